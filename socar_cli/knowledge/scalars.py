"""The kinds of value a fact is written in; each is read from the text of the file, verbatim."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self


class Phone(str):
    """A Korean telephone number as one dials it, with its hyphens."""

    __slots__ = ()
    pattern: ClassVar[str] = r"1\d{2}|1\d{3}-\d{4}|0\d{1,2}-\d{3,4}-\d{4}"

    def __new__(cls, text: str) -> Self:
        """Refuse what cannot be dialled as written."""
        if re.fullmatch(cls.pattern, text) is None:
            raise ValueError(text)
        return super().__new__(cls, text)

    @property
    def address(self) -> str:
        """Return the link that dials the number."""
        return f"tel:{self}"


class SourceId(str):
    """The name of an entry under `sources`."""

    __slots__ = ()


class ContactId(str):
    """The name of an entry under `contacts`."""

    __slots__ = ()


class Address(str):
    """A web address that a reader can open."""

    __slots__ = ()
    pattern: ClassVar[str] = r"https?://[^\s<>]+"

    def __new__(cls, text: str) -> Self:
        """Refuse everything but http and https."""
        if re.fullmatch(cls.pattern, text) is None:
            raise ValueError(text)
        return super().__new__(cls, text)


class Hours(str):
    """Opening hours in the OpenStreetMap grammar; the loader has a library check it."""

    __slots__ = ()


class Won(int):
    """An amount in won, written with commas between thousands."""

    pattern: ClassVar[str] = r"0|[1-9]\d{0,2}(,\d{3}){0,4}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Refuse every other way of writing, so that the screen and the file show the same."""
        if re.fullmatch(cls.pattern, text) is None:
            raise ValueError(text)
        return cls(text.replace(",", ""))

    def __str__(self) -> str:
        """Write the amount as the file does."""
        return format(int(self), ",")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day, or not at all."""

    text: str
    pattern: ClassVar[str] = r"\d{4}(-\d{2}(-\d{2})?)?|unknown"

    def __post_init__(self) -> None:
        """Refuse days that no calendar has."""
        if re.fullmatch(self.pattern, self.text) is None:
            raise ValueError(self.text)
        self.first_day()

    def first_day(self) -> date | None:
        """Return the first day of the period, None when it is unknown; age counts from here."""
        if self.text == "unknown":
            return None
        year, month, day = (*map(int, self.text.split("-")), 1, 1)[:3]
        return date(year, month, day)

    def __str__(self) -> str:
        """Write the date as the file does."""
        return self.text
