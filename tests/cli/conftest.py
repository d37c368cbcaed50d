"""The example record and the screens that rest on it."""

import shutil
from pathlib import Path

import pytest

from tests.screens import RECORDED_SCREENS
from tests.sealed import Outcome, Run, data_folder, run_sealed


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record of the example file."""
    home = tmp_path_factory.mktemp("example") / "home"
    file = data_folder() / "reservations.example.csv"
    environ = {"SOCAR_HOME": str(home)}
    assert run_sealed("reservation", "import", str(file), environ=environ).code == 0
    return home


@pytest.fixture
def show(tmp_path: Path, example: Path) -> Run:
    """Show a screen on a fresh copy of the example record."""

    def run(name: str, *options: str, columns: int = 80) -> Outcome:
        home = tmp_path / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(example, home)
        environ = {"SOCAR_HOME": str(home), "COLUMNS": str(columns)}
        return run_sealed(*RECORDED_SCREENS[name], *options, environ=environ)

    return run
