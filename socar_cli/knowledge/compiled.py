"""The knowledge as the build has checked it: a pickle a section, read when it is asked for."""

import pickle
import zlib
from collections.abc import Mapping
from os.path import dirname, join
from typing import Any

from socar_cli.knowledge.model import Knowledge
from socar_cli.value import values_of

NAME = "knowledge.pickle"


class CompiledKnowledge(Knowledge):
    """Knowledge of which a section is read the first time that somebody asks for it."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Take a pickle of each section, and of each thing that was worked out of them."""
        vars(self)["parts"] = parts

    def __getattr__(self, name: str) -> object:
        """Read a section; from then on it is an attribute like any other."""
        if name not in self.__fields__:
            raise AttributeError(name)
        section = vars(self)[name] = self.part(name)
        return section

    def part(self, name: str) -> Any:  # noqa: ANN401 - each part has a type of its own
        """Return a section, or something that was worked out of all of them."""
        return pickle.loads(vars(self)["parts"][name])  # noqa: S301 - our own file, and sound


def dumped(yaml: str, knowledge: Knowledge, worked_out: Mapping[str, object]) -> bytes:
    """Return the content of the compiled copy of a YAML file that was read."""
    parts = {**dict(values_of(knowledge)), **worked_out}
    pickles = {name: pickle.dumps(part) for name, part in parts.items()}
    return zlib.compress(pickle.dumps((_fingerprint(yaml), pickles)), 0)  # for its checksum


def read_compiled(yaml: str) -> CompiledKnowledge | None:
    """Return the copy beside a YAML file; None where there is none, or a damaged or another's."""
    try:
        made_of = _fingerprint(yaml)
        with open(join(dirname(yaml), NAME), "rb") as file:
            content = zlib.decompress(file.read())
    except (OSError, zlib.error):
        return None
    copied, parts = pickle.loads(content)  # noqa: S301 - our own file, and sound
    return CompiledKnowledge(parts) if copied == made_of else None


def _fingerprint(yaml: str) -> list[int]:
    """Return the length and the CRC-32 of a file, which tell whether it has changed."""
    with open(yaml, "rb") as file:
        content = file.read()
    return [len(content), zlib.crc32(content)]
