"""What the classes of the model say of the file: keys, their kinds, which are entries.

For editors that complete and check, the same is written as a JSON Schema.
"""

import json
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin

from socar_cli.knowledge.model import Knowledge
from socar_cli.value import Value

Schema = dict[str, object]

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


# The id is the name an entry stands under; the others say what a user's file has done to it.
_NOT_WRITTEN = {"id", "own", "own_phone"}


def keys_of(kind: type[Value]) -> dict[str, object]:
    """Return the keys one may write for a class of the model, each with the kind of its value."""
    return {name: hint for name, hint in kind.__fields__.items() if name not in _NOT_WRITTEN}


def required_keys(kind: type[Value]) -> list[str]:
    """Return the keys that have to be written."""
    return [name for name in keys_of(kind) if name not in kind.__defaults__]


@cache
def written_as(kind: object) -> tuple[str, Any]:
    """Return how a value of `kind` is written, and the class of what it holds.

    That is "entries", pairs of ids and sections of that class; "list" of values of that class;
    "section", pairs of keys and values; or one "text".
    """
    kind = without_none(kind)
    is_list = get_origin(kind) is tuple
    held: Any = get_args(kind)[0] if is_list else kind
    is_model = isinstance(held, type) and issubclass(held, Value)
    if is_list:
        return "entries" if is_model and "id" in held.__fields__ else "list", held
    return "section" if is_model else "text", held


def without_none(kind: object) -> object:
    """Return what `kind` is when it is there at all."""
    if get_origin(kind) is not UnionType:
        return kind
    return cast("object", next(part for part in get_args(kind) if part is not NoneType))


def schema_text() -> str:
    """Return the schema as it stands in `data/knowledge.schema.json`, without the last newline."""
    definitions: Schema = {}
    root = _object(Knowledge, definitions)
    shared = dict(sorted(definitions.items()))
    schema = {"$schema": DIALECT, "title": "socar", **root, "$defs": shared}
    return json.dumps(schema, ensure_ascii=False, indent=2)


def _object(kind: type[Value], definitions: Schema) -> Schema:
    """Return what is written for a class of the model: its keys and nothing else."""
    return {
        "type": "object",
        "description": (kind.__doc__ or "").partition("\n")[0],
        "additionalProperties": False,
        "required": required_keys(kind),
        "properties": {name: _value(of, definitions) for name, of in keys_of(kind).items()},
    }


def _value(kind: object, definitions: Schema) -> Schema:
    """Return what is written for a value of `kind`; classes of the model go to `definitions`."""
    form, of = written_as(kind)
    if form == "entries":
        names = {"pattern": f"^({ID})$"}
        entry = _value(of, definitions)
        return {"type": "object", "propertyNames": names, "additionalProperties": entry}
    if form == "list":
        return {"type": "array", "items": _value(of, definitions)}
    if form == "section":
        name = of.__name__
        if name not in definitions:
            definitions[name] = {}  # holds the place while the class is described
            definitions[name] = _object(of, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if issubclass(of, StrEnum):
        return {"enum": list(of)}
    if hasattr(of, "pattern"):
        # An editor's YAML reads 119 and 2025 as numbers before it looks here.
        return {"type": ["string", "integer"], "pattern": f"^({of.pattern})$"}
    return {"type": "boolean" if of is bool else "string"}
