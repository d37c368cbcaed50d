"""The house: imports run one way, and a command only hands over."""

import ast
import string
import subprocess
import sys
from pathlib import Path

import pytest
import rich.box

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
@pytest.mark.sampled(1)
def test_a_command_hands_over(path: Path) -> None:
    """A command is short and knows no Rich; at most one `if` chooses which answer is shown."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name.name if isinstance(node, ast.Import) else node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert {name for name in imported if name.startswith("rich")} == set()
    for function in functions:
        assert len(function.body) <= MOST_STATEMENTS, function.name
        assert sum(isinstance(node, ast.If) for node in function.body) <= 1, function.name
        deciding = (ast.Try, ast.Match, ast.For, ast.While)
        assert not any(isinstance(node, deciding) for node in ast.walk(function)), function.name


def test_visible_top_level() -> None:
    """The root holds six things and dot-files beside them."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    top = {path.split("/")[0] for path in tracked if not path.startswith(".")}
    assert top == {"LICENSE", "pyproject.toml", "README.md", "socar_cli", "data", "tests"}


def test_no_box_is_drawn_by_hand() -> None:
    """No literal of a face holds a line of a box: Rich draws those, and knows when not to."""
    boxes = {sign for name in vars(rich.box) for sign in _signs(getattr(rich.box, name))}
    lines = {chr(code) for code in range(0x2500, 0x2580)} | (boxes - set(string.printable))
    found = [
        (path.name, node.lineno, node.value)
        for path in sorted((ROOT / "socar_cli" / "faces").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and lines & set(str(node.value))
    ]
    assert found == []
    assert {"─", "│", "╭", "╔"} <= lines


def _signs(box: object) -> str:
    """Return the characters of one of Rich's boxes; nothing of what is none."""
    return str(box) if isinstance(box, rich.box.Box) else ""
