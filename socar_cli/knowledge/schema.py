"""The shape of the knowledge file as a JSON Schema, for editors that complete and check."""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import Enum, StrEnum
from typing import Any, get_args, get_origin

from socar_cli.knowledge import shape
from socar_cli.knowledge.model import Knowledge
from socar_cli.value import Value

Schema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# An editor's YAML reads 119 and 2025 as numbers before it looks here.
_UNQUOTED = ["string", "integer"]


def schema_text() -> str:
    """Return the schema as it stands in `data/knowledge.schema.json`, without the last newline."""
    definitions: Schema = {}
    schema = document("socar", _object(Knowledge, definitions), definitions)
    return json.dumps(schema, ensure_ascii=False, indent=2)


def _value(kind: Any, definitions: Schema) -> Schema:  # noqa: ANN401 - a class, or a tuple of one
    kind = shape.without_none(kind)
    entries = shape.entry_kind(kind)
    if entries is not None:
        names = {"pattern": f"^({shape.ID})$"}
        entry = _value(entries, definitions)
        return {"type": "object", "propertyNames": names, "additionalProperties": entry}
    if get_origin(kind) is tuple:
        return listed(_value(get_args(kind)[0], definitions))
    if shape.is_section(kind):
        return reference(kind, definitions, lambda: _object(kind, definitions))
    if issubclass(kind, StrEnum):
        return one_of(kind)
    if hasattr(kind, "pattern"):
        return like(kind.pattern, _UNQUOTED)
    return {"type": "boolean" if kind is bool else "string"}


def _object(kind: type[Value], definitions: Schema) -> Schema:
    properties = {name: _value(hint, definitions) for name, hint in shape.keys_of(kind).items()}
    described = {"type": "object", "description": about(kind)}
    return {**described, **closed(properties, shape.required_keys(kind))}


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
