"""Ctrl-C at any moment from the first line of the program on: 130, and not a word."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

CALL = re.compile(r"^(\w+)\(")
LISTENS = "rt_sigaction(SIGINT, {sa_handler="  # from here on Ctrl-C is the program's
_HEAD = 8  # signs of the answer before its clock, which goes on meanwhile
LINE = ("contacts",)  # asks the library of opening hours, which is not written in Python
DRAWN = "39"  # columns: narrower than every width that is prerendered


def traced(place: Path, home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the line under strace, with the same system calls every time."""
    program = [sys.executable, "-m", "socar_cli", *LINE]
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONHASHSEED": "0",
        "COLUMNS": DRAWN,
    }
    return subprocess.run(
        ["strace", *options, *program],
        cwd=place,
        env={**environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def calls(place: Path, home: Path) -> list[tuple[str, int]]:
    """Return every system call of the program as (name, ordinal), until it leaves."""
    for _ in range(2):  # the first run compiles
        assert traced(place, home, "-o", str(home / "log")).returncode == 0
    lines = (home / "log").read_text(encoding="utf-8", errors="replace").splitlines()
    seen: dict[str, int] = {}
    found: list[tuple[str, int]] = []
    for line in lines:
        if line.startswith(LISTENS):
            found = []
        if match := CALL.match(line):
            seen[match[1]] = seen.get(match[1], 0) + 1
            found.append((match[1], seen[match[1]]))
    return [call for call in found[1:] if call[0] != "exit_group"]


def interrupted(place: Path, home: Path, every: int) -> tuple[int, list[str]]:
    """Interrupt at one of so many calls; return how often, and what went wrong."""
    title = traced(place, home, "-o", os.devnull).stdout[:_HEAD]
    chosen = calls(place, home)[::every]

    def fault(call: tuple[str, int]) -> str | None:
        name, ordinal = call
        inject = f"inject={name}:signal=INT:when={ordinal}"
        done = traced(place, home, "-o", os.devnull, "-e", f"trace={name}", "-e", inject)
        right = (done.returncode, done.stderr) == (130, "") and done.stdout[:_HEAD] in {"", title}
        return None if right else f"{call} {done.returncode} {done.stderr}"

    with ThreadPoolExecutor(2) as pool:
        return len(chosen), [wrong for wrong in pool.map(fault, chosen) if wrong]


@pytest.mark.strace
@pytest.mark.usefixtures("_strace")
@pytest.mark.nightly
def test_interrupts_at_system_calls(wheel: Path, tmp_path: Path) -> None:
    """An interrupt at a system call of a reading command ends it with 130, silently."""
    every = 61
    count, wrong = interrupted(wheel, tmp_path, every)
    print(f"{count} interrupts")  # noqa: T201 - shown with -s
    assert wrong == []
    assert count * every > 1000
