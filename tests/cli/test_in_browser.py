"""The documents in a real browser: nothing is asked for or cut, and everybody can read them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import CHROMIUM, Browser, browser
from tests.screens import EVERYTHING, SCREENS
from tests.sealed import built_in_knowledge, run_sealed

WIDTHS = (320, 768, 1280)
THUMB = 44  # pixels, as Apple and WCAG 2.5.5 ask for
LONG = {
    "costs-compare": ("costs", "--repair", "25만", "--days", "3", "--standard-day-fee", "74,000"),
    "costs-unknown": ("costs", "--repair", "25만", "--deductible", "30만", "--days", "4"),
    "costs-products": ("costs", "--repair", "25만", "--days", "4"),
    "costs-all": ("costs", "--all", "--sources"),
    "lost-item-all": ("lost-item", "--all"),
    "faq-all": ("faq", "견인"),
    "faq-list": ("faq",),
    "sources": ("knowledge", "sources"),
    "card-both": ("card", "--both"),
}
PAGES = {
    **{(name, "ko"): words for name, words in {**EVERYTHING, **LONG}.items()},
    **{(name, "en"): (*EVERYTHING[name], "--lang", "en") for name in (*SCREENS, "say-112", "card")},
}  # fmt: skip
AXE = os.environ.get("SOCAR_AXE", "")
_AXE = "axe.run(%s).then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
_IN_THE_DARK = "{runOnly: ['color-contrast']}"  # nothing else changes
READ = {  # by axe, which takes its time: each kind of block, both languages
    name: words
    for name, words in PAGES.items()
    if (name[1] == "ko" and name[0] in {*SCREENS, *LONG}) or name[0] in {"say-112", "card"}
}
_CODES = "[...document.querySelectorAll('svg')].filter(one => one.checkVisibility()).length"
_CUT = "document.documentElement.scrollWidth > innerWidth"
_THIN = """
[...document.querySelectorAll('th,td')]
    .filter(cell => cell.clientWidth < 40 && cell.textContent.trim().length > 2).length
"""
_SMALL = """
[...document.querySelectorAll('a')].map(link => link.getBoundingClientRect())
    .filter(box => box.height < SIZE || box.width < SIZE).length
""".replace("SIZE", str(THUMB))

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start the browser once."""
    with browser(tmp_path_factory.mktemp("browser")) as one:
        yield one


def _written(folder: Path, *words: str) -> Path:
    path = folder / "page.html"
    path.write_text(run_sealed(*words, "--html").out, encoding="utf-8")
    return path


def test_every_document_fits_and_asks_for_nothing(page: Browser, tmp_path: Path) -> None:
    """No request beside the document, no complaint, no sideways scrolling; links fit a thumb.

    No column of a table is so thin that its words run downwards.
    """
    wrong = []
    for name, words in PAGES.items():
        page.open(_written(tmp_path, *words))
        asked = [event["request"]["url"] for event in page.told("Network.requestWillBeSent")]
        said = page.told("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
        wide = [width for width in WIDTHS if _is_cut(page, width)]
        if len(asked) != 1 or said or wide or page.ask(_SMALL):
            wrong.append((name, asked, said, wide))
    assert wrong == []


def _is_cut(page: Browser, width: int) -> bool:
    page.resize(width)
    return bool(page.ask(_CUT) or page.ask(_THIN))


@pytest.mark.skipif(not AXE, reason="no axe-core: SOCAR_AXE names its axe.min.js")
def test_axe_finds_nothing(page: Browser, tmp_path: Path) -> None:
    """Contrast, headings, lists, names and languages are as the checkers of WCAG want them."""
    rules = Path(AXE).read_text(encoding="utf-8")
    wrong = {}
    for name, words in READ.items():
        page.open(_written(tmp_path, *words))
        page.ask(f"{rules};0")
        bright = page.ask(_AXE % "")
        page.color(dark=True)
        if found := [*bright, *page.ask(_AXE % _IN_THE_DARK)]:
            wrong[name] = found
    assert wrong == {}


@pytest.mark.skipif(not AXE, reason="no axe-core: SOCAR_AXE names its axe.min.js")
def test_the_checks_see_what_is_wrong(page: Browser, tmp_path: Path) -> None:
    """A document with faint words, a picture from elsewhere and a wide line fails each check."""
    path = tmp_path / "bad.html"
    path.write_text('<p style="color:#ccc;width:99em">faint <img src="other.png">', "utf-8")
    page.open(path)
    page.ask(f"{Path(AXE).read_text(encoding='utf-8')};0")
    found = {name for name, _ in page.ask(_AXE % "")}
    assert {"color-contrast", "image-alt", "html-has-lang"} <= found
    assert (page.ask(_CUT), len(page.told("Network.requestWillBeSent"))) == (True, 2)
    assert page.told("Log.entryAdded") != []


@pytest.mark.parametrize(
    ("words", "sheets"),
    [(("--lang", "ko"), 1), (("--lang", "en"), 1), (("--both",), 2)],
    ids=["ko", "en", "both"],
)
def test_the_card_is_a_sheet_a_language(
    page: Browser, tmp_path: Path, words: tuple[str, ...], sheets: int
) -> None:
    """Printed on A4 the card is one sheet in each language, and two with both."""
    page.open(_written(tmp_path, "card", *words))
    paper = tmp_path / "card.pdf"
    paper.write_bytes(page.printed())
    said = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"(?m)^Pages: +(\d+)$", said) == [str(sheets)]
    assert re.findall(r"\((A4)\)", said) == ["A4"]


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="no zbarimg (package zbar-tools)")
@pytest.mark.parametrize("dark", ["", "dark"])
def test_the_codes_on_the_card_are_scanned(page: Browser, tmp_path: Path, dark: str) -> None:
    """A scanner reads each number of the card from a picture of it, on light and dark screens."""
    page.open(_written(tmp_path, "card"), width=1280, dark=bool(dark))
    command = ["zbarimg", "--quiet", "--raw", str(page.picture(tmp_path / "card.png"))]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    knowledge = built_in_knowledge()
    carried = (knowledge.contact(name).phone for name in knowledge.card)
    assert sorted(read) == sorted(f"tel:{number}" for number in carried)


@pytest.mark.parametrize("line", ["card", "contacts accident --qr"])
def test_nobody_scans_his_own_telephone(page: Browser, tmp_path: Path, line: str) -> None:
    """Codes to scan take no room on a narrow screen, but stand on a wide one and on paper."""
    path = _written(tmp_path, *line.split())
    page.open(path, width=360)
    assert page.ask(_CODES) == 0
    page.resize(1280)
    assert page.ask(_CODES) == path.read_text(encoding="utf-8").count("<svg") > 0
    page.resize(360)
    page.send("Emulation.setEmulatedMedia", media="print")
    assert page.ask(_CODES) > 0
