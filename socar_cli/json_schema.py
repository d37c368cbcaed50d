"""What every JSON Schema of the program has alike, whether of the knowledge or of a face."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum

Schema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document(title: str, root: Schema, definitions: Schema | None = None) -> Schema:
    """Return a whole schema: what it describes, and the definitions that `root` refers to."""
    shared = {} if definitions is None else {"$defs": dict(sorted(definitions.items()))}
    return {"$schema": _DIALECT, "title": title, **root, **shared}


def closed(properties: Mapping[str, object], required: Iterable[str] | None = None) -> Schema:
    """Return an object that has `properties` and nothing else; all are required unless said."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties if required is None else required),
        "properties": dict(properties),
    }


def listed(items: Schema) -> Schema:
    """Return a list of any length."""
    return {"type": "array", "items": items}


def one_of(kind: type[Enum]) -> Schema:
    """Return one of the values that an enum has."""
    return {"enum": [member.value for member in kind]}


def like(pattern: str, written: str | list[str] = "string") -> Schema:
    """Return what matches a pattern as a whole, `written` as one of these types."""
    return {"type": written, "pattern": f"^({pattern})$"}


def about(kind: type) -> str:
    """Return the first line of a class's docstring."""
    return (kind.__doc__ or "").partition("\n")[0]


def reference(kind: type, definitions: Schema, described: Callable[[], Schema]) -> Schema:
    """Return a reference to the definition of a class, which is `described` once."""
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}  # holds the place while the class is described
        definitions[name] = described()
    return {"$ref": f"#/$defs/{name}"}
