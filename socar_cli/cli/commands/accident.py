"""`socar accident`."""

from socar_cli.cli.context import App


def run_accident(app: App, **asked: object) -> None:
    """Show what to do after an accident, most urgent first; nothing is asked."""
    from socar_cli.domain.accident import Asked, answer_accident
    from socar_cli.views.accident import accident_page

    answer = answer_accident(app.knowledge, Asked(**asked), now=app.now)  # type: ignore[arg-type]
    app.show(accident_page(answer, app.language))
