"""`socar search`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options

EXAMPLES = ("socar search 펑크", "socar search ㄱㄱㅊㄷ", "socar search flat tyre --lang en")


def run_search(app: App, *, words: str) -> None:
    """Show what the program knows about the words, the best first."""
    from socar_cli.domain.found import search
    from socar_cli.views.search import search_page

    app.show(search_page(search(app.knowledge, words), app.language))


@shared_options
def command(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help=both("찾을 말", "Words to look for"))],
) -> None:
    """Hand over what was typed."""
    run_search(context.obj, words=" ".join(words))
