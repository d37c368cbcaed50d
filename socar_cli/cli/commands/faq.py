"""`socar faq`."""

from socar_cli.cli.context import App


def run_faq(app: App, *, words: str = "") -> None:
    """Show the questions in which all the words stand, or every question."""
    from socar_cli.domain.faq import find_questions
    from socar_cli.views.faq import faq_page

    app.show(faq_page(find_questions(app.knowledge, words), app.language))
