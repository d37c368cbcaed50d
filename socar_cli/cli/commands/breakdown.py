"""`socar breakdown`."""

from socar_cli.cli.context import App
from socar_cli.knowledge.situation import Answer, Where


def run_breakdown(
    app: App,
    *,
    problem: str | None = None,
    where: Where | None = None,
    can_move: Answer | None = None,
    ev: bool = False,
    fire: Answer | None = None,
) -> None:
    """Show what to do with a car that failed, and who pays as far as is known."""
    from socar_cli.domain.breakdown import Failure, plan_breakdown
    from socar_cli.views.breakdown import breakdown_page

    failure = Failure(problem=problem, where=where, can_move=can_move, ev=ev, fire=fire)
    app.show(breakdown_page(plan_breakdown(app.knowledge, failure, now=app.now), app.language))
