"""`socar WORDS…`: what one types in need, answered by the command it means."""

from collections.abc import Sequence
from importlib import import_module
from typing import cast

from socar_cli.cli.context import App


def run_words(app: App, words: Sequence[str]) -> int | None:
    """Show the screen of the command that the words mean, and what was understood."""
    from socar_cli.domain.heard import Heard

    heard = cast("Heard", app.hear(words))
    module = import_module(f"socar_cli.cli.commands.{heard.command.replace('-', '_')}")
    return cast("int | None", module.run_heard(app, heard))
