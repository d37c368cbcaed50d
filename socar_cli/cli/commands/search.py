"""`socar search`."""

from collections.abc import Iterable
from typing import Annotated, Any, cast

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options
from socar_cli.language import Localized

EXAMPLES = ("socar search 펑크", "socar search ㄱㄱㅊㄷ", "socar search flat tyre --lang en")


def run_search(app: App, *, words: str, screens: Iterable[tuple[str, str, str]] = ()) -> None:
    """Show what the program knows about the words, the best first; `screens` are its commands."""
    from socar_cli.domain.found import Screen, search
    from socar_cli.views.search import search_page

    known = [
        Screen(name, Localized(*help_.split("\n")), (korean,)) for name, help_, korean in screens
    ]
    app.show(search_page(search(app.knowledge, words, known), app.language))


@shared_options
def command(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help=both("찾을 말", "Words to look for"))],
) -> None:
    """Hand over what was typed."""
    tree = cast("Any", context.find_root().command)
    run_search(context.obj, words=" ".join(words), screens=tree.screens())
