"""The look-up of prerendered answers; nothing that draws or reads the knowledge is imported.

The file is a row of blobs: marshalled values, compressed by gzip with its checksum. The first four
bytes tell where the last blob begins, the index. That has a table for each line; a table tells
which state holds when, and where the pages of a look are. The knowledge file that the pages were
drawn from lies there too, as it was: to compare two files is cheaper than a checksum of one.
Without a sound file, or where a page may differ from the prerendered one, `cli/app.py` answers
the line.
"""

import marshal
import os
import time
import zlib
from bisect import bisect

from socar_cli.cli import terminal
from socar_cli.paths import built_in_knowledge, may_have_own, may_have_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, BinaryIO, TextIO

NAME = "answers.prerendered"
HEAD = 4  # bytes, big-endian: where the index begins
GZIP = 31  # how zlib is told to use the header and the CRC-32 of gzip
CLOCK_SLOT = "\0"  # where a page has the moment of the call
RECORD = "record"  # of a line that shows what was recorded; others need a folder beside the package


def prerendered_answer(
    words: "Sequence[str]", environ: "Mapping[str, str]", stream: "TextIO | None", now: float
) -> str | None:
    """Return what the line of these `words` shows on `stream` at `now`, in seconds since 1970.

    None where no prerendered page is sure to be what the ordinary way shows.
    """
    line = " ".join(("socar", *words))
    if line.split() != ["socar", *words]:
        return None
    if terminal.is_on(environ, "ACCESSIBLE") or terminal.is_on(environ, "SOCAR_ASCII"):
        return None
    if "_SOCAR_COMPLETE" in environ or may_have_own(None, environ):
        return None
    if stream is None or not terminal.carries_all(stream):
        return None
    yaml = built_in_knowledge()
    try:
        with (
            open(os.path.join(os.path.dirname(yaml), NAME), "rb") as file,
            open(yaml, "rb") as knowledge,
        ):
            index = read_index(file)
            # Where its table lies, the language it asks for, and what else the pages rest on.
            *table, asked, needs = index["lines"][line]
            if read_bytes(file, *index["knowledge"]) != knowledge.read():
                return None
            if needs == RECORD and may_have_record(environ):
                return None
            packages = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
            if needs != RECORD and not os.path.exists(os.path.join(packages, needs)):
                return None
            usual = terminal.language(environ)
            language = asked or usual
            colors = terminal.color_system(environ) if terminal.colored(environ, stream) else None
            edges, states, looks = read_blob(file, *table)
            state = states[bisect(edges, now) - 1]  # before and after the days None, no index
            look = look_key(language, usual, terminal.width(environ, stream), colors)
            page: str = read_blob(file, *looks[look])[state]
    except (EOFError, LookupError, MemoryError, OSError, TypeError, ValueError, zlib.error):
        return None
    moment = time.gmtime(int(now) + index["zone"])
    return page.replace(CLOCK_SLOT, index["weeks"][language][moment.tm_wday].format(*moment[1:5]))


def look_key(language: str, usual: str, width: int, colors: str | None) -> str:
    """Return under what the pages in a look are kept: one text is read faster than a tuple."""
    return f"{language} {usual} {width} {colors}"


def read_index(file: "BinaryIO") -> "Any":  # noqa: ANN401 - as marshal has it
    """Return the index of a file; raises as `read_blob` does."""
    return read_blob(file, int.from_bytes(file.read(HEAD)), -1)


def read_blob(file: "BinaryIO", start: int, length: int) -> "Any":  # noqa: ANN401 - as marshal has it
    """Return the value in `length` bytes from `start` on, -1 for all the rest.

    Raises zlib.error, or one of what marshal and files raise, where it is damaged.
    """
    blob = read_bytes(file, start, length)
    return marshal.loads(zlib.decompress(blob, GZIP))  # noqa: S302 - our own file


def read_bytes(file: "BinaryIO", start: int, length: int) -> bytes:
    """Return `length` bytes of a file from `start` on, -1 for all the rest."""
    file.seek(start)
    return file.read(length)
