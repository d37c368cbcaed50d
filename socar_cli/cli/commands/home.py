"""`socar` alone."""

from socar_cli.cli.context import App


def run_home(app: App) -> None:
    """Show the numbers that cannot wait, and where to read on."""
    from socar_cli.domain.home import open_home
    from socar_cli.views.home import home_page

    app.show(home_page(open_home(app.knowledge), app.language))
