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
    """Show the screen of the command that the words mean, and what was understood."""
    heard = context.obj.read_words(words)
    name = heard.command.replace("-", "_") if heard else "home"
    run = _NO_COMMANDS.get(name) or import_module(f"socar_cli.cli.commands.{name}").command
    code: int | None = run(context)
    return code


def _search(context: typer.Context) -> int:
    """Show what is known of words that no command answers, or else the numbers of home."""
    from socar_cli.domain.search import search_or_home  # few lines need them
    from socar_cli.views.search import found_page

    app = context.obj
    heard = app.read_words()
    found = search_or_home(app.knowledge, app.entries, heard.text)
    app.show(found_page(found, app.language), heard)
    return found.exit_code


def _reservations(context: typer.Context) -> None:
    """Show what was noted down."""
    from socar_cli.cli.commands.reservation import without_command  # few lines need it

    without_command(context)


# Answers that no function called `command` gives.
_NO_COMMANDS = {"search": _search, "reservation": _reservations}
