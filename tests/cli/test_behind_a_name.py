"""Words behind the name of a command: what it does not take is read as words of one's own.

A danger that is told there stands above whatever is shown; the value of an option tells of none.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from socar_cli.cli.app import command_tree
from socar_cli.cli.commands import ENTRIES
from tests.cli.test_json import read
from tests.sealed import Run

NAMES = [(entry, name) for entry in ENTRIES for name in command_tree().names()[entry]]
DANGERS = [
    ("차에 불났어요", "ko", "fire"),
    ("사람이 갇혔어요", "ko", "trapped"),
    ("다쳤어요", "ko", "hurt"),
    ("차가 물에 빠졌어요", "ko", "water"),
    ("someone is unconscious", "en", "hurt"),
    ("hit a pedestrian", "en", "person"),
    ("smoke from the engine", "en", "fire"),
]
# What its command answers with, whatever stands above that.
SCHEMAS = {
    "accident": "socar.accident-guide/1",
    "breakdown": "socar.breakdown/1",
    "costs": "socar.costs/1",
    "lost-item": "socar.lost-item/1",
    "search": "socar.search/1",
}
FINDS_NOTHING = ("search", "someone is unconscious")  # then the danger has the whole screen
# What nobody has a command for, in Korean and in English.
ELSE = ("취소 수수료", "my car died")
TAKES_NO_WORDS = [
    name
    for entry, name in NAMES
    if entry in {"contacts", "card", "reservation", "knowledge", "help"}
]
SLIPS = [
    ("reservation lst", "socar reservation list"),
    ("예약 lst", "socar 예약 list"),
    ("reservation shw R-1", "socar reservation show"),
    ("knowledge chek my.yaml", "socar knowledge check"),
    ("help contcts", "socar help contacts"),
    ("help exit codes", "socar help exit-codes"),
    ("contacts 사고 qr", "--qr"),
    ("card html both", "--html"),
]


@pytest.mark.parametrize(("entry", "name"), NAMES)
@pytest.mark.parametrize("told", DANGERS)
def test_a_danger_behind_any_name_comes_first(
    run: Run, entry: str, name: str, told: tuple[str, str, str]
) -> None:
    """119 is the first thing on the screen, in the language of the words, and JSON names it.

    Below stands the answer of the command; one about something else leads to what to do.
    """
    words, language, danger = told
    outcome = run(name, *words.split(), "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    place = next(number for number, line in enumerate(lines) if "119" in line)
    assert not [line for line in lines[:place] if re.match(r"\d+\. |- ", line)]
    said = read(run(name, *words.split(), "--json").out)
    assert danger in said["danger"]
    assert ("119" in said["life_line"], said["language"]) == (True, language)
    if entry in SCHEMAS and (entry, words) != FINDS_NOTHING:
        assert said["schema"] == SCHEMAS[entry]
        steps = {"ko": "할 일: socar ", "en": "What to do: socar "}[language]
        assert (steps in outcome.out) == (entry not in {"accident", "breakdown"})


@pytest.mark.parametrize("words", [words for words, *_ in DANGERS])
def test_the_line_to_what_to_do_tells_of_the_danger(run: Run, words: str) -> None:
    """Typed whole, it shows what the words alone show."""
    out = run("lost-item", *words.split(), "--plain").out
    [line] = [text for text in out.splitlines() if text.startswith(("할 일: ", "What to do: "))]
    typed = json.loads(run(*line.partition("socar ")[2].split(), "--json").out)
    told = json.loads(run(*words.split(), "--json").out)
    assert typed["groups"] == told["groups"]


@pytest.mark.parametrize("name", ["search", "검색"])
@pytest.mark.parametrize("words", ["fire in the car", "불 났어요", "다쳤어요", "hurt"])
@pytest.mark.sampled(3)
def test_a_search_keeps_its_hits(run: Run, name: str, words: str) -> None:
    """What was found stands under the danger, all of it."""
    said = read(run(name, *words.split(), "--json").out)
    out = run(name, *words.split(), "--plain").out
    assert said["danger"] != []
    first, *hits = [line for line in out.splitlines() if re.match(r"\d+\. ", line)]
    assert len(hits) + 1 == len(said["hits"])
    assert said["hits"][0]["read_on"] in first
    assert out.index("119") < out.index(first)


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("연락처 차에 불났어요", "그다음: socar contacts"),
        ("reservation show 불났어요", "그다음: socar reservation"),
        ("비상카드 사람이 다쳤어요", "그다음: socar card"),
        ("faq someone is unconscious", "After that: socar faq --lang en"),
        ("knowledge my car is on fire", "After that: socar knowledge --lang en"),
    ],
)
def test_what_else_was_asked_can_be_typed(run: Run, line: str, after: str) -> None:
    """A command that has no answer to the words comes after the danger."""
    out = run(*line.split(), "--plain").out
    assert f"\n{after}\n" in out


@pytest.mark.parametrize("name", ["accident", "사고", "breakdown", "고장", "costs", "비용"])
@pytest.mark.parametrize("word", ["person", "child", "애", "사람", "강아지", "dog", "취소"])
def test_somebody_of_whom_nothing_is_told_is_named(run: Run, name: str, word: str) -> None:
    """What nothing came of behind a name is not lost; what was left behind may be somebody's."""
    for line in ((name, word), ("lost-item", word)):
        assert json.loads(run(*line, "--json").out)["not_understood"] == [word]
    bag = json.loads(run("lost-item", "left", word, "and", "bag", "--json").out)
    assert word not in bag["not_understood"]


def _texts(command: Any, *path: str) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - Typer's
    """Yield the line of every command with each of its options that takes any text."""
    for name in getattr(command, "entries", ()):
        yield from _texts(command.get_command(None, name), *path, name)
    options = (entry for entry in command.params if entry.param_type_name == "option")
    for option in options:
        if not option.is_flag and option.metavar in {None, "TEXT"}:
            yield (*path, option.opts[0])


TEXTS = list(_texts(command_tree()))
FIRE = "차에 불났어요 someone is hurt"


@pytest.mark.parametrize("line", TEXTS, ids=" ".join)
@pytest.mark.parametrize("more", [(), ("qqq",), ("a", "b"), ("--say", "112")], ids=len)
def test_the_value_of_an_option_tells_of_no_danger(
    run: Run, line: tuple[str, ...], more: tuple[str, ...]
) -> None:
    """It is text of the user's own, beside whatever else is right or wrong with the line."""
    plain, told = run(*line, FIRE, *more, "--plain"), run(*line, FIRE, *more, "--json")
    assert "지금 전화하기" not in plain.out
    if told.out.startswith("{"):
        assert json.loads(told.out).get("danger", []) == []


def test_the_value_of_an_option_is_recorded(run: Run) -> None:
    """A note is what was typed, and nothing is said of it."""
    assert {("accident", "--place"), ("reservation", "add", "--note")} <= set(TEXTS)
    times = ("--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")
    outcome = run("reservation", "add", *times, "--note", "fire", "--plain")
    assert (outcome.code, outcome.err, "119" in outcome.out) == (0, "", False)


@pytest.mark.parametrize("name", TAKES_NO_WORDS)
@pytest.mark.parametrize("words", ELSE)
def test_what_no_command_takes_is_read_as_own_words(run: Run, name: str, words: str) -> None:
    """Two words or more behind any name are answered under the life line, not refused."""
    outcome = run(name, *words.split(), "--plain")
    assert outcome.code in {0, 1}
    assert outcome.err == ""
    assert "119" in "".join(outcome.out.splitlines()[:2])
    assert "understood" in json.loads(run(name, *words.split(), "--json").out)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("사고 안 냈는데 수리비 내래요", "자주 묻는 질문"),
        ("사고 아님. 고장 아님. 그냥 문이 안 잠김.", "[고장]"),
        ("고장 아니고 사고예요", "[사고]"),
        ("분실물 아니고 고장이에요", "[고장]"),
        ("사고 안 다쳤어요 기둥", "사고 · 시설물 · 다친 사람 모름"),
        ("사고 --no-night 기둥 주차장", "사고 · 주차장 · 시설물 · 다친 사람 모름"),
    ],
)
def test_a_name_that_is_denied_is_no_command(run: Run, line: str, title: str) -> None:
    """A Korean name of a command may begin a sentence that is about something else."""
    assert run(*line.split(), "--plain").out.splitlines()[1] == title


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("예약 취소", "예약을 취소하면 얼마를 돌려받나요?"),
        ("예약 취소 수수료", "예약을 취소하면 얼마를 돌려받나요?"),
        ("예약 how to cancel", "How much do I get back when I cancel?"),
        ("reservation how to cancel", "How much do I get back when I cancel?"),
        ("reservation cancel", "How much do I get back when I cancel?"),
        ("card not working", "What if a payment fails or is taken twice?"),
        ("help flat tyre on the highway", "Breakdown · flat tyre · expressway"),
        ("도움말 펑크 났어요", "고장 · 펑크"),
        ("acident on the highway", "Accident · expressway"),
        ("help i lost my phone", "Left something"),
    ],
)
def test_such_words_find_their_answer(run: Run, line: str, shows: str) -> None:
    """One word behind a group does as well where it is near none of its commands."""
    outcome = run(*line.split(), "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    assert shows in outcome.out


@pytest.mark.parametrize(("line", "meant"), SLIPS)
def test_a_slip_is_still_asked_about(run: Run, line: str, meant: str) -> None:
    """What is near a subcommand, a topic or an option is refused with the nearest."""
    outcome = run(*line.split(), "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.rstrip().endswith(f"Did you mean: {meant}")


@pytest.mark.parametrize(
    "line", ["reservation list a b", "reservation show R-1 R-2", "knowledge check a b c"]
)
def test_a_subcommand_that_is_named_keeps_its_usage(run: Run, line: str) -> None:
    """Behind a whole name of a subcommand words that are too many are words that are too many."""
    outcome = run(*line.split(), "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert ". Usage: socar " in outcome.err


@pytest.mark.parametrize(
    "line",
    ["", "contacts", "contacts 사고", "contacts fire", "card", "faq", "faq 3", "knowledge path"],
)
def test_an_ordinary_line_has_no_life_line(run: Run, line: str) -> None:
    """Names of what a command knows are no words of one's own."""
    said = json.loads(run(*line.split(), "--json").out)
    assert not {"life_line", "danger", "understood"} & said.keys()
    assert "다쳤거나 불, 연기\n" not in run(*line.split(), "--plain").out.partition("\n")[0]
