"""`socar faq`."""

from typing import TYPE_CHECKING, Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import Rules, Words, argument, ruled, shared_options
from socar_cli.cli.situation import Whole

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


EXAMPLES = (
    "socar faq",
    "socar faq 3",
    "socar faq 접수",
    "socar faq --all",
    "socar faq police --lang en",
)

_Sought = Annotated[Words, argument("찾을 말", "Words to look for")]


@shared_options
@ruled(Rules(apart={"--all": ("words",)}))
def command(context: typer.Context, words: _Sought = None, *, whole: Whole = False) -> None:
    """Hand over what was typed."""
    run_faq(context.obj, words=" ".join(words or ()), whole=whole)


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
