"""One matcher for everything people type: contacts, words of the questions, mistyped commands."""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_NEAR = 0.6  # how alike two words must be, from 0 to 1, to be offered as the nearest


def folded(text: str) -> str:
    """Return `text` without what people type differently: case, spaces, signs, Hangul encoding."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in composed if sign.isalnum())


def find(words: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the keys of `names` one of whose names is `words`, or else has `words` in it."""
    wanted = folded(words)
    if not wanted:
        return ()
    known = {key: [folded(name) for name in entries] for key, entries in names.items()}
    exact = tuple(key for key, entries in known.items() if wanted in entries)
    if exact:
        return exact
    return tuple(key for key, entries in known.items() if any(wanted in entry for entry in entries))


def find_all(words: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the `texts` in which every one of the words stands."""
    wanted = [word for word in map(folded, words.split()) if word]
    return tuple(
        key
        for key, text in texts.items()
        if wanted and all(word in folded(text) for word in wanted)
    )


def nearest(words: str, names: Mapping[str, Iterable[str]], *, most: int = 3) -> tuple[str, ...]:
    """Return at most `most` keys of `names` that look most like `words`, the best first."""
    known = {_letters(name): key for key, entries in names.items() for name in entries}
    matches = get_close_matches(_letters(words), known, n=most * 3, cutoff=_NEAR)
    return tuple(dict.fromkeys(known[match] for match in matches))[:most]


def _letters(text: str) -> str:
    """Return the single letters of `text`, a Hangul syllable as its two or three."""
    return unicodedata.normalize("NFD", folded(text))
