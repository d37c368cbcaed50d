"""`socar` alone."""

import typer

from socar_cli.domain.accident import running_trip
from socar_cli.domain.contacts import open_home
from socar_cli.views.contacts import home_page


def command(context: typer.Context) -> None:
    """Show the numbers that cannot wait, and where to read on."""
    app = context.obj
    running = running_trip(app.knowledge, app.recall(app.now).reservation, now=app.now)
    app.show(home_page(open_home(app.knowledge, running), app.language))
