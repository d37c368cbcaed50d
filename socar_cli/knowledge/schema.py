"""The shape of the knowledge file as a JSON Schema, for editors that complete and check."""

import json
from enum import StrEnum
from typing import cast, get_args, get_origin

from socar_cli.json_schema import (
    Schema,
    about,
    closed,
    document,
    like,
    listed,
    one_of,
    reference,
)
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.shape import (
    ID,
    entry_kind,
    is_section,
    keys_of,
    required_keys,
    without_none,
)
from socar_cli.value import Value

# An editor's YAML reads 119 and 2025 as numbers before it looks here.
_UNQUOTED = ["string", "integer"]


def knowledge_schema() -> Schema:
    """Return the schema of the knowledge file, made from the model."""
    definitions: Schema = {}
    return document("socar", _object(Knowledge, definitions), definitions)


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
        return listed(_value(get_args(kind)[0], definitions))
    return _one(cast("type", kind), definitions)


def _one(kind: type, definitions: Schema) -> Schema:
    if kind is bool:
        return {"type": "boolean"}
    if issubclass(kind, StrEnum):
        return one_of(kind)
    if hasattr(kind, "pattern"):
        return like(kind.pattern, _UNQUOTED)
    if not is_section(kind):
        return {"type": "string"}
    return reference(kind, definitions, lambda: _object(kind, definitions))


def _object(kind: type[Value], definitions: Schema) -> Schema:
    properties = {name: _value(hint, definitions) for name, hint in keys_of(kind).items()}
    return {
        "type": "object",
        "description": about(kind),
        **closed(properties, required_keys(kind)),
    }


def schema_text() -> str:
    """Return the schema as it stands in `data/knowledge.schema.json`, without the last newline."""
    return json.dumps(knowledge_schema(), ensure_ascii=False, indent=2)
