"""The words people use, spelled as they are compared, and what each of them says."""

import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from socar_cli.domain.matching import folded_lines, letters_of
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Answer, is_flag, kind_of
from socar_cli.knowledge.model import Knowledge, Role
from socar_cli.knowledge.slips import is_slip
from socar_cli.value import Value

DANGERS = frozenset({"hurt", "fire", "water", "trapped", "danger"})
_SHORTEST_SLIP = {True: 5, False: 6}  # letters, of a Latin word and of a Korean one
_SHORTEST_DANGER = 7
_SHORTEST_ELSEWHERE = 9  # in fewer letters nobody slips on the first: 작은 is not 박은

# 했 and 햇, 긁었 and 긁엇: the two sound alike at the end of a syllable, and are typed alike.
_FIRST, _LAST, _FINALS, _DOUBLE_S, _B = 0xAC00, 0xD7A3, 28, 20, 17
_POLITE = "니다"
_ALIKE = {code: code - 1 for code in range(_FIRST + _DOUBLE_S, _LAST + 1, _FINALS)}

_NO_SLIP = {"role", "danger"}.union(
    name for name in CIRCUMSTANCES if is_flag(name) or kind_of(name) is Answer
)


Tree = dict[str, Any]  # a part of a word up to a space, and the tree behind it; under _END the word
_END = ""


class Meaning(NamedTuple):
    """What the words of an entry of `own_words:` say, without these words."""

    id: str
    beside: Sequence[str]
    within: Sequence[str]
    says: Mapping[str, Any]  # of the fields of `Wording`, those that are set
    open: bool  # it is a danger, or a part of one


class Word:
    """What one word says, once all that the knowledge has on it is put together."""

    __slots__ = ("groups", "latin", "open", "order", "says", "suffix", "weak", "when")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.says: dict[str, Any] = {}  # of the fields of `Wording`, those that are set
        self.when: list[Meaning] = []  # what it says beside others
        self.groups: set[str] = set()  # the ids of its entries
        self.weak: Mapping[str, Sequence[str]] = {}  # by kind, what is called so elsewhere
        self.order = 0  # of its entry: of two questions the one written first is meant
        self.suffix = False  # it may end a longer word
        self.latin = False
        self.open = False  # a danger, or a part of one: it may have any ending

    @property
    def role(self) -> Role | None:
        """What the word does to those around it."""
        role: Role | None = self.says.get("role")
        return role

    @property
    def names_amount(self) -> bool:
        """Tell whether it is the name of an amount: 수리비, 면책금."""
        return self.role in {Role.REPAIR, Role.DEDUCTIBLE}


class Spellings(Value):
    """All words as they are compared, in the form in which a build writes them down.

    Few are ever read: words stand together, a line each, and are only unpacked where some of them
    may be meant.
    """

    meanings: Sequence[Meaning]  # in the order of the entries
    words: Mapping[str, bytes]  # by their first letter, each with what `_spelling` says of it
    endings: Mapping[str, Sequence[str]]  # by their first syllable
    closing: Sequence[str]
    clear: Sequence[str]
    slips: Mapping[str, bytes]  # words one may slip on, by what `_ends` returns of them
    asks: Sequence[str]  # what makes a question of a line


class Vocabulary:
    """All words; only those are taken apart that stand in a text."""

    def __init__(self, spellings: Spellings) -> None:
        """Take the words as they are spelled; facts and hints are not looked at."""
        self.endings = spellings.endings
        self.closing = tuple(word for word in spellings.closing if word[0] != "-")
        self.not_closing = tuple(word[1:] for word in spellings.closing if word[0] == "-")
        self.clear_endings = frozenset(spellings.clear)
        self._spellings = spellings
        self._lines: dict[str, str] = {}  # unpacked, by their first letter
        self._trees: dict[str, Tree] = {}  # by the letters with which their words begin
        self._slips: dict[str, Sequence[str]] = {}
        self._words: dict[str, Word] = {}

    def are_asked(self, words: str) -> bool:
        """Tell whether words are a question, by what one begins or ends with: 되나요, can I."""
        text = f" {words.casefold()} "
        return any(word in text for word in self._spellings.asks)

    def beginning(self, letters: str) -> Tree:
        """Return the words that may stand where a text goes on with `letters`.

        These are the next two, or the last one. A word may have a space behind the first of them.
        """
        if letters not in self._trees:
            tree = self._trees[letters] = {}
            lines, first = self._lines_of(letters[0]), letters[0]
            for begin in {f"\n{letters:\t<2}", f"\n{first} ", f"\n{first}\t"}:
                at = lines.find(begin)
                while lines.startswith(begin, at):  # like words stand together
                    node, key = tree, lines[at + 1 : lines.index("\t", at)]
                    for part in key.split(" "):
                        node = node.setdefault(part, {})
                    node[_END] = key
                    at = lines.index("\n", at + 1)
        return self._trees[letters]

    def word(self, key: str) -> Word:
        """Return what the word says that is spelled so."""
        if key not in self._words:
            lines = self._lines_of(key[0])
            begin = lines.index(f"\n{key}\t") + len(key) + 2
            numbers, suffix, weak = lines[begin : lines.index("\n", begin)].split("\t")
            self._words[key] = word = Word()
            word.suffix, word.latin = bool(suffix), key.isascii()
            word.weak = _grouped(name.split("=") for name in weak.split())
            for word.order in map(int, numbers.split()):
                meaning = self._spellings.meanings[word.order]
                word.groups.add(meaning.id)
                word.open |= meaning.open
                if meaning.beside or meaning.within:
                    word.when.append(meaning)
                else:
                    word.says |= meaning.says
        return self._words[key]

    def _lines_of(self, letter: str) -> str:
        if letter not in self._lines:
            self._lines[letter] = f"\n{_unpacked(self._spellings.words, letter)}\n"
        return self._lines[letter]

    def near(self, typed: str) -> Word | None:
        """Return the one word that a folded `typed` one is a slip of the finger away from."""
        letters = letters_of(typed)
        if len(letters) < _SHORTEST_SLIP[typed.isascii()]:
            return None
        for end in _ends(letters):
            if end not in self._slips:
                self._slips[end] = _unpacked(self._spellings.slips, end).splitlines()
            for line in self._slips[end]:
                word = line.removeprefix("!")
                short = not typed.isascii() and len(letters) < _SHORTEST_ELSEWHERE
                if (word != line or short) and letters[0] != unicodedata.normalize("NFD", word)[0]:
                    continue  # a danger is meant only where its first letter is right
                if not len(word) - 1 - word.count(" ") <= len(letters) <= 3 * len(word) + 1:
                    continue  # a syllable has two or three letters
                name = unicodedata.normalize("NFD", word.replace(" ", ""))
                if letters != name and is_slip(letters, name):
                    return self.word(word)
        return None


class _Written(Value):
    """A word as it is written: in an entry of the own words, or as what something is called."""

    text: str
    number: int | None = None
    kind: str = ""
    name: str = ""


def spellings_of(knowledge: Knowledge) -> Spellings:
    """Return how everything is spelled that people may type."""
    wordings = knowledge.own_words
    parts = {
        role: [alike(word) for entry in wordings if entry.role is role for word in entry.words]
        for role in (Role.ENDING, Role.CLOSING, Role.CLEAR_ENDING)
    }
    listed = (
        _Written(word, number)
        for number, entry in enumerate(wordings)
        if entry.role not in parts
        for word in entry.words
    )
    every = [*listed, *_names(knowledge)]
    same = _grouped(zip(spelled(word.text for word in every), every, strict=True))
    endings = _grouped((ending[0], ending) for ending in parts[Role.ENDING])
    lines = _grouped((key[0], _spelling(key, same[key])) for key in sorted(filter(None, same)))

    def says(key: str) -> dict[str, Any]:
        entries = [wordings[word.number] for word in same[key] if word.number is not None]
        sure = (entry.says for entry in entries if not (entry.beside or entry.within))
        return {name: value for says in sure for name, value in says.items()}

    told = [one for one in wordings if not DANGERS.isdisjoint(one.says)]
    open_ = {name for one in told if one.role is not Role.CLEARS for name in (one.id, *one.beside)}
    return Spellings(
        [Meaning(one.id, one.beside, one.within, one.says, one.id in open_) for one in wordings],
        _packed(lines),
        endings,
        parts[Role.CLOSING],
        parts[Role.CLEAR_ENDING],
        _packed(_slips(filter(None, same), says)),
        knowledge.search.asks,
    )


def _packed(lines: Mapping[str, Iterable[str]]) -> dict[str, bytes]:
    return {name: zlib.compress("\n".join(lines[name]).encode(), 1) for name in lines}


def _unpacked(packed: Mapping[str, bytes], name: str) -> str:
    return zlib.decompress(packed[name]).decode() if name in packed else ""


def _spelling(key: str, same: Sequence[_Written]) -> str:
    """Return the line of a word: numbers of its entries, a hyphen for an ending, other names."""
    numbers = dict.fromkeys(str(word.number) for word in same if word.number is not None)
    suffix = any(word.text.startswith("-") for word in same if word.number is not None)
    weak = (f"{word.kind}={word.name}" for word in same if word.number is None)
    return "\t".join((key, " ".join(numbers), "-" * suffix, " ".join(weak)))


def _grouped(pairs: Iterable[Iterable[Any]]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def spelled(words: Iterable[str]) -> list[str]:
    """Return words as they are compared, with the spaces that need not be typed."""
    lines = folded_lines((word.replace("-", " ") for word in words), keep=" ")
    return [" ".join(line.split()) for line in alike(lines).split("\n")]


def alike(text: str) -> str:
    """Return `text` with what sounds alike written alike, and 아픕니다 as 아프 with an ending."""
    *stems, rest = text.translate(_ALIKE).split(_POLITE)
    return _POLITE.join([*map(_open, stems), rest])


def _open(stem: str) -> str:
    """Return what the polite ending stands behind without the ㅂ between the two."""
    last = stem[-1:]
    if (
        last != "습"
        and _FIRST <= ord(last or "-") <= _LAST
        and (ord(last) - _FIRST) % _FINALS == _B
    ):
        return stem[:-1] + chr(ord(last) - _B)
    return stem


def _names(knowledge: Knowledge) -> Iterator[_Written]:
    """Yield what contacts, problems and questions are called elsewhere in the knowledge.

    A question's name of several words is left to the ranking: read as one it would hide what the
    words tell, as in `what insurance should I take`.
    """
    for kind, names in (
        ("contact", {contact.id: contact.aliases for contact in knowledge.contacts}),
        ("problem", {problem.id: problem.names for problem in knowledge.breakdown.problems}),
        ("question", {entry.id: entry.aliases for entry in knowledge.questions}),
    ):
        for entry, called in names.items():
            for name in called:
                if kind != "question" or " " not in name:
                    yield _Written(name, kind=kind, name=entry)


def _ends(letters: str) -> tuple[str, str]:
    """Return under what slips on a word are looked up: its first and its last letter."""
    return f"{letters[0]}-", f"-{letters[-1]}"


def _slips(words: Iterable[str], says: Callable[[str], dict[str, Any]]) -> dict[str, list[str]]:
    """Return the words one may slip on by their ends; a short one makes another word too often."""
    found: dict[str, list[str]] = {}
    for text in words:
        letters, said = unicodedata.normalize("NFD", text.replace(" ", "")), says(text)
        # A word much like it may be read as it, as a danger only if it is long, never as a denial.
        named = said.get("role") in {Role.REPAIR, Role.DEDUCTIBLE, Role.STRIKES}
        may_slip = named or (said and said.keys().isdisjoint(_NO_SLIP))
        fear = said.get("role") is None and Answer.NO not in said.values()
        danger = fear and not DANGERS.isdisjoint(said) and len(letters) >= _SHORTEST_DANGER
        if danger or (may_slip and len(letters) >= _SHORTEST_SLIP[text.isascii()] - 1):
            for end in _ends(letters):
                found.setdefault(end, []).append("!" * danger + text)
    return found
