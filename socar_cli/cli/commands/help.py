"""`socar help`."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from socar_cli.cli.completion import help_topics
from socar_cli.cli.context import App
from socar_cli.cli.help import help_on
from socar_cli.cli.options import Words, argument, shared_options

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


@shared_options
def command(context: typer.Context, topic: _Topic = None) -> None:
    """Hand over what was typed."""
    run_help(context.obj, root=context.find_root(), words=tuple(topic or ()))


def run_help(app: App, *, root: Any, words: Sequence[str] = ()) -> None:  # noqa: ANN401 - Typer's
    """Show help on a topic or on the command that `words` lead to from the `root`."""
    app.show(help_on(root, words))
