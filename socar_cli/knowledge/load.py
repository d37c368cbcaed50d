"""From the YAML tree to the model: fields are read as their types say, complaints have lines."""

import re
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from socar_cli.errors import Complaint, KnowledgeError
from socar_cli.knowledge.document import Mapping, Node, Scalar, Sequence, read_document
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.scalars import (
    Address,
    ContactId,
    Count,
    Hours,
    PartialDate,
    Percent,
    Phone,
    SourceId,
    Won,
)
from socar_cli.language import Localized

try:
    from opening_hours import validate as hours_are_valid
except ImportError:  # no wheel for this machine: hours are shown, their state is not known

    def hours_are_valid(oh: str) -> bool:
        """Let every expression pass; the machines that build the program check it."""
        return bool(oh)


_NOTHING = object()  # stands for a value that could not be read; its complaint is noted

# Words YAML itself would turn into something else: their writer must say that a text is meant.
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "~", "y", "n"})
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_REQUIRED = Localized("값이 없습니다 (적으세요)", "no value (write one)")
_QUOTE = Localized("글자라면 따옴표를 붙이세요", "put it in quotes to mean a text")
_WANT_TEXT = Localized("글자 하나여야 합니다", "must be one text")
_WANT_PAIRS = Localized("'이름: 값' 꼴이어야 합니다", "must be 'name: value' pairs")
_WANT_LIST = Localized("목록이어야 합니다", "must be a list")
_WANT_ID = Localized("id는 a-z, 0-9, -만 됩니다", "an id has a-z, 0-9 and - only")
_NO_SOURCE = Localized("출처가 없습니다 (적으세요)", "no source (name one)")


def _read_hours(text: str) -> Hours:
    if not hours_are_valid(text):
        raise ValueError(text)
    return Hours(text)


# How a scalar is read, and what to say of one that cannot be.
_READERS: dict[type, tuple[Callable[[str], object], Localized]] = {
    PartialDate: (
        PartialDate,
        Localized(
            "날짜가 아닙니다 (예: 2026-01, unknown)", "not a date (like 2026-01, or unknown)"
        ),
    ),
    Phone: (
        Phone,
        Localized("전화번호가 아닙니다 (예: 1661-3315)", "not a telephone number (like 1661-3315)"),
    ),
    Address: (Address, Localized("주소가 아닙니다 (http…)", "not an address (http…)")),
    Hours: (
        _read_hours,
        Localized(
            "여는 시간이 아닙니다 (예: Mo-Fr 10:00-19:00)",
            "not opening hours (like Mo-Fr 10:00-19:00)",
        ),
    ),
    bool: (
        {"true": True, "false": False}.__getitem__,
        Localized("true 또는 false만 됩니다", "true or false only"),
    ),
    str: (str, _WANT_TEXT),
    Percent: (Percent.read, Localized("0에서 100까지의 수여야 합니다", "must be 0 to 100")),
    Count: (Count.read, Localized("수가 아닙니다 (예: 5)", "not a number (like 5)")),
    Won: (Won.read, Localized("금액이 아닙니다 (예: 300,000)", "not an amount (like 300,000)")),
}


def load_knowledge(path: Path) -> Knowledge:
    """Return the knowledge in the YAML file at `path`.

    Raises KnowledgeError with every complaint, FileUnreadableError when the system refuses.
    """
    root, complaints = read_document(path)
    knowledge = _Reader(root, complaints).value(Knowledge, root)
    if complaints:
        raise KnowledgeError(path.name, tuple(sorted(complaints, key=lambda fault: fault.line)))
    return cast("Knowledge", knowledge)


class _Reader:
    """Reads nodes as types say; what cannot be read becomes a complaint and `_NOTHING`."""

    def __init__(self, root: Node, complaints: list[Complaint]) -> None:
        self._complaints = complaints
        self._known: dict[type, dict[str, str]] = {
            SourceId: {name: SourceId(name) for name in _names(root, "sources")},
            ContactId: {name: ContactId(name) for name in _names(root, "contacts")},
        }

    def value(self, kind: object, node: Node) -> object:
        """Return the value of `kind` that stands in `node`."""
        if get_origin(kind) is UnionType:
            kind = next(part for part in get_args(kind) if part is not NoneType)
        if get_origin(kind) is tuple:
            return self._many(get_args(kind)[0], node)
        if is_dataclass(kind) and kind not in _READERS:
            return self._record(cast("type", kind), node)
        return self._scalar(cast("type", kind), node)

    def _complain(self, line: int, what: Localized) -> object:
        self._complaints.append(Complaint(line, what))
        return _NOTHING

    def _many(self, kind: object, node: Node) -> object:
        """Read a list, or for entries that have an id the mapping of ids to entries."""
        if is_dataclass(kind) and any(field.name == "id" for field in fields(kind)):
            if not isinstance(node, Mapping):
                return self._complain(node.line, _WANT_PAIRS)
            for name in node.items:
                if _ID.fullmatch(name) is None:
                    self._complain(node.key_lines[name], _WANT_ID)
            values = [
                self._record(cast("type", kind), entry, name) for name, entry in node.items.items()
            ]
        elif isinstance(node, Sequence):
            values = [self.value(kind, item) for item in node.items]
            if _NOTHING in values:
                return _NOTHING
        else:
            return self._complain(node.line, _WANT_LIST)
        return tuple(value for value in values if value is not _NOTHING)

    def _record(self, kind: type, node: Node, identifier: str | None = None) -> object:
        if not isinstance(node, Mapping):
            return self._complain(node.line, _REQUIRED if _is_empty(node) else _WANT_PAIRS)
        known = _fields(kind)
        values: dict[str, object] = {} if identifier is None else {"id": identifier}
        for name, entry in node.items.items():
            if name in known and name not in values:
                values[name] = self.value(known[name][1], entry)
            else:
                self._complain(node.key_lines[name], _unknown(name, sorted(known)))
        missing = [
            name
            for name, (field, _) in known.items()
            if name not in values and field.default is MISSING
        ]
        for name in missing:
            self._complain(node.line, _missing(name))
        if missing or _NOTHING in values.values():
            return _NOTHING
        try:
            return kind(**values)
        except ValueError:
            return self._complain(node.line, _NO_SOURCE if "sources" in known else _REQUIRED)

    def _scalar(self, kind: type, node: Node) -> object:
        if not isinstance(node, Scalar):
            return self._complain(node.line, _WANT_TEXT)
        if _is_empty(node):
            return self._complain(node.line, _REQUIRED)
        if kind is str and node.plain and node.text.casefold() in _AMBIGUOUS:
            return self._bad(node, _QUOTE)
        read, what = self._reader(kind)
        try:
            return read(node.text)
        except (KeyError, ValueError):
            return self._bad(node, what)

    def _reader(self, kind: type) -> tuple[Callable[[str], object], Localized]:
        """Return what reads a scalar of `kind`, and what to say when that refuses."""
        if kind in self._known:
            return self._known[kind].__getitem__, _stranger(kind)
        if issubclass(kind, StrEnum):
            return kind, _one_of([member.value for member in kind])
        return _READERS[kind]

    def _bad(self, node: Scalar, what: Localized) -> object:
        """Complain of a scalar and show what stands there."""
        return self._complain(
            node.line, Localized(f"'{node.text}': {what.ko}", f"'{node.text}': {what.en}")
        )


@cache
def _fields(kind: type) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: (field, hints[field.name]) for field in fields(cast("Any", kind))}


def _names(root: Node, section: str) -> frozenset[str]:
    entries = root.items.get(section) if isinstance(root, Mapping) else None
    return frozenset(entries.items if isinstance(entries, Mapping) else ())


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text == ""


def _unknown(name: str, known: list[str]) -> Localized:
    return Localized(
        f"'{name}'은 모르는 이름입니다 (아는 이름: {', '.join(known)})",
        f"'{name}' is not known here (known: {', '.join(known)})",
    )


def _missing(name: str) -> Localized:
    return Localized(f"'{name}'이 없습니다 (적으세요)", f"'{name}' is missing (write it)")


def _one_of(names: list[str]) -> Localized:
    return Localized(f"{', '.join(names)} 중 하나여야 합니다", f"must be one of {', '.join(names)}")


def _stranger(kind: type) -> Localized:
    section = "sources" if kind is SourceId else "contacts"
    return Localized(f"{section}에 없는 이름입니다", f"not under {section}")
