"""The pictures of the README, the way a terminal shows them."""

from collections.abc import Callable

from tests.pictures import picture, telephones
from tests.sealed import Run


def _screen(run: Run, lang: str, width: int) -> str:
    environ = {"COLUMNS": str(width), "TERM": "xterm-256color", "SOCAR_LANG": lang}
    return str(run("accident", "--color", "always", environ=environ).out)


def test_two_telephones(run: Run, golden: Callable[[str, str], None]) -> None:
    """The first picture is the screen of today on two telephones, Korean dark, English light."""
    screens = (_screen(run, lang, 40) for lang in ("ko", "en"))
    golden("accident.svg", telephones(*screens, width=40))


def test_a_terminal(run: Run, golden: Callable[[str, str], None]) -> None:
    """The second picture is the same screen in a terminal of 80 columns."""
    golden("accident.80.svg", picture(_screen(run, "ko", 80), width=80))
