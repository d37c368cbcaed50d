"""From the words typed for one option, or at a prompt, to the value they stand for.

A TAB asks which words there are, so what reads free words is imported where it is needed.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from socar_cli.domain.matching import forms_of, nearest
from socar_cli.errors import UnknownChoiceError
from socar_cli.knowledge.circumstances import Answer, Situation, kind_of
from socar_cli.knowledge.model import Knowledge, Topic, Wording
from socar_cli.language import Localized

if TYPE_CHECKING:
    from socar_cli.domain.own_words.vocabulary import Vocabulary

_ALIKE = 0.7  # words of all kinds are offered, so they have to be more alike than names of commands


def names_of(knowledge: Knowledge, name: str) -> Mapping[StrEnum, tuple[str, ...]]:
    """Return, for each value of a circumstance, what people call it, its own name first."""
    own = () if kind_of(name) is Answer else knowledge.own_words
    words = words_of((*knowledge.answers, *own), name)
    return {value: (value, *words[value]) for value in kind_of(name)}


def words_of(wordings: Iterable[Wording], name: str) -> Mapping[StrEnum, tuple[str, ...]]:
    """Return, for each value of a circumstance, the words that say it by themselves."""
    words: dict[StrEnum, list[str]] = {value: [] for value in kind_of(name)}
    for one in wordings:
        value = getattr(one, name)
        if value is not None and not (one.role or one.beside or one.within):
            words[value] += [word.removeprefix("-") for word in one.words]
    return {value: tuple(said) for value, said in words.items()}


def situation_of(
    knowledge: Knowledge, vocabulary: Callable[[], "Vocabulary"], typed: Mapping[str, object]
) -> Situation:
    """Return the situation that the options give; `typed` holds them by circumstance.

    The vocabulary is asked for only where something else than the name of a value was typed.
    Raises UnknownChoiceError for a text that says none of its values, or several.
    """

    def read(name: str, value: object) -> object:
        if isinstance(value, str):
            return read_circumstance(knowledge, vocabulary, name, value)
        if isinstance(value, list | tuple):
            return frozenset(read(name, part) for part in value)
        return value

    given = {name: value for name, value in typed.items() if value is not None}
    told: dict[str, Any] = {name: read(name, value) for name, value in given.items()}
    return Situation(**told)


def read_circumstance(
    knowledge: Knowledge, vocabulary: Callable[[], "Vocabulary"], name: str, typed: str
) -> StrEnum:
    """Return the value of the circumstance `name` that `typed` stands for.

    That is the value itself, a word for it in `answers:`, or own words that say it, like
    `parking`, 주차장 and 주차장에서 for `where`. Raises UnknownChoiceError for no value or several.
    """
    kind = kind_of(name)
    if typed in set(kind):
        return kind(typed)
    # Most people type the value itself, and this is a lot to import.
    from socar_cli.domain.own_words import read_words  # noqa: PLC0415 - see above
    from socar_cli.domain.own_words.vocabulary import spelled  # noqa: PLC0415 - see above

    for form in forms_of(*spelled((typed,))):
        for wording in knowledge.answers:
            value = getattr(wording, name)
            if value is not None and form in spelled(wording.words):
                return cast("StrEnum", value)
    # As said of an accident: elsewhere nobody else takes part, and a rule holds in every place.
    reading = read_words(vocabulary(), typed, Topic.ACCIDENT)
    told = getattr(reading, name)
    values = told if isinstance(told, tuple) else (told,)
    is_one = len(values) == 1 and values[0] is not None and not reading.not_understood
    if is_one and (kind is Answer or values[0] != Answer.UNSURE):
        return cast("StrEnum", values[0])
    offered = names_of(knowledge, name)
    for value, words in offered.items():
        if typed in words:  # beside other words it may say more
            return value
    names = offered.values()
    known = (  # of each value the first name in a language; English ones are ASCII
        [next((one for one in words if one.isascii() is english), words[0]) for words in names]
        for english in (False, True)
    )
    # What is offered can be typed as it stands, without quotes.
    every = {word: (word,) for words in names for word in words if " " not in word}
    near = nearest(typed, every, most=1, alike=_ALIKE)
    option, choices = f"--{name.replace('_', '-')}", Localized(*map(", ".join, known))
    raise UnknownChoiceError(option, typed, choices, next(iter(near), None))


def answer_in(knowledge: Knowledge, typed: str) -> Answer | None:
    """Return whether `typed` is a word for yes, for no or for being unsure."""
    from socar_cli.domain.own_words.vocabulary import spelled  # noqa: PLC0415 - a lot to import

    [key] = spelled((typed,))
    entries = (entry for entry in knowledge.answers if entry.id in set(Answer))
    return next((Answer(entry.id) for entry in entries if key in spelled(entry.words)), None)
