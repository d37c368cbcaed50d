"""What a change of a JSON Schema takes from those who read the answers it describes."""

import json
import subprocess
from collections.abc import Iterator
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
    now, missed = dict(_promises(new, new)), dict[str, str]()
    for at, kind in _promises(old, old):
        if now.get(at) == kind or any(at.startswith(lost) for lost in missed):
            continue
        missed[at] = f"was {kind}, is {now[at]}" if at in now else "is gone"
    said = (f"{at.replace('|', '')} {what}" for at, what in missed.items())
    return [one.replace("always is gone", "is no longer required") for one in said]


def _version(schema: Schema) -> int:
    return int(schema["title"].rpartition("/")[2])


def _promises(
    schema: Schema, whole: Schema, at: str = "", within: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Yield each place of an answer with what stands there; a definition within itself once."""
    if reference := schema.get("$ref", ""):
        if reference in within:
            return
        schema = whole["$defs"][reference.removeprefix("#/$defs/")]
        within |= {reference}
    yield at, _type(schema)
    for name, part in schema.get("properties", {}).items():
        yield from _promises(part, whole, f"{at}.{name}", within)
        if name in schema["required"]:
            yield f"{at}.{name} always", "there"
    if "items" in schema:
        yield from _promises(schema["items"], whole, f"{at}[]", within)
    for place, part in enumerate(schema.get("anyOf", [])):
        yield from _promises(part, whole, at + "|" * (place + 1), within)


def _type(schema: Schema) -> str:
    """Return the type of a value and how a text is written; a set of words are texts."""
    if "anyOf" in schema:
        return "any"
    words = schema.get("enum", [schema["const"]] if "const" in schema else [])
    kind = "string" if words and all(isinstance(word, str) for word in words) else ""
    return f"{schema.get('type', kind)} {schema.get('format', '')}".strip()
