"""The knowledge as the build has checked it: a pickle a section, read when it is asked for."""

import pickle
import zlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from operator import attrgetter
from os.path import dirname, join
from typing import Any

from socar_cli.knowledge.model import Knowledge
from socar_cli.value import values_of

FOLDER = "compiled"  # beside the YAML file
TREE = "tree"  # the part that is the file itself, as `reader.py` reads it
_STORED = 0  # the level at which zlib adds its checksum and compresses nothing


class CompiledKnowledge(Knowledge):
    """Knowledge of which a section is read the first time that somebody asks for it.

    What is missing, damaged or compiled from another file is worked out of the YAML file instead.
    """

    def __init__(self, yaml: str, read: Callable[[], Knowledge]) -> None:
        """Take the path of the YAML file, and what reads it, which is called at most once."""
        vars(self).update(yaml=yaml, read=cache(read), made_of=cache(partial(_fingerprint, yaml)))

    def __getattr__(self, name: str) -> object:
        """Read a section; from then on it is an attribute like any other."""
        if name not in self.__fields__:
            raise AttributeError(name)
        section = vars(self)[name] = self.part(name, attrgetter(name))
        return section

    def part(self, name: str, work_out: Callable[[Knowledge], Any]) -> Any:  # noqa: ANN401
        """Return a section, or something that `work_out` makes of all of them."""
        try:
            with open(join(dirname(vars(self)["yaml"]), FOLDER, name), "rb") as file:
                made_of, part = pickle.loads(zlib.decompress(file.read()))  # noqa: S301 - our own
            if made_of == vars(self)["made_of"]():
                return part
        except (OSError, zlib.error):
            pass
        return work_out(vars(self)["read"]())


def dumped(yaml: str, knowledge: Knowledge, worked_out: Mapping[str, object]) -> dict[str, bytes]:
    """Return the files to put beside a YAML file that was read, by their paths from there."""
    made_of = _fingerprint(yaml)
    return {
        join(FOLDER, name): zlib.compress(pickle.dumps((made_of, part)), _STORED)
        for name, part in {**dict(values_of(knowledge)), **worked_out}.items()
    }


def _fingerprint(yaml: str) -> tuple[int, int]:
    """Return the length and the CRC-32 of a file, which tell whether it has changed."""
    with open(yaml, "rb") as file:
        content = file.read()
    return len(content), zlib.crc32(content)
