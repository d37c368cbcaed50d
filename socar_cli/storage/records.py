"""The traveller's reservations in one local SQLite file; saved means committed to the disk."""

import json
import os
import re
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from socar_cli.domain.matching import nearest
from socar_cli.domain.moments import KOREA
from socar_cli.domain.reservation import (
    LATELY,
    Imported,
    LookUp,
    Reservation,
    Typed,
    edited,
    written,
)
from socar_cli.errors import (
    Complaint,
    FileUnreadableError,
    FileUnwritableError,
    NoRecordFolderError,
    NotStoredError,
    OverlapError,
    RecordsBusyError,
    RecordsDamagedError,
    RecordsNewerError,
    RescuedError,
    ReservationExistsError,
    ReservationFileError,
    SocarError,
    UnknownReservationError,
)
from socar_cli.files import NotPlainError, draft_of, put, read_plain
from socar_cli.knowledge.scalars import Won
from socar_cli.paths import RECORD
from socar_cli.storage import layout
from socar_cli.storage.exchange import read_file, save_new, to_json, to_line
from socar_cli.value import changed

_PATIENCE = 10.0  # seconds that somebody who writes waits for another process
ASKED = 1.0  # seconds that somebody who reads waits
UNASKED = 0.0  # the same, where nobody asked for the record: help comes first
_PAUSE = 0.001  # seconds between two tries, at least
_LATEST = 3  # how many reservations an unknown number is answered with

# The first hundred bytes of every SQLite file, see https://www.sqlite.org/fileformat.html
_HEADER = 100
_MAGIC = b"SQLite format 3\x00"
_ROLLBACK_JOURNAL = b"\x01\x01"  # bytes 18 and 19; a file in WAL mode is not one of ours

_PRIMARY = 0xFF  # the part of an error code that says what happened
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SYSTEM = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
# Python cannot always decode what SQLite says of a damaged file.
_REFUSALS = (sqlite3.Error, UnicodeDecodeError)
_FAULTS = (
    FileUnwritableError,
    NoRecordFolderError,
    RecordsBusyError,
    RecordsDamagedError,
    RecordsNewerError,
)

_SETTINGS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
)

_HIGHEST = 999_999_999
_COUNTED = re.compile(r"R-([1-9]\d{0,8})", re.ASCII)  # longer ones are somebody's own

_Column = str | int | None


class Records:
    """The record file in a folder; reading creates nothing, a damaged file is never touched."""

    def __init__(self, folder: Path | None) -> None:
        """Remember the folder, None where nobody knows one; the first write makes it."""
        self._known_folder = folder

    @property
    def _folder(self) -> Path:
        if self._known_folder is None:
            raise NoRecordFolderError
        return self._known_folder

    @property
    def _file(self) -> Path:
        return self._folder / RECORD

    def reservations(self, *, patience: float = ASKED) -> tuple[Reservation, ...]:
        """Return all reservations by their start, the earliest first.

        While another process keeps the record, this waits so many seconds in all.
        """
        with self._reading(patience) as connection:
            return () if connection is None else _read_all(connection)

    def reservation(self, identifier: str, *, patience: float = ASKED) -> Reservation:
        """Return the reservation of that number; raises UnknownReservationError."""
        with self._reading(patience) as connection:
            return _find(connection, identifier)[1]

    def last(self, *, now: datetime) -> Reservation | None:
        """Return the reservation that runs or ended last; nobody asked, so this waits for none."""
        moments = [_stored(moment) for moment in (now, now - LATELY)]
        with self._reading(UNASKED) as connection:
            row = connection and connection.execute(layout.LAST, moments).fetchone()
            return _reservation(row) if row else None

    def look_up(self, identifier: str) -> LookUp:
        """Return the reservation, or what stands in the way of it: help goes on without it."""
        return _looked_up(lambda: self.reservation(identifier))

    def recall(self, *, now: datetime) -> LookUp:
        """Return the reservation that runs or ended last, or what stands in the way of it."""
        return _looked_up(lambda: self.last(now=now))

    def number_in(self, words: Iterable[str]) -> str | None:
        """Return the first word that is a number of the record, or written as it writes them."""
        try:
            known = {entry.id for entry in self.reservations(patience=UNASKED)}
        except SocarError:
            known = set()
        return next((word for word in words if word in known or _COUNTED.fullmatch(word)), None)

    def add(self, reservation: Reservation, *, now: datetime) -> Reservation:
        """Store a new reservation, and return it with the number that it has."""
        with self._writing((reservation,), now) as connection:
            return _insert(connection, reservation, _Numbers(connection))

    def change(
        self, identifier: str, change: Callable[[Reservation], Reservation], *, now: datetime
    ) -> Reservation:
        """Store what `change` makes of a reservation, and return it."""
        wanted = (change(self.reservation(identifier, patience=_PATIENCE)),)
        with self._writing(wanted, now) as connection:
            key, current = _find(connection, identifier)
            new = change(current)
            _execute(connection, layout.UPDATE, new, key)
            return new

    def edit(self, identifier: str, typed: Typed, *, now: datetime) -> Reservation:
        """Store everything that was typed in place of what a reservation had."""
        return self.change(identifier, lambda entry: edited(entry, typed, now=now), now=now)

    def remove(self, identifier: str, *, now: datetime) -> Reservation:
        """Forget a reservation, and return what was forgotten."""
        self.reservation(identifier, patience=_PATIENCE)
        with self._writing((), now) as connection:
            _, reservation = _find(connection, identifier)
            connection.execute(layout.DELETE, (identifier,))
            return reservation

    def import_file(self, path: Path, *, now: datetime) -> Imported:
        """Store every reservation of a file, or none; what is already there stays."""
        entries = read_file(path)
        complaints: list[Complaint] = []
        known = 0
        with self._writing(tuple(entry for _, entry, _ in entries), now) as connection:
            recorded = set(_read_all(connection))
            numbers = _Numbers(connection)
            for where, entry, _ in entries:
                if entry in recorded:
                    known += 1
                    continue
                try:
                    recorded.add(_insert(connection, entry, numbers))
                except SocarError as error:
                    complaints.append(where(error.message()))
            if complaints:
                raise ReservationFileError(path.name, tuple(complaints))
        remarks = dict.fromkeys(remark for _, _, found in entries for remark in found)
        return Imported(len(entries) - known, known, tuple(remarks))

    @contextmanager
    def _reading(self, patience: float) -> Iterator[sqlite3.Connection | None]:
        """Open the record to read; None when nothing is recorded yet."""
        deadline = time.monotonic() + patience
        try:
            if not self._inspect():
                yield None
                return
            with closing(_connect(self._file, patience)) as connection:
                _wait_at_most(connection, deadline - time.monotonic())
                # A hot journal of a killed process is rolled back by the first statement after
                # this, and from there on nobody writes.
                connection.execute("BEGIN")
                yield connection
        except (*_REFUSALS, OSError) as error:
            raise self._fault(error, FileUnreadableError) from error

    @contextmanager
    def _writing(
        self, entries: tuple[Reservation, ...], now: datetime
    ) -> Iterator[sqlite3.Connection]:
        """Hold the record for one change; what cannot be stored is rescued, or shown in full."""
        try:
            with self._transaction() as connection:
                yield connection
        except _FAULTS as problem:
            if not entries:
                raise
            if isinstance(problem, RecordsDamagedError | RecordsNewerError):
                raise self._rescued(problem, entries, now) from problem
            raise NotStoredError(problem, to_line(entries)) from problem

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self._inspect():
                self._create()
            with closing(_connect(self._file, _PATIENCE)) as connection:
                _begin(connection)
                try:
                    _check(connection)
                    for statement in layout.LATER:
                        connection.execute(statement)
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    with suppress(*_REFUSALS):
                        connection.execute("ROLLBACK")
                    raise
        except (*_REFUSALS, OSError) as error:
            raise self._fault(error, FileUnwritableError) from error

    def _inspect(self) -> bool:
        """Tell whether there is a record, from its first bytes and without SQLite touching it."""
        try:
            header = read_plain(self._file, _HEADER)
        except FileNotFoundError:
            return False
        except NotPlainError:
            raise RecordsDamagedError(str(self._file)) from None
        ours = int.from_bytes(header[68:72]) == layout.APPLICATION_ID
        if not header.startswith(_MAGIC) or header[18:20] != _ROLLBACK_JOURNAL or not ours:
            raise RecordsDamagedError(str(self._file))
        if int.from_bytes(header[60:64]) > layout.VERSION:
            raise RecordsNewerError(str(self._file))
        return True

    def _create(self) -> None:
        """Put an empty record in place, whole from its first moment and never over another."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with draft_of(self._file) as draft:
            os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(_connect(draft, _PATIENCE)) as connection:
                connection.executescript(layout.SCHEMA)
            with suppress(FileExistsError):  # another process was first
                put(draft, self._file)

    def _fault(
        self, error: Exception, refused: type[FileUnreadableError | FileUnwritableError]
    ) -> SocarError:
        """Return what an error of SQLite or of the system means for the traveller."""
        if isinstance(error, OSError):
            return refused(str(self._file), error.strerror or str(error))
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY
        if code in _BUSY:
            return RecordsBusyError(str(self._file))
        if code in _SYSTEM:
            return refused(str(self._file), str(error))
        return RecordsDamagedError(str(self._file))

    def _rescued(
        self, problem: SocarError, entries: tuple[Reservation, ...], now: datetime
    ) -> SocarError:
        """Store `entries` beside a record that cannot be written to, and say where."""
        for twin in count(1):  # pragma: no branch - it never ends by itself
            name = f"rescue-{now:%Y%m%d-%H%M%S}" + (f"-{twin}" if twin > 1 else "")
            path = self._folder / f"{name}.json"
            try:
                save_new(path, to_json(entries))
            except FileUnwritableError:
                if not path.exists():
                    break
            else:
                return RescuedError(problem, str(path))
        return NotStoredError(problem, to_line(entries))


def _connect(file: Path, patience: float) -> sqlite3.Connection:
    """Open a file that is there; this never makes one."""
    address = f"file:{quote(os.fsencode(file))}?mode=rw"
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except _REFUSALS:
        connection.close()
        raise
    return connection


def _wait_at_most(connection: sqlite3.Connection, seconds: float) -> None:
    """Let each statement wait so long for another process."""
    connection.execute(f"PRAGMA busy_timeout = {max(0, int(seconds * 1000))}")


def _begin(connection: sqlite3.Connection) -> None:
    """Begin to write as soon as nobody else does.

    SQLite itself waits ever longer between its tries, so that in a crowd one starves; here all
    try about as often.
    """
    deadline = time.monotonic() + _PATIENCE
    _wait_at_most(connection, 0)
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY not in _BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE * (1 + os.urandom(1)[0] / 64))  # not all at the same moment
        else:
            break
    _wait_at_most(connection, _PATIENCE)


def _check(connection: sqlite3.Connection) -> None:
    """Refuse a file that is not whole; its rows carry sums of their own."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError


def _read_all(connection: sqlite3.Connection) -> tuple[Reservation, ...]:
    """Return every reservation of a file that is whole."""
    _check(connection)
    return tuple(map(_reservation, connection.execute(layout.ALL)))


def _reservation(row: tuple[_Column, ...]) -> Reservation:
    """Return the reservation of a row; one whose sum is wrong was changed by nobody we know."""
    *values, checksum, _ = row
    named = zip(layout.COLUMNS, values, strict=False)
    try:
        if checksum != _sum(values):
            raise sqlite3.DatabaseError
        known = {name: value for name, value in named if value is not None}
        return Reservation(**{name: _KINDS.get(name, str)(part) for name, part in known.items()})
    except (TypeError, ValueError, SocarError) as error:
        raise sqlite3.DatabaseError from error


def _moment(value: _Column) -> datetime:
    return datetime.fromisoformat(str(value)).replace(tzinfo=KOREA)


# What the columns hold that are no texts.
_KINDS: dict[str, Callable[[Any], Any]] = {
    "deductible": Won,
    **dict.fromkeys(("start", "end", "upcoming", "returned"), _moment),
}


def _stored(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(" ", "seconds")


def _sum(values: Iterable[_Column]) -> int:
    return zlib.crc32(json.dumps(list(values)).encode())


def _columns(reservation: Reservation, key: str) -> tuple[_Column, ...]:
    values: dict[str, _Column] = {**written(reservation)}
    if reservation.deductible is not None:
        values["deductible"] = int(reservation.deductible)
    row = (*(values[name] for name in layout.COLUMNS), reservation.car_key)
    return (*row, _sum(row), key)


class _Numbers:
    """Short numbers that nobody has: R-1, R-2, and so on; the record is asked for them once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._taken: set[int] = set()
        self._highest = 0
        self._low = count(1)
        for (identifier,) in connection.execute(layout.NUMBERS):
            self.take(identifier)

    def take(self, identifier: str) -> None:
        """Note that a number is given; one of somebody's own pattern does not count."""
        if match := _COUNTED.fullmatch(identifier):
            self._taken.add(int(match[1]))
            self._highest = max(self._highest, int(match[1]))

    def free(self) -> str:
        """Return the number after the highest, or the lowest free one where that is too long."""
        if self._highest < _HIGHEST:
            return f"R-{self._highest + 1}"
        return f"R-{next(number for number in self._low if number not in self._taken)}"


def _insert(
    connection: sqlite3.Connection, reservation: Reservation, numbers: _Numbers
) -> Reservation:
    named = reservation if reservation.id else changed(reservation, id=numbers.free())
    _execute(connection, layout.INSERT, named, uuid4().hex)
    numbers.take(named.id)
    return named


def _execute(connection: sqlite3.Connection, statement: str, new: Reservation, key: str) -> None:
    """Write one row; when the database refuses it, say what it collides with."""
    try:
        connection.execute(statement, _columns(new, key))
    except sqlite3.IntegrityError as error:
        if str(error) == layout.OVERLAP:
            before = (new.car_key, key, _stored(_freed(new)))
            rivals = map(_reservation, connection.execute(layout.RIVALS, before))
            other = next(entry for entry in rivals if new.start < _freed(entry))
            raise OverlapError(new.car or "", _span(new), other.id, _span(other)) from error
        raise ReservationExistsError(new.id) from error


def _freed(reservation: Reservation) -> datetime:
    return min(reservation.end, reservation.returned or reservation.end)


def _span(reservation: Reservation) -> str:
    times = (reservation.start, reservation.end)
    return " ~ ".join(time.replace(tzinfo=None).isoformat(" ", "minutes") for time in times)


def _looked_up(find: Callable[[], Reservation | None]) -> LookUp:
    try:
        return LookUp(find())
    except SocarError as problem:
        return LookUp(problem=problem)


def _find(connection: sqlite3.Connection | None, identifier: str) -> tuple[str, Reservation]:
    """Return the key and the reservation of a number; all are read only where it is unknown."""
    row = connection and connection.execute(layout.ONE, (identifier,)).fetchone()
    if row:
        return row[-1], _reservation(row)
    known = [] if connection is None else [entry.id for entry in _read_all(connection)]
    raise UnknownReservationError(
        identifier,
        nearest(identifier, {name: (name,) for name in known}),
        tuple(known[: -_LATEST - 1 : -1]),
    )
