"""Words that several screens share, each with its cases."""

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.contacts import HoursState, Opening
from socar_cli.domain.guide import Action
from socar_cli.domain.moments import KOREA
from socar_cli.knowledge.model import Advice
from socar_cli.language import Language, Localized, in_language
from socar_cli.value import changed
from socar_cli.views.page import Line, Lines
from socar_cli.views.words import (
    action_lines,
    call_rows,
    dated_words,
    moment_words,
    spoken_won,
    state_words,
    told,
    typed_moment,
)
from tests.sealed import SUNDAY_EVENING, built_in_knowledge

POLICE, CENTER = map(built_in_knowledge().contact, ("police", "center"))
ADVICE = built_in_knowledge().accident.memory[0]


def test_the_week_in_both_languages() -> None:
    """Each day of a week has its own word; the year is left out, and the zone is named."""
    week = [moment_words(SUNDAY_EVENING + timedelta(days=day)) for day in range(7)]
    assert " ".join(words.ko[7] for words in week) == "일 월 화 수 목 금 토"
    assert " ".join(words.en[:3] for words in week) == "Sun Mon Tue Wed Thu Fri Sat"
    assert week[0] == Localized("11-22 (일) 20:40 한국", "Sun 11-22 20:40 Korea")


@pytest.mark.parametrize("seconds", ["", ":05"])
def test_seconds_stand_there_only_where_there_are_some(seconds: str) -> None:
    """A moment is written as one types it, for a screen with its weekday."""
    moment = SUNDAY_EVENING.replace(second=5 if seconds else 0)
    written = (typed_moment(moment), dated_words(moment).en)
    assert written == (f"2026-11-22 20:40{seconds}", f"2026-11-22 (Sun) 20:40{seconds}")


def _changes(days: int) -> datetime:
    return datetime(2026, 11, 22, 9, tzinfo=KOREA) + timedelta(days=days)


@pytest.mark.parametrize(
    ("state", "korean", "english"),
    [
        (HoursState(Opening.UNKNOWN), [], []),
        (HoursState(Opening.ALWAYS), ["24시간"], ["24 hours"]),
        (HoursState(Opening.OPEN, _changes(0)), ["09:00까지"], ["until 09:00"]),
        (HoursState(Opening.OPEN, _changes(1)), ["월 09:00까지"], ["until Mon 09:00"]),
        (HoursState(Opening.CLOSED), ["닫힘"], ["closed"]),
        (
            HoursState(Opening.CLOSED, _changes(6), holiday=True),
            *(["닫힘 (공휴일)", "토 09:00에 열림"], ["closed (holiday)", "opens Sat 09:00"]),
        ),
        (
            HoursState(Opening.CLOSED, _changes(7)),
            *(["닫힘", "11-29 09:00에 열림"], ["closed", "opens 11-29 09:00"]),
        ),
    ],
)
def test_whether_somebody_is_there(
    state: HoursState, korean: list[str], english: list[str]
) -> None:
    """A closed desk says when it opens; a weekday stands there only where it means one day."""
    words = state_words(state, SUNDAY_EVENING)
    assert [in_language(text, Language.KO) for text in words] == korean
    assert [in_language(text, Language.EN) for text in words] == english


def test_a_number_counts_as_told_where_both_languages_hold_it() -> None:
    """One that only one reader would see stands beside the sentence as well."""
    both, one = Localized("112에 신고", "Call 112"), Localized("112에 신고", "Call the police")
    of_both, of_one = (told(_advice(text=text), (POLICE, CENTER)) for text in (both, one))
    assert (of_both.dial, of_both.numbers) == ((POLICE.phone,), call_rows(CENTER))
    assert (of_one.dial, of_one.numbers) == ((), (*call_rows(POLICE), *call_rows(CENTER)))


def _advice(**values: object) -> Advice:
    plain = {"text": Localized("가", "a"), "limit": None, "why": None, "call": ()}
    return changed(ADVICE, **{**plain, **values})


@pytest.mark.parametrize("brief", [False, True])
def test_a_limit_is_never_cut(*, brief: bool) -> None:
    """A short list leaves out why something is to be done, never when it is not to be."""
    limit, why = Localized("불이면 하지 마세요", "Not in a fire"), Localized("왜", "Because")
    advice = _advice(limit=limit, why=why)
    notes = (limit,) if brief else (limit, why)
    numbers = call_rows(POLICE)
    line = Line(advice.text, numbers=numbers, at_end=brief, notes=notes, fact=advice)
    shown = action_lines([Action(advice, (POLICE,))], counted=True, brief=brief, start=3)
    assert shown == Lines((line,), counted=True, start=3)


@pytest.mark.parametrize(
    ("amount", "korean", "english"),
    [
        (0, "0원", "0 won"),
        (9_999, "9,999원", "9,999 won"),
        (10_000, "1만 원", "10,000 won"),
        (361_000, "36만 1,000원", "361,000 won"),
        (9_990_001, "999만 1원", "9,990,001 won"),
        (10_000_000, "1,000만 원", "10 million won"),
        (120_000_000, "1억 2,000만 원", "120 million won"),
        (100_000_001, "1억 1원", "100,000,001 won"),
        (10_000_000_000, "100억 원", "10,000 million won"),
    ],
)
def test_an_amount_is_said_in_the_units_of_the_language(
    amount: int, korean: str, english: str
) -> None:
    """만 and 억 in Korean; in English all the noughts, from ten million on the millions."""
    assert spoken_won(amount) == Localized(korean, english)


@given(st.integers(0, 10_000_000_000))
def test_nothing_is_rounded(amount: int) -> None:
    """What is said, read back unit by unit, is the amount to the won."""
    units = {"억": 100_000_000, "만": 10_000, "원": 1, " million won": 1_000_000, " won": 1}
    for language in Language:
        said = re.findall(
            r"([\d,]+)(억|만|원| million won| won)", spoken_won(amount).in_language(language)
        )
        assert sum(int(part.replace(",", "")) * units[unit] for part, unit in said) == amount
