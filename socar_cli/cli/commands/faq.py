"""`socar faq`."""

from typing import Annotated

import typer

from socar_cli.cli.options import Rules, Whole, Words, argument
from socar_cli.domain.faq import find_questions
from socar_cli.views.faq import faq_page

EXAMPLES = (
    "socar faq",
    "socar faq 3",
    "socar faq 접수",
    "socar faq --all",
    "socar faq police --lang en",
)
RULES = Rules(alone="--all")

_Sought = Annotated[Words, argument("찾을 말", "Words to look for")]


def command(context: typer.Context, words: _Sought = None, *, whole: Whole = False) -> None:
    """Show the questions that the words name, or the most asked titles; `whole`, all titles."""
    app = context.obj
    ids = (str(name) for one in app.knowledge.questions for name in (one.id, one.number))
    app.look_for_danger(words or (), but=ids, always=True)
    sought = app.heard.reading.question if app.heard else " ".join(words or ())
    found = find_questions(app.knowledge, lambda: app.prepared("index_of_questions"), sought)
    app.show(faq_page(found, whole=whole), app.heard)
