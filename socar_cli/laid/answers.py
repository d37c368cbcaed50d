"""The look-up: what was laid out is shown as it is; what lays out is not imported.

The file has a head, an index of rows, and the pages. A page counts for one state of the world, and
a row says when which state holds. Whatever speaks against a page leaves the line to `cli/main.py`.
"""

import os
import time
from bisect import bisect
from zlib import crc32

from socar_cli.cli import terminal
from socar_cli.paths import built_in_knowledge, fingerprint, may_have_own, may_have_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO, TextIO

NAME = "answers.laid"
HEAD = "{:07} {:010}\n"  # the length of the index and its checksum
WORD_END, CELL_END = "\x1f", "\t"  # behind a word of a line, between the cells of a row
HOLE = "\0"  # where a page has the moment
RECORD = "record"  # what a line needs that shows what was recorded; others need a folder beside us
_HEAD_LENGTH = len(HEAD.format(0, 0))


def laid_answer(
    words: "Sequence[str]", environ: "Mapping[str, str]", stream: "TextIO | None", now: float
) -> str | None:
    """Return what a line shows at `now`, in seconds; None where nothing that was laid counts."""
    readable = all(map(str.isprintable, words)) and not terminal.reads_aloud(environ)
    if not readable or "_SOCAR_COMPLETE" in environ or may_have_own(None, environ):
        return None
    if stream is None or not terminal.carries_all(stream):
        return None
    yaml = built_in_knowledge()
    try:
        with open(os.path.join(os.path.dirname(yaml), NAME), "rb") as file:
            length, checksum = map(int, file.read(_HEAD_LENGTH).split())
            index = _read(file, length, checksum)
            if _row(index, "knowledge") != list(map(str, fingerprint(yaml))):
                return None
            (start, length, checksum), moment = _found(index, words, environ, stream, int(now))
            file.seek(start, os.SEEK_CUR)
            return _read(file, length, checksum).replace(HOLE, moment)
    except (OSError, ValueError, LookupError):
        return None


def _found(
    index: str, words: "Sequence[str]", environ: "Mapping[str, str]", stream: "TextIO", now: int
) -> tuple["Sequence[int]", str]:
    """Return where the page of a line lies, its length and checksum, and the moment in words."""
    asked = ""
    if "--lang" in words[:-1]:  # the first counts; a second is no line that was laid out
        place = words.index("--lang")
        words, asked = [*words[:place], *words[place + 2 :]], words[place + 1]
    name, needs = _row(index, "line", "".join(word + WORD_END for word in words))
    site = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    if may_have_record(environ) if needs == RECORD else not os.path.exists(f"{site}/{needs}"):
        raise LookupError(needs)
    states = _row(index, "states", name)
    state = int(states[bisect(states, f"{now:010};") - 1].partition(":")[2])
    [widest] = _row(index, "widest")  # from there on the layout is one
    usual, *look = look_of(environ, stream, int(widest))
    pages = _row(index, "pages", name, asked or usual, usual, *look)
    zone, *week = _row(index, "moment", asked or usual)
    moment = time.gmtime(now + int(zone))
    return list(map(int, pages[state].split())), week[moment.tm_wday].format(*moment)


def look_of(environ: "Mapping[str, str]", stream: "TextIO | None", widest: int) -> tuple[str, ...]:
    """Return what pages are kept under: the usual language, the width and the colours."""
    width = min(terminal.width(environ, stream), widest)
    colors = terminal.color_system(environ) if terminal.colored(environ, stream) else ""
    return terminal.language(environ), str(width), colors


def _row(index: str, *key: str) -> list[str]:
    """Return the cells of the row with that key, a single empty one where there is none."""
    row = index.partition(f"\n{CELL_END.join(key)}{CELL_END}")[2]
    return row.partition("\n")[0].split(CELL_END)


def _read(file: "BinaryIO", length: int, checksum: int) -> str:
    """Return so many bytes as text; raises ValueError where they are damaged."""
    content = file.read(length)
    if crc32(content) != checksum:
        raise ValueError(checksum)
    return content.decode()
