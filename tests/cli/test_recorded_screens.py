"""Every screen that rests on a record or on typed figures: accepted, whole and accounted for."""

import re
from collections.abc import Callable, Iterable

import pytest
from wcwidth import wcswidth

from socar_cli.paths import data_folder
from tests.cli.test_screens import CLOCK, PHONE, WON
from tests.screens import LANGUAGES, RECORDED_SCREENS
from tests.sealed import Outcome

DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
CLOCK_OF_THE_CALL = "20:40"
SOME_WIDTHS = (20, 27, 39, 41, 72, 200)

every_screen = pytest.mark.parametrize("name", RECORDED_SCREENS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@every_screen
@every_language
@pytest.mark.parametrize("width", [40, 80])
def test_golden(
    show: Callable[..., Outcome],
    golden: Callable[[str, str], None],
    name: str,
    lang: str,
    width: int,
) -> None:
    """A screen is, to the letter, what somebody looked at and accepted."""
    outcome = show(name, "--lang", lang, columns=width)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"{name}.{lang}.{width}.txt", outcome.out)


@every_screen
@every_language
def test_golden_plain(
    show: Callable[..., Outcome], golden: Callable[[str, str], None], name: str, lang: str
) -> None:
    """The linear face is, to the letter, what somebody read and accepted."""
    outcome = show(name, "--lang", lang, "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"{name}.{lang}.plain.txt", outcome.out)


def faults_at(
    show: Callable[..., Outcome], name: str, lang: str, widths: Iterable[int]
) -> list[tuple[int, str]]:
    """Return every number that was cut and every line that was too wide."""
    plain = show(name, "--lang", lang, "--plain").out
    promised = {*PHONE.findall(plain), *CLOCK.findall(plain), *WON.findall(plain)}
    faults = []
    for width in widths:
        screen = show(name, "--lang", lang, columns=width).out
        faults += [(width, number) for number in promised if number not in screen]
        faults += [(width, line) for line in screen.splitlines() if wcswidth(line) > width]
    return faults


@every_screen
@every_language
def test_every_number_is_whole(show: Callable[..., Outcome], name: str, lang: str) -> None:
    """At widths on both sides of every change of layout no number is cut, no line too wide."""
    assert faults_at(show, name, lang, SOME_WIDTHS) == []


@pytest.mark.nightly
@every_screen
@every_language
def test_every_number_is_whole_at_every_width(
    show: Callable[..., Outcome], name: str, lang: str
) -> None:
    """From 20 to 200 columns no number is cut and no line leaves the terminal."""
    assert faults_at(show, name, lang, range(20, 201)) == []


@every_screen
@every_language
def test_every_figure_is_known_typed_recorded_or_listed(
    show: Callable[..., Outcome], name: str, lang: str
) -> None:
    """Nothing on a screen is computed but what `RECORDED_SCREENS` lists for it."""
    argv, computed = RECORDED_SCREENS[name]
    files = ("knowledge.yaml", "reservations.example.csv")
    known = [(data_folder() / file).read_text(encoding="utf-8") for file in files]
    if name.startswith("help"):
        pytest.skip("help shows examples, not facts")
    screen = show(name, "--lang", lang).out
    figures = {
        *PHONE.findall(screen),
        *CLOCK.findall(screen),
        *WON.findall(screen),
        *DAY.findall(screen),
    }
    sources = " ".join((*known, *argv, *computed, CLOCK_OF_THE_CALL, "09:00"))
    assert {figure for figure in figures if figure not in sources} == set()
