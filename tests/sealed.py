"""One line run in process, with nothing of the machine in it."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TextIO

import yaml

from socar_cli.cli.app import main
from socar_cli.cli.context import App
from socar_cli.domain.moments import KOREA
from socar_cli.domain.own_words.vocabulary import Vocabulary, spellings_of
from socar_cli.domain.ranking import Index
from socar_cli.domain.search import Entries, entries_of, names_of
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.overlay import load_all
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.paths import built_in_knowledge as built_in_path
from socar_cli.value import changed

SUNDAY_EVENING = datetime(2026, 11, 22, 20, 40, tzinfo=KOREA)
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a call leaves behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def data_folder() -> Path:
    """Return the folder of the files that come with the program."""
    return Path(built_in_path()).parent


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what a YAML file of the tests says."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without it
    return yaml.load(path.read_bytes(), loader)  # noqa: S506 - both are safe


@cache
def shipped_text() -> str:
    """Return the shipped file as edited before the clock of the tests, whenever it was."""
    text = (data_folder() / "knowledge.yaml").read_text(encoding="utf-8")
    return re.sub(r"(?m)^updated: .*$", f"updated: {SUNDAY_EVENING:%Y-%m-%d}", text)


def load_knowledge(path: Path) -> Knowledge:
    """Return what a knowledge file says; raises as the program does."""
    return load_all(str(path), None).knowledge


@cache
def built_in_knowledge() -> Knowledge:
    """Read the shipped file once for all tests, as edited before their clock."""
    shipped = load_knowledge(data_folder() / "knowledge.yaml")
    return changed(shipped, updated=PartialDate(f"{SUNDAY_EVENING:%Y-%m-%d}"))


@cache
def built_in_entries() -> Entries:
    """Collect what a search knows of the shipped file once for all tests."""
    return entries_of(built_in_knowledge())


@cache
def built_in_names() -> Index[str]:
    """Collect what questions, breakdowns and contacts are called once for all tests."""
    return names_of(built_in_knowledge())


def vocabulary_of(knowledge: Knowledge) -> Vocabulary:
    """Put the words of some knowledge together."""
    return Vocabulary(spellings_of(knowledge))


@cache
def built_in_vocabulary() -> Vocabulary:
    """Put the words of the shipped file together once for all tests."""
    return vocabulary_of(built_in_knowledge())


def run_sealed(
    *argv: str,
    environ: Mapping[str, str] | None = None,
    now: datetime = SUNDAY_EVENING,
    data: Path | None = None,
    stdin: TextIO | None = None,
    knowledge: Knowledge | None = None,
) -> Outcome:
    """Run one line in process with nothing of the machine in it.

    What the program knows is read from the folder `data`; `knowledge` has been read before.
    """
    out, err = io.StringIO(), io.StringIO()
    app = App(
        environ=environ or {}, stdout=out, stderr=err, stdin=stdin, clock=lambda: now, data=data
    )
    if knowledge is not None:
        app.knowledge = knowledge
    elif data is None:
        app.knowledge, app.vocabulary = built_in_knowledge(), built_in_vocabulary()
        app.entries, app.names = built_in_entries(), built_in_names()
    return Outcome(main(argv, app), out.getvalue(), err.getvalue())
