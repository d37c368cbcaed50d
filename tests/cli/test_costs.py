"""`socar costs` with figures: totals, warnings, sources, refusals."""

import re
from pathlib import Path

import pytest

from tests.sealed import Run

CASE = ("costs", "--repair", "250,000", "--days", "3")


def test_the_deductible_of_a_reservation(run: Run, tmp_path: Path) -> None:
    """A recorded deductible counts like a typed one; without one all products are shown."""
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    times = ("--start", "14:00", "--end", "18:00")
    run("reservation", "add", *times, "--deductible", "30만", environ=environ)
    run("reservation", "add", *times, environ=environ)
    rate = ("--loss-of-use-per-day", "37,000")
    recorded = run(*CASE, *rate, "--reservation", "R-1", environ=environ)
    typed = run(*CASE, *rate, "--deductible", "300000", environ=environ)
    assert (recorded.code, recorded.err, recorded.out) == (0, "", typed.out)
    unknown = run(*CASE, *rate, "--reservation", "R-2", environ=environ)
    assert unknown.out == run(*CASE, *rate, "--compare", environ=environ).out


@pytest.mark.parametrize("option", [("--deductible", "300,000"), ("--no-waiver",), ()])
def test_without_a_rate_it_says_so(run: Run, option: tuple[str, ...]) -> None:
    """Without an amount a day, loss-of-use is left out, and what was reported is named."""
    screen = run(*CASE, *option, "--lang", "en", "--plain").out
    assert "no official table" in screen
    assert "30,000 won in 2016, 43,000 won in 2018" in screen
    assert "Loss-of-use 3" not in screen


@pytest.mark.parametrize(
    ("option", "tow"),
    [
        (("--deductible", "0"), "Towing after the accident: 0 won"),
        (("--deductible", "1"), "Towing after the accident: 80,000 won"),
    ],
)
def test_only_a_product_includes_the_tow(run: Run, option: tuple[str, ...], tow: str) -> None:
    """Any amount is a deductible, but only a product of the file includes the tow."""
    assert tow in run(*CASE, *option, "--tow", "80,000", "--lang", "en", "--plain").out


def test_every_line_has_its_sources(run: Run) -> None:
    """With --sources the rules behind lines and totals carry footnotes."""
    figures = ("--deductible", "300,000", "--standard-day-fee", "74,000", "--sources")
    screen = run(*CASE, *figures, "--lang", "en", "--plain").out
    for line in ("Repair (typed)", "Deductible: ", "Loss-of-use 37,000", "Loss-of-use inside"):
        (found,) = (text for text in screen.splitlines() if text.startswith(line))
        assert re.search(r" \[[\d,]+\]", found)


@pytest.mark.parametrize(
    ("argv", "option"),
    [
        (("--days", "3"), "--repair"),
        (("--repair", "-1"), "--repair"),
        (("--repair", "1", "--days", "-1"), "--days"),
        (("--repair", "1", "--days", "99999"), "--days"),
        (("--repair", "1", "--days", "two"), "--days"),
        (("--repair", "1", "--no-waiver", "--deductible", "0"), "--no-waiver"),
        (("--compare",), "--repair"),
    ],
)
def test_nonsense_names_the_option(run: Run, argv: tuple[str, ...], option: str) -> None:
    """Negative, absurd or contradictory figures are wrong usage that names the option."""
    outcome = run("costs", *argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert option in outcome.err
    assert len(outcome.err.splitlines()) == 1
