"""The two best screens as pictures, the way a terminal shows them."""

import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console
from rich.text import Text

from tests.sealed import Run

FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)  # no font is fetched from anywhere


@pytest.mark.parametrize(("name", "lang"), [("accident", "ko"), ("contacts", "en")])
def test_picture(run: Run, golden: Callable[[str, str], None], name: str, lang: str) -> None:
    """A picture in the README is the screen of today, in colour."""
    outcome = run(name, "--lang", lang, "--color", "always", environ={"COLUMNS": "80"})
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(outcome.out))
    svg = console.export_svg(title=f"socar {name}", unique_id=f"socar-{name}")
    golden(f"{name}.{lang}.svg", FONT_FACE.sub("", svg))
