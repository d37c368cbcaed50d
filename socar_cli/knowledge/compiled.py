"""The knowledge as the build has checked it: a pickle a section, read when it is asked for."""

import pickle
import zlib
from collections.abc import Callable, Mapping
from os.path import dirname, join
from typing import Any, BinaryIO

from socar_cli.knowledge.model import Knowledge
from socar_cli.value import values_of

NAME = "knowledge.pickle"
_HEAD = 4  # bytes, big-endian: how long the table of parts is that follows
_STORED = 0  # the level at which zlib adds its checksum and compresses nothing


class CompiledKnowledge(Knowledge):
    """Knowledge of which a section is read the first time that somebody asks for it."""

    def __init__(
        self, file: str, places: Mapping[str, tuple[int, int]], read: Callable[[], Knowledge]
    ) -> None:
        """Take where the parts lie in a file, and what reads the knowledge if one is damaged."""
        vars(self).update(file=file, places=places, read=read)

    def __getattr__(self, name: str) -> object:
        """Read a section; from then on it is an attribute like any other."""
        if name not in self.__fields__:
            raise AttributeError(name)
        section = vars(self)[name] = self.part(name, lambda knowledge: getattr(knowledge, name))
        return section

    def part(self, name: str, work_out: Callable[[Knowledge], Any]) -> Any:  # noqa: ANN401
        """Return a section, or something that was worked out of all of them.

        Where that part of the file is damaged, it is worked out of the knowledge itself.
        """
        place, length = vars(self)["places"][name]
        try:
            with open(vars(self)["file"], "rb") as file:
                file.seek(place)
                return _value_in(file, length)
        except (OSError, zlib.error):
            return work_out(vars(self)["read"]())


def dumped(yaml: str, knowledge: Knowledge, worked_out: Mapping[str, object]) -> bytes:
    """Return the content of the compiled copy of a YAML file that was read."""
    parts = {**dict(values_of(knowledge)), **worked_out}
    blobs = {name: _blob(part) for name, part in parts.items()}
    places, at = {}, 0
    for name, blob in blobs.items():
        places[name] = at, len(blob)
        at += len(blob)
    table = _blob((_fingerprint(yaml), places))
    return b"".join((len(table).to_bytes(_HEAD), table, *blobs.values()))


def read_compiled(yaml: str, read: Callable[[], Knowledge]) -> CompiledKnowledge | None:
    """Return the copy beside a YAML file, None where it is missing, damaged or of another file.

    What turns out to be damaged later is taken from what `read` returns, the same knowledge.
    """
    path = join(dirname(yaml), NAME)
    try:
        with open(path, "rb") as file:
            made_of, places = _value_in(file, int.from_bytes(file.read(_HEAD)))
            begin = file.tell()
        if made_of != _fingerprint(yaml):
            return None
    except (OSError, zlib.error):
        return None
    moved = {name: (begin + at, length) for name, (at, length) in places.items()}
    return CompiledKnowledge(path, moved, read)


def _blob(part: object) -> bytes:
    return zlib.compress(pickle.dumps(part), _STORED)


def _value_in(file: BinaryIO, length: int) -> Any:  # noqa: ANN401 - each part has a type of its own
    """Return what the next bytes of a file hold; raises OSError and zlib.error."""
    return pickle.loads(zlib.decompress(file.read(length)))  # noqa: S301 - our own file, and sound


def _fingerprint(yaml: str) -> list[int]:
    """Return the length and the CRC-32 of a file, which tell whether it has changed."""
    with open(yaml, "rb") as file:
        content = file.read()
    return [len(content), zlib.crc32(content)]
