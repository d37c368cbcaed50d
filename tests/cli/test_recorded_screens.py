"""Every screen that rests on a record or on typed figures: accepted, whole and accounted for."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens import COMPUTED, LANGUAGES, RECORDED_SCREENS
from tests.sealed import Run, data_folder
from tests.widths import EVERY_LAYOUT, faults_at, figures

DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
CLOCK_OF_THE_CALL = "20:40"

every_screen = pytest.mark.parametrize("name", RECORDED_SCREENS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@every_screen
@every_language
@pytest.mark.parametrize("width", ["40", "80", "plain"])
def test_golden(
    show: Run, golden: Callable[[str, str], None], *, name: str, lang: str, width: str
) -> None:
    """A screen, and its linear face, is what somebody looked at and accepted, to the letter."""
    options, columns = (["--plain"], 80) if width == "plain" else ([], int(width))
    outcome = show(name, "--lang", lang, *options, columns=columns)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"{name}.{lang}.{width}.txt", outcome.out)


@every_screen
@every_language
@pytest.mark.sampled(19)
def test_every_number_is_whole_at_every_width(
    tmp_path: Path, example: Path, name: str, lang: str
) -> None:
    """In no layout is a number cut or a line wider than the terminal."""
    shutil.copytree(example, tmp_path / "home")
    environ = {"SOCAR_HOME": str(tmp_path / "home")}
    words = (*RECORDED_SCREENS[name], "--lang", lang)
    assert faults_at(EVERY_LAYOUT, *words, environ=environ) == []


@pytest.mark.parametrize("name", [name for name in RECORDED_SCREENS if "help" not in name])
@every_language
def test_every_figure_is_known_typed_recorded_or_listed(show: Run, name: str, lang: str) -> None:
    """Nothing on a screen is computed but what `COMPUTED` lists for it."""
    files = ("knowledge.yaml", "reservations.example.csv")
    known = [(data_folder() / file).read_text(encoding="utf-8") for file in files]
    screen = show(name, "--lang", lang).out
    shown = {*figures(screen), *DAY.findall(screen)}
    typed = RECORDED_SCREENS[name]
    sources = " ".join((*known, *typed, COMPUTED.get(name, ""), CLOCK_OF_THE_CALL, "09:00"))
    assert {figure for figure in shown if figure not in sources} == set()
