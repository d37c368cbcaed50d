"""The face for programs: the frozen result itself, and complaints a program can read."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

from socar_cli.domain.contacts import ContactList
from socar_cli.domain.guide import StepLine
from socar_cli.domain.provenance import Doubt, Provenance
from socar_cli.knowledge import model
from socar_cli.knowledge.model import Fact, Source
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.knowledge.shape import is_section, without_none
from socar_cli.language import Language, Localized, Text, escape_controls
from socar_cli.value import Value
from socar_cli.views.page import Page

_VERSIONS = {"costs-estimate": 2}  # raised when a field changes its type or meaning, or goes

# How something is found, chosen or made to fit a screen is no part of what it says.
_LEFT_OUT: Mapping[type[Value], frozenset[str]] = {
    model.Contact: frozenset({"aliases"}),
    ContactList: frozenset({"left_out"}),
    model.Costs: frozenset({"breach"}),  # an answer has those that were asked for
    model.Problem: frozenset({"aliases"}),
    model.Question: frozenset({"aliases"}),
    model.Sentence: frozenset({"parts"}),
    model.Step: frozenset({"when", "unless", "forms", "moves", "replaces"}),
    StepLine: frozenset({"again"}),
    model.Terms: frozenset({"when"}),
}
LIFE_LINE, DANGER = "life_line", "danger"
NOT_UNDERSTOOD = "not_understood"
SOURCE = ("id", "title", "kind", "date", "address")


def schema_name(name: str) -> str:
    """Return what the first field of a face called `name` says."""
    return f"socar.{name}/{_VERSIONS.get(name, 1)}"


def json_text(
    page: Page, result: Value, provenance: Provenance, language: Language, *, ascii_only: bool
) -> str:
    """Return `result` as JSON; every key is always there, with null where nothing is known.

    Only an answer to words of one's own says what was understood.
    """
    writer = _Writer(language, provenance.doubts)
    oldest = provenance.oldest
    understood: dict[str, object] = {}
    if page.life_line:
        understood = {LIFE_LINE: writer.text(page.life_line), DANGER: list(page.danger)}
    if page.heard is not None:
        said = writer.dump(page.heard, type(page.heard))
        del said[DANGER]
        understood |= {NOT_UNDERSTOOD: said.pop(NOT_UNDERSTOOD), "understood": said}
    face = {
        "schema": schema_name(page.name),
        "language": language,
        "oldest": None if oldest is None else str(oldest),
        "sources": [writer.source(source) for source in provenance.sources] or None,
        **writer.dump(result, type(result)),
        **understood,
    }
    lines = json.dumps(face, ensure_ascii=ascii_only, indent=2).split("\n")
    return "".join(f"{escape_controls(line)}\n" for line in lines)


def error_text(message: str, exit_code: int, *, ascii_only: bool) -> str:
    """Return a complaint as one line; `exit_code` is what the call ends with."""
    fault = {"schema": schema_name("error"), "exit_code": exit_code, "message": message}
    return escape_controls(json.dumps(fault, ensure_ascii=ascii_only)) + "\n"


_FIELDS: dict[type[Value], dict[str, object]] = {}  # of the classes that were asked for


def json_fields(kind: type[Value]) -> dict[str, object]:
    """Return the fields of a class that JSON has, each with the kind of its value."""
    if kind not in _FIELDS:
        hints, left_out = get_type_hints(kind), _LEFT_OUT.get(kind, frozenset())
        _FIELDS[kind] = {name: hints[name] for name in kind.__fields__ if name not in left_out}
    return _FIELDS[kind]


class _Writer:
    """Turns values into what JSON knows, in one language."""

    def __init__(self, language: Language, doubts: Mapping[Fact, Doubt]) -> None:
        self._language = language
        self._doubts = doubts

    def dump(self, value: Value, kind: type[Value]) -> dict[str, object]:
        """Return the fields that `kind` has of `value`; a fact says whether to doubt it."""
        hints = json_fields(kind).items()
        fields = {name: self._value(getattr(value, name), hint) for name, hint in hints}
        if isinstance(value, Fact):
            fields["doubt"] = self._scalar(self._doubts.get(value))
        return fields

    def text(self, text: Text) -> str:
        """Return a text in the language of the answer."""
        return text.in_language(self._language) if isinstance(text, Localized) else text

    def source(self, source: Source) -> dict[str, object]:
        """Return what one needs to open a source and to judge it."""
        return {name: self._scalar(getattr(source, name)) for name in SOURCE}

    def _value(self, value: object, kind: object) -> object:
        if value is None:
            return None
        kind = without_none(kind)
        if isinstance(value, tuple | frozenset):
            parts = sorted(value) if isinstance(value, frozenset) else value
            return [self._value(part, get_args(kind)[0]) for part in parts]
        if isinstance(value, Value) and not isinstance(value, PartialDate | Localized):
            return self.dump(value, kind if is_section(kind) else type(value))
        return self._scalar(value)

    def _scalar(self, value: object) -> object:
        match value:
            case Localized():
                return value.in_language(self._language)
            case Enum():
                return value.value
            case datetime():
                return value.isoformat(timespec="seconds")
            case date() | PartialDate() | Path():
                return str(value)
        return value
