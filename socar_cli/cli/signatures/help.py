"""What Typer reads of `socar help`."""

from typing import Annotated

import typer

from socar_cli.cli.commands.help import run_help
from socar_cli.cli.completion import help_topics
from socar_cli.cli.options import both, shared_options

EXAMPLES = (
    "socar help contacts",
    "socar help reservation add",
    "socar help exit-codes",
    "socar help environment",
)


@shared_options
def command(
    context: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=help_topics,
            help=both("명령, exit-codes, environment", "A command, exit-codes, environment"),
        ),
    ] = None,
) -> None:
    """Hand over what was typed."""
    run_help(context.obj, root=context.find_root(), words=tuple(topic or ()))
