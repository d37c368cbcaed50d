"""The user's own folders and files, and why each was chosen."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from socar_cli.paths import KNOWLEDGE, NAME, OWN_VARIABLE, RECORD_VARIABLE, built_in_knowledge
from socar_cli.value import Value

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


class Why(Enum):
    """The reason why a file is used."""

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
    """Return the folder of the files that come with the program."""
    return Path(built_in_knowledge()).parent


def record_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder of the record, None if there is no home; SOCAR_HOME overrides it."""
    own = environ.get(RECORD_VARIABLE)
    return _absolute(lambda: Path(own) if own else _standard().user_data_path)


def files_in_use(named: str | None, built_in: str, own: Chosen | None) -> tuple[Chosen, ...]:
    """Return the knowledge file that is `named`, or else the built-in one and the user's own."""
    if named:
        return (Chosen(Path(named), Why.OPTION),)
    return (Chosen(Path(built_in), Why.BUILT_IN), *((own,) if own else ()))


def own_knowledge(option: str | None, environ: Mapping[str, str]) -> Chosen | None:
    """Return the user's own knowledge file: from the option, the variable or the config folder."""
    if option:
        return Chosen(Path(option), Why.OPTION)
    if named := environ.get(OWN_VARIABLE):
        return Chosen(Path(named), Why.VARIABLE)
    place = own_knowledge_place()
    if place is None:
        return None
    try:
        place.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        pass  # it may be there: reading it says what is wrong
    return Chosen(place, Why.CONFIG)


def own_knowledge_place() -> Path | None:
    """Return where the user's own knowledge file is looked for, None if there is no home."""
    return _absolute(lambda: _standard().user_config_path / KNOWLEDGE)


def _standard() -> "PlatformDirs":
    from platformdirs import PlatformDirs  # noqa: PLC0415 - often an option or a variable decides

    return PlatformDirs(NAME, appauthor=False)


def _absolute(find: Callable[[], Path]) -> Path | None:
    """Return the path that is found, None without a home or for one that is relative.

    A relative path would change with the current folder.
    """
    try:
        path = find()
    except RuntimeError:  # neither HOME nor the system knows a home
        return None
    return path if path.is_absolute() else None
