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

    def __init__(self, content: bytes, parts: Mapping[str, slice]) -> None:
        """Take the content of the whole file."""
        self._content = content
        self._parts = parts

    @property
    def names(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(self._parts)

    def part(self, name: str) -> Any:  # noqa: ANN401 - as JSON has it
        """Return a part as plain lists, dictionaries and texts."""
        return json.loads(self._content[self._parts[name]])


def written(yaml: str, parts: Mapping[str, object]) -> bytes:
    """Return the content of the compiled copy of a checked YAML file."""
    lines = [_line(part) for part in parts.values()]
    lengths = dict(zip(parts, map(len, lines), strict=True))
    return b"".join((_line({"fingerprint": fingerprint(yaml), "parts": lengths}), *lines))


def _line(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False)}\n".encode()


def read_compiled(yaml: str) -> Compiled | None:
    """Return the copy beside `yaml`; None when there is none, or another's."""
    try:
        with open(os.path.join(os.path.dirname(yaml), NAME), "rb") as file:
            content = file.read()
        end = content.index(b"\n") + 1
        head = json.loads(content[:end])
        if head["fingerprint"] != fingerprint(yaml):
            return None
        parts = {name: slice(end, end := end + length) for name, length in head["parts"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Compiled(content, parts) if end == len(content) else None  # else it is cut
