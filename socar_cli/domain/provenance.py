"""Where the facts of an answer come from, how old they are, and which of them to doubt."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum

from socar_cli.knowledge.model import Confidence, Fact, Knowledge, Review, Source
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.value import Value

_LAST_YEAR = 2100  # a clock beyond this is wrong
_YEARS = {Review.YEARLY: 1, Review.THREE_YEARLY: 3}


class Doubt(Enum):
    """Why a fact is to be checked before one acts on it."""

    OLD = "old"  # past its review, or nobody knows how old it is
    UNSURE = "unsure"  # its sources are weak


class Provenance(Value):
    """What stands behind the facts of one screen."""

    oldest: PartialDate | None
    doubts: Mapping[Fact, Doubt]  # only where being wrong would change what one does
    sources: tuple[Source, ...]  # in the order in which the facts name them; none unless asked


def trace(
    facts: Iterable[Fact], knowledge: Knowledge, *, now: datetime, with_sources: bool = False
) -> Provenance:
    """Return what stands behind `facts` at `now` (Korean time)."""
    shown = tuple(dict.fromkeys(facts))
    today = trusted_day(now, knowledge.updated)
    doubts = {fact: doubt for fact in shown if (doubt := _doubt(fact, today)) is not None}
    sources = _sources(shown, knowledge) if with_sources else ()
    return Provenance(oldest_date(shown), doubts, sources)


def _sources(facts: tuple[Fact, ...], knowledge: Knowledge) -> tuple[Source, ...]:
    named = dict.fromkeys(name for fact in facts for name in fact.sources)
    by_id = {source.id: source for source in knowledge.sources}
    return tuple(by_id[name] for name in named)


def is_old(fact: Fact, today: date | None) -> bool:
    """Tell whether a fact is past its review; with no day to count from or to, it is."""
    if fact.review is Review.NEVER:
        return False
    since = fact.verified.first_day()
    if since is None or today is None:
        return True
    due = since.year + _YEARS[fact.review]
    return (today.year, today.month, today.day) >= (due, since.month, since.day)


def _doubt(fact: Fact, today: date | None) -> Doubt | None:
    """Doubt numbers, hours, prices and app paths; these are what is reviewed every year."""
    if fact.review is not Review.YEARLY:
        return None
    if fact.confidence is Confidence.LOW:
        return Doubt.UNSURE
    return Doubt.OLD if is_old(fact, today) else None


def trusted_day(now: datetime, updated: PartialDate) -> date | None:
    """Return the day of `now`, None when the clock is plainly wrong."""
    edited = updated.first_day()
    too_early = edited is not None and now.date() < edited
    return None if too_early or now.year > _LAST_YEAR else now.date()


def oldest_date(facts: Iterable[Fact]) -> PartialDate | None:
    """Return the earliest date on which one of `facts` was confirmed; None where none is known."""
    dates = {fact.verified: fact.verified for fact in facts}
    known = [text for text, date in dates.items() if date.first_day()]
    return dates[min(known)] if known else None  # ISO dates sort as they follow each other
