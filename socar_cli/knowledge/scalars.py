"""The kinds of value that are written as one text, read as they stand in the file.

Each kind has the `pattern` of its texts, for the schema as well, and says what is `wanted` where a
text is none. Its `read` returns the value and raises ValueError for every other text.
"""

import re
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, Self

from socar_cli.language import Localized


class RefusedError(ValueError):
    """A value that reads well but cannot be meant; `what` says why in both languages."""

    def __init__(self, ko: str, en: str) -> None:
        """Keep the reason for whoever knows the line."""
        super().__init__(en)
        self.what = Localized(ko, en)


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


class Patterned(str):
    """A text that fits the pattern of its kind."""

    __slots__ = ()
    pattern: ClassVar[str]
    wanted: ClassVar[Localized]

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the value that is written as `text`."""
        if re.fullmatch(cls.pattern, text, re.ASCII) is None:
            raise ValueError(text)
        return cls(text)


class Phone(Patterned):
    """A Korean telephone number as one dials it, with its hyphens, however it is written."""

    pattern = (
        r"(1\d{2}|13\d{2})|(1\d{3})[ .-]?(\d{4})"
        r"|(?:\+82[ .-]?\(?0?\)?|\(?0)(2|50\d|[13-9]\d)\)?[ .-]?(\d{3,4})[ .-]?(\d{4})"
    )
    wanted = Localized(
        "전화번호가 아닙니다 (예: 1661-3315)", "not a telephone number (like 1661-3315)"
    )

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the number that is written as `text`: 010-1234-5678 for +82 10 1234 5678."""
        match = re.fullmatch(cls.pattern, text, re.ASCII)
        if match is None:
            raise ValueError(text)
        *nationwide, area, first, last = match.groups()
        parts = (f"0{area}", first, last) if area else filter(None, nationwide)
        return cls("-".join(parts))

    @property
    def address(self) -> str:
        """Return the link that dials the number."""
        return f"tel:{self}"


class Address(Patterned):
    """A web address that a reader can open."""

    pattern = r"https?://[^\s<>]+"
    wanted = Localized("주소가 아닙니다 (http…)", "not an address (http…)")


class Clock(Patterned):
    """A time of day in Korea, from 00:00 to 23:59; texts sort as times do."""

    pattern = r"([01]\d|2[0-3]):[0-5]\d"
    wanted = Localized("시각이 아닙니다 (예: 17:00)", "not a time of day (like 17:00)")


class Day(Patterned):
    """A day of the calendar, like 2027-12-27; texts sort as days do."""

    pattern = r"\d{4}-\d{2}-\d{2}"
    wanted = Localized("날이 아닙니다 (예: 2027-12-27)", "not a day (like 2027-12-27)")

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the day that is written as `text`; days that no calendar has are refused."""
        date.fromisoformat(text)
        return super().read(text)

    def in_grammar(self) -> str:
        """Return the day in the OpenStreetMap grammar of opening hours: 2027 Dec 27."""
        return f"{date.fromisoformat(self):%Y %b %d}"


class PartialDate(Patterned):
    """A date known to the year, the month or the day, or not at all: 2026, 2026-01, unknown."""

    pattern = r"\d{4}(-\d{2}(-\d{2})?)?|unknown"
    wanted = Localized(
        "날짜가 아닙니다 (예: 2026-01, unknown)", "not a date (like 2026-01, or unknown)"
    )

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the date that is written as `text`; days that no calendar has are refused."""
        read = super().read(text)
        read.first_day()
        return read

    def first_day(self) -> date | None:
        """Return the first day of the period, None when it is unknown; age counts from here."""
        if self == "unknown":
            return None
        year, month, day = (*map(int, self.split("-")), 1, 1)[:3]
        return date(year, month, day)


@cache
def hours_library() -> Any:  # noqa: ANN401 - its module, loaded where hours are read or evaluated
    """Return the library that knows opening hours, None on a machine for which there is none."""
    try:
        return import_module("opening_hours")
    except ImportError:
        return None


class Hours(str):
    """Opening hours in the OpenStreetMap grammar, which a library checks where it is there."""

    __slots__ = ()

    wanted: ClassVar[Localized] = Localized(
        "여는 시간이 아닙니다 (예: Mo-Fr 10:00-19:00)", "not opening hours (like Mo-Fr 10:00-19:00)"
    )

    @property
    def never_closed(self) -> bool:
        """Whether somebody is there at any hour of any day; no library is needed to tell."""
        return self == "24/7"

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the hours that are written as `text`."""
        library = hours_library()
        if library is not None and not library.validate(text):
            raise ValueError(text)
        return cls(text)


class Number(int):
    """A number written in one way only, so that the screen and the file show the same."""

    pattern: ClassVar[str]
    wanted: ClassVar[Localized]

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the number that is written as `text`."""
        if re.fullmatch(cls.pattern, text, re.ASCII) is None:
            raise ValueError(text)
        return cls(text.replace(",", ""))


class Won(Number):
    """An amount in won, written with commas between thousands."""

    pattern = r"0|[1-9]\d{0,2}(,\d{3}){0,4}"
    wanted = Localized("금액이 아닙니다 (예: 300,000)", "not an amount (like 300,000)")

    def __str__(self) -> str:
        """Write the amount as the file does."""
        return format(int(self), ",")


class Percent(Number):
    """A share in percent, written as a bare number."""

    pattern = r"0|[1-9]\d?|100"
    wanted = Localized("0에서 100까지의 수여야 합니다", "must be 0 to 100")


class Count(Number):
    """A number of hours, days or months or of a question, written as a bare number."""

    pattern = r"[1-9]\d{0,3}"
    wanted = Localized("수가 아닙니다 (예: 5)", "not a number (like 5)")
