"""`socar lost-item`: one answer where the trip is known, both cases where it is not."""

import sqlite3
from pathlib import Path

import pytest

from socar_cli.paths import RECORD
from tests.sealed import Run

TIMES = ("--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")


def test_recorded_and_typed_agree(run: Run, tmp_path: Path) -> None:
    """The same trip gets the same steps whether it is recorded or typed."""
    environ = {"SOCAR_HOME": str(tmp_path)}
    run("reservation", "add", *TIMES, "--next", "2026-11-22 19:00", environ=environ)
    for at in ("2026-11-22 18:30", "2026-11-22 19:00", "2026-11-24 00:00"):
        recorded = run("lost-item", "--reservation", "R-1", "--at", at, "--plain", environ=environ)
        typed = ("--ended", "2026-11-22 18:00", "--next", "2026-11-22 19:00")
        written = run("lost-item", *typed, "--at", at, "--plain")
        assert (recorded.code, recorded.err) == (0, "")
        assert _steps(recorded.out) == _steps(written.out) != []


def _steps(screen: str) -> list[str]:
    return [line for line in screen.splitlines() if line[:1].isdigit()]


def test_an_unknown_number_does_not_hide_the_answer(run: Run, tmp_path: Path) -> None:
    """An unknown number is one line with what is near and new, and both cases, with 0."""
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    for number in ("ABC-1", "ABC-2", "ABC-3", "ABC-4"):
        run("reservation", "add", *TIMES, "--id", number, environ=environ)
    outcome = run("lost-item", "--reservation", "ABD-4", environ=environ)
    assert outcome.code == 0
    assert outcome.err == (
        "socar: No record of reservation 'ABD-4'. Nearest: ABC-4. Latest: ABC-4, "
        "ABC-3, ABC-2. To record it: socar reservation add --id ABD-4 "
        '--start "today 14:00" --end "today 18:00"\n'
    )
    assert outcome.out == run("lost-item", environ={"LANG": "en"}).out


def test_a_broken_record_does_not_hide_the_answer(run: Run, tmp_path: Path) -> None:
    """A damaged record is one line on stderr above both cases, with 0."""
    (tmp_path / RECORD).write_bytes(b"broken")
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    outcome = run("lost-item", "--reservation", "R-1", environ=environ)
    assert outcome.code == 0
    assert outcome.err.startswith(f"socar: {tmp_path / RECORD}: damaged")
    assert len(outcome.err.splitlines()) == 1
    assert outcome.out == run("lost-item", environ={"LANG": "en"}).out
    costs = run("costs", "--repair", "1만", "--reservation", "R-1", environ=environ)
    assert (costs.code, costs.err) == (0, outcome.err)
    assert costs.out == run("costs", "--repair", "1만", environ={"LANG": "en"}).out


def test_a_locked_record_does_not_hide_the_answer(run: Run, tmp_path: Path) -> None:
    """While another program keeps the record, help is shown under one line about it."""
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    add = ("reservation", "add", "--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")
    assert run(*add, environ=environ).code == 0
    other = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    outcome = run("lost-item", "--reservation", "R-1", environ=environ)
    other.close()
    assert outcome.code == 0
    assert outcome.err == (
        f"socar: {tmp_path / RECORD}: in use by another program (try again in a moment)\n"
    )
    assert outcome.out == run("lost-item", environ={"LANG": "en"}).out


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (("--reservation", "R-1", "--ended", "14:00"), "--reservation and --ended contradict"),
        (("--reservation", "R-1", "--next", "no"), "--reservation and --next contradict"),
        (("--next", "no"), "--next needs --ended as well"),
        (("--ended", "14:00", "--next", "maybe"), "'maybe' is not a time"),
        (("--ended", "soon"), "'soon' is not a time"),
        (("--ended", "14:00", "--at", "later"), "'later' is not a time"),
    ],
)
def test_wrong_usage(run: Run, argv: tuple[str, ...], complaint: str) -> None:
    """Half a trip, two trips or an unreadable time is wrong usage in one line."""
    outcome = run("lost-item", *argv, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert complaint in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_nothing_is_made_by_asking(run: Run, tmp_path: Path) -> None:
    """Asking about a reservation makes neither file nor folder."""
    run("lost-item", "--reservation", "R-1", environ={"SOCAR_HOME": str(tmp_path / "none")})
    run("reservation", "list", environ={"SOCAR_HOME": str(tmp_path / "none")})
    assert not (tmp_path / "none").exists()
