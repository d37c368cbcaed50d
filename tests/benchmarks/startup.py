"""What a call costs beside a bare start of the interpreter: `python -m tests.benchmarks.startup`.

Every figure is a ratio of two medians from the same pass, all commands of a pass run in turn.
Absolute times mean nothing on a machine that others use.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ROUNDS, PASSES = 15, 3
BARE = "pass"
LIBRARIES = "import typer, rich.console, rich.table"
RICH = "import rich.console"  # what no line that draws can do without
PEERS = ("tldr", "cheat", "howdoi", "tealdeer")  # each shows a page about tar
CAT = "cat"  # of the bytes that `socar contacts` shows
OWN = "own.yaml"  # a knowledge file of one's own


class Line(NamedTuple):
    """What somebody types, and how many bare starts it may take."""

    words: tuple[str, ...]
    most: float | None = None
    environ: tuple[tuple[str, str], ...] = ()


def typed_so_far(line: str) -> Line:
    """Return what bash does when somebody presses TAB after `line`."""
    place = str(len(line.split()) - 1)
    words = ("_SOCAR_COMPLETE", "complete_bash"), ("COMP_WORDS", line), ("COMP_CWORD", place)
    return Line((), 5.2, words)


DRAWN = (("COLUMNS", "39"),)  # narrower than every width that is prerendered
LINES = {
    "socar": Line((), 1.7),
    "socar --version": Line(("--version",), 1.7),
    "socar accident": Line(("accident",), 1.7),
    "socar accident --guide": Line(("accident", "--guide"), 1.7),
    "socar contacts": Line(("contacts",), 1.7),
    "socar contacts, in colours": Line(("contacts",), 1.7, (("FORCE_COLOR", "1"),)),
    "socar contacts --lang en": Line(("contacts", "--lang", "en"), 1.7),
    "socar accident, not prerendered": Line(("accident",), 10, DRAWN),
    "socar accident --guide, not prerendered": Line(("accident", "--guide"), 10, DRAWN),
    "socar contacts, not prerendered": Line(("contacts",), 10, DRAWN),
    "socar contacts, own knowledge": Line(("contacts",), None, (("SOCAR_KNOWLEDGE", OWN),)),
    "socar contacts accident": Line(("contacts", "accident"), 10),
    "socar contacts --sources": Line(("contacts", "--sources"), 10),
    "socar contacts accident --qr": Line(("contacts", "accident", "--qr"), 11),
    "socar accident --where parking": Line(("accident", "--where", "parking"), 10),
    "socar breakdown 펑크": Line(("breakdown", "펑크"), 10),
    "socar costs --repair 250,000": Line(("costs", "--repair", "250,000"), 10),
    "socar costs --json": Line(("costs", "--json"), 10),
    "socar lost-item --ended 14:00": Line(("lost-item", "--ended", "14:00"), 10),
    "socar reservation": Line(("reservation",), 10),
    "socar faq 견인": Line(("faq", "견인"), 10),
    "socar search 펑크": Line(("search", "펑크"), 10),
    "socar 주차장에서 기둥 긁었어요": Line(("주차장에서", "기둥", "긁었어요"), 10),
    "socar knowledge sources": Line(("knowledge", "sources"), 1.7),
    "socar knowledge check": Line(("knowledge", "check")),
    "socar --help": Line(("--help",), 10),
    "socar contcts (a typo)": Line(("contcts",), 10),
    "socar con (TAB)": typed_so_far("socar con"),
    "socar contacts acc (TAB)": typed_so_far("socar contacts acc"),
}


class Program(NamedTuple):
    """A process to start, and the world it starts in."""

    name: str
    argv: tuple[str, ...]
    environ: Mapping[str, str]

    def seconds(self) -> float:
        """Return how long one run takes, as the clock on the wall sees it."""
        before = time.perf_counter()
        self.run(self.argv)
        return time.perf_counter() - before

    def works(self) -> bool:
        """Tell whether it does what it is measured for."""
        return self.run(self.argv).returncode == 0

    def output(self) -> bytes:
        """Return what it writes."""
        return self.run(self.argv, stdout=subprocess.PIPE).stdout

    def instructions(self) -> int | None:
        """Return how many instructions a run takes, None where valgrind is not installed."""
        if shutil.which("valgrind") is None:
            return None
        counter = ("valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}")
        environ = {**self.environ, "PYTHONHASHSEED": "0"}
        counted = self._replace(environ=environ).run((*counter, *self.argv), stderr=subprocess.PIPE)
        match = re.search(rb"Collected : (\d+)", counted.stderr)
        return int(match[1]) if match else None

    def peak_memory(self) -> float | None:
        """Return the MiB a run needs at its peak, None where GNU time is not installed.

        What Python starts counts at least as large as Python is; `time` is small.
        """
        if shutil.which("time") is None:
            return None
        timed = self.run(("time", "--format=%M", *self.argv), stderr=subprocess.PIPE)
        match = re.search(rb"(\d+)\n\Z", timed.stderr)
        return int(match[1]) / 1024 if match else None

    def run(
        self,
        argv: Sequence[str],
        stdout: int = subprocess.DEVNULL,
        stderr: int = subprocess.DEVNULL,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `argv` in the world of the program; what it prints goes nowhere unless asked."""
        home = self.environ["HOME"]
        return subprocess.run(
            argv, env=self.environ, cwd=home, stdout=stdout, stderr=stderr, check=False
        )


def ratios(program: Program, yardsticks: Sequence[Program]) -> list[float]:
    """Return how many times each yardstick a program takes: the best of three passes each."""
    programs = (program, *yardsticks)
    best = [float("inf")] * len(yardsticks)
    for _ in range(PASSES):
        rounds = [[each.seconds() for each in programs] for _ in range(ROUNDS + 1)][1:]
        own, *others = (median(column) for column in zip(*rounds, strict=True))
        best = [min(was, own / other) for was, other in zip(best, others, strict=True)]
    return best


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


def table(programs: Path, environ: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table, its heading first, then a row a line and a row a yardstick."""
    python = str(programs / "python")
    bare, libraries, rich = (
        Program(code, (python, "-c", code), environ) for code in (BARE, LIBRARIES, RICH)
    )
    # As their users have them: without their pages peers show nothing.
    found = (Program(name, (name, "tar"), os.environ) for name in PEERS if shutil.which(name))
    peers = [peer for peer in found if peer.works()]
    yardsticks = (bare, libraries, *peers)
    names = [f"to {peer.name}" for peer in peers]
    yield ("line", "at most", "to a bare start", "to Typer and Rich", *names, "M instr.", "MiB")
    for name, line in LINES.items():
        argv = (python, str(programs / "socar"), *line.words)
        program = Program(name, argv, {**environ, **dict(line.environ)})
        yield _row(program, line.most, ratios(program, yardsticks))
    shown = Path(environ["HOME"]) / "shown"
    shown.write_bytes(Program("", (python, str(programs / "socar"), "contacts"), environ).output())
    for other in (Program(CAT, ("cat", str(shown)), environ), bare, rich, *yardsticks[1:]):
        yield _row(other, None, ratios(other, yardsticks))


def _row(program: Program, most: float | None, measured: Sequence[float]) -> tuple[str, ...]:
    count, peak = program.instructions(), program.peak_memory()
    return (
        program.name,
        f"{most:.1f}" if most else "",
        *(f"{figure:.1f}" for figure in measured),
        f"{count / 1e6:.0f}" if count else "",
        f"{peak:.1f}" if peak else "",
    )


COMMON = tuple(  # windows and pipes of terminals, desktops and telephones
    {"LANG": language, "COLUMNS": columns, **colors}
    for language in ("ko_KR.UTF-8", "en_US.UTF-8", "C.UTF-8")
    for columns in ("", "40", "48", "54", "80", "90", "100", "120", "132", "160", "200", "238")
    for colors in ({}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"})
)
ASKED = """
import os, sys, time
from socar_cli.prerendered.lookup import prerendered_answer
sys.exit(prerendered_answer(["contacts"], os.environ, sys.stdout, time.time()) is None)
"""


def looked_up(programs: Path, environ: Mapping[str, str]) -> int:
    """Return in how many of the common worlds `socar contacts` was prerendered."""
    argv = (str(programs / "python"), "-c", ASKED)
    return sum(Program("", argv, {**environ, **world}).works() for world in COMMON)


def main() -> None:
    """Print the table, and under it in how many worlds a page was looked up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        programs = installed_wheel(folder)
        environ = {"PATH": os.environ["PATH"], "HOME": name, "LANG": "ko_KR.UTF-8"}
        (folder / OWN).write_text("contacts:\n  center:\n    phone: 1661-3315\n", encoding="utf-8")
        for number, row in enumerate(table(programs, environ)):
            print(f"| {' | '.join(row)} |", flush=True)
            if number == 0:
                print("|---" * len(row) + "|")
        print(f"looked up in {looked_up(programs, environ)} of {len(COMMON)} common worlds")


if __name__ == "__main__":
    main()
