"""`socar WORDS…`: what one types in need leads to an answer that says how it was read."""

import json

import pytest

from socar_cli.cli.app import command_tree
from socar_cli.knowledge.slips import COMMANDS
from tests.own_words.test_phrases import phrases
from tests.sealed import Run

# What is typed, and the line of a command that shows the same answer.
MEANT = [
    ("주차장에서 기둥 긁었어요", "accident --where parking --other object"),
    ("rear-ended nobody hurt", "accident --other car --was-hit --hurt no --lang en"),
    ("119", "contacts fire"),
    ("펑크 고속도로", "breakdown 펑크 --where expressway"),
    ("핸드폰 두고 내렸어요", "lost-item"),
    ("left my phone", "lost-item --lang en"),
    ("수리비 120만 면책 30만 4일", "costs --repair 120만 --deductible 30만 --days 4"),
    ("tow", "contacts tow --lang en"),
    ("사고났어요", "accident"),
    ("취소", "faq cancel"),
    ("하이패스 인식 안 됐어요", "faq hipass-missed"),
    ("can i bring my dog", "faq pets --lang en"),
]


READ_AS = ("이렇게 읽었습니다: ", "Read as: ")


def read_as(out: str) -> list[str]:
    """Return the line that an answer says its words were read as, without the first word."""
    lines = [text.partition(": ")[2] for text in out.splitlines() if text.startswith(READ_AS)]
    return lines[0].split()[1:] if lines else []


@pytest.mark.parametrize("part", range(3))
@pytest.mark.nightly
def test_what_words_were_read_as_can_be_typed_whole(run: Run, part: int) -> None:
    """The line leads to the same answer; nothing in it has to be filled in."""
    beside = {"life_line", "danger", "understood", "not_understood", "oldest", "said"}
    for phrase in phrases()[part::56]:
        words = phrase["words"].split()
        line = read_as(run(*words, "--plain").out)
        told = json.loads(run(*words, "--json").out or "{}")
        typed = json.loads(run(*line, "--json").out) if line else told
        assert {name: told[name] for name in told.keys() - beside} == {
            name: typed[name] for name in typed.keys() - beside
        }, words


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("주차장 기둥 긁음 밤", "socar accident --where parking --other object --night"),
        ("낮에 앞차 박음", "socar accident --other car --no-night"),
        (
            "수리비 120만 면책 30만 4일",
            "socar costs --repair 1,200,000 --deductible 300,000 --days 4",
        ),
        ("펑크 고속도로", "socar breakdown tyre --where expressway"),
        ("flat tire on the highway", "socar breakdown tyre --where expressway --lang en"),
    ],
)
def test_a_reading_is_said_as_its_line(run: Run, words: str, line: str) -> None:
    """All that was read stands in it, a name of a breakdown as well."""
    assert ["socar", *read_as(run(*words.split(), "--plain").out)] == line.split()


@pytest.mark.parametrize(
    "words", ["가방 두고 내렸어요", "사고났어요", "119", "펑크", "취소", "qqq"]
)
def test_the_screen_that_is_shown_is_not_offered(run: Run, words: str) -> None:
    """Where the heading says all that was read, no line leads to the same screen again."""
    assert read_as(run(*words.split(), "--plain").out) == []


@pytest.mark.parametrize(("words", "line"), MEANT, ids=[words for words, _ in MEANT])
def test_own_words_lead_to_the_answer_of_a_command(run: Run, words: str, line: str) -> None:
    """One text or many, the answer is the command's own, and says as what they were read."""
    one, many = run(words, "--plain"), run(*words.split(), "--plain")
    assert one == many
    assert (one.code, one.err) == (0, "")
    lines = run(*line.split(), "--plain").out.splitlines()
    answer = [text for text in lines if not text.startswith(READ_AS)]
    kept = [text for text in one.out.splitlines() if text in answer]
    assert kept == answer
    # What has no options of its own is said by the heading: the line would lead to the same screen.
    has_options = "--" in line.removesuffix("--lang en")
    assert bool(read_as(one.out)) == has_options


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("단독사고도 보험 되나요", True),  # the screen is the list for an accident
        ("차 문 잠궜는지 어떻게 알아요", True),
        ("is there a camera at the back", True),
        ("기둥 박았어요", False),
        ("휴차료가 뭐예요", False),  # a question of the list has just this answer
        ("상담원 연결 어떻게 해요", False),  # the numbers are the answer
        ("다친 사람 있나요?", False),  # in a danger nothing else counts
    ],
)
def test_a_question_says_whom_to_ask_what_is_not_answered(
    run: Run, words: str, *, asks: bool
) -> None:
    """Where a whole screen or a guess answers, the question may be about something else."""
    whom = ("여기에 답이 없으면 고객센터에 묻기", "No answer here? Ask the customer centre")
    assert any(line in run(*words.split(), "--plain").out for line in whom) is asks


def test_a_programme_reads_what_was_understood(run: Run) -> None:
    """The JSON of such an answer says every circumstance, null where nothing was said."""
    said = json.loads(run("주차장", "기둥", "쿠쿠루쿠쿠", "--json").out)
    assert (said["schema"], said["not_understood"]) == ("socar.accident-guide/1", ["쿠쿠루쿠쿠"])
    nothing = ("hurt", "can_move", "night", "ev", "fire", "problem", "contact", "repair", "days")
    read = {"topic": "accident", "where": "parking", "other": ["object"]}
    expected = {**dict.fromkeys(nothing), **read}
    assert {name: said["understood"][name] for name in expected} == expected
    assert "understood" not in json.loads(run("accident", "--json").out)


def test_nothing_known_still_shows_the_numbers(run: Run) -> None:
    """Words about which nothing is known end with 1, on the first screen."""
    outcome = run("쿠쿠루쿠쿠", "--plain")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith(run("--plain").out.splitlines()[0])
    assert "이 말에 대해 아는 것이 없습니다" in outcome.out


@pytest.mark.parametrize("typed", ["acident", "contcts", "brakdown", "serch"])
def test_a_mistyped_command_is_no_word_of_ones_own(run: Run, typed: str) -> None:
    """A Latin word one slip from a command's name is asked about, before anything is read."""
    outcome = run(typed, "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"socar: No command '{typed}'. Did you mean: socar ")


def test_every_command_is_guarded_from_slips() -> None:
    """The names that a slip is measured against are those of the command tree."""
    assert set(COMMANDS) == set(command_tree().list_commands(None))
