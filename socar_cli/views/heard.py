"""How an answer says what it was read from: what was not read, and how to put it right."""

from collections.abc import Iterable, Iterator

from socar_cli.domain.heard import Heard
from socar_cli.domain.settling import Reading
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, is_flag
from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.page import Footer, Page, Pair, Pairs

_NOT_READ = Localized("이해하지 못한 말: {words}", "Not read: {words}")
_ELSE = Localized("아니면", "If not")
_MOST_LETTERS = 60  # of the words that are shown again
_COSTS = ("repair", "deductible", "days")


def heard_page(page: Page, heard: Heard) -> Page:
    """Return the answer with what was not read below its title, and how to put it right, last."""
    first, *rest = page.blocks
    unread = ", ".join(heard.reading.not_understood)[:_MOST_LETTERS]
    not_read = (Footer(_NOT_READ.format(words=unread)),) if unread else ()
    options = tuple(_said(heard.reading, _names(heard.command)))
    line = " ".join(("socar", heard.reading.topic or "faq", *_words(heard, options)))
    last = () if heard.behind and not options else (Pairs((Pair(_ELSE, line),), typed=True),)
    return changed(page, blocks=(first, *not_read, *rest, *last), heard=heard.reading)


def _words(heard: Heard, options: tuple[str, ...]) -> Iterator[str]:
    """Yield the words that say what was read, or where one would say it."""
    if heard.command == "breakdown" and heard.reading.problem:
        yield heard.reading.problem
    yield from options
    if not options and heard.command in {"accident", "breakdown"}:
        yield "--where …"


def _names(command: str) -> Iterable[str]:
    """Return the names of the options that say what was read: values first, then flags."""
    if command == "costs":
        return _COSTS
    asked = (name for name, entry in CIRCUMSTANCES.items() if command in entry.help)
    return sorted((name for name in asked if name != "night"), key=is_flag)  # the clock tells it


def _said(reading: Reading, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        value, option = getattr(reading, name), f"--{name.replace('_', '-')}"
        if value is True:
            yield option
        elif value is not None and value is not False:
            for one in value if isinstance(value, tuple) else (value,):
                yield f"{option} {one}"
