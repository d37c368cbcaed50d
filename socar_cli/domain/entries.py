"""What a search knows of every entry of the knowledge; a build works it out beforehand."""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple, cast

from socar_cli.domain.matching import folded_lines
from socar_cli.domain.ranking import Field, Weight
from socar_cli.knowledge.model import Contact, Fact, Knowledge, Source, Step, Wording
from socar_cli.knowledge.scalars import Phone, Won
from socar_cli.knowledge.shape import has_id
from socar_cli.language import Localized
from socar_cli.value import Value, values_of

_NAMES = ("aliases", "name", "title", "phone")
_UNSEEN = ("id", "conflict")  # no screen shows them
_SAYING = (Localized, tuple, Won, Phone)  # what else an entry has are marks, dates and links
_WON = Localized("{amount}원", "{amount} won")

# Where a section is read when that is not the command of its own name; the longest path counts.
_COMMANDS = {
    ("contacts",): "socar contacts {id}",
    ("guide",): "socar accident --guide{options}",
    ("breakdown",): "socar breakdown --all",
    ("breakdown", "problems"): "socar breakdown {id}",
    ("breakdown", "steps"): "socar breakdown{failure}",
    ("found_at_pickup",): "socar accident --found-at-pickup",
    ("sentences", "interpreters"): "socar accident --say 112 --lang en",
    ("sentences", "ready"): "socar accident --say {id}",
    ("costs",): "socar costs --all",
    ("lost_item",): "socar lost-item --all",
    ("lost_item", "brief"): "socar lost-item",
    ("questions",): "socar faq {id}",
    ("sources",): "socar knowledge sources",
}

# Where own words call an entry, and how much that says; of a breakdown the number comes first.
_CALLED = {
    ("questions",): ("question", Weight.NAME),
    ("breakdown", "problems"): ("problem", Weight.BODY),
}

# Words or dates alone, or said only of somebody's own figures, times or language: no screen.
_NOT_SEARCHED = {
    ("closed_days",),
    ("accident", "running"),
    ("own_words",),
    ("answers",),
    ("faq_topics",),
    ("costs", "estimate"),
    ("costs", "loss_of_use"),
    ("lost_item", "answers"),
    ("lost_item", "found"),
    ("no_korean",),  # the interpreters say it at more length
}


class Turn(IntEnum):
    """Which of entries that fit equally well comes first."""

    CONTACT = 0  # whom to call
    OTHER = 1
    SOURCE = 2  # what one is called says little about what to do


class Said(NamedTuple):
    """A text of an entry in both languages, how much it says of it, and whether a hit shows it."""

    ko: str
    en: str
    weight: int = Weight.BODY
    shown: bool = True


class Entry(NamedTuple):  # a search goes through hundreds, and no record is as light
    """What a search knows of an entry; the copy of a build holds it as a list."""

    said: Sequence[Said]
    folded: str  # a line each of its texts, as they are compared
    read_on: str  # the command whose screen has it
    calls: Sequence[str] = ()
    path: Sequence[str] = ()  # the way to it in the knowledge where it is a fact
    turn: int = Turn.OTHER


def entries_of(knowledge: Knowledge) -> tuple[Entry, ...]:
    """Return every entry that can be found."""
    return tuple(_entry(place, knowledge.own_words) for place in all_places(knowledge))


def screen_entry(name: str, help_: Localized, korean: str) -> Entry:
    """Return a command, by its names and its help, as what a search finds."""
    said = Said(help_.ko, help_.en, Weight.NAME), Said(korean, korean, Weight.NAME, shown=False)
    return Entry(said, _folded(said), f"socar {name}")


class Place(NamedTuple):
    """An entry of the knowledge, and the names of the sections it stands in."""

    entry: Value
    path: tuple[str, ...]

    def read_on(self) -> str:
        """Return the command whose screen has the entry."""
        for length in range(len(self.path), 0, -1):
            command = _COMMANDS.get(self.path[:length])
            if command is not None:
                options = _options(self.entry)
                what = options.pop("problem", "").removeprefix(" --problem")
                car = "".join(options.get(name, "") for name in ("where", "can_move", "ev"))
                return command.format(
                    id=getattr(self.entry, "id", ""),
                    options="".join(options.values()),
                    failure=what + car or " --all",
                )
        return f"socar {self.path[0].replace('_', '-')}"


def all_places(part: object, path: tuple[str, ...] = ()) -> Iterator[Place]:
    """Yield every entry in a part of the knowledge, whatever sections it has."""
    if path in _NOT_SEARCHED:
        return
    if isinstance(part, tuple):
        for entry in part:
            yield from all_places(entry, path)
    elif isinstance(part, Value):
        if has_id(type(part)):
            yield Place(part, path)
            return
        for name, value in values_of(part):
            yield from all_places(value, (*path, name))


def _options(entry: Value) -> dict[str, str]:
    """Return what to type for a step of a guide to be shown, by its first condition."""
    if not isinstance(entry, Step) or not entry.when:
        return {}
    return {
        name: f" --{name.replace('_', '-')} {value[0]}"
        if isinstance(value, tuple)
        else f" --{name.replace('_', '-')}"
        for name, value in values_of(entry.when[0])
        if value  # what must not be so is so when nothing is typed
    }


def _entry(place: Place, own_words: Iterable[Wording]) -> Entry:
    entry = place.entry
    name = str(getattr(entry, "id", ""))
    turns = {Contact: Turn.CONTACT, Source: Turn.SOURCE}
    said = (*_said(entry), *_called(place, own_words))
    return Entry(
        said=said,
        folded=_folded(said),
        read_on=place.read_on(),
        calls=(name,) if isinstance(entry, Contact) else tuple(getattr(entry, "call", ())),
        path=(*place.path, name) if isinstance(entry, Fact) else (),
        turn=turns.get(type(entry), Turn.OTHER),
    )


def fields_of(said: Iterable[Said]) -> Iterator[Field]:
    """Yield every text once, and how much it says."""
    for ko, en, weight, _ in said:
        yield Field(ko, weight)
        if en != ko:
            yield Field(en, weight)


def _folded(said: Iterable[Said]) -> str:
    return folded_lines(field.text for field in fields_of(said))


def _called(place: Place, own_words: Iterable[Wording]) -> Iterator[Said]:
    """Yield what people call the entry, where the own words tell."""
    field, weight = _CALLED.get(place.path, ("", Weight.BODY))
    for wording in own_words if field else ():
        if getattr(wording, field) == getattr(place.entry, "id", ""):
            yield from (Said(word, word, weight, shown=False) for word in wording.words)


def _said(entry: Value) -> Iterator[Said]:
    """Yield everything an entry says that a search may hit, its title before its passages."""
    titled = False
    for name, value in values_of(entry):
        if name in _UNSEEN or not isinstance(value, _SAYING):
            continue
        weight = Weight.NAME if name in _NAMES else Weight.BODY
        shown = name not in {"aliases", "phone"}
        for words in _words(value, name):
            if shown and not titled:
                titled, weight = True, max(weight, Weight.HEAD)
            yield Said(words.ko, words.en, weight, shown)


def _words(value: object, name: str) -> Iterator[Localized]:
    if isinstance(value, Localized):
        yield value
    elif isinstance(value, tuple):
        for entry in cast("Iterable[object]", value):
            yield from _words(entry, name)
    elif isinstance(value, Won):
        yield _WON.format(amount=value)
    elif isinstance(value, Phone) or (isinstance(value, str) and name == "aliases"):
        yield Localized(value, value)
