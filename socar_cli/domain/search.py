"""Searching everything the program knows, whatever sections it has."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import attrgetter

from socar_cli.domain.entries import Entry, Turn, all_places, fields_of
from socar_cli.domain.home import Home, open_home
from socar_cli.domain.matching import folded, nearest
from socar_cli.domain.ranking import Ranked, rank
from socar_cli.domain.terms import words_of
from socar_cli.errors import ExitCode, NothingFoundError
from socar_cli.knowledge.model import Contact, Fact, Knowledge
from socar_cli.language import Localized
from socar_cli.value import Value

_MOST = 8  # more than one reads at the roadside


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

    found: Found | Home

    @property
    def exit_code(self) -> ExitCode:
        """The code the call ends with: nothing found is said by it, too."""
        return ExitCode.DONE if isinstance(self.found, Found) else ExitCode.FAILED


def search_or_home(knowledge: Knowledge, entries: Sequence[Entry], words: str) -> FoundOrHome:
    """Return what is known of `words`; where nothing is, the numbers of the first screen."""
    try:
        return FoundOrHome(search(knowledge, entries, words))
    except NothingFoundError:
        return FoundOrHome(open_home(knowledge))


def search(knowledge: Knowledge, entries: Sequence[Entry], words: str) -> Found:
    """Return what the `entries` have on `words`, in whichever language, the best first.

    Raises NothingFoundError, with the nearest words that would find something.
    """
    in_turn = sorted(entries, key=attrgetter("turn"))
    fields = {number: fields_of(entry.said) for number, entry in enumerate(in_turn)}
    lines = "\n".join(entry.folded for entry in in_turn)
    sources = {number for number, entry in enumerate(in_turn) if entry.turn == Turn.SOURCE}
    ranked = rank(words, fields, knowledge.search, last=sources, lines=lines)
    if not ranked:
        raise NothingFoundError(words, _nearest(words, in_turn), "socar --help")
    hits = tuple(_hit(knowledge, hit, in_turn[hit.key]) for hit in ranked[:_MOST])
    return Found(hits, len(ranked) - len(hits))


def _hit(knowledge: Knowledge, ranked: Ranked[int], entry: Entry) -> Hit:
    title, *passages = (Localized(ko, en) for ko, en, _, shown in entry.said if shown)
    return Hit(
        title=title,
        passages=tuple(passages),
        marks=ranked.marks,
        calls=tuple(map(knowledge.contact, entry.calls)),
        read_on=entry.read_on,
        fact=_fact(knowledge, *entry.path) if entry.path else None,
    )


def _fact(knowledge: Knowledge, *path: str) -> Fact:
    """Return the fact at the end of a way."""
    *sections, name = path
    places = all_places(reduce(getattr, sections, knowledge), tuple(sections))
    facts = (place.entry for place in places if isinstance(place.entry, Fact))
    return next(fact for fact in facts if fact.id == name)


def _nearest(words: str, entries: Iterable[Entry]) -> tuple[Localized, ...]:
    """Return the words of the knowledge that look most like one of `words`."""
    texts = (text for entry in entries for ko, en, *_ in entry.said for text in (ko, en))
    written = [word for text in texts for word in words_of(text)]
    known = {word: (word,) for word in {folded(word): word for word in reversed(written)}.values()}
    near = dict.fromkeys(
        match for word in (words, *words_of(words)) for match in nearest(word, known)
    )
    return tuple(Localized(word, word) for word in tuple(near)[:3])
