"""Dialling: links, codes to scan, the clipboard."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from rich.console import Console
from rich.style import Style
from rich.text import Text

from socar_cli.cli.app import main
from socar_cli.cli.context import App
from tests.screens import SCREENS
from tests.sealed import SUNDAY_EVENING, Outcome, Run, built_in_knowledge

NUMBERS = tuple(contact.phone for contact in built_in_knowledge().contacts if contact.phone)
LINK = re.compile("\x1b]8;([^;]*);([^\x1b]*)\x1b\\\\(?:\x1b\\[[\\d;]*m)*([^\x1b]*)")
ADDRESS = re.compile("\x1b]8;;tel:([^\x1b]+)\x1b")
BLOCKS = set(" ▀▄█")
SIZE = 4  # dots to a module
PAPERS = {"dark": (0x1C, 0xDD), "light": (0xFF, 0x22)}  # background and ink of a terminal

scanner = pytest.mark.skipif(
    shutil.which("zbarimg") is None, reason="no zbarimg (Debian package zbar-tools)"
)


@pytest.mark.parametrize("name", SCREENS)
def test_each_link_dials_what_it_shows(run: Run, name: str) -> None:
    """With colours every link is the number it stands on, whole, and has no random id."""
    screen = run(*SCREENS[name], "--color", "always").out
    links = [match for match in LINK.findall(screen) if match[1]]
    assert [link for link in links if link[0] or link[1] != f"tel:{link[2]}"] == []
    assert screen == run(*SCREENS[name], "--color", "always").out


def test_each_number_of_the_contacts_is_a_link(run: Run) -> None:
    """No number of the knowledge file is without its link on the contacts screen."""
    assert set(ADDRESS.findall(run("contacts", "--all", "--color", "always").out)) == set(NUMBERS)


def test_a_number_in_a_sentence_is_a_link(run: Run) -> None:
    """The 119 of the four things to know is dialled from its sentence."""
    screen = run("accident", "--color", "always").out
    assert "모르면 \x1b]8;;tel:119\x1b\\\x1b[1;7m119\x1b[0m\x1b]8;;\x1b\\" in screen


@scanner
@pytest.mark.parametrize(
    ("theme", "options"),
    [
        ("dark", ""),  # without colours a code is light on dark
        *(
            pytest.param(theme, f"--color always --lang {lang}", marks=pytest.mark.nightly)
            for theme in PAPERS
            for lang in ("ko", "en")
        ),
    ],
)
def test_codes_of_all_numbers_are_read_back(
    run: Run, tmp_path: Path, theme: str, options: str
) -> None:
    """A scanner reads every number of the file from a picture of a dark and a light terminal."""
    paths = [tmp_path / f"{place:02}.pgm" for place in range(len(NUMBERS))]
    for path, number in zip(paths, NUMBERS, strict=True):
        screen = run("contacts", number, "--qr", *options.split()).out
        path.write_bytes(_picture(screen, *PAPERS[theme]))
    command = ["zbarimg", "--quiet", "--raw", *map(str, paths)]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert read == [f"tel:{number}" for number in NUMBERS]


def _picture(screen: str, paper: int, ink: int) -> bytes:
    """Return a greyscale picture of a terminal; letters, which no scanner needs, stay paper."""
    console = Console(width=90, force_terminal=True, color_system="standard")
    rows = []
    for line in console.render_lines(Text.from_ansi(screen), pad=True):
        upper, lower = bytearray(), bytearray()
        for segment in line:
            style = segment.style or Style()  # the code names black on white
            back = 0xFF if style.bgcolor and style.bgcolor.number == 15 else paper
            front = 0x00 if style.color and style.color.number == 0 else ink
            for sign in segment.text:
                upper += bytes([front if sign in "▀█" else back]) * SIZE
                lower += bytes([front if sign in "▄█" else back]) * SIZE
        rows += [upper] * SIZE + [lower] * SIZE
    width = max(map(len, rows))
    body = b"".join(bytes(row).ljust(width, bytes([paper])) for row in rows)
    return b"P5 %d %d 255\n" % (width, len(rows)) + body


@pytest.mark.parametrize("width", range(20, 29))
def test_a_narrow_screen_has_the_number_instead(run: Run, width: int) -> None:
    """Where a code has no room the number stands alone, with one sentence why."""
    screen = run("contacts", "accident", "--qr", "--lang", "en", environ={"COLUMNS": str(width)})
    assert (screen.code, screen.err, BLOCKS & set(screen.out) - {" "}) == (0, "", set())
    assert "A QR code needs 29 columns. Dial the number" in " ".join(screen.out.split())
    assert "1661-4977" in screen.out


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "latin-1", "utf-8"])
def test_an_encoding_without_blocks_has_the_number_instead(encoding: str) -> None:
    """Where the encoding has no half blocks the number stands alone, with one sentence why."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace")
    app = App(environ={"LANG": "en"}, stdout=out, stderr=out, clock=lambda: SUNDAY_EVENING)
    app.knowledge = built_in_knowledge()
    assert main(["contacts", "accident", "--qr"], app) == 0
    screen = raw.getvalue().decode(encoding)
    assert ("No pictures on this screen. Dial the number" in screen) == (encoding != "utf-8")
    assert ("▀" in screen) == (encoding == "utf-8")
    assert "\n| 1661-4977  " in screen.replace("│", "|")


SEVERAL = (
    "'센터' matches several contacts. Choose one: accident intake centre, "
    "customer centre/roadside, SOCAR Plan contract desk, 1372 consumer line"
)


@pytest.mark.parametrize(
    ("line", "code", "complaint"),
    [
        ("--qr", 2, "Name one contact. Example: socar contacts accident --qr"),
        *((f"센터 {flag}", 2, SEVERAL) for flag in ("--qr", "--copy")),
        *(
            (f"chat {flag}", 1, "app chat has no number (app > menu > 고객센터 > 채팅)")
            for flag in ("--qr", "--copy")
        ),
        *(
            (f"polise {flag}", 1, "'polise': nothing found. Nearest: police")
            for flag in ("--qr", "--copy")
        ),
    ],
)
def test_who_has_to_name_one_number(run: Run, line: str, code: int, complaint: str) -> None:
    """Nobody, several, and a contact without a number end in one line that says what to do."""
    outcome = run("contacts", *line.split(), "--lang", "en")
    assert outcome == Outcome(code, "", f"socar: {complaint}\n")
