"""The example record and the screens that rest on it, and the program as a wheel lays it out."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import socar_cli
from socar_cli.folders import data_folder
from socar_cli.knowledge.compile import compiled_copy
from socar_cli.knowledge.compiled import NAME
from socar_cli.paths import KNOWLEDGE
from tests.screens import RECORDED_SCREENS
from tests.sealed import Outcome, run_sealed


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record of the example file."""
    home = tmp_path_factory.mktemp("example") / "home"
    file = data_folder() / "reservations.example.csv"
    environ = {"SOCAR_HOME": str(home)}
    assert run_sealed("reservation", "import", str(file), environ=environ).code == 0
    return home


@pytest.fixture
def show(tmp_path: Path, example: Path) -> Callable[..., Outcome]:
    """Show a screen on a fresh copy of the example record."""

    def run(name: str, *options: str, columns: int = 80) -> Outcome:
        home = tmp_path / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(example, home)
        environ = {"SOCAR_HOME": str(home), "COLUMNS": str(columns)}
        return run_sealed(*RECORDED_SCREENS[name][0], *options, environ=environ)

    return run


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the program as a wheel lays it out, the compiled knowledge included."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(Path(socar_cli.__file__).parent, folder / "socar_cli")
    data = folder / "socar_cli" / "data"
    shutil.copytree(data_folder(), data, dirs_exist_ok=True)
    (data / NAME).write_bytes(compiled_copy(data / KNOWLEDGE))
    return folder
