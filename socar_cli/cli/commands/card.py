"""`socar card`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import Rules, flag, ruled, shared_options

EXAMPLES = (
    "socar card",
    "socar card --html > card.html",
    "socar card --html --both > card.html",
)

_Both = Annotated[bool, flag("--both", "한국어와 영어를 나란히 (--html)", "Korean and English")]


@shared_options
@ruled(Rules(apart={"--both": ("--lang",)}, only_with={"--html": ("--both",)}))
def command(context: typer.Context, *, two: _Both = False) -> None:
    """Hand over what was typed."""
    run_card(context.obj, both_languages=two)


def run_card(app: App, *, both_languages: bool = False) -> None:
    """Show what one carries along, on one page, or in both languages side by side."""
    from socar_cli.domain.card import make_card
    from socar_cli.views.card import card_page

    app.show(card_page(make_card(app.knowledge, now=app.now), both=both_languages))
