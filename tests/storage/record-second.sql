-- What the versions created that checked overlaps in triggers, each looking at one booking.
BEGIN EXCLUSIVE;
CREATE TABLE reservation (
    key TEXT PRIMARY KEY NOT NULL CHECK (typeof(key) = 'text' AND length(key) = 32),
    id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text' AND id <> ''),
    start TEXT NOT NULL CHECK (typeof(start) = 'text' AND start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]'),
    "end" TEXT NOT NULL CHECK (typeof("end") = 'text' AND "end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]' AND start < "end"),
    car TEXT CHECK (typeof(car) IN ('text', 'null')),
    zone TEXT CHECK (typeof(zone) IN ('text', 'null')),
    deductible INTEGER
        CHECK (typeof(deductible) = 'null' OR (typeof(deductible) = 'integer' AND deductible >= 0)),
    upcoming TEXT CHECK (typeof(upcoming) = 'null'
        OR (typeof(upcoming) = 'text' AND upcoming GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]' AND upcoming >= "end")),
    returned TEXT CHECK (typeof(returned) = 'null'
        OR (typeof(returned) = 'text' AND returned GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]' AND returned >= start)),
    note TEXT CHECK (typeof(note) IN ('text', 'null')),
    car_key TEXT CHECK (typeof(car_key) = typeof(car)),
    checksum INTEGER NOT NULL CHECK (typeof(checksum) = 'integer')
);
CREATE INDEX IF NOT EXISTS reservation_by_car ON reservation (car_key, start);
CREATE INDEX IF NOT EXISTS reservation_by_end ON reservation (coalesce(returned, "end"), start);
CREATE TRIGGER IF NOT EXISTS reservation_new BEFORE INSERT ON reservation BEGIN
    SELECT RAISE(ABORT, 'overlap') WHERE NEW.start < (
        SELECT max(min(other."end", coalesce(other.returned, other."end"))) FROM reservation AS other
        WHERE other.car_key = NEW.car_key AND other.key <> NEW.key AND other.start = (
            SELECT max(last.start) FROM reservation AS last
            WHERE last.car_key = NEW.car_key AND last.key <> NEW.key
              AND last.start < min(NEW."end", coalesce(NEW.returned, NEW."end"))));
 END;
CREATE TRIGGER IF NOT EXISTS reservation_set BEFORE UPDATE ON reservation BEGIN
    SELECT RAISE(ABORT, 'overlap') WHERE NEW.start < (
        SELECT max(min(other."end", coalesce(other.returned, other."end"))) FROM reservation AS other
        WHERE other.car_key = NEW.car_key AND other.key <> NEW.key AND other.start = (
            SELECT max(last.start) FROM reservation AS last
            WHERE last.car_key = NEW.car_key AND last.key <> NEW.key
              AND last.start < min(NEW."end", coalesce(NEW.returned, NEW."end"))));
 END;
PRAGMA application_id = 1397703489;
PRAGMA user_version = 1;
COMMIT;
