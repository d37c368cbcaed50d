"""Every test runs in a world of its own: no home, clock, language or network of the machine."""

import compileall
import fcntl
import gc
import itertools
import math
import os
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from socar_cli.knowledge import overlay
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.overlay import read_built_in
from socar_cli.knowledge.reader import Mapping
from tests.sealed import GOLDEN, SUNDAY_EVENING, Run, data_folder, run_sealed

ROOT = Path(__file__).parents[1]
SHIPPED = data_folder() / "knowledge.yaml"
MOST_CASES = 2  # of one test in every run

# Started in the background, a suite inherits signals that are ignored, and so does what it starts.
for _number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.SIG_DFL)

# The knowledge is many small objects that stay; to look through them for garbage takes a tenth of
# the suite. The program itself has no collector while it runs.
gc.set_threshold(100_000)

# The same examples in every run, and no clock: machines under load are slow, not wrong.
settings.register_profile("socar", deadline=None, derandomize=True)
settings.load_profile("socar")


@pytest.hookimpl(tryfirst=True)  # before the tests of the night are left out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave most cases of a test with many to the night.

    Of a test marked `sampled(every)` each such case stays, of one with golden files all, of others
    about `MOST_CASES`, spread evenly. `--thin` multiplies the distance.
    """
    # One worker builds the wheel and needs it, while the other one has other tests.
    items.sort(key=lambda item: "wheel" not in getattr(item, "fixturenames", ()))
    thin: int = config.getoption("--thin")
    cases = Counter(item.nodeid.partition("[")[0] for item in items)
    seen: Counter[str] = Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        every = math.ceil(cases[test] / MOST_CASES)
        if mark := item.get_closest_marker("sampled"):
            every = mark.args[0]
        elif "golden" in getattr(item, "fixturenames", ()):
            every = 1
        if seen[test] % (thin * every):
            item.add_marker("nightly")
        seen[test] += 1


@pytest.fixture
def run() -> Run:
    """Run one line in process with nothing of the machine in it."""
    return run_sealed


_homes = itertools.count()


@pytest.fixture(autouse=True)
def _seal(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take home, language, colours, width and network away from the test and its children."""
    home = tmp_path_factory.getbasetemp() / f"home{next(_homes)}"  # most tests make no folder
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TZ"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SOCAR_HOME"):
        monkeypatch.setenv(name, str(home))

    def refuse(*_args: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(overlay, "read_built_in", _read_shipped_once)


@cache
def _read_shipped() -> tuple[Mapping, Knowledge]:
    return read_built_in(str(SHIPPED))


def _read_shipped_once(path: str) -> tuple[Mapping, Knowledge]:
    """Read a built-in file; the shipped one once for all tests, as that takes half a second."""
    return _read_shipped() if Path(path) == SHIPPED else read_built_in(path)


@pytest.fixture(scope="session")
def _strace() -> None:
    """Skip where strace cannot work, unless the run says that it must."""
    works = (
        shutil.which("strace")
        and not subprocess.run(["strace", "-o", os.devnull, "true"], check=False).returncode
    )
    if not works and not os.environ.get("SOCAR_STRACE_REQUIRED"):
        pytest.skip("strace is not here or may not trace: apt-get install strace")
    assert works


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder with the program as an installer lays it out, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "wheel"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _build(folder)
    return folder / "site"


def _build(folder: Path) -> None:
    """Build the wheel of this checkout on the evening of the tests, and unpack it."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(int(SUNDAY_EVENING.timestamp()))}
    subprocess.run([*build, str(ROOT)], env=environ, check=True, capture_output=True)
    [built] = folder.iterdir()  # nothing that was made for it is left
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    compileall.compile_dir(folder / "site", quiet=1)  # as an installer does
    # It puts what knows the holidays beside the program as well.
    (folder / "site" / f"opening_hours_py-{version('opening-hours-py')}.dist-info").mkdir()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a person who has looked at the screens accept them, and a run have fewer cases."""
    parser.addoption("--accept-golden", action="store_true", help="write the golden files anew")
    parser.addoption(
        "--thin", type=int, default=1, metavar="N", help="run every Nth case of each test"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Tell whether what is printed now is accepted as what should be printed."""
    return bool(request.config.getoption("--accept-golden"))


@pytest.fixture
def golden(accept: bool) -> Callable[[str, str], None]:  # noqa: FBT001 - a fixture
    """Compare a whole screen with the file that somebody looked at and accepted."""

    def compare(name: str, screen: str) -> None:
        path = GOLDEN / name
        if accept:
            path.parent.mkdir(exist_ok=True)
            path.write_text(screen, encoding="utf-8")
        assert screen == path.read_text(encoding="utf-8")

    return compare
