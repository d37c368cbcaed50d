"""How an answer says what it was read from: what was not read, and how to put it right."""

from collections.abc import Iterator

from socar_cli.domain.heard import Heard
from socar_cli.domain.settling import Reading
from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.page import Footer, Hint, Hints, Page

_NOT_READ = Localized("읽지 못한 말: {words}", "Not read: {words}")
_ELSE = Localized("아니면", "If not")
_MOST_LETTERS = 60  # of the words that are shown again
_OPTIONS = ("hurt", "where", "other", "can_move", "fire")


def heard_page(page: Page, heard: Heard) -> Page:
    """Return the answer with what was not read below its title, and how to put it right, last."""
    first, *rest = page.blocks
    unread = ", ".join(heard.reading.not_understood)[:_MOST_LETTERS]
    not_read = (Footer(_NOT_READ.format(words=unread)),) if unread else ()
    line = " ".join(("socar", heard.reading.topic or "faq", *_words(heard.reading)))
    last = Hints((Hint(_ELSE, line),))
    return changed(page, blocks=(first, *not_read, *rest, last), heard=heard.reading)


def _words(reading: Reading) -> Iterator[str]:
    """Yield the options that say what was read, or where one would say it."""
    said = False
    if reading.topic == "breakdown" and reading.problem:
        yield reading.problem
    for name in _OPTIONS:
        value = getattr(reading, name)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                said = True
                yield f"--{name.replace('_', '-')} {one}"
    if reading.topic == "accident" and not said:
        yield "--where …"
