"""Moments of Korean time, as people write them."""

import re
from datetime import date, datetime, time, timedelta, timezone

from socar_cli.errors import UnreadableMomentError

KOREA = timezone(timedelta(hours=9))  # fixed: no daylight saving since 1988

_EARLIEST, _LATEST = 1970, 2200  # years outside are slips of the finger
_HALF_A_YEAR = timedelta(days=184)
_CLOCK = r"(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)"
_DATED = rf"(?P<day>\d{{4}}-\d{{2}}-\d{{2}})[ T]{_CLOCK}(?P<zone>Z|[+-]\d{{2}}:\d{{2}})?"
_NO_YEAR = rf"(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})[ T]{_CLOCK}"
_TODAY = rf"(?:(?i:오늘|today)\s+)?{_CLOCK}"
_FROM_NOW = r"\+(?P<minutes>\d{1,5})(?i:m)"


def read_moment(text: str, *, now: datetime | None = None) -> datetime:
    """Return the moment of Korean time that `text` writes.

    Read are 2026-11-22 14:00, with seconds, ISO with T; and where there is a `now` to count
    from: 11-22 14:00 (the nearest such day within six months), 오늘 14:00, 14:00, +30m.
    Raises UnreadableMomentError for every other way of writing.
    """
    try:
        moment = _read(text.strip(), now)
    except (OverflowError, ValueError):
        moment = None
    if moment is None or not _EARLIEST <= moment.year <= _LATEST:
        raise UnreadableMomentError(text)
    return moment


def months_later(moment: datetime, months: int) -> date:
    """Return the day `months` calendar months after `moment`, or the last of a shorter month."""
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    return date(year, month + 1, min(moment.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    """Return how long a month is; the `calendar` module would load all of `locale` for it."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _match(pattern: str, text: str) -> re.Match[str] | None:
    """Return how `text` fits; a pattern is compiled when the first text is read."""
    return re.fullmatch(pattern, text, re.ASCII)


def _read(text: str, now: datetime | None) -> datetime | None:
    if match := _match(_DATED, text):
        return _dated(match)
    return None if now is None else _counted(text, now)


def _dated(match: re.Match[str]) -> datetime:
    moment = datetime.combine(date.fromisoformat(match["day"]), _clock(match["clock"]), KOREA)
    if match["zone"] is None:
        return moment
    wall_time = moment.replace(tzinfo=None).isoformat()
    return datetime.fromisoformat(wall_time + match["zone"]).astimezone(KOREA)


def _counted(text: str, now: datetime) -> datetime | None:
    """Return the moment of a text that leaves to `now` what it does not say."""
    if match := _match(_NO_YEAR, text):
        return _nearest(int(match["month"]), int(match["day"]), _clock(match["clock"]), now)
    if match := _match(_TODAY, text):
        return datetime.combine(now.date(), _clock(match["clock"]), KOREA)
    if match := _match(_FROM_NOW, text):
        return now.replace(microsecond=0) + timedelta(minutes=int(match["minutes"]))
    return None


def _clock(text: str) -> time:
    return time.fromisoformat(f"0{text}" if text[1] == ":" else text)


def _nearest(month: int, day: int, clock: time, now: datetime) -> datetime | None:
    """Return the nearest such date to `now`; 29 February may be more than six months away."""
    years = (
        year for year in (now.year - 1, now.year, now.year + 1) if day <= _days_in(year, month)
    )
    moments = (datetime.combine(date(year, month, day), clock, KOREA) for year in years)
    near = [moment for moment in moments if abs(moment - now) <= _HALF_A_YEAR]
    return min(near, key=lambda moment: abs(moment - now), default=None)
