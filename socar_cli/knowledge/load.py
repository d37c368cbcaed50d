"""From the YAML tree to the model: fields are read as their types say, complaints have lines."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from typing import cast, get_args, get_origin

from socar_cli.errors import Complaint, KnowledgeError
from socar_cli.knowledge.document import (
    MAX_FAULTS,
    TOO_FAULTY,
    WANT_PAIRS,
    Mapping,
    Node,
    Scalar,
    Sequence,
)
from socar_cli.knowledge.model import Knowledge, Wording
from socar_cli.knowledge.opening import validate as hours_are_valid
from socar_cli.knowledge.scalars import (
    Address,
    Clock,
    Count,
    Day,
    EntryId,
    Hours,
    PartialDate,
    Percent,
    Phone,
    RefusedError,
    StepId,
    Won,
)
from socar_cli.knowledge.shape import (
    ID,
    entry_kind,
    has_id,
    is_section,
    keys_of,
    required_keys,
    without_none,
)
from socar_cli.knowledge.wordings import Meanings
from socar_cli.language import Localized
from socar_cli.value import Value

NOTHING = object()  # stands for a value that could not be read; its complaint is noted

# Words YAML itself would turn into something else: their writer must say that a text is meant.
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "~", "y", "n"})

_REQUIRED = Localized("값이 없습니다 (적으세요)", "no value (write one)")
_QUOTE = Localized("글자라면 따옴표를 붙이세요", "put it in quotes to mean a text")
_WANT_TEXT = Localized("글자 하나여야 합니다", "must be one text")
_WANT_LIST = Localized("목록이어야 합니다", "must be a list")
_WANT_ID = Localized("id는 a-z, 0-9, -만 됩니다", "an id has a-z, 0-9 and - only")
_TAKEN = Localized("번호를 다른 질문이 쓰거나 썼습니다", "the number is or was another question's")
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
    Clock: (Clock, Localized("시각이 아닙니다 (예: 17:00)", "not a time of day (like 17:00)")),
    Day: (Day, Localized("날이 아닙니다 (예: 2027-12-27)", "not a day (like 2027-12-27)")),
    bool: (
        {"true": True, "false": False}.__getitem__,
        Localized("true 또는 false만 됩니다", "true or false only"),
    ),
    str: (str, _WANT_TEXT),
    Percent: (Percent.read, Localized("0에서 100까지의 수여야 합니다", "must be 0 to 100")),
    Count: (Count.read, Localized("수가 아닙니다 (예: 5)", "not a number (like 5)")),
    Won: (Won.read, Localized("금액이 아닙니다 (예: 300,000)", "not an amount (like 300,000)")),
}


def build_knowledge(root: Node, name: str, complaints: list[Complaint]) -> Knowledge:
    """Return the knowledge in the tree `root` of the file `name`.

    Raises KnowledgeError with the `complaints` so far and every new one, in order of lines.
    """
    knowledge = Reader(root, complaints).value(Knowledge, root)
    if complaints:
        raise KnowledgeError(name, tuple(sorted(complaints, key=lambda fault: fault.line)))
    return cast("Knowledge", knowledge)


class Reader:
    """Reads nodes as types say; what cannot be read becomes a complaint and `NOTHING`."""

    def __init__(self, root: Node, complaints: list[Complaint]) -> None:
        """Take the document the nodes are from, for its names, and the list to complain to."""
        self._complaints = complaints
        self._known: dict[type[EntryId], dict[str, EntryId]] = {
            kind: {name: kind(name) for name in _names(root, *kind.section)}
            for kind in EntryId.__subclasses__()
        }
        self._known[StepId] |= {name: StepId(name) for name in retired_names(root)}
        self._numbered = _numbered(root)

    def value(self, kind: object, node: Node, name: str | None = None) -> object:
        """Return the value of `kind` that stands in `node`; `name` is the key it stands under."""
        kind = without_none(kind)
        entries = entry_kind(kind)
        if entries is not None:
            return self._entries(entries, node)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], node)
        if is_section(kind):
            return self.section(kind, node, name if has_id(kind) else None)
        return self._scalar(cast("type", kind), node)

    def complain(self, line: int, what: Localized) -> object:
        """Note what is wrong in `line` and return `NOTHING`."""
        note(self._complaints, Complaint(line, what))
        return NOTHING

    def section(self, kind: type[Value], node: Node, identifier: str | None = None) -> object:
        """Return the value of a class of the model; `identifier` is the name it stands under."""
        if not isinstance(node, Mapping):
            return self.complain(node.line, _REQUIRED if _is_empty(node) else WANT_PAIRS)
        known = keys_of(kind)
        values: dict[str, object] = {} if identifier is None else {"id": identifier}
        if node.own and "own" in kind.__fields__:
            values["own"] = True
        if node.own_phone is not None:
            values["own_phone"] = self.value(Phone, node.own_phone)
        for name, entry in node.items.items():
            if name in known:
                values[name] = self.value(known[name], entry, name)
            else:
                values[name] = self.complain(node.key_lines[name], unknown_key(name, known))
        missing = [name for name in required_keys(kind) if name not in values]
        for name in missing:
            self.complain(node.line, _missing(name))
        if missing or NOTHING in values.values():
            return NOTHING
        try:
            return kind(**values)
        except RefusedError as refused:
            return self.complain(node.line, refused.what)
        except ValueError:
            return self.complain(node.line, _NO_SOURCE if "sources" in known else _REQUIRED)

    def entry(
        self, kind: type[Value], name: str, node: Node, section: Mapping, meanings: Meanings
    ) -> object:
        """Return the entry of a section that stands under `name`; `meanings` are those so far."""
        if re.fullmatch(ID, name) is None:
            return self.complain(section.key_lines[name], _WANT_ID)
        number = node.items.get("number") if isinstance(node, Mapping) else None
        if isinstance(number, Scalar) and self._numbered.setdefault(number.text, name) != name:
            return self._bad(number, _TAKEN)
        value = self.section(kind, node, name)
        clash = meanings.add(value) if isinstance(value, Wording) else None
        return value if clash is None else self.complain(section.key_lines[name], clash)

    def _entries(self, kind: type[Value], node: Node) -> object:
        """Read a section: names, and under each an entry of `kind`. Bad entries are left out."""
        if not isinstance(node, Mapping):
            return self.complain(node.line, WANT_PAIRS)
        meanings = Meanings()
        values = [
            self.entry(kind, name, entry, node, meanings) for name, entry in node.items.items()
        ]
        return tuple(value for value in values if value is not NOTHING)

    def _list(self, kind: object, node: Node) -> object:
        if not isinstance(node, Sequence):
            return self.complain(node.line, _WANT_LIST)
        values = tuple(self.value(kind, item) for item in node.items)
        return NOTHING if NOTHING in values else values

    def _scalar(self, kind: type, node: Node) -> object:
        if not isinstance(node, Scalar):
            return self.complain(node.line, _WANT_TEXT)
        if _is_empty(node):
            return self.complain(node.line, _REQUIRED)
        if kind is str and node.plain and node.text.casefold() in _AMBIGUOUS:
            return self._bad(node, _QUOTE)
        read, what = self._reader(kind)
        try:
            return read(node.text)
        except (KeyError, ValueError):
            return self._bad(node, what)

    def _reader(self, kind: type) -> tuple[Callable[[str], object], Localized]:
        """Return what reads a scalar of `kind`, and what to say when that refuses."""
        if issubclass(kind, EntryId):
            return self._known[kind].__getitem__, _stranger(kind)
        if issubclass(kind, StrEnum):
            return kind, _one_of([member.value for member in kind])
        return _READERS[kind]

    def _bad(self, node: Scalar, what: Localized) -> object:
        """Complain of a scalar and show what stands there."""
        return self.complain(
            node.line, Localized(f"'{node.text}': {what.ko}", f"'{node.text}': {what.en}")
        )


def note(complaints: list[Complaint], complaint: Complaint) -> None:
    """Add a complaint, and after the most that anybody mends at once only that there are more."""
    if len(complaints) < MAX_FAULTS:
        complaints.append(complaint)
    elif len(complaints) == MAX_FAULTS:
        complaints.append(Complaint(complaint.line, TOO_FAULTY))


def _names(root: Node, *path: str) -> frozenset[str]:
    entries: Node | None = root
    for section in path:
        entries = entries.items.get(section) if isinstance(entries, Mapping) else None
    return frozenset(entries.items if isinstance(entries, Mapping) else ())


def retired_names(root: Node) -> frozenset[str]:
    """Return the ids that stood in the document once and may still be named."""
    listed = root.items.get("retired") if isinstance(root, Mapping) else None
    entries = listed.items if isinstance(listed, Sequence) else ()
    return frozenset(entry.text for entry in entries if isinstance(entry, Scalar))


def _numbered(root: Node) -> dict[str, str]:
    """Return the numbers in the document, each with its question; a former one's with none."""
    numbers = dict.fromkeys(retired_names(root), "")
    listed = root.items.get("questions") if isinstance(root, Mapping) else None
    for name, question in listed.items.items() if isinstance(listed, Mapping) else ():
        number = question.items.get("number") if isinstance(question, Mapping) else None
        if isinstance(number, Scalar):
            numbers.setdefault(number.text, name)
    return numbers


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def unknown_key(name: str, known: Iterable[str]) -> Localized:
    """Say that a key is not one of the `known`."""
    names = ", ".join(sorted(known))
    return Localized(
        f"'{name}'은 모르는 이름입니다 (아는 이름: {names})",
        f"'{name}' is not known here (known: {names})",
    )


@cache
def _missing(name: str) -> Localized:
    return Localized(f"'{name}'이 없습니다 (적으세요)", f"'{name}' is missing (write it)")


def _one_of(names: list[str]) -> Localized:
    return Localized(f"{', '.join(names)} 중 하나여야 합니다", f"must be one of {', '.join(names)}")


def _stranger(kind: type[EntryId]) -> Localized:
    section = " > ".join(kind.section)
    return Localized(f"{section}에 없는 이름입니다", f"not under {section}")
