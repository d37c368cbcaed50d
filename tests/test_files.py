"""Plain files: reading never waits, and a new file is whole and replaces no other."""

import errno
import os
import signal
import stat
from pathlib import Path
from unittest.mock import Mock

import pytest

from socar_cli.files import NotPlainError, read_plain, write_new


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    """Of a plain file the first bytes are read; pipes, folders and devices are refused."""
    (tmp_path / "plain").write_bytes(b"abc")
    assert (read_plain(tmp_path / "plain", 2), read_plain(tmp_path / "plain", 9)) == (b"ab", b"abc")
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(NotPlainError):
            read_plain(path, 1)
    with pytest.raises(FileNotFoundError):
        read_plain(tmp_path / "missing", 1)


def test_a_file_that_would_be_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the system that is called plain and has no end is an error, and not waited for."""
    reader, writer = os.pipe2(os.O_NONBLOCK)
    os.write(writer, b"what it had to say")
    (tmp_path / "plain").touch()
    plain = (tmp_path / "plain").stat()
    monkeypatch.setattr(os, "open", lambda *_: reader)
    monkeypatch.setattr(os, "fstat", lambda _: plain)
    with pytest.raises(BlockingIOError):
        read_plain(Path("/proc/kmsg"), 1000)
    os.close(writer)


def test_a_new_file(tmp_path: Path) -> None:
    """A new file is whole, private and alone, and replaces neither a file nor a link."""
    write_new(tmp_path / "new", b"whole")
    assert ((tmp_path / "new").read_bytes(), names(tmp_path)) == (b"whole", ["new"])
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for taken in ("new", "link"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / taken, b"other")
    assert ((tmp_path / "new").read_bytes(), names(tmp_path)) == (b"whole", ["link", "new"])


def test_somebody_is_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes the name while the file is written is not replaced."""
    sync = os.fsync

    def late(descriptor: int) -> None:
        (tmp_path / "new").write_bytes(b"theirs")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", late)
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "new", b"mine")
    assert ((tmp_path / "new").read_bytes(), names(tmp_path)) == (b"theirs", ["new"])


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room, no half of a file stays under any name."""
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(os, "fsync", Mock(side_effect=full))
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path / "new", b"whole")
    assert names(tmp_path) == []


def test_a_kill_leaves_no_half(tmp_path: Path) -> None:
    """Killed while it writes, a process leaves nothing under the name, and the next try works."""
    child = os.fork()
    if child == 0:
        os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
        write_new(tmp_path / "new", b"half")
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert not (tmp_path / "new").exists()
    write_new(tmp_path / "new", b"whole")
    assert (tmp_path / "new").read_bytes() == b"whole"
