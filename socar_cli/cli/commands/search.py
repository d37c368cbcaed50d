"""`socar search`."""

from collections.abc import Iterable

from socar_cli.cli.context import App
from socar_cli.language import Localized


def run_search(app: App, *, words: str, screens: Iterable[tuple[str, str, str]] = ()) -> None:
    """Show what the program knows about the words, the best first; `screens` are its commands."""
    from socar_cli.domain.search import Screen, search
    from socar_cli.views.search import search_page

    known = [
        Screen(name, Localized(*help_.split("\n")), (korean,)) for name, help_, korean in screens
    ]
    app.show(search_page(search(app.knowledge, words, known), app.language))
