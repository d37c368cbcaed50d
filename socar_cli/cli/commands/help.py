"""`socar help`."""

from typing import Annotated

import typer

from socar_cli.cli.completion import help_topics
from socar_cli.cli.help import help_on
from socar_cli.cli.options import Words, argument

EXAMPLES = (
    "socar help contacts",
    "socar help reservation add",
    "socar help exit-codes",
    "socar help environment",
)

_Topic = Annotated[
    Words,
    argument("명령, exit-codes, environment", "A command, exit-codes, environment", help_topics),
]


def command(context: typer.Context, topic: _Topic = None) -> None:
    """Show help on a topic, or on the command that the words lead to."""
    context.obj.show(help_on(context.find_root(), topic or ()))
