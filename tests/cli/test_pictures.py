"""The pictures of the README, the way a terminal shows them."""

from collections.abc import Callable

import pytest

from tests.pictures import DARK, LIGHT, Paper, picture
from tests.sealed import SUNDAY_EVENING, Run

PICTURES = {"contacts": DARK, "accident": LIGHT, "costs": DARK, "lost-item": LIGHT}


@pytest.mark.parametrize(("command", "paper"), PICTURES.items())
def test_a_terminal(
    run: Run, golden: Callable[[str, str], None], command: str, paper: Paper
) -> None:
    """Each picture is the screen of today in a terminal of 80 columns, two dark and two light."""
    environ = {"COLUMNS": "80", "TERM": "xterm-256color", "SOCAR_LANG": "ko"}
    screen = run(command, "--color", "always", environ=environ, now=SUNDAY_EVENING).out
    golden(f"{command}.svg", picture(screen, width=80, paper=paper))
