"""The two best screens as pictures, the way a terminal shows them."""

from collections.abc import Callable

import pytest

from tests.pictures import picture
from tests.sealed import Run

WIDTH = 72


@pytest.mark.parametrize(("name", "lang"), [("accident", "ko"), ("contacts", "en")])
def test_picture(run: Run, golden: Callable[[str, str], None], name: str, lang: str) -> None:
    """A picture in the README is the screen of today, in colour."""
    outcome = run(name, "--lang", lang, "--color", "always", environ={"COLUMNS": str(WIDTH)})
    golden(f"{name}.{lang}.svg", picture(outcome.out, width=WIDTH))
