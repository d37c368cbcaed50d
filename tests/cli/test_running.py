"""The record is used: the trip that runs or ended last is known; its troubles hide nothing."""

import json
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from socar_cli.paths import RECORD
from tests.domain.test_moments import korean
from tests.sealed import SUNDAY_EVENING, Run, run_sealed

LINES = ((), ("accident",), ("accident", "--where", "parking"), ("lost-item",))


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record one trip, R-1, from 18:00 to 22:00."""
    home = tmp_path_factory.mktemp("running")
    times = ("--start", "2026-11-22 18:00", "--end", "2026-11-22 22:00")
    add = ("reservation", "add", *times, "--car", "65호4801")
    assert run_sealed(*add, environ={"SOCAR_HOME": str(home)}).code == 0
    return home / RECORD


@pytest.fixture
def here(run: Run, recorded: Path, tmp_path: Path) -> Run:
    """Run a line in English on a copy of that record."""
    shutil.copy(recorded, tmp_path / RECORD)
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    return lambda *argv, **world: run(*argv, environ=environ, **world)


def test_home_and_accident_say_how_long_the_trip_runs(here: Run) -> None:
    """One line says until when the trip runs, how long that is, and what to do before."""
    said = "Reservation R-1: until 22:00, 1 h 20 min"
    assert f"- {said}, report a crash before that\n" in here("--plain").out
    assert f"[To keep the waiver]\n{said}\n" in here("accident", "--plain").out
    told = here("accident", "--where", "parking", "--plain").out
    assert f"\n- {said}, report a crash before that\n[Safety first]" in told


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-22 18:00:00", "until 22:00, 4 h 0 min"),
        ("2026-11-22 21:00:01", "until 22:00, 59 min"),
        ("2026-11-22 21:59:59", "until 22:00, 0 min"),
    ],
)
def test_the_time_that_is_left(here: Run, now: str, said: str) -> None:
    """Whole minutes are counted, never more than there are; an end on another day has its day."""
    assert f"Reservation R-1: {said}, report" in here("--plain", now=korean(now)).out
    here("reservation", "edit", "R-1", "--end", "2026-11-25 21:00")
    assert "R-1: until 11-25 21:00, 3 d 0 h, report" in here("--plain").out


@pytest.mark.parametrize("now", ["2026-11-22 17:59:59", "2026-11-22 22:00:00"])
@pytest.mark.parametrize("line", LINES[:3])
def test_only_a_trip_that_runs_is_said(
    run: Run, here: Run, line: tuple[str, ...], now: str
) -> None:
    """Before its start and from its end on the screens are those without a record."""
    without = run(*line, environ={"LANG": "en"}, now=korean(now))
    assert here(*line, now=korean(now)) == without


@pytest.mark.parametrize("line", LINES[:3])
def test_json_has_the_reservation(here: Run, line: tuple[str, ...]) -> None:
    """A program gets the whole reservation and the minutes, or null."""
    running = json.loads(here(*line, "--json").out)["running"]
    assert (running["reservation"]["id"], running["minutes_left"]) == ("R-1", 80)
    assert running["reservation"]["car"] == "65호4801"
    over = SUNDAY_EVENING + timedelta(days=1)
    assert json.loads(here(*line, "--json", now=over).out)["running"] is None


def test_lost_item_takes_the_trip_that_ended_last(run: Run, here: Run) -> None:
    """Its answer is that of --reservation in short, says which it is, and what else there is."""
    soon, late, next_day = (
        here("lost-item", "--plain", now=korean(f"2026-11-{moment}:00")).out
        for moment in ("22 22:10", "23 09:00", "24 09:00")
    )
    which = "Reservation R-1: The trip ended 2026-11-22 (Sun) 22:00"
    assert (which in soon, f"{which}, hours ago" in late) == (True, True)
    assert "1. Go to the car first" in soon
    assert "1. Call the customer centre first" in late
    assert "Go to the car" not in late + next_day
    assert "goes to the police" not in next_day
    assert "from about 2027-05-22: the finder may own it" in next_day
    for screen in (soon, late, next_day):
        assert "More: socar lost-item --reservation R-1\n" in screen
        assert "Other trip: socar lost-item --all\n" in screen
    english = {"environ": {"LANG": "en"}}
    assert here("lost-item", "--all") == run("lost-item", "--all", **english)
    # With --at it is the trip of that moment, and after 30 days none.
    assert "hours ago" in here("lost-item", "--at", "2026-11-23 09:00").out
    after = ("lost-item", "--at", "2026-12-22 22:00")
    assert here(*after) == run(*after, **english)


def test_lost_item_in_json_says_that_nobody_named_it(here: Run) -> None:
    """A program sees which trip was taken, and whether it was asked for."""
    trip = json.loads(here("lost-item", "--json").out)["answer"]["trip"]
    assert (trip["reservation"]["id"], trip["recalled"]) == ("R-1", True)
    named = json.loads(here("lost-item", "--reservation", "R-1", "--json").out)
    assert named["answer"]["trip"] == {**trip, "recalled": False}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("trouble", ["broken", "no file", "locked"])
def test_a_record_in_trouble_hides_nothing(
    run: Run, here: Run, tmp_path: Path, line: tuple[str, ...], trouble: str
) -> None:
    """The screen is the one without it, 0; only lost-item says why, in a line."""
    record = tmp_path / RECORD
    other = sqlite3.connect(record, isolation_level=None)
    if trouble == "locked":
        other.execute("BEGIN EXCLUSIVE")
    elif trouble == "broken":
        record.write_bytes(b"broken")
    else:
        record.unlink()
        record.mkdir()
    outcome = here(*line)
    other.close()
    assert (outcome.code, outcome.out) == (0, run(*line, environ={"LANG": "en"}).out)
    said = outcome.err.splitlines()
    assert len(said) == (line == ("lost-item",))
    assert all(text.startswith(f"socar: {record}: ") for text in said)


@pytest.mark.parametrize("line", LINES)
def test_nobody_waits_for_a_record(
    here: Run, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    """The record is opened without any patience for who keeps it."""
    connect, waits = sqlite3.connect, []

    def noted(address: str, *, timeout: float, **options: object) -> sqlite3.Connection:
        waits.append(timeout)
        return connect(address, timeout=timeout, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", noted)
    assert here(*line).code == 0
    assert waits == [0]
