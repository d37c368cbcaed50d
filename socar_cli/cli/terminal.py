"""What the environment and a stream say of a terminal: the rules, said once.

Plain strings and numbers without re, enum or typing, so that whoever has none of these can ask.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TextIO

WIDTHS = (40, 48, 54, 60, 72, 80, 96, 108, 120)  # the widest that fits; longer is hard to read
NARROWEST, USUAL = 20, 80
COLOR_SYSTEMS: "tuple[Literal['256', 'standard'] | None, ...]" = None, "standard", "256"
USUAL_HEIGHT = 24
_MOST_DIGITS = 6  # more cannot be a width, and int() refuses thousands of digits
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts


def language(environ: "Mapping[str, str]") -> str:
    """Return the language to speak, `ko` or `en`: SOCAR_LANG, else the locale's, else `ko`."""
    own = environ.get("SOCAR_LANG", "")
    if own in {"ko", "en"}:
        return own
    locale = next((environ[name] for name in _LOCALES if environ.get(name)), "")
    spoken = locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return "en" if spoken == "en" else "ko"


def width(environ: "Mapping[str, str]", stream: "TextIO | None") -> int:
    """Return the columns to draw in, for the window that COLUMNS or else the terminal tells.

    That is one of `WIDTHS`, or in a window narrower than all of them as many as it has, from
    `NARROWEST` on.
    """
    columns = _number(environ.get("COLUMNS", "")) or _window(stream)[0] or USUAL
    return max((width for width in WIDTHS if width <= columns), default=max(columns, NARROWEST))


def height(environ: "Mapping[str, str]", stream: "TextIO | None") -> int:
    """Return how many lines the window has: LINES, else the terminal's, else the usual."""
    return _number(environ.get("LINES", "")) or _window(stream)[1] or USUAL_HEIGHT


def colored(environ: "Mapping[str, str]", stream: "TextIO | None") -> bool:
    """Tell whether a stream gets colours and links where nobody asked for or against them."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    if is_on(environ, "FORCE_COLOR") or is_on(environ, "CLICOLOR_FORCE"):
        return True
    if environ.get("CLICOLOR") == "0":
        return False
    return stream is not None and stream.isatty()


def color_system(environ: "Mapping[str, str]") -> "Literal['256', 'standard']":
    """Return the colours of a terminal that has some: `256` where it says so, else `standard`."""
    known = environ.get("COLORTERM") or "256color" in environ.get("TERM", "")
    return "256" if known else "standard"


def carries_all(stream: "TextIO | None") -> bool:
    """Tell whether a stream has every character; what replaces the others is no JSON."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8"}


def is_on(environ: "Mapping[str, str]", name: str) -> bool:
    """Tell whether a variable is set to something that people do not write for no."""
    return environ.get(name, "").strip().lower() not in {"", "0", "false", "no", "off"}


def _number(text: str) -> int:
    """Return the number that a text is, 0 where it is none."""
    return int(text[:_MOST_DIGITS]) if text.isascii() and text.isdecimal() else 0


def _window(stream: "TextIO | None") -> tuple[int, int]:
    """Return the columns and the lines of a terminal, 0 where nobody can tell."""
    try:
        return os.get_terminal_size(stream.fileno()) if stream and stream.isatty() else (0, 0)
    except OSError:
        return 0, 0
