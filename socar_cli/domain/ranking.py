"""Which texts have to do with what was typed, the best first.

The terms of a query are its words, without those that say little, each with what means the same. A
term fits a written word in one of the ways of `Fit`. Its worth in a text is that fit times the
weight of the field it stands in, times how rare it is (inverse document frequency). Only for a word
that stands nowhere do slips of the finger count.
"""

import re
import unicodedata
from array import array
from bisect import bisect
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from enum import IntEnum
from functools import cache, cached_property
from itertools import accumulate, islice
from math import log
from types import MappingProxyType
from typing import Generic, TypeVar

from socar_cli.domain.matching import (
    are_initials,
    bare,
    comparable,
    folded,
    folded_lines,
    forms_of,
    letters_of,
)
from socar_cli.knowledge.model import SearchWords
from socar_cli.knowledge.slips import is_slip
from socar_cli.value import Value

Forms = tuple[str, ...]  # a word as it was typed, then without its endings
Term = tuple[Forms, ...]  # what was typed, then what means the same
Key = TypeVar("Key", bound=Hashable)
# Where a term stands: for each key the worth of every field that fits, and the words in it.
_Hits = dict[Key, list[tuple[float, list[str]]]]
_Field = tuple[str, int, str]  # a text, its weight, and itself as it is compared

BODY, HEAD, NAME = 1, 3, 4  # weights: how much a text says about what it belongs to

_SHORTEST_SLIP = 4  # letters; in a shorter word one wrong letter makes another word
_SHORTEST_START = 6  # letters; the same, for the beginning of a word
_MOST_TERMS, _MOST_SLIPS = 60, 12  # nobody looks for more at once
_WHOLE_FIELD = 1.0  # how much more a field is worth that says nothing else
_SYNONYM = 0.8  # what means the same is worth less than what was typed
_SOME = 1e-9
_MOST_OF_IT = 0.4  # what finds much less of the query than the best is left out
_MOST_LETTERS = 1_000  # of a query
_LONGEST = 40  # letters of several words typed without spaces
_MOST_WORDS = 4  # of a name that means the same as another
_SHORTEST_PIECE = 2  # syllables

# A word ends at a sign or a space; 100,000 and 09:00 stay whole, and so does hit-and-run.
_WORD = r"(?:(?<=\d)[,.:](?=\d)|[^\s,.:;/·?!()\[\]<>'\"…~])+"


class Fit(IntEnum):
    """How a typed word fits a written one; the number is what it is worth."""

    NONE = 0
    OPENING = 1  # the typed one goes on where the written one ends, as Korean verbs do
    SLIP = 2  # one letter, or one part of a syllable, is wrong
    INSIDE = 3
    START = 5
    WHOLE = 8


class Turn(IntEnum):
    """Which of the texts that fit equally well comes first."""

    FIRST = 0
    SCREEN = 1  # of the program itself
    USUAL = 2
    LAST = 3  # behind all others, even those that fit less well; it does not raise the bar for them


class Match(Value):
    """How a text fits a query."""

    marks: tuple[str, ...]  # the written words that fit
    typed: tuple[str, ...]  # the typed words that they fit, folded
    share: float  # of the query that those are, from 0 to 1; a rare word is more of it
    score: float  # the higher the better, to compare with others of the same query


class Index(Generic[Key]):
    """Fields in columns, to be read and searched as a whole: thousands of values take far longer.

    `keys` says of each field what it belongs to; `texts` has a line of it, and `lines` the same as
    it is compared. `words` has a line of each word that stands anywhere.
    """

    def __init__(self, given: Mapping[Key, Iterable[tuple[str, int]]]) -> None:
        """Take all texts of each key, each with its weight."""
        fields = [(key, *one) for key, own in given.items() for one in dict.fromkeys(own)]
        texts = [" ".join(text.split("\n")) for _, text, _ in fields]
        self.keys: Sequence[Key] = [key for key, *_ in fields]
        self.weights = bytes(weight for *_, weight in fields)
        self.texts, self.text_ends = _joined(texts)
        self.lines, self.line_ends = _joined(folded_lines(texts).split("\n")[: len(texts)])
        self.words = "\n".join(dict.fromkeys(words_of(self.texts)))

    def __eq__(self, other: object) -> bool:
        """Compare the columns."""
        return isinstance(other, Index) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]  # it may be long

    def __add__(self, more: "Index[Key]") -> "Index[Key]":
        """Return an index of the fields of both."""
        both = copy(self)
        both.keys, both.weights = [*self.keys, *more.keys], self.weights + more.weights
        both.texts, both.lines = self.texts + more.texts, self.lines + more.lines
        both.words = f"{self.words}\n{more.words}"
        for name, length in (("text_ends", len(self.texts)), ("line_ends", len(self.lines))):
            ends = array("I", (length + end for end in getattr(more, name)))
            setattr(both, name, getattr(self, name) + ends)
        return both

    def _field(self, number: int) -> _Field:
        text, line = (
            whole[ends[number - 1] if number else 0 : ends[number] - 1]
            for whole, ends in ((self.texts, self.text_ends), (self.lines, self.line_ends))
        )
        return text, self.weights[number], line

    def together(self) -> dict[Key, str]:
        """Return all that is written for each key, as it is compared."""
        lines: dict[Key, list[str]] = defaultdict(list)
        for key, line in zip(self.keys, self.lines.splitlines(), strict=True):
            lines[key].append(line)
        return {key: "".join(own) for key, own in lines.items()}

    def _standing(self, forms: Iterable[str]) -> Iterator[tuple[Key, _Field]]:
        """Yield the fields in which a form stands, even across words."""
        numbers = set()
        for form in forms:
            whole = comparable(form, self.lines)
            at = whole.find(form)
            while at >= 0:
                number = bisect(self.line_ends, at)
                numbers.add(number)
                at = whole.find(form, self.line_ends[number])
        for number in sorted(numbers):
            yield self.keys[number], self._field(number)

    def hits(self, term: Term) -> _Hits[Key]:
        """Return where a word of the term stands."""
        hits: _Hits[Key] = defaultdict(list)
        for forms in term:
            typed = forms is term[0]
            least = Fit.OPENING if typed or _long_enough(forms[0]) else Fit.WHOLE
            for key, field in self._standing(forms):
                text, _, line = field
                parts = [part for _, part in _parts(text)]
                fits = {part: fit for part in parts if (fit := _fit(forms, part)) >= least}
                if not fits:  # a typed word that is written with a space in it
                    telling = (form for form in forms if _long_enough(form, more=1))
                    form = next((form for form in telling if form in line), "")
                    fit = Fit.WHOLE if form == line else Fit.INSIDE
                    fits = {part: fit for part in parts if form and part in form}
                if fits:
                    share = 1 if typed else _SYNONYM
                    hits[key].append(_hit(field, fits, forms, share))
        return hits

    @cached_property
    def spelled(self) -> dict[str, str]:
        """Every word as it is compared, with its single letters."""
        return _spelled(folded_lines(self.words.split("\n")))

    def hits_like(self, forms: Forms) -> _Hits[Key]:
        """Return where a word stands that is much like a typed one."""
        hits: _Hits[Key] = defaultdict(list)
        slips = _slips(forms[-1], self.spelled)
        for key, field in self._standing(slips):
            fits = {part: slips[part] for _, part in _parts(field[0]) if part in slips}
            if fits:
                hits[key].append(_hit(field, fits, forms, 1))
        return hits

    def called(self, query: str, *, mistyped: bool) -> frozenset[Key]:
        """Return the keys with the whole query for a name, or with a name one slip away."""
        forms = forms_of(query)
        found = {
            key
            for key, (_, weight, line) in self._standing(forms)
            if weight == NAME and any(form == comparable(form, line) for form in forms)
        }
        if mistyped and not found:
            fields = zip(self.lines.splitlines(), self.keys, self.weights, strict=True)
            size = len(letters_of(query))  # a syllable has two or three letters
            named = [
                (line, key)
                for line, key, weight in fields
                if weight == NAME and len(line) - 1 <= size <= 3 * len(line) + 1
            ]
            fits = _slips(query, _spelled("\n".join(name for name, _ in named)))
            found = {key for name, key in named if fits.get(name) is Fit.SLIP}
        return frozenset(found)


def rank(
    words: str,
    index: Index[Key],
    vocabulary: SearchWords,
    turns: Mapping[Key, int] = MappingProxyType({}),
    *,
    slips: bool = True,
) -> dict[Key, Match]:
    """Return the keys of the `index` that fit `words`, the best first, each with how it fits.

    Each has its `Turn`, USUAL if none is given. Without `slips` a word that stands nowhere is
    passed over.
    """
    every = dict.fromkeys(index.keys)
    scores: dict[Key, float] = defaultdict(float)
    covered: dict[Key, float] = defaultdict(float)
    marks: dict[Key, dict[str, None]] = defaultdict(dict)
    typed: dict[Key, dict[str, None]] = defaultdict(dict)
    mistyped, whole, written = 0, 0.0, True
    for term in islice(terms(words, vocabulary), _MOST_TERMS):
        written &= term[0][0] in index.lines  # as typed, and not only a part of it
        found = [index.hits(term)]
        if not found[0]:
            found = [index.hits(part) for part in pieces(term, index.lines)]
        if not found or not all(found):
            mistyped += 1
            found = [index.hits_like(term[0])] if slips and mistyped <= _MOST_SLIPS else [{}]
        for hits in found:
            rarity = log(1 + len(every) / max(len(hits), 1))
            whole += rarity
            for key, fields in hits.items():
                scores[key] += rarity * max(worth for worth, _ in fields)
                covered[key] += rarity
                marks[key].update(dict.fromkeys(mark for _, marked in fields for mark in marked))
                typed[key][term[0][0]] = None
    called = index.called(folded(words), mistyped=slips and not written)
    best = max(scores.values(), default=1.0)
    for key in called:
        covered[key] = whole = max(covered.values(), default=1.0)
        scores[key] += best
    turn = {key: turns.get(key, Turn.USUAL) for key in every}
    bar = (part for key, part in covered.items() if turn[key] != Turn.LAST)
    most = max(bar, default=0.0)
    # What is called so stands first, and of what fits equally well the first that was given.
    kept = (key for key in every if covered.get(key, 0) >= max(_MOST_OF_IT * most, _SOME))

    def place(key: Key) -> tuple[bool, bool, float, int]:
        return turn[key] == Turn.LAST, key not in called, -scores[key], turn[key]

    return {
        key: Match(tuple(marks[key]), tuple(typed[key]), covered[key] / whole, scores[key])
        for key in sorted(kept, key=place)
    }


def words_of(text: str) -> Forms:
    """Return the words of `text` as they are written."""
    return tuple(re.findall(_WORD, unicodedata.normalize("NFC", text)))


def terms(words: str, vocabulary: SearchWords) -> tuple[Term, ...]:
    """Return the terms of a query; where every word is little, all of them count."""
    parts = list(filter(None, map(folded, words_of(words[:_MOST_LETTERS]))))
    little = frozenset(folded_lines(vocabulary.little).split("\n"))
    every = list(_terms(parts, vocabulary))
    telling = [term for term in every if len(term) > 1 or _is_telling(term[0], little)]
    kept = telling or [term for term in every if len(term[0][0]) > 1] or every
    return tuple(dict.fromkeys(tuple(map(_without_short, term)) for term in kept))


def _terms(parts: list[str], vocabulary: SearchWords) -> Iterator[Term]:
    """Yield what the words make, the longest names of `vocabulary` first."""
    lines = folded_lines(map("\t".join, vocabulary.synonyms), keep="\t")
    groups = [tuple(line.split("\t")) for line in lines.split("\n")]
    group_of = {name: group for group in groups for name in group}
    at = 0
    while at < len(parts):
        for size in range(min(_MOST_WORDS, len(parts) - at), 0, -1):
            forms = _forms("".join(parts[at : at + size]), vocabulary.endings)
            same = next((group_of[form] for form in forms if form in group_of), ())
            if same or size == 1:
                yield (forms, *((name,) for name in same if name not in forms))
                at += size
                break


@cache  # a long query says the same again
def _forms(word: str, endings: tuple[str, ...]) -> Forms:
    """Return a typed word as it is, then without particles and endings, the longest first."""
    forms = [word, bare(word)]
    for form in forms:  # grows while it is read: one ending may stand before another
        if not form.endswith(endings):
            continue
        ending = max((end for end in endings if form.endswith(end)), key=len)
        if len(form) > len(ending):
            short = form.removesuffix(ending)
            forms += [part for part in (short, bare(short)) if part not in forms]
    return tuple(dict.fromkeys(forms))


def _is_telling(forms: Forms, little: frozenset[str]) -> bool:
    """Tell whether a word is none of the `little` ones; a Latin one needs three letters."""
    word = forms[0]
    return (len(word) > 1 + word.isascii() or word.isdigit()) and little.isdisjoint(forms)


def _without_short(forms: Forms) -> Forms:
    """Return the forms without those that are too short, without an ending, to say anything."""
    return (forms[0], *(form for form in forms[1:] if len(form) > 1 + form.isascii()))


def pieces(term: Term, whole: str) -> tuple[Term, ...]:
    """Return the parts of a word typed without spaces, where all of it stands in `whole`."""
    for form in term[0]:
        parts, rest = [], form
        while rest and not form.isascii() and len(form) <= _LONGEST:
            size = next((n for n in range(len(rest), 1, -1) if rest[:n] in whole), len(form))
            parts.append(rest[:size])
            rest = rest[size:]
        if len(parts) > 1 and all(len(part) >= _SHORTEST_PIECE for part in parts):
            return tuple(((part, *filter(None, {bare(part)} - {part})),) for part in parts)
    return ()


def _joined(lines: Iterable[str]) -> tuple[str, "array[int]"]:
    """Return `lines` as one string, each with its end, and the places behind these."""
    ends = accumulate(len(line) + 1 for line in lines)
    return "".join(f"{line}\n" for line in lines), array("I", ends)


def _spelled(lines: str) -> dict[str, str]:
    """Return each line with its single letters; to take words apart one by one takes far longer."""
    letters = unicodedata.normalize("NFD", lines).split("\n")
    return {line: one for line, one in zip(lines.split("\n"), letters, strict=True) if line}


@cache
def _parts(text: str) -> list[tuple[str, str]]:
    """Return the words of a text, each as it is written and folded."""
    return [(word, folded(word)) for word in words_of(text)]


def _hit(
    field: _Field, fits: Mapping[str, Fit], forms: Forms, share: float
) -> tuple[float, list[str]]:
    """Return the worth of a field of which some words fit, and those words as written."""
    text, weight, line = field
    covered = max(map(len, forms)) / max(len(line), 1)
    worth = max(fits.values()) * share * weight * (1 + _WHOLE_FIELD * min(covered, 1))
    marks = []
    for written, part in _parts(text):
        if part in fits:
            starts = ((comparable(form, part).find(form), len(form)) for form in forms)
            at, length = next(((at, size) for at, size in starts if at >= 0), (0, len(written)))
            # The whole word where the two only resemble, or where folding has changed its length.
            marks.append(written[at : at + length] if len(part) == len(written) else written)
    return worth, marks


def _fit(forms: Iterable[str], part: str) -> Fit:
    """Return the best way in which a typed word fits the written `part`."""
    best = Fit.NONE
    for form in forms:
        seen = comparable(form, part)
        if form == seen:
            return Fit.WHOLE
        if seen.startswith(form) and (len(form) > 1 + form.isascii() or form == bare(seen)):
            best = max(best, Fit.START)
        elif form in seen and _long_enough(form):
            best = max(best, Fit.INSIDE)
    return best


def _slips(word: str, parts: Mapping[str, str]) -> dict[str, Fit]:
    """Return which of the `parts`, given with their letters, a `word` may have been meant for."""
    typed = letters_of(word)
    size = len(typed)
    if size < _SHORTEST_SLIP or are_initials(word):
        return {}
    openings = (word[:end] for end in range(len(word), 0, -1))
    opening = next((part for part in openings if part in parts and _long_enough(part)), None)
    fits = {} if opening is None else {opening: Fit.OPENING}
    for part, letters in parts.items():
        if len(letters) < size - 1 or (size < _SHORTEST_START and len(letters) > size + 1):
            continue
        # One slip leaves the first letter, or else the last, as it is.
        if typed[0] == letters[0] or typed[-1] in {letters[-1], letters[:size][-1]}:
            if is_slip(typed, letters):
                fits[part] = Fit.SLIP
            elif size >= _SHORTEST_START and is_slip(typed, letters[:size]):
                fits[part] = Fit.OPENING
    return fits


def _long_enough(word: str, more: int = 0) -> bool:
    """Tell whether a part of a word is long enough to fit: 4 letters or 2 syllables, and `more`."""
    return len(word) >= (4 if word.isascii() else 2) + more
