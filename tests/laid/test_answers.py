"""Laid answers: the very bytes of the ordinary way, or none."""

import io
import random
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from socar_cli.cli.app import command_tree
from socar_cli.cli.context import App
from socar_cli.cli.main import main
from socar_cli.domain.moments import KOREA
from socar_cli.knowledge.compiled import read_compiled
from socar_cli.knowledge.lazy import LazyKnowledge
from socar_cli.laid import answers
from socar_cli.laid.lay import DAYS, LINES, WIDTHS, edges_of
from socar_cli.language import Language
from tests.sealed import SUNDAY_EVENING

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
    """The program as it was installed, laid answers included."""

    data: Path

    def looked_up(self, case: Case) -> str | None:
        """Return what was laid out."""
        moment = case.now.timestamp()
        return answers.laid_answer(case.words, case.environ, io.StringIO(), moment)

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
    shutil.copytree(wheel, site)
    package = site / "socar_cli"
    monkeypatch.setattr(answers, "__file__", str(package / "laid" / "answers.py"))
    yaml = package / "data" / "knowledge.yaml"
    monkeypatch.setattr(answers, "built_in_knowledge", lambda: str(yaml))
    return Installed(package / "data")


def typed_lines() -> Iterator[tuple[str, ...]]:
    """Yield every line, by its English and its Korean name, with and without a language."""
    names = command_tree().names()
    for line in LINES:
        first, *rest = line.split() or [""]
        for name in names.get(first, (first,)):
            words = tuple(filter(None, (name, *rest)))
            yield from ((*words,), ("--lang", "ko", *words), (*words, "--lang", "en"))
            yield from (("--lang=en", *words), (*words[:1], "--lang=ko", *words[1:]))


def moments(installed: Installed, chance: random.Random) -> list[datetime]:
    """Return every edge, the second before it and after it, and moments inside and outside."""
    copy = read_compiled(str(installed.data / "knowledge.yaml"))
    assert copy is not None
    edges = edges_of(LazyKnowledge(copy), START)
    near = [edge + shift for edge in edges for shift in (-SECOND, 0 * SECOND, SECOND)]
    span = DAYS * 86_400
    any_time = [START + SECOND * chance.randrange(-span, 2 * span) for _ in range(2_000)]
    far = [datetime(1970, 1, 1, 9, tzinfo=KOREA), datetime(2101, 1, 1, tzinfo=KOREA)]
    return [*near, *any_time, *far]


@pytest.mark.parametrize(
    "most", [pytest.param(100, id="sample"), pytest.param(2_000, marks=pytest.mark.nightly)]
)
def test_what_is_laid_is_what_is_shown(installed: Installed, most: int) -> None:
    """At edges and at any moment a laid answer has the bytes of the ordinary way, or is none."""
    chance = random.Random(18)  # noqa: S311 - not for secrets
    lines, times = list(typed_lines()), moments(installed, chance)
    widths = [*WIDTHS, *WIDTHS, 39, 41, 101, 250]
    laid = 0
    for _ in range(most):
        environ = {"COLUMNS": str(chance.choice(widths)), "SOCAR_LANG": chance.choice(["ko", "en"])}
        case = Case(chance.choice(lines), environ | chance.choice(COLORS), chance.choice(times))
        text = installed.looked_up(case)
        laid += text is not None
        assert text in (None, installed.ordinary(case)), case
    assert laid > most / 3


def test_every_line_is_laid(installed: Installed) -> None:
    """By each of its names, in each language, width and colour, a line is laid on its days."""
    last = START + timedelta(DAYS) - SECOND
    cases = [
        Case(words, {"COLUMNS": columns, "SOCAR_LANG": usual, **colors}, now)
        for words, columns, usual, colors, now in product(
            typed_lines(), ("40", "200"), Language, COLORS, (START, last)
        )
    ]
    assert [case for case in cases if installed.looked_up(case) is None] == []


CONTACTS = Case(("contacts",), {}, SUNDAY_EVENING)


@pytest.mark.parametrize(
    "case",
    [
        Case(("contacts",), {"COLUMNS": "41"}, SUNDAY_EVENING),
        Case(("contacts",), {"ACCESSIBLE": "1"}, SUNDAY_EVENING),
        Case(("contacts",), {"SOCAR_KNOWLEDGE": "/own.yaml"}, SUNDAY_EVENING),
        Case(("contacts",), {"_SOCAR_COMPLETE": "complete_bash"}, SUNDAY_EVENING),
        Case(("contacts",), {}, START - SECOND),
        Case(("contacts",), {}, START + timedelta(DAYS)),
        Case(("contacts",), {}, datetime(1970, 1, 1, 9, tzinfo=KOREA)),
        Case(("contacts",), {}, datetime(2101, 1, 1, tzinfo=KOREA)),
        Case(("contacts",), {}, datetime.fromtimestamp(10 * SUNDAY_EVENING.timestamp(), KOREA)),
        Case(("contacts", "--lang"), {}, SUNDAY_EVENING),
        Case(("contacts", "--lang", "fr"), {}, SUNDAY_EVENING),
        Case(("contacts", "--lang="), {}, SUNDAY_EVENING),
        Case(("contacts", "--lang=fr"), {}, SUNDAY_EVENING),
        Case(("contacts--lang=en",), {}, SUNDAY_EVENING),
        Case(("--lang=", "en", "contacts"), {}, SUNDAY_EVENING),
        Case(("contacts", "--lang", "en", "--lang", "ko"), {}, SUNDAY_EVENING),
        Case(("contacts", "--lang=en", "--lang=en"), {}, SUNDAY_EVENING),
        Case(("contacts", "--", "--lang", "en"), {}, SUNDAY_EVENING),
        Case(("accident --guide",), {}, SUNDAY_EVENING),
        Case(("accident\x1f--guide",), {}, SUNDAY_EVENING),
        Case(("",), {}, SUNDAY_EVENING),
    ],
    ids=repr,
)
def test_what_is_not_laid_is_left_alone(installed: Installed, case: Case) -> None:
    """A world, a moment or a line that was not laid out goes the ordinary way."""
    assert installed.looked_up(CONTACTS) == installed.ordinary(CONTACTS)
    assert installed.looked_up(case) is None


def test_another_encoding_goes_the_ordinary_way(installed: Installed) -> None:
    """Only what takes UTF-8 gets laid pages; a stdout that is closed gets none."""
    now = SUNDAY_EVENING.timestamp()
    for encoding in ("cp949", "ascii", "utf-16"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        assert answers.laid_answer(["contacts"], {}, stream, now) is None
    assert answers.laid_answer(["contacts"], {}, None, now) is None
    assert installed.looked_up(CONTACTS) is not None


def test_an_own_file_goes_the_ordinary_way(installed: Installed, tmp_path: Path) -> None:
    """Where a file of the user's own may lie, nothing is looked up."""
    (tmp_path / "home" / "socar").mkdir(parents=True)
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


def test_an_edited_knowledge_file_counts(installed: Installed) -> None:
    """A single digit changed in the YAML, and nothing that was laid out of it counts."""
    yaml = installed.data / "knowledge.yaml"
    yaml.write_bytes(yaml.read_bytes().replace(b"1661-4977", b"1661-4978"))
    assert installed.looked_up(CONTACTS) is None
    assert "1661-4978" in installed.ordinary(CONTACTS)


def test_another_library_of_hours_counts(installed: Installed) -> None:
    """Another version of what knows the holidays voids `contacts`, and nothing else."""
    [folder] = installed.data.parents[1].glob("opening_hours_py-*")
    folder.rename(folder.with_name("opening_hours_py-99.dist-info"))
    assert installed.looked_up(CONTACTS) is None
    assert installed.looked_up(Case(("faq",), {}, SUNDAY_EVENING)) is not None


def test_a_damaged_file_is_not_believed(installed: Installed) -> None:
    """Whatever byte is wrong or missing, a page is the ordinary one or none."""
    path = installed.data / answers.NAME
    chance = random.Random(18)  # noqa: S311 - not for secrets
    sound, expected = path.read_bytes(), installed.ordinary(CONTACTS)
    index = int(sound[: answers.HEAD].split()[0])

    def damaged(place: int, wrong: bytes) -> str | None:
        path.write_bytes(sound[:place] + wrong + sound[place + len(wrong) :])
        return installed.looked_up(CONTACTS)

    for place in (chance.randrange(index, len(sound)) for _ in range(40)):
        assert damaged(place, bytes([sound[place] ^ 1 << place % 8])) is None
    for place in (*range(answers.HEAD), *(chance.randrange(len(sound)) for _ in range(100))):
        assert damaged(place, bytes([sound[place] ^ 1 << place % 8])) in (None, expected)
        assert damaged(place, b"?") in (None, expected)
    assert damaged(0, b"9" * answers.HEAD) is None
    assert damaged(0, b"99999999999999999999 9 9") is None
    assert damaged(answers.HEAD, b"?" * index) is None
    for end in (0, 5, answers.HEAD, index, len(sound) - 1):
        path.write_bytes(sound[:end])
        assert installed.looked_up(CONTACTS) is None
    path.unlink()
    assert installed.looked_up(CONTACTS) is None
