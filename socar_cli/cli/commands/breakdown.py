"""`socar breakdown`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options
from socar_cli.knowledge.situation import Answer, Where

EXAMPLES = (
    "socar breakdown",
    "socar breakdown battery",
    "socar breakdown 펑크 --where expressway",
)


def run_breakdown(
    app: App,
    *,
    problem: str | None = None,
    where: Where | None = None,
    can_move: Answer | None = None,
    ev: bool = False,
) -> None:
    """Show what to do with a car that failed, and who pays as far as is known."""
    from socar_cli.domain.breakdown import Failure, plan_breakdown
    from socar_cli.views.breakdown import breakdown_page

    failure = Failure(problem=problem, where=where, can_move=can_move, ev=ev)
    app.show(breakdown_page(plan_breakdown(app.knowledge, failure, now=app.now), app.language))


@shared_options
def command(
    context: typer.Context,
    problem: Annotated[
        str | None,
        typer.Argument(
            help=both(
                "방전, 펑크, 연료, 문잠김, 경고등", "battery, tyre, fuel, locked-out, warning-light"
            )
        ),
    ] = None,
    *,
    where: Annotated[
        Where | None,
        typer.Option(
            metavar="road|expressway|tunnel|parking|unsure",
            help=both("도로, 고속도로, 터널, 주차장", "Where the car stands"),
        ),
    ] = None,
    can_move: Annotated[
        Answer | None,
        typer.Option(
            metavar="yes|no|unsure", help=both("차가 움직이는지", "Whether the car moves")
        ),
    ] = None,
    ev: Annotated[bool, typer.Option("--ev", help=both("전기차", "An electric car"))] = False,
) -> None:
    """Hand over what was typed."""
    run_breakdown(context.obj, problem=problem, where=where, can_move=can_move, ev=ev)
