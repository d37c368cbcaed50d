"""What several commands ask: of the situation, and how much of it to show."""

from typing import Annotated

import typer

from socar_cli.cli.options import both
from socar_cli.knowledge.situation import Answer

CanMove = Annotated[
    Answer | None,
    typer.Option(metavar="yes|no|unsure", help=both("차가 움직이는지", "Whether the car moves")),
]
Fire = Annotated[
    Answer | None,
    typer.Option(metavar="yes|no|unsure", help=both("불이나 연기", "Fire or smoke")),
]
Electric = Annotated[bool, typer.Option("--ev", help=both("전기차", "An electric car"))]
Whole = Annotated[bool, typer.Option("--all", help=both("줄이지 않고 모두", "All of it, uncut"))]
Walk = Annotated[bool, typer.Option("--walk", help=both("한 단계씩", "One stage at a time"))]
