"""The console script: how a call leaves."""

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

import socar_cli
from tests.sealed import run_sealed

LEAVE = """
import atexit, sys
atexit.register(print, "tidied up")
{before}
sys.argv[1:] = ["--version"]
from socar_cli.__main__ import console
console()
"""


@pytest.mark.parametrize(
    ("before", "tidied"),
    [
        ("", []),
        *(
            pytest.param(watch, ["tidied up"], marks=pytest.mark.nightly)
            for watch in (
                *("sys.settrace(lambda *_: None)", "sys.setprofile(lambda *_: None)"),
                "import coverage",  # it watches through sys.monitoring as well
            )
        ),
    ],
)
def test_only_a_watched_call_leaves_as_python_does(
    tmp_path: Path, before: str, tidied: list[str]
) -> None:
    """Under coverage, a profiler or a debugger, what is left to do is done; else it is quicker."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    environ["PYTHONPATH"] = str(Path(socar_cli.__file__).parents[1])
    line = [sys.executable, "-c", LEAVE.format(before=before)]
    done = subprocess.run(line, env=environ, capture_output=True, text=True, check=False)
    shown = [*run_sealed("--version").out.splitlines(), *tidied]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, shown, "")


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
