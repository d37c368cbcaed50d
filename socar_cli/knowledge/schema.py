"""The shape of the knowledge file as a JSON Schema, for editors that complete and check."""

import json
from enum import StrEnum
from typing import cast, get_args, get_origin

from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.shape import (
    ID,
    entry_kind,
    is_section,
    keys_of,
    required_keys,
    without_none,
)
from socar_cli.record import Record

Schema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# An editor's YAML reads 119 and 2025 as numbers before it looks here.
_UNQUOTED = ["string", "integer"]


def knowledge_schema() -> Schema:
    """Return the schema of the knowledge file, made from the model."""
    definitions: Schema = {}
    root = _record(Knowledge, definitions)
    return {
        "$schema": _DIALECT,
        "title": "socar",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _value(kind: object, definitions: Schema) -> Schema:
    kind = without_none(kind)
    entries = entry_kind(kind)
    if entries is not None:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^({ID})$"},
            "additionalProperties": _one(entries, definitions),
        }
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _value(get_args(kind)[0], definitions)}
    return _one(cast("type", kind), definitions)


def _one(kind: type, definitions: Schema) -> Schema:
    if kind is bool:
        return {"type": "boolean"}
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if hasattr(kind, "pattern"):
        return {"type": _UNQUOTED, "pattern": f"^({kind.pattern})$"}
    if not is_section(kind):
        return {"type": "string"}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # holds the place while the class is described
        definitions[kind.__name__] = _record(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _record(kind: type[Record], definitions: Schema) -> Schema:
    return {
        "type": "object",
        "description": (kind.__doc__ or "").partition("\n")[0],
        "additionalProperties": False,
        "required": list(required_keys(kind)),
        "properties": {name: _value(hint, definitions) for name, hint in keys_of(kind).items()},
    }


def schema_text() -> str:
    """Return the schema as it stands in `data/knowledge.schema.json`, without the last newline."""
    return json.dumps(knowledge_schema(), ensure_ascii=False, indent=2)
