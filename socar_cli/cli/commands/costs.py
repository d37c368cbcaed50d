"""`socar costs`."""

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import shared_options

EXAMPLES = ("socar costs", "socar costs --lang en")


def run_costs(app: App) -> None:
    """Show the waiver products, what they leave uncovered and what breaking rules costs."""
    from socar_cli.domain.costs import cost_rules
    from socar_cli.views.costs import costs_page

    app.show(costs_page(cost_rules(app.knowledge), app.language))


@shared_options
def command(context: typer.Context) -> None:
    """Hand over what was typed."""
    run_costs(context.obj)
