"""What is said around an answer: what it was read from, or that it went to the clipboard."""

from collections.abc import Iterator

from socar_cli.domain.heard import Heard
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, is_flag
from socar_cli.knowledge.model import Contact
from socar_cli.language import Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views.page import (
    Block,
    Footer,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pair,
    Pairs,
    Section,
)

_NOT_READ = Localized("이해하지 못한 말: {words}", "Not read: {words}")
_ALSO = Localized("그다음", "After that")
_ELSE = Localized("아니면", "If not")
_FIRST = Localized("먼저 전화하기", "Call first")
_CALL_NOW = Localized("지금 {number}에 전화하기", "Call {number} now")
_MOST_LETTERS = 60  # of the words that are shown again
_COPIED = Localized(
    "복사하라고 터미널에 보냈습니다. 안 되면 위 내용을 쓰세요",
    "Sent to the terminal's clipboard. If it did not take it, use what stands above",
)
_COSTS = ("repair", "deductible", "days")


_IN_TMUX = Localized(
    "tmux에서 안 되면: tmux set -g set-clipboard on",
    "If tmux drops it: tmux set -g set-clipboard on",
)


def copied_page(page: Page, *, in_tmux: bool = False) -> Page:
    """Return a page that says it was sent; no terminal confirms that it took it."""
    said = (Footer(_COPIED), *((Footer(_IN_TMUX),) if in_tmux else ()))
    return changed(page, blocks=(*page.blocks, *said))


def heard_page(page: Page, heard: Heard) -> Page:
    """Return the answer with what was not read below its title, and how to put it right, last."""
    first, *rest = page.blocks
    unread = ", ".join(heard.reading.not_understood)[:_MOST_LETTERS]
    not_read = (Footer(_NOT_READ.format(words=unread)),) if unread else ()
    options = tuple(_options(heard))
    words = ["socar", heard.reading.topic or "faq"]
    if heard.command == "breakdown" and heard.reading.problem:
        words.append(heard.reading.problem)
    words += options
    if not options and heard.command in {"accident", "breakdown"}:
        words.append("--where …")
    also = heard.reading.also
    asked = () if also is None else (Pair(_ALSO, f"socar {also}"),)
    own = () if heard.behind and not options else (Pair(_ELSE, " ".join(words)),)
    last = (Pairs((*asked, *own), typed=True),) if asked or own else ()
    return changed(page, blocks=(first, *not_read, *rest, *last), heard=heard.reading)


def life_line_page(page: Page, call: Contact, danger: tuple[str, ...]) -> Page:
    """Return an answer below the line that says when to call 119, or in `danger` to do it now.

    An answer that begins with that number says so itself.
    """
    when: Text = joined(": ", (call.phone or "", call.purpose))
    block: Block = Lines((Line(when, dial=(call.phone,) if call.phone else (), fact=call),))
    if danger:
        block = Section(_FIRST, (Numbers((NumberRow(call.phone or "", call.name, fact=call),)),))
        when = _CALL_NOW.format(number=call.phone)
    blocks = page.blocks if page.facts()[:1] == (call,) else (block, *page.blocks)
    clip = page.clip and joined("\n", (when, page.clip))
    return changed(page, blocks=blocks, clip=clip, life_line=when, danger=danger)


def _options(heard: Heard) -> Iterator[str]:
    """Yield the options that say what was read: values first, then flags."""
    asked = (name for name, entry in CIRCUMSTANCES.items() if heard.command in entry.help)
    names = sorted((name for name in asked if name != "night"), key=is_flag)  # the clock tells it
    for name in _COSTS if heard.command == "costs" else names:
        value, option = getattr(heard.reading, name), f"--{name.replace('_', '-')}"
        if value is True:
            yield option
        elif value is not None and value is not False:
            for one in value if isinstance(value, tuple) else (value,):
                yield f"{option} {one}"
