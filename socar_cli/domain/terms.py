"""The terms of a query: its words, without those that say little, each with its synonyms."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from socar_cli.domain.matching import bare, folded, folded_lines
from socar_cli.knowledge.model import SearchWords

Forms = tuple[str, ...]  # a word as it was typed, then without its endings
Term = tuple[Forms, ...]  # what was typed, then what means the same

_MOST_LETTERS = 1_000  # of a query
_LONGEST = 40  # letters of several words typed without spaces
_MOST_WORDS = 4  # of a name that means the same as another
_SHORTEST_PIECE = 2  # syllables

# A word ends at a sign or a space; 100,000 and 09:00 stay whole, and so does hit-and-run.
_WORD = r"(?:(?<=\d)[,.:](?=\d)|[^\s,.:;/·?!()\[\]<>'\"…~])+"


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
    groups = [tuple(folded_lines(names).split("\n")) for names in vocabulary.synonyms]
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
