"""What Typer reads of `socar breakdown`."""

from typing import Annotated

import typer

from socar_cli.cli.commands.breakdown import run_breakdown
from socar_cli.cli.completion import problem_names
from socar_cli.cli.options import Rules, both, ruled, shared_options
from socar_cli.cli.signatures.situation import (
    PLACES,
    CanMove,
    Electric,
    Fire,
    Walk,
    Whole,
    circumstance,
    read_situation,
)

EXAMPLES = (
    "socar breakdown",
    "socar breakdown battery",
    "socar breakdown 펑크 고속도로",
    "socar breakdown 펑크 --where expressway",
    "socar breakdown 펑크 --walk",
    "socar breakdown --all",
)


_SITUATION = ("words", "--where", "--can-move", "--ev", "--fire", "--walk")


@shared_options
@ruled(Rules(apart={"--all": _SITUATION}))
def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=problem_names,
            help=both(
                "방전, 펑크, 연료, 문잠김, 경고등", "battery, tyre, fuel, locked-out, warning-light"
            ),
        ),
    ] = None,
    *,
    where: Annotated[
        str | None,
        circumstance(
            "where",
            "도로, 고속도로, 자동차전용도로, 터널, 주차장",
            "Where the car stands",
            values=PLACES,
        ),
    ] = None,
    can_move: CanMove = None,
    ev: Electric = False,
    fire: Fire = None,
    walk: Walk = False,
    whole: Whole = False,
) -> None:
    """Hand over what was typed."""
    app = context.obj
    said = read_situation(app, where=where, can_move=can_move, ev=ev, fire=fire)
    run_breakdown(app, said, app.hear(words or (), "breakdown"), walk=walk, whole=whole)
