"""The shape of every JSON face as a JSON Schema, made from the classes of the results."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args, get_origin

from socar_cli.domain.accident import AccidentPlan, GuidePlan, PickupPlan, ReadySentence
from socar_cli.domain.breakdown import BreakdownPlan
from socar_cli.domain.card import Card
from socar_cli.domain.contacts import ContactList, Dial, Home
from socar_cli.domain.costs import CostRules, Estimate
from socar_cli.domain.faq import Faq
from socar_cli.domain.lost_item import LostItemPlan
from socar_cli.domain.own_words.settle import Reading
from socar_cli.domain.provenance import Check, Doubt, SourceUses
from socar_cli.domain.reservation import Imported, Reservation, Reservations
from socar_cli.domain.search import Found
from socar_cli.faces.json import DANGER, LIFE_LINE, NOT_UNDERSTOOD, SOURCE, json_fields, schema_name
from socar_cli.files import Files
from socar_cli.knowledge.model import Fact, Source
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.knowledge.schema import DIALECT, Schema
from socar_cli.language import Language, Localized
from socar_cli.value import Value


def _closed(properties: Mapping[str, object], required: Iterable[str] | None = None) -> Schema:
    """Return an object that has `properties` and nothing else; all are required unless said."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties if required is None else required),
        "properties": dict(properties),
    }


def _like(pattern: str) -> Schema:
    """Return what matches a pattern as a whole."""
    return {"type": "string", "pattern": f"^({pattern})$"}


def _about(kind: type) -> str:
    return (kind.__doc__ or "").partition("\n")[0]


FACES: dict[str, type[Value]] = {
    "home": Home,
    "contacts": ContactList,
    "dial": Dial,
    "accident": AccidentPlan,
    "accident-guide": GuidePlan,
    "accident-pickup": PickupPlan,
    "accident-say": ReadySentence,
    "breakdown": BreakdownPlan,
    "card": Card,
    "costs": CostRules,
    "costs-estimate": Estimate,
    "lost-item": LostItemPlan,
    "reservations": Reservations,
    "reservation": Reservation,
    "reservation-saved": Reservation,
    "reservation-removed": Reservation,
    "reservation-imported": Imported,
    "faq": Faq,
    "search": Found,
    "knowledge-check": Check,
    "knowledge-sources": SourceUses,
    "knowledge-path": Files,
}
# What may answer words of one's own, and then says what was read in them.
_HEARD = {
    *("home", "search", "contacts", "breakdown", "costs", "costs-estimate", "lost-item", "faq"),
    *("reservations", "accident", "accident-guide", "accident-pickup", "accident-say"),
}
_WIDEST = 100
_TEXT: Schema = {"type": "string"}
_NONE: Schema = {"type": "null"}
_SCALARS: dict[object, Schema] = {
    NoneType: _NONE,
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time", "pattern": r"\+09:00$"},
    date: {"type": "string", "format": "date"},
    PartialDate: _like(PartialDate.pattern),
    Localized: _TEXT,
    Path: _TEXT,
}


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file in `data/schemas`."""
    fields = {
        "schema": {"const": schema_name("error")},
        "exit_code": {"type": "integer", "minimum": 0, "maximum": 255},
        "message": _TEXT,
    }
    said = "A complaint; exit_code is what the call ends with, 0 for a mere warning."
    error = {"description": said, **_closed(fields)}
    for name, (root, shared) in {**dict(map(_face, FACES)), "error": (error, {})}.items():
        schema = {"$schema": DIALECT, "title": schema_name(name), **root, **shared}
        yield f"{name}.schema.json", f"{_laid_out(schema)}\n"


def _laid_out(value: object, indent: str = "") -> str:
    """Return JSON in which what fits stands on one line; these files are read by people, too."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= _WIDEST or not isinstance(value, dict | list):
        return line
    deeper = f"{indent}  "
    if isinstance(value, list):
        parts = [_laid_out(part, deeper) for part in value]
    else:
        parts = [f"{json.dumps(name)}: {_laid_out(part, deeper)}" for name, part in value.items()]
    begin, end = "[]" if isinstance(value, list) else "{}"
    return f"{begin}\n" + ",\n".join(f"{deeper}{part}" for part in parts) + f"\n{indent}{end}"


def _face(name: str) -> tuple[str, tuple[Schema, Schema]]:
    """Return the name of a face with its schema, and the definitions that this refers to."""
    definitions: Schema = {}

    def fields(kind: type) -> Schema:
        return {part: _value(hint, definitions) for part, hint in json_fields(kind).items()}

    oldest = _value(PartialDate | None, definitions)
    source = {part: _value(json_fields(Source)[part], definitions) for part in SOURCE}
    always = {
        "schema": {"const": schema_name(name)},
        "language": _value(Language, definitions),
        "oldest": oldest,
        "sources": {"anyOf": [{"type": "array", "items": _closed(source)}, _NONE]},
        **fields(FACES[name]),
    }
    heard: Schema = {}
    if name in _HEARD:  # only where words were read
        said = fields(Reading)
        unread, danger = said.pop(NOT_UNDERSTOOD), said.pop(DANGER)
        heard = {LIFE_LINE: _TEXT, DANGER: danger, NOT_UNDERSTOOD: unread}
        heard["understood"] = {"description": _about(Reading), **_closed(said)}
    root = _closed({**always, **heard}, required=always)
    shared: Schema = {"$defs": dict(sorted(definitions.items()))}
    return name, ({"description": _about(FACES[name]), **root}, shared)


def _value(kind: object, definitions: Schema) -> Schema:
    if get_origin(kind) in {tuple, frozenset}:
        return {"type": "array", "items": _value(get_args(kind)[0], definitions)}
    if isinstance(kind, UnionType):
        return {"anyOf": [_value(part, definitions) for part in get_args(kind)]}
    if kind in _SCALARS:
        return _SCALARS[kind]
    if not isinstance(kind, type):
        raise TypeError(kind)
    if issubclass(kind, Value):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # holds the place while the class is described
            fields = {part: _value(hint, definitions) for part, hint in json_fields(kind).items()}
            if issubclass(kind, Fact):
                fields["doubt"] = _value(Doubt | None, definitions)
            definitions[kind.__name__] = {"description": _about(kind), **_closed(fields)}
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if issubclass(kind, int):
        return {"type": "integer"}
    if not issubclass(kind, str):
        raise TypeError(kind)
    pattern = getattr(kind, "pattern", None)
    return _like(pattern) if pattern else _TEXT
