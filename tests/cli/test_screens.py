"""Every screen, whole: as a person accepted it, and at every width."""

import re
from collections.abc import Callable
from itertools import pairwise, product

import pytest
from wcwidth import wcswidth

from socar_cli.cli.terminal import WIDTHS
from tests.screens import EVERYTHING, LANGUAGES, RECORDED_SCREENS, SCREENS
from tests.sealed import GOLDEN, Run, data_folder
from tests.widths import EVERY_LAYOUT, faults_at, figures

MOMENT_OF_THE_CALL = "20:40"
EXAMPLE = "14:00"  # of what to type

WIDE_SIGNS = re.compile("[·…→\u2500-\u259f]")

every_screen = pytest.mark.parametrize("name", EVERYTHING)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


SHOWN = [
    (name, lang, face)
    for name in EVERYTHING
    for lang in LANGUAGES
    for face in ("40", "80", *(["120"] if name in SCREENS else []), "plain")
]


@pytest.mark.parametrize(("name", "lang", "face"), SHOWN)
def test_golden(
    run: Run, golden: Callable[[str, str], None], name: str, lang: str, face: str
) -> None:
    """A screen, and its linear face, is what somebody looked at and accepted, to the letter."""
    options, width = (["--plain"], "80") if face == "plain" else ([], face)
    outcome = run(*EVERYTHING[name], *options, "--lang", lang, environ={"COLUMNS": width})
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"{name}.{lang}.{face}.txt", outcome.out)


@every_screen
@every_language
@pytest.mark.parametrize("width", [40, 80])
def test_ascii_lines(run: Run, name: str, lang: str, width: int) -> None:
    """SOCAR_ASCII leaves no sign that a terminal might draw two columns wide, and cuts nothing."""
    environ = {"COLUMNS": str(width), "SOCAR_ASCII": "1"}
    screen = run(*EVERYTHING[name], "--lang", lang, environ=environ).out
    assert WIDE_SIGNS.findall(screen) == []
    assert [line for line in screen.splitlines() if wcswidth(line) > width] == []
    usual = GOLDEN / f"{name}.{lang}.{width}.txt"
    assert figures(screen) == figures(usual.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.sampled(5)
def test_a_page_is_drawn_in_steps(run: Run, name: str) -> None:
    """Up to the next step a window shows what it shows at the step before."""
    for step, next_step in pairwise((*WIDTHS, 201)):
        at_step, just_before_next = (
            run(*SCREENS[name], environ={"COLUMNS": str(width)}).out
            for width in (step, next_step - 1)
        )
        assert just_before_next == at_step


@every_screen
@every_language
@pytest.mark.sampled(19)
def test_every_width_is_whole(name: str, lang: str) -> None:
    """In no layout is a number cut or a line wider than the terminal."""
    assert faults_at(EVERY_LAYOUT, *EVERYTHING[name], "--lang", lang, environ={}) == []


@pytest.mark.parametrize("name", [name for name in EVERYTHING if not name.startswith("help")])
@every_language
def test_every_figure_stands_in_the_knowledge_file(run: Run, name: str, lang: str) -> None:
    """Numbers, clock times and amounts on a screen stand verbatim in the knowledge file."""
    known = (data_folder() / "knowledge.yaml").read_text(encoding="utf-8")
    shown = figures(run(*EVERYTHING[name], "--lang", lang).out) - {MOMENT_OF_THE_CALL, EXAMPLE}
    assert {figure for figure in shown if figure not in known} == set()


def test_no_golden_file_is_left_over() -> None:
    """Each golden file belongs to a screen that is still there."""
    recorded = product(RECORDED_SCREENS, LANGUAGES, ("40", "80", "plain"))
    wanted = {".".join((*shown, "txt")) for shown in (*SHOWN, *recorded)}
    wanted |= {f"usage-errors.{lang}.txt" for lang in LANGUAGES}
    assert {path.name for path in GOLDEN.glob("*.txt")} == wanted
