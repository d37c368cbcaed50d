"""The files knowledge comes from: the built-in one, and at most one of the user's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from socar_cli.errors import Complaint, FileUnreadableError, KnowledgeError, PackedError, SocarError
from socar_cli.knowledge.document import Mapping, read_document, read_pairs
from socar_cli.knowledge.load import build_knowledge
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.overlay import lay_over
from socar_cli.knowledge.shape import required_keys
from socar_cli.paths import KNOWLEDGE
from socar_cli.value import Value


class Loaded(Value):
    """What is known, and what is wrong with the user's own file."""

    knowledge: Knowledge
    problem: SocarError | None = None


def load_all(built_in: str, own: Path | None) -> Loaded:
    """Return the built-in knowledge with the user's file laid over it.

    A fault of the user's file is a problem to tell, never one that hides what is known.
    Raises KnowledgeError, FileUnreadableError and PackedError for the built-in file only.
    """
    with _archives_named(built_in):
        base, faults = read_document(Path(built_in))
    knowledge = build_knowledge(base, KNOWLEDGE, faults)
    if own is None:
        return Loaded(knowledge)
    try:
        merged, complaints = lay_over(cast("Mapping", base), read_pairs(own))
    except SocarError as problem:
        return Loaded(knowledge, problem)
    together = build_knowledge(merged, own.name, [])
    return Loaded(together, KnowledgeError(own.name, complaints) if complaints else None)


@contextmanager
def _archives_named(built_in: str) -> Iterator[None]:
    """Say of a built-in file that lies within an archive what that means."""
    try:
        yield
    except FileUnreadableError as error:
        archive = next((part for part in Path(built_in).parents if part.is_file()), None)
        if archive is None or error.file != built_in:
            raise
        raise PackedError(str(archive)) from error


class Examined(Value):
    """A file, everything that is wrong in it, and what is known with it where that can be had."""

    file: str
    complaints: tuple[Complaint, ...]
    knowledge: Knowledge | None


def examine(built_in: str, file: Path) -> Examined:
    """Return what is wrong in `file`: a whole knowledge file, or one to lay over the built-in one.

    Raises FileUnreadableError when the system refuses the file.
    """
    try:
        with _archives_named(built_in):
            root = read_pairs(file)
            if set(required_keys(Knowledge)) <= set(root.items):
                return Examined(file.name, (), build_knowledge(root, file.name, []))
            base, faults = read_document(Path(built_in))
        build_knowledge(base, KNOWLEDGE, faults)
        merged, complaints = lay_over(cast("Mapping", base), root)
    except KnowledgeError as error:
        return Examined(error.file, error.complaints, None)
    return Examined(file.name, complaints, build_knowledge(merged, file.name, []))
