"""What Typer reads of words that begin with no command."""

from typing import Annotated

import typer

from socar_cli.cli.commands.own_words import run_words
from socar_cli.cli.options import both, shared_options

EXAMPLES = ("socar 주차장에서 기둥 긁었어요", "socar rear-ended nobody hurt", "socar 119")


@shared_options
def command(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help=both("무슨 일인지", "What happened"))],
) -> int | None:
    """Hand over what was typed."""
    return run_words(context.obj, words)
