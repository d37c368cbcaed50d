"""How an import grows: twice the rows, about twice the work, whatever the rows are."""

import cProfile
import random
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from socar_cli.domain.moments import KOREA
from socar_cli.domain.reservation import Reservation
from socar_cli.errors import ReservationFileError
from socar_cli.storage.exchange import save, to_csv
from socar_cli.storage.records import Records
from socar_cli.value import changed

FIRST = datetime(2026, 1, 1, tzinfo=KOREA)
STEP = 100  # of the database's own instructions, in which work is counted


def one_car(rows: int) -> list[Reservation]:
    """Return bookings of one car, one after the other, without numbers of their own."""
    return [booking("", "1", hours=2 * row) for row in range(rows)]


def one_car_shuffled(rows: int) -> list[Reservation]:
    """Return them in no order, each with a number of its own."""
    numbered = [booking(f"N-{row}", "1", hours=2 * row) for row in range(rows)]
    random.Random(5).shuffle(numbered)  # noqa: S311 - not for secrets
    return numbered


def many_cars(rows: int) -> list[Reservation]:
    """Return bookings of a car each, all at the same time."""
    return [booking(f"R-{row + 1}", f"car {row}", hours=0) for row in range(rows)]


def booking(number: str, car: str, *, hours: int) -> Reservation:
    """Return a booking of an hour that begins so many hours after the first."""
    start = FIRST + timedelta(hours=hours)
    return Reservation(id=number, start=start, end=start + timedelta(hours=1), car=car)


SHAPES = (one_car, one_car_shuffled, many_cars)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the instructions of the database, in steps."""
    steps = [0]
    connect = sqlite3.connect

    def counted(*args: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)  # type: ignore[call-overload]
        connection.set_progress_handler(step, STEP)
        return connection

    def step() -> int:
        steps[0] += 1
        return 0

    monkeypatch.setattr(sqlite3, "connect", counted)
    return steps


def done(work: list[int], task: Callable[[], object]) -> tuple[int, int]:
    """Return the calls of functions and the steps of the database that a task takes."""
    work[0] = 0
    with cProfile.Profile() as profile:
        task()
    return sum(entry.callcount for entry in profile.getstats()), work[0]


@pytest.mark.nightly
@pytest.mark.parametrize("refused", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_with_the_rows(
    tmp_path: Path, work: list[int], shape: Callable[[int], list[Reservation]], *, refused: bool
) -> None:
    """Four times the rows take at most five times the work, in Python as in SQLite.

    So it is where every row collides with one that is there.
    """
    spent = []
    for rows in (200, 800):
        records, file = Records(tmp_path / str(rows)), tmp_path / f"{rows}.csv"
        numbered = [changed(one, id=f"N-{number}") for number, one in enumerate(shape(rows))]
        save(to_csv(numbered if refused else shape(rows)), file)
        if refused:
            records.import_file(file)
            file.unlink()
            save(to_csv(changed(entry, note="another") for entry in numbered), file)
        spent.append(done(work, partial(refuse if refused else Records.import_file, records, file)))
        assert len(records.reservations()) == rows
    assert [more < 5 * less for less, more in zip(*spent, strict=True)] == [True, True]


def refuse(records: Records, file: Path) -> None:
    """Import a file of which nothing is taken."""
    with pytest.raises(ReservationFileError):
        records.import_file(file)


def look_up(records: Records) -> None:
    """Read one reservation by its number, and the last."""
    assert records.reservation("R-9")
    assert records.last(now=FIRST)


def test_one_is_read_without_the_others(tmp_path: Path, work: list[int]) -> None:
    """Looking up one reservation, and the last, is the same work among 40 as among 400."""
    spent = []
    for rows in (40, 400):
        records = Records(tmp_path / str(rows))
        save(to_csv(many_cars(rows)), tmp_path / f"{rows}.csv")
        records.import_file(tmp_path / f"{rows}.csv")
        spent.append(done(work, partial(look_up, records)))
    assert spent[0] == spent[1]
