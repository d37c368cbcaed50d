"""Which texts have to do with what was typed, the best first.

A typed word fits a written one in one of the ways of `Fit`. Only where nothing fits do slips of
the finger count.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from enum import IntEnum
from math import log
from typing import Generic, NamedTuple, TypeVar

from socar_cli.domain.matching import are_initials, bare, folded, forms_of, initials, letters_of
from socar_cli.domain.slip import is_slip
from socar_cli.value import Value

Key = TypeVar("Key", bound=Hashable)

_SHORTEST_SLIP = 4  # letters; in a shorter word one wrong letter makes another word
_SHORTEST_START = 6  # letters; the same, for the beginning of a word

# A word ends at a sign or a space; 100,000 and 09:00 stay whole, and so does hit-and-run.
_WORD = re.compile(r"(?:(?<=\d)[,.:](?=\d)|[^\s,.:;/·?!()\[\]<>'\"…~])+")


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
    HEAD = 2
    NAME = 3


class Field(NamedTuple):  # a search makes thousands, and no record is as light
    """A text to search, and how much it says."""

    text: str
    weight: Weight = Weight.BODY


class Ranked(Value, Generic[Key]):
    """What was found, and the written words that made it fit."""

    key: Key
    marks: tuple[str, ...]


_CALLED_SO = 1000.0  # the query is a name of the thing: nothing comes before it
_NEARLY_SO = 500.0
_MOST_OF_IT = 0.7  # what finds much less of the query than the best is left out


def rank(words: str, texts: Mapping[Key, Iterable[Field]]) -> tuple[Ranked[Key], ...]:
    """Return the keys of the `texts` that have to do with `words`, the best first."""
    index = _Index(texts)
    wanted = _wanted(words)
    scores: dict[Key, float] = defaultdict(float)
    covered: dict[Key, float] = defaultdict(float)
    marks: dict[Key, dict[str, None]] = defaultdict(dict)
    for word in wanted:
        hits = index.hits(word)
        rarity = log(1 + len(index.texts) / max(len(hits), 1))
        for key, hit in hits.items():
            scores[key] += rarity * hit.worth
            covered[key] += rarity
            marks[key].update(hit.marks)
    for key, bonus in index.called(folded(words)).items():
        scores[key] += bonus
        covered[key] = max(covered.values(), default=1.0)
    least = _MOST_OF_IT * max(covered.values(), default=0.0)
    order = sorted((key for key in scores if covered[key] >= least), key=lambda key: -scores[key])
    return tuple(Ranked(key=key, marks=tuple(marks[key])) for key in order)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text` as they are written."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text)))


class _Hit:
    """What is found of one key; it grows while the index is read."""

    def __init__(self, worth: int = 0) -> None:
        self.worth = worth
        self.marks: dict[str, None] = {}


class _Index(Generic[Key]):
    """Texts, taken apart into their words once for all words of a query."""

    def __init__(self, texts: Mapping[Key, Iterable[Field]]) -> None:
        self.texts = {key: tuple(fields) for key, fields in texts.items()}
        self._places: dict[str, list[tuple[Key, str, int]]] = defaultdict(list)
        self._names: dict[str, list[Key]] = defaultdict(list)
        self._whole: list[tuple[str, Key, int]] = []
        self._folded: dict[str, str] = {}  # most words are written more than once
        for key, fields in self.texts.items():
            for entry in fields:
                self._take(key, entry)

    def _take(self, key: Key, entry: Field) -> None:
        text, weight = entry
        joined = ""
        for word in words_of(text):
            part = self._folded.get(word)
            if part is None:
                part = self._folded[word] = folded(word)
            self._places[part].append((key, word, weight))
            joined += part
        self._whole.append((joined, key, weight))
        if weight is Weight.NAME:
            self._names[joined].append(key)

    def hits(self, word: str) -> dict[Key, _Hit]:
        """Return where a word of the query stands, or else where one much like it does."""
        forms = forms_of(word)
        fits = {part: fit for part in self._having(forms) if (fit := _fit(forms, part))}
        hits = self._collect(forms, fits)
        if _long_enough(word, more=1):  # it may be written with a space where none was typed
            spaced = (entry for entry in self._whole if word in entry[0] and entry[1] not in hits)
            hits |= {key: _Hit(Fit.INSIDE * weight) for _, key, weight in spaced}
        return hits or self._collect(forms, _slips(forms[-1], tuple(self._places)))

    def _having(self, forms: tuple[str, ...]) -> list[str]:
        """Return the written words in which a typed one, or one of its `forms`, stands."""
        least = forms[-1]  # without its particle it stands wherever it stands with it
        if are_initials(least):
            return [part for part in self._places if least in initials(part)]
        return [part for part in self._places if least in part]

    def _collect(self, forms: tuple[str, ...], fits: Mapping[str, Fit]) -> dict[Key, _Hit]:
        hits: dict[Key, _Hit] = defaultdict(_Hit)
        for part, fit in fits.items():
            for key, written, weight in self._places[part]:
                hit = hits[key]
                hit.worth = max(hit.worth, fit * weight)
                hit.marks[_mark(written, part, forms)] = None
        return dict(hits)

    def called(self, query: str) -> dict[Key, float]:
        """Return what bears the whole query as a name, or else a name one slip away."""
        forms = forms_of(query)
        if any(are_initials(form) for form in forms):
            names = {name for name in self._names if initials(name) in forms}
        else:
            names = {form for form in forms if form in self._names}
        bonus = _CALLED_SO
        if not names:
            bonus = _NEARLY_SO
            slips = _slips(query, tuple(self._names))
            names = {name for name, fit in slips.items() if fit is Fit.SLIP}
        return dict.fromkeys((key for name in names for key in self._names[name]), bonus)


def _wanted(words: str) -> list[str]:
    """Return the words of a query; little English ones say nothing beside others."""
    parts = list(dict.fromkeys(filter(None, map(folded, words_of(words)))))
    telling = [part for part in parts if len(part) > 1 + part.isascii() or part.isdigit()]
    return telling or parts


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
