"""Looking at a screen at many widths: what it says is worked out once and drawn at each."""

import io
import re
from collections.abc import Iterable, Mapping
from functools import cache

from wcwidth import wcswidth

from socar_cli.cli.app import main
from socar_cli.cli.context import App
from socar_cli.cli.terminal import WIDTHS
from socar_cli.domain.heard import Heard
from socar_cli.views.page import Page
from tests.sealed import SUNDAY_EVENING, built_in_knowledge, run_sealed

# Between two steps nothing changes; below them every fifth width, odd and even.
EVERY_LAYOUT = (*range(20, WIDTHS[0], 5), *WIDTHS, 200)

PHONE = re.compile(r"\b(?:\d{2,4}-\d{3,4}(?:-\d{4})?|11[29])\b")
CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
WON = re.compile(r"(?<![\d,])(?<!만 )(?<!억 )\d[\d,]*(?=원| won)")  # all of an amount in figures


class Recorder(App):
    """Keeps the pages it should show."""

    pages: tuple[Page, ...] = ()

    def show(self, page: Page, heard: Heard | None = None) -> None:  # noqa: ARG002
        """Keep the page."""
        self.pages = (*self.pages, page)


def figures(text: str) -> set[str]:
    """Return every telephone number, clock time and won amount in `text`."""
    return {*PHONE.findall(text), *CLOCK.findall(text), *WON.findall(text)}


def faults_at(
    widths: Iterable[int], *argv: str, environ: Mapping[str, str]
) -> list[tuple[int, str]]:
    """Return each width with a number that is cut there or a line that is too wide."""
    recorder = _recorded(*argv, environ=environ)
    promised = figures(run_sealed(*argv, "--plain", environ=environ).out)
    faults: list[tuple[int, str]] = []
    for width in widths:
        screen = _drawn(recorder, {**environ, "COLUMNS": str(width)})
        faults += [(width, number) for number in promised if number not in screen]
        faults += [(width, line) for line in screen.splitlines() if wcswidth(line) > width]
    return faults


@cache
def page_of(*argv: str) -> Page:
    """Return the page that a line shows, as it is before its facts are marked."""
    return _recorded(*argv, environ={}).pages[-1]


def _recorded(*argv: str, environ: Mapping[str, str]) -> Recorder:
    recorder = Recorder(environ=environ, stdout=None, stderr=None, clock=lambda: SUNDAY_EVENING)
    recorder.knowledge = built_in_knowledge()
    main(argv, recorder)
    return recorder


def _drawn(recorder: Recorder, environ: Mapping[str, str]) -> str:
    out = io.StringIO()
    app = App(environ=environ, stdout=out, stderr=None, clock=lambda: SUNDAY_EVENING)
    app.knowledge = recorder.knowledge
    app.language, app.options = recorder.language, recorder.options
    for page in recorder.pages:
        app.show(page)
    return out.getvalue()
