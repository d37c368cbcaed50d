"""What the classes of the model say about the file: keys, their kinds, which are entries."""

from functools import cache
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin

from socar_cli.value import Value

ID = r"[a-z0-9]+(-[a-z0-9]+)*"

# The id is the name an entry stands under; the others say what a user's file has done to it.
_NOT_WRITTEN = {"id", "own", "own_phone"}


def keys_of(kind: type[Value]) -> dict[str, object]:
    """Return the keys one may write for a class of the model, each with the kind of its value."""
    return {name: hint for name, hint in kind.__fields__.items() if name not in _NOT_WRITTEN}


def required_keys(kind: type[Value]) -> list[str]:
    """Return the keys that have to be written."""
    return [name for name in keys_of(kind) if name not in kind.__defaults__]


@cache
def written_as(kind: object) -> tuple[str, Any]:
    """Return how a value of `kind` is written, and the class of what it holds.

    That is "entries", pairs of ids and sections of that class; "list" of values of that class;
    "section", pairs of keys and values; or one "text".
    """
    kind = without_none(kind)
    is_list = get_origin(kind) is tuple
    held: Any = get_args(kind)[0] if is_list else kind
    is_model = isinstance(held, type) and issubclass(held, Value)
    if is_list:
        return "entries" if is_model and "id" in held.__fields__ else "list", held
    return "section" if is_model else "text", held


def without_none(kind: object) -> object:
    """Return what `kind` is when it is there at all."""
    if get_origin(kind) is not UnionType:
        return kind
    return cast("object", next(part for part in get_args(kind) if part is not NoneType))
