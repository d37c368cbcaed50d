"""Plain files: read without ever waiting for a device, written whole or not at all."""

import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# What a system without hard links says to one: FAT, some network folders, Android.
_NO_LINKS = {errno.EACCES, errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_NOT_PLAIN = "not a plain file"


class NotPlainError(OSError):
    """There is something of that name, and it is no plain file."""


def read_plain(path: Path, most: int) -> bytes:
    """Return the first bytes of a plain file, at most so many.

    Raises NotPlainError for pipes, folders and devices, OSError when the system refuses.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotPlainError(errno.EINVAL, _NOT_PLAIN)
        content = b""
        # A file like /proc/kmsg has no end: it raises when it has nothing to say now.
        while part := os.read(descriptor, most - len(content)):
            content += part
        return content
    finally:
        os.close(descriptor)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there before, for the eyes of its owner only.

    It is written under another name first, so that a half of it never stands under its own.
    Raises FileExistsError when something has that name already, OSError when the system refuses.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    with draft_of(path) as draft:
        _write(draft, content)
        if not _linked(draft, path):
            _write(path, content)


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """Give a name beside `path` that nobody has; what stands there afterwards is taken away."""
    draft = path.with_name(f".{os.urandom(16).hex()}.new")
    with _without_interrupts():
        try:
            yield draft
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep Ctrl-C waiting for the moments in which a file comes to be."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def put(draft: Path, path: Path) -> None:
    """Give `draft` its final name `path`.

    Raises FileExistsError when something has that name already, OSError when the system refuses.
    """
    if _linked(draft, path):
        return
    with _alone_in(path.parent):
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        draft.rename(path)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes of ours from naming files in a folder; a kill lets them in."""
    try:
        from fcntl import LOCK_EX, flock  # noqa: PLC0415 - where it is missing, rename never overwrites
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system may know no locks either
            flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _linked(draft: Path, path: Path) -> bool:
    """Give `draft` the name `path` as well; tell whether there are such second names here.

    Raises FileExistsError when something has that name already, OSError when the system refuses.
    """
    try:
        os.link(draft, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return False
    return True


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
    except BaseException:  # half a file helps nobody
        with suppress(OSError):
            path.unlink()
        raise
