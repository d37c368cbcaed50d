"""`socar faq`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import Rules, Whole, Words, argument
from socar_cli.domain.faq import find_questions
from socar_cli.domain.heard import Heard
from socar_cli.views.faq import faq_page

EXAMPLES = (
    "socar faq",
    "socar faq 3",
    "socar faq 접수",
    "socar faq --all",
    "socar faq police --lang en",
)
RULES = Rules(apart={"--all": ("words",)})

_Sought = Annotated[Words, argument("찾을 말", "Words to look for")]


def command(context: typer.Context, words: _Sought = None, *, whole: Whole = False) -> None:
    """Show the questions that the words name, or the most asked titles; `whole`, all titles."""
    app = context.obj
    app.show(faq_page(find_questions(app.knowledge, " ".join(words or ())), whole=whole))


def run(app: App, heard: Heard) -> None:
    """Answer the question that was asked in one's own words."""
    found = find_questions(app.knowledge, str(heard.reading.question))
    app.show(faq_page(found, whole=False), heard)
