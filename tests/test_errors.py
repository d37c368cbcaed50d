"""Errors keep data and say it in both languages."""

import string
from collections.abc import Iterator
from shlex import quote

import pytest

from socar_cli import errors
from socar_cli.language import Localized

SCRATCH, OFFICE = Localized("흠집 {1}", "scratch {1}"), Localized("사무실", "office")


def kinds(of: type[errors.SocarError] = errors.SocarError) -> Iterator[type[errors.SocarError]]:
    """Yield every class of errors that has a sentence."""
    for kind in of.__subclasses__():
        if hasattr(kind, "ko"):
            yield kind
        yield from kinds(kind)


def named(kind: type[errors.SocarError], language: str) -> set[str]:
    """Return the fields that the sentences of a class name in a language."""
    sentences = [getattr(kind, name) for name in dir(kind) if name.partition("_")[0] == language]
    parts = (part for text in sentences for part in string.Formatter().parse(text))
    return {name for _, name, _, _ in parts if name is not None}


def test_both_languages_say_every_field() -> None:
    """The sentences of an error name its fields, no others, and the same in both languages."""
    for kind in kinds():
        known = {*kind.fields, *(f"{field}_quoted" for field in kind.fields)}
        for names in (named(kind, "ko"), named(kind, "en")):
            assert names <= known, kind
            assert {name.removesuffix("_quoted") for name in names} == set(kind.fields), kind


@pytest.mark.parametrize(
    ("error", "ko", "en"),
    [
        (
            errors.UnknownCommandError("{x}", None, "socar help"),
            "'{x}' 명령은 없습니다. 목록: socar help --help",
            "No command '{x}'. All commands: socar help --help",
        ),
        (errors.TextTooLongError("--note", 10_000), "--note: 10,000자까지 적을 수 있습니다", None),
        (errors.NoNumberError(OFFICE, None), "사무실: 전화번호가 없습니다", "office has no number"),
        (errors.NoNumberError(OFFICE, SCRATCH), None, "office has no number (scratch {1})"),
        (
            errors.UnknownReservationError("it's", ("A", "B"), ("C",), quote("it's")),
            None,
            (
                "No record of reservation 'it's'. Nearest: A, B. Latest: C. To record it: socar "
                """reservation add --id 'it'"'"'s' --start "today 14:00" --end "today 18:00\""""
            ),
        ),
        (
            errors.KnowledgeError("f", (errors.Complaint(3, SCRATCH), errors.Complaint(4, OFFICE))),
            "f:3: 흠집 {1} (그 밖에 1건)",
            "f:3: scratch {1} (and 1 more)",
        ),
        (
            errors.KnowledgeError("f", (errors.Complaint(3, SCRATCH),)),
            "f:3: 흠집 {1}",
            "f:3: scratch {1}",
        ),
        (
            errors.NotStoredError(errors.RecordsBusyError("f"), "{}"),
            None,
            "f: in use by another program (try again in a moment). Not saved, keep this: {}",
        ),
    ],
)
def test_a_sentence_is_filled_in_its_language(
    error: errors.SocarError, ko: str | None, en: str | None
) -> None:
    """Fields stand in their language, quoted in a command, and what is not known is left out."""
    message = error.message()
    assert (ko or message.ko, en or message.en) == (message.ko, message.en)


@pytest.mark.parametrize("values", [(), ("f", "g")])
def test_an_error_has_all_its_fields(values: tuple[str, ...]) -> None:
    """A field that is missing or unknown is a mistake of the program, and not a gap in a line."""
    with pytest.raises((TypeError, ValueError, AttributeError)):
        errors.RecordsBusyError(*values).message()


def test_what_was_not_stored_is_busy_or_an_io_error() -> None:
    """A record that can be used later is 75; where the system refuses it is 74."""
    busy = (
        errors.RecordsBusyError("f"),
        errors.RecordsDamagedError("f"),
        errors.RecordsNewerError("f"),
    )
    refused = (errors.FileUnwritableError("f", "full"), errors.NoRecordFolderError())
    assert [errors.NotStoredError(problem, "{}").exit_code for problem in busy + refused] == [
        *(75, 75, 75, 74, 74)
    ]
