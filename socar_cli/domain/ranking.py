"""Which texts have to do with what was typed, the best first.

A term of the query is a word and what means the same; it fits a written word in one of the ways
of `Fit`. Its worth in a text is that fit times the weight of the field it stands in, times how
rare it is (inverse document frequency). Only for a word that stands nowhere do slips of the
finger count.
"""

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping
from enum import IntEnum
from functools import cached_property
from itertools import accumulate
from math import log
from typing import Generic, NamedTuple, TypeVar

from socar_cli.domain.matching import (
    are_initials,
    bare,
    folded,
    folded_lines,
    forms_of,
    initials,
    letters_of,
)
from socar_cli.domain.terms import Forms, Term, pieces, terms, words_of
from socar_cli.knowledge.model import SearchWords
from socar_cli.knowledge.slips import is_slip
from socar_cli.value import Value

Key = TypeVar("Key", bound=Hashable)

_SHORTEST_SLIP = 4  # letters; in a shorter word one wrong letter makes another word
_SHORTEST_START = 6  # letters; the same, for the beginning of a word


class Fit(IntEnum):
    """How a typed word fits a written one; the number is what it is worth."""

    NONE = 0
    OPENING = 1  # the typed one goes on where the written one ends, as Korean verbs do
    SLIP = 2  # one letter, or one part of a syllable, is wrong
    INSIDE = 3
    START = 5
    WHOLE = 8


class Weight(IntEnum):
    """How much a text says about what it belongs to."""

    BODY = 1
    HEAD = 3
    NAME = 4


class Field(NamedTuple):  # a search makes thousands, and no record is as light
    """A text to search, and how much it says."""

    text: str
    weight: int = Weight.BODY


class Ranked(Value, Generic[Key]):
    """What was found, and the written words that made it fit."""

    key: Key
    marks: tuple[str, ...]


_WHOLE_FIELD = 1.0  # how much more a field is worth that says nothing else
_SYNONYM = 0.8  # what means the same is worth less than what was typed
_SOME = 1e-9
_MOST_OF_IT = 0.4  # what finds much less of the query than the best is left out


def rank(
    words: str,
    texts: Mapping[Key, Iterable[Field]],
    vocabulary: SearchWords = SearchWords(),  # noqa: B008 - it never changes
    last: Container[Key] = (),
    lines: str | None = None,
) -> tuple[Ranked[Key], ...]:
    """Return the keys of the `texts` that have to do with `words`, the best first.

    Those that are `last` come after the others, and push none of them out. `lines` are the texts
    as `folded_lines` gives them, for who has them already.
    """
    index = _Index(texts, lines)
    scores: dict[Key, float] = defaultdict(float)
    covered: dict[Key, float] = defaultdict(float)
    marks: dict[Key, dict[str, None]] = defaultdict(dict)
    every, mistyped = index.find(terms(words, vocabulary))
    for hits in every:
        rarity = log(1 + len(index.keys) / max(len(hits), 1))
        for key, hit in hits.items():
            scores[key] += rarity * hit.worth
            covered[key] += rarity
            marks[key].update(hit.marks)
    called = index.called(folded(words), mistyped=mistyped)
    for key in called:
        covered[key] = max(covered.values(), default=1.0)
    most = max((part for key, part in covered.items() if key not in last), default=0.0)
    # What is called so stands first, and of what fits equally well the first that was given.
    kept = (key for key in index.keys if covered.get(key, 0) >= max(_MOST_OF_IT * most, _SOME))
    order = sorted(kept, key=lambda key: (key in last, key not in called, -scores[key]))
    return tuple(Ranked(key=key, marks=tuple(marks[key])) for key in order)


class _Hit:
    """What is found of one key; it grows while the index is read."""

    def __init__(self) -> None:
        self.worth = 0.0
        self.marks: dict[str, None] = {}


class _Folded(dict[str, str]):
    """Words, each folded the first time it is asked for: most are written more than once."""

    def __missing__(self, word: str) -> str:
        self[word] = part = folded(word)
        return part


class _Index(Generic[Key]):
    """All texts as one; a field is taken apart only where something stands."""

    def __init__(self, texts: Mapping[Key, Iterable[Field]], lines: str | None) -> None:
        self.keys = tuple(texts)
        self._fields: list[Field] = []
        self._owners: list[Key] = []  # of each field
        for key in self.keys:
            fields = tuple(texts[key])
            self._fields += fields
            self._owners += [key] * len(fields)
        self._whole = folded_lines(field.text for field in self._fields) if lines is None else lines
        self._lines = self._whole.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        self._parts: dict[int, list[tuple[str, str]]] = {}  # of the fields that were looked at
        self._folded = _Folded()

    def find(self, wanted: Iterable[Term]) -> tuple[list[dict[Key, _Hit]], bool]:
        """Return where each term stands, or the words it is made of, or else what is like it.

        Tell also whether one of them stands nowhere as it was typed.
        """
        found: list[dict[Key, _Hit]] = []
        mistyped = False
        for term in wanted:
            every = [self._hits(term)]
            if not every[0]:
                every = [self._hits(part) for part in pieces(term, self._whole)]
                if not every or not all(every):
                    mistyped, every = True, [self._like(term[0])]
            found += every
        return found, mistyped

    def _hits(self, term: Term) -> dict[Key, _Hit]:
        hits: dict[Key, _Hit] = defaultdict(_Hit)
        for forms in term:
            typed = forms is term[0]
            least = Fit.OPENING if typed or _long_enough(forms[0]) else Fit.WHOLE
            for number in self._lines_with(forms):
                fits = {part: _fit(forms, part) for _, part in self._words(number)}
                fits = {part: fit for part, fit in fits.items() if fit >= least}
                fits = fits or self._across(forms, number)
                if fits:
                    best = max(fits.values()) * (1 if typed else _SYNONYM)
                    self._add(hits, number, fits, forms, best)
        return dict(hits)

    def _add(
        self,
        hits: dict[Key, _Hit],
        number: int,
        parts: Container[str],
        forms: Forms,
        fit: float,
    ) -> None:
        """Note that a field fits, and by which of its words."""
        hit = hits[self._owners[number]]
        share = max(map(len, forms)) / max(len(self._lines[number]), 1)
        hit.worth = max(
            hit.worth, fit * self._fields[number].weight * (1 + _WHOLE_FIELD * min(share, 1))
        )
        for word, part in self._words(number):
            if part in parts:
                hit.marks[_mark(word, part, forms)] = None

    def _words(self, number: int) -> list[tuple[str, str]]:
        """Return the words of a field, each as it is written and folded."""
        if number not in self._parts:
            written = words_of(self._fields[number].text)
            self._parts[number] = [(word, self._folded[word]) for word in written]
        return self._parts[number]

    def _lines_with(self, forms: Forms) -> set[int]:
        """Return the numbers of the fields in which a form stands, even across words."""
        numbers = set()
        for form in forms:
            whole = self._initials if are_initials(form) else self._whole
            at = whole.find(form)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                numbers.add(number)
                at = whole.find(form, self._starts[number + 1])
        return numbers

    def _across(self, forms: Forms, number: int) -> dict[str, Fit]:
        """Return the words that make a typed one which has a space where it is written."""
        line = self._lines[number]
        form = next((form for form in forms if _long_enough(form, more=1) and form in line), None)
        if form is None:
            return {}
        fit = Fit.WHOLE if form == line else Fit.INSIDE
        return {part: fit for _, part in self._words(number) if part in form}

    @cached_property
    def _initials(self) -> str:
        return self._whole.translate({ord(sign): initials(sign) for sign in set(self._whole)})

    def _like(self, forms: Forms) -> dict[Key, _Hit]:
        """Return where a word stands that is much like a typed one."""
        hits: dict[Key, _Hit] = defaultdict(_Hit)
        written = set(words_of("\n".join(field.text for field in self._fields)))
        parts = dict.fromkeys(filter(None, map(self._folded.__getitem__, written)))
        fits = _slips(forms[-1], tuple(parts))
        for number in self._lines_with(tuple(fits)):
            here = {part: fits[part] for _, part in self._words(number) if part in fits}
            if here:
                self._add(hits, number, here, forms, max(here.values()))
        return dict(hits)

    def called(self, query: str, *, mistyped: bool) -> frozenset[Key]:
        """Return what bears the whole query as a name, or else a name one slip away."""
        forms = forms_of(query)
        names: dict[str, list[Key]] = defaultdict(list)
        for line, field, key in zip(self._lines, self._fields, self._owners, strict=False):
            if field.weight == Weight.NAME:
                names[line].append(key)
        if any(are_initials(form) for form in forms):
            found = [name for name in names if initials(name) in forms]
        else:
            found = [form for form in forms if form in names]
        if mistyped and not found:
            slips = _slips(query, tuple(names))
            found = [name for name, fit in slips.items() if fit is Fit.SLIP]
        return frozenset(key for name in found for key in names[name])


def _fit(forms: Iterable[str], part: str) -> Fit:
    """Return the best way in which a typed word fits the written `part`."""
    best = Fit.NONE
    for form in forms:
        seen = initials(part) if are_initials(form) else part
        if form in seen:
            if form == seen:
                return Fit.WHOLE
            telling = len(form) > 1 + form.isascii() or form == bare(seen)
            if seen.startswith(form) and telling:
                best = max(best, Fit.START)
            elif _long_enough(form):
                best = max(best, Fit.INSIDE)
    return best


def _slips(word: str, parts: tuple[str, ...]) -> dict[str, Fit]:
    """Return which of the written `parts` the typed `word` may have been meant for."""
    typed = letters_of(word)
    if len(typed) < _SHORTEST_SLIP or are_initials(word):
        return {}
    whole = [unicodedata.normalize("NFD", part) for part in parts]
    starts = [letters[: len(typed)] for letters in whole if len(typed) >= _SHORTEST_START]
    fits = dict.fromkeys(_openings(word, parts), Fit.OPENING)
    for choices, fit in ((starts, Fit.OPENING), (whole, Fit.SLIP)):
        near = (
            part for part, choice in zip(parts, choices, strict=False) if is_slip(typed, choice)
        )
        fits |= dict.fromkeys(near, fit)
    return fits


def _openings(word: str, parts: Iterable[str]) -> list[str]:
    """Return the longest of the `parts` with which `word` begins."""
    opening = [part for part in parts if _long_enough(part) and word.startswith(part)]
    longest = max(map(len, opening), default=0)
    return [part for part in opening if len(part) == longest]


def _long_enough(word: str, more: int = 0) -> bool:
    """Tell whether a part of a word says enough; a syllable says more than a letter."""
    return len(word) >= (4 if word.isascii() else 2) + more


def _mark(written: str, part: str, forms: Iterable[str]) -> str:
    """Return what of a written word a typed one fits, the whole of it where they only resemble."""
    for form in forms:
        start = (initials(part) if are_initials(form) else part).find(form)
        if start >= 0 and len(part) == len(written):
            return written[start : start + len(form)]
    return written
