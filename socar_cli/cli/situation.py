"""What several commands ask: of the situation, and how much of it to show."""

from typing import Annotated, Any

import typer

from socar_cli.cli.completion import circumstance_names
from socar_cli.cli.context import App
from socar_cli.cli.options import both
from socar_cli.knowledge.situation import Answer, Situation


def circumstance(name: str, ko: str, en: str, *, values: str = "|".join(Answer)) -> Any:  # noqa: ANN401 - Typer gives no better
    """Return an option that takes a value of a circumstance, or any word people use for it."""
    return typer.Option(metavar=values, autocompletion=circumstance_names(name), help=both(ko, en))


def read_situation(app: App, **typed: object) -> Situation:
    """Return what the options of a command say, by the names of the circumstances."""
    from socar_cli.domain.answers import situation_of

    return situation_of(app.knowledge, lambda: app.vocabulary, typed)


CanMove = Annotated[
    str | None, circumstance("can_move", "차가 움직이는지", "Whether the car moves")
]
Fire = Annotated[str | None, circumstance("fire", "불이나 연기", "Fire or smoke")]
Electric = Annotated[bool, typer.Option("--ev", help=both("전기차", "An electric car"))]
Whole = Annotated[bool, typer.Option("--all", help=both("줄이지 않고 모두", "All of it, uncut"))]
Walk = Annotated[bool, typer.Option("--walk", help=both("한 단계씩", "One stage at a time"))]
PLACES = "road|expressway|motor-road|tunnel|parking|unsure"
