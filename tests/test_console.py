"""The console script: how a call leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import socar_cli

LEAVE = """
import atexit, sys, threading
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


def test_a_call_leaves_at_once(tmp_path: Path) -> None:
    """With nothing to tidy up, Python's own way out is not taken."""
    assert _left("", tmp_path) == (0, [f"socar {socar_cli.__version__}"], "")


@pytest.mark.parametrize(
    "before",
    [
        "sys.settrace(lambda *_: None)",
        "sys.setprofile(lambda *_: None)",
        "threading.Thread(target=threading.main_thread().join).start()",
        pytest.param(
            "sys.monitoring.use_tool_id(sys.monitoring.COVERAGE_ID, 'coverage')",
            marks=pytest.mark.skipif(sys.version_info < (3, 12), reason="new in Python 3.12"),
        ),
    ],
)
def test_a_watched_call_leaves_as_python_does(tmp_path: Path, before: str) -> None:
    """Under coverage, a debugger or with a thread alive, what is left to do is done."""
    expected = (0, [f"socar {socar_cli.__version__}", "tidied up"], "")
    assert _left(before, tmp_path) == expected
