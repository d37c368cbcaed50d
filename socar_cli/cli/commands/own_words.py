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
    module = import_module(f"socar_cli.cli.commands.{heard.command.replace('-', '_')}")
    code: int | None = module.run(context.obj, heard)
    return code
