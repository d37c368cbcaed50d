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
    "importlib.metadata",
    "importlib.resources",
    "pydantic",
    "rich.markdown",
    "typer.rich_utils",
    "yaml",
    "zoneinfo",
}
DEAR = {
    "jinja2",
    "opening_hours",
    "platformdirs",
    "rich",
    "rich.table",
    "segno",
    "sqlite3",
    "typer",
}
FRONT_DOOR = {
    "": {"rich"},
    "--version": set[str](),
    "accident": {"rich"},
    "accident --guide": {"rich"},
    "contacts": {"rich", "opening_hours"},
    "costs": {"rich"},
    "lost-item": {"rich"},
}
RECORD = {"platformdirs", "sqlite3"}
OTHERS = {
    "--help": {"typer", "rich"},
    "accident --plain": {"typer"},
    "accident --where parking --other object": {"typer", "rich"},
    "breakdown battery": {"typer", "rich"},
    "card": {"typer", "rich"},
    "card --html": {"typer", "jinja2", "segno"},
    "contacts --html": {"typer", "jinja2", "opening_hours"},
    "contacts --json": {"typer", "opening_hours"},
    "contacts --vcf": {"typer"},
    "contacts accident": {"typer", "rich", "opening_hours"},
    "contacts accident --qr": {"typer", "rich", "segno"},
    "contcts": {"typer"},
    "costs --lang en": {"typer", "rich"},
    "faq 견인": {"typer", "rich"},
    "help environment": {"typer", "rich"},
    "knowledge schema": {"typer"},
    "knowledge sources": {"typer", "rich", "platformdirs"},
    "lost-item --ended 14:00": {"typer", "rich"},
    "lost-item --reservation R-1": {"typer", "rich", *RECORD},
    "reservation": {"typer", "rich", *RECORD},
    "search 펑크": {"typer", "rich"},
    "search 긴급츨동": {"typer", "rich"},
}
TABS = {
    "socar con": {"typer"},
    "socar contacts acc": {"typer"},
    "socar breakdown fl": {"typer"},
    "socar lost-item --reservation R": {"typer", *RECORD},
}
REPORT = """
import json, sys
from socar_cli.cli.main import main
main(sys.argv[1:])
names = [name for name, module in sys.modules.items() if module is not None]
sys.stderr.write("\\n" + json.dumps(names))
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


@pytest.mark.parametrize("words", FRONT_DOOR)
def test_the_front_door_does_without_typer(wheel: Path, tmp_path: Path, words: str) -> None:
    """The lines people type in need load Rich and what they show, and no Typer."""
    assert loaded(wheel, tmp_path, words) == FRONT_DOOR[words]


@pytest.mark.parametrize("words", ["", "accident", "lost-item"])
def test_a_record_is_opened_where_there_is_one(wheel: Path, tmp_path: Path, words: str) -> None:
    """The lines that use the record load what reads it only where one lies."""
    trip = ("--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")
    assert run_sealed("reservation", "add", *trip, environ={"SOCAR_HOME": str(tmp_path)}).code == 0
    with_one = loaded(wheel, tmp_path, words, SOCAR_HOME=str(tmp_path))
    assert with_one == FRONT_DOOR[words] | RECORD


@pytest.mark.pinned_typer
@pytest.mark.parametrize("words", OTHERS)
def test_a_line_loads_what_it_uses(wheel: Path, tmp_path: Path, words: str) -> None:
    """Every other line loads, of what is dear, just what it is there for."""
    assert loaded(wheel, tmp_path, words) == OTHERS[words]


@pytest.mark.pinned_typer
@pytest.mark.parametrize("line", TABS)
def test_a_tab_loads_no_rich(wheel: Path, tmp_path: Path, line: str) -> None:
    """While somebody waits for a word to be completed, nothing is loaded to draw with."""
    place = str(len(line.split()) - 1)
    environ = {"_SOCAR_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": place}
    assert loaded(wheel, tmp_path, **environ) == TABS[line]


@pytest.mark.parametrize("line", FRONT_DOOR)
@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("color", ["", "1"])
def test_the_front_door_shows_what_typer_would(line: str, lang: Language, color: str) -> None:
    """Bytes and exit code of a front-door line equal those of Typer's way."""
    words, environ = line.split(), {"SOCAR_LANG": lang, "FORCE_COLOR": color}
    typers = run_with(lambda app: answer(app, lambda: run_line(words, app)), environ=environ)
    assert run_sealed(*words, environ=environ) == typers
