"""One stage of a list at a time: a line is read after each, and nothing is ever redrawn."""

import signal
from collections.abc import Callable

from socar_cli.cli.context import App
from socar_cli.domain.accident import Asked, answer_accident
from socar_cli.domain.heard import Heard
from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.accident import accident_page
from socar_cli.views.page import Page
from socar_cli.views.stages import (
    Walk,
    fitting,
    nothing_to_say,
    numbers_page,
    open_page,
    stage_page,
)

_KEYS = Localized("Enter 다음, b 앞, s 할 말, q 끝 > ", "Enter next, b back, s say, q quit > ")
_KEY_LINES = 1
_FEWEST = 3  # lines of a stage: in a window lower than that nothing fits anyhow
# The Hangul input may be on: its keys are those of the Latin letters beside them.
_BACK, _SAY, _QUIT = {"b", "ㅠ"}, {"s", "ㄴ"}, {"q", "ㅂ"}


def show_or_walk(  # noqa: PLR0913 - both ways take what they need
    app: App,
    page: Page,
    heard: Heard | None,
    stages: Callable[[], Walk],
    told: Asked,
    *,
    walking: bool,
) -> None:
    """Show a list, or go through its `stages` where that was asked and somebody can answer."""
    if not walking or not app.converses:
        app.show(page, heard)
        return
    numbers = numbers_page(stages())
    room = max(_FEWEST, app.height - _lines(app, numbers) - _KEY_LINES)
    walk = fitting(stages(), lambda page: _lines(app, page) <= room)
    place, shown = 0, -1
    try:
        while place < len(walk.stages):
            if place != shown:
                app.show(stage_page(walk, place))
                app.show(numbers)
                shown = place
            answer = _asked(app)
            key = None if answer is None else answer.casefold()
            if key is None or key in _QUIT:
                break
            if key in _SAY:
                says = dict.fromkeys(say for say in walk.stages[place].says if say)
                asked = (changed(told, say=say) for say in says)
                pages = [_sentence_page(app, one) for one in asked] or [nothing_to_say()]
                for sentence in pages:
                    app.show(sentence)
            elif key in _BACK:
                place, shown = max(0, place - 1), -1
            elif not key:
                place += 1
        else:
            return
    except KeyboardInterrupt:
        _leave(app, walk, place)
        raise
    _leave(app, walk, place)


def _asked(app: App) -> str | None:
    """Return what was answered; meanwhile Ctrl-C raises, as there is a word to say."""
    leaving = signal.getsignal(signal.SIGINT)
    if leaving is signal.SIG_IGN:
        return app.ask(_KEYS)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return app.ask(_KEYS)
    finally:
        signal.signal(signal.SIGINT, leaving)


def _sentence_page(app: App, asked: Asked) -> Page:
    """Return the ready sentence for the situation that was said."""
    return accident_page(answer_accident(app.knowledge, asked, now=app.now), app.language)


def _leave(app: App, walk: Walk, place: int) -> None:
    """Say which steps are open."""
    app.say("")
    app.show(open_page(walk, place))


def _lines(app: App, page: Page) -> int:
    return app.written(page).count("\n")
