"""What the guides for an accident and for a breakdown both ask of the situation."""

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
