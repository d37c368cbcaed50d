"""The words people use, compiled once into what finds the longest of them in a text."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from socar_cli.domain.matching import folded, letters_of
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
    """All words, as a tree of letters; slips are looked up among words alike at one end."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the words apart; facts and hints of the knowledge are not looked at."""
        self.words: dict[str, Word] = {}
        self.endings: dict[str, list[str]] = defaultdict(list)  # by their first syllable
        self.closing: tuple[str, ...] = ()
        for order, wording in enumerate(knowledge.own_words):
            self._take(wording, order)
        for kind, entries in _names(knowledge):
            for name, aliases in entries.items():
                for alias in aliases:
                    self._word(alias).weak.setdefault(kind, []).append(name)
        self.tree = _tree(self.words)
        self._near: dict[tuple[bool, str], list[tuple[str, Word]]] | None = None

    def near(self, typed: str) -> Word | None:
        """Return the one word that a folded `typed` one is a slip of the finger away from."""
        letters = letters_of(typed)
        if len(letters) < _SHORTEST_SLIP[typed.isascii()]:
            return None
        if self._near is None:
            self._near = _ends(self.words)
        for end in ((True, letters[0]), (False, letters[-1])):
            for name, word in self._near.get(end, ()):
                if letters != name and is_slip(letters, name):
                    return word
        return None

    def _take(self, wording: Wording, order: int) -> None:
        if wording.role is Role.ENDING:
            for ending in map(alike, wording.words):
                self.endings[ending[0]].append(ending)
        elif wording.role is Role.CLOSING:
            self.closing += tuple(map(alike, wording.words))
        else:
            says = wording.says
            for text in wording.words:
                word = self._word(text)
                word.says |= says
                word.order = order
                word.suffix |= text.startswith("-")

    def _word(self, text: str) -> Word:
        key = spelled(text)
        if key not in self.words:
            self.words[key] = Word()
        return self.words[key]


def spelled(words: str) -> str:
    """Return words as they are compared, with the spaces that need not be typed."""
    return alike(" ".join(filter(None, map(folded, words.replace("-", " ").split()))))


def alike(text: str) -> str:
    """Return `text` with what sounds alike written alike."""
    return text.translate(_ALIKE)


def _names(knowledge: Knowledge) -> Iterator[tuple[str, Mapping[str, Iterable[str]]]]:
    """Yield what contacts, problems and questions are called elsewhere in the knowledge."""
    yield "contact", {contact.id: contact.aliases for contact in knowledge.contacts}
    yield "problem", {entry.id: entry.aliases for entry in knowledge.breakdown.problems}
    yield "question", {entry.id: entry.aliases for entry in knowledge.questions}


def _tree(words: Mapping[str, Word]) -> Tree:
    root: Tree = {}
    for text, word in words.items():
        node = root
        for letter in text:
            node = node.setdefault(letter, {})
        node[_END] = word
    root.pop(_END, None)
    return root


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
