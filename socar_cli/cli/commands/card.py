"""`socar card`."""

from socar_cli.cli.context import App


def run_card(app: App, *, both: bool = False) -> None:
    """Show what one carries along, on one page; `both` languages side by side."""
    from socar_cli.domain.card import make_card
    from socar_cli.views.card import card_page

    app.show(card_page(make_card(app.knowledge, now=app.now), both=both))
