"""The first screenful is the answer: bare screens fit their window, marks are explained."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color

from socar_cli.domain.moments import KOREA
from socar_cli.domain.provenance import Doubt, trace
from socar_cli.domain.reservation import Reservation
from socar_cli.faces.provenance import signed
from socar_cli.faces.rich import ALARM, LOOKS
from socar_cli.storage.records import Records
from socar_cli.views.page import Block, Page, Section, Signed, Table
from tests.screens import EVERYTHING, LANGUAGES
from tests.sealed import SUNDAY_EVENING, Run, built_in_knowledge
from tests.widths import PHONE, page_of

BARE = (
    (),
    *(("contacts",), ("accident",), ("breakdown",), ("costs",), ("lost-item",), ("faq",)),
)
# Lines of a window: a telephone has 22, others 24, and the prompt takes one.
MOST = {40: 21, 72: 21, 80: 20, 120: 20}
FIRST_SIGN = {40: "─ ", 72: "─ ", 79: "─ ", 80: "╭─ ", 100: "╭─ ", 120: "╭─ "}
WINDOWS = [(40, 22), (79, 22), (80, 24), (100, 24), (120, 24)]
MOMENTS = {
    "night": datetime(2026, 11, 25, 0, 21, tzinfo=KOREA),
    "day": datetime(2026, 11, 23, 12, 0, tzinfo=KOREA),
    "evening": datetime(2026, 11, 24, 20, 0, tzinfo=KOREA),
    "holiday": datetime(2026, 12, 25, 12, 0, tzinfo=KOREA),
    "a year later": datetime(2027, 11, 23, 12, 0, tzinfo=KOREA),
    "two years later": datetime(2028, 11, 23, 20, 0, tzinfo=KOREA),
}
WITH_A_RECORD = ((), ("accident",), ("lost-item",))
TRIPS = {
    "running": 26,
    "just over": -1,
    "hours ago": -5,
    "the day before": -30,
}  # the hours to its end
MARK = re.compile(r"\S ([*?])(?= |$)", re.MULTILINE)
BACKGROUNDS = {
    "black": "#000000",
    "white": "#ffffff",
    "Solarized dark": "#002b36",
    "Solarized light": "#fdf6e3",
    "Dracula": "#282a36",
    "Gruvbox dark": "#282828",
    "One Dark": "#282c34",
    "Monokai": "#272822",
    "Tokyo Night": "#1a1b26",
    "GNOME": "#1e1e1e",
}

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


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Make for each moment and each state of a trip a record of it."""
    folders = {}
    for (name, now), (state, left) in product(MOMENTS.items(), TRIPS.items()):
        folder = tmp_path_factory.mktemp("record")
        end = now + timedelta(hours=left, minutes=1)
        trip = Reservation(id="R-12", start=end - timedelta(days=2), end=end)
        Records(folder).add(trip)
        folders[name, state] = folder
    return folders


@pytest.mark.parametrize("words", WITH_A_RECORD)
@pytest.mark.parametrize("moment", MOMENTS)
@every_language
def test_it_fits_with_a_reservation_as_well(
    run: Run,
    recorded: dict[tuple[str, str], Path],
    words: tuple[str, ...],
    moment: str,
    lang: str,
) -> None:
    """A reservation that runs or ended of late takes no line that has no room."""
    states = TRIPS if words == ("lost-item",) else ("running",)
    for state, (width, most) in product(states, MOST.items()):
        environ = {"COLUMNS": str(width), "SOCAR_HOME": str(recorded[moment, state])}
        outcome = run(*words, "--lang", lang, environ=environ, now=MOMENTS[moment])
        assert "R-12" in outcome.out
        assert (len(outcome.out.splitlines()) <= most, outcome.err) == (True, "")
        assert outcome.out.startswith(FIRST_SIGN[width])
        assert PHONE.search(outcome.out)


@pytest.mark.nightly
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here: apt-get install tmux")
@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_window_still_shows_it(tmp_path: Path, width: int, height: int) -> None:
    """In a real window the first line and a number are in sight after each bare command."""
    lang = "ko" if width < 100 else "en"  # that both fit is tested in process
    now = datetime.now(KOREA).replace(microsecond=0)
    trip = Reservation(id="R-12", start=now - timedelta(hours=1), end=now + timedelta(hours=9))
    Records(tmp_path / "record").add(trip)
    with _window(tmp_path, width, height) as screen_of:
        for home, words in (*product(["none"], BARE), *product(["record"], WITH_A_RECORD)):
            screen = screen_of(tmp_path / home, *words, "--lang", lang)
            assert screen.startswith(FIRST_SIGN[width])
            assert PHONE.search(screen)
            assert ("R-12" in screen) is (home == "record")


@contextmanager
def _window(folder: Path, width: int, height: int) -> Iterator[Callable[..., str]]:
    """Open a window of tmux; yield what it shows once a line has ended and the prompt is back."""
    tmux = ("tmux", "-S", str(folder / "tmux"), "-f", os.devnull)
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder / "home"), "PS1": "$ "}
    environ |= {"LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    size = ("-x", str(width), "-y", str(height))

    def screen_of(home: Path, *words: str) -> str:
        line = f"SOCAR_HOME={home} {sys.executable} -m socar_cli {' '.join(words)}"
        keys = (f"clear; {line}; tmux -S {tmux[2]} wait -S end", "Enter")
        subprocess.run([*tmux, "send-keys", *keys], check=True)
        subprocess.run([*tmux, "wait", "end"], check=True, timeout=60)
        shown = subprocess.run([*tmux, "capture-pane", "-p"], check=True, capture_output=True)
        return shown.stdout.decode()

    subprocess.run([*tmux, "new", "-d", *size, "sh"], env=environ, check=True)
    try:
        yield screen_of
    finally:
        subprocess.run([*tmux, "kill-server"], check=True)


@pytest.mark.parametrize("width", [40, 80])
@every_language
def test_all_contacts_are_shown_on_demand(run: Run, width: int, lang: str) -> None:
    """What a bare screen only counts is there with --all, and the line that says so works."""
    environ = {"COLUMNS": str(width)}
    bare = run("contacts", "--lang", lang, environ=environ).out
    everything = run("contacts", "--all", "--lang", lang, environ=environ).out
    hidden = set(PHONE.findall(everything)) - set(PHONE.findall(bare))
    assert len(hidden) == 1  # the other has no hyphen: 1372
    assert "socar contacts --all" in bare
    assert "socar contacts --all" not in everything


@every_screen
@every_language
@pytest.mark.parametrize("years", [0, 2])
def test_every_mark_is_explained(run: Run, name: str, lang: str, years: int) -> None:
    """The last line explains each sign on the screen, and no sign that is not there."""
    now = SUNDAY_EVENING + timedelta(days=366 * years)
    *lines, foot = run(
        *EVERYTHING[name], "--lang", lang, environ={"COLUMNS": "100"}, now=now
    ).out.splitlines()
    used = set(MARK.findall("\n".join(lines)))
    assert {sign for sign in "*?" if f"{sign} " in foot} == used


@every_screen
@pytest.mark.parametrize("years", [0, 1, 2, 20])
def test_marks_stand_at_what_is_to_be_doubted(name: str, years: int) -> None:
    """A fact to doubt is marked, itself or in its heading, and nothing else is."""
    page = page_of(*EVERYTHING[name])
    now = SUNDAY_EVENING + timedelta(days=366 * years)
    found = trace(page.facts(), built_in_knowledge(), now=now)
    shown = signed(page, found, with_sources=False)
    marked = list(_marked(shown))
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


@every_screen
@every_language
def test_no_mark_follows_a_number(run: Run, name: str, lang: str) -> None:
    """A sign behind a number would be a key to press."""
    for years in (0, 1):
        now = SUNDAY_EVENING + timedelta(days=366 * years)
        screen = run(*EVERYTHING[name], "--lang", lang, now=now).out
        assert re.findall(r"\d [*?](?: |$)", screen) == []


def test_a_linear_face_says_it_in_words(run: Run) -> None:
    """--plain has no signs: the row says what is old, and since when."""
    screen = run("contacts", "plan", "--plain").out
    assert "1661-4885 (오래된 정보 2025)" in screen
    assert not MARK.search(screen)
    assert screen.splitlines()[-1] == "오래된 정보 (2025). 출처: --sources"


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


@every_screen
@pytest.mark.parametrize("term", ["xterm", "xterm-256color"])
def test_only_the_colours_of_the_table_are_used(run: Run, name: str, term: str) -> None:
    """No other colour is on any screen, and no cyan or yellow, which vanish on white."""
    screen = run(*EVERYTHING[name], "--color", "always", environ={"TERM": term}).out
    known = {
        "xterm": {"1", "2", "4", "1;4", "1;7", "30;107"},
        "xterm-256color": {
            "1",
            "1;39",
            "2;39",
            "4",
            "1;38;5;63",
            "1;38;5;130",
            "38;5;29",
            "38;5;63",
            "38;5;160",
            "1;38;5;231;48;5;160",
            "38;5;16;48;5;231",
        },
    }
    assert set(re.findall("\x1b\\[([\\d;]+)m", screen)) - {"0"} <= known[term]


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_each_colour_can_be_read(name: str, background: str) -> None:
    """A text has a contrast of 4.4 on black and on white, of 3 on eight palettes of terminals."""
    named = re.findall(r"color\(\d+\)", LOOKS[name][0])
    front, *fill = (Color.parse(color).get_truecolor() for color in named)
    back = fill[0] if fill else Color.parse(BACKGROUNDS[background]).get_truecolor()
    least = 4.4 if background in {"black", "white"} or fill else 3.0
    assert round(_contrast(front, back), 1) >= least


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours as WCAG 2 measures it, 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _light(color: tuple[int, int, int]) -> float:
    parts = (part / 255 for part in color)
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
