"""The compiled copy of the knowledge: JSON, a line a section, read only where it is shown."""

import json
import os
from collections.abc import Callable
from typing import Any, cast, get_args, get_origin
from zlib import crc32

from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.knowledge.shape import entry_kind, has_id, is_section, keys_of, without_none
from socar_cli.record import Record, trusted

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
        section = _reader(keys_of(Knowledge)[name])(json.loads(self.__dict__["lines"][name]), name)
        self.__dict__[name] = section
        return section


def _reader(kind: object) -> Reader:
    """Return what turns a plain value, and the name it stands under, into a value of `kind`."""
    if kind not in _READERS:
        _READERS[kind] = _made(without_none(kind))
    return _READERS[kind]


def _made(kind: object) -> Reader:
    entries = entry_kind(kind)
    if entries is not None:
        read = _reader(entries)
        return lambda plain, _name: tuple(read(entry, name) for name, entry in plain.items())
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return lambda plain, name: tuple(inner(part, name) for part in plain)
    if is_section(kind):
        return _record_reader(kind)
    if kind is bool:
        return lambda plain, _name: plain == "true"
    if kind is PartialDate:
        return lambda plain, _name: trusted(PartialDate, {"text": plain})
    scalar = cast("Callable[[str], object]", getattr(kind, "read", kind))
    return lambda plain, _name: scalar(plain)


def _record_reader(kind: type[Record]) -> Reader:
    """Return what reads a class of the model; texts stay the texts they are."""
    hints = keys_of(kind)
    readers = {name: _reader(hint) for name, hint in hints.items() if hint is not str}
    called_by_name = has_id(kind)

    def read(plain: dict[str, Any], name: str) -> Record:
        values = {
            key: readers[key](part, key) if key in readers else part for key, part in plain.items()
        }
        if called_by_name:
            values["id"] = name
        return trusted(kind, values)

    return read
