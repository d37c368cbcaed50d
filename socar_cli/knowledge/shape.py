"""What the classes of the model say about the file: keys, their kinds, which are entries."""

import re
from dataclasses import MISSING, fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@cache
def keys_of(kind: type) -> dict[str, object]:
    """Return the keys one may write for a class of the model, each with the kind of its value.

    The id is the name an entry stands under; what `metadata` marks as laid is never written.
    """
    hints = get_type_hints(kind)
    return {
        field.name: hints[field.name]
        for field in fields(cast("Any", kind))
        if field.name != "id" and not field.metadata.get("laid")
    }


@cache
def required_keys(kind: type) -> tuple[str, ...]:
    """Return the keys that have to be written."""
    keys = keys_of(kind)
    return tuple(
        field.name
        for field in fields(cast("Any", kind))
        if field.name in keys and field.default is MISSING
    )


@cache
def is_entry(kind: type) -> bool:
    """Tell whether a class of the model stands under a name, as the entries of a section do."""
    return any(field.name == "id" for field in fields(cast("Any", kind)))


def entry_kind(kind: object) -> type | None:
    """Return the class of the entries in a section of `kind`, None for everything else."""
    if get_origin(kind) is not tuple:
        return None
    inner = cast("type", get_args(kind)[0])
    return inner if hasattr(inner, "__dataclass_fields__") and is_entry(inner) else None


def without_none(kind: object) -> object:
    """Return what `kind` is when it is there at all."""
    if get_origin(kind) is not UnionType:
        return kind
    return next(part for part in get_args(kind) if part is not NoneType)
