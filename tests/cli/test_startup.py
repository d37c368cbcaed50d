"""What a start does not need it does not load; no clock is asked."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from socar_cli.cli.app import run_line
from socar_cli.cli.main import answer
from socar_cli.language import Language
from tests.sealed import run_sealed, run_with

ROOT = Path(__file__).parents[2]
NEVER = {
    "pydantic",
    "yaml",
    "importlib.metadata",
    "importlib.resources",
    "zoneinfo",
    "typer.rich_utils",
    "rich.markdown",
    "sqlite3",
    "segno",
    "rapidfuzz",
}
FRONT_DOOR = [
    [],
    ["contacts"],
    ["accident"],
    ["accident", "--guide"],
    ["costs"],
    ["lost-item"],
    ["--version"],
]
READ_ONLY = [
    ["contacts", "accident"],
    ["faq", "경찰"],
    ["costs", "--lang", "en"],
    ["--help"],
]
REPORT = """
import json, sys
from socar_cli.cli.main import main
code = main(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps([code, sorted(sys.modules)]))
"""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this checkout and unpack it, as an installer does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def loaded(wheel: Path, home: Path, words: list[str]) -> tuple[int, set[str]]:
    """Return the exit code of a line and every module it has loaded."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(wheel)}
    result = subprocess.run(
        [sys.executable, "-c", REPORT, *words],
        env=environ,
        cwd=home,
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(result.stderr.splitlines()[-1])
    return code, set(modules)


@pytest.mark.pinned_typer
@pytest.mark.parametrize("words", [*FRONT_DOOR, *READ_ONLY], ids=" ".join)
def test_nothing_dear_is_loaded(wheel: Path, tmp_path: Path, words: list[str]) -> None:
    """A line that only reads loads neither YAML nor database nor a second kind of help."""
    _, modules = loaded(wheel, tmp_path, words)
    assert modules & NEVER == set()


@pytest.mark.parametrize("words", FRONT_DOOR, ids=" ".join)
def test_the_front_door_does_without_typer(wheel: Path, tmp_path: Path, words: list[str]) -> None:
    """The lines people type in need do not import Typer."""
    code, modules = loaded(wheel, tmp_path, words)
    assert (code, "typer" in modules) == (0, False)


@pytest.mark.parametrize("words", FRONT_DOOR, ids=" ".join)
@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("color", ["", "1"])
def test_the_front_door_shows_what_typer_would(
    words: list[str], lang: Language, color: str
) -> None:
    """Bytes and exit code of a front-door line equal those of Typer's way."""
    environ = {"SOCAR_LANG": lang, "FORCE_COLOR": color}
    typers = run_with(lambda app: answer(app, lambda: run_line(words, app)), environ=environ)
    assert run_sealed(*words, environ=environ) == typers
