"""The first screenful is the answer: bare screens fit their window, marks are explained."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from rich.color import Color

from socar_cli.domain.moments import KOREA
from socar_cli.domain.provenance import Doubt, trace
from socar_cli.domain.reservation import Reservation
from socar_cli.faces.answer import Look, text_page
from socar_cli.faces.rich import ALARM, LOOKS
from socar_cli.language import Language
from socar_cli.storage.records import Records
from socar_cli.views.page import Block, Page, Section, Signed, Table
from tests.screens import EVERYTHING, LANGUAGES
from tests.sealed import SUNDAY_EVENING, Run, built_in_knowledge
from tests.widths import PHONE, page_of

BARE = ((), *(("contacts",), ("accident",), ("breakdown",), ("costs",), ("lost-item",), ("faq",)))
# Lines of a window: a telephone has 22, others 24, and the prompt takes one.
MOST = {40: 21, 72: 21, 80: 20, 120: 20}
FIRST_SIGN = {40: "─ ", 72: "─ ", 80: "╭─ ", 120: "╭─ "}
MOMENTS = {
    "night": datetime(2026, 11, 25, 0, 21, tzinfo=KOREA),
    "day": datetime(2026, 11, 23, 12, 0, tzinfo=KOREA),
    "evening": datetime(2026, 11, 24, 20, 0, tzinfo=KOREA),
    "holiday": datetime(2026, 12, 25, 12, 0, tzinfo=KOREA),
    "a year later": datetime(2027, 11, 23, 12, 0, tzinfo=KOREA),
    "two years later": datetime(2028, 11, 23, 20, 0, tzinfo=KOREA),
}
HOURS_LEFT = (26, -1, -5, -30)  # of a trip: it runs, is just over, hours ago, the day before
MARK = re.compile(r"\S ([*?])(?= |$)", re.MULTILINE)
BLACK_AND_WHITE = ("#000000", "#ffffff")
PALETTES = (  # of Solarized, Dracula, Gruvbox, One Dark, Monokai, Tokyo Night and GNOME
    *("#002b36", "#fdf6e3", "#282a36", "#282828", "#282c34", "#272822", "#1a1b26", "#1e1e1e"),
)

# Red is a border only, no text.
COLOURED = [name for name, (look, _) in LOOKS.items() if "color(" in look and name != ALARM]

every_language = pytest.mark.parametrize("lang", LANGUAGES)
every_screen = pytest.mark.parametrize("name", [n for n in EVERYTHING if not n.startswith("help")])


@pytest.mark.parametrize("words", BARE)
@pytest.mark.parametrize("moment", MOMENTS)
@every_language
def test_a_bare_screen_fits_its_window(
    run: Run, words: tuple[str, ...], moment: str, lang: str
) -> None:
    """With the prompt below it, a window still shows the first line, and a number to call."""
    for width, most in MOST.items():
        environ = {"COLUMNS": str(width)}
        screen = run(*words, "--lang", lang, environ=environ, now=MOMENTS[moment]).out
        assert len(screen.splitlines()) <= most
        assert screen.startswith(FIRST_SIGN[width])
        assert PHONE.search(screen)


@pytest.mark.parametrize("words", [(), ("accident",), ("lost-item",)])
@pytest.mark.parametrize("moment", MOMENTS)
@every_language
def test_it_fits_with_a_reservation_as_well(
    run: Run, tmp_path: Path, words: tuple[str, ...], moment: str, lang: str
) -> None:
    """A reservation that runs or ended of late takes no line that has no room."""
    now = MOMENTS[moment]
    for left in HOURS_LEFT if words == ("lost-item",) else (26,):
        end = now + timedelta(hours=left, minutes=1)
        home = tmp_path / f"home{left}"
        Records(home).add(Reservation(id="R-12", start=end - timedelta(days=2), end=end))
        for width, most in MOST.items():
            environ = {"COLUMNS": str(width), "SOCAR_HOME": str(home)}
            outcome = run(*words, "--lang", lang, environ=environ, now=now)
            assert "R-12" in outcome.out
            assert (len(outcome.out.splitlines()) <= most, outcome.err) == (True, "")
            assert outcome.out.startswith(FIRST_SIGN[width])
            assert PHONE.search(outcome.out)


@every_screen
@every_language
@pytest.mark.parametrize("years", [0, 1, 2])
def test_every_mark_is_explained(run: Run, name: str, lang: str, years: int) -> None:
    """The last line explains each sign on the screen, and no sign that is not there.

    None stands behind a number, where it would be a key to press.
    """
    now = SUNDAY_EVENING + timedelta(days=366 * years)
    screen = run(*EVERYTHING[name], "--lang", lang, environ={"COLUMNS": "100"}, now=now).out
    *lines, foot = screen.splitlines()
    assert {sign for sign in "*?" if f"{sign} " in foot} == {*MARK.findall("\n".join(lines))}
    assert re.findall(r"\d [*?](?: |$)", screen) == []


@every_screen
@pytest.mark.parametrize("years", [0, 1, 2, 20])
def test_marks_stand_at_what_is_to_be_doubted(name: str, years: int) -> None:
    """A fact to doubt is marked, itself or in its heading, and nothing else is."""
    page = page_of(*EVERYTHING[name])
    now = SUNDAY_EVENING + timedelta(days=366 * years)
    knowledge, language = built_in_knowledge(), Language.EN
    found = trace(page.facts(), knowledge, now=now)
    look = Look(knowledge=lambda: knowledge, now=now, language=language, usual_language=language)
    marked = list(_marked(text_page(page, look)))
    assert [row for row, mark in marked if mark and row.fact is None] == []
    doubted = {row.fact for row, mark in marked if mark}
    all_old = not doubted and set(found.doubts.values()) == {Doubt.OLD}
    assert all_old or doubted == set(found.doubts)


def _marked(part: object, above: str = "") -> list[tuple[Signed, str]]:
    """Return the rows of a part of a page, each with its mark or that of its heading."""
    mark = above or (part.mark if isinstance(part, Section | Table | Signed) else "")
    own = [(part, mark)] if isinstance(part, Signed) else []
    inner = part if isinstance(part, tuple) else ()
    if isinstance(part, Page | Block | Signed):
        inner = tuple(value for value in vars(part).values() if isinstance(value, tuple))
    return [*own, *(pair for row in inner for pair in _marked(row, mark if not own else ""))]


@pytest.mark.parametrize(
    ("environ", "number", "life"),
    [
        ({"TERM": "xterm-256color"}, "1;38;5;63", "1;38;5;231;48;5;160"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "1;38;5;63", "1;38;5;231;48;5;160"),
        ({"TERM": "xterm"}, "1;4", "1;7"),
    ],
)
def test_numbers_look_alike(run: Run, environ: dict[str, str], number: str, life: str) -> None:
    """A number to call is blue, 119 white on red; with few colours underlined and reversed."""
    screen = run("contacts", "--color", "always", environ=environ).out
    assert f"\x1b[{number}m1661-4977\x1b[0m" in screen
    assert f"\x1b[{life}m119\x1b[0m" in screen


KNOWN = {
    "xterm": "1 2 4 1;4 1;7 30;107",
    "xterm-256color": "1 1;39 2;39 4 1;38;5;63 1;38;5;130 38;5;29 38;5;63 38;5;160"
    " 1;38;5;231;48;5;160 38;5;16;48;5;231",
}


@every_screen
@pytest.mark.parametrize("term", KNOWN)
def test_only_the_colours_of_the_table_are_used(run: Run, name: str, term: str) -> None:
    """No other colour is on any screen, and no cyan or yellow, which vanish on white."""
    screen = run(*EVERYTHING[name], "--color", "always", environ={"TERM": term}).out
    assert set(re.findall("\x1b\\[([\\d;]+)m", screen)) - {"0"} <= set(KNOWN[term].split())


@pytest.mark.parametrize("name", COLOURED)
def test_each_colour_can_be_read(name: str) -> None:
    """A text has a contrast of 4.4 on black and on white, of 3 on eight palettes of terminals."""
    named = re.findall(r"color\(\d+\)", LOOKS[name][0])
    front, *fill = (_light(color) for color in named)
    for background in (*BLACK_AND_WHITE, *PALETTES):
        dark, light = sorted((front, fill[0] if fill else _light(background)))
        least = 4.4 if background in BLACK_AND_WHITE or fill else 3.0
        assert round((light + 0.05) / (dark + 0.05), 1) >= least, background


def _light(color: str) -> float:
    """Return how light a colour is, 0 to 1, as WCAG 2 measures it for a contrast of 1 to 21."""
    parts = (part / 255 for part in Color.parse(color).get_truecolor())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("line", BARE, ids=lambda line: " ".join(line) or "home")
@pytest.mark.nightly
def test_what_is_advertised_works_as_typed(run: Run, line: tuple[str, ...], lang: str) -> None:
    """Every line that a bare screen tells one to type is answered."""
    shown = run(*line, "--lang", lang, environ={"COLUMNS": "200"}).out
    typed = re.findall(r"socar ([^─│\n]*?)(?:  | [─│]|$)", shown, re.MULTILINE)
    assert typed != []
    assert [words for words in typed if run(*words.split()).code] == []
