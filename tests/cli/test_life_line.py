"""Every answer to words of one's own says when to call 119, in each face, whatever was read."""

import json
import random

import pytest

from socar_cli.cli.app import command_tree
from socar_cli.cli.commands import ENTRIES
from tests.cli.test_copy import copied
from tests.sealed import Run, built_in_knowledge, run_sealed

WORDS = [
    word.removeprefix("-")
    for wording in built_in_knowledge().own_words
    for word in wording.words
    if word.removeprefix("-") not in {"help", "home"}
]
FOREIGN = ["asdf", "뷁", "кот", "77", "🙂", "...", "?", "12만원", "창문이", "ねこ"]
NAMES = {name for entry in ENTRIES for name in command_tree().names()[entry]}
SEARCHES = {*command_tree().names()["search"]}
FACES = [["--plain"], ["--color", "always"], ["--html"], ["--json"]]


def texts(number: int) -> list[list[str]]:
    """Return seeded mixtures of words that are known and of others."""
    chance = random.Random(26)  # noqa: S311 - to repeat a failure
    return [
        [chance.choice(WORDS if chance.random() < 0.8 else FOREIGN) for _ in range(length)]
        for length in (chance.randint(1, 6) for _ in range(number))
    ]


@pytest.mark.parametrize("part", range(12))
@pytest.mark.sampled(12)
def test_random_texts_show_119(part: int) -> None:
    """Whatever was read of three hundred, the answer has the number."""
    for number, words in enumerate(texts(300)[part::12]):
        face = FACES[number % len(FACES)]
        if len(words) == 1 and words[0] in NAMES:
            continue  # the command itself, and no words of one's own
        outcome = run_sealed(*face, "--", *words)
        if not outcome.out or words[0] in SEARCHES:
            continue  # a slip of a command's name is asked about; what is looked for is not told
        shown = json.loads(outcome.out)["life_line"] if face == ["--json"] else outcome.out
        assert "119" in shown, words


@pytest.mark.parametrize(
    "words", ["가방 두고 내렸어요", "left my phone", "취소", "수리비 120만 면책 30만 4일", "펑크"]
)
def test_the_first_line_says_when_to_call(run: Run, words: str) -> None:
    """It stands above the answer, and a line about 119 itself is not repeated."""
    first = "119: hurt, fire or smoke" if words.isascii() else "119: 다쳤거나 불, 연기"
    assert run(*words.split(), "--plain").out.splitlines()[0].removeprefix("- ") == first


@pytest.mark.parametrize("face", FACES, ids=" ".join)
@pytest.mark.parametrize("words", ["person hit", "아이", "blorf", "쿠쿠루쿠쿠", "돈", "사진"])
def test_an_answer_about_questions_has_it(run: Run, words: str, face: list[str]) -> None:
    """One, several or none may have the words; only an id and a number are no words."""
    told, cancel = run("faq", *words.split(), *face), run("faq", "cancel", *face)
    mark = '"life_line"' if face == ["--json"] else "119"
    assert (mark in told.out, mark in cancel.out) == (True, False)
    assert bool(told.err) == (words in {"blorf", "쿠쿠루쿠쿠"})


def test_what_no_question_answers_may_be_known_elsewhere(run: Run) -> None:
    """The answer is that of the words alone, below the line that no question has them."""
    words = ["where", "is", "the", "toilet"]
    said, alone = run("faq", *words, "--plain"), run(*words, "--plain")
    assert (said.code, said.out) == (alone.code, alone.out)
    assert said.err.startswith("socar: 'where is the toilet': nothing found. ")


def test_an_answer_that_begins_with_the_number_has_it_once(run: Run) -> None:
    """Who asks for 119 reads it once."""
    assert run("119", "--plain").out.count("구급·소방: 119") == 1
    assert "119: 다쳤거나" not in run("119", "--plain").out


def test_what_is_copied_begins_with_it() -> None:
    """A sentence that is copied in place of the screen has the line above it."""
    _, text, _ = copied("수리비", "120만", "면책", "30만", "4일", "--copy")
    assert (text or "").startswith("119: 다쳤거나 불, 연기\n쏘카 예상 부담")
