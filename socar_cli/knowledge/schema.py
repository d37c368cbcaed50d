"""The shape of the knowledge file as a JSON Schema, for editors that complete and check."""

import json
from enum import StrEnum

from socar_cli.knowledge import shape
from socar_cli.knowledge.model import Knowledge
from socar_cli.value import Value

Schema = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


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
        "required": shape.required_keys(kind),
        "properties": {name: _value(of, definitions) for name, of in shape.keys_of(kind).items()},
    }


def _value(kind: object, definitions: Schema) -> Schema:
    """Return what is written for a value of `kind`; classes of the model go to `definitions`."""
    form, of = shape.written_as(kind)
    if form == "entries":
        names = {"pattern": f"^({shape.ID})$"}
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
