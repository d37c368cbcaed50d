"""Prerendered answers: the very bytes of the ordinary way, or none."""

import io
import os
import random
import shutil
from bisect import bisect
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache, partial
from itertools import cycle, product
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from socar_cli.cli.app import command_tree, main
from socar_cli.cli.context import App
from socar_cli.cli.terminal import WIDTHS
from socar_cli.domain.guide import is_dark
from socar_cli.domain.moments import KOREA
from socar_cli.domain.provenance import trace
from socar_cli.knowledge.model import Fact, Knowledge
from socar_cli.language import Language
from socar_cli.prerendered import lookup
from socar_cli.prerendered.prerender import DAYS, LINES, edges_of
from socar_cli.value import changed
from socar_cli.views.page import Page
from tests.benchmarks.startup import COMMON
from tests.sealed import SUNDAY_EVENING
from tests.widths import Recorder

NOTHING, NOBODY = object(), {"SOCAR_HOME": "/nowhere/at/all"}
START = SUNDAY_EVENING.replace(hour=0, minute=0)
SECOND = timedelta(seconds=1)
COLORS: tuple[dict[str, str], ...] = (
    {},
    {"FORCE_COLOR": "1"},
    {"FORCE_COLOR": "1", "TERM": "xterm-256color"},
)


class Case(NamedTuple):
    """A line in a world at a moment."""

    words: tuple[str, ...]
    environ: dict[str, str]
    now: datetime


class Installed(NamedTuple):
    """The program as it was installed, prerendered answers included."""

    data: Path

    @property
    def knowledge(self) -> Knowledge:
        """What the program knows."""
        return App(environ={}, stdout=None, stderr=None, data=self.data).knowledge

    def looked_up(self, case: Case) -> str | None:
        """Return what was prerendered."""
        moment = case.now.timestamp()
        return lookup.prerendered_answer(case.words, case.environ, io.StringIO(), moment)

    def states(self, line: str) -> tuple[list[int], list[int | None]]:
        """Return when the state of a line changes, in seconds, and to which states."""
        with (self.data / lookup.NAME).open("rb") as file:
            start, length, *_ = lookup.read_index(file)["lines"][f"socar {line}".strip()]
            edges, states, _ = lookup.read_blob(file, start, length)
            return edges, states

    def ordinary(self, case: Case) -> str:
        """Return what the ordinary way shows, without a fault or a word on stderr."""
        out, err = io.StringIO(), io.StringIO()
        app = App(
            environ=case.environ, stdout=out, stderr=err, clock=lambda: case.now, data=self.data
        )
        assert (main(case.words, app), err.getvalue()) == (0, "")
        return out.getvalue()


@pytest.fixture
def installed(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Let the look-up find a copy of what the wheel holds, in a home without anything."""
    site = tmp_path / "site"
    shutil.copytree(wheel, site, ignore=shutil.ignore_patterns("*.py", "*.pyc"))
    package = site / "socar_cli"
    monkeypatch.setattr(lookup, "__file__", str(package / "prerendered" / "lookup.py"))
    yaml = package / "data" / "knowledge.yaml"
    monkeypatch.setattr(lookup, "built_in_knowledge", lambda: str(yaml))
    return Installed(package / "data")


def typed_lines() -> Iterator[tuple[str, ...]]:
    """Yield every line, by each of its names, with and without a language."""
    names = command_tree().names()
    for line in LINES:
        first, *rest = line.split() or [""]
        for name in names.get(first, (first,)):
            words = tuple(filter(None, (name, *rest)))
            yield from ((*words,), ("--lang", "ko", *words), (*words, "--lang", "en"))
            yield from (("--lang=en", *words), (*words[:1], "--lang=ko", *words[1:]))


def edges(knowledge: Knowledge) -> list[datetime]:
    """Return every edge and the second before it."""
    return [edge + shift for edge in edges_of(knowledge, START) for shift in (-SECOND, 0 * SECOND)]


def moments(installed: Installed, chance: random.Random) -> list[datetime]:
    """Return the edges with the seconds before them, and moments inside and outside."""
    span = DAYS * 86_400
    any_time = [START + SECOND * chance.randrange(-span, 2 * span) for _ in range(2_000)]
    far = [datetime(1970, 1, 1, 9, tzinfo=KOREA), datetime(2101, 1, 1, tzinfo=KOREA)]
    return [*edges(installed.knowledge), *any_time, *far]


@pytest.mark.parametrize(
    "most", [pytest.param(25, id="sample"), pytest.param(150, marks=pytest.mark.nightly)]
)
def test_what_is_prerendered_is_what_is_shown(installed: Installed, most: int) -> None:
    """At edges and at any moment an answer has the bytes of the ordinary way, or is none."""
    chance = random.Random(18)  # noqa: S311 - not for secrets
    lines, times = list(typed_lines()), moments(installed, chance)
    widths = [*WIDTHS, *range(37, 131), 250]
    found = 0
    for _ in range(most):
        environ = {"COLUMNS": str(chance.choice(widths)), "SOCAR_LANG": chance.choice(["ko", "en"])}
        case = Case(chance.choice(lines), environ | chance.choice(COLORS), chance.choice(times))
        text = installed.looked_up(case)
        found += text is not None
        assert text in (None, installed.ordinary(case)), case
    assert found > most / 3


def learned(line: str, knowledge: Knowledge, now: datetime) -> object:
    """Return all that a line is told of a moment; asking for more, it could make no page."""
    if line == "contacts":
        return now
    if line == "knowledge sources":  # the age of each in JSON; the page shows none
        return now.replace(hour=0, minute=0, second=0)
    dark = is_dark(knowledge.night, now=now)
    return dark if line in {"accident --guide", "breakdown"} else NOTHING


@pytest.mark.nightly
def test_a_state_is_one_page_at_every_edge(
    installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At and before every edge a line has the page and the doubts of its state.

    A page has its texts in both languages; below each state is drawn in every look.
    """
    monkeypatch.setattr("socar_cli.domain.guide.is_dark", lambda _night, *, now: now)
    monkeypatch.setattr("socar_cli.views.words.moment_words", lambda _at: "")  # in the slot
    knowledge = installed.knowledge

    @lru_cache(maxsize=2)  # by day and by night
    def made(line: str, told: object) -> tuple[Page, tuple[Fact, ...]]:
        clock = partial(cast, "datetime", told)
        app = Recorder(environ=NOBODY, stdout=io.StringIO(), stderr=None, clock=clock)
        app.knowledge = knowledge
        assert main(line.split(), app) == 0
        # The result is not drawn; the line of --version is no page.
        page = changed(app.pages[-1], result=None) if app.pages else Page(())
        return page, page.facts()

    for line in LINES:
        changes, states = installed.states(line)
        seen: dict[int | None, object] = {None: None}  # before and after the days
        for now in edges(knowledge):
            page, facts = made(line, learned(line, knowledge, now))
            inside = START <= now < START + timedelta(DAYS)
            shown = (page, trace(facts, knowledge, now=now)) if inside else None
            state = states[bisect(changes, now.timestamp()) - 1]
            assert seen.setdefault(state, shown) == shown, (line, now)


@pytest.mark.nightly
def test_every_state_is_drawn_as_it_is_shown(installed: Installed) -> None:
    """When a state of a line begins, it has the bytes of the ordinary way, in each language.

    Widths and colours take turns: a state is one page, as shown above, and each look of a page is
    drawn by the same rules.
    """
    wrong = []
    looks = cycle(product((40, 80), COLORS))
    for line in LINES:
        changes, states = installed.states(line)
        begins = dict(zip(states, changes, strict=True))
        del begins[None]
        for second, asked, usual in product(begins.values(), Language, Language):
            width, colors = next(looks)
            environ = {"COLUMNS": str(width), "SOCAR_LANG": usual, **colors}
            now = datetime.fromtimestamp(second, KOREA)
            case = Case((*line.split(), "--lang", asked), environ, now)
            if installed.looked_up(case) != installed.ordinary(case):
                wrong.append(case)
        next(looks)  # six looks and four languages: each meets each
    assert wrong == []


def test_every_line_is_looked_up(installed: Installed) -> None:
    """By each of its names, in each language and colour, a line is found on its days.

    So is one in each window from the narrowest prerendered width on, and in each common world.
    """
    last = START + timedelta(DAYS) - SECOND
    cases = [
        Case(words, {"COLUMNS": "40", "SOCAR_LANG": usual, **colors}, now)
        for words, usual, colors, now in product(typed_lines(), Language, COLORS, (START, last))
    ]
    cases += [Case(("accident",), {"COLUMNS": str(width)}, START) for width in range(40, 260)]
    cases += [Case(("contacts",), {**NOBODY, **world}, START) for world in COMMON]
    assert [case for case in cases if installed.looked_up(case) is None] == []


CONTACTS = Case(("contacts",), {}, SUNDAY_EVENING)


@pytest.mark.parametrize(
    "case",
    [
        *(
            CONTACTS._replace(environ=environ)
            for environ in (
                *({"COLUMNS": "39"}, {"ACCESSIBLE": "1"}, {"SOCAR_KNOWLEDGE": "/own.yaml"}),
                *({"_SOCAR_COMPLETE": "complete_bash"}, {"SOCAR_ASCII": "1"}),
            )
        ),
        *(
            CONTACTS._replace(now=now)
            for now in (
                *(START - SECOND, START + timedelta(DAYS), datetime(2101, 1, 1, tzinfo=KOREA)),
                datetime(1970, 1, 1, 9, tzinfo=KOREA),
                datetime.fromtimestamp(10 * SUNDAY_EVENING.timestamp(), KOREA),
            )
        ),
        *(
            CONTACTS._replace(words=words)
            for words in (
                *(("contacts", "--lang"), ("contacts", "--lang", "fr"), ("contacts", "--lang=")),
                *(("contacts", "--lang=fr"), ("contacts--lang=en",), ("--lang=", "en", "contacts")),
                ("contacts", "--lang", "en", "--lang", "ko"),
                *(("contacts", "--lang=en", "--lang=en"), ("contacts", "--", "--lang", "en")),
                *(("accident --guide",), ("accident\x1f--guide",), ("",)),
            )
        ),
    ],
    ids=repr,
)
def test_what_is_not_prerendered_is_left_alone(installed: Installed, case: Case) -> None:
    """A world, a moment or a line that was not prerendered goes the ordinary way."""
    assert installed.looked_up(CONTACTS) is not None
    assert installed.looked_up(case) is None


def test_another_encoding_or_an_own_file_goes_the_ordinary_way(installed: Installed) -> None:
    """Only what takes UTF-8 gets prerendered pages, and where no file of the user's may lie."""
    now = SUNDAY_EVENING.timestamp()
    assert installed.looked_up(CONTACTS) is not None
    for encoding in ("cp949", "ascii", "utf-16"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        assert lookup.prerendered_answer(["contacts"], {}, stream, now) is None
    assert lookup.prerendered_answer(["contacts"], {}, None, now) is None
    Path(os.environ["HOME"], "socar").mkdir(parents=True)
    assert installed.looked_up(CONTACTS) is None


@pytest.mark.parametrize("line", ["", "accident", "lost-item"])
def test_a_record_goes_the_ordinary_way(installed: Installed, tmp_path: Path, line: str) -> None:
    """What shows the traveller's record is not looked up where there can be one."""
    home = {"SOCAR_HOME": str(tmp_path)}
    case = Case(tuple(line.split()), home, SUNDAY_EVENING)
    assert installed.looked_up(case) == installed.ordinary(case)
    (tmp_path / "records.sqlite3").touch()
    assert installed.looked_up(case) is None
    assert installed.looked_up(CONTACTS._replace(environ=home)) is not None


def test_what_a_page_was_made_of_counts(installed: Installed) -> None:
    """Another version of what knows the holidays voids `contacts`, and nothing else.

    A single digit changed in the YAML, and nothing that was prerendered of it counts.
    """
    faq = Case(("faq",), {}, SUNDAY_EVENING)
    [folder] = installed.data.parents[1].glob("opening_hours_py-*")
    folder.rename(folder.with_name("opening_hours_py-99.dist-info"))
    assert (installed.looked_up(CONTACTS), installed.looked_up(faq) is None) == (None, False)
    yaml = installed.data / "knowledge.yaml"
    yaml.write_bytes(yaml.read_bytes().replace(b"1661-4977", b"1661-4978"))
    assert installed.looked_up(faq) is None
    assert "1661-4978" in installed.ordinary(CONTACTS)


def test_a_damaged_file_is_not_believed(installed: Installed) -> None:
    """Whatever byte is wrong or missing, a page is the ordinary one or none."""
    path = installed.data / lookup.NAME
    chance = random.Random(18)  # noqa: S311 - not for secrets
    sound, expected = path.read_bytes(), installed.ordinary(CONTACTS)
    index = int.from_bytes(sound[: lookup.HEAD])

    def damaged(place: int, wrong: bytes) -> str | None:
        path.write_bytes(sound[:place] + wrong + sound[place + len(wrong) :])
        return installed.looked_up(CONTACTS)

    inside = [chance.randrange(index, len(sound)) for _ in range(40)]
    flipped = [damaged(place, bytes([sound[place] ^ 1 << place % 8])) for place in inside]
    assert flipped.count(None) > 30  # the others were bits that nobody reads
    assert set(flipped) <= {None, expected}
    for place in (*range(lookup.HEAD), *(chance.randrange(len(sound)) for _ in range(100))):
        assert damaged(place, bytes([sound[place] ^ 1 << place % 8])) in (None, expected)
        assert damaged(place, b"?") in (None, expected)
    for head in (b"\xff" * lookup.HEAD, bytes(lookup.HEAD), len(sound).to_bytes(lookup.HEAD)):
        assert damaged(0, head) is None
    assert damaged(lookup.HEAD, b"?" * index) is None
    for end in (0, 5, lookup.HEAD, index, len(sound) - 1):
        path.write_bytes(sound[:end])
        assert installed.looked_up(CONTACTS) is None
    path.unlink()
    assert installed.looked_up(CONTACTS) is None
