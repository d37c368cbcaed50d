"""Thousands of files nobody would write: nothing but our own error ever leaves the loader."""

import re
from collections.abc import Callable, Iterator
from functools import reduce
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socar_cli.errors import SocarError
from socar_cli.knowledge import reader
from socar_cli.knowledge.overlay import examine, lay_over, read_built_in
from socar_cli.knowledge.reader import Mapping, Scalar, read_document, read_pairs
from socar_cli.knowledge.scalars import EntryId, StepId
from socar_cli.value import Value, values_of
from tests.knowledge.small import LIBYAML, PYTHON, SMALL
from tests.sealed import data_folder

T = TypeVar("T")

# What YAML is made of, and what has led its readers astray.
PIECES = [
    *"-?:,[]{}#&*!|>%@`\"'\\~= \n.0",
    *("a", "b: ", "key:", "  ", "\n  ", "\n    ", "- ", "? ", ": ", " #", "---", "..."),
    *("\\n", "\\x41", "\\u202e", "\\ud800", "\\U00110000", "\\e", "|-\n", ">+2\n", "|9", "|#"),
    *('"a"', '"a": ', "''", "한", "é", "\t", "\r", "\x00", "\x1b", "\x85", "\u2028", "\ufeff"),
    *("\uffff", "<<: "),
    *("9:00", "010", "0x1F", "1_000", "2026-02-30", "1588-16-88", "+82", "1e5", "no"),
    *("&a ", "*a", "!!str ", "!x ", "%YAML 1.2\n", "%TAG ! x\n", "updated: ", "contacts:\n  a:\n"),
    *("sources: [guide]", "phone: 119\n", "hours: 24/7\n", "{ko: a, en: b}", "verified: 2025\n"),
]  # fmt: skip


def examples(few: int, many: int) -> pytest.MarkDecorator:
    """Prove a property on a few examples in every run, and on many at night."""
    night = pytest.param(many, id="many", marks=pytest.mark.nightly)
    return pytest.mark.parametrize("count", [pytest.param(few, id="few"), night])


def hold(count: int, given_: st.SearchStrategy[T], prove: Callable[[T], None]) -> None:
    """Prove a property on as many examples, the same ones every time."""
    sealed = settings(max_examples=count, database=None, suppress_health_check=list(HealthCheck))
    sealed(given(given_)(prove))()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a sound file to lay others over."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def judge(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give what reads a file in every way there is, with both parsers."""
    path = tmp_path / "knowledge.yaml"

    def read(content: bytes) -> None:
        path.write_bytes(content)
        for parser in (PYTHON, LIBYAML):
            monkeypatch.setattr(reader, "_PARSER", parser)
            read_every_way(small, path)

    return read


def read_every_way(built_in: Path, path: Path) -> None:
    """Read a file as the program does, lay it over a sound one, and examine it."""
    try:
        tuple(examine(str(built_in), [path]))
        base, knowledge = read_built_in(str(built_in))
        together, _ = lay_over(knowledge, base, read_pairs(path))
    except SocarError as error:
        assert error.message().en  # noqa: PT017 - whatever else is raised fails the test
        return
    for name in named(together):  # what could be laid over is sound; a former step may be named
        if not isinstance(name, StepId):
            entries: Any = reduce(getattr, type(name).section, together)
            assert name in {entry.id for entry in entries}


def named(part: object) -> Iterator[EntryId]:
    """Yield every name of an entry in a part of the knowledge."""
    if isinstance(part, EntryId):
        yield part
    elif isinstance(part, tuple):
        for entry in part:
            yield from named(entry)
    elif isinstance(part, Value):
        for _, value in values_of(part):
            yield from named(value)


@examples(20, 150)
def test_any_bytes(judge: Callable[[bytes], None], count: int) -> None:
    """Whatever bytes a file has, it is read or refused."""
    hold(count, st.binary(max_size=200), judge)


@examples(20, 150)
def test_a_yaml_like_alphabet(judge: Callable[[bytes], None], count: int) -> None:
    """Whatever the signs of YAML are put together to, it is read or refused."""
    texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    hold(count, texts, lambda text: judge(text.encode("utf-8", "surrogatepass")))


# What looks like a telephone number, an hour, a date, an amount or a number; each 9 is any digit.
SHAPES = """
99 | 999 | 0999 | 09999999999 | 099-9999-9999 | 09-999-9999 | 9999-9999 | 9999_9999 | +82999999999 |
+82 99-9999-9999 | +82-99-9999-9999 | (099) 9999-9999 | 9999 9999 | 99.9 | 9:99 | 99:99 | 99:99:99 |
9:99-99:99 | 24/7 | 9999 | 9999-99 | 9999-99-99 | 99-99-99 | 9999-99-99 99:99 | 9999/99/99 | 99% |
9999-99-99T99:99:99Z | 0x99 | 0o99 | 0b99 | 99e99 | 9.9e+99 | 99_999 | 99,999 | 999,999,999 | -99 |
+99 | 09.99 | .99 | 99#9"""


@pytest.mark.parametrize("digits", ["0123456789", "1010101010", "7060504030"])
@pytest.mark.usefixtures("parser")
def test_numbers_stay_as_they_were_written(tmp_path: Path, digits: str) -> None:
    """An unquoted number, hour or date is, to the letter, the text that stands in the file."""
    any_digit = cycle(digits)
    written = re.sub("9", lambda _: next(any_digit), SHAPES)
    texts = [text.strip() for text in written.split("|")]
    path = tmp_path / "knowledge.yaml"
    path.write_text("".join(f"k{i}: {text}\n" for i, text in enumerate(texts)), "utf-8")
    root, complaints = read_document(path)
    assert isinstance(root, Mapping)
    assert complaints == []
    nodes = [node for node in root.items.values() if isinstance(node, Scalar)]
    assert [(node.text, node.plain) for node in nodes] == [(text, True) for text in texts]


@st.composite
def mutations(draw: st.DrawFn, whole: str) -> bytes:
    """Draw a file in which a few lines or signs are gone, doubled, swapped or foreign."""
    lines = whole.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        line, indent = lines[at], " " * draw(st.integers(0, 8))
        column = draw(st.integers(0, len(line)))
        before, after = line[:column], line[column:]
        inserted = before + draw(st.sampled_from(PIECES)) + after
        changes = [
            [],
            [lines[other], line],
            [indent + line.lstrip()],
            [inserted],
            [before + after[1:]],
        ]
        lines[at : at + 1] = draw(st.sampled_from(changes))
        lines = lines or ["\n"]
    return "".join(lines).encode("utf-8", "surrogatepass")


# Each is read in every way by both parsers; more would take the nightly run past its time.
@examples(5, 60)
def test_mutations_of_a_small_file(judge: Callable[[bytes], None], count: int) -> None:
    """A whole file with a few things wrong is read or refused."""
    hold(count, mutations(SMALL), judge)


@pytest.mark.nightly
def test_mutations_of_the_shipped_file(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped file with a few things wrong is read or refused, and always laid over."""
    path = tmp_path / "knowledge.yaml"
    monkeypatch.setattr(reader, "_PARSER", LIBYAML)

    def prove(content: bytes) -> None:
        path.write_bytes(content)
        read_every_way(small, path)

    hold(5, mutations((data_folder() / "knowledge.yaml").read_text(encoding="utf-8")), prove)
