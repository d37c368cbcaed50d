"""Every screen, whole: as a person accepted it, and at every width."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from wcwidth import wcswidth

from socar_cli.cli.terminal import WIDTHS
from socar_cli.folders import data_folder
from tests.screens import CASES, EVERYTHING, LANGUAGES, RECORDED_SCREENS, SCREENS
from tests.sealed import GOLDEN, Run, built_in_knowledge
from tests.widths import EVERY_LAYOUT, SOME_LAYOUTS, faults_at, figures

MOMENT_OF_THE_CALL = "20:40"
EXAMPLE = "14:00"  # of what to type
LARGE = {"COLUMNS": "200"}
WIDE_SIGNS = re.compile("[·…→\u2500-\u259f]")

every_screen = pytest.mark.parametrize("name", EVERYTHING)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@every_screen
@every_language
@pytest.mark.parametrize("width", [40, 80])
def test_golden(
    run: Run, golden: Callable[[str, str], None], name: str, lang: str, width: int
) -> None:
    """A screen is, to the letter, what somebody looked at and accepted."""
    outcome = run(*EVERYTHING[name], "--lang", lang, environ={"COLUMNS": str(width)})
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"{name}.{lang}.{width}.txt", outcome.out)


@pytest.mark.parametrize("name", SCREENS)
@every_language
def test_golden_in_a_large_window(
    run: Run, golden: Callable[[str, str], None], name: str, lang: str
) -> None:
    """The same at the widest layout there is."""
    golden(f"{name}.{lang}.120.txt", run(*SCREENS[name], "--lang", lang, environ=LARGE).out)


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


@every_screen
@every_language
def test_golden_plain(run: Run, golden: Callable[[str, str], None], name: str, lang: str) -> None:
    """The linear face is, to the letter, what somebody read and accepted."""
    outcome = run(*EVERYTHING[name], "--plain", "--lang", lang)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"{name}.{lang}.plain.txt", outcome.out)


@pytest.mark.parametrize("name", SCREENS)
@every_language
@pytest.mark.sampled(7)
def test_every_number_is_whole_and_no_line_too_wide(name: str, lang: str) -> None:
    """At every width that a page is drawn in, and at three below, all is whole."""
    assert faults_at(SOME_LAYOUTS, *EVERYTHING[name], "--lang", lang, environ={}) == []


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


@pytest.mark.nightly
@pytest.mark.parametrize("name", EVERYTHING)
@every_language
def test_every_width_is_whole(name: str, lang: str) -> None:
    """In no layout is a number cut or a line wider than the terminal."""
    assert faults_at(EVERY_LAYOUT, *EVERYTHING[name], "--lang", lang, environ={}) == []


@pytest.mark.parametrize("name", CASES)
@every_language
@pytest.mark.sampled(7)
def test_what_drivers_type_is_whole_on_narrow_screens(name: str, lang: str) -> None:
    """The same holds for what drivers type, at a few widths."""
    widths = (20, 34, 40, 60, 80, 96)
    assert faults_at(widths, *EVERYTHING[name], "--lang", lang, environ={}) == []


@pytest.mark.parametrize("name", [name for name in EVERYTHING if not name.startswith("help")])
@every_language
def test_every_figure_stands_in_the_knowledge_file(run: Run, name: str, lang: str) -> None:
    """Numbers, clock times and amounts on a screen stand verbatim in the knowledge file."""
    known = (data_folder() / "knowledge.yaml").read_text(encoding="utf-8")
    screen = run(*EVERYTHING[name], "--lang", lang).out
    shown = figures(screen)
    shown -= {MOMENT_OF_THE_CALL, EXAMPLE}
    assert {figure for figure in shown if figure not in known} == set()


def test_no_golden_file_is_left_over() -> None:
    """Each golden file belongs to a screen that is still there."""
    faces = ("40", "80", "plain")
    wanted = {
        f"{name}.{lang}.{face}.txt"
        for name in (*EVERYTHING, *RECORDED_SCREENS)
        for lang in LANGUAGES
        for face in faces
    }
    wanted |= {f"usage-errors.{lang}.txt" for lang in LANGUAGES}
    wanted |= {f"{name}.{lang}.120.txt" for name in SCREENS for lang in LANGUAGES}
    assert {path.name for path in GOLDEN.glob("*.txt")} == wanted


def test_each_number_of_the_file_is_on_the_contacts_screen(run: Run) -> None:
    """No contact of the knowledge file is forgotten."""
    screen = run("contacts", "--all").out
    numbers = {contact.phone for contact in built_in_knowledge().contacts if contact.phone}
    assert {number for number in numbers if number not in screen} == set()
