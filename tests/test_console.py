"""The console script: how a call leaves."""

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

import socar_cli
from socar_cli import __main__
from socar_cli.errors import ExitCode
from tests.sealed import run_sealed

LEAVE = """
import atexit, sys
atexit.register(print, "tidied up")
{before}
sys.argv[1:] = ["--version"]
from socar_cli.__main__ import console
console()
"""


def _left(before: str, home: Path) -> tuple[int, list[str], str]:
    """Return the exit code and the output of a call that ends after `before`."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(home)}
    environ["PYTHONPATH"] = str(Path(socar_cli.__file__).parents[1])
    result = subprocess.run(
        [sys.executable, "-c", LEAVE.format(before=before)],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout.splitlines(), result.stderr


@pytest.mark.nightly
def test_a_packed_program_says_so(tmp_path: Path) -> None:
    """From a zipapp a line that needs the facts is 74 with one honest sentence; help is shown."""
    source = tmp_path / "source"
    package = Path(socar_cli.__file__).parent
    shutil.copytree(package, source / "socar_cli", ignore=shutil.ignore_patterns("__pycache__"))
    archive = tmp_path / "socar.pyz"
    zipapp.create_archive(source, archive, main="socar_cli.__main__:console")
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "en"}

    def run(*words: str) -> tuple[int, str, str]:
        line = [sys.executable, str(archive), *words]
        done = subprocess.run(line, env=environ, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    complaint = (
        f"socar: {archive}: the facts cannot be read inside an archive (install it with pip)\n"
    )
    own = tmp_path / "own.yaml"
    own.write_text("home: []\n", encoding="utf-8")
    check = ("knowledge", "check")
    for words in ((), ("accident", "--guide"), (*check, str(own))):
        assert run(*words) == (74, "", complaint)
    code, out, err = run("--help")
    assert (code, "contacts" in out, err) == (0, True, "")


def test_a_call_leaves_at_once(tmp_path: Path) -> None:
    """With nothing to tidy up, Python's own way out is not taken."""
    assert _left("", tmp_path) == (0, run_sealed("--version").out.splitlines(), "")


@pytest.mark.parametrize(
    "before",
    [
        "sys.settrace(lambda *_: None)",
        "sys.setprofile(lambda *_: None)",
        "import coverage",  # it watches through sys.monitoring as well
    ],
)
@pytest.mark.nightly
def test_a_watched_call_leaves_as_python_does(tmp_path: Path, before: str) -> None:
    """Under coverage, a profiler or a debugger, what is left to do is done."""
    expected = (0, [*run_sealed("--version").out.splitlines(), "tidied up"], "")
    assert _left(before, tmp_path) == expected


def test_the_codes_are_those_of_the_table() -> None:
    """The numbers that are known before anything is imported are those that help shows."""
    assert __main__._INTERRUPTED == ExitCode.INTERRUPTED  # noqa: SLF001 - nobody else needs it
    assert __main__._READER_GONE == ExitCode.READER_GONE  # noqa: SLF001 - the same
