"""`socar lost-item`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options

EXAMPLES = (
    "socar lost-item",
    "socar lost-item --reservation R-1",
    'socar lost-item --ended "14:00" --next no',
)


def run_lost_item(
    app: App,
    *,
    reservation: str | None = None,
    ended: str | None = None,
    upcoming: str | None = None,
    at: str | None = None,
) -> None:
    """Show the one way back to what was left in the car, or both where the trip is not known."""
    from socar_cli.domain.lost_item import plan_lost_item, recorded_trip, typed_trip
    from socar_cli.domain.moments import read_moment
    from socar_cli.views.lost_item import lost_item_page

    now = app.now if at is None else read_moment(at, now=app.now)
    typed = typed_trip(reservation, ended, upcoming, now=app.now)
    found = app.look_up(reservation)
    plan = plan_lost_item(app.knowledge, typed or recorded_trip(found.reservation), now=now)
    app.warn(found.problem)
    app.show(lost_item_page(plan, app.language))


@shared_options
def command(
    context: typer.Context,
    *,
    reservation: Annotated[
        str | None,
        typer.Option(metavar="ID", help=both("예약 번호", "The reservation's number")),
    ] = None,
    ended: Annotated[
        str | None,
        typer.Option(
            metavar="TIME", help=both("끝난 시각 (기록이 없을 때)", "When the trip ended")
        ),
    ] = None,
    upcoming: Annotated[
        str | None,
        typer.Option(
            "--next",
            metavar="TIME|yes|no|unknown",
            help=both("다음 고객의 예약", "The next customer's booking"),
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help=both("다른 시각에는", "At another moment")),
    ] = None,
) -> None:
    """Hand over what was typed."""
    run_lost_item(context.obj, reservation=reservation, ended=ended, upcoming=upcoming, at=at)
