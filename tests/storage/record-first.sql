-- What the first version created.
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
CREATE TRIGGER reservation_added BEFORE INSERT ON reservation BEGIN
    SELECT RAISE(ABORT, 'overlap') FROM reservation AS other
    WHERE other.key <> NEW.key AND other.car_key = NEW.car_key
      AND other.start < min(NEW."end", coalesce(NEW.returned, NEW."end"))
      AND NEW.start < min(other."end", coalesce(other.returned, other."end"));
 END;
CREATE TRIGGER reservation_changed BEFORE UPDATE ON reservation BEGIN
    SELECT RAISE(ABORT, 'overlap') FROM reservation AS other
    WHERE other.key <> NEW.key AND other.car_key = NEW.car_key
      AND other.start < min(NEW."end", coalesce(NEW.returned, NEW."end"))
      AND NEW.start < min(other."end", coalesce(other.returned, other."end"));
 END;
PRAGMA application_id = 1397703489;
PRAGMA user_version = 1;
COMMIT;
