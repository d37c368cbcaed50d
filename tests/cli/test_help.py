"""Help: in the chosen language, with examples, on every command and on topics."""

import re
import shlex
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import typer
from wcwidth import wcswidth

from socar_cli.cli.app import command_tree
from socar_cli.cli.topics import TOPICS
from socar_cli.errors import SocarError
from tests.screens import LANGUAGES
from tests.sealed import Run

HANGUL = re.compile("[가-힣]")
SENTENCE = re.compile(r"(?:[a-z]{2,} ){2,}[a-z]{2,}")  # three English words in a row
KEPT_KOREAN = re.compile(
    r"\(휴차료\)|socar .*|65호4801|쏘카"
)  # what one types, and a term explained


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:  # noqa: ANN401
    """Return the words that lead to each command and group of the tree."""
    yield path
    context = typer.Context(command, info_name="socar")
    for name in getattr(command, "commands", {}) or _names(command):
        yield from _commands(command.get_command(context, name), (*path, name))


def _names(command: Any) -> list[str]:  # noqa: ANN401
    names: list[str] = command.list_commands(None) if hasattr(command, "list_commands") else []
    return names


COMMANDS = tuple(_commands(command_tree()))
every_command = pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(path) or "-")


def test_the_tree_is_walked_to_its_leaves() -> None:
    """The checks below run on groups and on their commands."""
    assert {(), ("contacts",), ("reservation",), ("reservation", "add"), ("help",)} <= set(COMMANDS)


@every_command
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_has_examples(run: Run, path: tuple[str, ...], lang: str) -> None:
    """Help ends with examples, and each of them is a line of this command."""
    outcome = run(*path, "--help", "--lang", lang, "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    title = {"ko": "예", "en": "Examples"}[lang]
    examples = outcome.out.split(f"\n[{title}]\n")[-1].splitlines()
    words = [shlex.split(line.removeprefix("- ")) for line in examples]
    assert words
    assert [line for line in words if tuple(line[: len(path) + 1]) != ("socar", *path)] == []


@every_command
def test_help_is_in_the_chosen_language(run: Run, path: tuple[str, ...]) -> None:
    """English help has no Hangul but what one types, and Korean help no English sentence."""
    english = run(*path, "--help", "--lang", "en", environ={"COLUMNS": "200"}).out
    korean = run(*path, "--help", "--lang", "ko", environ={"COLUMNS": "200"}).out
    assert HANGUL.findall(KEPT_KOREAN.sub("", english)) == []
    assert SENTENCE.findall(re.sub("socar .*", "", korean)) == []
    assert HANGUL.search(korean)


@every_command
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "widths",
    [
        pytest.param((20, 40, 80, 200), id="common"),
        pytest.param(
            (*range(20, 61, 3), *range(61, 201, 13)), id="many", marks=pytest.mark.nightly
        ),
    ],
)
def test_help_is_never_wider_than_the_terminal(
    run: Run, path: tuple[str, ...], lang: str, widths: Iterable[int]
) -> None:
    """Between 20 and 200 columns no line of help leaves the terminal."""
    screens = {
        width: run(*path, "--help", "--lang", lang, environ={"COLUMNS": str(width)}).out
        for width in widths
    }
    faults = [
        (width, line)
        for width, screen in screens.items()
        for line in screen.splitlines()
        if wcswidth(line) > width
    ]
    assert faults == []


@every_command
@pytest.mark.parametrize("width", [40, 72, 80])
def test_a_value_of_an_option_is_never_cut(run: Run, path: tuple[str, ...], width: int) -> None:
    """Where the values of an option do not fit on a line, it ends behind one of them."""
    values = {
        value
        for line in run(*path, "--help", "--plain").out.splitlines()
        for value in line.partition(": ")[0].split("|")[1:-1]
    }
    screen = run(*path, "--help", environ={"COLUMNS": str(width)}).out
    assert {value for value in values if not re.search(rf"(?<!\w){value}(?!\w)", screen)} == set()
    assert [line for line in screen.splitlines() if line.lstrip(" │").startswith("|")] == []


@every_command
def test_help_on_a_command(run: Run, path: tuple[str, ...]) -> None:
    """`socar help COMMAND` is `socar COMMAND --help`, and bare it is `socar --help`."""
    assert run("help", *path) == run(*path, "--help")
    assert run("help", *path, "--lang", "en") == run("--lang", "en", *path, "--help")


def test_help_obeys_the_shared_options(run: Run) -> None:
    """Face and colours of help are those of its line, wherever the options stand."""
    linear = run("contacts", "--help", "--plain", "--lang", "en").out
    assert "--open: Leave out who is closed\n" in linear
    assert run("--plain", "contacts", "--help", "--lang", "en").out == linear
    assert "\x1b[1m" in run("--help", "--color", "always").out
    assert "\x1b" not in run("--help", "--color=never", environ={"FORCE_COLOR": "1"}).out


def test_korean_names_have_help(run: Run) -> None:
    """A command or a topic is found by its Korean name as well."""
    assert run("도움말", "연락처") == run("연락처", "--help")
    assert run("help", "종료코드") == run("help", "exit-codes")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("contcts",), "No command 'contcts'. Did you mean: socar help contacts"),
        (("exitcodes",), "No command 'exitcodes'. Did you mean: socar help exit-codes"),
        (
            ("reservation", "lst"),
            "No command 'lst'. Did you mean: socar reservation list",
        ),
    ],
)
def test_help_on_nothing(run: Run, words: tuple[str, ...], complaint: str) -> None:
    """Help on what does not exist is one line with the nearest, and exit 2."""
    outcome = run("help", *words, "--lang", "en")
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"socar: {complaint}\n")


def test_every_exit_code_is_explained() -> None:
    """The codes that errors carry, and those of `main`, are those that the topic explains."""
    explained = {int(code) for code, _ in TOPICS["exit-codes"].rows}
    assert explained == {0, 74, 130, 141, *_codes(SocarError)}


def _codes(error: type[SocarError]) -> set[int]:
    return {error.exit_code}.union(*(_codes(kind) for kind in error.__subclasses__()))


def test_every_variable_is_explained() -> None:
    """The variables that the source reads are those that the topic explains."""
    from socar_cli.folders import data_folder

    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (data_folder().parent / "socar_cli").rglob("*.py")
        if path.name not in {"topics.py", "completion.py"}
    )
    named = {name for name, _ in TOPICS["environment"].rows}
    beside = {"LC_MESSAGES", "LANG", "CLICOLOR_FORCE"}  # named in the text of another
    texts = " ".join(text.en for _, text in TOPICS["environment"].rows)
    assert {name for name in beside if name not in texts} == set()
    read = re.findall(
        r'"((?:SOCAR|LC|NO|FORCE|CLICOLOR)_[A-Z]+|LANG|TERM|COLUMNS|ACCESSIBLE|PAGER)"', source
    )
    assert named | beside == set(read)
