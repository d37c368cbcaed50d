"""What an accident costs, said in one sentence and reckoned line by line."""

import pytest

from socar_cli.domain.costs import Case, Estimate, estimate
from socar_cli.faces.plain import lines_of, plain_text
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Language
from socar_cli.value import changed
from socar_cli.views.estimate import doubts_words, estimate_page
from socar_cli.views.page import Bars, Page, Section, Sum, Sums, written
from tests.sealed import built_in_knowledge

Figures = dict[str, int]  # in won and days, by the fields of a case


def reckoned(figures: Figures) -> Estimate:
    """Return what a case costs by the shipped rules; its repair is 900,000 unless given."""
    return estimate(built_in_knowledge(), changed(Case(repair=Won(900_000)), **figures))


def answer(result: Estimate, language: Language) -> list[str]:
    """Return the lines between the title and the reckoning."""
    page = estimate_page(result)
    end = next(at for at, block in enumerate(page.blocks) if isinstance(block, Sums))
    return plain_text(written(Page(page.blocks[1:end]), language)).splitlines()


@pytest.mark.parametrize(
    ("figures", "lines"),
    [
        (
            {"repair": 900_000, "deductible": 300_000, "days": 0, "tow": 0, "third_party": 0},
            ["repair 900,000 won, deductible 300,000 won, 0 days", "- In all 300,000 won"],
        ),
        (
            {"repair": 900_000, "deductible": 300_000},
            [
                "repair 900,000 won, deductible 300,000 won",
                "- 300,000 won",
                "- Not in this: loss-of-use, crash tow, others' property above the limit",
            ],
        ),
        (
            {"repair": 250_000, "deductible": 300_000, "days": 3, "day_rate": 37_000, "tow": 0},
            [
                "repair 250,000 won, deductible 300,000 won, 3 days",
                "- 300,000 won, or 361,000 won with loss-of-use on top",
                "- Not in this: others' property above the limit",
            ],
        ),
        (
            {"repair": 250_000, "deductible": 300_000, "days": 3, "tow": 0, "third_party": 0},
            [
                "repair 250,000 won, deductible 300,000 won, 3 days",
                "- 250,000 won + 3 days of loss-of-use (day fee unknown)",
            ],
        ),
        (
            {"repair": 3_500_000, "no_waiver": True, "tow": 100_000},
            [
                "repair 3,500,000 won, no waiver",
                "- At least 3,600,000 won",
                "- Not in this: loss-of-use, others' property above the limit",
            ],
        ),
    ],
)
def test_the_answer_is_one_sentence(figures: Figures, lines: list[str]) -> None:
    """What was typed, the sum, which is a total only where every part is known, and what lacks."""
    assert answer(reckoned(figures), Language.EN) == lines


def test_the_answer_in_korean() -> None:
    """The same in the units of the language, with the range of all products."""
    result = reckoned({"deductible": 300_000, "compare": True, "days": 0, "tow": 0})
    least = min(option.deductible for option in result.options)
    assert least == 0
    assert answer(result, Language.KO) == [
        "수리비 90만 원, 자기부담금 30만 원, 0일",
        "- 내 상품 30만 원, 상품에 따라 0원 ~ 90만 원",
        "- 안 들어간 것: 대물 한도 초과분",
    ]


def rows(result: Estimate) -> list[tuple[str, str, bool]]:
    """Return what is reckoned, how much of it, and whether a rule stands behind it."""
    page = estimate_page(result)
    (sums,) = (block for block in page.blocks if isinstance(block, Sums))
    return [_row(row) for row in sums.rows]


def _row(row: Sum) -> tuple[str, str, bool]:
    row = written(row, Language.EN)
    return str(row.label), str(row.amount), row.fact is not None


REPAIR = ("Repair (typed)", "900,000 won", True)
LOSS = ("Loss-of-use 37,000 won x 3 days", "111,000 won")
TOW = "Towing after the accident"


@pytest.mark.parametrize(
    ("figures", "reckoning"),
    [
        ({"deductible": 300_000}, [REPAIR, ("Deductible", "300,000 won", True)]),
        ({"deductible": 123_456}, [REPAIR, ("Deductible", "123,456 won", False)]),
        ({}, [REPAIR]),
        ({"days": 3, "day_rate": 37_000}, [REPAIR, (*LOSS, False)]),
        ({"days": 3, "day_fee": 74_000}, [REPAIR, (*LOSS, True)]),
        ({"days": 3}, [REPAIR]),
        ({"days": 0, "day_rate": 37_000}, [REPAIR]),
        ({"tow": 80_000}, [REPAIR, (TOW, "80,000 won", True)]),
        (
            {"deductible": 123_456, "tow": 80_000},
            [REPAIR, ("Deductible", "123,456 won", False), (TOW, "80,000 won", True)],
        ),
        (
            {"deductible": 0, "tow": 80_000},
            [REPAIR, ("Deductible", "0 won", True), (TOW, "0 won", True)],
        ),
        ({"third_party": 0}, [REPAIR, ("Above the property limit", "0 won", True)]),
        (
            {"third_party": 100_000_001},
            [REPAIR, ("Above the property limit", "1 won", True)],
        ),
        (
            {"no_waiver": True, "tow": 80_000},
            [("Repair (typed)", "900,000 won", False), (TOW, "80,000 won", False)],
        ),
        (
            {"no_waiver": True, "days": 3, "day_fee": 37_000},
            [("Repair (typed)", "900,000 won", False), (*LOSS, True)],
        ),
    ],
)
def test_a_line_for_each_part_that_is_known(
    figures: Figures, reckoning: list[tuple[str, str, bool]]
) -> None:
    """A rule stands behind each amount of the file; what was typed has none of its own."""
    assert rows(reckoned(figures)) == reckoning


def totals(result: Estimate) -> list[str]:
    """Return the totals, of several products only their names."""
    page = written(estimate_page(result), Language.EN)
    (framed,) = (block for block in page.blocks if isinstance(block, Section) and block.framed)
    (block,) = framed.rows
    assert isinstance(block, Bars) == (len(result.options) > 1)
    return [line for line in map(str, lines_of(block)) if not line.startswith("  ")]


@pytest.mark.parametrize(
    ("figures", "lines"),
    [
        ({"deductible": 300_000, "days": 0, "tow": 0, "third_party": 0}, ["In all: 300,000 won"]),
        ({"deductible": 300_000}, ["Known so far: 300,000 won"]),
        ({"no_waiver": True}, ["At least: 900,000 won"]),
    ],
)
def test_one_total_without_loss_of_use(figures: Figures, lines: list[str]) -> None:
    """It is called a total only where nothing is left out, and never without the waiver."""
    assert totals(reckoned(figures)) == lines


def test_two_totals_with_loss_of_use() -> None:
    """Nobody can say whether it is part of the deductible, so both sums stand there."""
    case = {"repair": 250_000, "deductible": 300_000, "days": 3, "day_rate": 37_000}
    assert totals(reckoned(case)) == [
        "Loss-of-use inside: 300,000 won",
        "Loss-of-use on top: 361,000 won",
    ]


def test_products_beside_each_other() -> None:
    """Every product has a bar, one's own and those of premium cars with a word."""
    products = built_in_knowledge().costs.products
    names = totals(reckoned({"deductible": 123_456, "compare": True}))
    assert "123,456 won · yours" in names
    assert len([name for name in names if name.endswith("(premium)")]) == sum(
        product.premium_only for product in products
    )
    assert len(names) == len(products) + 1


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"repair": 900_000}, None),
        ({"repair": 0}, None),
        ({"repair": 30}, "--repair 30 won is very little. Used as typed"),
        ({"third_party": 999}, "--third-party-damage 999 won is very little. Used as typed"),
        ({"day_rate": 37}, "--loss-of-use-per-day 37 won is very little. Used as typed"),
        (
            {"repair": 30, "deductible": 31},
            "--repair 30 won is very little, no product has a deductible of 31 won. Used as typed",
        ),
        (
            {"tow": 8, "day_fee": 74},
            "--tow 8 won is very little, --standard-day-fee 74 won is very little. Used as typed",
        ),
    ],
)
def test_slips_of_the_finger_are_named(figures: Figures, words: str | None) -> None:
    """What is too little to be meant, or no product's, is named in one line and used."""
    assert [text.en for text in doubts_words(reckoned(figures))] == ([words] if words else [])
