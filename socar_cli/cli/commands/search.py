"""`socar search`."""

from typing import Annotated

import typer

from socar_cli.cli.commands import ENTRIES
from socar_cli.cli.options import argument
from socar_cli.domain.search import and_screens, search
from socar_cli.views.search import search_page

EXAMPLES = ("socar search 펑크", "socar search ㄱㄱㅊㄷ", "socar search flat tyre --lang en")


def command(
    context: typer.Context,
    words: Annotated[list[str], argument("찾을 말", "Words to look for")],
) -> None:
    """Show what the program knows about the words, the best first, its own screens among it."""
    app = context.obj
    app.look_for_danger(words)
    screens = ((name, entry.help, entry.korean) for name, entry in ENTRIES.items())
    entries = and_screens(app.entries, screens)
    app.show(search_page(search(app.knowledge, entries, " ".join(words))))
