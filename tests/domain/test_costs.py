"""The arithmetic of an accident: every figure that is computed stands in `Figures`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.costs import Case, Estimate, Figures, estimate, read_case
from socar_cli.knowledge.scalars import Won
from socar_cli.value import changed
from tests.sealed import built_in_knowledge


def reckon(**typed: object) -> Estimate:
    """Return the estimate of what was typed."""
    written = {name: str(value) if name == "days" else value for name, value in typed.items()}
    case = read_case(written)
    assert case is not None
    return estimate(built_in_knowledge(), case)


def totals(**typed: object) -> tuple[int | None, int | None]:
    """Return both totals of a case with one deductible."""
    (option,) = reckon(**typed).options
    return option.figures.inside, option.figures.on_top


@pytest.mark.parametrize(
    ("deductible", "repair", "days", "inside", "on_top"),
    [
        ("300,000", "500,000", 0, 300_000, 300_000),
        ("50,000", "10,000,000", 0, 50_000, 50_000),
        ("300,000", "250,000", 3, 300_000, 361_000),
        ("50,000", "900,000", 3, 50_000, 161_000),
        ("0", "900,000", 3, 0, 111_000),
        ("300,000", "0", 0, 0, 0),
        ("300,000", "250,000", 0, 250_000, 250_000),
    ],
)
def test_worked_cases(deductible: str, repair: str, days: int, inside: int, on_top: int) -> None:
    """The worked cases come out to the won, with a day at 37,000 given either way."""
    case: dict[str, object] = {"deductible": deductible, "repair": repair, "days": days}
    assert totals(**case, loss_of_use_per_day="37,000") == (inside, on_top)
    assert totals(**case, standard_day_fee="74,000") == (inside, on_top)


def test_without_the_waiver() -> None:
    """All of the repair, the whole day fee for every day, and the tow: one total."""
    case = {"repair": "3,500,000", "standard_day_fee": "74,000"}
    for tow, whole in (({}, 3_722_000), ({"tow": "100,000"}, 3_822_000)):
        refused = reckon(**case, **tow, days=3, no_waiver=True).refused
        assert refused is not None
        assert (refused.day_rate, refused.loss_of_use) == (74_000, 222_000)
        assert (refused.most, refused.inside, refused.on_top) == (None, whole, whole)


def test_tow_and_third_party_come_on_top() -> None:
    """Both totals hold the tow where no product includes it, and what is above the limit."""

    def towed(deductible: str, **third: str) -> tuple[int | None, int | None]:
        case = {"repair": "250,000", "loss_of_use_per_day": "37,000", "tow": "80,000"}
        return totals(**case, days=3, deductible=deductible, **third)

    assert towed("300,000") == (380_000, 441_000)
    assert towed("0") == (0, 111_000)
    assert towed("10,000") == (90_000, 201_000)
    assert towed("300,000", third_party_damage="100,000,001") == (380_001, 441_001)
    assert towed("300,000", third_party_damage="99,999,999") == (380_000, 441_000)


@pytest.mark.parametrize(("fee", "rate"), [("74,000", 37_000), ("63,001", 31_501), ("0", 0)])
def test_half_of_the_day_fee(fee: str, rate: int) -> None:
    """A day of loss-of-use is the file's share of the day fee, half a won rounded up."""
    (option,) = reckon(repair="1", days=2, standard_day_fee=fee, deductible="0").options
    assert (option.figures.day_rate, option.figures.loss_of_use) == (rate, rate * 2)


@pytest.mark.parametrize(
    ("repair", "sums"),
    [
        ("250,000", (250_000, 300_000, None, None)),
        ("300,000", (300_000, 300_000, 300_000, None)),
        ("1,200,000", (300_000, 300_000, 300_000, None)),
    ],
)
def test_without_a_rate_nothing_is_invented(repair: str, sums: tuple[int | None, ...]) -> None:
    """Days without an amount a day leave a sum open, unless the deductible is reached without."""
    result = reckon(repair=repair, days=3, deductible="300,000")
    assert result.leaves_out_loss_of_use
    figures = result.figures
    assert (figures.day_rate, figures.loss_of_use) == (None, None)
    assert (figures.known, figures.most, figures.inside, figures.on_top) == sums


@pytest.mark.parametrize(("days", "beyond"), [(4, False), (5, False), (6, True)])
def test_old_limit_of_days(days: int, *, beyond: bool) -> None:
    """Above five days the old terms had stopped counting; the estimate counts on and knows."""
    assert reckon(repair="1", days=days).beyond_old_limit is beyond


won = st.integers(0, 10_000_000_000).map(Won)
cases = st.builds(
    Case,
    repair=won,
    days=st.none() | st.integers(0, 3650),
    day_fee=st.none() | won,
    day_rate=st.none() | won,
    deductible=st.none() | won,
    tow=st.none() | won,
    third_party=st.none() | won,
    no_waiver=st.booleans(),
)


def figures_of(case: Case) -> list[Figures]:
    """Return what a case costs, with each deductible that is reckoned or without the waiver."""
    result = estimate(built_in_knowledge(), case)
    options = [option.figures for option in result.options]
    return options if result.refused is None else [result.refused]


def known(*sums: Won | None) -> list[Won]:
    """Return the sums that are known."""
    return [one for one in sums if one is not None]


@given(cases, won, st.integers(0, 100))
def test_properties_of_the_totals(case: Case, more_repair: Won, more_days: int) -> None:
    """No total is below what is known, inside is none above on top or above the most it can be.

    None falls when repair or days grow.
    """
    before = figures_of(case)
    for one in before:
        assert sum(known(one.tow, one.above_limit)) <= one.known
        for sums in ((one.known, one.inside, one.on_top), (one.known, one.inside, one.most)):
            assert known(*sums) == sorted(known(*sums))
    dearer = changed(case, repair=Won(case.repair + more_repair))
    longer = changed(case, days=(case.days or 0) + more_days)
    for larger in (dearer, longer) if case.days is not None else (dearer,):
        for old, new in zip(before, figures_of(larger), strict=True):
            assert old.known <= new.known
            for pair in ((old.inside, new.inside), (old.on_top, new.on_top)):
                assert known(*pair) == sorted(known(*pair))


@given(cases)
def test_null_is_what_is_not_known(case: Case) -> None:
    """A part is None where nobody gave it, a total where an unknown part could change it."""
    result = estimate(built_in_knowledge(), case)
    for one, option in zip(figures_of(case), result.options or (None,), strict=True):
        has_rate = case.day_rate is not None or case.day_fee is not None
        has_loss = case.days == 0 or (case.days is not None and has_rate)
        is_reached = option is not None and case.repair >= option.deductible
        includes_tow = option is not None and option.product is not None and option.product.tow
        assert (one.day_rate is not None) == has_rate
        assert (one.loss_of_use is not None) == has_loss
        assert (one.on_top is not None) == has_loss
        assert (one.inside is not None) == (has_loss or is_reached)
        assert (one.tow is not None) == (case.tow is not None or bool(includes_tow))
        assert (one.most is None) == case.no_waiver
        assert (one.above_limit is not None) == (
            case.third_party is not None and not case.no_waiver
        )


@given(cases, won, won, won, st.integers(0, 3650))
def test_nothing_is_null_where_all_is_given(
    case: Case, rate: Won, tow: Won, third_party: Won, days: int
) -> None:
    """With every part given there is a number for each, and all parts but the repair add up."""
    whole = changed(
        case, days=days, day_rate=rate, tow=tow, third_party=third_party, no_waiver=False
    )
    for one in figures_of(whole):
        assert None not in vars(one).values()
        assert one.on_top == one.known + (one.loss_of_use or 0)
