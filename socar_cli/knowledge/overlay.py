"""A user's own file laid over the built-in one: it adds and rewords, and never hides a number."""

from dataclasses import is_dataclass, replace
from typing import cast

from socar_cli.errors import Complaint
from socar_cli.knowledge.document import Mapping, Node, Scalar
from socar_cli.knowledge.load import NOTHING, Reader, unknown_key
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.shape import entry_kind, keys_of, without_none

# Contacts refer to sources and everything else to both, so these are laid first.
_FIRST = {"sources": 0, "contacts": 1}


def lay_over(base: Mapping, own: Mapping) -> tuple[Mapping, tuple[Complaint, ...]]:
    """Return `base` with the good entries of `own` laid over it, and what is wrong in the others.

    A fault in an entry drops that entry and nothing else.
    """
    complaints: list[Complaint] = []
    order = sorted(own.items, key=lambda name: _FIRST.get(name, len(_FIRST)))
    kinds = keys_of(Knowledge)
    merged = base
    for name in order:
        if name not in kinds:
            complaints.append(Complaint(own.key_lines[name], unknown_key(name, kinds)))
            continue
        laid = _section(kinds[name], merged.items[name], own.items[name], merged, complaints)
        merged = replace(merged, items={**merged.items, name: laid})
    return merged, tuple(sorted(complaints, key=lambda fault: fault.line))


def _section(
    kind: object, base: Node, own: Node, root: Mapping, complaints: list[Complaint]
) -> Node:
    """Return a section with what `own` adds to it; references point into the document `root`."""
    entries, part = entry_kind(kind), cast("type", without_none(kind))
    reader = Reader(root, complaints)
    nested = entries is None and is_dataclass(part)
    if not (entries or nested) or not isinstance(own, Mapping) or not isinstance(base, Mapping):
        return own if reader.value(kind, own) is not NOTHING else base
    items = dict(base.items)
    for name, node in own.items.items():
        if entries is not None:
            laid = _entry(items.get(name), node)
            if reader.entry(entries, name, laid, own) is not NOTHING:
                items[name] = laid
        elif name in items:
            items[name] = _section(keys_of(part)[name], items[name], node, root, complaints)
        else:
            complaints.append(Complaint(own.key_lines[name], unknown_key(name, keys_of(part))))
    return replace(base, items=items, key_lines={**base.key_lines, **own.key_lines})


def _entry(base: Node | None, own: Node) -> Node:
    """Return an entry with the keys of `own` in the place of those of `base`.

    A telephone number that differs stands beside the built-in one, not in its place.
    """
    if not isinstance(own, Mapping):
        return own
    if not isinstance(base, Mapping):
        return replace(own, own=True)
    items = {**base.items, **{name: _value(base, name, node) for name, node in own.items.items()}}
    phone, number = base.items.get("phone"), own.items.get("phone")
    beside = None
    if isinstance(phone, Scalar) and isinstance(number, Scalar):
        items["phone"] = phone
        beside = number if number.text != phone.text else None
    return replace(own, items=items, own=items != base.items, own_phone=beside)


def _value(base: Mapping, name: str, own: Node) -> Node:
    """Return what `own` makes of a value: of a text in two languages one may stay."""
    before = base.items.get(name)
    if isinstance(before, Mapping) and isinstance(own, Mapping):
        return replace(own, items={**before.items, **own.items})
    return own
