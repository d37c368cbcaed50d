"""The user's reservations in one local SQLite file; what is acknowledged is on the disk."""

import errno
import json
import os
import re
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from socar_cli import errors
from socar_cli.domain.matching import nearest
from socar_cli.domain.reservation import (
    LATELY,
    Imported,
    LookUp,
    Remark,
    Reservation,
    booked,
    field_texts,
    is_id,
)
from socar_cli.files import NotPlainError, create_private, read_plain
from socar_cli.paths import RECORD
from socar_cli.storage.exchange import read_file, to_json
from socar_cli.value import changed

# How many seconds a call waits for another process: to write, to read what was asked for, and to
# read what nobody asked for.
_PATIENCE, ASKED, UNASKED = 10.0, 1.0, 0.0
_LATEST = 3  # reservations that are suggested in place of an unknown number

# Bytes 0 to 15, 18, 19 and 68 to 71 of our files, see https://www.sqlite.org/fileformat.html
_SIGNATURE = b"SQLite format 3\x00\x01\x01SOCA"
_WITH_LOG = b"SQLite format 3\x00\x02\x02SOCA"  # another tool has switched it to a write-ahead log
_VERSION = 1

_OVER = 'coalesce(returned, "end")'  # when a trip is over, see Reservation.over
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS reservation (
    key TEXT PRIMARY KEY NOT NULL, id TEXT NOT NULL UNIQUE,
    start TEXT NOT NULL, "end" TEXT NOT NULL, car TEXT, zone TEXT, deductible INTEGER,
    upcoming TEXT, returned TEXT, note TEXT, car_key TEXT, checksum INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS reservation_by_car ON reservation (car_key, start);
CREATE INDEX IF NOT EXISTS reservation_by_end ON reservation ({_OVER}, start);
PRAGMA application_id = {int.from_bytes(_SIGNATURE[-4:])};
PRAGMA user_version = {_VERSION};
COMMIT;
"""
# The fields of a reservation in their order, what is compared of its car, and a checksum.
_COLUMNS = 'id, start, "end", car, zone, deductible, upcoming, returned, note, car_key, checksum'
_SELECT = f"SELECT {_COLUMNS} FROM reservation"  # noqa: S608 - constants
_ALL = f"{_SELECT} ORDER BY start, id"
_ONE = f"{_SELECT} WHERE id = ?"
_LAST = f"{_SELECT} WHERE start <= ? AND {_OVER} > ? ORDER BY {_OVER} DESC, start DESC LIMIT 1"
# Stored bookings of a car do not overlap, so it is enough to compare a new one with the last
# booking that starts before the new one ends.
_NEIGHBOUR = f"""
{_SELECT} WHERE car_key = ? AND start < ? ORDER BY start DESC, min("end", {_OVER}) DESC LIMIT 1
"""
_INSERT = f"INSERT INTO reservation ({_COLUMNS}, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_DELETE = "DELETE FROM reservation WHERE id = ?"

# The names of SQLite's errors without "SQLITE_": another process is at work; the system refuses.
_BUSY = ("BUSY", "LOCKED")
_REFUSED = ("CANTOPEN", "FULL", "IOERR", "NOMEM", "PERM", "READONLY")

_COUNTED = re.compile(r"R-([1-9]\d{0,8})", re.ASCII)  # a number that this program gave


class Records:
    """The record file in a folder. Reading creates nothing; a damaged file is not changed."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, None if it is unknown; the first write creates it."""
        self._folder = folder
        # Worked out before the file is touched: Python 3.13 loads a module for it.
        self._address = "" if folder is None else f"{(folder / RECORD).absolute().as_uri()}?mode=rw"

    def reservations(self, *, patience: float = ASKED) -> tuple[Reservation, ...]:
        """Return all reservations in the order of their start, the earliest first.

        Waits at most `patience` seconds for another process.
        """
        return tuple(self._read(_ALL, patience=patience))

    def reservation(self, identifier: str, *, patience: float = ASKED) -> Reservation:
        """Return the reservation of that number; raises UnknownReservationError."""
        if found := self._read(_ONE, identifier, patience=patience):
            return found[0]
        known = [entry.id for entry in self.reservations(patience=patience)]
        near = nearest(identifier, {name: (name,) for name in known})
        latest = tuple(reversed(known[-_LATEST:]))
        new = identifier if is_id(identifier) else None
        raise errors.UnknownReservationError(identifier, near, latest, new)

    def last(self, *, now: datetime) -> Reservation | None:
        """Return the reservation that runs at `now` or ended last before; waits for nobody."""
        found = self._read(_LAST, _stored(now), _stored(now - LATELY), patience=UNASKED)
        return next(iter(found), None)

    def look_up(self, identifier: str) -> LookUp:
        """Return the reservation, or the problem, which does not keep the caller from helping."""
        return _looked_up(lambda: self.reservation(identifier))

    def recall(self, *, now: datetime) -> LookUp:
        """Return the reservation that runs or ended last, or the problem."""
        return _looked_up(lambda: self.last(now=now))

    def number_in(self, words: Iterable[str]) -> str | None:
        """Return the first word that is a recorded number or looks like one, such as R-1."""
        known = {entry.id for entry in self._at_hand()}
        return next((word for word in words if word in known or _COUNTED.fullmatch(word)), None)

    def add(self, reservation: Reservation) -> Reservation:
        """Store a new reservation, and return it with its number."""
        with self._writing(reservation) as connection:
            return _insert(connection, reservation)

    def twins(self, reservation: Reservation) -> tuple[str, ...]:
        """Return the numbers of others with the same times, unless known to be of another car."""
        return tuple(
            entry.id
            for entry in self._at_hand()
            if entry.id != reservation.id
            and (entry.start, entry.end) == (reservation.start, reservation.end)
            and (None in (entry.car, reservation.car) or entry.car == reservation.car)
        )

    def change(self, identifier: str, change: Callable[[Reservation], Reservation]) -> Reservation:
        """Store what `change` makes of a reservation, and return it."""
        wanted = change(self.reservation(identifier, patience=_PATIENCE))
        with self._writing(wanted) as connection:  # by now another process may have changed it
            return _insert(connection, change(_take(connection, identifier)))

    def remove(self, reservation: Reservation) -> None:
        """Remove a reservation; raises ReservationChangedError if it is no longer what it was."""
        with self._writing() as connection:
            if _take(connection, reservation.id) != reservation:
                raise errors.ReservationChangedError(reservation.id)

    def import_file(self, path: Path, read_input: Callable[[int], bytes] | None = None) -> Imported:
        """Store all reservations of a file, or none; those that are already recorded stay.

        `read_input` reads what is called -. One without a number, or with one that
        `is_id` refuses, is stored under a free one, unless the same is recorded under any.
        Raises ReservationFileError with every complaint about the file.
        """
        entries, ignored = read_file(path, read_input)
        complaints: list[errors.Complaint] = []
        remarks = dict.fromkeys(remark for _, _, found in entries for remark in found)
        known = 0
        with self._writing(*(entry for _, entry, _ in entries)) as connection:
            recorded = set(_select(connection, _ALL))
            nameless = {changed(entry, id="") for entry in recorded}
            numbers = _free_numbers(connection)
            for where, entry, _ in entries:
                new = entry if is_id(entry.id) else changed(entry, id="")
                if entry in recorded or (not new.id and new in nameless):
                    known += 1
                    continue
                if new.id != entry.id:
                    remarks[Remark.RENUMBERED] = None
                try:
                    recorded.add(_insert(connection, new, numbers))
                except (errors.OverlapError, errors.ReservationExistsError) as error:
                    complaints.append(where(error.message()))
            if complaints:
                raise errors.ReservationFileError(path.name, tuple(complaints))
        return Imported(len(entries) - known, known, tuple(remarks), ignored)

    def _at_hand(self) -> tuple[Reservation, ...]:
        """Return all reservations, none where they cannot be read: nobody asked for them."""
        with suppress(errors.SocarError):
            return self.reservations(patience=UNASKED)
        return ()

    @property
    def _file(self) -> Path:
        if self._folder is None:
            raise errors.NoRecordFolderError
        return self._folder / RECORD

    def _read(self, query: str, *values: str, patience: float) -> list[Reservation]:
        """Return the reservations that a query finds, none if nothing has been recorded."""
        with self._translated(errors.FileUnreadableError):
            if not self._exists():
                return []
            with closing(self._connect(patience)) as connection:
                connection.execute("BEGIN")
                if _is_empty(connection):
                    return []
                if query is _ALL:
                    _check(connection)
                return _select(connection, query, *values)

    @contextmanager
    def _writing(self, *entries: Reservation) -> Iterator[sqlite3.Connection]:
        """Run a transaction: it is committed at the end, and rolled back after an exception.

        Raises NotStoredError with the `entries` if the record cannot be written.
        """
        with self._translated(errors.FileUnwritableError, entries):
            if not self._exists():
                self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with suppress(FileExistsError):  # another process was first
                    create_private(self._file).close()
            with closing(self._connect(_PATIENCE)) as connection, connection:
                connection.execute("PRAGMA synchronous = EXTRA")
                connection.execute("PRAGMA secure_delete = ON")  # what is removed is overwritten
                with suppress(sqlite3.OperationalError):  # the other tool still has it open
                    connection.execute("PRAGMA journal_mode = DELETE")
                # A transaction of its own: parts of a large one may be in the file before the
                # header, and a file without it would be taken for a foreign one.
                if _is_empty(connection):
                    connection.executescript(_SCHEMA)
                connection.execute("BEGIN IMMEDIATE")
                _check(connection)
                yield connection

    def _exists(self) -> bool:
        """Tell whether there is a record, by its first bytes: SQLite might change a foreign file.

        An empty file is one whose first transaction has not been committed.
        """
        try:
            header = read_plain(self._file, 100)
        except FileNotFoundError:
            return False
        except NotPlainError:
            raise errors.RecordsDamagedError(str(self._file)) from None
        if not header:
            return False
        signature = header[:16] + header[18:20] + header[68:72]
        if signature not in {_SIGNATURE, _WITH_LOG}:
            raise errors.RecordsDamagedError(str(self._file))
        real = self._file.resolve()
        for ending in ("-journal", "-wal", "-shm"):
            beside = real.with_name(f"{real.name}{ending}")
            with suppress(FileNotFoundError):  # asked once: a journal goes when its writer is done
                if not stat.S_ISREG(beside.stat().st_mode):  # SQLite would wait for a pipe
                    raise NotPlainError(errno.EINVAL, f"{beside.name} is not a plain file")
        if signature == _WITH_LOG and not os.access(real.parent, os.W_OK):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))  # it needs others beside it
        if int.from_bytes(header[60:64]) > _VERSION:
            raise errors.RecordsNewerError(str(self._file))
        return True

    def _connect(self, patience: float) -> sqlite3.Connection:
        """Open the file, which must exist; every statement waits at most `patience` seconds."""
        return sqlite3.connect(self._address, uri=True, timeout=patience, isolation_level=None)

    @contextmanager
    def _translated(
        self, refused: type[errors.SocarError], entries: tuple[Reservation, ...] = ()
    ) -> Iterator[None]:
        """Translate what SQLite and the system raise; NotStoredError if there are `entries`.

        `refused` is raised if the system refuses something.
        """
        try:
            yield
        except (OSError, sqlite3.Error, UnicodeDecodeError, errors.RecordUnusableError) as error:
            name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
            problem: errors.SocarError
            if isinstance(error, errors.SocarError):
                problem = error  # there may be no folder, and so no file to name
            elif isinstance(error, OSError):
                problem = refused(str(self._file), error.strerror or str(error))
            elif name.startswith(_BUSY):
                problem = errors.RecordsBusyError(str(self._file))
            elif name.startswith(_REFUSED):
                problem = refused(str(self._file), str(error))
            else:
                problem = errors.RecordsDamagedError(str(self._file))
            if entries:
                problem = errors.NotStoredError(problem, to_json(entries, indent=None).strip())
            raise problem from error


def _looked_up(find: Callable[[], Reservation | None]) -> LookUp:
    try:
        return LookUp(find())
    except errors.SocarError as problem:
        return LookUp(problem=problem)


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether the file has no tables: its first transaction has not been committed.

    What a killed process left half done is rolled back by this query.
    """
    return not connection.execute("SELECT 1 FROM sqlite_schema").fetchone()


def _check(connection: sqlite3.Connection) -> None:
    """Raise DatabaseError if the structure of the file is damaged."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError


def _select(connection: sqlite3.Connection, query: str, *values: str | None) -> list[Reservation]:
    """Return the reservations that a query finds; raises DatabaseError if a row was altered."""
    found = []
    for *row, checksum in connection.execute(query, values):
        fields = zip(Reservation.__fields__, row[:-1], strict=True)  # behind them the car's key
        typed = {name: None if value is None else str(value) for name, value in fields}
        try:
            found.append(booked(typed, now=None))
        except (ValueError, errors.SocarError) as error:
            raise sqlite3.DatabaseError from error
        if checksum != _checksum(row):
            raise sqlite3.DatabaseError
    return found


def _checksum(values: list[str | int | None]) -> int:
    return zlib.crc32(json.dumps(values).encode())


def _stored(moment: datetime) -> str:
    """Return a moment as the file has it; such texts sort as moments do."""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _free_numbers(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield numbers that no reservation has: R-8, R-9 and so on if R-7 is the highest."""
    rows = connection.execute("SELECT id FROM reservation")
    given = (match[1] for (number,) in rows if (match := _COUNTED.fullmatch(str(number))))
    for number in count(max(map(int, given), default=0) + 1):
        if not _select(connection, _ONE, f"R-{number}"):
            yield f"R-{number}"


def _take(connection: sqlite3.Connection, identifier: str) -> Reservation:
    """Delete a reservation and return it; raises UnknownReservationError."""
    found = _select(connection, _ONE, identifier)
    if not found:
        raise errors.UnknownReservationError(identifier)
    connection.execute(_DELETE, (identifier,))
    return found[0]


def _insert(
    connection: sqlite3.Connection, new: Reservation, numbers: Iterator[str] | None = None
) -> Reservation:
    """Insert a reservation and return it, with one of the free `numbers` if it has none.

    Raises ReservationExistsError if its number is taken, OverlapError if its car is booked.
    """
    new = new if new.id else changed(new, id=next(numbers or _free_numbers(connection)))
    if _select(connection, _ONE, new.id):
        raise errors.ReservationExistsError(new.id)
    for other in _select(connection, _NEIGHBOUR, new.car_key, _stored(_freed(new))):
        if new.start < _freed(other):
            raise errors.OverlapError(new.car, _span(new), other.id, _span(other))
    fields: dict[str, str | int | None] = {**field_texts(new)}
    fields["deductible"] = None if new.deductible is None else int(new.deductible)
    values = [*fields.values(), new.car_key]
    connection.execute(_INSERT, (*values, _checksum(values), uuid4().hex))
    return new


def _freed(reservation: Reservation) -> datetime:
    """Return when the car is free again: an early return frees it, a late one is no booking."""
    return min(reservation.end, reservation.over)


def _span(reservation: Reservation) -> str:
    return f"{reservation.start:%Y-%m-%d %H:%M} ~ {reservation.end:%Y-%m-%d %H:%M}"
