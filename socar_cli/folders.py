"""The folders and files of the user's own, and why each was chosen."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from socar_cli.paths import KNOWLEDGE, NAME, OWN_VARIABLE, RECORD_VARIABLE, built_in_knowledge
from socar_cli.value import Value

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


class Why(Enum):
    """What made the program choose a file."""

    BUILT_IN = "built-in"
    OPTION = "--knowledge"
    VARIABLE = "SOCAR_KNOWLEDGE"
    CONFIG = "config folder"


class Chosen(Value):
    """A file and what made the program choose it."""

    path: Path
    why: Why


class Files(Value):
    """The files in use, the built-in one first, and where an own file is looked for."""

    used: tuple[Chosen, ...]
    place: Path | None


def data_folder() -> Path:
    """Return the folder of what the program ships."""
    return Path(built_in_knowledge()).parent


def record_folder(environ: Mapping[str, str]) -> Path | None:
    """Return where the traveller's records lie, None where nobody knows; SOCAR_HOME overrides."""
    own = environ.get(RECORD_VARIABLE)
    return _absolute(lambda: Path(own) if own else _usual().user_data_path)


def files_in_use(named: str | None, built_in: str, own: Chosen | None) -> tuple[Chosen, ...]:
    """Return the knowledge file that was `named`, or else the built-in one and the user's own."""
    if named:
        return (Chosen(Path(named), Why.OPTION),)
    return (Chosen(Path(built_in), Why.BUILT_IN), *((own,) if own else ()))


def own_knowledge(option: str | None, environ: Mapping[str, str]) -> Chosen | None:
    """Return the user's own knowledge file: named on the line, by a variable, or in its place."""
    if option:
        return Chosen(Path(option), Why.OPTION)
    if named := environ.get(OWN_VARIABLE):
        return Chosen(Path(named), Why.VARIABLE)
    usual = own_knowledge_place()
    return Chosen(usual, Why.CONFIG) if usual is not None and _is_there(usual) else None


def own_knowledge_place() -> Path | None:
    """Return where a user's own knowledge file is looked for, None where nobody knows."""
    return _absolute(lambda: _usual().user_config_path / KNOWLEDGE)


def _usual() -> "PlatformDirs":
    from platformdirs import PlatformDirs  # noqa: PLC0415 - dear, and many a call asks for neither

    return PlatformDirs(NAME, appauthor=False)


def _absolute(find: Callable[[], Path]) -> Path | None:
    """Return a path, but none that depends on where one stands: it would be another every day."""
    try:
        path = find()
    except RuntimeError:  # neither HOME nor the system knows a home
        return None
    return path if path.is_absolute() else None


def _is_there(path: Path) -> bool:
    """Tell whether something lies at `path`, be it a dead link or behind a closed door."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
