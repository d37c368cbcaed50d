"""The record file: what it stores, what it refuses, and what it leaves alone."""

import json
import os
import random
import sqlite3
import stat
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from socar_cli import errors
from socar_cli.domain.reservation import Reservation
from socar_cli.files import create_private
from socar_cli.knowledge.scalars import Won
from socar_cli.paths import RECORD
from socar_cli.storage.records import ASKED, UNASKED, Records
from socar_cli.value import changed
from tests.domain.test_moments import korean
from tests.storage.adding import NOON, NOTE

FULL = Reservation(
    id="쏘카-7._",
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
    records.add(FULL)
    records.add(BARE)
    return records


def altered(folder: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Let another program run a statement on the record, and return what it finds."""
    with closing(sqlite3.connect(folder / RECORD, isolation_level=None)) as connection:
        return connection.execute(statement, values).fetchall()


def not_stored(records: Records) -> int:
    """Return the exit code of an entry that cannot be stored, and is shown in full."""
    with pytest.raises(errors.NotStoredError) as caught:
        records.add(changed(FULL, id="x", car=None))
    [entry] = json.loads(caught.value.entry)["reservations"]
    assert (entry["id"], entry["zone"], entry["note"]) == ("x", FULL.zone, NOTE)
    return caught.value.exit_code


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    """Every value comes back as it was, and one without a number gets a short one."""
    records = filled(tmp_path / "home")
    assert records.reservations() == (FULL, changed(BARE, id="R-1"))
    assert records.reservation("R-1") == changed(BARE, id="R-1")


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
        records.add(changed(BARE, id=name, **at))
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
    assert isinstance(records.look_up("R-1").problem, errors.UnknownReservationError)
    with pytest.raises(errors.UnknownReservationError):
        records.remove(records.reservation("R-1"))
    assert list(tmp_path.iterdir()) == []


def test_of_several_bookings_the_one_that_overlaps_is_named(tmp_path: Path) -> None:
    """Neither a booking of the car that ends in time nor another car's is blamed."""
    records = filled(tmp_path)
    earlier = changed(BARE, id="a", start=korean("2026-11-22 08:00:00"), end=FULL.start)
    records.add(changed(earlier, car=FULL.car))
    records.add(changed(earlier, id="b", end=FULL.end, car="1"))
    with pytest.raises(errors.OverlapError) as caught:
        records.add(changed(BARE, start=FULL.start, end=FULL.end, car="65호 4801"))
    said = caught.value.message().en
    assert said.count("2026-11-22 14:00 ~ 2026-11-22 18:00") == 2
    assert f"'{FULL.id}' (2026" in said
    assert len(records.reservations()) == 4


def test_neighbours_and_other_cars_do_not_overlap(tmp_path: Path) -> None:
    """Bookings may touch; an early return frees the car; without a car nothing overlaps."""
    records = filled(tmp_path)
    after = changed(BARE, start=korean("2026-11-22 17:00:00"), end=FULL.end, car=FULL.car)
    before = changed(after, start=korean("2026-11-22 10:00:00"), end=FULL.start)
    for entry in (after, before, changed(after, car="1"), changed(after, car=None)):
        records.add(entry)
    assert len(records.reservations()) == 6


def test_numbers_count_on_from_the_highest(tmp_path: Path) -> None:
    """A new number is above those given before; one that somebody has typed is left out."""
    records = Records(tmp_path)
    for number in ("R-999999998", "R-2", "", "R-1000000000", "", ""):
        records.add(changed(BARE, id=number))
    assert sorted(entry.id for entry in records.reservations()) == [
        *("R-1000000000", "R-1000000001", "R-1000000002", "R-2", "R-999999998", "R-999999999"),
    ]


# Both wrote files with triggers, and the first one without the indexes.
OLDER = tuple(Path(__file__).with_name(f"record-{name}.sql") for name in ("first", "second"))


@pytest.mark.parametrize("schema", OLDER, ids=lambda path: path.stem)
def test_an_older_record(tmp_path: Path, schema: Path) -> None:
    """A record of an earlier version is read without a change to it, and written as a new one."""
    new = filled(tmp_path / "new").reservations()
    connection = sqlite3.connect(tmp_path / RECORD)
    connection.executescript(schema.read_text(encoding="utf-8"))
    connection.execute("ATTACH ? AS new", (str(tmp_path / "new" / RECORD),))
    connection.execute("INSERT INTO main.reservation SELECT * FROM new.reservation")
    connection.commit()
    connection.close()
    before = (tmp_path / RECORD).read_bytes()
    records = Records(tmp_path)
    assert (records.reservations(), records.last(now=FULL.start)) == (new, FULL)
    assert (tmp_path / RECORD).read_bytes() == before
    with pytest.raises(errors.OverlapError):
        records.add(changed(FULL, id="x"))
    later = records.change(FULL.id, lambda entry: changed(entry, returned=entry.end))
    records.remove(records.reservation("R-1"))
    records.add(changed(BARE, car=FULL.car))
    assert records.reservations() == (later, changed(BARE, id="R-1", car=FULL.car))


@pytest.mark.parametrize("seed", range(20))
def test_overlaps_are_the_plain_rule(tmp_path: Path, seed: int) -> None:
    """What is refused is what comparing with every booking of the car refuses."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    accepted: list[tuple[int, int]] = []
    rows, refused = ["start,end,returned,car"], []
    for line in range(2, 62):
        start = chance.randrange(0, 58)
        end = min(start + chance.randrange(1, 12 if line % 9 else 40), 59)
        back = chance.choice([None, start, chance.randrange(start, 60)])
        freed = end if back is None else min(end, back)
        clock = "2026-11-22 14:00:{:02}".format
        rows.append(f"{clock(start)},{clock(end)},{'' if back is None else clock(back)},a")
        if any(other < freed and start < other_freed for other, other_freed in accepted):
            refused.append(line)
        else:
            accepted.append((start, freed))
    (tmp_path / "rows.csv").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(errors.ReservationFileError) as caught:
        Records(tmp_path).import_file(tmp_path / "rows.csv")
    assert [complaint.line for complaint in caught.value.complaints] == refused
    assert len(accepted) > 3


def flipped(content: bytes, place: int) -> bytes:
    """Return `content` with every bit of one byte the other way."""
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [
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
    """A damaged file is 65 and stays to the byte; a new entry is 75, with the entry in full.

    A single reservation is still found if its row is whole.
    """
    filled(tmp_path)
    damaged = spoil((tmp_path / RECORD).read_bytes())  # type: ignore[operator]
    (tmp_path / RECORD).write_bytes(damaged)
    records = Records(tmp_path)
    with pytest.raises(errors.RecordsDamagedError) as refused:
        records.reservations()
    assert refused.value.exit_code == 65
    found = records.look_up(FULL.id)
    assert found.reservation == FULL or isinstance(found.problem, errors.RecordsDamagedError)
    with pytest.raises(errors.NotStoredError) as caught:
        records.add(FULL)
    assert caught.value.exit_code == 75
    assert [file.name for file in tmp_path.iterdir()] == [RECORD]
    assert (tmp_path / RECORD).read_bytes() == damaged
    (tmp_path / "kept.json").write_text(caught.value.entry, encoding="utf-8")
    (tmp_path / RECORD).unlink()
    done = records.import_file(tmp_path / "kept.json")
    assert (done.added, records.reservations()) == (1, (FULL,))


def test_an_empty_file_is_an_empty_record(tmp_path: Path) -> None:
    """A file whose first transaction is not done yet is read as empty, and can be written."""
    (tmp_path / RECORD).touch()
    records = Records(tmp_path)
    assert (records.reservations(), records.last(now=NOON)) == ((), None)
    assert isinstance(records.look_up("R-1").problem, errors.UnknownReservationError)
    assert (tmp_path / RECORD).read_bytes() == b""
    records.add(FULL)
    assert records.reservations() == (FULL,)


@pytest.mark.parametrize("stride", [197, pytest.param(23, marks=pytest.mark.nightly)])
def test_flipped_bytes(tmp_path: Path, stride: int) -> None:
    """A byte turned over is noticed, or did not matter.

    Which one is the last may be another or none, but never one that is not recorded.
    """
    records = filled(tmp_path)
    before, content = records.reservations(), (tmp_path / RECORD).read_bytes()
    reads: tuple[tuple[Callable[[], object], tuple[object, ...]], ...] = (
        (records.reservations, (before,)),
        (lambda: records.reservation("R-1"), before[1:]),
        (lambda: records.last(now=BARE.end), (None, *before)),
    )
    places = range(0, len(content), stride)
    assert len(places) > 70
    for place in places:
        (tmp_path / RECORD).write_bytes(flipped(content, place))
        for read, known in reads:
            with suppress(errors.RecordsDamagedError, errors.RecordsNewerError):
                assert (place, read() in known) == (place, True)


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    """Another program's SQLite file is 65 and stays to the byte."""
    altered(tmp_path, "CREATE TABLE theirs (x)")
    before = (tmp_path / RECORD).read_bytes()
    assert not_stored(Records(tmp_path)) == 75
    assert (tmp_path / RECORD).read_bytes() == before


def test_a_newer_record_is_left_alone(tmp_path: Path) -> None:
    """A record of a later version is 65, named as such, and a new entry is 75."""
    records = filled(tmp_path)
    altered(tmp_path, "PRAGMA user_version = 2")
    with pytest.raises(errors.RecordsNewerError) as caught:
        records.reservations()
    assert caught.value.exit_code == 65
    assert not_stored(records) == 75


def test_no_file_at_all(tmp_path: Path) -> None:
    """A folder or a pipe in the place of the record is refused at once; of a home, it is 74."""
    os.mkfifo(tmp_path / RECORD)
    (tmp_path / "other" / RECORD).mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "other"):
        problem = Records(folder).look_up("R-1").problem
        assert isinstance(problem, errors.RecordsDamagedError | errors.FileUnreadableError)
    (tmp_path / "home").write_text("mine")
    assert not_stored(Records(tmp_path / "home")) == 74


def test_a_file_behind_a_closed_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses the file, that is what stands in the way of a reservation."""
    refuse = Mock(side_effect=PermissionError(13, "Permission denied"))
    monkeypatch.setattr("socar_cli.storage.records.read_plain", refuse)
    problem = Records(tmp_path).look_up("R-1").problem
    assert isinstance(problem, errors.FileUnreadableError)
    assert (problem.exit_code, "(Permission denied)" in problem.message().en) == (74, True)


def test_another_process_was_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that appears while one's own is being created is used, not replaced."""

    def create(path: Path) -> None:
        monkeypatch.undo()
        Records(tmp_path).add(FULL)
        create_private(path)

    monkeypatch.setattr("socar_cli.storage.records.create_private", create)
    assert Records(tmp_path).add(BARE).id == "R-1"
    assert Records(tmp_path).reservations() == (FULL, changed(BARE, id="R-1"))


def test_no_room_for_a_journal(tmp_path: Path) -> None:
    """Where SQLite cannot open its journal, nothing is read or lost, and an add is 74 in full."""
    records = filled(tmp_path)
    (tmp_path / f"{RECORD}-journal").mkdir()
    assert not_stored(records) == 74
    with pytest.raises(errors.FileUnreadableError):
        records.remove(records.reservation("R-1"))
    (tmp_path / f"{RECORD}-journal").rmdir()
    assert len(records.reservations()) == 2


def test_a_journal_that_goes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another writer may be done while its journal is looked at: it is asked for once."""
    records, ordinary = filled(tmp_path), Path.stat
    journal = tmp_path / f"{RECORD}-journal"
    journal.touch()

    def stat_and_go(path: Path, **options: bool) -> os.stat_result:
        found = ordinary(path, **options)
        if path.name == journal.name:
            journal.unlink()
        return found

    monkeypatch.setattr(Path, "stat", stat_and_go)
    assert len(records.reservations()) == 2


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("linked", [False, True])
def test_a_pipe_beside_the_record_is_not_waited_for(
    tmp_path: Path, ending: str, *, linked: bool
) -> None:
    """What SQLite would open beside the file is looked at first: nobody waits for a pipe."""
    home = tmp_path / "home"
    records = filled(home)
    if linked:
        (home / RECORD).rename(tmp_path / "real.sqlite3")
        (home / RECORD).symlink_to(tmp_path / "real.sqlite3")
    os.mkfifo(f"{(home / RECORD).resolve()}{ending}")
    for read in (records.reservations, lambda: records.last(now=NOON)):
        with pytest.raises(errors.FileUnreadableError) as refused:
            read()
        assert f"{ending} is not a plain file" in refused.value.message().en
    assert not_stored(records) == 74


@pytest.mark.parametrize("open_elsewhere", [False, True])
def test_a_record_switched_to_a_log(tmp_path: Path, *, open_elsewhere: bool) -> None:
    """What another tool has switched to WAL is read, written, and set back once it is free."""
    records = filled(tmp_path)
    other = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.execute("SELECT count(*) FROM reservation").fetchone()
    if not open_elsewhere:
        other.close()
    before = records.reservations()
    assert before == (FULL, changed(BARE, id="R-1"))
    records.add(changed(BARE, id="x"))
    assert len(records.reservations()) == 3
    other.close()
    records.remove(records.reservation("x"))
    assert records.reservations() == before
    assert (tmp_path / RECORD).read_bytes()[18:20] == b"\x01\x01"
    assert [file.name for file in tmp_path.iterdir()] == [RECORD]


def test_a_log_in_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There SQLite cannot read it, and the reason is said."""
    records = filled(tmp_path)
    altered(tmp_path, "PRAGMA journal_mode = WAL")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(errors.FileUnreadableError) as refused:
        records.reservations()
    assert refused.value.message().en.endswith("could not be read (Read-only file system)")


def test_what_goes_is_what_was_shown(tmp_path: Path) -> None:
    """Another reservation that got the number meanwhile, or a change of it, is not removed."""
    records = filled(tmp_path)
    seen = records.reservation("R-1")
    records.change("R-1", lambda entry: changed(entry, note="new"))
    with pytest.raises(errors.ReservationChangedError):
        records.remove(seen)
    now = records.reservation("R-1")
    records.remove(now)
    with pytest.raises(errors.UnknownReservationError):
        records.remove(now)
    other = records.add(changed(BARE, car="1"))
    with pytest.raises(errors.ReservationChangedError):
        records.remove(seen)
    assert records.reservations() == (FULL, other)


def test_what_is_removed_is_gone_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of a removed note is overwritten, also where SQLite does not do so by itself."""
    connect = sqlite3.connect

    def careless(*args: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - passed on
        connection: sqlite3.Connection = connect(*args, **options)
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    monkeypatch.setattr(sqlite3, "connect", careless)
    records = filled(tmp_path)
    secret = records.add(changed(BARE, id="s", note="secret-one"))
    secret = records.change("s", lambda entry: changed(entry, note="secret-two" * 500))
    records.remove(secret)
    assert b"secret" not in (tmp_path / RECORD).read_bytes()


def test_a_writer_keeps_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes, one may read; a change waits, then ends with 75."""
    monkeypatch.setattr("socar_cli.storage.records._PATIENCE", 0.05)
    records = filled(tmp_path)
    other = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert len(records.reservations()) == 2
    assert not_stored(records) == 75
    with pytest.raises(errors.RecordsBusyError):
        records.remove(records.reservation("R-1"))
    other.close()
    records.remove(records.reservation("R-1"))


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
    assert isinstance(records.look_up("R-1").problem, errors.RecordsBusyError)
    for patience in (UNASKED, ASKED):
        with pytest.raises(errors.RecordsBusyError):
            records.reservations(patience=patience)
    assert waits == [1, 0, 1]
    other.close()


def test_a_row_no_reservation_can_be(tmp_path: Path) -> None:
    """A day no calendar has is damage, even in a row whose sum is right."""
    filled(tmp_path)
    columns = 'id, start, "end", car, zone, deductible, upcoming, returned, note, car_key'
    values = [*altered(tmp_path, f"SELECT {columns} FROM reservation")[0]]  # noqa: S608
    values[2] = "2026-99-99 00:00:00"
    checksum = zlib.crc32(json.dumps(values).encode())
    update = 'UPDATE reservation SET "end" = ?, checksum = ? WHERE id = ?'
    altered(tmp_path, update, values[2], checksum, values[0])
    with pytest.raises(errors.RecordsDamagedError):
        Records(tmp_path).reservations()
