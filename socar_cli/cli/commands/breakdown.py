"""`socar breakdown`."""

from functools import partial
from typing import TYPE_CHECKING

from socar_cli.cli.context import App
from socar_cli.knowledge.situation import Situation

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


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
