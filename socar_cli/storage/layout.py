"""The shape of the record file; the database itself refuses what no reservation can be."""

APPLICATION_ID = 0x534F4341  # "SOCA"
VERSION = 1

_TIME = "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]'"
OVERLAP = "overlap"  # what the triggers below say, for the caller to recognise

# An early return frees the car; a late one does not make an earlier booking wrong.
_FREED = 'min({0}."end", coalesce({0}.returned, {0}."end"))'
# Bookings that are there do not overlap: the last that begins before this one is over is enough.
_CLASH = f"""
    SELECT RAISE(ABORT, '{OVERLAP}') WHERE NEW.start < (
        SELECT max({_FREED.format("other")}) FROM reservation AS other
        WHERE other.car_key = NEW.car_key AND other.key <> NEW.key AND other.start = (
            SELECT max(last.start) FROM reservation AS last
            WHERE last.car_key = NEW.car_key AND last.key <> NEW.key
              AND last.start < {_FREED.format("NEW")}));
"""  # noqa: S608 - no text of anybody's

_OVER = 'coalesce(returned, "end")'  # when a trip is over

# What a record got after its first version; every write brings an older file up to it. Older
# programs read and write it all the same, so VERSION stays.
LATER = (
    "CREATE INDEX IF NOT EXISTS reservation_by_car ON reservation (car_key, start)",
    f"CREATE INDEX IF NOT EXISTS reservation_by_end ON reservation ({_OVER}, start)",
    f"CREATE TRIGGER IF NOT EXISTS reservation_new BEFORE INSERT ON reservation BEGIN {_CLASH} END",
    f"CREATE TRIGGER IF NOT EXISTS reservation_set BEFORE UPDATE ON reservation BEGIN {_CLASH} END",
    "DROP TRIGGER IF EXISTS reservation_added",  # it compared with every booking of the car
    "DROP TRIGGER IF EXISTS reservation_changed",
)

SCHEMA = f"""
BEGIN EXCLUSIVE;
CREATE TABLE reservation (
    key TEXT PRIMARY KEY NOT NULL CHECK (typeof(key) = 'text' AND length(key) = 32),
    id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text' AND id <> ''),
    start TEXT NOT NULL CHECK (typeof(start) = 'text' AND start GLOB {_TIME}),
    "end" TEXT NOT NULL CHECK (typeof("end") = 'text' AND "end" GLOB {_TIME} AND start < "end"),
    car TEXT CHECK (typeof(car) IN ('text', 'null')),
    zone TEXT CHECK (typeof(zone) IN ('text', 'null')),
    deductible INTEGER
        CHECK (typeof(deductible) = 'null' OR (typeof(deductible) = 'integer' AND deductible >= 0)),
    upcoming TEXT CHECK (typeof(upcoming) = 'null'
        OR (typeof(upcoming) = 'text' AND upcoming GLOB {_TIME} AND upcoming >= "end")),
    returned TEXT CHECK (typeof(returned) = 'null'
        OR (typeof(returned) = 'text' AND returned GLOB {_TIME} AND returned >= start)),
    note TEXT CHECK (typeof(note) IN ('text', 'null')),
    car_key TEXT CHECK (typeof(car_key) = typeof(car)),
    checksum INTEGER NOT NULL CHECK (typeof(checksum) = 'integer')
);
{";".join(LATER)};
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
COMMIT;
"""

# The columns of a reservation in the order of the statements; then car_key, checksum and key.
COLUMNS = ("id", "start", "end", "car", "zone", "deductible", "upcoming", "returned", "note")
_ROW = """
SELECT id, start, "end", car, zone, deductible, upcoming, returned, note, car_key, checksum, key
FROM reservation
"""
ALL = f"{_ROW} ORDER BY start, id"
ONE = f"{_ROW} WHERE id = ?"
# What may overlap with a new booking of the car, the nearest first.
RIVALS = f"{_ROW} WHERE car_key = ? AND key <> ? AND start < ? ORDER BY start DESC"
# The one that runs at a moment, or else ended last and after another.
LAST = f"""
{_ROW} WHERE start <= ? AND {_OVER} > ? ORDER BY {_OVER} DESC, start DESC LIMIT 1
"""
INSERT = """
INSERT INTO reservation
(id, start, "end", car, zone, deductible, upcoming, returned, note, car_key, checksum, key)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
UPDATE = """
UPDATE reservation SET (id, start, "end", car, zone, deductible, upcoming, returned, note,
car_key, checksum) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE key = ?
"""
DELETE = "DELETE FROM reservation WHERE id = ?"
NUMBERS = "SELECT id FROM reservation WHERE id GLOB 'R-[1-9]*'"
