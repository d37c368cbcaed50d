"""The face for programs: the frozen result itself, and complaints a program can read."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import get_type_hints

from socar_cli.domain.contacts import ContactList
from socar_cli.domain.guide import StepLine
from socar_cli.domain.provenance import Provenance
from socar_cli.knowledge import model
from socar_cli.knowledge.model import Fact
from socar_cli.language import Language, Localized, escape_controls
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

    def fields(value: Value, kind: type[Value]) -> dict[str, object]:
        """Return what JSON has of a value; of one that may be any fact what all facts have."""
        found: dict[str, object] = {}
        for name, hint in json_fields(kind).items():
            one = getattr(value, name)
            found[name] = fields(one, Fact) if one and hint == Fact | None else one
        return found | ({"doubt": provenance.doubts.get(value)} if isinstance(value, Fact) else {})

    def known(value: object) -> object:
        """Return what JSON has for a value that it does not know."""
        match value:
            case Localized():
                return value.in_language(language)
            case Enum():
                return value.value
            case datetime():
                return value.isoformat(timespec="seconds")
            case frozenset():
                return sorted(value)
            case Value():
                return fields(value, type(value))
        return str(value)  # a date or a path

    understood: dict[str, object] = {}
    if page.life_line:
        understood = {LIFE_LINE: page.life_line, DANGER: page.danger}
    if page.heard is not None:
        said = fields(page.heard, type(page.heard))
        del said[DANGER]
        understood |= {NOT_UNDERSTOOD: said.pop(NOT_UNDERSTOOD), "understood": said}
    sources = [{name: getattr(source, name) for name in SOURCE} for source in provenance.sources]
    face = {
        "schema": schema_name(page.name),
        "language": language,
        "oldest": provenance.oldest,
        "sources": sources or None,
        **fields(result, type(result)),
        **understood,
    }
    lines = json.dumps(face, ensure_ascii=ascii_only, indent=2, default=known).split("\n")
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
