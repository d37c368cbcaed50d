"""`socar search`: what is shown of what was found, and where to read on."""

import re
import shlex
import unicodedata
from collections import defaultdict
from datetime import timedelta

import pytest

from socar_cli.domain.search import all_places
from socar_cli.knowledge.model import Product
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Language, Localized
from tests.sealed import SUNDAY_EVENING, Outcome, Run, built_in_knowledge


@pytest.mark.parametrize("language", Language)
@pytest.mark.nightly
def test_each_hit_is_on_the_screen_it_names(run: Run, language: Language) -> None:
    """Wherever a search sends one to read on, what was found stands there."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for place in all_places(built_in_knowledge()):
        # A step may give way to another; interpreters are for those who read no Korean.
        if not getattr(place.entry, "unless", ()) and "interpreters" not in place.path:
            wanted[place.read_on()].add(_title(place.entry, language))
    missing = {}
    for line, titles in wanted.items():
        outcome = run("--lang", language, *shlex.split(line)[1:], "--plain")
        assert (outcome.code, outcome.err) == (0, "")
        missing[line] = {title for title in titles if title not in outcome.out}
    assert {line: titles for line, titles in missing.items() if titles} == {}


def _title(entry: object, language: Language) -> str:
    if isinstance(entry, Product):
        return Won.__str__(entry.deductible)
    names = ("text", "name", "question", "title")
    words = next(getattr(entry, name) for name in names if hasattr(entry, name))
    assert isinstance(words, Localized)
    return words.in_language(language)


def test_the_way_hangul_is_typed_does_not_matter(run: Run) -> None:
    """Decomposed Hangul, signs and the Korean name of the command lead to the same screen."""
    screen = run("search", "긴급출동")
    assert (screen.code, screen.err) == (0, "")
    assert run("검색", unicodedata.normalize("NFD", "긴급출동")) == screen
    assert run("search", "'긴급출동'!") == screen


def test_what_was_looked_for_is_marked(run: Run) -> None:
    """Hits are marked with a style on a terminal and with nothing in the linear face."""
    assert "급\x1b[4m견인\x1b[0m" in run("search", "견인", "--color", "always").out
    assert "\x1b" not in run("search", "견인", "--plain", "--color", "always").out


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("words", ["견인", "tow", "flat tyre", "보험", "번호"])
@pytest.mark.parametrize("years", [0, 2])
def test_no_mark_follows_a_line_to_type(run: Run, words: str, width: int, years: int) -> None:
    """A sign behind it would be typed with it: it stands before the words."""
    now = SUNDAY_EVENING + timedelta(days=366 * years)
    environ = {"COLUMNS": str(width)}
    whole = " ".join(run("search", *words.split(), environ=environ, now=now).out.split())
    assert re.findall(r"socar [a-z-]+[^:*?]* [*?](?= \d+ |$)", whole) == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("moterwaay", "Nearest: motorway, mystery"),
        *((words, "Full list: socar --help") for words in ("qqqqqqqq", "!!!", "ㅋㅋㅋㅋ")),
    ],
)
def test_nothing_found_names_the_nearest(run: Run, words: str, hint: str) -> None:
    """What is not there ends in one line with the nearest words or where all is, and exit 1."""
    said = f"socar: '{words}': nothing found. {hint}\n"
    assert run("search", words, "--lang", "en") == Outcome(1, "", said)


def test_a_command_is_found_by_what_it_does(run: Run) -> None:
    """The screens themselves are found, by their Korean names too."""
    assert "socar lost-item\n" in run("search", "분실물", "--plain").out
    assert "socar costs\n" in run("search", "what an accident costs me", "--plain").out
