"""`socar faq`."""

from socar_cli.cli.context import App


def run_faq(app: App, *, words: str = "", whole: bool = False) -> None:
    """Show the questions that the words name, or the most asked titles; `whole`, all titles."""
    from socar_cli.domain.faq import find_questions
    from socar_cli.views.faq import faq_page

    app.show(faq_page(find_questions(app.knowledge, words), app.language, whole=whole))
