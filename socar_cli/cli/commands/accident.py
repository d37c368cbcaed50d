"""`socar accident`."""

from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.accident import Asked


def run_accident(app: App, asked: "Asked") -> None:
    """Show what to do after an accident, most urgent first; nothing is asked."""
    from socar_cli.domain.accident import answer_accident
    from socar_cli.views.accident import accident_page

    answer = answer_accident(app.knowledge, asked, now=app.now)
    app.show(accident_page(answer, app.language))


def run_bare(app: App, *, guide: bool = False) -> None:
    """Show what holds for every accident, with `guide` all of it in order."""
    from socar_cli.domain.accident import Asked

    run_accident(app, Asked(guide=guide))
