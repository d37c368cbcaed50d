"""What remains of words once their denials are known, and what they are about."""

import pytest

from socar_cli.domain.settling import settle
from socar_cli.value import values_of
from tests.domain.spoken import spoken


def settled(sentence: str) -> dict[str, object]:
    """Return all that was said, by the names of its fields."""
    reading = settle(spoken(sentence))
    return {name: value for name, value in values_of(reading) if value not in {None, ()}}


@pytest.mark.parametrize(
    ("sentence", "hurt"),
    [
        ("hurt", "yes"),
        ("hurt denies-last", "no"),
        ("hurt denies-last denies-last", "unsure"),
        ("hurt?", "unsure"),
        ("hurt | hurt?", "yes"),
        ("hurt | hurt denies-last", "unsure"),
        ("unhurt", "no"),
        ("unhurt denies-last", "unsure"),
        ("hurt denies-last | unhurt", "no"),
        ("self hurt denies-last", "unsure"),
        ("self everybody hurt denies-last", "no"),
        ("self hurt denies-last | hurt", "yes"),
        ("self hurt denies-last | unhurt", "no"),
        ("self hurt", "yes"),
        ("me-hurt", "yes"),
        ("me-hurt denies-last", "unsure"),
        ("unhurt exception", "unsure"),
        ("hurt exception", "yes"),
        ("self hurt denies-last pillar", "no"),
        ("self hurt denies-last pillar company", "unsure"),
        ("self hurt denies-last pillar car", "unsure"),
        ("torn", "yes"),
        ("blah torn", "yes"),
        ("pillar blah torn", "yes"),
        ("aside torn", None),
        ("pillar rams adverb torn", None),
        ("puncture torn", None),
        ("filler", None),
    ],
)
def test_whether_somebody_is_hurt(sentence: str, hurt: str | None) -> None:
    """One sure yes counts; who speaks for themselves clears others only where they are alone.

    What damages a body or a thing is no injury right behind a thing.
    """
    assert settled(sentence).get("hurt") == hurt


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("moves", {"can_move": "yes", "topic": "breakdown"}),
        ("moves denies-last", {"can_move": "no", "topic": "breakdown"}),
        ("moves?", {"can_move": "unsure", "topic": "breakdown"}),
        ("smoke", {"fire": "yes", "topic": "accident"}),
        ("smoke denies-last", {"fire": "no"}),
        ("tunnel", {"where": "tunnel"}),
        ("tunnel denies-last", {}),
        ("tunnel?", {}),
        ("tunnel road", {"where": "unsure"}),
        ("tunnel tunnel", {"where": "tunnel"}),
        ("pillar car", {"other": ("car", "object"), "topic": "accident"}),
        ("car denies-last pillar", {"other": ("object",), "topic": "accident"}),
        ("car | car denies-last", {}),
        ("rammed", {"was_hit": True, "topic": "accident"}),
        ("rams", {"topic": "accident"}),
        ("make", {}),
        ("make rams", {"other": ("car",), "topic": "accident"}),
        ("make | rams", {"topic": "accident"}),
        ("aside torn", {"topic": "accident"}),
        ("puncture torn", {"problem": "tyre", "topic": "breakdown"}),
        ("puncture rams", {"topic": "accident"}),
        ("rammed denies-last", {}),
        ("rammed?", {}),
        ("dark", {"night": True}),
        ("dark denies-last", {"night": False}),
        ("dark denies-last denies-last", {}),
        ("dark | dark denies-last", {}),
        ("electric denies-last", {"ev": False}),
        ("battery", {"problem": "battery", "topic": "breakdown"}),
        ("battery puncture", {}),
        ("battery denies-last puncture", {"problem": "tyre", "topic": "breakdown"}),
        ("insurer", {"contact": "insurer", "topic": "contacts"}),
        ("3d", {"days": 3}),
        ("3d 4d", {}),
    ],
)
def test_what_remains_of_each_circumstance(sentence: str, said: dict[str, object]) -> None:
    """What was denied, doubted or contradicted is not asserted; a danger in doubt stays open."""
    assert settled(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("search hurt accident", None),
        ("accident costs", "costs"),
        ("accident costs hurt", "accident"),
        ("contacts lost-item", "contacts"),
        ("lost-item accident", "lost-item"),
        ("accident battery", "accident"),
        ("breakdown car", "breakdown"),
        ("breakdown hurt", "accident"),
        ("puncture hurt", "accident"),
        ("puncture hurt denies-last", "breakdown"),
        ("hurt moves", "accident"),
        ("smoke moves", "breakdown"),
        ("smoke accident denies-last", "breakdown"),
        ("smoke faq", "accident"),
        ("faq insurer", "faq"),
        ("insurer ~problem", "contacts"),
        ("~question ~contact ~problem", "breakdown"),
        ("~question ~contact", "contacts"),
        ("~question", "faq"),
        ("hurt denies-last ~question", "faq"),
        ("hurt denies-last", "accident"),
        ("accident denies-last", None),
        ("accident denies-last accident", "accident"),
        ("repair 300000", "costs"),
        ("tunnel dark", None),
    ],
)
def test_what_cannot_wait_comes_first(sentence: str, topic: str | None) -> None:
    """Of several topics the most urgent is meant; what is merely called so comes last."""
    assert settled(sentence).get("topic") == topic


@pytest.mark.parametrize(
    ("sentence", "repair", "deductible"),
    [
        ("repair 500 deductible 300", 500, 300),
        ("500 repair 300 deductible", 300, None),
        ("500 repair | 300 deductible", 500, 300),
        ("repair filler 500", 500, None),
        ("repair | 500", None, None),
        ("repair deductible 300", None, 300),
        ("repair 500 repair 700", 500, None),
        ("500", None, None),
        ("repair", None, None),
    ],
)
def test_an_amount_is_that_of_the_name_before_it(
    sentence: str, repair: int | None, deductible: int | None
) -> None:
    """Each is used once, within its clause, and one behind a name before one in front of it."""
    said = settled(sentence)
    assert (said.get("repair"), said.get("deductible")) == (repair, deductible)
