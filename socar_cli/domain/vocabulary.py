"""The words people use, compiled once into what finds the longest of them in a text."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from socar_cli.domain.matching import folded_lines, letters_of
from socar_cli.knowledge.model import Knowledge, Role, Wording
from socar_cli.knowledge.slips import is_slip

_SHORTEST_SLIP = {True: 5, False: 6}  # letters, of a Latin word and of a Korean one
_END = ""  # the key under which a node of the tree keeps the word that ends there

# 했 and 햇, 긁었 and 긁엇: the two sound alike at the end of a syllable, and are typed alike.
_FIRST, _LAST, _FINALS, _DOUBLE_S = 0xAC00, 0xD7A3, 28, 20
_ALIKE = {code: code - 1 for code in range(_FIRST + _DOUBLE_S, _LAST + 1, _FINALS)}

Tree = dict[str, Any]  # a letter and the tree behind it; under "" the word


class Word:
    """What one word says, once all that the knowledge has on it is put together."""

    __slots__ = ("order", "says", "suffix", "weak")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.says: dict[str, Any] = {}  # of the fields of `Wording`, those that are set
        self.weak: dict[str, list[str]] = {}  # what is called so elsewhere in the knowledge
        self.order = 0  # of its entry: of two questions the one written first is meant
        self.suffix = False  # it may end a longer word

    @property
    def role(self) -> Role | None:
        """What the word does to those around it."""
        role: Role | None = self.says.get("role")
        return role

    @property
    def may_slip(self) -> bool:
        """Tell whether a word much like it may be read as it: never a danger, never a denial."""
        return self.is_amount or (bool(self.says) and self.says.keys().isdisjoint(_NO_SLIP))

    @property
    def is_amount(self) -> bool:
        """Tell whether an amount of money stands beside it."""
        return self.role in {Role.REPAIR, Role.DEDUCTIBLE}


_NO_SLIP = frozenset({"role", "hurt", "fire", "can_move", "was_hit", "night", "ev"})


class Vocabulary:
    """All words, as a tree of letters; slips are looked up among words alike at one end.

    Of some thousand words few begin with a letter that somebody typed: only those are taken apart.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        """Sort the words by their first letter; facts and hints are not looked at."""
        self.tree: Tree = {}
        self.endings: dict[str, list[str]] = defaultdict(list)  # by their first syllable
        self.closing: tuple[str, ...] = ()
        self._words: dict[str, Word] = {}
        self._near: dict[tuple[bool, str], list[tuple[str, Word]]] | None = None
        entries: list[_Listed | _Named] = [*self._listed(knowledge), *_names(knowledge)]
        self._unread: dict[str, list[tuple[str, _Listed | _Named]]] = defaultdict(list)
        for key, entry in zip(spelled(entry.text for entry in entries), entries, strict=True):
            if key:
                self._unread[key[0]].append((key, entry))

    def _listed(self, knowledge: Knowledge) -> Iterator["_Listed"]:
        """Yield the whole words; take the parts of words apart."""
        for order, wording in enumerate(knowledge.own_words):
            if wording.role is Role.ENDING:
                for ending in map(alike, wording.words):
                    self.endings[ending[0]].append(ending)
            elif wording.role is Role.CLOSING:
                self.closing += tuple(map(alike, wording.words))
            else:
                yield from (_Listed(word, order, wording) for word in wording.words)

    def grow(self, letters: Iterable[str]) -> None:
        """Take apart the words that begin with one of the `letters`."""
        for letter in self._unread.keys() & set(letters):
            node = self.tree.setdefault(letter, {})
            for key, entry in self._unread.pop(letter):
                _put(node, key[1:], self._word(key, entry))

    def near(self, typed: str) -> Word | None:
        """Return the one word that a folded `typed` one is a slip of the finger away from."""
        letters = letters_of(typed)
        if len(letters) < _SHORTEST_SLIP[typed.isascii()]:
            return None
        if self._near is None:
            self.grow(tuple(self._unread))
            self._near = _ends(self._words)
        for end in ((True, letters[0]), (False, letters[-1])):
            for name, word in self._near.get(end, ()):
                if letters != name and is_slip(letters, name):
                    return word
        return None

    def _word(self, key: str, entry: "_Listed | _Named") -> Word:
        """Return the word of that spelling, with what an entry says of it."""
        word = self._words.setdefault(key, Word())
        if isinstance(entry, _Listed):
            word.says |= entry.wording.says
            word.order = entry.order
            word.suffix |= entry.text.startswith("-")
        else:
            word.weak.setdefault(entry.kind, []).append(entry.name)
        return word


class _Listed(NamedTuple):
    """A word of the vocabulary."""

    text: str
    order: int
    wording: Wording


class _Named(NamedTuple):
    """What something is called elsewhere in the knowledge."""

    text: str
    kind: str
    name: str


def spelled(words: Iterable[str]) -> list[str]:
    """Return words as they are compared, with the spaces that need not be typed."""
    lines = folded_lines((word.replace("-", " ") for word in words), keep=" ")
    return [" ".join(line.split()) for line in alike(lines).split("\n")]


def alike(text: str) -> str:
    """Return `text` with what sounds alike written alike."""
    return text.translate(_ALIKE)


def problem_names(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """Return, for the id of each problem of a car, everything people may type for it."""
    return {
        entry.id: (entry.id, *entry.aliases, entry.name.ko, entry.name.en)
        for entry in knowledge.breakdown.problems
    }


def _names(knowledge: Knowledge) -> Iterator[_Named]:
    """Yield what contacts, problems and questions are called elsewhere in the knowledge."""
    for kind, names in (
        ("contact", {contact.id: contact.aliases for contact in knowledge.contacts}),
        ("problem", problem_names(knowledge)),
        ("question", {entry.id: entry.aliases for entry in knowledge.questions}),
    ):
        yield from (_Named(name, kind, entry) for entry, called in names.items() for name in called)


def _put(node: Tree, letters: str, word: Word) -> None:
    for letter in letters:
        node = node.setdefault(letter, {})
    node[_END] = word


def _ends(words: Mapping[str, Word]) -> dict[tuple[bool, str], list[tuple[str, Word]]]:
    """Return the words that may be slipped on by their first and by their last letter."""
    ends: dict[tuple[bool, str], list[tuple[str, Word]]] = defaultdict(list)
    for text, word in words.items():
        if word.may_slip:
            letters = unicodedata.normalize("NFD", text.replace(" ", ""))
            if len(letters) >= _SHORTEST_SLIP[text.isascii()] - 1:
                ends[True, letters[0]].append((letters, word))
                ends[False, letters[-1]].append((letters, word))
    return ends
