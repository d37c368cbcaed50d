"""`socar costs` with figures: totals, warnings, sources, refusals."""

import json
import re
from pathlib import Path

import pytest

from socar_cli.language import Language
from socar_cli.views.page import Lines, Page, localize, parts_of
from tests.screens import LANGUAGES, SCREENS
from tests.sealed import Run
from tests.widths import page_of

CASE = ("costs", "--repair", "250,000", "--days", "3")


def test_the_deductible_of_a_reservation(run: Run, tmp_path: Path) -> None:
    """A recorded deductible counts like a typed one; without one all products are shown."""
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    times = ("--start", "14:00", "--end", "18:00")
    run("reservation", "add", *times, "--deductible", "30만", environ=environ)
    run("reservation", "add", *times, environ=environ)
    rate = ("--loss-of-use-per-day", "37,000")
    recorded = run(*CASE, *rate, "--reservation", "R-1", environ=environ)
    typed = run(*CASE, *rate, "--deductible", "300000", environ=environ)
    assert (recorded.code, recorded.err, recorded.out) == (0, "", typed.out)
    unknown = run(*CASE, *rate, "--reservation", "R-2", environ=environ)
    assert unknown.out == run(*CASE, *rate, "--compare", environ=environ).out


@pytest.mark.parametrize("option", [("--deductible", "300,000"), ("--no-waiver",), ()])
def test_without_a_rate_it_says_so(run: Run, option: tuple[str, ...]) -> None:
    """Without an amount a day, loss-of-use is left out, and what was reported is named."""
    screen = run(*CASE, *option, "--lang", "en", "--plain").out
    assert "no official table" in screen
    assert "30,000 won in 2016, 43,000 won in 2018" in screen
    assert "Loss-of-use 3" not in screen


@pytest.mark.parametrize(
    ("option", "tow"),
    [
        (("--deductible", "0"), "Towing after the accident: 0 won"),
        (("--deductible", "1"), "Towing after the accident: 80,000 won"),
    ],
)
def test_only_a_product_includes_the_tow(run: Run, option: tuple[str, ...], tow: str) -> None:
    """Any amount is a deductible, but only a product of the file includes the tow."""
    assert tow in run(*CASE, *option, "--tow", "80,000", "--lang", "en", "--plain").out


def test_every_line_has_its_sources(run: Run) -> None:
    """With --sources the rules behind lines and totals carry footnotes."""
    figures = ("--deductible", "300,000", "--standard-day-fee", "74,000", "--sources")
    screen = run(*CASE, *figures, "--lang", "en", "--plain").out
    for line in ("Repair (typed)", "Deductible: ", "Loss-of-use 37,000", "Loss-of-use inside"):
        (found,) = (text for text in screen.splitlines() if text.startswith(line))
        assert re.search(r" \[[\d,]+\]", found)


@pytest.mark.parametrize(
    ("argv", "option"),
    [
        (("--days", "3"), "--repair"),
        (("--repair", "-1"), "--repair"),
        (("--repair", "1", "--tow", "-5"), "--tow"),
        (("--repair", "1", "--deductible", "x"), "--deductible"),
        (("--repair", "1", "--third-party-damage", "9" * 20), "--third-party-damage"),
        (("--repair", "1", "--days", "-1"), "--days"),
        (("--repair", "1", "--days", "99999"), "--days"),
        (("--repair", "1", "--days", "two"), "--days"),
        (("--repair", "1", "--no-waiver", "--deductible", "0"), "--no-waiver"),
        (("--compare",), "--repair"),
    ],
)
def test_nonsense_names_the_option(run: Run, argv: tuple[str, ...], option: str) -> None:
    """Negative, absurd or contradictory figures are wrong usage that names the option."""
    outcome = run("costs", *argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert option in outcome.err
    assert len(outcome.err.splitlines()) == 1


PARTS = ("--tow", "8만", "--third-party-damage", "0")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "--repair 120만 --deductible 30만",
            ["30만 원", "안 들어간 것: 휴차료, 사고 견인, {limit}"],
        ),
        (
            "--repair 120만 --deductible 30만 --days 4",
            [
                "포함이면 30만 원, 별도면 30만 원 + 휴차료 4일 (하루 요금 모름)",
                "안 들어간 것: 사고 견인, {limit}",
            ],
        ),
        (
            "--repair 25만 --deductible 30만 --days 3 --loss-of-use-per-day 37000",
            ["30만 원, 휴차료가 따로면 36만 1,000원", "안 들어간 것: 사고 견인, {limit}"],
        ),
        ("--repair 120만 --deductible 0", ["0원", "안 들어간 것: 휴차료, {limit}"]),
        ("--repair 120만 --days 0 --deductible 30만 {parts}", ["모두 38만 원"]),
        (
            "--repair 120만 --days 0 --compare {parts}",
            ["상품에 따라 0원 ~ 108만 원"],
        ),
        (
            "--repair 120만 --compare --deductible 5만",
            [
                "내 상품 5만 원, 상품에 따라 0원 ~ 100만 원",
                "안 들어간 것: 휴차료, 사고 견인, {limit}",
            ],
        ),
        (
            "--repair 350만 --no-waiver --days 3",
            ["적어도 350만 원 + 휴차료 3일 (하루 요금 모름)", "안 들어간 것: 사고 견인, {limit}"],
        ),
    ],
)
def test_the_sum_comes_first_and_claims_only_what_is_known(
    run: Run, line: str, said: list[str]
) -> None:
    """The sum is one sentence; a total only where every part is known, else what is missing."""
    outcome = run("costs", *line.format(parts=" ".join(PARTS)).split(), "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    answer = [row.format(limit="대물 한도 초과분") for row in said]
    lines = [row.removeprefix("- ") for row in outcome.out.splitlines()]
    assert lines[2 : 2 + len(answer)] == answer
    total = re.search(r"모두:? \d", outcome.out) is not None
    all_known = "안 들어간 것" not in outcome.out and "적어도" not in outcome.out
    assert total is (all_known and (answer[0].startswith("모두") or "상품에 따라" in answer[0]))


def test_the_answer_is_the_bold_thing_and_says_both_ways(run: Run) -> None:
    """With a day fee nobody knows, the footer has a bold line for each way to bill the days."""
    figures = ("--repair", "1200000", "--deductible", "300000", "--days", "4")
    screen = run("costs", *figures, "--color", "always", "--lang", "ko").out
    bold = re.findall("\x1b\\[1m([^\x1b]+)\x1b", screen)
    answer = ["포함이면 30만 원", "별도면 30만 원 + 휴차료 4일 (하루 요금 모름)"]
    assert [text.strip() for text in bold if "만 원" in text and "수리비" not in text] == answer


def test_json_has_null_for_what_nobody_knows(run: Run) -> None:
    """Unknown amounts are null and never 0; a sum that they cannot change stands there."""
    figures = ("--repair", "1200000", "--deductible", "300000", "--days", "4")
    (option,) = json.loads(run("costs", *figures, "--json").out)["options"]
    assert option["figures"] == {
        "day_rate": None,
        "loss_of_use": None,
        "tow": None,
        "above_limit": None,
        "known": 300_000,
        "most": 300_000,
        "inside": 300_000,
        "on_top": None,
    }


@pytest.mark.parametrize(
    ("figures", "korean", "english"),
    [
        (
            "--repair 120만 --deductible 10만",
            "자기부담금 10만 원인 상품은 없습니다. 적은 대로 셈합니다",
            "no product has a deductible of 100,000 won. Used as typed",
        ),
        (
            "--repair 500 --tow 3",
            "--repair 500원은 너무 적습니다, --tow 3원은 너무 적습니다. 적은 대로 셈합니다",
            "--repair 500 won is very little, --tow 3 won is very little. Used as typed",
        ),
    ],
)
def test_a_doubtful_figure_is_questioned_and_used(
    run: Run, figures: str, korean: str, english: str
) -> None:
    """What looks like a slip is one line on stderr; the sum is that of what was typed."""
    for lang, sentence in (("ko", korean), ("en", english)):
        outcome = run("costs", *figures.split(), "--lang", lang)
        assert (outcome.code, outcome.err) == (0, f"socar: {sentence}\n")
        assert outcome.out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_as_many_are_named_as_are_counted(run: Run, lang: str) -> None:
    """What stands in a row is parted by a sign that none of it holds, or more seem to be named."""
    rows = [row for name in SCREENS for row in _words_in_rows(page_of(*SCREENS[name]), lang)]
    assert rows != []
    assert [(text, between) for text, between in rows if between in text] == []
    bare = run("costs", "--lang", lang, environ={"COLUMNS": "120"}).out
    assert {"ko": "음주·무면허", "en": "drink or no licence"}[lang] in bare


def _words_in_rows(page: Page, lang: str) -> list[tuple[str, str]]:
    blocks = parts_of(localize(page, Language(lang)).blocks)
    lists = [block for block in blocks if isinstance(block, Lines) and block.between]
    return [(str(row.text), block.between) for block in lists for row in block.rows]


def test_bare_costs_cuts_and_counts(run: Run) -> None:
    """Of the reasons that lose the waiver four are named and all are counted; --all has them."""
    bare, everything = run("costs", "--plain").out, run("costs", "--all", "--plain").out
    assert "[면책이 거절되는 때 (8가지 중 4)]" in bare
    assert "경기, 시험, 운전 연습에 쓴 차" not in bare
    assert "경기, 시험, 운전 연습에 쓴 차" in everything
