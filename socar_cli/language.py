"""The two languages of the program, and a text that exists in both."""

import re
from collections.abc import Iterable
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
            raise ValueError(self.ko, self.en)

    def in_language(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.en if language is Language.EN else self.ko

    def format(self, **values: object) -> "Localized":
        """Fill the `{names}` of both texts, each with what a value is in that language."""
        ko, en = (
            {name: in_language(value, one) for name, value in values.items()} for one in Language
        )
        return Localized(self.ko.format(**ko), self.en.format(**en))

    def __str__(self) -> str:
        """Refuse: somebody has forgotten to choose a language."""
        raise TypeError(self.ko, self.en)


Text = str | Localized  # a name, a number or a line to type is the same in both languages


def in_language(value: object, language: Language) -> object:
    """Return a text in `language`, and what is no text as it is."""
    return value.in_language(language) if isinstance(value, Localized) else value


def filled(pattern: str, **values: object) -> Localized:
    """Fill the `{names}` of a pattern that both languages share."""
    return Localized(pattern, pattern).format(**values)


def joined(between: str, parts: Iterable[Text]) -> Text:
    """Return texts as one, with `between` between them, and an empty one where there are none."""
    parts = tuple(parts)
    if not parts:
        return ""
    return Localized(
        *(between.join(str(in_language(part, one)) for part in parts) for one in Language)
    )


def are_english(words: Iterable[str]) -> bool:
    """Tell whether every word is English; one with a digit, such as R-7, does not decide it."""
    said = [word for word in words if any(map(str.isalpha, word))]
    decides = any(not any(map(str.isdigit, word)) for word in said)
    return decides and all(map(str.isascii, said))


# Compiled where it is first used: most calls get by without.
_UNPRINTABLE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def escape_controls(text: str) -> str:
    """Return `text` with each character that moves the cursor or hides text as its code."""
    if text.isprintable():  # stricter than the pattern, and at once
        return text
    return re.sub(_UNPRINTABLE, lambda match: f"\\u{ord(match[0]):04x}", text)
