"""How old a fact is, whether the clock can be believed, and what is marked."""

from datetime import date

import pytest

from socar_cli.domain.provenance import Doubt, is_old, trace, trusted_day
from socar_cli.knowledge.model import Advice, Confidence, Fact, Review
from socar_cli.knowledge.scalars import PartialDate, SourceId
from socar_cli.language import Localized
from socar_cli.value import changed
from tests.domain.test_moments import korean
from tests.sealed import built_in_knowledge

FACT = Advice(
    id="fact",
    sources=(SourceId("article"),),
    verified=PartialDate("2025-03-10"),
    confidence=Confidence.HIGH,
    review=Review.YEARLY,
    text=Localized("글", "text"),
)
NOON = korean("2026-11-22 12:00")


@pytest.mark.parametrize(
    ("verified", "review", "fresh_on", "old_on"),
    [
        ("2025-03-10", "1y", "2026-03-09", "2026-03-10"),
        ("2025-03-10", "3y", "2028-03-09", "2028-03-10"),
        ("2025-03", "1y", "2026-02-28", "2026-03-01"),
        ("2025", "1y", "2025-12-31", "2026-01-01"),
        ("2025", "3y", "2027-12-31", "2028-01-01"),
        ("2024-02-29", "1y", "2025-02-28", "2025-03-01"),
        ("2024-02-29", "3y", "2027-02-28", "2027-03-01"),
        ("2025-12-31", "1y", "2026-12-30", "2026-12-31"),
    ],
)
def test_a_fact_is_old_from_the_very_day(
    verified: str, review: str, fresh_on: str, old_on: str
) -> None:
    """Age counts from the first day of the period, and ends on the day itself."""
    fact = changed(FACT, verified=PartialDate(verified), review=Review(review))
    days = map(date.fromisoformat, (fresh_on, old_on))
    assert [is_old(fact, day) for day in days] == [False, True]


@pytest.mark.parametrize("review", Review)
def test_an_unknown_age_is_old(review: Review) -> None:
    """Without a date, or a clock to be believed, what needs review is old; 119 and 112 never."""
    undated = changed(FACT, verified=PartialDate("unknown"), review=review)
    dated = changed(FACT, review=review)
    told = ((undated, NOON.date()), (undated, None), (dated, None))
    assert [is_old(fact, day) for fact, day in told] == [review is not Review.NEVER] * 3


@pytest.mark.parametrize(
    ("edited", "trusted", "wrong"),
    [
        (
            "2026-11-22",
            ("2026-11-22", "2100-12-31"),
            ("2026-11-21", "2101-01-01", "1970-01-01", "0001-01-01", "9999-12-31"),
        ),
        ("unknown", ("1970-01-01",), ("2101-01-01",)),
    ],
)
def test_a_clock_before_the_file_or_after_2100_is_wrong(
    edited: str, trusted: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    """A day before the file was edited, if it says so, or after 2100, is no day to count to."""
    noons = {day: korean(f"{day} 12:00") for day in (*trusted, *wrong)}
    days = {day: trusted_day(noon, PartialDate(edited)) for day, noon in noons.items()}
    assert days == {day: noons[day].date() if day in trusted else None for day in noons}


@pytest.mark.parametrize(
    ("doubt", "facts"),
    [
        (None, "1y high 2026, 1y medium 2026, 3y high 2015, 3y low 2015, never low unknown"),
        (Doubt.OLD, "1y high 2025, 1y medium 2025, 1y high unknown"),
        (Doubt.UNSURE, "1y low 2026, 1y low 2020"),
    ],
)
def test_only_what_changes_yearly_is_marked(doubt: Doubt | None, facts: str) -> None:
    """Numbers, hours, amounts and app paths are marked when old or unsure, nothing else is."""
    for review, confidence, verified in map(str.split, facts.split(", ")):
        trust = {"confidence": Confidence(confidence), "verified": PartialDate(verified)}
        fact = changed(FACT, review=Review(review), **trust)
        marks = trace([fact], built_in_knowledge(), now=NOON).doubts
        assert marks == ({} if doubt is None else {fact: doubt})


def test_a_wrong_clock_marks_every_yearly_fact() -> None:
    """With a clock that cannot be believed all that is reviewed yearly is doubted."""
    knowledge = built_in_knowledge()
    facts: list[Fact] = [*knowledge.contacts]
    marks = trace(facts, knowledge, now=korean("1970-01-01 12:00")).doubts
    assert set(marks) == {fact for fact in facts if fact.review is Review.YEARLY}
    assert set(marks) != set()


def test_the_oldest_date_is_that_of_the_first_day() -> None:
    """The footer names the earliest of the dates as it was written, leaving out unknown ones."""
    facts = [
        changed(FACT, id=str(number), verified=PartialDate(text))
        for number, text in enumerate(("unknown", "2024-05", "2024", "2025-01-01"))
    ]
    assert trace(facts, built_in_knowledge(), now=NOON).oldest == PartialDate("2024")
    assert trace(facts[:1], built_in_knowledge(), now=NOON).oldest is None


def test_sources_come_once_in_the_order_they_are_named() -> None:
    """A source several facts rest on is listed once, where it was first named."""
    names = [source.id for source in built_in_knowledge().sources[:3]]
    facts = [
        changed(FACT, id="a", sources=(SourceId(names[2]), SourceId(names[0]))),
        changed(FACT, id="b", sources=(SourceId(names[0]), SourceId(names[1]))),
    ]
    traced = trace(facts, built_in_knowledge(), now=NOON, with_sources=True)
    assert [source.id for source in traced.sources] == [names[2], names[0], names[1]]
