"""`socar search`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import argument, shared_options
from socar_cli.language import Localized

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


EXAMPLES = ("socar search 펑크", "socar search ㄱㄱㅊㄷ", "socar search flat tyre --lang en")


@shared_options
def command(
    context: typer.Context,
    words: Annotated[list[str], argument("찾을 말", "Words to look for")],
) -> None:
    """Hand over what was typed."""
    tree = cast("Any", context.find_root().command)
    run_search(context.obj, words=" ".join(words), screens=tree.screens())


def run_search(app: App, *, words: str, screens: Iterable[tuple[str, str, str]] = ()) -> None:
    """Show what the program knows about the words, the best first; `screens` are its commands."""
    from socar_cli.domain.search import screen_entry, search
    from socar_cli.views.search import search_page

    commands = (
        screen_entry(name, Localized(*help_.split("\n")), korean) for name, help_, korean in screens
    )
    app.show(search_page(search(app.knowledge, (*commands, *app.entries), words)))


def run_heard(app: App, heard: "Heard") -> int:
    """Show what is known of words that no command answers, or else the numbers of home."""
    from socar_cli.domain.search import search_or_home
    from socar_cli.views.search import found_page

    found = search_or_home(app.knowledge, app.entries, heard.text)
    app.show(found_page(found, app.language), heard)
    return found.exit_code
