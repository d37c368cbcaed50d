"""How an import grows: twice the rows, about twice the work, whatever the rows are."""

import cProfile
import random
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
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


def one_car_backwards(rows: int) -> list[Reservation]:
    """Return the same, the last one first."""
    return one_car(rows)[::-1]


def one_car_shuffled(rows: int) -> list[Reservation]:
    """Return the same in no order, each with a number of its own."""
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


SHAPES = (one_car, one_car_backwards, one_car_shuffled, many_cars)


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


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.nightly
def test_the_work_grows_with_the_rows(
    tmp_path: Path, work: list[int], shape: Callable[[int], list[Reservation]]
) -> None:
    """Four times the rows take at most five times the instructions of the database."""
    done = []
    for rows in (100, 400):
        save(to_csv(shape(rows)), tmp_path / f"{rows}.csv")
        work[0] = 0
        assert Records(tmp_path / str(rows)).import_file(tmp_path / f"{rows}.csv")
        done.append(work[0])
    assert done[1] < 5 * done[0]


def test_one_is_read_without_the_others(tmp_path: Path, work: list[int]) -> None:
    """Looking up one reservation, and the last, is the same work among 40 as among 400."""
    done = []
    for rows in (40, 400):
        records = Records(tmp_path / str(rows))
        save(to_csv(many_cars(rows)), tmp_path / f"{rows}.csv")
        records.import_file(tmp_path / f"{rows}.csv")
        work[0] = 0
        with cProfile.Profile() as profile:
            assert records.reservation("R-9")
            assert records.last(now=FIRST)
        done.append((sum(entry.callcount for entry in profile.getstats()), work[0]))
    assert done[0] == done[1]


@pytest.mark.nightly
def test_the_work_of_a_refusal_grows_with_the_rows(tmp_path: Path, work: list[int]) -> None:
    """So it is where every row collides with one that is there."""
    done = []
    for rows in (100, 400):
        records = Records(tmp_path / str(rows))
        save(to_csv(one_car(rows)), tmp_path / f"{rows}.csv")
        records.import_file(tmp_path / f"{rows}.csv")
        others = [changed(entry, note="another") for entry in one_car(rows)]
        save(to_csv(others), tmp_path / f"others-{rows}.csv")
        work[0] = 0
        with pytest.raises(ReservationFileError) as caught:
            records.import_file(tmp_path / f"others-{rows}.csv")
        assert len(caught.value.complaints) == rows
        done.append(work[0])
    assert done[1] < 5 * done[0]


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("shape", "form"), [(one_car, "csv"), (one_car_shuffled, "csv"), (many_cars, "json")]
)
def test_eight_thousand_rows(
    tmp_path: Path, work: list[int], shape: Callable[[int], list[Reservation]], form: str
) -> None:
    """Importing 8,000 rows takes at most five times the work of 2,000, in Python as in SQLite."""
    few, many = (_work(tmp_path, work, shape(rows), form) for rows in (2000, 8000))
    assert [more < 5 * less for less, more in zip(few, many, strict=True)] == [True, True]


def _work(folder: Path, work: list[int], entries: list[Reservation], form: str) -> tuple[int, int]:
    """Return the calls of functions and the steps of the database that importing takes."""
    file = folder / f"{len(entries)}.{form}"
    save(to_csv(entries), file)
    work[0] = 0
    with cProfile.Profile() as profile:
        done = Records(folder / str(len(entries))).import_file(file)
    assert done.added == len(entries)
    return sum(entry.callcount for entry in profile.getstats()), work[0]
