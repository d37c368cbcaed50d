"""The files knowledge comes from: the built-in one, and a user's own laid over it.

A user's file adds and rewords, and never hides a number. A fault in an entry drops that entry and
nothing else.
"""

from pathlib import Path
from typing import cast

from socar_cli.errors import Complaint, KnowledgeError, SocarError
from socar_cli.knowledge import shape
from socar_cli.knowledge.model import Knowledge, Tag, Wording
from socar_cli.knowledge.reader import (
    NOTHING,
    Mapping,
    Meanings,
    Node,
    Reader,
    Scalar,
    Sequence,
    build_knowledge,
    note,
    read_document,
    read_pairs,
    retired_names,
    unknown_key,
)
from socar_cli.language import Localized
from socar_cli.paths import KNOWLEDGE
from socar_cli.value import Value, changed

# What decides where a step of the guide stands; of a duty it stays as it is.
_PLACING = frozenset({"phase", "when", "unless", "moves", "replaces", "tags"})
_DOES_NOT_FIT = Localized(
    "내장 정보와 맞지 않아 이 구역을 쓰지 않습니다 (고치세요)",
    "does not fit the built-in section, which stays as it is (mend it)",
)
_RETIRED = Localized(
    "지금은 없는 항목이라 쓰지 않습니다 (지워도 됩니다)",
    "is no longer there, so this has no effect (it can go)",
)
_MEANING_STAYS = Localized(
    "내장 낱말의 뜻은 바꿀 수 없습니다 (words만 더하세요)",
    "what built-in words say cannot be changed (add to words only)",
)
_DUTY_STAYS = Localized(
    "의무인 단계의 조건과 자리는 바꿀 수 없습니다 (문구만 바꾸세요)",
    "when and where a duty stands cannot be changed (reword it only)",
)


class Loaded(Value):
    """What is known, and what is wrong with the user's own file."""

    knowledge: Knowledge
    problem: SocarError | None = None


def load_all(built_in: str, own: Path | None) -> Loaded:
    """Return the built-in knowledge with the user's file laid over it.

    A fault of the user's file is a problem to tell, never one that hides what is known.
    Raises KnowledgeError, FileUnreadableError and PackedError for the built-in file only.
    """
    base, faults = read_document(Path(built_in))
    knowledge = build_knowledge(base, KNOWLEDGE, faults)
    if own is None:
        return Loaded(knowledge)
    try:
        merged, complaints = lay_over(cast("Mapping", base), read_pairs(own))
    except SocarError as problem:
        return Loaded(knowledge, problem)
    together = build_knowledge(merged, own.name, [])
    return Loaded(together, KnowledgeError(own.name, complaints) if complaints else None)


class Examined(Value):
    """A file, everything that is wrong in it, and what is known with it where that can be had."""

    file: str
    complaints: tuple[Complaint, ...]
    knowledge: Knowledge | None


def examine(built_in: str, file: Path) -> Examined:
    """Return what is wrong in `file`: a whole knowledge file, or one to lay over the built-in one.

    Raises FileUnreadableError or PackedError when the system refuses the file.
    """
    try:
        root = read_pairs(file)
        if set(shape.required_keys(Knowledge)) <= set(root.items):
            return Examined(file.name, (), build_knowledge(root, file.name, []))
        base, faults = read_document(Path(built_in))
        build_knowledge(base, KNOWLEDGE, faults)
        merged, complaints = lay_over(cast("Mapping", base), root)
    except KnowledgeError as error:
        return Examined(error.file, error.complaints, None)
    return Examined(file.name, complaints, build_knowledge(merged, file.name, []))


def lay_over(base: Mapping, own: Mapping) -> tuple[Mapping, tuple[Complaint, ...]]:
    """Return `base` with the good entries of `own` over it, and what is wrong in the others."""
    complaints: list[Complaint] = []
    kinds = shape.keys_of(Knowledge)
    first = {"sources": 0, "contacts": 1}  # everything else refers to them
    merged = base
    for name in sorted(own.items, key=lambda name: first.get(name, len(first))):
        if name not in base.items:
            note(complaints, own.key_lines[name], unknown_key(name, base.items))
            continue
        laid = _section(kinds[name], merged.items[name], own.items[name], merged, complaints)
        candidate = changed(merged, items={**merged.items, name: laid})
        faults: list[Complaint] = []
        if Reader(candidate, faults).value(kinds[name], laid) is NOTHING or faults:
            note(complaints, own.key_lines[name], _DOES_NOT_FIT)
        else:
            merged = candidate
    return merged, tuple(sorted(complaints, key=lambda fault: fault.line))


def _section(
    kind: object, base: Node, own: Node, root: Mapping, complaints: list[Complaint]
) -> Node:
    """Return a section with what `own` adds to it; references point into the document `root`."""
    entries, part = shape.entry_kind(kind), shape.without_none(kind)
    if not isinstance(own, Mapping) or not isinstance(base, Mapping):
        return own if Reader(root, complaints).value(kind, own) is not NOTHING else base
    items = dict(base.items)
    if entries is not None:
        items |= _entries(entries, base, own, root, complaints)
    else:
        keys = shape.keys_of(part) if shape.is_section(part) else {}
        for name, node in own.items.items():
            if name in keys:
                before = items.get(name, node)  # what the built-in section leaves out may be added
                items[name] = _section(keys[name], before, node, root, complaints)
            else:
                note(complaints, own.key_lines[name], unknown_key(name, keys))
    return changed(base, items=items, key_lines={**base.key_lines, **own.key_lines})


def _entries(
    kind: type[Value], base: Mapping, own: Mapping, root: Mapping, complaints: list[Complaint]
) -> dict[str, Node]:
    """Return those entries of `own` that may stand in a section, laid over its own."""
    reader = Reader(root, complaints)
    faults = {name: _refused(kind, name, own, base, root) for name in own.items}
    said: Meanings = {}

    def keep(name: str) -> None:
        """Let the words of a built-in entry say what they say."""
        if kind is Wording and name in base.items:
            reader.entry(kind, name, base.items[name], base, said)

    for name in base.items:
        if name not in own.items or faults[name] is not None:
            keep(name)
    good = {}
    for name, fault in sorted(faults.items(), key=lambda entry: entry[0] not in base.items):
        if fault is not None:
            note(complaints, fault.line, fault.what, harmless=fault.harmless)
            continue
        entry = _entry(base.items.get(name), own.items[name])
        if reader.entry(kind, name, entry, own, said) is NOTHING:
            keep(name)
        else:
            good[name] = entry
    return good


def _refused(
    kind: type[Value], name: str, own: Mapping, base: Mapping, root: Mapping
) -> Complaint | None:
    """Return why the entry `name` of a user's section is left out before it is read, if it is."""
    entry, before = own.items[name], base.items.get(name)
    if before is None and name in retired_names(root):
        return Complaint(own.key_lines[name], _RETIRED, harmless=True)
    if not isinstance(before, Mapping) or not isinstance(entry, Mapping):
        return None
    tags = before.items.get("tags")
    names = tags.items if isinstance(tags, Sequence) else ()
    if kind is Wording:
        fixed, what = entry.items.keys() - {"words"}, _MEANING_STAYS
    elif any(isinstance(tag, Scalar) and tag.text == Tag.DUTY for tag in names):
        fixed, what = entry.items.keys() & _PLACING, _DUTY_STAYS
    else:
        return None
    return Complaint(min(entry.key_lines[key] for key in fixed), what) if fixed else None


def _entry(base: Node | None, own: Node) -> Node:
    """Return an entry with the keys of `own` in the place of those of `base`.

    A telephone number that differs stands beside the built-in one, not in its place.
    """
    if not isinstance(own, Mapping):
        return own
    if not isinstance(base, Mapping):
        return changed(own, own=True)
    items = {**base.items, **{name: _value(base, name, node) for name, node in own.items.items()}}
    phone, number = base.items.get("phone"), own.items.get("phone")
    beside = None
    if isinstance(phone, Scalar) and isinstance(number, Scalar):
        items["phone"] = phone
        beside = number if number.text != phone.text else None
    return changed(own, items=items, own=items != base.items, own_phone=beside)


def _value(base: Mapping, name: str, own: Node) -> Node:
    """Return what `own` makes of a value: of a text in two languages one may stay."""
    before = base.items.get(name)
    if name == "words" and isinstance(before, Sequence) and isinstance(own, Sequence):
        return changed(own, items=(*before.items, *own.items))  # nobody's words take others away
    if isinstance(before, Mapping) and isinstance(own, Mapping):
        return changed(own, items={**before.items, **own.items})
    return own
