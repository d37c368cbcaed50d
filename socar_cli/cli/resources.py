"""What a call can read, the knowledge and the record: each is loaded when it is first used."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from socar_cli.errors import SocarError
from socar_cli.paths import KNOWLEDGE, built_in_knowledge, may_have_own, may_have_record

if TYPE_CHECKING:
    from pathlib import Path

    from socar_cli.domain.heard import Heard
    from socar_cli.domain.own_words.vocabulary import Vocabulary
    from socar_cli.domain.reservation import LookUp
    from socar_cli.domain.search import Entry
    from socar_cli.folders import Chosen
    from socar_cli.knowledge.compiled import CompiledKnowledge
    from socar_cli.knowledge.model import Knowledge
    from socar_cli.storage.records import Records


class Resources:
    """The knowledge, what is worked out of it, and the record, each loaded once.

    Where a knowledge file of the user's own cannot be read, `warn` is told and the built-in counts.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        data: "Path | None",
        warn: Callable[[SocarError | None], object],
    ) -> None:
        """Take the folder of the built-in knowledge, None for the one that is shipped."""
        self._environ = environ
        self._warn = warn
        self.built_in = os.path.join(data, KNOWLEDGE) if data else built_in_knowledge()
        self.knowledge_file: str | None = None

    @cached_property
    def knowledge(self) -> "Knowledge":
        """Everything the program knows; raises KnowledgeError when the built-in file is wrong."""
        if self._compiled is not None:
            return self._compiled
        from socar_cli.knowledge.overlay import load_all

        own = self.own_knowledge
        loaded = load_all(self.built_in, own.path if own else None)
        self._warn(loaded.problem)
        return loaded.knowledge

    @cached_property
    def _compiled(self) -> "CompiledKnowledge | None":
        """The copy of what is known; there is none of what a file of one's own adds to it."""
        if self.own_knowledge is not None:
            return None
        from socar_cli.knowledge.compiled import read_compiled

        return read_compiled(self.built_in)

    def prepared(self, part: str) -> Any:  # noqa: ANN401 - each part has a type of its own
        """Return what is worked out of the knowledge under that name, at the build where it can."""
        if self._compiled is not None:
            return self._compiled.part(part)
        from socar_cli.domain.prepared import PRECOMPUTED

        return PRECOMPUTED[part](self.knowledge)

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """The words people use, put together once for a call."""
        from socar_cli.domain.own_words.vocabulary import Vocabulary

        return Vocabulary(self.knowledge.own_words, self.prepared("spellings"))

    @cached_property
    def entries(self) -> "tuple[Entry, ...]":
        """What a search knows of every entry."""
        entries: tuple[Entry, ...] = self.prepared("entries")
        return entries

    @property
    def own_knowledge(self) -> "Chosen | None":
        """The user's own knowledge file, if there is one."""
        if not may_have_own(self.knowledge_file, self._environ):
            return None
        from socar_cli.folders import own_knowledge

        return own_knowledge(self.knowledge_file, self._environ)

    def knowledge_files(self, named: str | None = None) -> "tuple[Chosen, ...]":
        """Return the file that was `named`, or else every file in use, the built-in one first."""
        from socar_cli.folders import files_in_use

        return files_in_use(named, self.built_in, self.own_knowledge)

    @cached_property
    def records(self) -> "Records":
        """What the traveller has recorded; nothing is read or made before it is asked for."""
        from socar_cli.folders import record_folder
        from socar_cli.storage.records import Records

        return Records(record_folder(self._environ))

    def look_up(self, identifier: str | None) -> "LookUp":
        """Return what the record says of a number; without one it is not even opened."""
        from socar_cli.domain.reservation import LookUp

        return LookUp() if identifier is None else self.records.look_up(identifier)

    def recall(self, now: datetime) -> "LookUp":
        """Return the reservation that runs at `now` or ended last before, if one is recorded."""
        from socar_cli.domain.reservation import LookUp

        return self.records.recall(now=now) if may_have_record(self._environ) else LookUp()

    def number_in(self, heard: "Heard | None") -> str | None:
        """Return the number of a reservation among the words that say nothing else."""
        unread = () if heard is None or not heard.behind else heard.reading.not_understood
        return self.records.number_in(unread) if unread else None
