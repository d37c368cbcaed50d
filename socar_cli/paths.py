"""The path of the built-in knowledge, and whether there may be files of the user's own.

Prerendered answers need this, so it imports neither pathlib nor platformdirs; `files.py` does.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "socar"
KNOWLEDGE = "knowledge.yaml"
RECORD = "records.sqlite3"
OWN_VARIABLE = "SOCAR_KNOWLEDGE"
RECORD_VARIABLE = "SOCAR_HOME"


def built_in_knowledge() -> str:
    """Return the path of the built-in knowledge file: in a wheel, or in a checkout."""
    package = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(package, "data", KNOWLEDGE)
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(package), "data", KNOWLEDGE)


def may_have_own(option: str | None, environ: "Mapping[str, str]") -> bool:
    """Tell whether there may be a knowledge file of the user's own; `files.py` finds it."""
    named = option or environ.get(OWN_VARIABLE)
    return bool(named) or _may_exist("XDG_CONFIG_HOME", ".config")


def may_have_record(environ: "Mapping[str, str]") -> bool:
    """Tell whether there may be a record of reservations; `files.py` finds it."""
    if own := environ.get(RECORD_VARIABLE):
        return os.path.lexists(os.path.join(own, RECORD))
    return _may_exist("XDG_DATA_HOME", ".local/share", RECORD)


def _may_exist(xdg: str, default: str, *names: str) -> bool:
    """Tell whether there is something of ours in one of the places that platformdirs may choose.

    `xdg` is the variable that names the base folder on Linux, `default` the one below the home.
    """
    if sys.platform not in {"linux", "darwin", "win32"}:
        return True
    if sys.platform != "win32" and not os.path.isabs(os.environ.get("HOME", "")):
        return True  # the system may know a home all the same
    bases = (
        (xdg, ""),
        ("HOME", default),
        ("HOME", "Library/Application Support"),
        ("LOCALAPPDATA", ""),
    )
    return any(
        os.path.lexists(os.path.join(base, below, NAME, *names))
        for variable, below in bases
        if (base := os.environ.get(variable))
    )
