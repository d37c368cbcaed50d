"""`socar card`."""

from typing import Annotated

import typer

from socar_cli.cli.options import Rules, flag
from socar_cli.domain.card import make_card
from socar_cli.views.card import card_page

EXAMPLES = (
    "socar card",
    "socar card --html > card.html",
    "socar card --html --both > card.html",
)
RULES = Rules(conflicts={"--both": ("--lang",)}, required_by={"--html": ("--both",)})

_Both = Annotated[bool, flag("--both", "한국어와 영어를 나란히 (--html)", "Korean and English")]


def command(context: typer.Context, *, two: _Both = False) -> None:
    """Show what one carries along, on one page, or in both languages side by side."""
    app = context.obj
    app.show(card_page(make_card(app.knowledge, now=app.now), both=two))
