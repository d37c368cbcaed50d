"""The files knowledge comes from: the built-in one, and a user's own laid over it.

A user's file adds and rewords, and never hides a number. A fault in an entry drops that entry and
nothing else.
"""

from pathlib import Path
from typing import cast

from socar_cli.errors import Complaint, KnowledgeError, SocarError
from socar_cli.knowledge import shape
from socar_cli.knowledge.model import Contact, Fact, Knowledge, Tag, Wording
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
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Localized
from socar_cli.paths import KNOWLEDGE
from socar_cli.value import Value, changed, values_of

# What entries of others refer to comes before them, and words, which refer to the rest, last.
_USUAL_RANK = 4
_RANKS = {"sources": 0, "contacts": 1, "faq_topics": 2, "guide": 3, "own_words": 5, "answers": 5}
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


_NUMBERS_STAY = Localized(
    "내장 번호를 숨기는 것은 쓰지 않습니다 (더할 수만 있습니다)",
    "nothing may hide a built-in number: those that are missing here stay (only add)",
)
_RETIRED_STAY = Localized("바꿀 수 없습니다 (지우세요)", "cannot be changed (remove it)")
_CANNOT_JOIN = Localized(
    "내장 정보와 맞지 않아 이 파일을 쓰지 않습니다", "does not fit what is built in: it is not used"
)
_NO_WAY = Localized("phone이나 route를 적으세요", "write a phone or a route")
_OWN_ENTRY = Localized("직접 적음, 날짜 없음", "own entry, undated")


class Loaded(Value):
    """What is known, and what is wrong with the user's own file."""

    knowledge: Knowledge
    problem: SocarError | None = None


def load_all(built_in: str, own: Path | None) -> Loaded:
    """Return the built-in knowledge with the user's file laid over it.

    A fault of the user's file is a problem to tell, never one that hides what is known.
    Raises KnowledgeError, FileUnreadableError and PackedError for the built-in file only.
    """
    base, knowledge = read_built_in(built_in)
    if own is None:
        return Loaded(knowledge)
    try:
        laid = read_pairs(own)
    except SocarError as problem:
        return Loaded(knowledge, problem)
    together, complaints = _together(knowledge, base, laid)
    return Loaded(together, KnowledgeError(own.name, complaints) if complaints else None)


def read_built_in(path: str) -> tuple[Mapping, Knowledge]:
    """Return the tree of the built-in file and what it says; raises as `load_all` does."""
    root, faults = read_document(Path(path))
    return cast("Mapping", root), build_knowledge(root, KNOWLEDGE, faults)


def _together(
    knowledge: Knowledge, base: Mapping, own: Mapping
) -> tuple[Knowledge, tuple[Complaint, ...]]:
    """Return what is known with a user's file, or without one that fits in nowhere."""
    merged, complaints = lay_over(base, own)
    try:
        return build_knowledge(merged, "", []), complaints
    except KnowledgeError:
        return knowledge, (*complaints, Complaint(own.line, _CANNOT_JOIN))


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
        base, knowledge = read_built_in(built_in)
    except KnowledgeError as error:
        return Examined(error.file, error.complaints, None)
    together, complaints = _together(knowledge, base, root)
    return Examined(file.name, complaints, together)


def lay_over(base: Mapping, own: Mapping) -> tuple[Mapping, tuple[Complaint, ...]]:
    """Return `base` with the good entries of `own` over it, and what is wrong in the others.

    What others refer to comes first, so that a complaint about a cause stands before its effects.
    """
    complaints: list[Complaint] = []
    kinds = shape.keys_of(Knowledge)
    merged = base

    def rank(name: str) -> int:
        return _RANKS.get(name, _USUAL_RANK) if name in base.items else -1

    for name in sorted(own.items, key=rank):
        if name not in base.items or name == "retired":
            what = unknown_key(name, base.items) if name not in base.items else _RETIRED_STAY
            note(complaints, own.key_lines[name], what)
            continue
        found: list[Complaint] = []
        node: Node = own.items[name]
        if name == "rare" and isinstance(node, Sequence):
            node = _rare(cast("Mapping", base.items["contacts"]), node, found)
        laid = _section(kinds[name], merged.items[name], node, merged, found)
        for fault in sorted(found, key=lambda fault: fault.line):
            note(complaints, fault.line, fault.what, harmless=fault.harmless)
        candidate = changed(merged, items={**merged.items, name: laid})
        faults: list[Complaint] = []
        if Reader(candidate, faults).value(kinds[name], laid) is NOTHING or faults:
            note(complaints, own.key_lines[name], _DOES_NOT_FIT)
        else:
            merged = candidate
    return merged, tuple(complaints)


def _rare(contacts: Mapping, own: Sequence, complaints: list[Complaint]) -> Sequence:
    """Return which contacts may be listed only when all are asked for: those of the user alone."""
    kept = tuple(node for node in own.items if getattr(node, "text", "") not in contacts.items)
    if kept != own.items:
        note(complaints, own.line, _NUMBERS_STAY)
    return changed(own, items=kept)


def _section(
    kind: object, base: Node, own: Node, root: Mapping, complaints: list[Complaint]
) -> Node:
    """Return a section with what `own` adds to it; references point into the document `root`."""
    entries, part = shape.entry_kind(kind), shape.without_none(kind)
    if isinstance(own, Sequence) and isinstance(base, Sequence):
        listed = [getattr(node, "text", node) for node in base.items]
        added = tuple(node for node in own.items if getattr(node, "text", node) not in listed)
        if not own.items or 0 < len(own.items) - len(added) < len(listed):
            note(complaints, own.line, _NUMBERS_STAY)
        own = changed(own, items=(*base.items, *added))
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
        entry = _entry(kind, base.items.get(name), own.items[name])
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
    if not isinstance(entry, Mapping):
        return None
    if not isinstance(before, Mapping):
        reached = kind is not Contact or entry.items.keys() & {"phone", "route"}
        return None if reached else Complaint(own.key_lines[name], _NO_WAY)
    tags = before.items.get("tags")
    names = tags.items if isinstance(tags, Sequence) else ()
    if kind is Wording:
        fixed, what = entry.items.keys() - {"words"}, _MEANING_STAYS
    elif before.items.keys() & {"call"}:
        fixed, what = entry.items.keys() & _PLACING, _NUMBERS_STAY
    elif any(isinstance(tag, Scalar) and tag.text == Tag.DUTY for tag in names):
        fixed, what = entry.items.keys() & _PLACING, _DUTY_STAYS
    else:
        return None
    return Complaint(min(entry.key_lines[key] for key in fixed), what) if fixed else None


def _entry(kind: type[Value], base: Node | None, own: Node) -> Node:
    """Return an entry with the keys of `own` in the place of those of `base`.

    A telephone number that differs stands beside the built-in one, not in its place.
    """
    if not isinstance(own, Mapping):
        return own
    if not isinstance(base, Mapping):
        return changed(own, items=_with_defaults(kind, own), own=True)
    items = {**base.items, **{name: _value(base, name, node) for name, node in own.items.items()}}
    phone, number = base.items.get("phone"), own.items.get("phone")
    beside = None
    if isinstance(phone, Scalar) and isinstance(number, Scalar):
        items["phone"] = phone
        beside = number if _dialled(number.text) != _dialled(phone.text) else None
    return changed(own, items=items, own=items != base.items, own_phone=beside)


def _dialled(text: str) -> str:
    """Return a number as one dials it; what is none is complained of when it is read."""
    try:
        return Phone.read(text)
    except ValueError:
        return text


def _with_defaults(kind: type[Value], own: Mapping) -> dict[str, Node]:
    """Return what a user wrote of a new entry, and the rest of what an entry has to have.

    A text without its language is meant for both.
    """
    keys = shape.keys_of(kind)

    def localized(text: Localized) -> Mapping:
        items: dict[str, Node] = {
            name: Scalar(words, plain=False, line=own.line) for name, words in values_of(text)
        }
        return Mapping(items, dict.fromkeys(items, own.line), own.line)

    items = dict(own.items)
    for name, node in own.items.items():
        if isinstance(node, Scalar) and shape.without_none(keys.get(name)) is Localized:
            lines = dict.fromkeys(("ko", "en"), node.line)
            items[name] = Mapping(dict.fromkeys(lines, node), lines, node.line)
    if not issubclass(kind, Fact):
        return items
    rest: dict[str, Node] = {"sources": Sequence((), own.line)}
    for name, word in (("verified", "unknown"), ("confidence", "low"), ("review", "never")):
        rest[name] = Scalar(word, plain=False, line=own.line)
    if kind is Contact:
        rest |= {"purpose": localized(_OWN_ENTRY), "aliases": Sequence((), own.line)}
    return {**rest, **items}


def _value(base: Mapping, name: str, own: Node) -> Node:
    """Return what `own` makes of a value: of a text in two languages one may stay."""
    before = base.items.get(name)
    if (
        name in {"words", "aliases", "call"}
        and isinstance(before, Sequence)
        and isinstance(own, Sequence)
    ):
        return changed(own, items=(*before.items, *own.items))  # nobody's take others away
    if isinstance(before, Mapping) and isinstance(own, Mapping):
        return changed(own, items={**before.items, **own.items})
    return own
