"""The user's own folders and files, and plain files read and written.

Reading never waits for a device, and a new file appears whole or not at all.
"""

import errno
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from socar_cli.paths import KNOWLEDGE, NAME, OWN_VARIABLE, RECORD_VARIABLE, may_have_own
from socar_cli.value import Value

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


class NotPlainError(OSError):
    """The path leads to something that is no plain file."""


def read_plain(path: Path, most: int) -> bytes:
    """Return the content of a plain file, at most its first `most` bytes.

    Raises NotPlainError for pipes, folders and devices, OSError if the system refuses.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotPlainError(errno.EINVAL, "not a plain file")
        content = b""
        # A file like /proc/kmsg has no end: reading on raises an error instead of waiting.
        while part := os.read(descriptor, most - len(content)):
            content += part
        return content
    finally:
        os.close(descriptor)


def create_private(path: Path) -> BinaryIO:
    """Create a file that only its owner may read and write, and return it open for writing.

    Raises FileExistsError if the path exists, even as a dead link, OSError if the system refuses.
    """
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))


def write_new(path: Path, content: bytes) -> None:
    """Write a private file that did not exist before; it is never seen half written.

    Raises FileExistsError if the path exists, OSError if the system refuses.
    """
    draft = path.with_name(f".{os.urandom(8).hex()}.new")
    try:
        with create_private(draft) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        create_private(path).close()  # takes the name: `replace` alone would overwrite a file
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


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


def record_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder of the record, None if there is no home; SOCAR_HOME overrides it."""
    own = environ.get(RECORD_VARIABLE)
    return _absolute(lambda: Path(own) if own else _standard().user_data_path)


def own_knowledge(option: str | None, environ: Mapping[str, str]) -> Chosen | None:
    """Return the user's own knowledge file: from the option, the variable or the config folder."""
    if option:
        return Chosen(Path(option), Why.OPTION)
    if named := environ.get(OWN_VARIABLE):
        return Chosen(Path(named), Why.VARIABLE)
    place = own_knowledge_place() if may_have_own(option, environ) else None
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
