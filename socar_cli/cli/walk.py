"""`--walk`: show a guide one stage at a time and read a key after each; nothing is redrawn."""

import signal
from typing import TYPE_CHECKING

from socar_cli.cli.context import App
from socar_cli.domain.accident import Asked, answer_accident
from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.accident import accident_page
from socar_cli.views.guide import NOTHING_TO_SAY, Walk, fitting, open_page, stage_page
from socar_cli.views.page import Page

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard

_KEYS = Localized("Enter 다음, b 앞, s 할 말, q 끝 > ", "Enter next, b back, s say, q quit > ")
_KEY_LINES = 1
_FEWEST = 3  # lines of a stage: in a window lower than that nothing fits anyhow
# The Hangul input may be on: its keys are those of the Latin letters beside them.
_BACK, _SAY, _QUIT = {"b", "ㅠ"}, {"s", "ㄴ"}, {"q", "ㅂ"}


def show_or_walk(
    app: App, page: Page, heard: "Heard | None", walk: Walk | None, asked: Asked
) -> None:
    """Show a list, or go through its stages where there is a `walk` and somebody can answer.

    Ready sentences are those for what was `asked`.
    """
    if walk is None or not app.converses:
        app.show(page, heard)
        return

    def lines_of(page: Page) -> int:
        return app.render(page).count("\n")

    numbers, above = walk.numbers, app.under_life_line(Page(()), heard)
    # For a stage, in a window that also holds what stands above, the numbers and the keys.
    room = max(_FEWEST, app.height - lines_of(above) - lines_of(numbers) - _KEY_LINES)
    walk = fitting(walk, lambda page: lines_of(page) <= room)
    place, shown = 0, None  # the stage to show, and the one that was shown last
    app.show(above)
    leaving = signal.getsignal(signal.SIGINT)
    if leaving is not signal.SIG_IGN:  # meanwhile Ctrl-C raises KeyboardInterrupt
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        while place < len(walk.stages):
            if place != shown:
                app.show(stage_page(walk, place))
                app.show(numbers)
                shown = place
            answer = app.ask(_KEYS)
            key = "q" if answer is None else answer.casefold()
            if key in _QUIT:
                break
            if key in _SAY:
                says = walk.stages[place].says()
                for say in says:
                    sentence = answer_accident(app.knowledge, changed(asked, say=say), now=app.now)
                    app.show(accident_page(sentence, app.language))
                if not says:
                    app.show(NOTHING_TO_SAY)
            elif key in _BACK:
                place, shown = max(0, place - 1), None  # the first one is shown again
            elif not key:
                place += 1
    finally:
        signal.signal(signal.SIGINT, leaving)
        if place < len(walk.stages):
            app.say("")
            app.show(open_page(walk, place))
