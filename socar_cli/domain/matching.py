"""Comparing what people type with names and texts: contacts, questions, commands, ids.

Texts are folded first, so that case, spaces, signs and the encoding of Hangul do not matter.
`ranking.py` builds on this for searches that order what they find.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

NEAR = 0.6  # how alike two words must be, from 0 to 1, to be offered as the nearest

# What a keyboard joins when two initials are typed in a row.
_JOINED = str.maketrans(
    {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ"}
    | {"ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}
)
# At the end of a word: a particle of two syllables and perhaps one of one, as in 에서는, 까지도.
_SHORT = tuple("은는이가을를에의로와과도만나랑요")
_LONG = ("에서", "에게", "한테", "으로", "부터", "까지", "처럼", "보다", "마다", "이랑", "하고")


def folded(text: str) -> str:
    """Return `text` without what people type differently: case, spaces, signs, Hangul encoding."""
    composed = unicodedata.normalize("NFKC", text.translate(_JOINED)).casefold()
    return composed if composed.isalnum() else "".join(filter(str.isalnum, composed))


def folded_lines(texts: Iterable[str], keep: str = "") -> str:
    """Return all texts folded, one a line; folding them one by one takes far longer.

    The signs to `keep` stay, and joined initials stay joined.
    """
    lines = "\n".join(" ".join(text.split("\n")) for text in texts)
    whole = unicodedata.normalize("NFKC", lines).casefold()
    for sign in set(whole):
        if not sign.isalnum() and sign not in f"{keep}\n":
            whole = whole.replace(sign, "")
    return whole


def find(words: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the keys of `names` with a name that is `words`, else those with one that holds them.

    First consonants stand for the word: ㄱㄱㅊㄷ finds 긴급출동.
    """
    for form in forms_of(folded(words)):
        known = [
            (key, comparable(form, folded(name)))
            for key, entries in names.items()
            for name in entries
        ]
        same = [key for key, name in known if form == name]
        if found := same or [key for key, name in known if form in name]:
            return tuple(dict.fromkeys(found))
    return ()


def find_all(words: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the folded `texts` in which every one of the words stands."""
    wanted = [forms_of(word) for word in map(folded, words.split()) if word]
    if not wanted:
        return ()
    return tuple(
        key
        for key, text in texts.items()
        if all(any(form in comparable(form, text) for form in forms) for forms in wanted)
    )


def nearest(
    words: str, names: Mapping[str, Iterable[str]], *, most: int = 3, alike: float = NEAR
) -> tuple[str, ...]:
    """Return at most `most` keys of `names` that look most like `words`, the best first.

    Those that are less `alike` than that, from 0 to 1, are left out.
    """
    known: dict[str, str] = {}
    for key, entries in names.items():
        for name in entries:
            known.setdefault(letters_of(name), key)
    typed = letters_of(words)
    found = get_close_matches(typed, known, n=most * 3, cutoff=alike) if typed else []
    return tuple(dict.fromkeys(known[letters] for letters in found))[:most]


def forms_of(word: str) -> tuple[str, ...]:
    """Return a typed word as it is, and without the particle at its end."""
    return tuple(filter(None, dict.fromkeys((word, bare(word)))))


def bare(word: str) -> str:
    """Return a word without the Korean particle at its end, or the two: 에서는, 까지도."""
    first, rest = word[:1], word[1:]
    short = rest[:-1] if rest.endswith(_SHORT) else rest
    for stem in (short, rest):
        if stem.endswith(_LONG):
            return first + stem[:-2]
    return first + short


def are_initials(word: str) -> bool:
    """Tell whether a folded word is first consonants alone, as in ㄱㄱㅊㄷ for 긴급출동."""
    return bool(word) and all("\u1100" <= sign <= "\u1112" for sign in word)


def comparable(form: str, text: str) -> str:
    """Return a folded `text` as a typed form is compared with it.

    That is by first consonants where the form has nothing else: for ㄱㄱ, 긴급 as ㄱㄱ.
    """
    return initials(text) if are_initials(form) else text


def letters_of(text: str) -> str:
    """Return the single letters of `text`, a Hangul syllable as its two or three."""
    return unicodedata.normalize("NFD", folded(text))


def initials(text: str) -> str:
    """Return `text`, already folded, with every Hangul syllable as its first letter."""
    return text.translate({ord(sign): unicodedata.normalize("NFD", sign)[0] for sign in set(text)})
