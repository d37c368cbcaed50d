"""The README shows what the program prints."""

import re
import shlex
from pathlib import Path

from socar_cli.cli.topics import TOPICS
from socar_cli.errors import ExitCode
from tests.benchmarks.startup import BARE, CAT, LIBRARIES, LINES, PEERS, RICH
from tests.platforms import PYTHONS, SYSTEMS, table
from tests.sealed import run_sealed

README = Path(__file__).parents[1] / "README.md"
TIMED = re.compile(r"^\| ([^|]+) \|(?: [\d.]* \|){4,}", re.MULTILINE)
CODE = re.compile(r"^\| (\d+) \| (.*) \|$", re.MULTILINE)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def test_every_console_block_is_what_the_program_prints(accept: bool) -> None:  # noqa: FBT001
    """Each console block holds its commands, each followed by its whole output at 80 columns."""
    text = README.read_text(encoding="utf-8")
    shown = BLOCK.sub(_as_printed, text)
    if accept:
        README.write_text(shown, encoding="utf-8")
    else:
        assert text == shown


def _as_printed(block: re.Match[str]) -> str:
    commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
    parts = [f"{line}\n{run_sealed(*shlex.split(line)[2:]).out}" for line in commands]
    return "```console\n" + "\n".join(parts) + "```"


def test_the_table_of_speed_is_the_one_the_bench_prints() -> None:
    """Each line the bench measures has its row, in the same order; only peers may be missing."""
    rows = TIMED.findall(README.read_text(encoding="utf-8"))
    assert [name for name in rows if name not in PEERS] == [*LINES, CAT, BARE, RICH, LIBRARIES]


def test_the_table_of_systems_is_the_one_the_dry_run_prints() -> None:
    """Each system and each Python that is tried has its place, in the same order."""
    head, rule, *rows = table("" for _ in range(len(SYSTEMS) * len(PYTHONS)))
    text = README.read_text(encoding="utf-8")
    assert f"{head}\n{rule}\n" in text
    shown = text.partition(rule)[2].split("\n\n")[0].strip().splitlines()
    assert [row.split(" | ")[0] for row in rows] == [row.split(" | ")[0] for row in shown]


def test_the_exit_codes_are_those_of_the_program_and_its_help() -> None:
    """README and `socar help exit-codes` say the same of every code there is, and of no other."""
    said = [(code, words.en.replace("|", r"\|")) for code, words in TOPICS["exit-codes"].rows]
    assert CODE.findall(README.read_text(encoding="utf-8")) == said
    assert [int(code) for code, _ in said] == list(ExitCode)
