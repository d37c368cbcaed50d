"""The two languages of the program, and a text that exists in both."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language the program speaks."""

    KO = "ko"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Localized:
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
