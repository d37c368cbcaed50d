"""`socar WORDS…`: what one types in need, answered by the command it means."""

from importlib import import_module
from typing import Annotated

import typer

from socar_cli.cli.options import argument

EXAMPLES = ("socar 주차장에서 기둥 긁었어요", "socar rear-ended nobody hurt", "socar 119")


def command(
    context: typer.Context,
    words: Annotated[list[str], argument("무슨 일인지", "What happened")],
) -> int | None:
    """Show the screen of the command that the words mean, and what was understood.

    Where no command answers them, what is known of them, or else the numbers of home.
    """
    app = context.obj
    heard = app.read_free_words(words)
    if heard.command != "search":
        name = heard.command.replace("-", "_")
        code: int | None = import_module(f"socar_cli.cli.commands.{name}").command(context)
        return code
    from socar_cli.domain.search import search_or_home  # few lines need them
    from socar_cli.views.search import found_page

    found = search_or_home(app.knowledge, app.entries, heard.text)
    app.show(found_page(found, app.language), heard)
    return found.exit_code
