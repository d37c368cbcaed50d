"""Laying out: the lines that everybody types, drawn for every moment before anybody asks."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache, partial
from importlib.metadata import version
from io import StringIO
from itertools import groupby, product
from operator import itemgetter
from zlib import crc32

from socar_cli.cli.app import command_tree
from socar_cli.cli.context import App
from socar_cli.cli.main import main
from socar_cli.domain.calendar import hours_state, states_are_known
from socar_cli.domain.guide import is_dark
from socar_cli.domain.moments import KOREA, read_moment
from socar_cli.domain.provenance import trace
from socar_cli.faces.rich import WIDEST
from socar_cli.knowledge.model import Knowledge
from socar_cli.laid.answers import CELL, HEAD, HOLE, RECORD, SECOND, look_of
from socar_cli.language import Language
from socar_cli.paths import fingerprint
from socar_cli.views.page import Page
from socar_cli.views.words import moment_words

DAYS = 400  # laid out ahead
WIDTHS = (40, 48, 54, 60, 80, 90, WIDEST)  # the last is the layout of everything wider
_COLORS = ((), ("FORCE_COLOR",), ("FORCE_COLOR", "COLORTERM"))  # the variables that are set
_LOOKS = [
    {"SOCAR_LANG": usual, "COLUMNS": str(width), **dict.fromkeys(colors, "1")}
    for usual, width, colors in product(Language, WIDTHS, _COLORS)
]
_FOLDER = f"opening_hours_py-{version('opening-hours-py')}.dist-info" if states_are_known() else ""
LINES = {  # what each needs beside the knowledge; the folder tells which holidays are known
    **dict.fromkeys(("", "accident", "lost-item"), RECORD),
    **dict.fromkeys(("costs", "faq", "--version", "accident --guide", "breakdown"), ""),
    "contacts": _FOLDER,
}
Row = tuple[object, ...]
Put = Callable[[str], str]


def lay(knowledge: Knowledge, yaml: str, now: float) -> bytes:
    """Return the file of what the lines show from the Korean day of `now`, in seconds, on."""
    heap = bytearray(HEAD)

    @cache  # what is equal lies there once
    def put(text: str) -> str:
        content = text.encode()
        heap.extend(content)
        return f"{len(heap) - len(content)} {len(content)} {crc32(content)}"

    edges = edges_of(knowledge, datetime.fromtimestamp(now, KOREA))
    index: list[Row] = [(*fingerprint(yaml), WIDEST), *map(_week, Language)]
    for line, needs in LINES.items():
        table = put(_written(_table(line, knowledge, edges, put)))
        index += ((typed, table, asked, needs) for typed, asked in _spellings(line))
    heap[:HEAD] = put(_written(index)).encode().ljust(HEAD)
    return bytes(heap)


def _written(rows: Iterable[Row]) -> str:
    return "".join(f"\n{CELL.join(map(str, row))}" for row in rows)


def edges_of(knowledge: Knowledge, now: datetime) -> list[datetime]:
    """Return every moment at which a page may change; the last is the end of what is laid."""
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    *days, end = (start + timedelta(number) for number in range(DAYS + 1))
    night = (knowledge.night.starts, knowledge.night.ends)
    edges = {*days, *(read_moment(clock, now=day) for day, clock in product(days, night)), end}
    state_at = partial(hours_state, closed_days=knowledge.closed_days)
    for contact in knowledge.contacts:
        edge = start
        while (edge := state_at(contact.hours, now=edge).changes or end) < end:
            edges.add(edge)
    return sorted(edges)


def _week(language: Language) -> Row:
    """Return how a moment is written: the zone in seconds, and a pattern for each weekday."""
    week = (datetime(2024, 1, day, tzinfo=KOREA) for day in range(1, 8))  # from a Monday on
    patterns = (re.sub(r"\d\d", "{:02}", moment_words(day).into(language)) for day in week)
    return language, KOREA.utcoffset(None).seconds, *patterns


def _spellings(line: str) -> Iterator[tuple[str, str]]:
    """Yield every way to type a line, and the language that it asks for."""
    first, *rest = line.split() or [""]
    for name in command_tree().names().get(first, (first,)):
        words = ["socar", *filter(None, (name, *rest))]
        yield " ".join(words), ""
        for language, sign, place in product(Language, " =", range(1, len(words) + 1)):
            option = f"--lang{sign}{language}"
            yield " ".join((*words[:place], option, *words[place:])), language


class _Answer(App):
    """The program in a world of nobody's, after a line; it keeps the page that it would show."""

    def __init__(self, line: str, knowledge: Knowledge, now: datetime, language: Language) -> None:
        """Leave nothing in it of whoever builds, not even a record."""
        self.out, world = StringIO(), {"SOCAR_HOME": "/nowhere/at/all"}
        super().__init__(environ=world, stdout=self.out, stderr=None, clock=lambda: now)
        self.knowledge, self.page = knowledge, Page(())
        main([*line.split(), "--lang", language], self)

    def show(self, page: Page, _heard: object = None) -> None:
        """Keep the page."""
        self.page = page

    def drawn(self, look: dict[str, str]) -> str:
        """Return what would be shown in a look; where it has the moment stands a hole."""
        self._environ = look
        text = self.out.getvalue() or self.written(self.page)
        return text.replace(moment_words(self.now).into(self.language), HOLE)


def _hour(line: str, knowledge: Knowledge, now: datetime) -> object:
    """Return what a line follows beside the age of its facts."""
    if line == "contacts":
        closed = knowledge.closed_days
        states = (hours_state(contact.hours, closed, now=now) for contact in knowledge.contacts)
        return tuple((state.opening, state.holiday) for state in states)
    return line in {"accident --guide", "breakdown"} and is_dark(knowledge.night, now=now)


def _table(line: str, knowledge: Knowledge, edges: list[datetime], put: Put) -> Iterator[Row]:
    """Yield when which state of a line holds, and for each state and look where its page lies."""
    answer = partial(_Answer, line, knowledge)
    hours = {now: _hour(line, knowledge, now) for now in edges[:-1]}
    samples = product({hour: now for now, hour in hours.items()}.values(), Language)
    facts = {fact for sample in samples for fact in answer(*sample).page.facts()}
    doubts = cache(lambda day: frozenset(trace(facts, knowledge, now=day).doubts.items()))
    worlds = [(hour, doubts(now.replace(hour=0, minute=0))) for now, hour in hours.items()]
    moments = dict(zip(worlds, hours, strict=True))  # one of each
    states = [*map(list(moments).index, worlds), ""]
    spans = groupby(zip(edges, states, strict=True), key=itemgetter(1))
    changes = dict(next(span) for _, span in spans)
    yield "edges", *(SECOND.format(round(edge.timestamp())) for edge in changes)
    yield "states", *changes.values()
    for language in Language:
        answers = [answer(now, language) for now in moments.values()]
        for look, (state, shown) in product(_LOOKS, enumerate(answers)):
            yield state, language, *look_of(look, None, WIDEST), put(shown.drawn(look))
