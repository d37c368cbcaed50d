"""`socar faq`."""

from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


def run_faq(
    app: App, *, words: str = "", whole: bool = False, heard: "Heard | None" = None
) -> None:
    """Show the questions that the words name, or the most asked titles; `whole`, all titles."""
    from socar_cli.domain.faq import find_questions
    from socar_cli.views.faq import faq_page

    app.show(faq_page(find_questions(app.knowledge, words), whole=whole), heard)


def run_heard(app: App, heard: "Heard") -> None:
    """Answer the question that was asked in one's own words."""
    run_faq(app, words=str(heard.reading.question), heard=heard)
