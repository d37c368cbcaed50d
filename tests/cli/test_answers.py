"""Options that take the words people use, words behind a command, and what TAB offers of both."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from socar_cli.cli.completion import (
    amount_names,
    bookings,
    circumstance_names,
    problem_names,
    said_names,
)
from socar_cli.cli.context import App
from socar_cli.domain.answers import answer_in, names_of, read_circumstance, words_of
from socar_cli.domain.own_words import read_words
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Answer, can_be_unsure, kind_of
from socar_cli.knowledge.model import Topic
from socar_cli.language import Language
from tests.cli.test_reservation import TIMES, Terminal
from tests.sealed import Outcome, Run, built_in_knowledge, built_in_vocabulary

ASKED = tuple(filter(can_be_unsure, CIRCUMSTANCES))


def read(name: str, typed: str) -> str:
    """Return the value of a circumstance that an option takes `typed` for."""
    return read_circumstance(built_in_knowledge(), built_in_vocabulary, name, typed)


WORDS = {
    ("where", "parking"): ("parking", "주차장", "주차장에서", "car park"),
    ("where", "expressway"): ("고속도로", "highway", "경부고속도로"),
    ("where", "road"): ("길", "도로에서", "street"),
    ("where", "unsure"): ("모름", "몰라요", "don't know", "unsure"),
    ("hurt", "yes"): ("네", "y", "ㅛ", "예.", "다쳤어요", "있음", "YES"),
    ("hurt", "no"): (
        *("아니오", "n", "없음", "안 다침", "안 다쳤어요", "nobody hurt", "not hurt"),
    ),
    ("hurt", "unsure"): ("모르겠어요", "다쳤는지 모르겠어요", "maybe"),
    ("fire", "no"): ("없음", "안 났어요", "불 안 남", "no fire"),
    ("fire", "yes"): ("연기", "네", "smoke"),
    ("other", "object"): ("벽", "pole", "시설물", "기둥이랑 벽"),
    ("other", "none"): ("없음", "혼자", "no"),
    ("other", "car"): ("차", "택시", "vehicle"),
    ("can_move", "no"): ("아니요", "안 움직여요", "안 됨", "wont move"),
}


@pytest.mark.parametrize(("name", "value"), WORDS)
def test_an_option_takes_the_words_people_use(name: str, value: str) -> None:
    """A value's own name, a word for it in either language, and what own words say of it."""
    words = WORDS[name, value]
    assert {word: read(name, word) for word in words} == dict.fromkeys(words, value)


@pytest.mark.parametrize("every", [97, pytest.param(7, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("name", ASKED)
@pytest.mark.sampled(1)
def test_every_name_of_a_value_is_read_as_it(name: str, every: int) -> None:
    """What a complaint lists and TAB offers behind an option is what the option takes."""
    for value, names in names_of(built_in_knowledge(), name).items():
        assert {read(name, word) for word in names[::every]} == {value}
        assert {word.isascii() for word in names} == {True, False}


KNOWN = {
    "where": (
        "도로, 고속도로, 자동차전용도로, 터널, 주차장, 모름",
        "road, expressway, motor-road, tunnel, parking, unsure",
    ),
    "other": (
        "다른차, 주차된차, 시설물, 사람, 뺑소니, 동물, 상대없음, 모름",
        "car, parked-car, object, person, hit-and-run, animal, none, unsure",
    ),
}


@pytest.mark.parametrize(
    ("option", "typed", "near"),
    [
        ("where", "주차", "주차칸"),
        ("other", "dragon", ""),  # neither a dog that ran nor a raccoon
        ("where", "", ""),
        ("other", "벽_자전거", "자전거"),
        ("where", "고속도로_아님", "고속도로"),
        ("where", "주차장_터널", "주차장"),
    ],
)
def test_no_value_or_several_are_refused(run: Run, option: str, typed: str, near: str) -> None:
    """An unknown, an ambiguous and a denied word are one line with what is known and near."""
    known = KNOWN[option]
    said = (
        f"{known[0]} 가운데 하나를 적으세요" + (f". 혹시: {near}" if near else ""),
        f"give one of {known[1]}" + (f". Did you mean: {near}" if near else ""),
    )
    for language, complaint in zip(("ko", "en"), said, strict=True):
        outcome = run("accident", f"--{option}", typed, environ={"SOCAR_LANG": language})
        assert outcome == Outcome(2, "", f"socar: --{option} '{typed}': {complaint}\n")


@pytest.mark.parametrize(
    ("line", "typed", "like"),
    [
        ("lost-item --ended 14:00 --next", "네", "yes"),
        ("lost-item --ended 14:00 --next", "아니요", "no"),
        ("lost-item --ended 14:00 --next", "몰라", "unknown"),
        *(("costs --repair 1만 --days", typed, "4") for typed in ("4일", "나흘", "4 days")),
    ],
)
def test_an_answer_is_written_as_people_do(run: Run, line: str, typed: str, like: str) -> None:
    """Yes, no, not knowing and days are read behind an option as they are among words."""
    assert run(*line.split(), typed) == run(*line.split(), like)


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("costs 120만 면책 30만 4일", "costs --repair 120만 --deductible 30만 --days 4"),
        ("costs 120만 --repair 90만 면책 30만", "costs --repair 90만 --deductible 30만"),
        ("costs 120만 면책 30만 --deductible 5만", "costs --repair 120만 --deductible 5만"),
        ("costs 수리비 120만 면책 30만 --no-waiver", "costs --repair 120만 --no-waiver"),
        (
            "costs 120만 3일 --standard-day-fee 74000",
            "costs --repair 120만 --days 3 --standard-day-fee 74000",
        ),
        ("breakdown 펑크 고속도로", "breakdown tyre --where expressway"),
        ("accident 주차장 기둥", "accident --where parking --other object"),
    ],
)
def test_words_behind_a_command_are_its_options(run: Run, line: str, options: str) -> None:
    """The answer is that of the options, which win; a programme reads what was understood."""
    told, typed = (json.loads(run(*text.split(), "--json").out) for text in (line, options))
    said = told.pop("understood")
    assert (told["not_understood"], told["danger"]) == ([], [])
    assert told["life_line"].startswith("119")
    life_line = json.loads(run("contacts", "fire", "--json").out)
    assert told.pop("oldest") == min(typed.pop("oldest"), life_line["oldest"])
    for name in ("understood", "not_understood", "danger", "life_line"):
        told.pop(name, None)
        typed.pop(name, None)
    assert told == typed
    assert said["topic"] == line.partition(" ")[0]


def test_amounts_that_could_be_anything_are_named(run: Run) -> None:
    """Of two amounts without a name none is guessed to be the repair."""
    outcome = run("costs", "120만", "30만", "--json")
    answer = json.loads(outcome.out)
    assert (answer["schema"], answer["not_understood"]) == ("socar.costs/1", ["120만", "30만"])
    assert answer["understood"]["repair"] is None


def test_a_reservation_is_named_by_its_number(run: Run, tmp_path: Path) -> None:
    """A number of the record needs no option; alone it is no word of one's own."""
    environ = {"SOCAR_HOME": str(tmp_path)}
    run("reservation", "add", *TIMES, environ=environ)
    run("reservation", "add", *TIMES, "--id", "제주도", environ=environ)
    for number in ("R-1", "제주도"):
        named = run("lost-item", number, environ=environ)
        assert named == run("lost-item", "--reservation", number, environ=environ)
    said = json.loads(run("lost-item", "핸드폰", "R-1", "--json", environ=environ).out)
    assert said["answer"]["trip"]["reservation"]["id"] == "R-1"
    assert said["not_understood"] == []


def test_a_number_without_a_record_is_said(run: Run, tmp_path: Path) -> None:
    """A number that is not recorded is one line above the general answer; other words are not."""
    environ = {"SOCAR_HOME": str(tmp_path)}
    named = run("lost-item", "R-9", environ=environ)
    assert named == run("lost-item", "--reservation", "R-9", environ=environ)
    other = run("lost-item", "킥보", "--plain", environ=environ)
    assert (other.code, other.err) == (0, "")
    assert "이해하지 못한 말: 킥보\n" in other.out


def test_an_option_leaves_a_number_unread(run: Run) -> None:
    """Beside the times of a trip a number would be ignored, so it is named."""
    outcome = run("lost-item", "R-1", "--ended", "14:00", "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    assert "이해하지 못한 말: R-1\n" in outcome.out


def _offers(offer: Any, typed: str, language: Language = Language.KO) -> list[str]:  # noqa: ANN401
    app = App(environ={}, stdout=None, stderr=None)
    app.knowledge, app.language = built_in_knowledge(), language
    return [name for name, _ in offer(cast("Any", SimpleNamespace(obj=app)), typed)]


@pytest.mark.parametrize(
    ("offer", "typed", "korean", "english"),
    [
        (
            *(circumstance_names("where"), ""),
            "도로 고속도로 자동차전용도로 터널 주차장 모름",
            "road expressway motor-road tunnel parking unsure",
        ),
        (circumstance_names("hurt"), "", "네 아니요 모름", "yes no unsure"),
        (circumstance_names("where"), "터", "터널 터널안", "터널 터널안"),
        (bookings, "", "네 아니요 모름", "yes no unknown"),
        (amount_names, "", "수리비 면책", "repair deductible"),
        (problem_names, "펑", "펑크", "펑크"),
        (
            *(said_names("where"), ""),
            "국도변 고속도로 자동차전용도로 터널 주차장",
            "street expressway motor-road tunnel parking",
        ),
    ],
)
def test_a_tab_offers_words(offer: Any, typed: str, korean: str, english: str) -> None:  # noqa: ANN401
    """Nothing typed, one word a value in the user's language; else all that begin so."""
    assert _offers(offer, typed) == korean.split()
    assert _offers(offer, typed, Language.EN) == english.split()


@pytest.mark.parametrize("name", ["where", "other"])
@pytest.mark.nightly
def test_every_word_offered_behind_a_command_is_read(name: str) -> None:
    """What TAB offers as a word of an accident says this very value."""
    words = words_of(built_in_knowledge().own_words, name)
    for value in kind_of(name):
        for word in words[value][::4]:
            said = getattr(read_words(built_in_vocabulary(), word, Topic.ACCIDENT), name)
            assert value in (said if isinstance(said, tuple) else (said,)), word


def test_the_answers_are_in_the_file() -> None:
    """Yes, no and unsure have words in both languages, and none of them says two answers."""
    known = built_in_knowledge()
    for answer in Answer:
        [words] = [entry.words for entry in known.answers if entry.id == answer]
        assert {answer_in(known, word) for word in words} == {answer}


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("네\n", 1)])
def test_a_prompt_works_without_the_knowledge(
    run: Run, tmp_path: Path, answer: str, code: int
) -> None:
    """Where the words for yes cannot be read, y is one."""
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    run("reservation", "add", *TIMES, environ=environ)
    (tmp_path / "knowledge.yaml").write_text("home: [a\n", encoding="utf-8")
    line = ("reservation", "remove", "R-1")
    assert run(*line, environ=environ, data=tmp_path, stdin=Terminal(answer)).code == code


BAD = [
    *("\x1b[31m사고\x07", "[red]사고[/]", "가" * 100_000, "a" * 100_000, "\udcff\udcfe", "--hurt"),
    *("", "%s{0}", "R-" + "9" * 5_000),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: ascii(bad[:9]))
@pytest.mark.parametrize(
    "line",
    [
        *("--", "breakdown --", "costs --", "lost-item --"),
        *("accident --where", "costs --repair 1만 --days", "lost-item --ended 14:00 --next"),
    ],
)
def test_bad_input_is_a_line_or_an_answer(run: Run, line: str, bad: str) -> None:
    """Wherever it stands it ends with a documented code and no escape."""
    outcome = run(*line.split(), bad)
    assert outcome.code in ({0, 1} if line == "--" else {0, 2})
    assert (outcome.err.count("\n"), outcome.out == "") == (
        (1, True) if outcome.code == 2 else (0, False)
    )
    assert "\x1b" not in outcome.out + outcome.err
    assert len(outcome.err) < 1_000


@pytest.mark.parametrize("command", ["", "breakdown", "costs", "lost-item", "accident"])
def test_a_hundred_words_are_an_answer(run: Run, command: str) -> None:
    """As many words as a shell passes on are read like few."""
    assert run(*command.split(), *["펑크"] * 100).code == 0
