"""Plain files: reading never waits for a device, and a new file appears whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


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
