"""Moments of Korean time, as people write them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone

from socar_cli.errors import UnreadableMomentError

KOREA = timezone(timedelta(hours=9))  # fixed: no daylight saving since 1988

_EARLIEST, _LATEST = 1970, 2200  # years outside are slips of the finger
_HALF_A_YEAR = timedelta(days=184)
_A_DAY = timedelta(days=1)
_HOURS = 24
_CLOCK = r"(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)"
_DATED = rf"(?P<day>\d{{4}}-\d{{2}}-\d{{2}})[ T]{_CLOCK}(?P<zone>Z|[+-]\d{{2}}:\d{{2}})?"
_NO_YEAR = rf"(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})[ T]{_CLOCK}"
_SPOKEN = r"(?:(?P<part>오전|오후|새벽|아침|낮|저녁|밤)\s*)?(?P<hour>\d{1,2})시"
_MINUTE = r"(?:\s*(?:(?P<minute>[0-5]?\d)분|(?P<half>반)))?"
_NAMED = r"(?:(?P<named>오늘|어제|today|yesterday)\s*)?"
_DAY = rf"{_NAMED}(?:{_CLOCK}|{_SPOKEN}{_MINUTE})"
_FROM_NOW = r"(?P<sign>[+-])(?P<count>\d{1,5})(?P<unit>[mh])"
_AGO = r"(?:(?P<hours>\d{1,4})\s*시간)?\s*(?:(?P<minutes>\d{1,5})\s*분)?\s*전"
_AGO_EN = r"(?P<count>\d{1,5})\s*(?P<unit>h(?:ours?)?|m(?:in(?:utes?)?)?)\s+ago"
_JUST_NOW = r"방금(?:\s*전)?|just now"

# The part of a day, the hours people say with it, and by how much each is later on the clock.
_PARTS = {
    "오전": {12: -12} | dict.fromkeys(range(12), 0),
    "새벽": {12: -12} | dict.fromkeys(range(7), 0),
    "아침": dict.fromkeys(range(5, 12), 0),
    "낮": {10: 0, 11: 0, 12: 0} | dict.fromkeys(range(1, 6), 12),
    "오후": {12: 0} | dict.fromkeys(range(1, 12), 12),
    "저녁": dict.fromkeys(range(5, 12), 12),
    "밤": dict.fromkeys(range(6, 13), 12),  # at twelve the next day begins
}


def read_moment(
    text: str, *, now: datetime | None = None, past: bool = False, after: datetime | None = None
) -> datetime:
    """Return the moment of Korean time that `text` writes.

    Read are 2026-11-22 14:00, with seconds, ISO with T; and where there is a `now` to count
    from: 11-22 14:00 (the nearest such day within six months), 오늘 14:00, 어제 20:00,
    오늘 밤 11시, 14:00, +30m, -30m, 2시간 전, 2h ago, 방금. A clock time without its day is of
    the day of `now`; of what is `past` it is the latest one before, of what comes `after` a
    moment one behind it.
    Raises UnreadableMomentError for every other way of writing.
    """
    try:
        moment = _read(unicodedata.normalize("NFC", text).strip(), now, past=past, after=after)
    except (OverflowError, ValueError):
        moment = None
    if moment is None or not _EARLIEST <= moment.year <= _LATEST:
        raise UnreadableMomentError(text)
    return moment


def is_moment(text: str, *, now: datetime) -> bool:
    """Tell whether `text` writes a moment."""
    try:
        read_moment(text, now=now)
    except UnreadableMomentError:
        return False
    return True


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
    return re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE)


def _read(
    text: str, now: datetime | None, *, past: bool, after: datetime | None
) -> datetime | None:
    if match := _match(_DATED, text):
        return _dated(match)
    if now is None:
        return None
    if match := _match(_DAY, text):
        return _of_a_day(match, now, past=past, after=after)
    return _counted(text, now)


def _dated(match: re.Match[str]) -> datetime:
    moment = datetime.combine(date.fromisoformat(match["day"]), _clock(match["clock"]), KOREA)
    if match["zone"] is None:
        return moment
    wall_time = moment.replace(tzinfo=None).isoformat()
    return datetime.fromisoformat(wall_time + match["zone"]).astimezone(KOREA)


def _of_a_day(
    match: re.Match[str], now: datetime, *, past: bool, after: datetime | None
) -> datetime | None:
    """Return the moment of a clock time, on the day that is named or else on the one that fits."""
    named = match["named"] or ""
    since = _since_midnight(match)
    if since is None:
        return None
    days = -1 if named.casefold() in {"어제", "yesterday"} else 0
    moment = _midnight(now) + timedelta(days=days) + since
    if named:
        return moment
    if past and moment > now:
        return moment - _A_DAY
    if after is not None and moment <= after:
        moment = _midnight(after) + since
        return moment if moment > after else moment + _A_DAY
    return moment


def _since_midnight(match: re.Match[str]) -> timedelta | None:
    """Return how long after the day began a clock time is, None for an hour nobody says so."""
    if match["clock"]:
        clock = _clock(match["clock"])
        return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
    hour = int(match["hour"])
    later = _PARTS[match["part"]].get(hour) if match["part"] else 0
    if later is None or hour >= _HOURS:
        return None
    return timedelta(hours=hour + later, minutes=30 if match["half"] else int(match["minute"] or 0))


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _counted(text: str, now: datetime) -> datetime | None:
    """Return the moment of a text that leaves to `now` what it does not say."""
    if match := _match(_NO_YEAR, text):
        return _nearest(int(match["month"]), int(match["day"]), _clock(match["clock"]), now)
    away = _away(text)
    return None if away is None else now.replace(microsecond=0) + away


def _away(text: str) -> timedelta | None:
    """Return how far from now a text says it is."""
    if _match(_JUST_NOW, text):
        return timedelta()
    if match := _match(_FROM_NOW, text):
        return _span(match) * (1 if match["sign"] == "+" else -1)
    if match := _match(_AGO_EN, text):
        return -_span(match)
    match = _match(_AGO, text)
    if match and (match["hours"] or match["minutes"]):
        return -timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    return None


def _span(match: re.Match[str]) -> timedelta:
    count = int(match["count"])
    return timedelta(hours=count) if match["unit"][0] in "hH" else timedelta(minutes=count)


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
