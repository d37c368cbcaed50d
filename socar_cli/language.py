"""The two languages of the program, and a text that exists in both."""

from enum import StrEnum

from socar_cli.record import Record


class Language(StrEnum):
    """A language the program speaks."""

    KO = "ko"
    EN = "en"


class Localized(Record):
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
