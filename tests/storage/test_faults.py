"""What is acknowledged is never lost: faults at system calls, kills, crowds, full disks."""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from socar_cli.paths import RECORD
from socar_cli.storage.records import Records
from tests.storage.adding import SHOWN, add_all, entry

ADDING = (sys.executable, "-m", "tests.storage.adding")
ROOT = Path(__file__).parents[2]
ERRORS = ("error=ENOSPC", "error=EIO")
# The calls that touch files; memory and process calls fail in other ways.
FILES = re.compile(
    r"(?:openat|newfstatat|fstat|lstat|stat|access|mkdir|link|unlink|rename|fchown|fchmod|fcntl|"
    r"pread64|pwrite64|read|write|lseek|fdatasync|fsync|ftruncate|close)"
)
# Those that leave something else behind, on the disk or on stdout: a kill at any other call leaves
# what a kill at the next one of these leaves.
CHANGES = re.compile(
    r"openat|mkdir|link|unlink|rename|fchown|fchmod|pwrite64|write|fdatasync|fsync|ftruncate"
)
CALL = re.compile(r"^(\w+)\((.*)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at the call that is the `ordinal`-th of its name."""

    call: str
    ordinal: int
    kind: str


def environ() -> dict[str, str]:
    """Return an environment in which two runs make the same system calls."""
    return {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}


def traced(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Add one reservation under strace."""
    return subprocess.run(
        ["strace", *options, *ADDING, str(folder), "1"],
        cwd=ROOT,
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
    )


def faults(home: Path, log: Path) -> list[Fault]:
    """Return a kill or an error, or both, for each call from the first touch of the record on."""
    copy = home.with_name("pilot")
    if home.exists():
        shutil.copytree(home, copy)
    assert traced(copy, "-o", str(log)).returncode == 0
    seen: dict[str, int] = {}
    found: list[Fault] = []
    touched = False
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := CALL.match(line):
            call, rest = match.groups()
            seen[call] = seen.get(call, 0) + 1
            touched = touched or str(copy) in rest
            if touched and FILES.fullmatch(call):
                found.append(Fault(call, seen[call], ERRORS[seen[call] % len(ERRORS)]))
                if CHANGES.fullmatch(call):
                    found.append(Fault(call, seen[call], "signal=KILL"))
    shutil.rmtree(copy)
    return found


def survives(home: Path, copy: Path, fault: Fault) -> str | None:
    """Return what was lost when the fault struck, None when nothing was."""
    if home.exists():
        shutil.copytree(home, copy)
    before = Records(copy).reservations()
    expression = f"inject={fault.call}:{fault.kind}:when={fault.ordinal}"
    # With a filter strace stops at this call alone; no signal of its own gets through that.
    quick = () if "signal" in fault.kind else ("-f", "--seccomp-bpf")
    only = (*quick, "-e", f"trace={fault.call}")
    result = traced(copy, "-o", "/dev/null", *only, "-e", expression)
    after = Records(copy).reservations()
    acknowledged = result.stdout.split()
    faultless = [
        set(before) <= set(after),
        set(acknowledged) <= {entry.id for entry in after},
        len(after) <= len(before) + 1,
        "Traceback" not in result.stderr,
        "KILL" in fault.kind or len(after) > len(before) or SHOWN in result.stderr,
        "KILL" in fault.kind or result.returncode in {0, 74, 75},
        one_more(copy) == len(after) + 1,
    ]
    shutil.rmtree(copy)
    return None if all(faultless) else f"{fault} {faultless} {result}"


def one_more(folder: Path) -> int:
    """Add one more, and return how many there are then."""
    records = Records(folder)
    records.add(entry())
    return len(records.reservations())


@pytest.mark.nightly
@pytest.mark.strace
@pytest.mark.usefixtures("_strace")
def test_faults_at_system_calls(tmp_path: Path) -> None:
    """Kill, full disk and broken disk at the calls of a first and of a later add lose nothing."""
    new, old = tmp_path / "new", tmp_path / "old"
    assert add_all(old, 2) == 0
    cases = [(home, fault) for home in (new, old) for fault in faults(home, tmp_path / "log")]
    copies = (tmp_path / f"case{number}" for number in range(len(cases)))
    with ThreadPoolExecutor(2) as pool:
        lost = [*pool.map(lambda case, copy: survives(case[0], copy, case[1]), cases, copies)]
    assert [loss for loss in lost if loss] == []
    assert len(lost) > 250


def killed(work: Callable[[], object], moment: float) -> list[str]:
    """Kill a process that works so many seconds after its first line; return its lines."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        work()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        first = pipe.readline()  # it has begun
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line.strip() for line in (first, *pipe) if line.endswith("\n")]


@pytest.mark.parametrize("times", [10, pytest.param(50, marks=pytest.mark.nightly)])
def test_random_kills(tmp_path: Path, times: int) -> None:
    """Kills at random moments lose nothing that was acknowledged."""
    chance = random.Random(times)  # noqa: S311 - not for secrets
    acknowledged: set[str] = set()
    for _ in range(times):
        lines = killed(lambda: add_all(tmp_path, 10**6), chance.uniform(0, 0.008))
        assert lines
        acknowledged |= {*lines}
        recorded = {entry.id for entry in Records(tmp_path).reservations()}
        assert acknowledged <= recorded
        if len(recorded) > 150:  # keep the file small: the fault matters, not the size
            (tmp_path / RECORD).unlink()
            acknowledged = set()


BATCH = 25  # reservations of a file


def import_all(folder: Path, files: list[Path]) -> None:
    """Import so many files, and write the number of each when it is stored."""
    for number, path in enumerate(files):
        Records(folder).import_file(path)
        os.write(1, f"{number}\n".encode())


@pytest.mark.nightly
def test_random_kills_while_importing(tmp_path: Path) -> None:
    """Kills at random moments leave each import whole or not at all."""
    files = [tmp_path / f"{number}.csv" for number in range(8)]
    for number, path in enumerate(files):
        rows = (f"B-{number}-{row},2026-11-22 12:00,2026-11-22 13:00\n" for row in range(BATCH))
        path.write_text("id,start,end\n" + "".join(rows), encoding="utf-8")
    chance, home = random.Random(7), tmp_path / "home"  # noqa: S311 - not for secrets
    for _ in range(40):
        shutil.rmtree(home, ignore_errors=True)
        lines = killed(lambda: import_all(home, files), chance.uniform(0, 0.03))
        recorded = [entry.id.split("-")[1] for entry in Records(home).reservations()]
        assert {recorded.count(number) for number in recorded} == {BATCH}
        assert {*lines} <= {*recorded}


@pytest.mark.nightly
def test_a_kill_in_a_large_first_import(tmp_path: Path) -> None:
    """A first import of more than SQLite's cache, killed half way, leaves a sound record."""
    home, rows = tmp_path / "home", 3000
    path = tmp_path / "large.csv"
    row = f"2026-11-22 12:00,2026-11-22 13:00,{'x' * 1500}\n"
    path.write_text("start,end,note\n" + rows * row, encoding="utf-8")
    child = os.fork()
    if child == 0:
        import_all(home, [path])
        os._exit(0)
    while not ((home / RECORD).exists() and (home / RECORD).stat().st_size > 500_000):
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert len(Records(home).reservations()) in {0, rows}
    assert one_more(home) in {1, rows + 1}


@pytest.mark.nightly
def test_a_crowd(tmp_path: Path) -> None:
    """Of processes that add at once nothing is lost: an entry is stored, or is 75 and in full."""
    adds = 60
    running = [
        subprocess.Popen(
            [*ADDING, str(tmp_path), str(adds)],
            cwd=ROOT,
            env=environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(8)
    ]
    outcomes = [(*process.communicate(), process.returncode) for process in running]
    acknowledged = [line for out, _, _ in outcomes for line in out.split()]
    recorded = {entry.id for entry in Records(tmp_path).reservations()}
    assert (len(acknowledged), set(acknowledged)) == (len(recorded), recorded)
    for out, err, code in outcomes:
        if code == 75:
            assert ("in use by another program" in err, SHOWN in err) == (True, True)
        else:
            assert (code, err, len(out.split())) == (0, "", adds)
    assert len(acknowledged) >= adds


def without_room(room: int, *line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of Python that may write no file larger than so many bytes."""
    return subprocess.run(
        [sys.executable, *line],
        cwd=ROOT,
        env={**environ(), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )


@pytest.mark.parametrize("room", [0, 1, 8192, 16384, 16385, 20000])
@pytest.mark.sampled(2)
def test_no_room_for_a_larger_file(tmp_path: Path, room: int) -> None:
    """Where no file may grow, old entries stay, and the new one is stored or shown in full."""
    add_all(tmp_path, 1)
    before = Records(tmp_path).reservations()
    result = without_room(room, *ADDING[1:], str(tmp_path), "40")
    after = Records(tmp_path).reservations()
    assert set(before) <= set(after)
    assert {*result.stdout.split()} <= {entry.id for entry in after}
    assert result.returncode == 74
    assert SHOWN in result.stderr


def test_a_folder_nobody_may_write(tmp_path: Path) -> None:
    """A record in a folder without room for a journal is read.

    Root may write everywhere, so a limit of no bytes stands for the read-only folder.
    """
    add_all(tmp_path, 2)
    script = (
        "import sys; from pathlib import Path; from socar_cli.storage.records import Records;"
        "print(len(Records(Path(sys.argv[1])).reservations()))"
    )
    result = without_room(0, "-c", script, str(tmp_path))
    assert (result.stdout, result.stderr) == ("2\n", "")
