"""The arithmetic of an accident: every figure that is computed stands in `Figures`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.costs import Case, Estimate, Figures, TypedCase, costs_of, estimate, read_case
from socar_cli.errors import UsageFaultError
from socar_cli.knowledge.scalars import Won
from socar_cli.value import changed
from tests.sealed import built_in_knowledge

ALL_COMPUTED = {"day_rate", "loss_of_use", "tow", "above_limit", "inside", "on_top"}


def reckon(**typed: object) -> Estimate:
    """Return the estimate of what was typed."""
    written = {name: str(value) if name == "days" else value for name, value in typed.items()}
    case = read_case(changed(TypedCase(), **written))
    assert case is not None
    return estimate(built_in_knowledge(), case)


def totals(**typed: object) -> tuple[int, int]:
    """Return both totals of a case with one deductible."""
    (option,) = reckon(**typed).options
    return option.figures.inside, option.figures.on_top


def test_the_computed_figures_are_these() -> None:
    """No figure is computed that the tests below do not know."""
    assert set(Figures.__fields__) == ALL_COMPUTED


@pytest.mark.parametrize(
    ("deductible", "repair", "days", "inside", "on_top"),
    [
        ("300,000", "500,000", 0, 300_000, 300_000),
        ("50,000", "10,000,000", 0, 50_000, 50_000),
        ("300,000", "250,000", 3, 300_000, 361_000),
        ("50,000", "900,000", 3, 50_000, 161_000),
        ("0", "900,000", 3, 0, 111_000),
        ("300,000", "0", 0, 0, 0),
        ("300,000", "100,000", 0, 100_000, 100_000),
    ],
)
def test_worked_cases(deductible: str, repair: str, days: int, inside: int, on_top: int) -> None:
    """The worked cases come out to the won, with a day at 37,000 given either way."""
    case: dict[str, object] = {"deductible": deductible, "repair": repair, "days": days}
    assert totals(**case, loss_of_use_per_day="37,000") == (inside, on_top)
    assert totals(**case, standard_day_fee="74,000") == (inside, on_top)


def test_without_the_waiver() -> None:
    """All of the repair, the whole day fee for every day, and the tow: one total."""
    case: dict[str, object] = {
        "repair": "3,500,000",
        "days": 3,
        "standard_day_fee": "74,000",
        "no_waiver": True,
    }
    refused = reckon(**case).refused
    assert refused == Figures(
        day_rate=Won(74_000),
        loss_of_use=Won(222_000),
        tow=Won(0),
        above_limit=Won(0),
        inside=Won(3_722_000),
        on_top=Won(3_722_000),
    )
    towed = reckon(**case, tow="100,000").refused
    assert towed is not None
    assert (towed.tow, towed.inside) == (100_000, 3_822_000)


def test_tow_and_third_party_come_on_top() -> None:
    """Both totals hold the tow where no product includes it, and what is above the limit."""
    case: dict[str, object] = {
        "repair": "250,000",
        "days": 3,
        "loss_of_use_per_day": "37,000",
        "tow": "80,000",
    }
    assert totals(**case, deductible="300,000") == (380_000, 441_000)
    assert totals(**case, deductible="0") == (0, 111_000)
    assert totals(**case, deductible="10,000") == (90_000, 201_000)
    third = {"third_party_damage": "100,000,001"}
    assert totals(**case, **third, deductible="300,000") == (380_001, 441_001)


@pytest.mark.parametrize(("fee", "rate"), [("74,000", 37_000), ("63,001", 31_501), ("0", 0)])
def test_half_of_the_day_fee(fee: str, rate: int) -> None:
    """A day of loss-of-use is the file's share of the day fee, half a won rounded up."""
    (option,) = reckon(repair="1", days=2, standard_day_fee=fee, deductible="0").options
    assert (option.figures.day_rate, option.figures.loss_of_use) == (rate, rate * 2)


def test_without_a_rate_nothing_is_invented() -> None:
    """Days without an amount a day leave loss-of-use out, and the estimate knows it."""
    result = reckon(repair="250,000", days=3, deductible="300,000")
    assert result.leaves_out_loss_of_use
    assert result.options[0].figures.day_rate is None
    assert totals(repair="250,000", days=3, deductible="300,000") == (250_000, 250_000)


@pytest.mark.parametrize(("days", "beyond"), [(4, False), (5, False), (6, True)])
def test_old_limit_of_days(days: int, *, beyond: bool) -> None:
    """Above five days the old terms had stopped counting; the estimate counts on and knows."""
    assert reckon(repair="1", days=days).beyond_old_limit is beyond


def test_every_product_without_a_deductible() -> None:
    """Without a deductible all products of the file are compared, as with --compare."""
    products = {product.deductible for product in built_in_knowledge().costs.products}
    plain = reckon(repair="900,000")
    assert [option.deductible for option in plain.options] == sorted(products)
    compared = reckon(repair="900,000", compare=True, deductible="123,456")
    chosen = [option.deductible for option in compared.options if option.chosen]
    assert (len(compared.options), chosen) == (len(products) + 1, [123_456])


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ({"days": 3}, "--repair"),
        ({"repair": "-1"}, "--repair"),
        ({"repair": "1", "tow": "-5"}, "--tow"),
        ({"repair": "1", "deductible": "x"}, "--deductible"),
        ({"repair": "1", "third_party_damage": "9" * 20}, "--third-party-damage"),
    ],
)
def test_nonsense_names_the_option(typed: dict[str, str], option: str) -> None:
    """What is missing, negative or absurd is wrong usage with the option's name."""
    with pytest.raises(UsageFaultError) as caught:
        read_case(changed(TypedCase(), **typed))
    assert caught.value.exit_code == 2
    assert option in caught.value.message().ko
    assert option in caught.value.message().en


def test_without_figures_the_rules() -> None:
    """Nothing typed is no case, and the rules are shown."""
    assert read_case(TypedCase()) is None
    assert not isinstance(costs_of(built_in_knowledge(), None), Estimate)


won = st.integers(0, 10_000_000_000).map(Won)
cases = st.builds(
    Case,
    repair=won,
    days=st.integers(0, 3650),
    day_fee=st.none() | won,
    day_rate=st.none() | won,
    deductible=st.none() | won,
    tow=st.none() | won,
    third_party=st.none() | won,
)


@given(cases, won, st.integers(0, 100))
def test_properties_of_the_totals(case: Case, more_repair: Won, more_days: int) -> None:
    """Inside is never above on top, and neither falls when repair or days grow."""
    knowledge = built_in_knowledge()
    before = estimate(knowledge, case).options
    dearer = changed(case, repair=Won(case.repair + more_repair))
    longer = changed(case, days=(case.days or 0) + more_days)
    for larger in (dearer, longer):
        for old, new in zip(before, estimate(knowledge, larger).options, strict=True):
            assert old.figures.inside <= old.figures.on_top
            assert old.figures.inside <= new.figures.inside
            assert old.figures.on_top <= new.figures.on_top
