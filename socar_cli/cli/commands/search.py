"""`socar search`."""

from typing import Annotated

import typer

from socar_cli.cli.commands import ENTRIES
from socar_cli.cli.context import App
from socar_cli.cli.options import argument
from socar_cli.domain.entries import screen_entry
from socar_cli.domain.heard import Heard
from socar_cli.domain.search import search, search_or_home
from socar_cli.views.search import found_page, search_page

EXAMPLES = ("socar search 펑크", "socar search ㄱㄱㅊㄷ", "socar search flat tyre --lang en")


def command(
    context: typer.Context,
    words: Annotated[list[str], argument("찾을 말", "Words to look for")],
) -> None:
    """Show what the program knows about the words, the best first, its own screens among it."""
    app = context.obj
    screens = (screen_entry(name, entry.help, entry.korean) for name, entry in ENTRIES.items())
    app.show(search_page(search(app.knowledge, (*screens, *app.entries), " ".join(words))))


def run(app: App, heard: Heard) -> int:
    """Show what is known of words that no command answers, or else the numbers of home."""
    found = search_or_home(app.knowledge, app.entries, heard.text)
    app.show(found_page(found, app.language), heard)
    return found.exit_code
