"""A user's own file laid over the built-in one: it adds and rewords, and never hides a number."""

from socar_cli.errors import Complaint
from socar_cli.knowledge.document import Mapping, Node, Scalar, Sequence
from socar_cli.knowledge.load import NOTHING, Reader, note, retired_names, unknown_key
from socar_cli.knowledge.model import Knowledge, Tag, Wording
from socar_cli.knowledge.shape import entry_kind, is_section, keys_of, without_none
from socar_cli.knowledge.wordings import Meanings
from socar_cli.language import Localized
from socar_cli.value import Value, changed

# Contacts refer to sources and everything else to both, so these are laid first.
_FIRST = {"sources": 0, "contacts": 1}

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


def lay_over(base: Mapping, own: Mapping) -> tuple[Mapping, tuple[Complaint, ...]]:
    """Return `base` with the good entries of `own` laid over it, and what is wrong in the others.

    A fault in an entry drops that entry and nothing else.
    """
    complaints: list[Complaint] = []
    order = sorted(own.items, key=lambda name: _FIRST.get(name, len(_FIRST)))
    kinds = keys_of(Knowledge)
    merged = base
    for name in order:
        if name not in base.items:
            note(complaints, Complaint(own.key_lines[name], unknown_key(name, base.items)))
            continue
        laid = _section(kinds[name], merged.items[name], own.items[name], merged, complaints)
        candidate = changed(merged, items={**merged.items, name: laid})
        faults: list[Complaint] = []
        if Reader(candidate, faults).value(kinds[name], laid) is NOTHING or faults:
            note(complaints, Complaint(own.key_lines[name], _DOES_NOT_FIT))
        else:
            merged = candidate
    return merged, tuple(sorted(complaints, key=lambda fault: fault.line))


def _section(
    kind: object, base: Node, own: Node, root: Mapping, complaints: list[Complaint]
) -> Node:
    """Return a section with what `own` adds to it; references point into the document `root`."""
    entries, part = entry_kind(kind), without_none(kind)
    if not isinstance(own, Mapping) or not isinstance(base, Mapping):
        return own if Reader(root, complaints).value(kind, own) is not NOTHING else base
    items = dict(base.items)
    if entries is not None:
        items |= _entries(entries, base, own, root, complaints)
    for name, node in own.items.items() if entries is None else ():
        if is_section(part) and name in keys_of(part):
            before = items.get(name, node)  # what the built-in section leaves out may be added
            items[name] = _section(keys_of(part)[name], before, node, root, complaints)
        else:
            known = keys_of(part) if is_section(part) else ()
            note(complaints, Complaint(own.key_lines[name], unknown_key(name, known)))
    return changed(base, items=items, key_lines={**base.key_lines, **own.key_lines})


def _entries(
    kind: type[Value], base: Mapping, own: Mapping, root: Mapping, complaints: list[Complaint]
) -> dict[str, Node]:
    """Return those entries of `own` that may stand in a section, laid over its own."""
    faults = {name: _refused(kind, name, own, base, root) for name in own.items}
    good = {name: _entry(base.items.get(name), own.items[name]) for name in own.items}
    reader, meanings = Reader(root, complaints), Meanings()

    def keep(name: str) -> None:
        """Let the words of a built-in entry say what they say."""
        if kind is Wording and name in base.items:
            reader.entry(kind, name, base.items[name], base, meanings)

    for name in base.items:
        if name not in own.items or faults[name] is not None:
            keep(name)
    for name, fault in sorted(faults.items(), key=lambda entry: entry[0] not in base.items):
        if fault is not None:
            note(complaints, fault)
            del good[name]
        elif reader.entry(kind, name, good[name], own, meanings) is NOTHING:
            keep(name)
            del good[name]
    return good


def _refused(
    kind: type[Value], name: str, own: Mapping, base: Mapping, root: Mapping
) -> Complaint | None:
    """Return why the entry `name` of a user's section is left out before it is read, if it is."""
    entry = own.items[name]
    if kind is Wording and name in base.items and isinstance(entry, Mapping):
        other = min((entry.key_lines[key] for key in entry.items if key != "words"), default=None)
        return None if other is None else Complaint(other, _MEANING_STAYS)
    if name not in base.items and name in retired_names(root):
        return Complaint(own.key_lines[name], _RETIRED, harmless=True)
    placing = _placing_of_a_duty(base.items.get(name), own.items[name])
    return None if placing is None else Complaint(placing, _DUTY_STAYS)


def _placing_of_a_duty(base: Node | None, own: Node) -> int | None:
    """Return the line in which `own` would move a built-in duty or take it away, if one does."""
    if not isinstance(base, Mapping) or not isinstance(own, Mapping):
        return None
    tags = base.items.get("tags")
    names = tags.items if isinstance(tags, Sequence) else ()
    if not any(isinstance(name, Scalar) and name.text == Tag.DUTY for name in names):
        return None
    return min((own.key_lines[name] for name in own.items if name in _PLACING), default=None)


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
