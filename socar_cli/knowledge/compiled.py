"""The compiled copy of the knowledge: JSON, a line a section, read only where it is shown."""

import json
import os
from collections.abc import Callable
from typing import Any, cast, get_args, get_origin
from zlib import crc32

from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.shape import entry_kind, has_id, is_section, keys_of, without_none
from socar_cli.record import Record

NAME = "knowledge.json"

Plain = str | list["Plain"] | dict[str, "Plain"]
Reader = Callable[[Any, str], object]

_READERS: dict[object, Reader] = {}  # by the kind of value they read


def fingerprint(yaml: bytes) -> list[int]:
    """Return the length and the CRC-32 of a YAML file: the copy is good for just this one."""
    return [len(yaml), crc32(yaml)]


def written(yaml: bytes, sections: dict[str, Plain]) -> str:
    """Return the text of the compiled copy of a checked YAML file."""
    head = {"fingerprint": fingerprint(yaml), "sections": list(sections)}
    lines = (head, *sections.values())
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def read_compiled(yaml: str) -> Knowledge | None:
    """Return the knowledge from the copy beside `yaml`; None when there is none, or another's."""
    try:
        lines = _content(os.path.join(os.path.dirname(yaml), NAME)).split(b"\n")
        head = json.loads(lines[0])
        if head["fingerprint"] != fingerprint(_content(yaml)):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return _Compiled(dict(zip(head["sections"], lines[1:], strict=False)))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # pathlib would cost more than the reading
        return file.read()


class _Compiled(Knowledge):
    """Knowledge whose sections are built when somebody asks for them."""

    def __init__(self, lines: dict[str, bytes]) -> None:
        self.__dict__["lines"] = lines

    def __getattr__(self, name: str) -> object:
        """Build a section the first time; from then on it is an attribute like any other."""
        if name not in keys_of(Knowledge):
            raise AttributeError(name)
        section = _value(keys_of(Knowledge)[name], json.loads(self.__dict__["lines"][name]))
        self.__dict__[name] = section
        return section


def _value(kind: object, plain: Plain, name: str = "") -> object:
    """Return the value of `kind` under `name` in what the build has checked already."""
    if kind not in _READERS:
        _READERS[kind] = _reader(without_none(kind))
    return _READERS[kind](plain, name)


def _reader(kind: object) -> Reader:
    """Return what turns a plain value, and the name it stands under, into a value of `kind`."""
    entries = entry_kind(kind)
    if entries is not None:
        return lambda plain, _name: tuple(
            _record(entries, entry, id=name) for name, entry in _pairs(plain)
        )
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return lambda plain, _name: tuple(_value(inner, part) for part in plain)
    if is_section(kind) and has_id(kind):
        return lambda plain, name: _record(kind, plain, id=name)
    if is_section(kind):
        return lambda plain, _name: _record(kind, plain)
    if kind is bool:
        return lambda plain, _name: plain == "true"
    read = cast("Callable[[Plain], object]", getattr(kind, "read", kind))
    return lambda plain, _name: read(plain)


def _record(kind: type[Record], plain: Plain, **given: str) -> object:
    keys = keys_of(kind)
    values = {name: _value(keys[name], part, name) for name, part in _pairs(plain)}
    return kind(**given, **values)


def _pairs(plain: Plain) -> list[tuple[str, Plain]]:
    return list(cast("dict[str, Plain]", plain).items())
