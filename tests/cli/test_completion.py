"""One TAB, in the real shells."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from socar_cli.domain.reservation import Reservation
from socar_cli.storage.records import Records
from tests.sealed import SUNDAY_EVENING

PATIENCE = 60  # seconds of silence after which nothing will come, even on a busy machine
BASH = """
source "$HOME/complete.bash"
read -ra COMP_WORDS <<< "$1"
[[ $1 == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_socar_completion socar
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = """
_SOCAR_COMPLETE=source_fish socar | source
complete -C "$argv[1]"
"""


def needs(shell: str) -> pytest.MarkDecorator:
    """Skip a test where the system has no such shell."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"no {shell} on this machine")


@pytest.fixture(scope="module")
def world(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which `socar` is installed, and one reservation is recorded."""
    home = tmp_path_factory.mktemp("world")
    program = home / "bin" / "socar"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m socar_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environ = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(wheel),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "SOCAR_LANG": "en",
        "TERM": "dumb",
    }
    added = ("socar", "reservation", "add", "--id", "R-1", "--start", "9:00", "--end", "10:00")
    subprocess.run((*added, "--car", "65호4801"), env=environ, check=True, capture_output=True)
    with (home / "complete.bash").open("wb") as script:  # what bash is told once, at its start
        asked = {**environ, "_SOCAR_COMPLETE": "source_bash"}
        subprocess.run(["socar"], env=asked, check=True, stdout=script)
    return environ


def _ask(world: Mapping[str, str], *command: str) -> list[str]:
    """Return what a shell offers; a TAB never says anything on stderr."""
    done = subprocess.run(command, env=world, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def _in_bash(world: Mapping[str, str], line: str) -> list[str]:
    return _ask(world, "bash", "--norc", "-c", BASH, "bash", line)


def _in_fish(world: Mapping[str, str], line: str) -> list[str]:
    return _ask(world, "fish", "--no-config", "-c", FISH, line)


@needs("bash")
@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("socar contacts qqq", [""]),
        ("socar --lang ko accident --where 고속국", ["고속국도"]),
        ("socar costs --reservation ", ["R-1"]),
        ("socar co", ["contacts", "costs"]),
        ("socar accident --other pa", ["parked-car", "pallet"]),
        ("socar help e", ["exit-codes", "environment"]),
    ],
)
def test_bash(world: dict[str, str], line: str, offers: list[str]) -> None:
    """Bash offers exactly these words."""
    assert _in_bash(world, line) == offers


@needs("fish")
@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("socar reservation show ", [r"R-1\t\d\d-\d\d 09:00 - 10:00 65호4801"]),
        ("socar --lang ko con", ["contacts\t전화번호와 지금 열렸는지"]),
        (
            "socar reservation r",
            ["remove\tRemove a reservation", "returned\tRecord that the car was returned"],
        ),
        ("socar breakdown batt", ["battery\tflat battery"]),
        ("socar contacts --op", ["--open\tLeave out who is closed"]),
    ],
)
def test_fish(world: dict[str, str], line: str, offers: list[str]) -> None:
    """Fish offers these words, described in the language of the line."""
    assert re.fullmatch("\n".join(offers), "\n".join(_in_fish(world, line)))


@needs("bash")
@pytest.mark.nightly
def test_a_broken_record_offers_nothing(world: dict[str, str], tmp_path: Path) -> None:
    """A record that cannot be read and a broken own file take nothing but their own words."""
    broken = {**world, "SOCAR_HOME": "/dev/null", "SOCAR_KNOWLEDGE": str(tmp_path / "none.yaml")}
    assert _in_bash(broken, "socar reservation show ") == [""]
    assert _in_bash(broken, "socar contacts pol") == ["police"]


SIGNS = (
    *("`touch pwned`", "$(touch pwned)", ";touch pwned;", "\\`touch pwned\\`"),
    *("'", '"', "a b", "|"),
)


@pytest.fixture(scope="module")
def hostile(world: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the same with a record and a file of one's own that hold signs of shells."""
    home = tmp_path_factory.mktemp("hostile")
    start, end = SUNDAY_EVENING, SUNDAY_EVENING + timedelta(hours=1)
    records = Records(home / "record")  # as an earlier version may have imported them
    for number, sign in enumerate(SIGNS):
        for name in (f"R-{number}", f"x{sign}"):
            car = f"{name} {number}{sign}"
            records.add(Reservation(id=name, start=start, end=end, car=car))
    own = home / "own.yaml"
    contacts = {
        f"desk-{number}": {"name": sign, "phone": "02-123-4567", "aliases": [f"x{sign}"]}
        for number, sign in enumerate(SIGNS)
    }
    own.write_text(json.dumps({"contacts": contacts}), encoding="utf-8")
    return {**world, "SOCAR_HOME": str(home / "record"), "SOCAR_KNOWLEDGE": str(own)}


LINES = ("socar reservation show ", "socar reservation show x", "socar contacts x")


@needs("bash")
@pytest.mark.parametrize("line", LINES)
@pytest.mark.sampled(3)
def test_no_offer_holds_a_sign_of_a_shell(
    hostile: dict[str, str], tmp_path: Path, line: str
) -> None:
    """What is offered reads as one plain word in each shell; the rest is not offered."""
    offers = _in_bash(hostile, line)
    if shutil.which("fish"):
        offers += [offer.partition("\t")[0] for offer in _in_fish(hostile, line)]
    assert [offer for offer in filter(None, offers) if not re.fullmatch(r"[\w.-]+", offer)] == []
    for shell in ("zsh", "fish"):
        asked = {**hostile, "_SOCAR_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
        asked["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"
        asked["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = line.rsplit(" ", maxsplit=1)[-1]
        done = subprocess.run(["socar"], env=asked, check=True, capture_output=True, text=True)
        assert re.findall(r"[`$|;]", done.stdout) == []
        if shell == "zsh" and shutil.which("zsh"):
            script = f"_arguments() {{ : }}; _files() {{ : }}; {done.stdout}"
            subprocess.run(["zsh", "-f", "-c", script], cwd=tmp_path, check=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "asked",
    [
        *({"_SOCAR_COMPLETE": name} for name in ("", "complete", "a_b_c", "source_tcsh")),
        *({"_SOCAR_COMPLETE": f"complete_{name}"} for name in ("bash", "zsh", "fish")),
        *(
            {"_SOCAR_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": number}
            for words, number in (
                *(("socar", "-1"), ("socar", "²"), ("socar", "9" * 5000)),
                *(("socar '", "1"), ("\udcff \x1b", "1")),
            )
        ),
        {"_SOCAR_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "socar 'x"},
    ],
    ids=repr,
)
@pytest.mark.nightly
def test_a_completion_that_asks_nonsense(world: dict[str, str], asked: dict[str, str]) -> None:
    """Whatever a shell asks, nothing is said on stderr and nothing hangs."""
    done = subprocess.run(
        [sys.executable, "-m", "socar_cli"],
        env={**world, **asked},
        check=False,
        capture_output=True,
        timeout=PATIENCE,
    )
    assert (done.stderr, done.returncode in {0, 1}) == (b"", True)


def zsh_completes(world: Mapping[str, str], start: str) -> None:
    """Check that after `start` Zsh completes a name, and lists sub-commands with their help."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe("zsh", ["zsh", "-f", "-i"], world)  # noqa: S606 - a shell for a person
    try:
        type_and_wait(terminal, f"PS1=''; {start}; echo rea''dy\n", "ready")
        type_and_wait(terminal, "socar contacts pol\t\n", "dispute")
        type_and_wait(terminal, "socar reservation re\t", "Record that the car was returned")
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)


def type_and_wait(terminal: int, keys: str, awaited: str) -> None:
    """Type `keys` and read until the terminal shows what is `awaited`."""
    os.write(terminal, keys.encode())
    seen = ""
    while awaited not in seen:
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"{keys!r} showed {seen!r}"
        seen += os.read(terminal, 65536).decode(errors="replace")


@needs("bash")
@pytest.mark.pinned_typer
def test_the_script_is_printed_for_the_shell_at_hand(world: dict[str, str]) -> None:
    """--show-completion prints what the shell that runs it needs, and exits with 0."""
    script = _ask(world, "bash", "--norc", "-c", "socar --show-completion; echo $?")
    assert script[-1] == "0"
    assert "complete -o default -F _socar_completion socar" in script
