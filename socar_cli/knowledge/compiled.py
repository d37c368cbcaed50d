"""The compiled copy of the knowledge: JSON, a line a part, each read only where it is needed.

A part is a section of the knowledge file, or what was worked out of all of them beforehand.
"""

import json
import os
from collections.abc import Mapping
from typing import Any

from socar_cli.paths import fingerprint

NAME = "knowledge.json"


class Compiled:
    """A copy, and where each of its parts lies in it."""

    def __init__(self, path: str, parts: Mapping[str, tuple[int, int]]) -> None:
        """Take where the file lies, and of each part where it begins and how long it is."""
        self._path = path
        self._parts = parts

    @property
    def names(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(self._parts)

    def part(self, name: str) -> Any:  # noqa: ANN401 - as JSON has it
        """Return a part as plain lists, dictionaries and texts."""
        start, length = self._parts[name]
        with open(self._path, "rb") as file:
            file.seek(start)
            return json.loads(file.read(length))


def written(yaml: str, parts: Mapping[str, object]) -> bytes:
    """Return the content of the compiled copy of a checked YAML file."""
    lines = [_line(part) for part in parts.values()]
    lengths = dict(zip(parts, map(len, lines), strict=True))
    return b"".join((_line({"fingerprint": fingerprint(yaml), "parts": lengths}), *lines))


def _line(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False)}\n".encode()


def read_compiled(yaml: str) -> Compiled | None:
    """Return the copy beside `yaml`; None when there is none, or another's."""
    path = os.path.join(os.path.dirname(yaml), NAME)
    try:
        with open(path, "rb") as file:
            line = file.readline()
            size = file.seek(0, os.SEEK_END)
        head = json.loads(line)
        if head["fingerprint"] != fingerprint(yaml):
            return None
        end, parts = len(line), {}
        for name, length in head["parts"].items():
            parts[name] = end, length
            end += length
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Compiled(path, parts) if end == size else None  # else it is cut
