"""Where the built-in knowledge lies, and whether there can be a file of the user's own.

Every call asks this, so it does without pathlib and platformdirs; `folders.py` has both.
"""

import os
import sys
from collections.abc import Mapping

NAME = "socar"
KNOWLEDGE = "knowledge.yaml"
RECORD = "records.sqlite3"
OWN_VARIABLE = "SOCAR_KNOWLEDGE"

# Below one of these every config folder of these systems lies; platformdirs knows which.
_CONFIG_BASES = (
    ("XDG_CONFIG_HOME", ""),
    ("HOME", ".config"),
    ("HOME", "Library/Application Support"),
    ("LOCALAPPDATA", ""),
)
_KNOWN_SYSTEMS = {"linux", "darwin", "win32"}


def built_in_knowledge() -> str:
    """Return the path of the built-in knowledge: inside a wheel, or beside the source."""
    package = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(package, "data", KNOWLEDGE)
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(package), "data", KNOWLEDGE)


def may_have_own(option: str | None, environ: Mapping[str, str]) -> bool:
    """Tell whether it is worth asking `folders.py` for a knowledge file of the user's own."""
    if option or environ.get(OWN_VARIABLE) or sys.platform not in _KNOWN_SYSTEMS:
        return True
    if sys.platform != "win32" and not os.path.isabs(os.environ.get("HOME", "")):
        return True  # the system may know a home all the same
    bases = ((os.environ.get(name), below) for name, below in _CONFIG_BASES)
    return any(base and os.path.lexists(os.path.join(base, below, NAME)) for base, below in bases)
