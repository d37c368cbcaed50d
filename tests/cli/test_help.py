"""Help: in the chosen language, with examples, on every command and on topics."""

import re
import shlex

import pytest
from wcwidth import wcswidth

from socar_cli.cli.app import command_tree
from socar_cli.errors import SocarError
from socar_cli.views.help import TOPICS
from tests.cli.test_usage import commands
from tests.screens import LANGUAGES
from tests.sealed import Outcome, Run, data_folder

HANGUL = re.compile("[가-힣]")
SENTENCE = re.compile(r"(?:[a-z]{2,} ){2,}[a-z]{2,}")  # three English words in a row
KEPT_KOREAN = re.compile(r"\(휴차료\)|socar .*|65호4801|쏘카")  # what one types, and a term


COMMANDS = tuple(path for path, _ in commands(command_tree()))


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
def test_help_is_never_wider_than_the_terminal(run: Run, path: tuple[str, ...], lang: str) -> None:
    """Between 20 and 200 columns no line of help leaves the terminal."""
    for width in (20, 34, 40, 54, 80, 120, 200):
        screen = run(*path, "--help", "--lang", lang, environ={"COLUMNS": str(width)}).out
        assert [line for line in screen.splitlines() if wcswidth(line) > width] == []


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


@pytest.mark.parametrize("words", ["exitcodes", "reservation lst"])
def test_help_on_nothing(run: Run, words: str) -> None:
    """Help on what does not exist is one line with the nearest, and exit 2."""
    near = {"exitcodes": "help exit-codes", "lst": "reservation list"}
    *_, word = words.split()
    said = f"socar: No command '{word}'. Did you mean: socar {near[word]}\n"
    assert run("help", *words.split(), "--lang", "en") == Outcome(2, "", said)


def test_every_exit_code_is_explained() -> None:
    """The codes that errors carry, and those of `main`, are those that the topic explains."""
    explained = {int(code) for code, _ in TOPICS["exit-codes"].rows}
    assert explained == {0, 74, 130, 141, *_codes(SocarError)}


def _codes(error: type[SocarError]) -> set[int]:
    return {error.exit_code}.union(*(_codes(kind) for kind in error.__subclasses__()))


def test_every_variable_is_explained() -> None:
    """The variables that the source reads are those that the topic explains."""
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (data_folder().parent / "socar_cli").rglob("*.py")
        if path.name not in {"topics.py", "completion.py"}
    )
    rows = TOPICS["environment"].rows
    beside = {"LC_MESSAGES", "LANG", "CLICOLOR_FORCE"}  # named in the text of another
    texts = " ".join(text.en for _, text in rows)
    assert {name for name in beside if name not in texts} == set()
    names = r'"((?:SOCAR|LC|NO|FORCE|CLICOLOR)_[A-Z]+|LANG|TERM|COLUMNS|ACCESSIBLE|PAGER)"'
    assert {name for name, _ in rows} | beside == set(re.findall(names, source))
