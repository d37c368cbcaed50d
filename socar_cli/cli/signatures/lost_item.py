"""What Typer reads of `socar lost-item`."""

from typing import Annotated

import typer

from socar_cli.cli.commands.lost_item import run_lost_item
from socar_cli.cli.completion import bookings, reservation_ids
from socar_cli.cli.options import Rules, both, ruled, shared_options
from socar_cli.cli.signatures.situation import Whole

EXAMPLES = (
    "socar lost-item",
    "socar lost-item --all",
    "socar lost-item R-1",
    'socar lost-item --ended "14:00" --next no',
)


@shared_options
@ruled(
    Rules(
        apart={
            "--reservation": ("--ended", "--next"),
            "--all": ("words", "--reservation", "--ended", "--at"),
        },
        only_with={"--ended": ("--next",)},
    ),
)
def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=reservation_ids,
            help=both("예약 번호, 또는 무엇을 두고 내렸는지", "A reservation, or what was left"),
        ),
    ] = None,
    *,
    reservation: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            autocompletion=reservation_ids,
            help=both("예약 번호", "The reservation's number"),
        ),
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
            autocompletion=bookings,
            help=both("다음 고객의 예약", "The next customer's booking"),
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help=both("다른 시각에는", "At another moment")),
    ] = None,
    whole: Whole = False,
) -> None:
    """Hand over what was typed."""
    app = context.obj
    run_lost_item(
        app,
        reservation=reservation,
        ended=ended,
        upcoming=upcoming,
        at=at,
        heard=app.hear(words or (), "lost-item"),
        whole=whole,
    )
