"""One matcher for everything people type: contacts, words of the questions, mistyped commands.

Every line that names a contact imports it, so it needs nothing dear; `ranking.py` builds on it.
"""

import unicodedata
from collections.abc import Iterable, Mapping

_NEAR = 0.6  # how alike two words must be, from 0 to 1, to be offered as the nearest

# What a keyboard joins when two initials are typed in a row.
_JOINED = str.maketrans(
    {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ"}
    | {"ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}
)
_LONG_PARTICLES = [
    "에서",
    "에게",
    "한테",
    "으로",
    "부터",
    "까지",
    "처럼",
    "보다",
    "마다",
    "이랑",
    "하고",
]
_PARTICLES = tuple("은는이가을를에의로와과도만나랑요")


def folded(text: str) -> str:
    """Return `text` without what people type differently: case, spaces, signs, Hangul encoding."""
    composed = unicodedata.normalize("NFKC", text.translate(_JOINED)).casefold()
    return composed if composed.isalnum() else "".join(filter(str.isalnum, composed))


def folded_lines(texts: Iterable[str], keep: str = "") -> str:
    """Return every text folded in a line of its own; folding them one by one costs far more.

    The signs to `keep` stay, and joined initials stay joined.
    """
    lines = "\n".join(" ".join(text.split("\n")) for text in texts)
    whole = unicodedata.normalize("NFKC", lines).casefold()
    for sign in set(whole):
        if not sign.isalnum() and sign not in f"{keep}\n":
            whole = whole.replace(sign, "")
    return whole


def find(words: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the keys of `names` one of whose names is `words`, or else has `words` in it."""
    known = {key: tuple(map(folded, entries)) for key, entries in names.items()}
    for form in forms_of(folded(words)):
        seen = known
        if are_initials(form):
            seen = {key: tuple(map(initials, entries)) for key, entries in known.items()}
        exact = tuple(key for key, entries in seen.items() if form in entries)
        inside = (key for key, entries in seen.items() if any(form in entry for entry in entries))
        if found := exact or tuple(inside):
            return found
    return ()


def find_all(words: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the `texts` in which every one of the words stands."""
    wanted = [forms_of(word) for word in map(folded, words.split()) if word]
    return tuple(
        key
        for key, text in texts.items()
        if wanted and all(_stands_in(forms, folded(text)) for forms in wanted)
    )


def nearest(words: str, names: Mapping[str, Iterable[str]], *, most: int = 3) -> tuple[str, ...]:
    """Return at most `most` keys of `names` that look most like `words`, the best first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for what is mistyped

    known: dict[str, str] = {}
    for key, entries in names.items():
        for name in entries:
            known.setdefault(letters_of(name), key)
    typed = letters_of(words)
    found = get_close_matches(typed, known, n=most * 3, cutoff=_NEAR) if typed else []
    return tuple(dict.fromkeys(known[letters] for letters in found))[:most]


def forms_of(word: str) -> tuple[str, ...]:
    """Return a typed word as it is, and without the particle at its end."""
    return tuple(filter(None, dict.fromkeys((word, bare(word)))))


def bare(word: str) -> str:
    """Return a word without the Korean particle at its end, or the two: 에서는, 까지도."""
    short = word.removesuffix(_ending(word, _PARTICLES))
    for rest in (word, short):
        if ending := _ending(rest, _LONG_PARTICLES):
            return rest.removesuffix(ending)
    return short


def _ending(word: str, endings: Iterable[str]) -> str:
    """Return which of the `endings` a word has beside something else."""
    return next((end for end in endings if word.endswith(end) and word != end), "")


def are_initials(word: str) -> bool:
    """Tell whether a folded word is first consonants alone, as in ㄱㄱㅊㄷ for 긴급출동."""
    return bool(word) and all("\u1100" <= sign <= "\u1112" for sign in word)


def _stands_in(forms: tuple[str, ...], text: str) -> bool:
    if any(are_initials(form) for form in forms):
        text = initials(text)
    return any(form in text for form in forms)


def letters_of(text: str) -> str:
    """Return the single letters of `text`, a Hangul syllable as its two or three."""
    return unicodedata.normalize("NFD", folded(text))


def initials(text: str) -> str:
    """Return `text`, already folded, with every Hangul syllable as its first letter."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in text)
