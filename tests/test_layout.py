"""The house: imports run one way, and a command only hands over."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLI = ROOT / "socar_cli" / "cli"
COMMANDS = sorted(CLI.glob("commands/[!_]*.py"))
MOST_STATEMENTS = 12


def test_imports_run_one_way() -> None:
    """The import contracts of pyproject.toml hold."""
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (0, result.stdout)


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_hands_over(path: Path) -> None:
    """A command has at most twelve statements, has no `if`, no `try` and no Rich."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name.name if isinstance(node, ast.Import) else node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert {name for name in imported if name.startswith("rich")} == set()
    deciding = (ast.Try, ast.If, ast.Match)
    inside = [node for function in functions for node in ast.walk(function)]
    assert [node.lineno for node in inside if isinstance(node, deciding)] == []
    assert {
        function.name: len(function.body)
        for function in functions
        if len(function.body) > MOST_STATEMENTS
    } == {}


def test_visible_top_level() -> None:
    """The root holds six things and dot-files beside them."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    top = {path.split("/")[0] for path in tracked if not path.startswith(".")}
    assert top == {"LICENSE", "pyproject.toml", "README.md", "socar_cli", "data", "tests"}
