"""What the build of a wheel makes: above all the pages of what everybody types.

They are drawn at every moment of the next days, in each language, width and set of colours.
"""

import marshal
import re
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache, partial
from importlib.metadata import version
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

from rich.color import ColorSystem
from rich.style import Style

from socar_cli.cli.app import command_tree, main
from socar_cli.cli.context import App
from socar_cli.cli.terminal import COLOR_SYSTEMS, WIDTHS
from socar_cli.domain.contacts import hours_state, states_are_known
from socar_cli.domain.guide import is_dark
from socar_cli.domain.moments import KOREA, read_moment
from socar_cli.domain.provenance import trace
from socar_cli.domain.search import PRECOMPUTED
from socar_cli.faces.answer import Look, text_page
from socar_cli.faces.rich import LOOKS, Colors, screen_text
from socar_cli.knowledge.compiled import TREE, dumped
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.overlay import read_built_in
from socar_cli.language import Language
from socar_cli.prerendered.lookup import CLOCK_SLOT, GZIP, HEAD, NAME, RECORD, look_key
from socar_cli.prerendered.shell_files import data_files
from socar_cli.views.page import Block, Page
from socar_cli.views.words import moment_words

DAYS = 400  # from the day of the build on
_FOLDER = f"opening_hours_py-{version('opening-hours-py')}.dist-info" if states_are_known() else ""
LINES = {  # what each needs beside the knowledge; the folder tells which holidays are known
    **dict.fromkeys(("", "accident", "lost-item"), RECORD),
    **dict.fromkeys(("costs", "faq", "--version", "accident --guide", "breakdown"), ""),
    "knowledge sources": "",
    "contacts": _FOLDER,
}
_ESCAPES = r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\"  # colours, and links that dial
_MARSHAL = 2  # a version without references, so that the same build gives the same bytes


def built_files(yaml: str, now: float) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files to add to the wheel, and those to install below the prefix of a Python.

    Both by their path. `now` is in seconds since 1970. Raises KnowledgeError for a faulty `yaml`.
    """
    tree, knowledge = read_built_in(yaml)
    worked_out = {name: work_out(knowledge) for name, work_out in PRECOMPUTED.items()}
    worked_out[TREE] = tree
    data = dumped(yaml, knowledge, worked_out)
    data[NAME] = prerender(knowledge, yaml, now)
    shared = data_files(str(knowledge.updated)).items()
    data = {f"socar_cli/data/{path}": content for path, content in data.items()}
    return data, {path: text.encode() for path, text in shared}


def prerender(knowledge: Knowledge, yaml: str, now: float) -> bytes:
    """Return the file of answers for `DAYS` days from the Korean day of `now` on, in seconds."""
    content = bytearray(HEAD)

    @cache  # equal pages are stored once
    def put(blob: bytes) -> tuple[int, int]:
        content.extend(blob)
        return len(content) - len(blob), len(blob)

    edges = edges_of(knowledge, datetime.fromtimestamp(now, KOREA))
    lines: dict[str, object] = {}
    for line, needs in LINES.items():
        changes, states, samples = _states(line, knowledge, edges)
        looks = {look: put(packed(pages)) for look, pages in _drawn(line, knowledge, samples)}
        table = put(packed((changes, states, looks)))
        lines |= {typed: (*table, asked, needs) for typed, asked in spellings(line)}
    week = [moment_words(datetime(2024, 1, day, tzinfo=KOREA)) for day in range(1, 8)]
    index = {
        "knowledge": put(Path(yaml).read_bytes()),
        "lines": lines,
        "zone": KOREA.utcoffset(None).seconds,
        "weeks": {  # how a moment is written on a Monday, on a Tuesday, ...
            str(language): [re.sub(r"\d\d", "{:02}", day.in_language(language)) for day in week]
            for language in Language
        },
    }
    content[:HEAD] = len(content).to_bytes(HEAD)
    return bytes(content + packed(index))


def packed(value: Any) -> bytes:  # noqa: ANN401 - as marshal has it
    """Return a value of plain texts, numbers, tuples, lists and dictionaries as a blob."""
    return zlib.compress(marshal.dumps(value, _MARSHAL), wbits=GZIP)


def edges_of(knowledge: Knowledge, now: datetime) -> list[datetime]:
    """Return every moment at which a page may change; the last is the end of the days."""
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    *days, end = (start + timedelta(number) for number in range(DAYS + 1))
    night = (knowledge.night.starts, knowledge.night.ends)
    edges = {*days, *(read_moment(clock, now=day) for day, clock in product(days, night)), end}
    closed = knowledge.closed_days
    for contact in knowledge.contacts:
        edge = start
        while (edge := hours_state(contact.hours, closed, now=edge).changes or end) < end:
            edges.add(edge)
    return sorted(edges)


def spellings(line: str) -> Iterator[tuple[str, str]]:
    """Yield every way to type a line, and the language that it asks for, empty for the usual."""
    first, *rest = line.split() or [""]
    for name in command_tree().names().get(first, (first,)):
        words = ["socar", *filter(None, (name, *rest))]
        yield " ".join(words), ""
        for language, sign, place in product(Language, " =", range(1, len(words) + 1)):
            option = f"--lang{sign}{language}"
            yield " ".join((*words[:place], option, *words[place:])), str(language)


class _Answer(App):
    """A line that was run for nobody in particular: `page` is what it shows, `out` what it says."""

    def __init__(self, line: str, knowledge: Knowledge, now: datetime, language: Language) -> None:
        """Run the line in a world without whoever builds, who may have a record."""
        self.out, world = StringIO(), {"SOCAR_HOME": "/nowhere/at/all"}
        super().__init__(environ=world, stdout=self.out, stderr=None, clock=lambda: now)
        self.knowledge, self.page = knowledge, Page(())
        main([*line.split(), "--lang", language], self)

    def show(self, page: Page, _heard: object = None) -> None:
        """Keep the page."""
        self.page = page


def _states(
    line: str, knowledge: Knowledge, edges: list[datetime]
) -> tuple[list[int], list[int | None], list[datetime]]:
    """Return when the state of a line changes, to which state each time, and a moment in each.

    A state is all that the page follows: doubts about its facts, and what the hour changes. It is
    the place of its moment in the list; None is the state after the last day.
    """

    def by_hour(now: datetime) -> object:
        if line == "contacts":
            closed = knowledge.closed_days
            states = (hours_state(contact.hours, closed, now=now) for contact in knowledge.contacts)
            return tuple((state.opening, state.holiday) for state in states)
        return line in {"accident --guide", "breakdown"} and is_dark(knowledge.night, now=now)

    *edges, end = edges
    hours = {now: by_hour(now) for now in edges}
    samples = product({hour: now for now, hour in hours.items()}.values(), Language)
    facts = {fact for sample in samples for fact in _Answer(line, knowledge, *sample).page.facts()}
    doubts = cache(lambda day: frozenset(trace(facts, knowledge, now=day).doubts.items()))
    moments: dict[object, datetime] = {}  # the first of each state
    changes: list[tuple[datetime, int | None]] = []
    for now, hour in hours.items():
        state = hour, doubts(now.replace(hour=0, minute=0))
        moments.setdefault(state, now)
        number = list(moments).index(state)
        if not changes or changes[-1][1] != number:
            changes.append((now, number))
    changes.append((end, None))
    seconds = [round(edge.timestamp()) for edge, _ in changes]
    return seconds, [number for _, number in changes], list(moments.values())


def _drawn(
    line: str, knowledge: Knowledge, samples: list[datetime]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the pages of a line in each look: one for each of the moments in `samples`."""
    answer_in = cache(lambda language, now: _Answer(line, knowledge, now, language))
    for language, usual in product(Language, Language):
        look = partial(Look, knowledge=lambda: knowledge, language=language, usual_language=usual)
        drawn = []
        for now in samples:
            answer = answer_in(language, now)
            page = text_page(answer.page, look(now=now))
            moment = moment_words(now).in_language(language)
            drawn.append((answer.out.getvalue(), [*map(_block_texts, page.blocks)], moment))
        for width, colors in product(WIDTHS, COLOR_SYSTEMS):
            pages = []
            for out, blocks, moment in drawn:  # `out` is the version, which is on no page
                text = out + "".join(block[width, colors] for block in blocks)
                pages.append(text.replace(moment, CLOCK_SLOT))
            yield look_key(language, usual, width, colors), tuple(pages)


@cache  # most blocks are the same at every moment, and drawing takes most of the time
def _block_texts(block: Block) -> dict[tuple[int, Colors], str]:
    """Return a block as text by width and colours; for each width it is drawn once."""
    texts: dict[tuple[int, Colors], str] = {}
    for width in WIDTHS:
        text = screen_text(Page((block,)), None, width=width, colors="256")
        texts[width, "256"], texts[width, "standard"] = text, _in_standard_colors(text)
        lines = re.sub(_ESCAPES, "", text).splitlines()
        texts[width, None] = "".join(f"{line.rstrip(' ')}\n" for line in lines)
    return texts


def _in_standard_colors(screen: str) -> str:
    """Return a screen drawn in 256 colours as it is drawn in the 16 that every terminal has.

    Raises KeyError for a style that is not one of `LOOKS`, such as two of them combined.
    """
    styled = {}
    for rich, standard in LOOKS.values():
        drawn = Style.parse(rich).render("X", color_system=ColorSystem.EIGHT_BIT)
        with_standard = Style.parse(standard).render("X", color_system=ColorSystem.STANDARD)
        styled[drawn.partition("X")[0]] = with_standard
    return re.sub(
        r"(\x1b\[[0-9;]+m)(.*?)\x1b\[0m",
        lambda segment: styled[segment[1]].replace("X", segment[2]),
        screen,
    )
