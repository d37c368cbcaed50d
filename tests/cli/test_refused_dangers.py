"""A line that tells of a danger is answered, whatever refuses it; what was refused is said."""

import json
import re

import pytest

from socar_cli.cli.app import command_tree
from socar_cli.errors import ExitCode
from tests.cli.test_usage import commands, wrong
from tests.sealed import Run, run_sealed

DANGERS = [
    ["사람이", "다쳤어요"],
    ["-사람이", "다쳤어요"],
    ["--다친사람", "있어요"],
    ["-", "차에", "불났어요"],
    ["someone", "is", "hurt"],
    ["-my", "car", "is", "on", "fire"],
    ["we are trapped", "in the car"],
    ["hit", "--a", "pedestrian"],
]


def refused() -> list[list[str]]:
    """Return each command's wrong uses, with words that tell of a danger behind its name."""
    lines = [
        (path, line[len(path) :])
        for path, command in commands(command_tree())
        for line in wrong(path, command)
    ]
    told = [DANGERS[number % len(DANGERS)] for number in range(len(lines))]
    return [[*path, *words, *rest] for (path, rest), words in zip(lines, told, strict=True)]


@pytest.mark.parametrize("part", range(10))
@pytest.mark.sampled(10)
def test_no_refusal_hides_a_danger(part: int) -> None:
    """119 is the first action of every such line, and at most one more says what was refused."""
    for line in refused()[part::10]:
        plain, told = run_sealed("--plain", *line), run_sealed("--json", *line)
        assert plain.code != ExitCode.USAGE, line
        lines = plain.out.splitlines()
        place = next(number for number, text in enumerate(lines) if "119" in text)
        assert not [text for text in lines[:place] if re.match(r"\d+\. |- ", text)], line
        if told.out.startswith("{"):  # --plain=X is obeyed as well
            assert json.loads(told.out)["danger"], line
        assert "=" in line[-1] or plain.err.count("\n") <= 1, line


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("-사람이 다쳤어요", "'-사람이' 옵션은 없습니다. 목록: socar --help"),
        ("사고 --다친사람 있어요", "'--다친사람' 옵션은 없습니다. 목록: socar 사고 --help"),
        (
            "reservation show someone is hurt --foo",
            "No option '--foo'. Did you mean: socar reservation show --color",
        ),
        ("--lang de someone hurt", "--lang 'de': give one of ko, en"),
        ("accident someone is hurt --guide --say 112", "--guide and --say cannot be used together"),
        ("costs --days 2 차에 불났어요", "--repair 값이 필요합니다"),
    ],
)
def test_what_was_refused_is_said_beside_the_answer(run: Run, line: str, complaint: str) -> None:
    """It ends as words of one's own do, and JSON on stderr carries no code of failure."""
    outcome = run(*line.split())
    assert (outcome.code, outcome.err) == (0, f"socar: {complaint}\n")
    refused = json.loads(run("--json", *line.split()).err)
    assert (refused["message"], refused["exit_code"]) == (complaint, 0)


@pytest.mark.parametrize(
    "line",
    [
        "accident --place fire --foo",
        "reservation add --note=불났어요 --start",
        "--knowledge 불났어요 --foo",
        "accident --hurt fire",
        "reservation export fire.xlsx",
    ],
)
def test_what_is_no_word_of_a_line_tells_of_no_danger(run: Run, line: str) -> None:
    """The value of an option and the name of a file are none."""
    outcome = run(*line.split())
    assert (outcome.code, outcome.out) == (ExitCode.USAGE, "")


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("-- -5만원", "5만원"),
        ("-- --hurt", "hurt"),
        ("-- accident --hurt", "accident hurt"),
        ("예약 -- 취소 --수수료", "예약 취소 수수료"),
        ("-- 사고 안 냈는데 수리비 내래요", "사고 안 냈는데 수리비 내래요"),
    ],
)
def test_behind_two_dashes_all_are_words(run: Run, line: str, same: str) -> None:
    """A dash before one of them changes nothing but what is repeated of it."""
    outcome, words = run("--plain", *line.split()), run("--plain", *same.split())
    assert (outcome.code, outcome.err) == (words.code, "")
    assert outcome.out.replace("-5만원", "5만원") == words.out
