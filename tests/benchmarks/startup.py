"""What a call costs beside a bare start of the interpreter: `python -m tests.benchmarks.startup`.

Every figure is a ratio of two medians from the same pass, the two commands run in turn. Absolute
times mean nothing on a machine that others use.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from socar_cli.knowledge.compiled import NAME, written
from socar_cli.paths import KNOWLEDGE

ROOT = Path(__file__).parents[2]
PAIRS, PASSES = 15, 3
LIBRARIES = "import typer, rich.console, rich.table"
LINES: dict[str, tuple[str, ...]] = {
    "socar": (),
    "socar --version": ("--version",),
    "socar accident": ("accident",),
    "socar accident --guide": ("accident", "--guide"),
    "socar costs": ("costs",),
    "socar lost-item": ("lost-item",),
    "socar contacts": ("contacts",),
    "socar contacts accident": ("contacts", "accident"),
    "socar faq 경찰": ("faq", "경찰"),
    "socar --help": ("--help",),
    "socar contcts (typo)": ("contcts",),
}
PEERS: dict[str, tuple[str, ...]] = {
    "tldr": ("tldr", "tar"),
    "cheat": ("cheat", "tar"),
    "howdoi": ("howdoi", "tar"),
    "tealdeer": ("tealdeer", "tar"),
}


def installed_wheel(folder: Path) -> Path:
    """Install the wheel of this checkout in a fresh environment; return its folder of programs."""
    wheels, environment = folder / "wheels", folder / "environment"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    programs = environment / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, *map(str, wheels.glob("*.whl"))], check=True, capture_output=True)
    return programs


def seconds(command: Sequence[str], environ: dict[str, str]) -> float:
    """Return how long one run of `command` takes, as the clock on the wall sees it."""
    before = time.perf_counter()
    subprocess.run(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - before


def ratio(command: Sequence[str], yardstick: Sequence[str], environ: dict[str, str]) -> float:
    """Return the best ratio of medians in three passes of interleaved pairs."""
    best = []
    for _ in range(PASSES):
        pairs = [
            (seconds(command, environ), seconds(yardstick, environ)) for _ in range(PAIRS + 1)
        ][1:]
        best.append(median(own for own, _ in pairs) / median(other for _, other in pairs))
    return min(best)


def instructions(command: Sequence[str], environ: dict[str, str]) -> int | None:
    """Return how many instructions a run takes, None where valgrind is not installed."""
    if shutil.which("valgrind") is None:
        return None
    counted = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", *command],
        env=environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    match = re.search(r"Collected : (\d+)", counted.stderr)
    return int(match[1]) if match else None


def peak_memory(command: Sequence[str], environ: dict[str, str]) -> float:
    """Return the MiB a run needs at its peak."""
    report = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    result = subprocess.run(
        [sys.executable, "-c", report, *command],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(result.stdout) / 1024


def grown(data: Path, times: int) -> None:
    """Make the knowledge beside the program `times` as large, by entries no other refers to."""
    yaml, copy = data / KNOWLEDGE, data / NAME
    head, *sections = copy.read_text(encoding="utf-8").splitlines()
    names = json.loads(head)["sections"]
    knowledge = {name: json.loads(line) for name, line in zip(names, sections, strict=True)}
    for name in ("sources", "questions"):
        entries = dict(knowledge[name])
        goal = times * sum(map(len, sections)) / 2
        number = 0
        while len(json.dumps(knowledge[name], ensure_ascii=False)) < goal:
            number += 1
            knowledge[name] |= {f"{key}-{number}": entry for key, entry in entries.items()}
    yaml.write_bytes(yaml.read_bytes() * times)
    copy.write_text(written(yaml.read_bytes(), knowledge), encoding="utf-8")


def rows(programs: Path, environ: dict[str, str]) -> Iterable[tuple[str, ...]]:
    """Yield a row a line: its ratios to a bare start and to its libraries, its instructions."""
    python = str(programs / "python")
    bare, libraries = [python, "-c", "pass"], [python, "-c", LIBRARIES]
    peers = {name: command for name, command in PEERS.items() if shutil.which(command[0])}
    commands = {name: [str(programs / "socar"), *words] for name, words in LINES.items()}
    for name, command in {**commands, LIBRARIES: libraries, **peers}.items():
        count = instructions([python, *command] if name in commands else command, environ)
        yield (
            name,
            f"{ratio(command, bare, environ):.2f}",
            f"{ratio(command, libraries, environ):.2f}",
            f"{count / 1e6:.0f}" if count else "-",
            f"{peak_memory(command, environ):.0f}",
        )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = installed_wheel(folder)
        environ = {"PATH": os.environ["PATH"], "HOME": name, "LANG": "ko_KR.UTF-8"}
        print("| line | bare start | typer and rich | M instructions | peak MiB |")
        print("|---|---|---|---|---|")
        for row in rows(programs, environ):
            print(f"| {' | '.join(row)} |", flush=True)
        for times in (10, 100):
            print(f"knowledge x {times}: {growth(programs, folder, times, environ):.2f} the time")


def growth(programs: Path, folder: Path, times: int, environ: dict[str, str]) -> float:
    """Return the time of `socar contacts` on knowledge `times` as large, against today's."""
    [package] = (programs.parent / "lib").glob("*/site-packages/socar_cli")
    call = "from socar_cli.__main__ import console; console()"
    commands = []
    for name in ("same", f"times-{times}"):
        shutil.copytree(package, folder / name / "socar_cli")
        path = f"import sys; sys.path.insert(0, {str(folder / name)!r}); {call}"
        commands.append([str(programs / "python"), "-c", path, "contacts"])
    grown(folder / f"times-{times}" / "socar_cli" / "data", times)
    found = ratio(commands[1], commands[0], environ)
    shutil.rmtree(folder / "same")
    return found


if __name__ == "__main__":
    main()
