"""`socar breakdown`."""

from typing import Annotated

import typer

from socar_cli.cli.completion import problem_names
from socar_cli.cli.options import Rules, Text, Walk, Whole, Words, argument, circumstance
from socar_cli.cli.walk import show_or_walk
from socar_cli.domain.accident import Asked
from socar_cli.domain.breakdown import plan_breakdown, with_name
from socar_cli.views.breakdown import breakdown_page, breakdown_walk

EXAMPLES = (
    "socar breakdown",
    "socar breakdown battery",
    "socar breakdown 펑크 고속도로",
    "socar breakdown 펑크 --where expressway",
    "socar breakdown 펑크 --walk",
    "socar breakdown --all",
)
RULES = Rules(alone="--all")

_PROBLEMS = (
    "방전, 펑크, 연료, 문잠김, 브레이크, 침수",
    "battery, tyre, fuel, locked-out, brakes, water",
)


def command(
    context: typer.Context,
    words: Annotated[Words, argument(*_PROBLEMS, problem_names)] = None,
    *,
    where: Annotated[Text, circumstance("where", "breakdown")] = None,
    can_move: Annotated[Text, circumstance("can_move", "breakdown")] = None,
    ev: Annotated[bool, circumstance("ev", "breakdown")] = False,
    fire: Annotated[Text, circumstance("fire", "breakdown")] = None,
    water: Annotated[bool, circumstance("water", "breakdown")] = False,
    trapped: Annotated[Text, circumstance("trapped", "breakdown")] = None,
    walk: Walk = False,
    whole: Whole = False,
) -> None:
    """Show what to do with a car that failed, and who pays as far as is known."""
    app = context.obj
    heard = with_name(app.knowledge, app.read_words(words, "breakdown"))
    plan = plan_breakdown(app.knowledge, heard, app.situation, now=app.now)
    page = breakdown_page(plan, brief=plan.is_bare and not (whole or walk), whole=whole)
    stages = breakdown_walk(plan) if walk else None
    show_or_walk(app, page, heard, stages, Asked(said=plan.said))
