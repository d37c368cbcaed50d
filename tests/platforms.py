"""Where the program can be installed without a compiler: a resolver's dry run for each system.

`python -m tests.platforms UV` prints the table "works on" of CONTRIBUTING.md, and fails where
that says something else. Nothing is installed; what is asked for is what pyproject.toml names,
to run and to build.
"""

import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORKS_ON = ROOT / ".github" / "CONTRIBUTING.md"
SYSTEMS = {
    "Linux, glibc": "x86_64-manylinux_2_28",
    "Linux, musl": "x86_64-unknown-linux-musl",
    "macOS": "aarch64-apple-darwin",
    "Windows": "x86_64-pc-windows-msvc",
    "Android": "aarch64-linux-android",
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
FROM_SOURCE = {"Android": ("pyyaml", "markupsafe")}  # they build without a compiler
NO_SUCH_PYTHON = {("Android", "3.11"), ("Android", "3.12")}
_AT_ONCE = 9


def requirements() -> str:
    """Return what pyproject.toml asks for to run and to build, a line each."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return "\n".join((*settings["project"]["dependencies"], *settings["build-system"]["requires"]))


def cell(resolver: str, system: str, python: str) -> str:
    """Return how everything can be had for a system: by wheels, with some built, or not at all."""
    if (system, python) in NO_SUCH_PYTHON:
        return "-"
    built = FROM_SOURCE.get(system, ())
    order = [
        *(resolver, "pip", "compile", "--quiet", "-", "--only-binary", ":all:"),
        *("--python-platform", SYSTEMS[system], "--python-version", python),
        *(word for name in built for word in ("--no-binary", name)),
    ]
    result = subprocess.run(
        order, input=requirements(), text=True, capture_output=True, check=False, cwd=ROOT
    )
    if result.returncode:
        print(result.stderr, file=sys.stderr)  # noqa: T201 - what the resolver could not find
        return "no"
    return "yes, two from source" if built else "yes"


def table(cells: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the table, its cells given line by line."""
    cells = iter(cells)
    yield " | ".join(("| works on", *(f"Python {python}" for python in PYTHONS))) + " |"
    yield "|---" * (len(PYTHONS) + 1) + "|"
    for system in SYSTEMS:
        yield " | ".join((f"| {system}", *(next(cells) for _ in PYTHONS))) + " |"


def main(resolver: str) -> int:
    """Print the table; return 1 where CONTRIBUTING.md has another one."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        cells = pool.map(lambda pair: cell(resolver, *pair), product(SYSTEMS, PYTHONS))
        text = "\n".join(table(cells))
    print(text)  # noqa: T201 - that is what it is for
    return int(text not in WORKS_ON.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
