"""`socar costs`."""

from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.costs import TypedCase
    from socar_cli.domain.heard import Heard


def run_costs(
    app: App, typed: "TypedCase", heard: "Heard | None" = None, *, whole: bool = False
) -> None:
    """Show the rules about money, or with figures what this accident would cost."""
    from socar_cli.domain.costs import costs_of, read_case
    from socar_cli.views.costs import costs_page
    from socar_cli.views.estimate import doubts_words

    case = read_case(typed, heard)
    found = app.look_up(typed.reservation)
    result = costs_of(app.knowledge, case, found.reservation)
    app.warn(found.problem)
    app.remark(doubts_words(result))
    app.show(costs_page(result, whole=whole), heard)


def run_bare(app: App) -> None:
    """Show the rules about money in short."""
    from socar_cli.domain.costs import TypedCase

    run_costs(app, TypedCase())


def run_heard(app: App, heard: "Heard") -> None:
    """Show what an accident costs whose figures were told in one's own words."""
    from socar_cli.domain.costs import TypedCase

    run_costs(app, TypedCase(), heard)
