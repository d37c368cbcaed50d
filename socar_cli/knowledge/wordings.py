"""What the words of a vocabulary must not do: say two things, or look like a mistyped command."""

import unicodedata

from socar_cli.knowledge.model import Role, Wording
from socar_cli.language import Localized

_APART = frozenset({Role.ENDING, Role.CLOSING})  # parts of words, which mean nothing


class Meanings:
    """What every word says so far."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._said: dict[str, dict[str, object]] = {}

    def add(self, wording: Wording) -> Localized | None:
        """Take the words of an entry, or none of them and return why."""
        if wording.role in _APART:
            return None
        says = wording.says
        keys = {_compared(word): word for word in wording.words}
        for key, word in keys.items():
            before = self._said.get(key, {})
            differs = any(before.get(name, value) != value for name, value in says.items())
            if differs or (before and ("role" in before) != ("role" in says)):
                return _two_meanings(word)
        for key in keys:
            self._said.setdefault(key, {}).update(says)
        return None


def _compared(word: str) -> str:
    """Return a word without what people type differently: the domain reads no more than this."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", word).casefold()))


def _two_meanings(word: str) -> Localized:
    return Localized(
        f"'{word}': 이미 다른 뜻으로 있는 낱말입니다 (한 곳에만 적으세요)",
        f"'{word}' says something else already (write it in one place)",
    )
