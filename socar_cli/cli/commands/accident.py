"""`socar accident`."""

from functools import partial

from socar_cli.cli.context import App


def run_accident(app: App, *, walk: bool = False, guide: bool = False, **typed: object) -> None:
    """Show what to do after an accident, most urgent first; only `walk` asks for a line."""
    from socar_cli.cli.walk import walk_accident, walk_or_show
    from socar_cli.domain.accident import Asked, answer_accident
    from socar_cli.views.accident import accident_page

    asked = Asked(guide=guide or walk, **typed)  # type: ignore[arg-type]
    answer = answer_accident(app.knowledge, asked, now=app.now)
    page = accident_page(answer, app.language, whole=guide)
    walk_or_show(app, page, partial(walk_accident, app, answer, asked), walking=walk)
