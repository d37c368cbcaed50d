"""Laying out: the lines that everybody types, drawn for every moment before anybody asks."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate, chain, groupby, product
from operator import itemgetter
from zlib import crc32

from socar_cli.cli.app import command_tree
from socar_cli.cli.context import App
from socar_cli.cli.main import main
from socar_cli.domain.calendar import hours_state
from socar_cli.domain.guide import is_dark
from socar_cli.domain.moments import KOREA, read_moment
from socar_cli.domain.provenance import trace
from socar_cli.faces.rich import WIDEST
from socar_cli.knowledge.model import Knowledge
from socar_cli.laid.answers import CELL_END, HEAD, HOLE, RECORD, WORD_END, look_of
from socar_cli.language import Language
from socar_cli.paths import fingerprint
from socar_cli.views.page import Page
from socar_cli.views.words import moment_words

DAYS = 400  # laid out ahead
WIDTHS = (40, 80, WIDEST)  # the last is the layout of everything wider
_COLORS = ((), ("FORCE_COLOR",), ("FORCE_COLOR", "COLORTERM"))  # the variables that are set
_LOOKS = [
    {"SOCAR_LANG": usual, "COLUMNS": str(width), **dict.fromkeys(colors, "1")}
    for usual, width, colors in product(Language, WIDTHS, _COLORS)
]
Row = tuple[str | bytes, ...]  # in a cell a text, or a page, for which its place is written


def _always(_knowledge: Knowledge, _now: datetime) -> object:
    return None


def _night(knowledge: Knowledge, now: datetime) -> object:
    return is_dark(knowledge.night, now=now)


def _desks(knowledge: Knowledge, now: datetime) -> object:
    states = (hours_state(contact.hours, now=now) for contact in knowledge.contacts)
    return tuple((state.opening, state.holiday) for state in states)


def _holidays() -> str:
    """Return the folder that tells which holidays are known; nothing where no library knows any."""
    try:
        return f"opening_hours_py-{version('opening-hours-py')}.dist-info"
    except PackageNotFoundError:
        return ""


LINES = {  # what a page follows beside the age of its facts, and what the line needs
    **dict.fromkeys(("", "accident", "lost-item"), (_always, RECORD)),
    **dict.fromkeys(("costs", "faq", "--version"), (_always, "")),
    **dict.fromkeys(("accident --guide", "breakdown"), (_night, "")),
    "contacts": (_desks, _holidays()),
}


def lay(knowledge: Knowledge, yaml: str, now: float) -> bytes:
    """Return the file of what the lines show from the Korean day of `now`, in seconds, on."""
    edges = edges_of(knowledge, datetime.fromtimestamp(now, KOREA))
    rows: list[Row] = [("knowledge", *map(str, fingerprint(yaml))), ("widest", str(WIDEST))]
    rows += map(_moment_row, Language)
    rows += chain.from_iterable(_rows(line, knowledge, edges) for line in LINES)
    pages = dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, bytes))
    ends = zip(pages, accumulate(map(len, pages)), strict=True)
    places = {page: f"{end - len(page)} {len(page)} {crc32(page)}" for page, end in ends}
    cells = ((cell if isinstance(cell, str) else places[cell] for cell in row) for row in rows)
    index = "\n".join(("", *map(CELL_END.join, cells), "")).encode()
    return b"".join((HEAD.format(len(index), crc32(index)).encode(), index, *pages))


def edges_of(knowledge: Knowledge, now: datetime) -> list[datetime]:
    """Return every moment at which a page may change; the last is the end of what is laid."""
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    days = [start + timedelta(number) for number in range(DAYS + 1)]
    clocks = (knowledge.night.starts, knowledge.night.ends)
    edges = {*days, *(read_moment(clock, now=day) for day in days[:-1] for clock in clocks)}
    for contact in knowledge.contacts:
        edge = start
        while (change := hours_state(contact.hours, now=edge).changes) and change < days[-1]:
            edges.add(edge := change)
    return sorted(edges)


def _moment_row(language: Language) -> Row:
    """Return how a moment is written: the zone in seconds, and a pattern for each weekday."""
    week = (datetime(2024, 1, day, 23, 59, tzinfo=KOREA) for day in range(1, 8))  # from a Monday on
    patterns = (  # of the numbers of a time.struct_time
        moment_words(day)
        .into(language)
        .replace(f"{day:%m-%d}", "{1:02}-{2:02}")
        .replace("23:59", "{3:02}:{4:02}")
        for day in week
    )
    return "moment", language, str(KOREA.utcoffset(None).seconds), *patterns


class _App(App):
    """The program in a world of nobody's; it keeps the page that it would show."""

    page = Page(())

    def __init__(self, knowledge: Knowledge, now: datetime, environ: dict[str, str]) -> None:
        """Leave nothing in it of whoever builds, not even a record."""
        self.out, world = io.StringIO(), {**environ, "SOCAR_HOME": "/nowhere/at/all"}
        super().__init__(environ=world, stdout=self.out, stderr=None, clock=lambda: now)
        self.knowledge = knowledge

    def show(self, page: Page, _heard: object = None) -> None:
        """Keep the page."""
        self.page = page


def _asked(line: str, knowledge: Knowledge, now: datetime, language: Language) -> _App:
    app = _App(knowledge, now, {})
    main([*line.split(), "--lang", language], app)
    return app


def _drawn(line: str, knowledge: Knowledge, now: datetime) -> Iterator[bytes]:
    """Yield a line in each of its looks; where it has the moment stands a hole."""
    for language in Language:
        asked = _asked(line, knowledge, now, language)
        for look in _LOOKS:
            app = _App(knowledge, now, look)
            app.language = language
            text = asked.out.getvalue() or app.written(asked.page)
            yield text.replace(moment_words(now).into(language), HOLE).encode()


def _rows(line: str, knowledge: Knowledge, edges: list[datetime]) -> Iterator[Row]:
    """Yield the names of a line, from when on which state of it holds, and the pages of each."""
    clock, needs = LINES[line]
    first, *rest = line.split() or [""]
    for name in command_tree().names().get(first, (first,)):
        words = (f"{word}{WORD_END}" for word in (name, *rest) if word)
        yield "line", "".join(words), line, needs
    *starts, end = edges
    clocks = {now: clock(knowledge, now) for now in starts}
    samples = product({state: now for now, state in clocks.items()}.values(), Language)
    pages = (_asked(line, knowledge, *sample).page for sample in samples)
    facts = dict.fromkeys(chain.from_iterable(page.facts() for page in pages))
    doubts = cache(lambda day: frozenset(trace(facts, knowledge, now=day).doubts.items()))
    worlds = {now: (clocks[now], doubts(now.replace(hour=0, minute=0))) for now in starts}
    first_of = {world: now for now, world in worlds.items()}
    drawn = {world: tuple(_drawn(line, knowledge, now)) for world, now in first_of.items()}
    states = tuple(dict.fromkeys(drawn.values()))
    numbers = ((now, states.index(drawn[world])) for now, world in worlds.items())
    changes = (*(next(same) for _, same in groupby(numbers, key=itemgetter(1))), (end, ""))
    yield "states", line, *(f"{now.timestamp():010.0f}:{state}" for now, state in changes)
    for (language, look), *cells in zip(product(Language, _LOOKS), *states, strict=True):
        yield "pages", line, language, *look_of(look, None, WIDEST), *cells
