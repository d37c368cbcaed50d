"""Searching everything the program knows, whatever sections it has."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from socar_cli.domain.home import Home, open_home
from socar_cli.domain.matching import folded, nearest
from socar_cli.domain.ranking import Field, Ranked, Weight, rank
from socar_cli.domain.terms import words_of
from socar_cli.errors import ExitCode, NothingFoundError
from socar_cli.knowledge.model import Contact, Fact, Knowledge, Source, Step
from socar_cli.knowledge.scalars import Phone, Won
from socar_cli.knowledge.shape import has_id
from socar_cli.language import Localized
from socar_cli.value import Value, values_of

_MOST = 8  # more than one reads at the roadside
_NAMES = ("aliases", "name", "title", "phone")
_UNSEEN = ("id", "conflict")  # no screen shows them
_SAYING = (Localized, tuple, Won, Phone)  # what else an entry has are marks, dates and links
_WON = Localized("{amount}원", "{amount} won")

# Where a section is read when that is not the command of its own name; the longest path counts.
_COMMANDS = {
    ("screens",): "socar {id}",
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

# Words alone, or said only of somebody's own figures, times or language: no screen can be named.
_NOT_SEARCHED = {
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


class Place:
    """An entry of the knowledge, and the names of the sections it stands in.

    No record: each place is only itself, which hashes at once.
    """

    def __init__(self, entry: object, path: tuple[str, ...]) -> None:
        """Take an entry and the way to it."""
        self.entry = entry
        self.path = path

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


def _options(entry: object) -> dict[str, str]:
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


class Screen(Value):
    """A command whose screen is worth finding as a whole."""

    id: str
    name: Localized
    aliases: tuple[str, ...]


class Hit(Value):
    """Something that was found: what it says, what of it was meant, where to read on."""

    title: Localized
    passages: tuple[Localized, ...]  # what else it says
    marks: tuple[str, ...]  # the written words that fit, in either language
    calls: tuple[Contact, ...]
    read_on: str
    fact: Fact | None


class Found(Value):
    """What was found, the best first, and how much more there is."""

    hits: tuple[Hit, ...]
    more: int


class FoundOrHome(Value):
    """What a search found, else the numbers that cannot wait."""

    found: "Found | None"
    home: Home

    @property
    def exit_code(self) -> ExitCode:
        """The code the call ends with: nothing found is said by it, too."""
        return ExitCode.FAILED if self.found is None else ExitCode.DONE


def search_or_home(knowledge: Knowledge, words: str) -> FoundOrHome:
    """Return what is known of `words`; where nothing is, the numbers of the first screen."""
    home = open_home(knowledge)
    try:
        return FoundOrHome(search(knowledge, words), home)
    except NothingFoundError:
        return FoundOrHome(None, home)


def search(knowledge: Knowledge, words: str, screens: Iterable[Screen] = ()) -> Found:
    """Return what the knowledge and the `screens` have on `words`, in whichever language.

    Raises NothingFoundError, with the nearest words that would find something.
    """
    every = (*(Place(screen, ("screens",)) for screen in screens), *all_places(knowledge))
    # Of what fits equally well, whom to call comes first.
    in_order = sorted(every, key=lambda place: not isinstance(place.entry, Contact))
    places = {place: tuple(_texts(place.entry)) for place in in_order}
    # What a source is called says little about what to do.
    sources = frozenset(place for place in places if isinstance(place.entry, Source))
    fields = {place: _fields(texts) for place, texts in places.items()}
    ranked = rank(words, fields, knowledge.search, last=sources)
    if not ranked:
        raise NothingFoundError(words, _nearest(words, places), "socar --help")
    hits = tuple(_hit(knowledge, entry, places[entry.key]) for entry in ranked[:_MOST])
    return Found(hits, len(ranked) - len(hits))


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


class _Text(NamedTuple):  # as many as `Field`
    words: Localized
    weight: Weight
    shown: bool


def _texts(entry: object) -> Iterator[_Text]:
    """Yield everything an entry says that a search may hit, its title before its passages."""
    titled = False
    for name, value in values_of(cast("Value", entry)):
        if name in _UNSEEN or not isinstance(value, _SAYING):
            continue
        weight = Weight.NAME if name in _NAMES else Weight.BODY
        for words in (value,) if isinstance(value, Localized) else _words(value, name):
            shown = name not in {"aliases", "phone"}
            if shown and not titled:
                titled, weight = True, max(weight, Weight.HEAD)
            yield _Text(words, weight, shown)


def _words(value: object, name: str) -> Iterator[Localized]:
    if isinstance(value, Localized):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _words(entry, name)
    elif isinstance(value, Won):
        yield _WON.format(amount=value)
    elif isinstance(value, Phone) or (isinstance(value, str) and name == "aliases"):
        yield Localized(value, value)


def _fields(texts: tuple[_Text, ...]) -> Iterator[Field]:
    for text in texts:
        yield Field(text.words.ko, text.weight)
        if text.words.en != text.words.ko:
            yield Field(text.words.en, text.weight)


def _hit(knowledge: Knowledge, ranked: Ranked[Place], texts: tuple[_Text, ...]) -> Hit:
    entry = ranked.key.entry
    title, *passages = (text.words for text in texts if text.shown)
    calls: tuple[str, ...] = getattr(entry, "call", ())
    if isinstance(entry, Contact):
        calls = (entry.id,)
    return Hit(
        title=title,
        passages=tuple(passages),
        marks=ranked.marks,
        calls=tuple(map(knowledge.contact, calls)),
        read_on=ranked.key.read_on(),
        fact=entry if isinstance(entry, Fact) else None,
    )


def _nearest(words: str, places: dict[Place, tuple[_Text, ...]]) -> tuple[Localized, ...]:
    """Return the words of the knowledge that look most like one of `words`."""
    texts = (text.words for several in places.values() for text in several)
    written = [word for text in texts for both in (text.ko, text.en) for word in words_of(both)]
    known = {word: (word,) for word in {folded(word): word for word in reversed(written)}.values()}
    near = dict.fromkeys(
        match for word in (words, *words_of(words)) for match in nearest(word, known)
    )
    return tuple(Localized(word, word) for word in tuple(near)[:3])
