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


def test_only_a_product_includes_the_tow(run: Run) -> None:
    """Any amount is a deductible, but only a product of the file includes the tow."""
    for deductible, won in (("0", "0"), ("1", "80,000")):
        figures = ("--deductible", deductible, "--tow", "80,000", "--lang", "en", "--plain")
        assert f"Towing after the accident: {won} won" in run(*CASE, *figures).out


@pytest.mark.parametrize(
    "line",
    [
        *("--repair=-1", "--repair 1 --tow=-5", "--repair 1 --third-party-damage " + "9" * 20),
        *("--repair 1 --days=-1", "--repair 1 --days 99999", "--repair 1 --days two"),
    ],
)
def test_nonsense_names_the_option(run: Run, line: str) -> None:
    """Negative or absurd figures are wrong usage that names the option."""
    outcome = run("costs", *line.split())
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert re.findall("--[a-z-]+", line)[-1] in outcome.err


def test_every_line_has_its_sources(run: Run) -> None:
    """With --sources the rules behind lines and totals carry footnotes."""
    figures = ("--deductible", "300,000", "--standard-day-fee", "74,000", "--sources")
    screen = run(*CASE, *figures, "--lang", "en", "--plain").out
    for line in ("Repair (typed)", "Deductible: ", "Loss-of-use 37,000", "Loss-of-use inside"):
        (found,) = (text for text in screen.splitlines() if text.startswith(line))
        assert re.search(r" \[[\d,]+\]", found)


PARTS = "--tow 8만 --third-party-damage 0"


LIMIT = "대물 한도 초과분"


@pytest.mark.parametrize(
    ("line", "said", "missing"),
    [
        ("--repair 120만 --deductible 30만", "30만 원", f"휴차료, 사고 견인, {LIMIT}"),
        (
            "--repair 120만 --deductible 30만 --days 4",
            "포함이면 30만 원, 별도면 30만 원 + 휴차료 4일 (하루 요금 모름)",
            f"사고 견인, {LIMIT}",
        ),
        (
            "--repair 25만 --deductible 30만 --days 3 --loss-of-use-per-day 37000",
            "30만 원, 휴차료가 따로면 36만 1,000원",
            f"사고 견인, {LIMIT}",
        ),
        ("--repair 120만 --deductible 0", "0원", f"휴차료, {LIMIT}"),
        (f"--repair 120만 --days 0 --deductible 30만 {PARTS}", "모두 38만 원", ""),
        (f"--repair 120만 --days 0 --compare {PARTS}", "상품에 따라 0원 ~ 108만 원", ""),
        (
            "--repair 120만 --compare --deductible 5만",
            "내 상품 5만 원, 상품에 따라 0원 ~ 100만 원",
            f"휴차료, 사고 견인, {LIMIT}",
        ),
        (
            "--repair 350만 --no-waiver --days 3",
            "적어도 350만 원 + 휴차료 3일 (하루 요금 모름)",
            f"사고 견인, {LIMIT}",
        ),
    ],
)
def test_the_sum_comes_first_and_claims_only_what_is_known(
    run: Run, line: str, said: str, missing: str
) -> None:
    """The sum is one sentence; a total only where every part is known, else what is missing."""
    outcome = run("costs", *line.split(), "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    answer = [said, f"안 들어간 것: {missing}"] if missing else [said]
    lines = [row.removeprefix("- ") for row in outcome.out.splitlines()]
    assert lines[2 : 2 + len(answer)] == answer
    assert (f"안 들어간 것: {missing}" in outcome.out) is bool(missing)
    assert (re.search(r"모두:? \d", outcome.out) is not None) is (not missing)


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
    unknown = ("day_rate", "loss_of_use", "tow", "above_limit", "on_top")
    sums = dict.fromkeys(("known", "most", "inside"), 300_000)
    assert option["figures"] == {**sums, **dict.fromkeys(unknown)}


@pytest.mark.parametrize(
    ("figures", "korean", "english"),
    [
        (
            "--repair 120만 --deductible 10만",
            "자기부담금 10만 원인 상품은 없습니다.",
            "no product has a deductible of 100,000 won.",
        ),
        (
            "--repair 500 --tow 3",
            "--repair 500원은 너무 적습니다, --tow 3원은 너무 적습니다.",
            "--repair 500 won is very little, --tow 3 won is very little.",
        ),
        (
            "--repair 0 --third-party-damage 999",
            "--third-party-damage 999원은 너무 적습니다.",
            "--third-party-damage 999 won is very little.",
        ),
    ],
)
def test_a_doubtful_figure_is_questioned_and_used(
    run: Run, figures: str, korean: str, english: str
) -> None:
    """What looks like a slip is one line on stderr; the sum is that of what was typed."""
    said = (("ko", f"{korean} 적은 대로 셈합니다"), ("en", f"{english} Used as typed"))
    for lang, sentence in said:
        outcome = run("costs", *figures.split(), "--lang", lang)
        assert (outcome.code, outcome.err) == (0, f"socar: {sentence}\n")
        assert outcome.out


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.sampled(2)
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
