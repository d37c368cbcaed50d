"""What somebody answers where one thing was asked: behind an option, or at a prompt."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, cast

from socar_cli.domain.circumstances import names_of
from socar_cli.domain.lost_item import Next
from socar_cli.domain.matching import forms_of, nearest
from socar_cli.domain.vocabulary import Vocabulary, spelled
from socar_cli.errors import UnknownChoiceError
from socar_cli.knowledge.circumstances import Answer, Situation, kind_of
from socar_cli.knowledge.model import Knowledge
from socar_cli.language import Language, Localized

# What the answers say of the next customer's booking.
NEXT = {Answer.YES: Next.BEGUN, Answer.NO: Next.NONE, Answer.UNSURE: Next.UNKNOWN}


def situation_of(
    knowledge: Knowledge, vocabulary: Callable[[], Vocabulary], typed: Mapping[str, object]
) -> Situation:
    """Return what the options say, each under the name of its circumstance.

    The vocabulary is asked for where something else than the name of a value was typed.
    Raises UnknownChoiceError for a text that says none of its values, or several.
    """

    def read(name: str, value: object) -> object:
        if isinstance(value, str):
            return read_circumstance(knowledge, vocabulary, name, value)
        if isinstance(value, list | tuple):
            return frozenset(read(name, part) for part in value)
        return value

    told: dict[str, Any] = {
        name: read(name, value) for name, value in typed.items() if value is not None
    }
    return Situation(**told)


def read_circumstance(
    knowledge: Knowledge, vocabulary: Callable[[], Vocabulary], name: str, typed: str
) -> StrEnum:
    """Return the value of a circumstance that `typed` is, names or tells in own words.

    Raises UnknownChoiceError where it is none of them, or several.
    """
    kind = kind_of(name)
    if typed in set(kind):
        return kind(typed)
    for form in forms_of(*spelled((typed,))):
        for wording in knowledge.answers:
            value = getattr(wording, name)
            if value is not None and form in spelled(wording.words):
                return cast("StrEnum", value)
    told = _told(vocabulary(), name, typed)
    if told is None:
        raise _unknown(knowledge, name, typed)
    return told


def _told(vocabulary: Vocabulary, name: str, typed: str) -> StrEnum | None:
    """Return the one value that the vocabulary reads, None where a word of it is not read."""
    from socar_cli.domain.own_words import read_words  # noqa: PLC0415 - most type a value

    reading = read_words(vocabulary, typed)
    said = getattr(reading, name)
    values = said if isinstance(said, tuple) else (said,)
    is_one = len(values) == 1 and not reading.not_understood
    contradicts = kind_of(name) is not Answer and values == (Answer.UNSURE,)
    return values[0] if is_one and not contradicts else None


def answer_in(knowledge: Knowledge, typed: str) -> Answer | None:
    """Return whether `typed` is a word for yes, for no or for being unsure."""
    [key] = spelled((typed,))
    entries = (entry for entry in knowledge.answers if entry.id in set(Answer))
    return next((Answer(entry.id) for entry in entries if key in spelled(entry.words)), None)


def next_in(knowledge: Knowledge, typed: str | None) -> str | None:
    """Return what `typed` answers about the next booking; any other text, a time, as it is."""
    answer = None if typed is None else answer_in(knowledge, typed)
    return typed if answer is None else NEXT[answer]


def _usual(names: Sequence[str], language: Language) -> str:
    """Return the first of the names that is in a language, or of all: English ones are ASCII."""
    own = (name for name in names if name.isascii() is (language is Language.EN))
    return next(own, names[0])


def _unknown(knowledge: Knowledge, name: str, typed: str) -> UnknownChoiceError:
    names = names_of(knowledge, name).values()
    known = (", ".join(_usual(words, language) for words in names) for language in Language)
    words = {word: (word,) for entry in names for word in entry}
    near = next(iter(nearest(typed, words, most=1)), None)
    option = f"--{name.replace('_', '-')}"
    return UnknownChoiceError(option, typed, Localized(*known), near)
