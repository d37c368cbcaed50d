"""`socar faq`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options

EXAMPLES = ("socar faq", "socar faq 접수", "socar faq police --lang en")


def run_faq(app: App, *, words: str = "") -> None:
    """Show the questions in which all the words stand, or every question."""
    from socar_cli.domain.faq import find_questions
    from socar_cli.views.faq import faq_page

    app.show(faq_page(find_questions(app.knowledge, words), app.language))


@shared_options
def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(help=both("찾을 말", "Words to look for"))
    ] = None,
) -> None:
    """Hand over what was typed."""
    run_faq(context.obj, words=" ".join(words or ()))
