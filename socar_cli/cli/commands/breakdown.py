"""`socar breakdown`."""

from socar_cli.cli.context import App
from socar_cli.knowledge.situation import Situation


def run_breakdown(app: App, problem: str | None, said: Situation) -> None:
    """Show what to do with a car that failed, and who pays as far as is known."""
    from socar_cli.domain.breakdown import plan_breakdown
    from socar_cli.views.breakdown import breakdown_page

    plan = plan_breakdown(app.knowledge, problem, said, now=app.now)
    app.show(breakdown_page(plan, app.language))
