"""`socar breakdown`."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from socar_cli.cli.completion import problem_names
from socar_cli.cli.context import App
from socar_cli.cli.options import Rules, Text, Words, argument, ruled, shared_options
from socar_cli.cli.situation import Walk, Whole, circumstance, read_situation
from socar_cli.knowledge.circumstances import Situation

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


EXAMPLES = (
    "socar breakdown",
    "socar breakdown battery",
    "socar breakdown 펑크 고속도로",
    "socar breakdown 펑크 --where expressway",
    "socar breakdown 펑크 --walk",
    "socar breakdown --all",
)


_SITUATION = ("words", "--where", "--can-move", "--ev", "--fire", "--walk")

_PROBLEMS = "방전, 펑크, 연료, 문잠김, 경고등", "battery, tyre, fuel, locked-out, warning-light"
_Told = Annotated[Words, argument(*_PROBLEMS, problem_names)]


@shared_options
@ruled(Rules(apart={"--all": _SITUATION}))
def command(
    context: typer.Context,
    words: _Told = None,
    *,
    where: Annotated[Text, circumstance("where", "breakdown")] = None,
    can_move: Annotated[Text, circumstance("can_move", "breakdown")] = None,
    ev: Annotated[bool, circumstance("ev", "breakdown")] = False,
    fire: Annotated[Text, circumstance("fire", "breakdown")] = None,
    walk: Walk = False,
    whole: Whole = False,
) -> None:
    """Hand over what was typed."""
    app = context.obj
    said = read_situation(context)
    run_breakdown(app, said, app.hear(words or (), "breakdown"), walk=walk, whole=whole)


def run_breakdown(
    app: App,
    said: Situation,
    heard: "Heard | None" = None,
    *,
    walk: bool = False,
    whole: bool = False,
) -> None:
    """Show what to do with a car that failed, and who pays as far as is known."""
    from socar_cli.cli.walk import walk_breakdown, walk_or_show
    from socar_cli.domain.breakdown import plan_breakdown, with_name
    from socar_cli.views.breakdown import breakdown_page

    told = with_name(app.knowledge, heard)
    plan = plan_breakdown(app.knowledge, told, said, now=app.now)
    brief = plan.is_bare and not (whole or walk)
    page = breakdown_page(plan, brief=brief, whole=whole)
    show = partial(app.show, page, told)
    walk_or_show(app, show, partial(walk_breakdown, app, plan), walking=walk)


def run_heard(app: App, heard: "Heard") -> None:
    """Show what to do with a car whose failure was told in one's own words."""
    run_breakdown(app, Situation(), heard)
