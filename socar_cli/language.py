"""The two languages of the program, and a text that exists in both."""

import re
from enum import StrEnum

from socar_cli.value import Value


class Language(StrEnum):
    """A language the program speaks."""

    KO = "ko"
    EN = "en"


class Localized(Value):
    """One text in Korean and in English."""

    ko: str
    en: str

    def __post_init__(self) -> None:
        """Refuse a text that one of the two readers could not read."""
        if not self.ko.strip() or not self.en.strip():
            raise ValueError(self)

    def into(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.en if language is Language.EN else self.ko

    def format(self, **values: object) -> "Localized":
        """Fill the `{names}` of both texts."""
        return Localized(self.ko.format(**values), self.en.format(**values))


# Patterns are compiled where they are first used: most calls get by without.
_UNPRINTABLE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def shown(text: str) -> str:
    """Return `text` with every sign that would move the cursor or hide written as its code."""
    if text.isprintable():  # stricter than the pattern, and at once
        return text
    return re.sub(_UNPRINTABLE, lambda match: f"\\u{ord(match[0]):04x}", text)
