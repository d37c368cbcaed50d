"""Laying out: the lines that everybody types, drawn for every moment before anybody asks."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import version
from itertools import accumulate, chain, groupby, product
from operator import itemgetter
from typing import TextIO
from zlib import crc32

from socar_cli.cli.app import command_tree
from socar_cli.cli.context import App
from socar_cli.cli.main import main
from socar_cli.domain.calendar import hours_state
from socar_cli.domain.guide import is_dark
from socar_cli.domain.moments import KOREA, read_moment
from socar_cli.domain.provenance import trace
from socar_cli.faces.rich import WIDEST
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.laid.answers import CELL_END, HEAD, HOLE, RECORD, WORD_END, look_of
from socar_cli.language import Language
from socar_cli.paths import fingerprint
from socar_cli.views.page import Page
from socar_cli.views.words import moment_words

DAYS = 400  # laid out ahead
WIDTHS = (40, 80, WIDEST)  # the last is the layout of everything wider
_COLORS = ((), ("FORCE_COLOR",), ("FORCE_COLOR", "COLORTERM"))  # the variables that are set
_LOOKS = [
    (asked, {"SOCAR_LANG": usual, "COLUMNS": str(width), **dict.fromkeys(colors, "1")})
    for asked, usual, width, colors in product(Language, Language, WIDTHS, _COLORS)
]
_LIBRARY = f"opening_hours_py-{version('opening-hours-py')}.dist-info"  # knows the holidays
LINES = {  # what a page follows beside the age of its facts, what voids it, what it needs
    **dict.fromkeys(("", "accident", "lost-item"), ("day", RECORD, "")),
    **dict.fromkeys(("costs", "faq", "--version"), ("day", "", "")),
    **dict.fromkeys(("accident --guide", "breakdown"), ("night", "", "")),
    "contacts": ("desks", "", _LIBRARY),
}
_CLOCKS: Mapping[str, Callable[[Knowledge, datetime], object]] = {
    "day": lambda *_: None,
    "night": lambda knowledge, now: is_dark(knowledge.night, now=now),
    "desks": lambda knowledge, now: tuple(_desk(contact, now) for contact in knowledge.contacts),
}
Row = tuple[str | bytes, ...]  # in a cell a text, or a page of which its place is to be written


def _desk(contact: Contact, now: datetime) -> object:
    state = hours_state(contact.hours, now=now)
    return state.opening, state.holiday


def lay(knowledge: Knowledge, yaml: str, now: float) -> bytes:
    """Return the file of what the lines show from the Korean day of `now`, in seconds, on."""
    edges = edges_of(knowledge, datetime.fromtimestamp(now, KOREA))
    rows: list[Row] = [("knowledge", *map(str, fingerprint(yaml))), ("widest", str(WIDEST))]
    rows += [*map(_moment_row, Language), *_name_rows()]
    for line in LINES:
        rows += _state_rows(line, knowledge, edges)
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
    week = [datetime(2024, 1, day, 23, 59, tzinfo=KOREA) for day in range(1, 8)]  # from a Monday on
    patterns = (
        moment_words(day)
        .into(language)
        .replace(f"{day:%m-%d}", "{1:02}-{2:02}")  # the numbers of a time.struct_time
        .replace("23:59", "{3:02}:{4:02}")
        for day in week
    )
    return "moment", language, str(KOREA.utcoffset(None).seconds), *patterns


def _name_rows() -> Iterator[Row]:
    """Yield each way to type a line, and what it rests on."""
    names = command_tree().names()
    for line, (_, *rests_on) in LINES.items():
        first, *rest = line.split() or [""]
        for name in names.get(first, (first,)):
            words = (f"{word}{WORD_END}" for word in (name, *rest) if word)
            yield "line", "".join(words), line, *rests_on


class _App(App):
    """The program at a moment, in a world of nobody's; it keeps the page that it would show."""

    page = Page(())

    def show(self, page: Page, _heard: object = None) -> None:
        """Keep the page."""
        self.page = page


def _app(knowledge: Knowledge, now: datetime, environ: dict[str, str], out: TextIO) -> _App:
    """Return it with nothing of whoever builds, not even a record."""
    world = {**environ, "SOCAR_HOME": "/nowhere/at/all"}
    app = _App(environ=world, stdout=out, stderr=None, clock=lambda: now)
    app.knowledge = knowledge
    return app


def _shown(line: str, now: datetime, asked: Language, knowledge: Knowledge) -> tuple[Page, str]:
    """Return the page of a line, or what it says without one."""
    app = _app(knowledge, now, {}, out := io.StringIO())
    main([*line.split(), "--lang", asked], app)
    return app.page, out.getvalue()


def _drawn(line: str, now: datetime, knowledge: Knowledge) -> Iterator[bytes]:
    """Yield a line in each of its looks; where it has the moment stands a hole."""
    for asked, looks in groupby(_LOOKS, key=itemgetter(0)):
        page, said = _shown(line, now, asked, knowledge)
        for _, environ in looks:
            app = _app(knowledge, now, environ, io.StringIO())
            app.language = asked
            text = said or app.written(page)
            yield text.replace(moment_words(now).into(asked), HOLE).encode()


def _state_rows(line: str, knowledge: Knowledge, edges: list[datetime]) -> Iterator[Row]:
    """Yield from when on which state of a line holds, and the pages of each state."""
    *starts, end = edges
    clock = _CLOCKS[LINES[line][0]]
    clocks = {now: clock(knowledge, now) for now in starts}
    asked = product(_one_of_each(clocks), Language)
    pages = (_shown(line, *at, knowledge)[0] for at in asked)
    facts = dict.fromkeys(chain.from_iterable(page.facts() for page in pages))
    doubts = cache(lambda day: frozenset(trace(facts, knowledge, now=day).doubts.items()))
    worlds = {now: (clocks[now], doubts(now.replace(hour=0, minute=0))) for now in starts}
    drawn = {worlds[now]: tuple(_drawn(line, now, knowledge)) for now in _one_of_each(worlds)}
    states = tuple(dict.fromkeys(drawn.values()))
    numbers = ((now, states.index(drawn[world])) for now, world in worlds.items())
    changes = (next(same) for _, same in groupby(numbers, key=itemgetter(1)))
    yield (
        "states",
        line,
        *(f"{now.timestamp():010.0f}:{state}" for now, state in (*changes, (end, ""))),
    )
    for (asked, environ), *cells in zip(_LOOKS, *states, strict=True):
        yield "pages", line, asked, *look_of(environ, None, WIDEST), *cells


def _one_of_each(values: Mapping[datetime, object]) -> Iterable[datetime]:
    return {value: now for now, value in values.items()}.values()
