"""How a trip that runs is said in one line."""

from socar_cli.domain.accident import Running
from socar_cli.language import Localized, joined
from socar_cli.views.page import Footer, Line, Lines, Section

_RUNNING = Localized("예약 {id}: {over}까지 {left}", "Reservation {id}: until {over}, {left}")
_DAYS = Localized("{days}일 {hours}시간", "{days} d {hours} h")
_HOURS = Localized("{hours}시간 {minutes}분", "{hours} h {minutes} min")
_MINUTES = Localized("{minutes}분", "{minutes} min")


def running_line(running: Running) -> Footer:
    """Return until when the trip runs and how long that is."""
    over = running.reservation.over
    clock = f"{over:%H:%M}" if over.date() == running.at.date() else f"{over:%m-%d %H:%M}"
    left = _left(running.minutes_left)
    return Footer(_RUNNING.format(id=running.reservation.id, over=clock, left=left))


def running_section(running: Running | None) -> tuple[Section, ...]:
    """Return the same and what is to be done before, set apart; nothing where no trip runs."""
    if running is None:
        return ()
    said = running_line(running).text
    advice = (action.advice for action in running.actions)
    rows = tuple(Line(joined(", ", (said, row.text)), fact=row) for row in advice)
    return (Section("", (Lines(rows),)),)


def _left(minutes: int) -> Localized:
    hours, rest = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    if days:
        return _DAYS.format(days=days, hours=hours_left)
    return (_HOURS if hours else _MINUTES).format(hours=hours, minutes=rest)
