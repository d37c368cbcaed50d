"""What a start does not need it does not load; no clock is asked."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sealed import SUNDAY_EVENING, run_sealed

NEVER = {
    *("importlib.metadata", "importlib.resources", "pydantic", "rich.markdown"),
    *("typer.rich_utils", "yaml", "zoneinfo"),
}
DEAR = {
    *("jinja2", "opening_hours", "platformdirs", "rich", "segno", "socar_cli.faces.json"),
    *("sqlite3", "typer"),
}
RECORD = {"platformdirs", "sqlite3"}
OTHERS = {  # the way of every line that is not prerendered
    "": {"typer", "rich"},
    "--version": {"typer"},
    "accident": {"typer", "rich"},
    "contacts": {"typer", "rich", "opening_hours"},
    "lost-item": {"typer", "rich"},
    "--help": {"typer", "rich"},
    "accident --plain": {"typer"},
    "breakdown battery": {"typer", "rich"},
    "card --html": {"typer", "jinja2", "segno"},
    "contacts --json": {"typer", "opening_hours", "socar_cli.faces.json"},
    "contacts --vcf": {"typer"},
    "contacts accident --qr": {"typer", "rich", "segno"},
    "contcts": {"typer"},
    "costs --lang en": {"typer", "rich"},
    "faq 견인": {"typer", "rich"},
    "knowledge schema": {"typer"},
    "lost-item --reservation R-1": {"typer", "rich", *RECORD},
    "search 긴급츨동": {"typer", "rich"},
}
TABS = {
    "socar con": {"typer"},
    "socar contacts acc": {"typer"},
    "socar breakdown fl": {"typer"},
    "socar lost-item --reservation R": {"typer", *RECORD},
}
PRERENDERED = ("", "--version", "accident", "accident --guide --lang en", "contacts", "분실물")
LIGHT = {"datetime", "enum", "json", "re", "rich", "socar_cli.cli.app", "typer", "typing"}
LEAVE = f"""
import os, sys, time
leave, time.time = os._exit, lambda: {SUNDAY_EVENING.timestamp()}
os._exit = lambda code: (sys.stderr.write("\\n".join(sys.modules)), sys.stderr.flush(), leave(code))
from socar_cli.__main__ import console
console()
"""
REPORT = """
import json, sys
from socar_cli.cli.app import main
main(sys.argv[1:])
names = [name for name, module in sys.modules.items() if module is not None]
sys.stderr.write("\\n" + json.dumps(names))
"""


def loaded(wheel: Path, home: Path, words: str = "", **environ: str) -> set[str]:
    """Return the dear modules that a line has loaded, and those that none may load."""
    environ |= {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(wheel)}
    result = subprocess.run(
        [sys.executable, "-c", REPORT, *words.split()],
        env=environ,
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(result.stderr.splitlines()[-1])) & (DEAR | NEVER)


def called(wheel: Path, home: Path, code: str, *words: str) -> list[str]:
    """Return how Python runs code where the program is installed, and in what world."""
    return [
        *("env", "-i", f"PATH={os.environ['PATH']}", f"HOME={home}", f"PYTHONPATH={wheel}"),
        *("PYTHONHASHSEED=0", sys.executable, "-c", code, *words),
    ]


@pytest.mark.parametrize("words", PRERENDERED)
def test_a_prerendered_line_loads_next_to_nothing(wheel: Path, tmp_path: Path, words: str) -> None:
    """It is shown without whatever could draw it, or read what it is drawn from."""
    line = called(wheel, tmp_path, LEAVE, *words.split())
    result = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True)
    modules = set(result.stderr.split())
    assert ("socar_cli.prerendered.lookup" in modules, modules & LIGHT) == (True, set())
    data = wheel / "socar_cli" / "data"
    assert result.stdout == run_sealed(*words.split(), data=data).out


@pytest.mark.nightly
@pytest.mark.skipif(shutil.which("valgrind") is None, reason="counts instructions with valgrind")
def test_a_prerendered_line_is_as_cheap_as_nothing(wheel: Path, tmp_path: Path) -> None:
    """It takes at most a tenth more instructions than an interpreter that does nothing."""

    def count(code: str, *words: str) -> int:
        line = called(wheel, tmp_path, code, *words)
        counter = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}"]
        place = line.index(sys.executable)
        counted = [*line[:place], *counter, *line[place:]]
        result = subprocess.run(counted, cwd=tmp_path, capture_output=True, text=True, check=True)
        return int(result.stderr.partition("Collected : ")[2].split()[0])

    call = "from socar_cli.__main__ import console; console()"
    assert count(call, "contacts") <= 1.1 * count("pass")


@pytest.mark.pinned_typer
@pytest.mark.parametrize("words", ["", "accident", "lost-item"])
@pytest.mark.nightly
def test_a_record_is_opened_where_there_is_one(wheel: Path, tmp_path: Path, words: str) -> None:
    """The lines that use the record load what reads it only where one lies."""
    trip = ("--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")
    assert run_sealed("reservation", "add", *trip, environ={"SOCAR_HOME": str(tmp_path)}).code == 0
    with_one = loaded(wheel, tmp_path, words, SOCAR_HOME=str(tmp_path))
    assert with_one == OTHERS[words] | {"sqlite3"}


@pytest.mark.pinned_typer
@pytest.mark.parametrize("words", OTHERS)
@pytest.mark.sampled(6)
def test_a_line_loads_what_it_uses(wheel: Path, tmp_path: Path, words: str) -> None:
    """Every other line loads, of what is dear, just what it is there for."""
    assert loaded(wheel, tmp_path, words) == OTHERS[words]


@pytest.mark.pinned_typer
@pytest.mark.parametrize("line", TABS)
def test_a_tab_loads_no_rich(wheel: Path, tmp_path: Path, line: str) -> None:
    """While somebody waits for a word to be completed, nothing is loaded to draw with."""
    # Zsh is offered a help beside each word, which Typer would draw with Rich.
    environ = {"_SOCAR_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line}
    assert loaded(wheel, tmp_path, **environ) == TABS[line]
