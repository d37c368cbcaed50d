"""What a wheel brings along for shells and `man`, tried with the real programs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from socar_cli.cli.commands import ENTRIES
from socar_cli.cli.completion import SHELLS
from socar_cli.language import Language
from socar_cli.prerendered.shell_files import data_files, man_page
from tests.cli.test_completion import needs, world, zsh_completes
from tests.sealed import Outcome, built_in_knowledge, run_sealed

__all__ = ["world"]  # a fixture
MAN_PAGES = ("share/man/man1/socar.1", "share/man/ko/man1/socar.1")
SCRIPTS = {
    "bash": "share/bash-completion/completions/socar",
    "zsh": "share/zsh/site-functions/_socar",
    "fish": "share/fish/vendor_completions.d/socar.fish",
    "powershell": "share/powershell/completions/socar.ps1",
}
KNOWN = "bash, zsh, fish, powershell"


@pytest.fixture(scope="session")
def prefix(wheel: Path) -> Path:
    """Return the folder whose content an installer puts beside `bin`."""
    [folder] = wheel.glob("socar-*.data/data")
    return folder


def test_a_wheel_has_these_files_and_no_others(prefix: Path) -> None:
    """Each is what is made of today's help, dated by the knowledge."""
    found = {
        str(path.relative_to(prefix)): path.read_text(encoding="utf-8")
        for path in prefix.rglob("*")
        if path.is_file()
    }
    assert found.keys() == {*MAN_PAGES, *SCRIPTS.values()}
    [day] = {text.split('"')[1] for name, text in found.items() if name in MAN_PAGES}
    assert found == data_files(day)


@pytest.mark.parametrize("language", Language)
def test_the_man_page_says_what_the_help_says(language: Language) -> None:
    """Every command is there, with each option and each line of its help."""
    page = man_page(language, str(built_in_knowledge().updated)).replace("\\-", "-")
    words = page.replace("\n", " ")
    for name in ENTRIES:
        told = run_sealed("help", name, "--plain", "--lang", str(language)).out
        for line in filter(None, told.splitlines()):
            heading = re.fullmatch(r"\[(.*)\]", line)
            if heading is None or heading[1].startswith("socar"):
                said = heading[1] if heading else line.removeprefix("- ")
                assert all(part in words for part in said.split(": ", 1)), line


@needs("mandoc")
@pytest.mark.parametrize("name", MAN_PAGES)
def test_the_man_page_is_well_formed(prefix: Path, name: str) -> None:
    """Nothing to complain of for `mandoc -Tlint`."""
    told = subprocess.run(
        ["mandoc", "-Tlint", prefix / name], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


@needs("zsh")
@pytest.mark.nightly
def test_zsh_answers_the_first_tab(world: dict[str, str], prefix: Path) -> None:
    """A new zsh that finds the file on its path completes at once, and at the second TAB."""
    folder = (prefix / SCRIPTS["zsh"]).parent
    zsh_completes(world, f"fpath=({folder} $fpath); autoload -U compinit; compinit -u -D")


@needs("fish")
def test_fish_reads_the_file(world: dict[str, str], prefix: Path) -> None:
    """Fish completes with nothing but the file."""
    asked = f"source {prefix / SCRIPTS['fish']}; complete -C 'socar cost'"
    told = subprocess.run(
        ["fish", "--no-config", "-c", asked], env=world, capture_output=True, text=True, check=True
    )
    assert told.stdout == "costs\tWhat an accident costs me\n"


@pytest.mark.parametrize("shell", [*SHELLS, "pwsh"])
def test_the_script_is_shown_for_the_shell_that_is_named(shell: str) -> None:
    """`--show-completion zsh` prints the script of that shell, whatever runs the program."""
    shown = run_sealed("--show-completion", shell)
    script = data_files("2026-11-22")[SCRIPTS[shell.replace("pwsh", "powershell")]]
    assert (shown.code, shown.err) == (0, "")
    assert script.startswith(shown.out)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("--show-completion tcsh", f"--show-completion 'tcsh': give one of {KNOWN}"),
        ("--install-completion tcsh", f"--install-completion 'tcsh': give one of {KNOWN}"),
        ("--show-completion", f"--show-completion needs a value: {KNOWN} (help: socar --help)"),
    ],
)
def test_where_there_is_no_script_it_says_so(
    monkeypatch: pytest.MonkeyPatch, line: str, complaint: str
) -> None:
    """A shell without a script, and one that cannot be told, end in one line and exit code 2."""
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    told = run_sealed(*line.split(), "--lang", "en")
    assert told == Outcome(2, "", f"socar: {complaint}\n")


@needs("fish")
def test_installing_says_where(world: dict[str, str], tmp_path: Path) -> None:
    """The script is put where fish reads it; the sentence is in the user's language."""
    socar = shutil.which("socar", path=world["PATH"])
    assert socar
    told = subprocess.run(
        [socar, "--lang", "ko", "--install-completion", "fish"],
        env={**world, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    path = tmp_path / ".config/fish/completions/socar.fish"
    assert told.stdout == (f"fish 자동 완성을 설치했습니다: {path}. 새로 여는 터미널부터 됩니다.\n")
    assert path.read_text(encoding="utf-8") == data_files("2026-11-22")[SCRIPTS["fish"]]
