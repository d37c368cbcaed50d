"""What Typer reads of `socar faq`."""

from typing import Annotated

import typer

from socar_cli.cli.commands.faq import run_faq
from socar_cli.cli.options import Rules, both, ruled, shared_options
from socar_cli.cli.signatures.situation import Whole

EXAMPLES = (
    "socar faq",
    "socar faq 3",
    "socar faq 접수",
    "socar faq --all",
    "socar faq police --lang en",
)


@shared_options
@ruled(Rules(apart={"--all": ("words",)}))
def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(help=both("찾을 말", "Words to look for"))
    ] = None,
    *,
    whole: Whole = False,
) -> None:
    """Hand over what was typed."""
    run_faq(context.obj, words=" ".join(words or ()), whole=whole)
