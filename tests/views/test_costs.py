"""What an accident costs, said in one sentence and reckoned line by line."""

import pytest

from socar_cli.domain.costs import Case, Estimate, estimate
from socar_cli.faces.plain import plain_text
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Language
from socar_cli.value import changed
from socar_cli.views.costs import doubts_words, estimate_page
from socar_cli.views.page import Block, Either, Page, Row, Section, Table, localize
from tests.sealed import built_in_knowledge

Figures = dict[str, int]  # in won and days, by the fields of a case


def reckoned(figures: Figures) -> Estimate:
    """Return what a case costs by the shipped rules; its repair is 900,000 unless given."""
    return estimate(built_in_knowledge(), changed(Case(repair=Won(900_000)), **figures))


def layouts(result: Estimate, language: Language = Language.EN) -> list[tuple[Block, ...]]:
    """Return the blocks for a narrow and for a wide window."""
    (both,) = localize(estimate_page(result), language).blocks
    assert isinstance(both, Either)
    return [both.narrow, both.wide]


def answer(result: Estimate, language: Language) -> list[str]:
    """Return the lines between the title and the reckoning."""
    narrow, _ = layouts(result, language)
    end = next(at for at, block in enumerate(narrow) if isinstance(block, Table))
    return plain_text(Page(narrow[1:end])).splitlines()


@pytest.mark.parametrize(
    ("figures", "lines"),
    [
        (
            {"repair": 900_000, "deductible": 300_000, "days": 0, "tow": 0, "third_party": 0},
            ["repair 900,000 won, deductible 300,000 won, 0 days", "In all 300,000 won"],
        ),
        (
            {"repair": 900_000, "deductible": 300_000},
            [
                "repair 900,000 won, deductible 300,000 won",
                "300,000 won",
                "Not in this: loss-of-use, crash tow, others' property above the limit",
            ],
        ),
        (
            {"repair": 250_000, "deductible": 300_000, "days": 3, "day_rate": 37_000, "tow": 0},
            [
                "repair 250,000 won, deductible 300,000 won, 3 days",
                "300,000 won, or 361,000 won with loss-of-use on top",
                "Not in this: others' property above the limit",
            ],
        ),
        (
            {"repair": 250_000, "deductible": 300_000, "days": 3, "tow": 0, "third_party": 0},
            [
                "repair 250,000 won, deductible 300,000 won, 3 days",
                (
                    "Inside: 250,000 won to 300,000 won, "
                    "On top: 250,000 won + 3 days of loss-of-use (day fee unknown)"
                ),
            ],
        ),
        (
            {"repair": 3_500_000, "no_waiver": True, "tow": 100_000},
            [
                "repair 3,500,000 won, no waiver",
                "At least 3,600,000 won",
                "Not in this: loss-of-use, others' property above the limit",
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
        "내 상품 30만 원, 상품에 따라 0원 ~ 90만 원",
        "안 들어간 것: 대물 한도 초과분",
    ]


def rows(result: Estimate) -> list[tuple[str, str, bool]]:
    """Return what is reckoned, how much of it, and whether a rule stands behind it."""
    narrow, _ = layouts(result)
    (table,) = (block for block in narrow if isinstance(block, Table))
    return list(map(_row, table.rows))


def _row(row: Row) -> tuple[str, str, bool]:
    name, amount = map(str, row.cells)
    return name, amount, row.fact is not None


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


def totals(result: Estimate) -> list[tuple[str, ...]]:
    """Return the totals under their headings, a row for each."""
    narrow, _ = layouts(result)
    sections = (block for block in narrow if isinstance(block, Section))
    (table,) = (row for section in sections for row in section.rows if isinstance(row, Table))
    return [tuple(map(str, row)) for row in (table.headings, *(row.cells for row in table.rows))]


@pytest.mark.parametrize(
    ("figures", "lines"),
    [
        (
            {"deductible": 300_000, "days": 0, "tow": 0, "third_party": 0},
            [("In all", "300,000 won")],
        ),
        ({"deductible": 300_000}, [("Known so far", "300,000 won")]),
        ({"no_waiver": True}, [("At least", "900,000 won")]),
        (
            {"repair": 250_000, "deductible": 300_000, "days": 3, "day_rate": 37_000},
            [("Loss-of-use inside", "300,000 won"), ("Loss-of-use on top", "361,000 won")],
        ),
        (
            {"repair": 250_000, "deductible": 300_000, "days": 3},
            [
                ("Loss-of-use inside", "250,000 won to 300,000 won"),
                (
                    "Loss-of-use on top",
                    "250,000 won + 3 days of loss-of-use (day fee unknown)",
                ),
            ],
        ),
    ],
)
def test_the_totals_of_one_choice(figures: Figures, lines: list[tuple[str, str]]) -> None:
    """One is a total only where nothing is left out, and never without the waiver.

    Nobody can say whether loss of use is part of the deductible, so both sums stand there.
    """
    assert totals(reckoned(figures)) == [("You pay", "Amount"), *lines]


def test_the_answer_stands_in_the_footer_of_the_table() -> None:
    """In a wide window both ways to bill loss of use are lines below what the table reckons."""
    _, wide = layouts(reckoned({"deductible": 300_000, "days": 4}), Language.KO)
    first = wide[0]
    assert isinstance(first, Section)
    table = first.rows[0]
    assert isinstance(table, Table)
    lines = ("내는 돈", "포함이면 30만 원", "별도면 30만 원 + 휴차료 4일 (하루 요금 모름)")
    assert table.footer == (lines, ())


def test_products_beside_each_other() -> None:
    """Every product has a row, one's own and those of premium cars with a word."""
    products = built_in_knowledge().costs.products
    headings, *rows = totals(reckoned({"deductible": 123_456, "compare": True}))
    assert headings == ("Deductible", "Known so far")
    assert ("123,456 won · yours", "123,456 won") in rows
    assert len([name for name, _ in rows if name.endswith("(premium)")]) == sum(
        product.premium_only for product in products
    )
    assert len(rows) == len(products) + 1


def test_products_in_both_ways_to_bill_loss_of_use() -> None:
    """Where days are to be paid every product has a column for each way, known or not."""
    both = ("Deductible", "Loss-of-use inside", "Loss-of-use on top")
    known = totals(reckoned({"days": 3, "day_rate": 37_000}))
    assert (known[0], known[3]) == (both, ("300,000 won", "300,000 won", "411,000 won"))
    unknown = totals(reckoned({"days": 3}))
    on_top = "300,000 won + 3 days of loss-of-use (day fee unknown)"
    assert (unknown[0], unknown[3]) == (both, ("300,000 won", "300,000 won", on_top))


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
