"""Errors keep data and say it in both languages."""

import string
from collections.abc import Iterator

import pytest

from socar_cli.errors import (
    Complaint,
    KnowledgeError,
    NoNumberError,
    NotStoredError,
    RecordsBusyError,
    RecordsDamagedError,
    RescuedError,
    SocarError,
    TextTooLongError,
    UnknownCommandError,
    UnknownReservationError,
)
from socar_cli.language import Localized

SCRATCH, OFFICE = Localized("흠집 {1}", "scratch {1}"), Localized("사무실", "office")
# What a class works out of its fields before it is said.
WORKED_OUT = {KnowledgeError: {"place", "what", "more"}}


def kinds(of: type[SocarError] = SocarError) -> Iterator[type[SocarError]]:
    """Yield every class of errors that has a sentence."""
    for kind in of.__subclasses__():
        if hasattr(kind, "ko"):
            yield kind
        yield from kinds(kind)


def named(kind: type[SocarError], language: str) -> set[str]:
    """Return the fields that the sentences of a class name in a language."""
    sentences = [getattr(kind, name) for name in dir(kind) if name.partition("_")[0] == language]
    parts = (part for text in sentences for part in string.Formatter().parse(text))
    return {name for _, name, _, _ in parts if name is not None}


@pytest.mark.parametrize("kind", tuple(kinds()), ids=lambda kind: kind.__name__)
def test_both_languages_say_every_field(kind: type[SocarError]) -> None:
    """The sentences of an error name its fields, no others, and the same in both languages."""
    fields = set(kind.__fields__)
    for base, names in WORKED_OUT.items():
        if issubclass(kind, base):
            fields = fields - {"complaints"} | names
    assert (named(kind, "ko"), named(kind, "en")) == (fields, fields)


@pytest.mark.parametrize(
    ("error", "ko", "en"),
    [
        (
            UnknownCommandError("{x}", None, "socar help"),
            "'{x}' 명령은 없습니다. 목록: socar help --help",
            "No command '{x}'. All commands: socar help --help",
        ),
        (TextTooLongError("--note", 10_000), "--note: 10,000자까지 적을 수 있습니다", None),
        (NoNumberError(OFFICE, None), "사무실: 전화번호가 없습니다", "office has no number"),
        (NoNumberError(OFFICE, SCRATCH), None, "office has no number (scratch {1})"),
        (
            UnknownReservationError("it's", ("A", "B"), ("C",)),
            None,
            (
                "No record of reservation 'it's'. Nearest: A, B. Latest: C. To record it: socar "
                """reservation add --id 'it'"'"'s' --start "today 14:00" --end "today 18:00\""""
            ),
        ),
        (
            KnowledgeError("f", (Complaint(3, SCRATCH), Complaint(4, OFFICE))),
            "f:3: 흠집 {1} (그 밖에 1건)",
            "f:3: scratch {1} (and 1 more)",
        ),
        (KnowledgeError("f", (Complaint(3, SCRATCH),)), "f:3: 흠집 {1}", "f:3: scratch {1}"),
        (
            RescuedError(RecordsBusyError("f"), "a b"),
            None,
            (
                "f: in use by another program (try again in a moment). The new entry is saved "
                "apart: a b (later: socar reservation import 'a b')"
            ),
        ),
    ],
)
def test_a_sentence_is_filled_in_its_language(
    error: SocarError, ko: str | None, en: str | None
) -> None:
    """Fields stand in their language, quoted in a command, and what is not known is left out."""
    message = error.message()
    assert (ko or message.ko, en or message.en) == (message.ko, message.en)


def test_what_was_not_stored_ends_as_its_problem() -> None:
    """Another program's hold on the record ends as busy, everything else as not written."""
    problems = (RecordsBusyError("f"), RecordsDamagedError("f"))
    assert [NotStoredError(problem, "{}").exit_code for problem in problems] == [75, 74]
