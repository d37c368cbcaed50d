"""What a change of a JSON Schema takes from those who read the answers it describes."""

import json
import subprocess
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

Schema = dict[str, Any]


def committed(path: Path) -> str | None:
    """Return a file as the last commit has it, None where it has none."""
    line = ["git", "show", f"HEAD:./{path.name}"]
    shown = subprocess.run(line, cwd=path.parent, capture_output=True, check=False)
    return shown.stdout.decode() if shown.returncode == 0 else None


def renew(path: Path, text: str, before: str | None, *, accept: bool) -> None:
    """Write a schema anew if that is accepted, but never one that takes what was there before."""
    missed = taken(json.loads(before), json.loads(text)) if before else []
    if missed:
        what = f"{path.name}: raise the number in its name: {', '.join(missed)}"
        raise AssertionError(what)
    if accept:
        path.write_text(text, encoding="utf-8")


def taken(old: Schema, new: Schema) -> list[str]:
    """Return what readers of `old` lose with `new`; a raised number in the title excuses all."""
    if _version(new) > _version(old):
        return []
    return list(_Comparison(old, new).lost(old, new, ""))


def _version(schema: Schema) -> int:
    return int(schema["title"].rpartition("/")[2])


class _Comparison:
    """Walks two schemas side by side, each reference once."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self._old = old.get("$defs", {})
        self._new = new.get("$defs", {})
        self._met: set[tuple[str | None, str | None]] = set()

    def lost(self, old: Schema, new: Schema, at: str) -> Iterator[str]:
        """Yield what is gone, of another type, or no longer sure to be there."""
        references = (old.get("$ref"), new.get("$ref"))
        if all(references):
            if references in self._met:
                return
            self._met.add(references)
        old, new = _looked_up(old, self._old), _looked_up(new, self._new)
        if _type(old) != _type(new):
            yield f"{at} was {_type(old)}, is {_type(new)}"
            return
        for name, part in old.get("properties", {}).items():
            yield from self._lost_property(name, part, new, f"{at}.{name}", old)
        if "items" in old:
            yield from self.lost(old["items"], new["items"], f"{at}[]")
        before, after = old.get("anyOf", []), new.get("anyOf", [])
        none: Schema = {}
        for one, other in zip_longest(before, after, fillvalue=none):
            yield from self.lost(one, other, at)

    def _lost_property(
        self, name: str, part: Schema, new: Schema, at: str, old: Schema
    ) -> Iterator[str]:
        if name not in new["properties"]:
            yield f"{at} is gone"
            return
        if name in old["required"] and name not in new["required"]:
            yield f"{at} is no longer required"
        yield from self.lost(part, new["properties"][name], at)


def _looked_up(schema: Schema, definitions: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    found: Schema = definitions[schema["$ref"].removeprefix("#/$defs/")]
    return found


def _type(schema: Schema) -> str:
    """Return the type of a value and how a text is written; a set of words are texts."""
    if "anyOf" in schema:
        return "any"
    words = schema.get("enum", [schema["const"]] if "const" in schema else [])
    kind = "string" if words and all(isinstance(word, str) for word in words) else ""
    return f"{schema.get('type', kind)} {schema.get('format', '')}".strip()
