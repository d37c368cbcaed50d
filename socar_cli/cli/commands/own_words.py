"""`socar WORDS…`: what one types in need, answered by the command it means."""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, cast

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import argument, shared_options

EXAMPLES = ("socar 주차장에서 기둥 긁었어요", "socar rear-ended nobody hurt", "socar 119")


@shared_options
def command(
    context: typer.Context,
    words: Annotated[list[str], argument("무슨 일인지", "What happened")],
) -> int | None:
    """Hand over what was typed."""
    return run_words(context.obj, words)


def run_words(app: App, words: Sequence[str]) -> int | None:
    """Show the screen of the command that the words mean, and what was understood."""
    from socar_cli.domain.heard import Heard

    heard = cast("Heard", app.hear(words))
    module = import_module(f"socar_cli.cli.commands.{heard.command.replace('-', '_')}")
    return cast("int | None", module.run_heard(app, heard))
