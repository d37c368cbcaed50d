"""Days on which offices are closed: the knowledge file against PyPI's `holidays`."""

from datetime import date, timedelta
from itertools import product

import holidays
import pytest

from socar_cli.domain import contacts
from socar_cli.domain.contacts import Opening, hours_state
from socar_cli.knowledge.scalars import Hours
from tests.domain.test_moments import korean
from tests.sealed import built_in_knowledge

KNOWLEDGE = built_in_knowledge()
CLOSED = KNOWLEDGE.closed_days
OFFICES = [contact for contact in KNOWLEDGE.contacts if "PH off" in (contact.hours or "")]
YEARS = range(2026, 2031)
HOLIDAYS = holidays.country_holidays("KR", years=YEARS)


def weekdays(year: int) -> list[date]:
    """Return the days of a year from Monday to Friday."""
    first = date(year, 1, 1)
    days = [first + timedelta(number) for number in range((date(year + 1, 1, 1) - first).days)]
    return [day for day in days if day.weekday() < 5]


@pytest.mark.parametrize("library", [True, False])
@pytest.mark.parametrize("year", YEARS)
def test_offices_are_closed_on_holidays_and_on_no_other_weekday(
    monkeypatch: pytest.MonkeyPatch, year: int, *, library: bool
) -> None:
    """At noon of each weekday an office is open, or a holiday is what closes it.

    A machine that can evaluate no hours still says that a holiday closes it.
    """
    if not library:
        monkeypatch.setattr(contacts, "hours_library", lambda: None)
    assert len(OFFICES) > 1
    for office, day in product(OFFICES, weekdays(year)):
        state = hours_state(office.hours, CLOSED, now=korean(f"{day} 12:00"))
        on_holiday = day in HOLIDAYS
        usual = Opening.OPEN if library else Opening.UNKNOWN
        assert state.holiday is on_holiday, day
        assert state.opening is (Opening.CLOSED if on_holiday else usual), day


@pytest.mark.parametrize(
    ("who", "at", "opens"),
    [
        ("plan", "2027-12-24 19:30", "2027-12-28 10:00"),
        ("consumer", "2028-04-11 19:00", "2028-04-13 09:00"),
        ("plan", "2028-09-29 20:00", "2028-10-06 10:00"),
    ],
)
def test_an_office_opens_after_the_days_of_closing(who: str, at: str, opens: str) -> None:
    """What is said to open next is the first day that is no holiday."""
    state = hours_state(KNOWLEDGE.contact(who).hours, CLOSED, now=korean(at))
    assert state.changes == korean(opens)


@pytest.mark.parametrize(
    ("hours", "opening"),
    [
        ("Mo-Fr 09:00-18:00; PH 11:00-13:00", Opening.OPEN),
        ("Mo-Fr 09:00-18:00; PH,Su off", Opening.CLOSED),
        ("Mo-Fr 09:00-18:00", Opening.OPEN),
        ("24/7", Opening.ALWAYS),
    ],
)
def test_only_who_is_free_on_holidays_is_closed(hours: str, opening: Opening) -> None:
    """Hours that are kept on holidays, or do not speak of them, stay as they are written."""
    state = hours_state(Hours(hours), CLOSED, now=korean("2026-09-25 12:00"))
    assert state.opening is opening
