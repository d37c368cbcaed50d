"""`socar help`."""

from collections.abc import Sequence
from typing import Any

from socar_cli.cli.context import App
from socar_cli.cli.help import help_on


def run_help(app: App, *, root: Any, words: Sequence[str] = ()) -> None:  # noqa: ANN401 - Typer's
    """Show help on a topic or on the command that `words` lead to from the `root`."""
    app.show(help_on(root, words))
