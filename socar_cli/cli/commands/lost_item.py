"""`socar lost-item`."""

from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


def run_lost_item(
    app: App,
    *,
    reservation: str | None = None,
    ended: str | None = None,
    upcoming: str | None = None,
    at: str | None = None,
    heard: "Heard | None" = None,
    whole: bool = False,
) -> None:
    """Show the one way back to what was left in the car, or both where the trip is not known."""
    from socar_cli.domain.answers import next_in
    from socar_cli.domain.lost_item import plan_lost_item, recorded_trip, typed_trip
    from socar_cli.views.lost_item import doubt_words, lost_item_page

    now = app.moment(at)
    number = reservation or (None if ended else app.number_in(heard))
    bare = number is None and ended is None and not whole
    found = app.recall(now) if bare else app.look_up(number)
    trip = typed_trip(ended, next_in(app.knowledge, upcoming), now=now) or recorded_trip(
        found.reservation, recalled=bare
    )
    plan = plan_lost_item(app.knowledge, trip, now=now)
    app.remark(doubt_words(plan, found.problem))
    app.show(lost_item_page(plan, whole=whole), heard and heard.without(number))


def run_heard(app: App, heard: "Heard") -> None:
    """Show the way back to what somebody said was left behind."""
    run_lost_item(app, heard=heard)
