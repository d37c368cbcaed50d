"""The files knowledge comes from: the built-in one, and a user's own laid over it.

A user's file adds entries, rewords them, and never hides a number or a duty. Both files are merged
as trees of texts, so that every complaint has its line; a fault in an entry drops that entry alone.

- A new entry may leave out sources and dates, and write one text for both languages.
- Of an entry that is built in, what the user writes takes the place of what was there; words, other
  names and contacts to call are added; another telephone number stands beside the built-in one.
- Lists outside of entries only grow.
"""

from collections.abc import Container
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
    add_complaint,
    build_knowledge,
    read_document,
    read_pairs,
    retired_names,
    unknown_key,
)
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Localized
from socar_cli.paths import KNOWLEDGE
from socar_cli.value import Value, changed

# What entries of others refer to comes before them, and words, which refer to the rest, last.
_USUAL_RANK = 4
_RANKS = {"sources": 0, "contacts": 1, "faq_topics": 2, "guide": 3, "own_words": 5, "answers": 5}
# What decides where a step of the guide stands; of a duty it stays as it is.
_PLACING = frozenset({"phase", "when", "unless", "moves", "replaces", "tags"})
_GROWING = frozenset({"words", "aliases", "call"})  # lists of an entry that are only added to
# What an entry of the user's own says where nothing is written.
_OWN_FACT: dict[str, object] = {
    "sources": (),
    "verified": "unknown",
    "confidence": "low",
    "review": "never",
}
_OWN_CONTACT = {
    "purpose": {"ko": "직접 적음, 날짜 없음", "en": "own entry, undated"},
    "aliases": (),
}
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


class Loaded(Value):
    """What is known, and what is wrong with the user's own file."""

    knowledge: Knowledge
    problem: SocarError | None = None


class Examined(Value):
    """A file, everything that is wrong in it, and what is known with it where that can be had."""

    file: str
    complaints: tuple[Complaint, ...]
    knowledge: Knowledge | None


def load_all(built_in: str, own: Path | None) -> Loaded:
    """Return the built-in knowledge with the user's file laid over it.

    A fault of the user's file is a problem to tell, never one that hides what is known.
    Raises KnowledgeError, FileUnreadableError and PackedError for the built-in file only.
    """
    base, knowledge = read_built_in(built_in)
    if own is None:
        return Loaded(knowledge)
    try:
        pairs = read_pairs(own)
    except SocarError as problem:
        return Loaded(knowledge, problem)
    together, complaints = _together(knowledge, base, pairs)
    return Loaded(together, KnowledgeError(own.name, complaints) if complaints else None)


def examine(built_in: str, file: Path) -> Examined:
    """Return what is wrong in `file`: a whole knowledge file, or one to lay over the built-in one.

    Raises FileUnreadableError or PackedError when the system refuses the file.
    """
    try:
        pairs = read_pairs(file)
        if set(shape.required_keys(Knowledge)) <= set(pairs.items):
            return Examined(file.name, (), build_knowledge(pairs, file.name, []))
        base, knowledge = read_built_in(built_in)
    except KnowledgeError as error:
        return Examined(error.file, error.complaints, None)
    together, complaints = _together(knowledge, base, pairs)
    return Examined(file.name, complaints, together)


def read_built_in(file: str) -> tuple[Mapping, Knowledge]:
    """Return the tree of the built-in file, and what it says; raises as `load_all` does."""
    base, faults = read_document(Path(file))
    knowledge = build_knowledge(base, KNOWLEDGE, faults)  # which only a mapping says
    return cast("Mapping", base), knowledge


def _together(
    knowledge: Knowledge, base: Mapping, own: Mapping
) -> tuple[Knowledge, tuple[Complaint, ...]]:
    """Return what is known with a user's file, or without one that fits in nowhere."""
    merged, complaints = lay_over(base, own)
    try:
        return build_knowledge(merged, "", []), complaints
    except KnowledgeError:
        return knowledge, (*complaints, Complaint(own.line, _CANNOT_JOIN))


def lay_over(base: Mapping, own: Mapping) -> tuple[Mapping, tuple[Complaint, ...]]:
    """Return the sound tree `base` with the good parts of `own` over it, and what is wrong in it.

    What others refer to comes first, so that a complaint about a cause stands before its effects.
    """
    complaints: list[Complaint] = []
    kinds = shape.keys_of(Knowledge)
    merged = base

    def rank(name: str) -> int:
        return _RANKS.get(name, _USUAL_RANK) if name in base.items else -1

    for name in sorted(own.items, key=rank):
        line, node = own.key_lines[name], own.items[name]
        if name not in base.items or name == "retired":
            what = unknown_key(name, base.items) if name not in base.items else _RETIRED_STAY
            add_complaint(complaints, Complaint(line, what))
            continue
        # Entries may name each other in any order; but not one that is left out for a fault.
        joined = changed(merged, items={**merged.items, name: _joined(merged.items[name], node)})
        for root in (joined, merged):
            found: list[Complaint] = []
            reader = Reader(root, found)
            laid = _lay(reader, kinds[name], merged.items[name], _without_rare(reader, name, node))
            candidate = changed(merged, items={**merged.items, name: laid})
            faults: list[Complaint] = []
            fits = Reader(candidate, faults).value(kinds[name], laid) is not NOTHING and not faults
            if fits:
                merged = candidate
                break
        for fault in sorted(found, key=lambda fault: fault.line):
            add_complaint(complaints, fault)
        if not fits:
            add_complaint(complaints, Complaint(line, _DOES_NOT_FIT))
    return merged, tuple(complaints)


def _joined(base: Node, own: Node) -> Node:
    """Return a part with all that `own` names in it, good or not."""
    if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
        return base
    named = {name: _joined(base.items.get(name, node), node) for name, node in own.items.items()}
    return changed(base, items={**base.items, **named})


def _without_rare(reader: Reader, section: str, own: Node) -> Node:
    """Return a section of the user's; only their own contacts may be `rare`: listed on demand."""
    if section != "rare" or not isinstance(own, Sequence):
        return own
    contacts = cast("Mapping", reader.root).items["contacts"]
    built_in = cast("Mapping", contacts).items
    kept = tuple(one for one in own.items if getattr(one, "text", "") not in built_in)
    if kept != own.items:
        reader.complain(own.line, _NUMBERS_STAY)
    return changed(own, items=kept)


def _lay(reader: Reader, kind: object, base: Node, own: Node) -> Node:
    """Return the part `base`, which is of that `kind`, with the good parts of `own` over it."""
    kind = shape.without_none(kind)
    if isinstance(base, Mapping) and isinstance(own, Mapping):
        entries = shape.entry_kind(kind)
        items = dict(base.items)
        if entries is not None:
            items |= _good_entries(reader, entries, base, own)
        else:
            keys = shape.keys_of(cast("type[Value]", kind))
            for name, node in own.items.items():
                if name in keys:
                    before = items.get(name, node)  # what is not built in may be added
                    items[name] = _lay(reader, keys[name], before, node)
                else:
                    reader.complain(own.key_lines[name], unknown_key(name, keys))
        return changed(base, items=items, key_lines={**base.key_lines, **own.key_lines})
    if isinstance(base, Sequence) and isinstance(own, Sequence):
        listed = [getattr(node, "text", node) for node in base.items]
        added = tuple(node for node in own.items if getattr(node, "text", node) not in listed)
        if not own.items or 0 < len(own.items) - len(added) < len(listed):
            reader.complain(own.line, _NUMBERS_STAY)
        own = changed(own, items=(*base.items, *added))
    return base if reader.value(kind, own) is NOTHING else own


def _good_entries(
    reader: Reader, kind: type[Value], base: Mapping, own: Mapping
) -> dict[str, Node]:
    """Return those entries of `own` that may stand in a section, laid over its own."""
    said: Meanings = {}
    if kind is Wording:  # what built-in words say, nobody's own may say otherwise
        for name, node in base.items.items():
            reader.entry(kind, name, node, base, said)
    good = {}
    for name in sorted(own.items, key=lambda name: name not in base.items):
        line, entry, before = own.key_lines[name], own.items[name], base.items.get(name)
        if before is None and name in retired_names(reader.root):
            reader.complain(line, _RETIRED, harmless=True)
            continue
        if isinstance(entry, Mapping) and isinstance(before, Mapping):
            fixed, what = _fixed_keys(kind, before)
            if lines := [entry.key_lines[key] for key in entry.items if key in fixed]:
                reader.complain(min(lines), what)
                continue
            entry = _changed_entry(before, entry)
        elif isinstance(entry, Mapping):
            if kind is Contact and not entry.items.keys() & {"phone", "route"}:
                reader.complain(line, _NO_WAY)
                continue
            entry = _new_entry(kind, entry)
        if reader.entry(kind, name, entry, own, said) is not NOTHING:
            good[name] = entry
    return good


def _fixed_keys(kind: type[Value], entry: Mapping) -> tuple[Container[str], Localized]:
    """Return the keys of a built-in entry that stay as they are, and why."""
    if kind is Wording:
        return shape.keys_of(kind).keys() - {"words"}, _MEANING_STAYS
    if "call" in entry.items:
        return _PLACING, _NUMBERS_STAY
    tags = entry.items.get("tags")
    if isinstance(tags, Sequence) and Tag.DUTY in [getattr(tag, "text", "") for tag in tags.items]:
        return _PLACING, _DUTY_STAYS
    return (), _DOES_NOT_FIT


def _changed_entry(base: Mapping, own: Mapping) -> Mapping:
    """Return an entry that is built in with what `own` adds to it or says otherwise."""
    items, own_phone = dict(base.items), None
    for name, node in own.items.items():
        before = items.get(name)
        if name == "phone" and isinstance(before, Scalar) and isinstance(node, Scalar):
            try:
                own_phone = None if Phone.read(node.text) == Phone.read(before.text) else node
            except ValueError:
                own_phone = node  # is complained of when it is read
        elif name in _GROWING and isinstance(before, Sequence) and isinstance(node, Sequence):
            items[name] = changed(node, items=(*before.items, *node.items))
        elif isinstance(before, Mapping) and isinstance(node, Mapping):
            # Of a text in two languages one may stay.
            items[name] = changed(node, items={**before.items, **node.items})
        else:
            items[name] = node
    return changed(own, items=items, own=items != base.items, own_phone=own_phone)


def _new_entry(kind: type[Value], own: Mapping) -> Mapping:
    """Return an entry of the user's own with all that an entry has to have."""
    keys = shape.keys_of(kind)
    rest = _OWN_FACT if issubclass(kind, Fact) else {}
    rest = rest | _OWN_CONTACT if kind is Contact else rest
    items = {name: _node(value, own.line) for name, value in rest.items()}
    for name, node in own.items.items():
        items[name] = node
        if isinstance(node, Scalar) and shape.without_none(keys.get(name)) is Localized:
            lines = dict.fromkeys(("ko", "en"), node.line)  # it is meant for both languages
            items[name] = Mapping(dict.fromkeys(lines, node), lines, node.line)
    return changed(own, items=items, own=True)


def _node(value: object, line: int) -> Node:
    """Return a text, a tuple or a dictionary as if it stood in a line of a file."""
    if isinstance(value, dict):
        items = {name: _node(part, line) for name, part in value.items()}
        return Mapping(items, dict.fromkeys(items, line), line)
    if isinstance(value, tuple):
        return Sequence(tuple(_node(part, line) for part in value), line)
    return Scalar(str(value), plain=False, line=line)
