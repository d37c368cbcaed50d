"""What values a circumstance has, and what people call them; a TAB asks this, so it is light."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from socar_cli.knowledge.circumstances import Answer, kind_of
from socar_cli.knowledge.model import Knowledge, Wording


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


def problem_names(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """Return, for the id of each problem of a car, everything people may type for it."""
    return {
        entry.id: (entry.id, *entry.aliases, entry.name.ko, entry.name.en)
        for entry in knowledge.breakdown.problems
    }
