"""A user's own file laid over the built-in one: it adds and rewords, and never hides a number."""

from socar_cli.errors import Complaint
from socar_cli.knowledge.document import Mapping, Node, Scalar
from socar_cli.knowledge.load import NOTHING, Reader, unknown_key
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.shape import entry_kind, is_section, keys_of, without_none
from socar_cli.record import changed

# Entries refer to sources and contacts, so these are laid before the others.
_FIRST = ("sources", "contacts")


def lay_over(base: Mapping, own: Mapping) -> tuple[Mapping, tuple[Complaint, ...]]:
    """Return `base` with the good entries of `own` laid over it, and what is wrong in the others.

    A fault in an entry drops that entry and nothing else.
    """
    complaints: list[Complaint] = []
    order = sorted(own.items, key=lambda name: name not in _FIRST)
    kinds = keys_of(Knowledge)
    merged = base
    for name in order:
        if name not in kinds:
            complaints.append(Complaint(own.key_lines[name], unknown_key(name, kinds)))
            continue
        laid = _section(kinds[name], merged.items[name], own.items[name], merged, complaints)
        merged = changed(merged, items={**merged.items, name: laid})
    return merged, tuple(sorted(complaints, key=lambda fault: fault.line))


def _section(
    kind: object, base: Node, own: Node, root: Mapping, complaints: list[Complaint]
) -> Node:
    """Return a section with what `own` adds to it; references point into the document `root`."""
    entries, part = entry_kind(kind), without_none(kind)
    if not isinstance(own, Mapping) or not isinstance(base, Mapping):
        return own if Reader(root, complaints).value(kind, own) is not NOTHING else base
    items = dict(base.items)
    for name, node in own.items.items():
        if entries is not None:
            laid = _entry(items.get(name), node)
            if Reader(root, complaints).entry(entries, name, laid, own) is not NOTHING:
                items[name] = laid
        elif is_section(part) and name in keys_of(part):
            items[name] = _section(keys_of(part)[name], items[name], node, root, complaints)
        else:
            known = keys_of(part) if is_section(part) else ()
            complaints.append(Complaint(own.key_lines[name], unknown_key(name, known)))
    return changed(base, items=items, key_lines={**base.key_lines, **own.key_lines})


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
    if isinstance(before, Mapping) and isinstance(own, Mapping):
        return changed(own, items={**before.items, **own.items})
    return own
