"""`socar accident`."""

from functools import partial
from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.accident import Asked
    from socar_cli.domain.heard import Heard


def run_accident(
    app: App, asked: "Asked", heard: "Heard | None" = None, *, walk: bool = False
) -> None:
    """Show what to do after an accident, most urgent first; only `walk` asks for a line."""
    from socar_cli.cli.walk import walk_accident, walk_or_show
    from socar_cli.domain.accident import answer_accident
    from socar_cli.domain.running import running_trip
    from socar_cli.views.accident import accident_page

    told = asked.with_words(heard)
    running = running_trip(app.knowledge, app.recall(app.now).reservation, now=app.now)
    goal = told.walked(walking=walk)
    answer = answer_accident(app.knowledge, goal, now=app.now, running=running)
    page = accident_page(answer, app.language, whole=asked.guide)
    show = partial(app.show, page, heard)
    walk_or_show(app, show, partial(walk_accident, app, answer, told), walking=walk)


def run_heard(app: App, heard: "Heard") -> None:
    """Show what to do after an accident that was told in one's own words."""
    from socar_cli.domain.accident import Asked

    run_accident(app, Asked(), heard)


def run_bare(app: App, *, guide: bool = False) -> None:
    """Show what holds for every accident, with `guide` all of it in order."""
    from socar_cli.domain.accident import Asked

    run_accident(app, Asked(guide=guide))
