"""Every screen that rests on a record or on typed figures: accepted, whole and accounted for."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from socar_cli.folders import data_folder
from tests.screens import LANGUAGES, RECORDED_SCREENS
from tests.sealed import Outcome
from tests.widths import EVERY_LAYOUT, faults_at, figures

DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
CLOCK_OF_THE_CALL = "20:40"

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


def _faults(
    tmp_path: Path, example: Path, name: str, lang: str, widths: Iterable[int]
) -> list[tuple[int, str]]:
    """Return what is wrong with a screen, each way of showing it on its own copy of the record."""
    shutil.copytree(example, tmp_path / "home")
    environ = {"SOCAR_HOME": str(tmp_path / "home")}
    return faults_at(widths, *RECORDED_SCREENS[name][0], "--lang", lang, environ=environ)


@every_screen
@every_language
def test_every_number_is_whole(tmp_path: Path, example: Path, name: str, lang: str) -> None:
    """In five layouts no number is cut and no line is too wide."""
    assert _faults(tmp_path, example, name, lang, (20, 34, 40, 72, 200)) == []


@pytest.mark.nightly
@every_screen
@every_language
def test_every_number_is_whole_at_every_width(
    tmp_path: Path, example: Path, name: str, lang: str
) -> None:
    """In no layout is a number cut or a line wider than the terminal."""
    assert _faults(tmp_path, example, name, lang, EVERY_LAYOUT) == []


@pytest.mark.parametrize("name", [name for name in RECORDED_SCREENS if "help" not in name])
@every_language
def test_every_figure_is_known_typed_recorded_or_listed(
    show: Callable[..., Outcome], name: str, lang: str
) -> None:
    """Nothing on a screen is computed but what `RECORDED_SCREENS` lists for it."""
    argv, computed = RECORDED_SCREENS[name]
    files = ("knowledge.yaml", "reservations.example.csv")
    known = [(data_folder() / file).read_text(encoding="utf-8") for file in files]
    screen = show(name, "--lang", lang).out
    shown = {*figures(screen), *DAY.findall(screen)}
    sources = " ".join((*known, *argv, *computed, CLOCK_OF_THE_CALL, "09:00"))
    assert {figure for figure in shown if figure not in sources} == set()
