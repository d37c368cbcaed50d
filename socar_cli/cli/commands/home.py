"""`socar` alone."""

from socar_cli.cli.context import App
from socar_cli.domain.home import open_home
from socar_cli.domain.running import running_trip
from socar_cli.views.home import home_page


def run_home(app: App) -> None:
    """Show the numbers that cannot wait, and where to read on."""
    running = running_trip(app.knowledge, app.recall(app.now).reservation, now=app.now)
    app.show(home_page(open_home(app.knowledge, running), app.language))
