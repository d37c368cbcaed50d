"""`socar breakdown`."""

from functools import partial
from typing import Any

from socar_cli.cli.context import App


def run_breakdown(app: App, *, walk: bool = False, whole: bool = False, **typed: Any) -> None:  # noqa: ANN401
    """Show what to do with a car that failed, and who pays as far as is known."""
    from socar_cli.cli.walk import walk_breakdown, walk_or_show
    from socar_cli.domain.breakdown import Failure, plan_breakdown
    from socar_cli.views.breakdown import breakdown_page

    failure = Failure(**typed)
    plan = plan_breakdown(app.knowledge, failure, now=app.now)
    brief = failure == Failure() and not (whole or walk)
    page = breakdown_page(plan, app.language, brief=brief, whole=whole)
    walk_or_show(app, page, partial(walk_breakdown, app, plan, failure), walking=walk)
