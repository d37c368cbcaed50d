"""What is said around an answer: what it was read from, or that it went to the clipboard."""

from collections.abc import Iterator

from socar_cli.domain.heard import Heard
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, is_flag
from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.page import Footer, Page, Pair, Pairs

_NOT_READ = Localized("이해하지 못한 말: {words}", "Not read: {words}")
_ELSE = Localized("아니면", "If not")
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
    line = Pair(_ELSE, " ".join(words))
    last = () if heard.behind and not options else (Pairs((line,), typed=True),)
    return changed(page, blocks=(first, *not_read, *rest, *last), heard=heard.reading)


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
