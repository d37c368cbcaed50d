"""What Typer reads of `socar search`."""

from typing import Annotated, Any, cast

import typer

from socar_cli.cli.commands.search import run_search
from socar_cli.cli.options import both, shared_options

EXAMPLES = ("socar search 펑크", "socar search ㄱㄱㅊㄷ", "socar search flat tyre --lang en")


@shared_options
def command(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help=both("찾을 말", "Words to look for"))],
) -> None:
    """Hand over what was typed."""
    tree = cast("Any", context.find_root().command)
    run_search(context.obj, words=" ".join(words), screens=tree.screens())
