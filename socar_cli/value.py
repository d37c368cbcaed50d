"""Frozen values with named fields, as a frozen dataclass is one, without its price.

A dataclass writes and compiles six functions per class at every start: for the sixty classes that a
call loads these cost more than Rich. Here the classes share the functions below.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, TypeVar, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value:
    """A value that never changes, with the fields that its class annotates and their defaults.

    `class Place(Value): name: str; floor: int = 1` takes `Place("B")` and `Place("B", floor=2)`.
    The fields of a class declared with `kw_only=True` are given by name alone.
    """

    __fields__: ClassVar[Mapping[str, object]] = {}  # each with the kind of its value
    __ordered__: ClassVar[tuple[str, ...]] = ()  # those that may be given without their names
    __defaults__: ClassVar[Mapping[str, object]] = {}

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        """Collect the fields of the class after those it inherits."""
        super().__init_subclass__()
        own, held = cls.__annotations__, vars(cls)
        cls.__fields__ = {**cls.__fields__, **own}
        cls.__ordered__ = cls.__ordered__ if kw_only else (*cls.__ordered__, *own)
        defaults = {name: held[name] for name in own if name in held}
        cls.__defaults__ = {**cls.__defaults__, **defaults}
        for name in defaults:  # a class has no values: they are all in the instances
            delattr(cls, name)

    def __init__(self, *values: object, **named: object) -> None:
        """Take the values of the fields; raises TypeError with the names missing or unknown."""
        state = vars(self)
        state.update(self.__defaults__)
        state.update(zip(self.__ordered__, values, strict=False), **named)
        if state.keys() != self.__fields__.keys() or len(values) > len(self.__ordered__):
            wrong = sorted(state.keys() ^ self.__fields__.keys())
            raise TypeError(type(self).__name__, wrong)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Raise ValueError for values that do not fit; a class with such a rule overrides this."""

    def __setattr__(self, name: str, _value: object) -> None:
        """Refuse: a value never changes."""
        raise AttributeError(name)

    def __delattr__(self, name: str) -> None:
        """Refuse: a value never changes."""
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        """Compare with a value of the same class, field by field."""
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hash the values in the order of the fields."""
        return hash(tuple(self.__dict__[name] for name in self.__fields__))

    def __repr__(self) -> str:
        """Show every field by name."""
        shown = ", ".join(f"{name}={value!r}" for name, value in values_of(self))
        return f"{type(self).__name__}({shown})"


_AnyValue = TypeVar("_AnyValue", bound=Value)


def values_of(value: Value) -> Iterator[tuple[str, Any]]:
    """Yield the names of the fields in order, each with its value."""
    return ((name, getattr(value, name)) for name in value.__fields__)


def changed(value: _AnyValue, /, **changes: object) -> _AnyValue:
    """Return a copy of `value` with other values in some fields; raises as its class does."""
    copy = object.__new__(type(value))
    vars(copy).update(vars(value), **changes)
    if wrong := changes.keys() - value.__fields__.keys():
        raise TypeError(type(value).__name__, sorted(wrong))
    copy.__post_init__()
    return copy
