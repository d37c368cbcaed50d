"""`--html`: one document a browser and a printer need nothing else for."""

import base64
import hashlib
import io
import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from socar_cli.cli.app import main
from socar_cli.cli.context import App
from socar_cli.faces.html import html_text
from socar_cli.knowledge.model import Knowledge
from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.page import Block
from tests.screens import EVERYTHING, LANGUAGES, RECORDED_SCREENS
from tests.sealed import SUNDAY_EVENING, Run, built_in_knowledge, run_sealed

NUMBERS = {contact.phone for contact in built_in_knowledge().contacts if contact.phone}
HOSTILE = "<script>alert(1)</script>\"onload='x' ]]> &lt; \x1b[31m \u202e\r\nend"
SHOWN = "<script>alert(1)</script>\"onload='x' ]]> &lt; \\u001b[31m \\u202e\\u000d\\u000aend"
VOID = {"meta", "path"}
TAGS = {
    *("nav", "html", "head", "meta", "title", "style", "body", "main", "article", "section"),
    *("div", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "b", "strong", "small", "span"),
    *("mark", "dl", "dt", "dd", "code", "table", "thead", "tbody", "tr", "th", "td", "meter"),
    *("figure", "svg", "path"),
}
ATTRIBUTES = {
    *("lang", "id", "charset", "http-equiv", "content", "name", "class", "href", "start"),
    *("scope", "role", "aria-label", "aria-hidden", "viewbox", "shape-rendering", "fill", "d"),
    *("max", "value"),
}


class Document(HTMLParser):
    """What a document is made of; a tag that is not closed in its place is an error."""

    def __init__(self, text: str) -> None:
        """Read the document."""
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.links: list[tuple[str, str, str]] = []  # where to, what it is called, its classes
        self.ids: set[str] = set()
        self.loose = ""  # the text that is part of no link
        self.text = ""
        self.found: dict[str, list[str]] = {}  # the texts of each tag
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what it says."""
        given = {name: str(value) for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= given.keys()
        if "href" in given:
            self.links.append((given["href"], "", given.get("class", "")))
        self.ids |= {given[name] for name in given.keys() & {"id"}}
        if tag not in VOID:
            self._open.append(tag)
            self.found.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag that was opened."""
        assert tag in VOID or self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text with the tags it stands in."""
        for tag in set(self._open):
            self.found[tag][-1] += data
        if "style" in self._open:
            return
        self.text += data
        if "a" in self._open:
            address, text, kinds = self.links.pop()
            self.links.append((address, text + data, kinds))
        elif "head" not in self._open:
            self.loose += data


def document(*argv: str) -> Document:
    """Return what a line answers with --html."""
    outcome = run_sealed(*argv, "--html")
    assert (outcome.code, outcome.err) == (0, "")
    return Document(outcome.out)


ADDRESS = re.compile(r"[a-z0-9-]+\.(?:go|co|or|re)\.kr|https?:")
TYPED = re.compile(r"(?<!\w)--[a-z]|\bsocar [a-z]")
MORE = {
    name: tuple(line.split())
    for name, line in {
        "contacts-all": "contacts --all",
        "accident-whole": "accident --guide --sources",
        "breakdown-all": "breakdown --all --sources",
        "costs-all": "costs --all --sources",
        "lost-item-all": "lost-item --all --sources",
        "faq-answers": "faq 119",
        "faq-topic": "faq 사고",
        "search-command": "search contacts",
        "search-source": "search blog",
        "own-words": "고속도로 펑크",
        "words-for-costs": "120만 면책 30만",
        "not-found": "ㅁㄴㅇㄹ",
    }.items()
}
PROGRAM = {"ko": "socar (비공식)", "en": "socar (unofficial)"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EVERYTHING)
def test_a_document_holds_the_screen_and_nothing_that_acts(run: Run, name: str, lang: str) -> None:
    """Each screen is text, headings, lists and numbers that dial; nothing is loaded or run.

    Whoever gets it sees whose it is not, in the tab and on the page.
    """
    page = document(*EVERYTHING[name], "--lang", lang)
    assert (set(page.tags) - TAGS, page.attributes - ATTRIBUTES) == (set(), set())
    headings = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-4]", tag)]
    assert headings.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in itertools.pairwise(headings))
    plain = run(*EVERYTHING[name], "--lang", lang, "--plain").out
    assert set(re.findall(r"1\d{3}-\d{4}", plain)) <= set(re.findall(r"1\d{3}-\d{4}", page.text))
    (title,), (heading,) = page.found["title"], page.found["h1"]
    topic = title.removesuffix(f" - {PROGRAM[lang]}")
    assert topic not in {title, ""}
    assert heading.startswith(f"{PROGRAM[lang]} {topic}")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    [name for name in (*EVERYTHING, *MORE, *RECORDED_SCREENS) if not name.startswith("help")],
)
def test_on_a_telephone_everything_is_a_touch_away(show: Run, name: str, lang: str) -> None:
    """Each 119 is the red button, every other number dials, each address opens.

    There is no line or option to type, and each link within a document arrives.
    """
    recorded, options = name in RECORDED_SCREENS, ("--lang", lang, "--html")
    words = () if recorded else {**EVERYTHING, **MORE}[name]
    page = Document((show(name, *options) if recorded else run_sealed(*words, *options)).out)
    called = re.compile(rf"(?<![\w.,-])(?:{'|'.join(NUMBERS)})(?![\w-]|[.,]\d)")
    korean = re.sub(r"(?<=\d)(?=[가-힣])", " ", page.loose)
    assert (called.findall(korean), ADDRESS.findall(page.loose)) == ([], [])
    assert TYPED.findall(page.text.replace("socar (unofficial)", "")) == []
    for address, text, kinds in page.links:
        if address.startswith("tel:"):
            assert (address, text in NUMBERS) == (f"tel:{text}", True)
            assert ("life" in kinds.split()) == (text == "119")
        elif address.startswith("#"):
            assert address[1:] in page.ids
        else:
            assert re.fullmatch(r"https?://\S+", address)
            assert address.endswith(text)


@pytest.mark.parametrize(
    ("said", "dialled"),
    [
        ("119에 전화, 국번 없이 112.", ["119", "112"]),
        ("119,000원, 112-3456, 1.119, 경부선 112 km, lost112.go.kr", []),
        ("119하 1234, 12가 1190", []),
        ("119 또는 1661-4977에", ["119", "1661-4977"]),
    ],
)
def test_a_figure_is_no_number_to_call(said: str, dialled: list[str]) -> None:
    """What is typed into a ready sentence dials where it is a number, not where it counts."""
    page = document("accident", "--say", "note", "--place", said, "--lang", "ko")
    assert said in page.text
    links = [text for address, text, _ in page.links if address.startswith("tel:")]
    without = document("accident", "--say", "note", "--place", "", "--lang", "ko")
    assert len(links) - len(dialled) == len([one for one in without.links if "tel:" in one[0]])
    assert set(dialled) <= {*links}


def test_a_document_is_not_cut_for_a_window() -> None:
    """Where nobody can type `--all`, all contacts, questions and reasons stand there."""
    assert document("contacts").text == document("contacts", "--all").text
    known = built_in_knowledge()
    text = document("faq").text
    assert [one.id for one in known.questions if one.answer.ko not in text] == []
    text = document("costs").text
    assert [one.id for one in known.costs.refused if one.text.ko not in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_search_gives_the_answers_themselves(lang: str) -> None:
    """Of each thing found a document has the text and the numbers, not where to read on."""
    data = json.loads(run_sealed("search", "견인", "--json", "--lang", lang).out)
    page = document("search", "견인", "--lang", lang)
    dialled = {text for _, text, _ in page.links}
    for hit in data["hits"]:
        assert {call["phone"] for call in hit["calls"]} <= dialled
        if not hit["read_on"].startswith("socar contacts"):  # which has no more than its screen
            assert [said for said in hit["passages"] if said not in page.text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_number_on_the_contacts_dials(lang: str) -> None:
    """Every number of the knowledge file is a link on the contacts, and stands on it whole."""
    page = document("contacts", "--all", "--lang", lang)
    assert {text for address, text, _ in page.links if address == f"tel:{text}"} == NUMBERS


def test_the_policy_allows_the_own_style_and_nothing_else() -> None:
    """The document forbids itself all but the one style sheet it carries."""
    text = run_sealed("contacts", "--html").out
    [style] = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'http-equiv="Content-Security-Policy" content="{policy}"' in text
    assert re.findall(r"url\(|@import|https?:", style) == []


def test_every_block_has_its_template() -> None:
    """Each kind of block has a macro of its name, so that no screen fails in a browser alone."""
    templates = Path(html_text.__code__.co_filename).parent / "templates" / "blocks.html"
    macros = set(re.findall(r"macro (\w+)\(part, block, level\)", templates.read_text("utf-8")))
    assert macros == {kind.__name__.lower() for kind in get_args(Block)}


def test_the_language_is_said_and_korean_is_read_as_korean() -> None:
    """An English document says so, and marks the Korean in it for a voice that can read it."""
    text = run_sealed("accident", "--say", "112", "--lang", "en", "--html").out
    assert '<html lang="en">' in text
    assert '<span lang="ko">교통사고입니다</span>. Gyotong-sago-imnida.' in text


@pytest.mark.parametrize(
    "line", [*("contacts", "contacts tow", "card", "faq 견인", "accident"), "reservation show R-1"]
)
def test_hostile_words_are_text(tmp_path: Path, line: str) -> None:
    """Names and sentences of a knowledge file and the note of a reservation stay words."""
    environ = {"SOCAR_HOME": str(tmp_path)}
    add = ("reservation", "add", "--start", "9:00", "--end", "12:00", "--note", HOSTILE)
    assert run_sealed(*add, environ=environ).code == 0
    known = hostile_knowledge()
    outcome = run_sealed(*line.split(), "--html", environ=environ, knowledge=known)
    assert (outcome.code, outcome.err) == (0, "")
    page = Document(outcome.out)
    assert SHOWN in page.text
    assert (set(page.tags) - TAGS, page.attributes - ATTRIBUTES) == (set(), set())
    assert [link for link in page.links if not link[0].startswith(("tel:", "https:", "#"))] == []
    assert re.search("[\x00-\x09\x0b-\x1f\u202e]", outcome.out) is None


def hostile_knowledge() -> Knowledge:
    """Return what is shipped with hostile words in names, purposes and sentences."""
    known, words = built_in_knowledge(), Localized(HOSTILE, HOSTILE)
    contacts = (changed(one, name=words, purpose=words, notes=(words,)) for one in known.contacts)
    steps = tuple(changed(step, text=words, limit=words) for step in known.accident.steps)
    return changed(
        known,
        contacts=tuple(contacts),
        accident=changed(known.accident, steps=steps),
        questions=tuple(changed(one, question=words) for one in known.questions),
    )


def test_an_ascii_stream_gets_references() -> None:
    """Where a stream lacks Hangul the document spells it as references, which browsers read."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="cp949", errors="backslashreplace")
    app = App(environ={}, stdout=out, stderr=None, clock=lambda: SUNDAY_EVENING)
    app.knowledge = built_in_knowledge()
    assert main(["card", "--html"], app) == 0
    out.flush()
    assert Document(raw.getvalue().decode("ascii")).text == document("card").text


def test_the_card_stands_in_both_languages_side_by_side() -> None:
    """`--both` holds, to the letter, what each language alone would, each marked as such.

    It begins with a link to the other one.
    """
    both = run_sealed("card", "--html", "--both").out
    for lang in LANGUAGES:
        alone = run_sealed("card", "--html", "--lang", lang).out
        [article] = re.findall("<article.*</article>", alone, re.DOTALL)
        assert article in both
    page = Document(both)
    assert (page.links[0][:2], page.found["nav"]) == (("#en", "English"), ["English"])
    assert re.findall('<(?:html|article) lang="(..)"', both) == ["ko", "ko", "en"]
