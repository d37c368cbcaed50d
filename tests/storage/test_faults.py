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
KINDS = ("signal=KILL", "error=ENOSPC", "error=EIO")
# The calls that touch files; memory and process calls fail in other ways.
FILES = re.compile(
    r"(?:openat|newfstatat|fstat|lstat|stat|access|mkdir|link|unlink|rename|fchown|fchmod|fcntl|"
    r"pread64|pwrite64|read|write|lseek|fdatasync|fsync|ftruncate|close)"
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


def homes(folder: Path) -> tuple[Path, Path]:
    """Return a folder without a record, and one with two reservations."""
    new, old = folder / "new", folder / "old"
    assert add_all(old, 2) == 0
    return new, old


def faults(home: Path, log: Path) -> list[tuple[str, int]]:
    """Return every call from the first touch of the record folder on, as (name, ordinal)."""
    copy = home.with_name("pilot")
    if home.exists():
        shutil.copytree(home, copy)
    assert traced(copy, "-o", str(log)).returncode == 0
    seen: dict[str, int] = {}
    found, touched = [], False
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := CALL.match(line):
            call, rest = match.groups()
            seen[call] = seen.get(call, 0) + 1
            touched = touched or str(copy) in rest
            if touched and FILES.fullmatch(call):
                found.append((call, seen[call]))
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


def every_twelfth(faults: list[Fault]) -> list[Fault]:
    """Return every twelfth call once, with the kinds of fault in turn."""
    calls = range(0, len(faults) // len(KINDS), 12)
    return [faults[call * len(KINDS) + turn % len(KINDS)] for turn, call in enumerate(calls)]


def strike(folder: Path, chosen: Callable[[list[Fault]], list[Fault]]) -> tuple[int, list[str]]:
    """Let faults strike at the chosen calls of both homes; return how many, and what was lost."""
    cases = []
    for home in homes(folder):
        calls = faults(home, folder / "log")
        every = [Fault(call, ordinal, kind) for call, ordinal in calls for kind in KINDS]
        cases += [(home, fault) for fault in chosen(every)]
    with ThreadPoolExecutor(2) as pool:
        lost = pool.map(
            lambda case: survives(case[1][0], folder / f"case{case[0]}", case[1][1]),
            enumerate(cases),
        )
        return len(cases), [loss for loss in lost if loss]


@pytest.mark.strace
@pytest.mark.usefixtures("_strace")
@pytest.mark.nightly
def test_faults_at_system_calls(tmp_path: Path) -> None:
    """Kill, full disk and broken disk at every twelfth call, in turn, lose nothing."""
    count, lost = strike(tmp_path, every_twelfth)
    assert lost == []
    assert count > 12


@pytest.mark.nightly
@pytest.mark.strace
@pytest.mark.usefixtures("_strace")
def test_faults_at_all_system_calls(tmp_path: Path) -> None:
    """Kill, full disk and broken disk at every call of a first and of a later add lose nothing."""
    count, lost = strike(tmp_path, list)
    assert lost == []
    assert count > 250


def kill_at_random(folder: Path, times: int, seed: int) -> int:
    """Kill a process that adds, so many times; return how many it had acknowledged."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    acknowledged: set[str] = set()
    for _ in range(times):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(writing, 1)
            os._exit(add_all(folder, 10**6))
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as pipe:
            first = pipe.readline()  # it has begun
            time.sleep(chance.uniform(0, 0.008))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines = [first, *pipe]
        acknowledged |= {line.strip() for line in lines if line.endswith("\n")}
        recorded = {entry.id for entry in Records(folder).reservations()}
        assert acknowledged <= recorded
        if len(recorded) > 150:  # keep the file small: the fault matters, not the size
            (folder / RECORD).unlink()
            acknowledged = set()
    return times


def test_random_kills(tmp_path: Path) -> None:
    """Ten kills at random moments lose nothing that was acknowledged."""
    assert kill_at_random(tmp_path / "home", 10, seed=5) == 10


@pytest.mark.nightly
def test_many_random_kills(tmp_path: Path) -> None:
    """A hundred kills at random moments lose nothing that was acknowledged."""
    assert kill_at_random(tmp_path / "home", 100, seed=7) == 100


BATCH = 25  # reservations of a file


def batch(folder: Path, number: int) -> Path:
    """Write a file of reservations that belong together, and return its path."""
    rows = (f"B-{number}-{row},2026-11-22 12:00,2026-11-22 13:00\n" for row in range(BATCH))
    path = folder / f"{number}.csv"
    path.write_text("id,start,end\n" + "".join(rows), encoding="utf-8")
    return path


def import_all(folder: Path, files: list[Path]) -> None:
    """Import so many files, and write the number of each when it is stored."""
    for number, path in enumerate(files):
        Records(folder).import_file(path)
        os.write(1, f"{number}\n".encode())


def kill_importing(folder: Path, times: int, seed: int) -> int:
    """Kill a process that imports, so many times; an import is there whole or not at all."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    folder.mkdir()
    files = [batch(folder, number) for number in range(8)]
    for _ in range(times):
        home = folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.dup2(writing, 1)
            import_all(home, files)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as pipe:
            first = pipe.readline()  # it has begun
            time.sleep(chance.uniform(0, 0.03))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines = [first, *pipe]
        acknowledged = {int(line) for line in lines if line.endswith("\n")}
        recorded = [entry.id.split("-")[1] for entry in Records(home).reservations()]
        counts = {int(number): recorded.count(number) for number in recorded}
        assert set(counts.values()) == {BATCH}
        assert acknowledged <= set(counts)
    return times


@pytest.mark.nightly
def test_random_kills_while_importing(tmp_path: Path) -> None:
    """Ten kills at random moments leave each import whole or not at all."""
    assert kill_importing(tmp_path / "work", 10, seed=5) == 10


@pytest.mark.nightly
def test_many_random_kills_while_importing(tmp_path: Path) -> None:
    """A hundred kills at random moments leave each import whole or not at all."""
    assert kill_importing(tmp_path / "work", 100, seed=7) == 100


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


def crowd(folder: Path, processes: int, adds: int) -> None:
    """Let processes add at once: an entry has a number of its own, or is 75 and shown in full."""
    running = [
        subprocess.Popen(
            [*ADDING, str(folder), str(adds)],
            cwd=ROOT,
            env=environ(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(processes)
    ]
    outcomes = [(*process.communicate(), process.returncode) for process in running]
    acknowledged = [line for out, _, _ in outcomes for line in out.split()]
    recorded = {entry.id for entry in Records(folder).reservations()}
    assert (len(acknowledged), set(acknowledged)) == (len(recorded), recorded)
    for out, err, code in outcomes:
        if code == 75:
            assert ("in use by another program" in err, SHOWN in err) == (True, True)
        else:
            assert (code, err, len(out.split())) == (0, "", adds)
    assert len(acknowledged) >= adds


@pytest.mark.nightly
def test_a_crowd(tmp_path: Path) -> None:
    """Eight processes that begin at once and add 10 each lose nothing."""
    crowd(tmp_path / "home", 8, 10)


@pytest.mark.nightly
def test_a_large_crowd(tmp_path: Path) -> None:
    """Eight processes that add 200 each lose nothing."""
    crowd(tmp_path / "home", 8, 200)


@pytest.mark.parametrize("room", [0, 1, 8192, 16384, 16385, 20000])
@pytest.mark.sampled(2)
def test_no_room_for_a_larger_file(tmp_path: Path, room: int) -> None:
    """Where no file may grow, old entries stay, and the new one is stored or shown in full."""
    add_all(tmp_path / "home", 1)
    before = Records(tmp_path / "home").reservations()
    result = subprocess.run(
        [*ADDING, str(tmp_path / "home"), "40"],
        cwd=ROOT,
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    after = Records(tmp_path / "home").reservations()
    assert set(before) <= set(after)
    assert {*result.stdout.split()} <= {entry.id for entry in after}
    assert result.returncode == 74
    assert SHOWN in result.stderr


def test_a_folder_nobody_may_write(tmp_path: Path) -> None:
    """A record in a folder without room for a journal is read, and refuses a change with 74.

    Root may write everywhere, so a limit of no bytes stands for the read-only folder.
    """
    home = tmp_path / "home"
    add_all(home, 2)
    script = (
        "import sys; from pathlib import Path; from socar_cli.storage.records import Records;"
        "print(len(Records(Path(sys.argv[1])).reservations()))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, str(home)],
        cwd=ROOT,
        env=environ(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert (result.stdout, result.stderr) == ("2\n", "")
