"""`socar lost-item`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options

EXAMPLES = ("socar lost-item", "socar lost-item --reservation R-1")


def run_lost_item(app: App, *, reservation: str | None = None) -> None:
    """Show the way back to what was left in the car, for both cases."""
    from socar_cli.domain.lost_item import plan_lost_item
    from socar_cli.views.lost_item import lost_item_page

    plan = plan_lost_item(app.knowledge, reservation)
    app.warn(plan.problem)
    app.show(lost_item_page(plan, app.language))


@shared_options
def command(
    context: typer.Context,
    *,
    reservation: Annotated[
        str | None,
        typer.Option(metavar="ID", help=both("예약 번호", "The reservation's number")),
    ] = None,
) -> None:
    """Hand over what was typed."""
    run_lost_item(context.obj, reservation=reservation)
