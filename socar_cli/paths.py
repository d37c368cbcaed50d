"""Where things lie on disk, and why there."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from platformdirs import user_config_path

from socar_cli.record import Record

_NAME = "socar"
KNOWLEDGE = "knowledge.yaml"


class Why(Enum):
    """What made the program choose a file."""

    BUILT_IN = "built-in"
    OPTION = "--knowledge"
    VARIABLE = "SOCAR_KNOWLEDGE"
    CONFIG = "config folder"


class Chosen(Record):
    """A file and what made the program choose it."""

    path: Path
    why: Why


class Files(Record):
    """The files in use, the built-in one first, and where an own file is looked for."""

    used: tuple[Chosen, ...]
    place: Path


def data_folder() -> Path:
    """Return the folder of the built-in knowledge: inside a wheel, or beside the source."""
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


def own_knowledge(option: str | None, environ: Mapping[str, str]) -> Chosen | None:
    """Return the user's own knowledge file: named on the line, by a variable, or in its place."""
    if option:
        return Chosen(Path(option), Why.OPTION)
    if named := environ.get("SOCAR_KNOWLEDGE"):
        return Chosen(Path(named), Why.VARIABLE)
    usual = own_knowledge_place()
    return Chosen(usual, Why.CONFIG) if _is_there(usual) else None


def own_knowledge_place() -> Path:
    """Return where a user's own knowledge file is looked for."""
    return user_config_path(_NAME, appauthor=False) / KNOWLEDGE


def _is_there(path: Path) -> bool:
    """Tell whether something lies at `path`, be it a dead link or behind a closed door."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
