"""`socar lost-item`."""

from typing import Annotated

import typer

from socar_cli.cli.completion import bookings, reservation_ids
from socar_cli.cli.options import At, Rules, Text, Whole, Words, argument, option
from socar_cli.domain.lost_item import next_in, plan_lost_item, recorded_trip, typed_trip
from socar_cli.views.lost_item import doubt_words, lost_item_page

EXAMPLES = (
    "socar lost-item",
    "socar lost-item --all",
    "socar lost-item R-1",
    'socar lost-item --ended "14:00" --next no',
)
RULES = Rules(
    alone="--all",
    conflicts={"--reservation": ("--ended", "--next")},
    required_by={"--ended": ("--next",)},
)

_LEFT = "예약 번호, 또는 무엇을 두고 내렸는지", "A reservation, or what was left"
_Ended = Annotated[Text, option("끝난 시각 (기록이 없을 때)", "When the trip ended", "TIME")]
_NEXT = "다음 고객의 예약", "The next customer's booking", "TIME|yes|no|unknown"
_Next = Annotated[Text, option(*_NEXT, "--next", offer=bookings)]


def command(
    context: typer.Context,
    words: Annotated[Words, argument(*_LEFT, reservation_ids)] = None,
    *,
    reservation: Annotated[
        Text, option("예약 번호", "The reservation's number", "ID", offer=reservation_ids)
    ] = None,
    ended: _Ended = None,
    upcoming: _Next = None,
    at: At = None,
    whole: Whole = False,
) -> int:
    """Show the one way back to what was left in the car, or both where the trip is not known.

    Returns the exit code: that of the problem with a reservation that was asked for by number.
    """
    app = context.obj
    heard, now = app.read_words(words, "lost-item"), app.moment(at)
    if not (ended or reservation):  # the words may name the one or the other
        ended = heard.ended(now) if heard else None
        reservation = None if ended else app.number_in(heard)
    recalled = not (ended or reservation or whole)
    found = app.recall(now) if recalled else app.look_up(reservation)
    typed = typed_trip(ended, next_in(app.knowledge, upcoming), now=now)
    plan = plan_lost_item(
        app.knowledge, typed or recorded_trip(found.reservation, recalled=recalled), now=now
    )
    code: int = app.warn(found.problem, asked_for=reservation is not None)
    app.remark(doubt_words(plan))
    app.show(lost_item_page(plan, whole=whole), heard and heard.without(reservation, ended))
    return code
