"""The record file: what it takes, what it refuses, and what it leaves alone."""

import json
import os
import random
import sqlite3
import stat
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from socar_cli.domain.reservation import Reservation
from socar_cli.errors import (
    FileUnreadableError,
    NotStoredError,
    OverlapError,
    RecordsBusyError,
    RecordsDamagedError,
    RecordsNewerError,
    RescuedError,
    ReservationExistsError,
    UnknownReservationError,
)
from socar_cli.knowledge.scalars import Won
from socar_cli.paths import RECORD
from socar_cli.storage import records as records_module
from socar_cli.storage.layout import ALL, OVERLAP, SCHEMA
from socar_cli.storage.records import ASKED, UNASKED, Records
from socar_cli.value import changed
from tests.domain.test_moments import korean
from tests.storage.adding import NOON, NOTE

FULL = Reservation(
    id="쏘카 7/'\"",
    start=korean("2026-11-22 14:00:00"),
    end=korean("2026-11-22 18:00:30"),
    car="65호4801",
    zone="서울숲 1번",
    deductible=Won(0),
    upcoming=korean("2026-11-22 18:00:30"),
    returned=korean("2026-11-22 17:00:00"),
    note=NOTE,
)
BARE = Reservation(id="", start=korean("2026-11-23 14:00:00"), end=korean("2026-11-23 15:00:00"))


def filled(folder: Path) -> Records:
    """Return a record with two reservations."""
    records = Records(folder)
    records.add(FULL, now=NOON)
    records.add(BARE, now=NOON)
    return records


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    """Every value comes back as it was, and one without a number gets a short one."""
    records = filled(tmp_path / "home")
    assert records.reservations() == (FULL, changed(BARE, id="R-1"))
    assert records.reservation("R-1") == changed(BARE, id="R-1")
    assert records.add(changed(BARE, id=""), now=NOON).id == "R-2"


@pytest.mark.parametrize(
    ("now", "number"),
    [
        ("2026-11-22 13:59:59", None),
        ("2026-11-22 14:00:00", "ended"),
        ("2026-11-22 16:00:00", "long"),
        ("2026-11-22 17:00:00", "long"),
        ("2026-11-23 09:00:00", "long"),
        ("2026-11-23 12:00:00", "next"),
        ("2026-12-23 12:29:59", "next"),
        ("2026-12-23 12:30:00", None),
    ],
)
def test_the_last_reservation(tmp_path: Path, now: str, number: str | None) -> None:
    """It is the one that runs, of several the one that runs longest, or else ended last of late."""
    records = Records(tmp_path)
    spans = {
        "ended": ("22 14:00", "22 19:00", "22 16:00"),
        "long": ("22 15:00", "22 18:00", None),
        "short": ("22 16:30", "22 17:30", None),
        "next": ("23 11:00", "23 12:00", "23 12:30"),
    }
    for name, (start, end, back) in spans.items():
        times = {"start": start, "end": end, "returned": back}
        at = {what: time and korean(f"2026-11-{time}:00") for what, time in times.items()}
        records.add(changed(BARE, id=name, **at), now=NOON)
    last = records.last(now=korean(now))
    assert (last and last.id) == number


def test_modes_are_private(tmp_path: Path) -> None:
    """The folder is 0700 and the file 0600, and nothing else stays in the folder."""
    filled(tmp_path / "deep" / "home")
    folder = tmp_path / "deep" / "home"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / RECORD).stat().st_mode) == 0o600
    assert [file.name for file in folder.iterdir()] == [RECORD]


def test_reading_creates_nothing(tmp_path: Path) -> None:
    """Reading where nothing is recorded leaves no file and no folder behind."""
    records = Records(tmp_path / "home")
    assert records.reservations() == ()
    assert isinstance(records.look_up("R-1").problem, UnknownReservationError)
    with pytest.raises(UnknownReservationError):
        records.remove("R-1", now=NOON)
    assert list(tmp_path.iterdir()) == []


def test_settings(tmp_path: Path) -> None:
    """The file says whose it is, in which version, and keeps no write-ahead log."""
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / RECORD)
    pragmas = ("application_id", "user_version", "journal_mode")
    values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
    connection.close()
    assert values == [0x534F4341, 1, "delete"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-22 13:00:00", "2026-11-22 14:00:01"),
        ("2026-11-22 15:00:00", "2026-11-22 16:00:00"),
        ("2026-11-22 16:59:59", "2026-11-22 20:00:00"),
        ("2026-11-22 10:00:00", "2026-11-22 20:00:00"),
    ],
)
def test_overlapping_bookings_of_a_car(tmp_path: Path, start: str, end: str) -> None:
    """The database refuses a second booking of the car at the same time, and both are named."""
    records = filled(tmp_path)
    other = changed(BARE, start=korean(start), end=korean(end), car="65호 4801")
    with pytest.raises(OverlapError) as caught:
        records.add(other, now=NOON)
    assert caught.value.exit_code == 65
    message = caught.value.message().en
    assert f"{start[:16]} ~ {end[:16]}" in message.replace(":01 ", " ")
    assert f"{FULL.id}' (2026-11-22 14:00 ~ 2026-11-22 18:00)" in message
    assert len(records.reservations()) == 2


def test_of_several_bookings_the_one_that_overlaps_is_named(tmp_path: Path) -> None:
    """Neither a booking of the car that ends in time nor another car's is blamed."""
    records = filled(tmp_path)
    earlier = changed(FULL, id="a", start=korean("2026-11-22 08:00:00"), end=FULL.start)
    earlier = changed(earlier, upcoming=None, returned=None)
    records.add(earlier, now=NOON)
    records.add(changed(earlier, id="b", end=FULL.end, car="1"), now=NOON)
    with pytest.raises(OverlapError) as caught:
        records.add(changed(earlier, id="c", start=FULL.start, end=FULL.end), now=NOON)
    assert f"{FULL.id}' (2026-11-22 14:00 ~ 2026-11-22 18:00)" in caught.value.message().en


def test_neighbours_and_other_cars_do_not_overlap(tmp_path: Path) -> None:
    """Bookings may touch; an early return frees the car; without a car nothing overlaps."""
    records = filled(tmp_path)
    after = changed(
        FULL,
        id="a",
        start=korean("2026-11-22 17:00:00"),
        end=FULL.end,
        upcoming=None,
        returned=None,
    )
    before = changed(after, id="b", start=korean("2026-11-22 10:00:00"), end=FULL.start)
    for entry in (after, before, changed(after, id="c", car="1"), changed(after, id="d", car=None)):
        records.add(entry, now=NOON)
    assert len(records.reservations()) == 6


def test_the_database_itself_refuses(tmp_path: Path) -> None:
    """Triggers and checks stand in the file, not in the program."""
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / RECORD)
    columns = 'key, id, start, "end", car, zone, deductible, car_key, checksum'
    good = ["0" * 32, "x", "2026-11-22 15:00:00", "2026-11-22 16:00:00", "1", None, 0, "1", 0]
    wrong = [
        (7, "65호4801", "overlap"),
        (2, "2026-11-22", "CHECK"),
        (2, 7, "CHECK"),
        (3, "2026-11-22 15:00:00", "CHECK"),
        (1, "", "CHECK"),
        (1, FULL.id, "UNIQUE"),
        (6, -1, "CHECK"),
        (6, "many", "CHECK"),
        (5, b"bytes", "CHECK"),
    ]
    for place, value, complaint in wrong:
        values = [*good[:place], value, *good[place + 1 :]]
        with pytest.raises(sqlite3.IntegrityError, match=complaint):
            connection.execute(
                f"INSERT INTO reservation ({columns}) VALUES ({', '.join('?' * 9)})",  # noqa: S608
                values,
            )
    with pytest.raises(sqlite3.IntegrityError, match="overlap"):
        connection.execute(
            "UPDATE reservation SET car = '65호4801', car_key = '65호4801', start = ?, "
            "\"end\" = ? WHERE id = 'R-1'",
            ("2026-11-22 15:00:00", "2026-11-22 16:00:00"),
        )
    connection.close()


def test_a_number_is_taken_once(tmp_path: Path) -> None:
    """A number that is recorded already is refused with 65, and the record stays."""
    records = filled(tmp_path)
    with pytest.raises(ReservationExistsError) as caught:
        records.add(changed(BARE, id=FULL.id), now=NOON)
    assert caught.value.exit_code == 65
    assert len(records.reservations()) == 2


def test_the_highest_number_is_taken(tmp_path: Path) -> None:
    """After the last short number the free ones below it are given."""
    records = Records(tmp_path)
    for number in ("R-999999998", "R-2", "", "", "", "R-1234567890", ""):
        records.add(changed(BARE, id=number), now=NOON)
    assert sorted(entry.id for entry in records.reservations()) == [
        *("R-1", "R-1234567890", "R-2", "R-3", "R-4", "R-999999998", "R-999999999"),
    ]


def test_an_older_record_is_brought_up_to_date(tmp_path: Path) -> None:
    """A record of the first version is read as it is; the next write adds what is new in it."""
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / RECORD)
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
    new = connection.execute(schema).fetchall()
    connection.executescript(
        "DROP INDEX reservation_by_car; DROP INDEX reservation_by_end;"
        "DROP TRIGGER reservation_new; DROP TRIGGER reservation_set;"
        "CREATE TRIGGER reservation_added BEFORE INSERT ON reservation BEGIN SELECT 1; END;"
        "CREATE TRIGGER reservation_changed BEFORE UPDATE ON reservation BEGIN SELECT 1; END;"
    )
    connection.close()
    before = (tmp_path / RECORD).read_bytes()
    assert len(Records(tmp_path).reservations()) == 2
    assert Records(tmp_path).last(now=FULL.start) == FULL
    assert (tmp_path / RECORD).read_bytes() == before
    Records(tmp_path).remove("R-1", now=NOON)
    connection = sqlite3.connect(tmp_path / RECORD)
    assert connection.execute(schema).fetchall() == new
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("seed", range(20))
def test_overlaps_are_the_plain_rule(seed: int) -> None:
    """What the database refuses is what comparing with every booking of the car refuses."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    accepted: list[tuple[int, int]] = []
    for row in range(60):
        start = chance.randrange(0, 58)
        end = start + chance.randrange(1, 12 if row % 9 else 40)
        end = min(end, 59)
        back = chance.choice([None, start, chance.randrange(start, 60)])
        freed = end if back is None else min(end, back)
        clock = "2026-11-22 14:00:{:02}".format
        returned = None if back is None else clock(back)
        values = (f"{row:032}", str(row), clock(start), clock(end), returned)
        statement = (
            'INSERT INTO reservation (key, id, start, "end", returned, car, car_key, checksum) '
            "VALUES (?, ?, ?, ?, ?, 'a', 'a', 0)"
        )
        clash = any(other < freed and start < other_freed for other, other_freed in accepted)
        if clash:
            with pytest.raises(sqlite3.IntegrityError, match=OVERLAP):
                connection.execute(statement, values)
        else:
            connection.execute(statement, values)
            accepted.append((start, freed))
    assert len(accepted) > 3
    connection.close()


def test_unknown_numbers_name_the_nearest_and_the_latest(tmp_path: Path) -> None:
    """The nearest and the three that begin last are named, and a line that records it."""
    records = Records(tmp_path)
    for day in range(5):
        later = timedelta(days=day)
        moved = changed(BARE, start=BARE.start + later, end=BARE.end + later)
        records.add(changed(moved, id=f"ABC-{day}"), now=NOON)
    with pytest.raises(UnknownReservationError) as caught:
        records.reservation("ABD-3")
    assert caught.value.nearest[0] == "ABC-3"
    assert caught.value.latest == ("ABC-4", "ABC-3", "ABC-2")
    assert "socar reservation add --id ABD-3 --start" in caught.value.message().en


def flipped(content: bytes, place: int) -> bytes:
    """Return `content` with every bit of one byte the other way."""
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda content: content[:50],
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: b"\0" * len(content),
        lambda content: flipped(content, 3),
        lambda content: flipped(content, 18),
        lambda content: flipped(content, 70),
        lambda content: flipped(content, 105),
        lambda content: content.replace("서울숲".encode(), "부산숲".encode()),
        lambda content: content.replace("서울숲".encode(), b"\xff" * 9),
        lambda _: b"id,start,end\n",
    ],
)
def test_damaged_files_are_left_alone(tmp_path: Path, spoil: object) -> None:
    """A damaged file is 65, stays to the byte, and a new entry goes to a file beside it, 75.

    One reservation is still found where it is whole itself.
    """
    filled(tmp_path)
    damaged = spoil((tmp_path / RECORD).read_bytes())  # type: ignore[operator]
    (tmp_path / RECORD).write_bytes(damaged)
    records = Records(tmp_path)
    with pytest.raises(RecordsDamagedError) as refused:
        records.reservations()
    assert refused.value.exit_code == 65
    found = records.look_up(FULL.id)
    assert found.reservation == FULL or isinstance(found.problem, RecordsDamagedError)
    for _ in range(2):
        with pytest.raises(RescuedError) as rescued:
            _add(records)
        assert rescued.value.exit_code == 75
    assert (tmp_path / RECORD).read_bytes() == damaged
    files = sorted(tmp_path.glob("rescue-*"))
    assert [file.name for file in files] == [
        "rescue-20261122-120000-2.json",
        "rescue-20261122-120000.json",
    ]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    (tmp_path / RECORD).unlink()
    done = records.import_file(files[0], now=NOON)
    assert (done.added, records.reservations()) == (1, (FULL,))


def _add(records: Records) -> None:
    """Add, and read before storing, so that a fault in a row is met as well."""
    records.add(FULL, now=NOON)
    records.reservations()


def flip_each(folder: Path, stride: int) -> int:
    """Flip single bytes of a record; it is then refused, or reads as before; return how many.

    Which one is the last may be another or none, but never one that is not recorded.
    """
    records = filled(folder)
    before, content = records.reservations(), (folder / RECORD).read_bytes()
    reads: tuple[tuple[Callable[[], object], tuple[object, ...]], ...] = (
        (records.reservations, (before,)),
        (lambda: records.reservation("R-1"), before[1:]),
        (lambda: records.last(now=BARE.end), (None, *before)),
    )
    places = range(0, len(content), stride)
    for place in places:
        (folder / RECORD).write_bytes(flipped(content, place))
        for read, known in reads:
            with suppress(RecordsDamagedError, RecordsNewerError):
                assert (place, read() in known) == (place, True)
    return len(places)


def test_flipped_bytes(tmp_path: Path) -> None:
    """A byte turned over anywhere is noticed, or did not matter."""
    assert flip_each(tmp_path, 97) > 150


@pytest.mark.nightly
def test_many_flipped_bytes(tmp_path: Path) -> None:
    """Each third byte turned over is noticed, or did not matter."""
    assert flip_each(tmp_path, 3) > 3_000


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    """Another program's SQLite file is 65 and stays to the byte."""
    connection = sqlite3.connect(tmp_path / RECORD)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = (tmp_path / RECORD).read_bytes()
    with pytest.raises(RescuedError):
        Records(tmp_path).add(FULL, now=NOON)
    assert (tmp_path / RECORD).read_bytes() == before


def test_a_newer_record_is_left_alone(tmp_path: Path) -> None:
    """A record of a later version is 65, named as such, and a new entry is rescued."""
    records = filled(tmp_path)
    connection = sqlite3.connect(tmp_path / RECORD)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    with pytest.raises(RecordsNewerError) as caught:
        records.reservations()
    assert caught.value.exit_code == 65
    with pytest.raises(RescuedError):
        records.add(changed(BARE, id="x"), now=NOON)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_no_file_at_all(tmp_path: Path, make: object) -> None:
    """A folder or a pipe in the place of the record is refused at once."""
    make(tmp_path / RECORD)  # type: ignore[operator]
    problem = Records(tmp_path).look_up("R-1").problem
    assert isinstance(problem, RecordsDamagedError | FileUnreadableError)


def test_a_file_behind_a_closed_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses the file, that is what stands in the way of a reservation."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("socar_cli.storage.records.read_plain", refuse)
    problem = Records(tmp_path).look_up("R-1").problem
    assert isinstance(problem, FileUnreadableError)
    assert (problem.exit_code, problem.reason) == (74, "Permission denied")


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    """Where the folder cannot be made, the entry is shown in full with 74."""
    (tmp_path / "home").write_text("mine")
    with pytest.raises(NotStoredError) as caught:
        Records(tmp_path / "home").add(FULL, now=NOON)
    assert caught.value.exit_code == 74
    entry = json.loads(caught.value.entry)["reservations"][0]
    assert (entry["note"], entry["car"]) == (NOTE, FULL.car)


def test_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without hard links the record is put in place by its name."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    filled(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [RECORD]


def test_another_process_was_first(tmp_path: Path) -> None:
    """A record that appears while one's own is being made is used, not replaced."""
    records = Records(tmp_path)
    other = Records(tmp_path)
    assert not records._inspect()  # noqa: SLF001 - the moment between looking and making
    other.add(FULL, now=NOON)
    records._create()  # noqa: SLF001
    assert records.reservations() == (FULL,)
    assert [file.name for file in tmp_path.iterdir()] == [RECORD]


def test_no_room_for_a_journal(tmp_path: Path) -> None:
    """Where SQLite cannot open its journal, nothing is read or lost, and an add is 74 in full."""
    records = filled(tmp_path)
    (tmp_path / f"{RECORD}-journal").mkdir()
    with pytest.raises(NotStoredError) as caught:
        records.add(changed(BARE, id="x"), now=NOON)
    assert (caught.value.exit_code, '"id": "x"' in caught.value.entry) == (74, True)
    with pytest.raises(FileUnreadableError):
        records.remove("R-1", now=NOON)
    (tmp_path / f"{RECORD}-journal").rmdir()
    assert len(records.reservations()) == 2


def test_a_writer_keeps_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes, one may read; a change waits, then ends with 75."""
    monkeypatch.setattr("socar_cli.storage.records._PATIENCE", 0.05)
    records = filled(tmp_path)
    other = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert len(records.reservations()) == 2
    with pytest.raises(NotStoredError) as caught:
        records.add(changed(BARE, id="x"), now=NOON)
    assert caught.value.exit_code == 75
    with pytest.raises(RecordsBusyError):
        records.remove("R-1", now=NOON)
    other.close()
    records.remove("R-1", now=NOON)


def test_who_reads_hardly_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads waits a second in all for a locked record, who did not ask for it not at all."""
    filled(tmp_path)
    other = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    waits: list[float] = []

    def noted(address: str, *, uri: bool, timeout: float, isolation_level: None) -> object:
        waits.append(timeout)
        return connect(address, uri=uri, timeout=0, isolation_level=isolation_level)

    monkeypatch.setattr(sqlite3, "connect", noted)
    records = Records(tmp_path)
    assert isinstance(records.look_up("R-1").problem, RecordsBusyError)
    for patience in (UNASKED, ASKED):
        with pytest.raises(RecordsBusyError):
            records.reservations(patience=patience)
    assert waits == [1, 0, 1]
    other.execute("ROLLBACK")
    other.close()
    said: list[str] = []
    monkeypatch.setattr("socar_cli.storage.records._connect", _told(said))
    records.reservations()
    [wait] = [text for text in said if text.startswith("PRAGMA busy_timeout")]
    assert 0 <= int(wait.split()[-1]) <= 1000
    assert said.index(wait) < said.index("BEGIN")


def _told(said: list[str]) -> Callable[[Path, float], sqlite3.Connection]:
    """Return what opens a record and notes every statement after that."""
    connect = records_module._connect  # noqa: SLF001 - what it says to SQLite is the point

    def told(file: Path, patience: float) -> sqlite3.Connection:
        connection = connect(file, patience)
        connection.set_trace_callback(said.append)
        return connection

    return told


@pytest.mark.parametrize(("code", "stored"), [(28, False), (1, True), (13, True)])
def test_links_that_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, *, stored: bool
) -> None:
    """A disk without room refuses the entry in full; one without links is no obstacle."""

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)
    records = Records(tmp_path)
    if stored:
        records.add(FULL, now=NOON)
        records._create()  # noqa: SLF001 - another process was first
    else:
        with pytest.raises(NotStoredError):
            records.add(FULL, now=NOON)
    assert [file.name for file in tmp_path.iterdir()] == [RECORD] * stored


def test_a_row_no_reservation_can_be(tmp_path: Path) -> None:
    """A day no calendar has is damage, even in a row whose sum is right."""
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / RECORD)
    row = connection.execute(ALL).fetchone()
    values = [*row[:2], "2026-99-99 00:00:00", *row[3:-2]]
    sums = (values[2], zlib.crc32(json.dumps(values).encode()))
    connection.execute('UPDATE reservation SET "end" = ?, upcoming = NULL', sums[:1])
    values[6] = None
    sums = (values[2], zlib.crc32(json.dumps(values).encode()))
    connection.execute('UPDATE reservation SET "end" = ?, checksum = ?', sums)
    connection.commit()
    connection.close()
    with pytest.raises(RecordsDamagedError):
        Records(tmp_path).reservations()


def test_no_room_for_the_rescue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the rescue cannot be written either, the entry is shown in full, and nothing stays."""
    (tmp_path / RECORD).write_bytes(b"")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(NotStoredError) as caught:
        Records(tmp_path).add(FULL, now=NOON)
    assert (caught.value.exit_code, "우산" in caught.value.entry) == (74, True)
    assert [file.name for file in tmp_path.iterdir()] == [RECORD]
