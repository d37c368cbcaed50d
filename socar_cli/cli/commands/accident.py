"""`socar accident`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options

EXAMPLES = ("socar accident", "socar accident --guide", "socar accident --guide --lang en")


def run_accident(app: App, *, guide: bool = False) -> None:
    """Show what to do after an accident, most urgent first; nothing is asked."""
    from socar_cli.domain.accident import plan_accident
    from socar_cli.views.accident import accident_page

    app.show(accident_page(plan_accident(app.knowledge, guide=guide), app.language))


@shared_options
def command(
    context: typer.Context,
    *,
    guide: Annotated[
        bool,
        typer.Option(
            "--guide",
            help=both("말할 것, 찍을 것, 하지 않을 것까지", "Also what to say, photograph, avoid"),
        ),
    ] = False,
) -> None:
    """Hand over what was typed."""
    run_accident(context.obj, guide=guide)
