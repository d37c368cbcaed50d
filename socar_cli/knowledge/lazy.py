"""The knowledge from its compiled copy: a section is built when somebody asks for it."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any, cast, get_args, get_origin

from socar_cli.knowledge.compiled import Compiled
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.knowledge.shape import entry_kind, has_id, is_section, keys_of, without_none
from socar_cli.value import Value, trusted

Reader = Callable[[Any], object]
ValueReader = Callable[[dict[str, Any], str], Value]  # takes the name a value stands under

_OPTIONAL = Knowledge.__defaults__.keys()
_READERS: dict[type[Value], ValueReader] = {}


class LazyKnowledge(Knowledge):
    """Knowledge whose sections are built when somebody asks for them."""

    def __init__(self, copy: Compiled) -> None:
        """Take the copy; nothing is built yet."""
        self.__dict__["copy"] = copy
        for name in self.__defaults__.keys() - copy.names:
            self.__dict__[name] = self.__defaults__[name]

    def __getattribute__(self, name: str) -> object:
        """Leave a section that may be missing to `__getattr__`: the class answers otherwise."""
        if name in _OPTIONAL and name not in object.__getattribute__(self, "__dict__"):
            return object.__getattribute__(self, "__getattr__")(name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name: str) -> object:
        """Build a section the first time; from then on it is an attribute like any other."""
        if name not in keys_of(Knowledge):
            raise AttributeError(name)
        section = _reader(keys_of(Knowledge)[name])(self.__dict__["copy"].part(name))
        self.__dict__[name] = section
        return section


def _reader(kind: object, name: str = "") -> Reader:
    """Return what turns a plain value, which stands under `name`, into a value of `kind`."""
    kind = without_none(kind)
    entries = entry_kind(kind)
    if entries is not None:
        read = _value_reader(entries)
        return lambda plain: tuple(read(entry, name) for name, entry in plain.items())
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return lambda plain: tuple(map(inner, plain))
    if is_section(kind):
        record = _value_reader(kind)
        return lambda plain: record(plain, name)
    return _scalar_reader(cast("type", kind))


def _scalar_reader(kind: type) -> Reader:
    if kind is bool:
        return "true".__eq__
    if kind is PartialDate:
        return lambda plain: trusted(PartialDate, {"text": plain})
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return cast("Reader", getattr(kind, "read", kind))


def _value_reader(kind: type[Value]) -> ValueReader:
    if kind not in _READERS:
        hints = keys_of(kind).items()
        # Texts stay the texts they are.
        readers = {name: _reader(hint, name) for name, hint in hints if hint is not str}
        _READERS[kind] = partial(_read_value, kind, readers)
    return _READERS[kind]


def _read_value(
    kind: type[Value], readers: dict[str, Reader], plain: dict[str, Any], name: str
) -> Value:
    """Return a record of what the build has checked already."""
    values = plain
    if readers:  # a text in two languages, as most are, needs none
        values = {
            key: readers[key](part) if key in readers else part for key, part in plain.items()
        }
    if has_id(kind):
        values["id"] = name
    return trusted(kind, values)
