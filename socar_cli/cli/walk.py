"""One stage of a list at a time: a line is read after each, and nothing is ever redrawn."""

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from socar_cli.cli.context import App
from socar_cli.language import Localized
from socar_cli.value import changed

if TYPE_CHECKING:
    from socar_cli.domain.accident import AccidentAnswer, Asked, GuidePlan
    from socar_cli.domain.breakdown import BreakdownPlan
    from socar_cli.knowledge.situation import Say
    from socar_cli.views.page import Page
    from socar_cli.views.stages import Walk

_KEYS = Localized("Enter 다음, b 앞, s 할 말, q 끝 > ", "Enter next, b back, s say, q quit > ")
_KEY_LINES = 1
_FEWEST = 3  # lines of a stage: in a window lower than that nothing fits anyhow
# The Hangul input may be on: its keys are those of the Latin letters beside them.
_BACK, _SAY, _QUIT = {"b", "ㅠ"}, {"s", "ㄴ"}, {"q", "ㅂ"}


def walk_or_show(
    app: App, show: Callable[[], None], walk: Callable[[], None], *, walking: bool
) -> None:
    """Go through a list one stage at a time, or show it where that was not asked or cannot be."""
    if walking and app.converses:
        walk()
    else:
        show()


def walk_accident(app: App, answer: "AccidentAnswer", asked: "Asked") -> None:
    """Go through the list for an accident."""
    from socar_cli.views.stages import accident_walk

    _Walker(app, accident_walk(cast("GuidePlan", answer)), asked).run()


def walk_breakdown(app: App, plan: "BreakdownPlan") -> None:
    """Go through the list for a car that failed."""
    from socar_cli.domain.accident import Asked
    from socar_cli.views.stages import breakdown_walk

    _Walker(app, breakdown_walk(plan), Asked(said=plan.said)).run()


class _Walker:
    """Where somebody is in a list."""

    def __init__(self, app: App, walk: "Walk", told: "Asked") -> None:
        """Cut the list to the window."""
        from socar_cli.views.stages import fitting, numbers_page

        self._app = app
        self._numbers = numbers_page(walk)
        self._told = told
        below = _lines(app, self._numbers) + _KEY_LINES
        room = max(_FEWEST, app.height - below)
        self._walk = fitting(walk, lambda page: _lines(app, page) <= room)
        self._place = 0

    def run(self) -> None:
        """Show stages until there is none left or somebody leaves; then say what is open."""
        try:
            is_done = self._go()
        except KeyboardInterrupt:
            self._leave()
            raise
        if not is_done:
            self._leave()

    def _go(self) -> bool:
        """Return whether the last stage was left by going on."""
        self._show()
        while self._place < len(self._walk.stages):
            answer = self._asked()
            key = None if answer is None else answer.casefold()
            if key is None or key in _QUIT:
                return False
            self._answer(key)
        return True

    def _asked(self) -> str | None:
        """Return what was answered; meanwhile Ctrl-C raises, as there is a word to say."""
        leaving = signal.getsignal(signal.SIGINT)
        if leaving is signal.SIG_IGN:
            return self._app.ask(_KEYS)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return self._app.ask(_KEYS)
        finally:
            signal.signal(signal.SIGINT, leaving)

    def _answer(self, key: str) -> None:
        if key in _SAY:
            self._say()
        elif key in _BACK:
            self._place = max(0, self._place - 1)
            self._show()
        elif not key:
            self._place += 1
            self._show()

    def _show(self) -> None:
        from socar_cli.views.stages import stage_page

        if self._place < len(self._walk.stages):
            self._app.show(stage_page(self._walk, self._place))
            self._app.show(self._numbers)

    def _say(self) -> None:
        from socar_cli.views.stages import nothing_to_say

        says = dict.fromkeys(say for say in self._walk.stages[self._place].says if say)
        pages = [self._sentence(say) for say in says] or [nothing_to_say()]
        for page in pages:
            self._app.show(page)

    def _sentence(self, say: "Say") -> "Page":
        """Return the ready sentence for the situation that was said."""
        from socar_cli.domain.accident import answer_accident
        from socar_cli.views.accident import accident_page

        app, asked = self._app, changed(self._told, say=say)
        return accident_page(answer_accident(app.knowledge, asked, now=app.now), app.language)

    def _leave(self) -> None:
        from socar_cli.views.stages import open_page

        self._app.say("")
        self._app.show(open_page(self._walk, self._place))


def _lines(app: App, page: "Page") -> int:
    return app.written(page).count("\n")
