"""What is said around an answer: what it was read from, or that it went to the clipboard."""

from collections.abc import Iterable, Iterator, Sequence

from socar_cli.domain.guide import Action
from socar_cli.domain.heard import Heard
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Situation, is_flag
from socar_cli.knowledge.model import Contact, Danger, Topic
from socar_cli.language import Localized, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.words import action_lines

_NOT_READ = Localized("이해하지 못한 말: {words}", "Not read: {words}")
_NOW = Localized("지금 전화하기", "Call now")
_STEPS = Localized("할 일", "What to do")
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


def copied_page(shown: page.Page, *, in_tmux: bool = False) -> page.Page:
    """Return a page that says it was sent; no terminal confirms that it took it."""
    said = (page.Footer(_COPIED), *((page.Footer(_IN_TMUX),) if in_tmux else ()))
    return changed(shown, blocks=(*shown.blocks, *said))


def heard_page(
    shown: page.Page,
    heard: Heard,
    after: str | None = None,
    others: Iterable[str] = (),
    ask: Sequence[Action] = (),
) -> page.Page:
    """Return the answer with what was not read below its title, and as what it was read, last.

    Before that stands whom to `ask` what it leaves out, and what else was asked: the command of
    that name, to be typed `after` a danger, and `others`: lines that may answer as well.
    """
    first, *rest = shown.blocks
    unread = ", ".join(heard.reading.not_understood)[:_MOST_LETTERS]
    not_read = (page.Footer(_NOT_READ.format(words=unread)),) if unread else ()
    also = heard.reading.also or after
    lines = [] if also is None else [page.Pair(Localized("그다음", "After that"), f"socar {also}")]
    lines += [page.Pair(Localized("혹시", "Or did you mean"), other) for other in others]
    if any(_options(heard)):  # else the line shows no more than the heading
        lines.append(page.Pair(Localized("이렇게 읽었습니다", "Read as"), _line(heard)))
    last = (page.Pairs(tuple(lines), typed=True),) if lines else ()
    whom = (action_lines(ask, brief=True),) if ask else ()
    blocks = (first, *not_read, *rest, *whom, *last)
    return changed(shown, blocks=blocks, heard=heard.reading)


def life_line_page(
    shown: page.Page, call: Contact, heard: Heard | None, told: Heard | None
) -> page.Page:
    """Return an answer below the line that says when to call 119, or in a danger to do it now.

    An answer that begins with that number says so itself. One that begins with leaving a car in the
    water has its own words for when to call. A danger `told` behind a command that is about
    something else leads to what to do in it.
    """
    danger = next(one.reading.danger for one in (told, heard) if one is not None)
    rows = list(page.signed_rows(shown.blocks))
    called = next((row for row in rows if row.fact == call or call.phone in row.dial), None)
    own = called if isinstance(called, page.Line) and Danger.WATER in danger else None
    if own or not danger:
        when = own.text if own else joined(": ", (call.phone or "", call.purpose))
        line = page.Line(when, dial=(call.phone,) if call.phone else (), fact=call)
        first: page.Block = page.Lines((line,))
    else:
        when = Localized("지금 {number}에 전화하기", "Call {number} now").format(number=call.phone)
        steps = () if told is None else (page.Pairs((page.Pair(_STEPS, _line(told)),), typed=True),)
        number = page.NumberRow(call.phone or "", call.name, fact=call)
        first = page.Section(_NOW, (page.Numbers((number,)), *steps), role="call")
    begins = called is not None and called is rows[0]
    if told is not None:  # in the hits of a search the number is one among others
        begins = begins and isinstance(called, page.NumberRow)
    blocks = shown.blocks if begins else (first, *shown.blocks)
    clip = shown.clip and joined("\n", (when, shown.clip))
    return changed(shown, blocks=blocks, clip=clip, life_line=when, danger=danger)


def _line(heard: Heard) -> str:
    """Return the line that asks for the answer to what was heard."""
    topic, problem = heard.reading.topic or Topic.ACCIDENT, heard.reading.problem
    name = (problem,) if topic is Topic.BREAKDOWN and problem else ()
    return " ".join(("socar", topic, *name, *_options(heard)))


def _options(heard: Heard) -> Iterator[str]:
    """Yield the options that say what was read: values first, then flags."""
    asked = [name for name, entry in CIRCUMSTANCES.items() if heard.command in entry.help]
    sums = heard.command == "costs" and heard.reading.repair is not None  # without it no sum counts
    for name in (*(_COSTS if sums else ()), *sorted(asked, key=is_flag)):
        value, called = getattr(heard.reading, name), name.replace("_", "-")
        if value is True:
            yield f"--{called}"
        elif value is False and Situation.__defaults__[name] is None:
            yield f"--no-{called}"
        elif value is not None and value is not False:
            for one in value if isinstance(value, tuple) else (value,):
                yield f"--{called} {one}"
