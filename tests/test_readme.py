"""What README.md promises, in both languages, is what the program does."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from socar_cli.cli.commands import ENTRIES
from socar_cli.cli.terminal import WIDTHS
from socar_cli.errors import ExitCode
from socar_cli.language import Language
from socar_cli.prerendered.prerender import DAYS
from socar_cli.views.help import TOPICS
from tests.benchmarks.startup import BARE, CAT, COMMON, LIBRARIES, LINES, PEERS, RICH
from tests.platforms import NO_SUCH_PYTHON, PYTHONS, SYSTEMS, WORKS_ON, table
from tests.sealed import data_folder, run_sealed

ROOT = Path(__file__).parents[1]
README, KOREAN = ROOT / "README.md", ROOT / ".github" / "ko.md"
CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"
BENCHMARKS = ROOT / "tests" / "benchmarks" / "README.md"
MOST_LINES = 180
TIMED = re.compile(r"^\| ([^|]+) \|(?: [\d.]* \|){4,}", re.MULTILINE)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"`(socar [^`\n]+)`|^(?:\$ )?(socar .+)$", re.MULTILINE)
FILE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"")
DOCUMENTS = [README, *sorted((ROOT / ".github").glob("*.md")), BENCHMARKS]


@pytest.mark.parametrize("path", [README, KOREAN, CONTRIBUTING], ids=lambda path: path.name)
def test_every_console_block_is_what_the_program_prints(
    path: Path,
    accept: bool,  # noqa: FBT001
) -> None:
    """Each console block holds its commands, each followed by its whole output at 80 columns."""
    text = path.read_text(encoding="utf-8")
    shown = BLOCK.sub(_as_printed, text)
    if accept:
        path.write_text(shown, encoding="utf-8")
    else:
        assert text == shown


def _as_printed(block: re.Match[str]) -> str:
    commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
    parts = [f"{line}\n{run_sealed(*shlex.split(line)[2:]).out}" for line in commands]
    return "```console\n" + "\n".join(parts) + "```"


def commands_in(path: Path) -> list[str]:
    """Return every line of a document that one can type and that begins with `socar`."""
    return [one or other for one, other in COMMAND.findall(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", [README, KOREAN, CONTRIBUTING], ids=lambda path: path.name)
def test_every_command_works_after_the_ones_before_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the text, with one record; what a shell does with the output is its own."""
    monkeypatch.chdir(ROOT)
    environ = {"SOCAR_HOME": str(tmp_path), "HOME": str(tmp_path), "SHELL": "/bin/bash"}
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    commands = [*dict.fromkeys(commands_in(path))]
    for line in commands:
        words = shlex.split(re.split(r" [>|] ", line)[0], comments=True)
        told = run_sealed(*words[1:], environ=environ)
        assert (told.code, told.err) == (0, ""), line
        assert told.out, line
    assert len(commands) > len(ENTRIES) or path == CONTRIBUTING


def test_both_languages_have_the_same_commands_and_screens() -> None:
    """README and its Korean text differ in words of one's own and in `--lang en` alone."""
    english, korean = ([_shape(line) for line in commands_in(path)] for path in (README, KOREAN))
    assert english == korean
    blocks = [
        [_shape(line) for block in BLOCK.findall(path.read_text("utf-8")) for line in _typed(block)]
        for path in (README, KOREAN)
    ]
    assert blocks[0] == blocks[1] != []


def _typed(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def _shape(line: str) -> tuple[str, ...]:
    """Return the command of a line and its options; free words count as one, in any language."""
    words = line.replace(" --lang en", "").split()[1:]
    known = [word for word in words if word.startswith("-") or word in ENTRIES]
    return (*known, "words") if len(words) > len(known) else tuple(known)


def test_readme_is_short() -> None:
    """One reads it in one go, in either language."""
    for path in (README, KOREAN):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_linked_is_there(path: Path) -> None:
    """Every file that a document leads to or shows is in the repository."""
    links = [one or other for one, other in LINK.findall(path.read_text(encoding="utf-8"))]
    own = [link for link in links if not link.startswith("https:")]
    gone = [link for link in own if not (path.parent / link).exists()]
    assert gone == []


@pytest.mark.parametrize("path", [README, KOREAN], ids=lambda path: path.name)
def test_the_file_of_ones_own_is_one_that_works(path: Path, tmp_path: Path) -> None:
    """What is shown of a knowledge file is free of complaints, and its number is on the screen."""
    [content] = FILE.findall(path.read_text(encoding="utf-8"))
    own = tmp_path / "my.yaml"
    own.write_text(content, encoding="utf-8")
    told = run_sealed("contacts", "center", "--knowledge", str(own), data=data_folder())
    assert (told.code, told.err) == (0, "")
    assert re.findall(r"[\d-]{9,}", content)[0] in told.out


@pytest.mark.parametrize(
    ("path", "language"), [(README, Language.EN), (KOREAN, Language.KO)], ids=["en", "ko"]
)
def test_the_exit_codes_are_those_of_the_program(path: Path, language: Language) -> None:
    """README says of every code there is what `socar help exit-codes` says, and of no other."""
    rows = TOPICS["exit-codes"].rows
    text = " ".join(path.read_text(encoding="utf-8").split())
    assert "; ".join(f"{code} {words.in_language(language)}" for code, words in rows) + "." in text
    assert [int(code) for code, _ in rows] == list(ExitCode)


def test_the_figures_in_the_text_are_those_of_the_program() -> None:
    """The Pythons it runs on, and what is drawn at the build."""
    oldest = PYTHONS[0]
    on_android = next(each for each in PYTHONS if ("Android", each) not in NO_SUCH_PYTHON)
    for path in (README, KOREAN):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"Python (\d\.\d+)", text)) == {oldest, on_android}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["requires-python"] == f">={oldest}"
    text = " ".join(CONTRIBUTING.read_text(encoding="utf-8").split())
    assert f"drawn for {DAYS} days, in both languages" in text
    assert f"in {len(WIDTHS)} widths" in text


def test_the_table_of_speed_is_the_one_the_bench_prints() -> None:
    """Each line the bench measures has its row, in the same order; only peers may be missing."""
    text = BENCHMARKS.read_text(encoding="utf-8")
    rows = TIMED.findall(text)
    assert [name for name in rows if name not in PEERS] == [*LINES, CAT, BARE, RICH, LIBRARIES]
    assert f"each of {len(COMMON)} common worlds" in text


def test_the_table_of_systems_is_the_one_the_dry_run_prints() -> None:
    """Each system and each Python that is tried has its place, in the same order."""
    head, rule, *rows = table("" for _ in range(len(SYSTEMS) * len(PYTHONS)))
    text = WORKS_ON.read_text(encoding="utf-8")
    assert f"{head}\n{rule}\n" in text
    shown = text.partition(rule)[2].split("\n\n")[0].strip().splitlines()
    assert [row.split(" | ")[0] for row in rows] == [row.split(" | ")[0] for row in shown]
