"""`socar breakdown`: the problems by name, and who pays."""

import pytest

from tests.sealed import Run


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("battery", "고장 · 방전"),
        ("방전", "고장 · 방전"),
        ("펑크", "고장 · 펑크"),
        ("flat tire", "고장 · 펑크"),
        ("fuel", "고장 · 연료"),
        ("locked-out", "고장 · 문 잠김"),
        ("경고등", "고장 · 경고등"),
    ],
)
def test_a_problem_is_understood_in_both_languages(run: Run, words: str, title: str) -> None:
    """A problem's name in either language leads to its list, with the number of the centre."""
    outcome = run("breakdown", words, "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == title
    assert "고객센터·긴급출동: 1661-3315" in outcome.out


def test_the_korean_name_leads_to_it(run: Run) -> None:
    """The command answers to its Korean name and is listed by the English one."""
    assert run("고장") == run("breakdown")
    assert "\n고장" not in run("--help").out


def test_an_unknown_problem_names_the_nearest(run: Run) -> None:
    """A mistyped problem ends in one line with the nearest, and exit 1."""
    outcome = run("breakdown", "batery", "--lang", "en")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "socar: 'batery': nothing found. Nearest: flat battery\n"


def test_an_electric_car_takes_no_fuel_card(run: Run) -> None:
    """Where the energy is electric, the fuel card is not spoken of."""
    assert "주유카드" in run("breakdown", "fuel").out
    assert "주유카드" not in run("breakdown", "fuel", "--ev").out


def test_the_car_park_has_no_expressway_in_it(run: Run) -> None:
    """A flat battery in a car park sends nobody behind a barrier."""
    outcome = run("breakdown", "battery", "--where", "parking")
    assert "가드레일" not in outcome.out
    assert "1588-2504" not in outcome.out
