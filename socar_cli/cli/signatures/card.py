"""What Typer reads of `socar card`."""

from typing import Annotated

import typer

from socar_cli.cli.commands.card import run_card
from socar_cli.cli.options import Rules, both, ruled, shared_options

EXAMPLES = (
    "socar card",
    "socar card --html > card.html",
    "socar card --html --both > card.html",
)


@shared_options
@ruled(Rules(apart={"--both": ("--lang",)}, only_with={"--html": ("--both",)}))
def command(
    context: typer.Context,
    *,
    two: Annotated[
        bool,
        typer.Option("--both", help=both("한국어와 영어를 나란히 (--html)", "Korean and English")),
    ] = False,
) -> None:
    """Hand over what was typed."""
    run_card(context.obj, both=two)
