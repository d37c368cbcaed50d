"""The look-up: what was laid out is shown as it is; what lays out is not imported.

The file is a heap of texts, each with its checksum. In front stands where the index lies; that has
for each line its table, which tells what state holds when, and where the pages of each state lie.
Whatever speaks against a page leaves the line to `cli/main.py`.
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
HEAD = 32  # bytes in front
CELL = "\t"  # between the cells of a row
HOLE = "\0"  # where a page has the moment
SECOND = "{:012}"  # as many digits as a second of any year has: so they sort as texts
RECORD = "record"  # what a line needs that shows what was recorded; others need a folder beside us


def laid_answer(
    words: "Sequence[str]", environ: "Mapping[str, str]", stream: "TextIO | None", now: float
) -> str | None:
    """Return what a line shows at `now`, in seconds; None where nothing that was laid counts."""
    line = " ".join(("socar", *words))
    if line.split() != ["socar", *words] or "_SOCAR_COMPLETE" in environ:
        return None
    if terminal.reads_aloud(environ) or terminal.in_ascii(environ):
        return None
    if may_have_own(None, environ):
        return None
    if stream is None or not terminal.carries_all(stream):
        return None
    yaml = built_in_knowledge()
    try:
        with open(os.path.join(os.path.dirname(yaml), NAME), "rb") as file:
            index = text_at(file.read(HEAD).decode(), file)
            place, asked, needs = row(index, line)
            if _lacks(needs, environ):
                return None
            [widest] = row(index, *map(str, fingerprint(yaml)))  # of no other knowledge
            usual, *look = look_of(environ, stream, int(widest))
            language, table = asked or usual, text_at(place, file)
            [page] = row(table, state_at(int(now), table), language, usual, *look)
            return text_at(page, file).replace(HOLE, _moment(int(now), *row(index, language)))
    except (LookupError, MemoryError, OSError, OverflowError, ValueError):
        return None


def look_of(environ: "Mapping[str, str]", stream: "TextIO | None", widest: int) -> tuple[str, ...]:
    """Return what pages are kept under: the usual language, the width and the colours."""
    width = min(terminal.width(environ, stream), widest)  # from there on the layout is one
    colors = terminal.color_system(environ) if terminal.colored(environ, stream) else ""
    return terminal.language(environ), str(width), colors


def state_at(now: int, table: str) -> str:
    """Return which state of a line holds; an empty one before and after what was laid."""
    return row(table, "states")[bisect(row(table, "edges"), SECOND.format(now)) - 1]


def row(table: str, *key: str) -> list[str]:
    """Return the cells of the row with that key, a single empty one where there is none."""
    return table.partition(f"\n{CELL.join(key)}{CELL}")[2].partition("\n")[0].split(CELL)


def text_at(place: str, file: "BinaryIO") -> str:
    """Return the text at a place; raises ValueError where it is damaged or no place."""
    start, length, checksum = map(int, place.split())
    file.seek(start)
    content = file.read(length)
    if crc32(content) != checksum:
        raise ValueError(place)
    return content.decode()


def _lacks(needs: str, environ: "Mapping[str, str]") -> bool:
    if needs == RECORD:
        return may_have_record(environ)
    site = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    return not os.path.exists(os.path.join(site, needs))


def _moment(now: int, zone: str, *week: str) -> str:
    moment = time.gmtime(now + int(zone))
    return week[moment.tm_wday].format(*moment[1:5])
