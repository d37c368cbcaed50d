"""Where the built-in knowledge lies, and whether there can be a file or a record of the user's own.

Every call asks this, so it does without pathlib and platformdirs; `folders.py` has both.
"""

import os
import sys
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "socar"
KNOWLEDGE = "knowledge.yaml"
RECORD = "records.sqlite3"
OWN_VARIABLE = "SOCAR_KNOWLEDGE"
RECORD_VARIABLE = "SOCAR_HOME"

# Below one of these every config folder of these systems lies; platformdirs knows which.
_CONFIG_BASES = (
    ("XDG_CONFIG_HOME", ""),
    ("HOME", ".config"),
    ("HOME", "Library/Application Support"),
    ("LOCALAPPDATA", ""),
)
_DATA_BASES = (  # and below one of these every data folder
    ("XDG_DATA_HOME", ""),
    ("HOME", ".local/share"),
    ("HOME", "Library/Application Support"),
    ("LOCALAPPDATA", ""),
)
_KNOWN_SYSTEMS = {"linux", "darwin", "win32"}
_CHUNK = 65_536  # bytes


def built_in_knowledge() -> str:
    """Return the path of the built-in knowledge: inside a wheel, or beside the source."""
    package = os.path.dirname(os.path.realpath(__file__))
    installed = os.path.join(package, "data", KNOWLEDGE)
    if os.path.exists(installed):
        return installed
    return os.path.join(os.path.dirname(package), "data", KNOWLEDGE)


def fingerprint(yaml: str) -> list[int]:
    """Return the length and the CRC-32 of a YAML file: what was made of it is good for just it."""
    length = checksum = 0
    with open(yaml, "rb") as file:
        while chunk := file.read(_CHUNK):
            length += len(chunk)
            checksum = crc32(chunk, checksum)
    return [length, checksum]


def may_have_own(option: str | None, environ: "Mapping[str, str]") -> bool:
    """Tell whether it is worth asking `folders.py` for a knowledge file of the user's own."""
    return bool(option or environ.get(OWN_VARIABLE)) or _may_lie(_CONFIG_BASES)


def may_have_record(environ: "Mapping[str, str]") -> bool:
    """Tell whether it is worth opening the record: without one nothing is imported for it."""
    if own := environ.get(RECORD_VARIABLE):
        return os.path.lexists(os.path.join(own, RECORD))
    return _may_lie(_DATA_BASES, RECORD)


def _may_lie(bases: tuple[tuple[str, str], ...], *names: str) -> bool:
    """Tell whether something of ours can lie below one of `bases`."""
    if sys.platform not in _KNOWN_SYSTEMS:
        return True
    if sys.platform != "win32" and not os.path.isabs(os.environ.get("HOME", "")):
        return True  # the system may know a home all the same
    found = ((os.environ.get(name), below) for name, below in bases)
    places = (os.path.join(base, below, NAME, *names) for base, below in found if base)
    return any(map(os.path.lexists, places))
