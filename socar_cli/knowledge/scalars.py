"""The kinds of value a fact is written in; each is read from the text of the file, verbatim."""

import re
from datetime import date
from typing import ClassVar, Self

from socar_cli.language import Localized
from socar_cli.value import Value


class Patterned(str):
    """A text that has to fit the pattern of its kind."""

    __slots__ = ()
    pattern: ClassVar[str]

    def __new__(cls, text: str) -> Self:
        """Refuse every other text with ValueError."""
        if re.fullmatch(cls.pattern, text, re.ASCII) is None:
            raise ValueError(text)
        return super().__new__(cls, text)


class Phone(Patterned):
    """A Korean telephone number as one dials it, with its hyphens."""

    __slots__ = ()
    pattern: ClassVar[str] = r"1\d{2}|13\d{2}|1\d{3}-\d{4}|0\d{1,2}-\d{3,4}-\d{4}"

    @property
    def address(self) -> str:
        """Return the link that dials the number."""
        return f"tel:{self}"


class RefusedError(ValueError):
    """A value that reads well but cannot be meant; it says why in both languages."""

    def __init__(self, what: Localized) -> None:
        """Keep the reason for whoever knows the line."""
        super().__init__(what.en)
        self.what = what


class EntryId(str):
    """The name of an entry, and under which names of sections such entries stand."""

    __slots__ = ()
    section: ClassVar[tuple[str, ...]]


class SourceId(EntryId):
    """The name of an entry under `sources`."""

    section = ("sources",)


class ContactId(EntryId):
    """The name of an entry under `contacts`."""

    section = ("contacts",)


class StepId(EntryId):
    """The name of an entry under `guide: steps`."""

    section = ("guide", "steps")


class QuestionId(EntryId):
    """The name of an entry under `questions`."""

    section = ("questions",)


class TopicId(EntryId):
    """The name of an entry under `faq_topics`."""

    section = ("faq_topics",)


class ProblemId(EntryId):
    """The name of an entry under `breakdown: problems`."""

    section = ("breakdown", "problems")


class Address(Patterned):
    """A web address that a reader can open."""

    __slots__ = ()
    pattern: ClassVar[str] = r"https?://[^\s<>]+"


class Hours(str):
    """Opening hours in the OpenStreetMap grammar; the loader has a library check it."""

    __slots__ = ()


class Clock(Patterned):
    """A time of day in Korea, from 00:00 to 23:59; texts sort as times do."""

    __slots__ = ()
    pattern: ClassVar[str] = r"([01]\d|2[0-3]):[0-5]\d"


class Day(Patterned):
    """A day of the calendar, as 2027-12-27; texts sort as days do."""

    __slots__ = ()
    pattern: ClassVar[str] = r"\d{4}-\d{2}-\d{2}"

    def __new__(cls, text: str) -> Self:
        """Refuse days that no calendar has."""
        day = super().__new__(cls, text)
        date.fromisoformat(text)
        return day


class Number(int):
    """A number written in one way only, so that the screen and the file show the same."""

    pattern: ClassVar[str]

    @classmethod
    def read(cls, text: str) -> Self:
        """Refuse every other way of writing with ValueError."""
        if re.fullmatch(cls.pattern, text, re.ASCII) is None:
            raise ValueError(text)
        return cls(text.replace(",", ""))


class Won(Number):
    """An amount in won, written with commas between thousands."""

    pattern = r"0|[1-9]\d{0,2}(,\d{3}){0,4}"

    def __str__(self) -> str:
        """Write the amount as the file does."""
        return format(int(self), ",")


class Percent(Number):
    """A share in percent, written as a bare number."""

    pattern = r"0|[1-9]\d?|100"


class Count(Number):
    """A number of hours, days or months or of a question, written as a bare number."""

    pattern = r"[1-9]\d{0,3}"


class PartialDate(Value):
    """A date known to the year, the month or the day, or not at all."""

    text: str
    pattern: ClassVar[str] = r"\d{4}(-\d{2}(-\d{2})?)?|unknown"

    def __post_init__(self) -> None:
        """Refuse days that no calendar has."""
        if re.fullmatch(self.pattern, self.text, re.ASCII) is None:
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
