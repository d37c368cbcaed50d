"""`socar accident`."""

from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.accident import Asked
    from socar_cli.domain.heard import Heard


def run_accident(app: App, asked: "Asked", heard: "Heard | None" = None) -> None:
    """Show what to do after an accident, most urgent first; nothing is asked."""
    from socar_cli.domain.accident import answer_accident
    from socar_cli.views.accident import accident_page

    answer = answer_accident(app.knowledge, asked.with_words(heard), now=app.now)
    app.show(accident_page(answer, app.language), heard)


def run_heard(app: App, heard: "Heard") -> None:
    """Show what to do after an accident that was told in one's own words."""
    from socar_cli.domain.accident import Asked

    run_accident(app, Asked(), heard)


def run_bare(app: App, *, guide: bool = False) -> None:
    """Show what holds for every accident, with `guide` all of it in order."""
    from socar_cli.domain.accident import Asked

    run_accident(app, Asked(guide=guide))
