"""Moments of Korean time, as people write them."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

from socar_cli.errors import UnreadableMomentError

KOREA = timezone(timedelta(hours=9))  # fixed: no daylight saving since 1988

_EARLIEST, _LATEST = 1970, 2200  # years outside are slips of the finger
_HALF_A_YEAR = timedelta(days=184)
_A_DAY, _A_MINUTE = timedelta(days=1), timedelta(minutes=1)
_HOURS = 24
_TIME = r"(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)"
_CLOCK = rf"(?:(?P<half_day>오전|오후|[ap]m)\s*)?{_TIME}(?:\s*(?P<behind>[ap]m))?"
_DATED = (  # 2026-11-22T14:00+09:00, and what spreadsheets make of it
    r"(?P<year>\d{4})(?:-|/|\.\s?)(?P<month>\d{1,2})(?:-|/|\.\s?)(?P<day>\d{1,2})\.?"
    rf"(?:T|\s+){_CLOCK}(?P<zone>Z|[+-]\d{{2}}:\d{{2}})?"
)
_SPOKEN = r"(?:(?P<part>오전|오후|새벽|아침|낮|저녁|밤)\s*)?(?P<hour>\d{1,2})시"
_MINUTE = r"(?:\s*(?:(?P<minute>[0-5]?\d)분|(?P<half>반)))?"
_TOLD = rf"(?:{_CLOCK}|{_SPOKEN}{_MINUTE})"
_NO_YEAR = rf"(?P<month>\d{{1,2}})(?:[-/]|월\s*)(?P<day>\d{{1,2}})일?[ T]{_TOLD}"
# The days that have a name, and how many days they are from today.
_DAYS = {"그저께": -2, "그제": -2, "어제": -1, "yesterday": -1, "last night": -1}
_DAYS |= {"오늘": 0, "today": 0, "내일": 1, "tomorrow": 1, "모레": 2, "day after tomorrow": 2}
_NAMED = rf"(?P<named>{'|'.join(_DAYS)})"
_DAY = rf"(?:{_NAMED}\s*)?(?:at\s+)?{_TOLD}"
_HOUR = r"(?<![\d:])(\d{1,2})\s?([ap]m)\b"  # 2pm, but not 2:00pm
_FROM_NOW = r"(?P<sign>[+-])(?P<count>\d{1,5})(?P<unit>[mh])"
_AGO = r"(?:(?P<hours>\d{1,4})\s*시간)?\s*(?:(?P<minutes>\d{1,5})\s*분)?\s*전"
_AGO_EN = r"(?P<sign>)(?P<count>\d{1,5}|an?)\s*(?P<unit>h(?:ours?)?|m(?:in(?:utes?)?)?)\s+ago"
_JUST_NOW = r"방금(?:\s*전)?|just now"

_HALVES = {"am": "오전", "pm": "오후", "오전": "오전", "오후": "오후"}
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

    Read are 2026-11-22 14:00, with seconds, ISO with T, 2026/11/22 오후 2:00, 2:00 PM; and where
    there is a `now` to count from: 11-22 14:00 (the nearest such day within six months),
    12월 1일 9시, 12/1 9:00, 오늘 14:00, 어제 20:00, 모레 밤 11시, tomorrow 9:00, 14:00, 2pm, +30m,
    -30m, 2시간 전, 2h ago, 방금. A clock time without its day is of the day of `now`; of what is
    `past` it is the latest one before, of what comes `after` a moment one behind it, and +30m is
    half an hour behind that moment. A day that is `past` may stand alone: it is over then.
    Raises UnreadableMomentError for every other way of writing.
    """
    try:
        moment = _read(unicodedata.normalize("NFC", text).strip(), now, past=past, after=after)
    except (LookupError, OverflowError, ValueError):
        moment = None
    if moment is None or not _EARLIEST <= moment.year <= _LATEST:
        raise UnreadableMomentError(text)
    return moment


def is_moment(text: str, *, now: datetime, past: bool = False) -> bool:
    """Tell whether `text` writes a moment, or with `past` a day that is over as well."""
    try:
        read_moment(text, now=now, past=past)
    except UnreadableMomentError:
        return False
    return True


def months_later(moment: datetime, months: int) -> date:
    """Return the day `months` calendar months after `moment`, or the last of a shorter month."""
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    return date(year, month + 1, min(moment.day, monthrange(year, month + 1)[1]))


def _match(pattern: str, text: str) -> re.Match[str] | None:
    """Return how `text` fits; a pattern is compiled when the first text is read."""
    return re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE)


def _read(
    text: str, now: datetime | None, *, past: bool, after: datetime | None
) -> datetime | None:
    """Return the moment, None or ValueError for a text that writes none."""
    text = re.sub(_HOUR, r"\1:00 \2", text, flags=re.ASCII | re.IGNORECASE)
    if match := _match(_DATED, text):
        written = date(*map(int, match.group("year", "month", "day")))
        start = datetime.fromisoformat(f"{written}T00:00{match['zone'] or '+09:00'}")
        return (start + _told(match)).astimezone(KOREA)
    if now is None:
        return None
    if match := _match(_NO_YEAR, text):
        month, day = int(match["month"]), int(match["day"])
        of_day = _told(match)
        moments = (
            datetime(year, month, day, tzinfo=KOREA) + of_day
            for year in (now.year - 1, now.year, now.year + 1)
            if day <= monthrange(year, month)[1]
        )
        nearest = min(moments, key=lambda moment: abs(moment - now), default=None)
        # 29 February may be more than six months away.
        return nearest if nearest and abs(nearest - now) <= _HALF_A_YEAR else None
    if past and (match := _match(_NAMED, text)) and _DAYS[match["named"].casefold()] < 0:
        return _midnight(now) + (_DAYS[match["named"].casefold()] + 1) * _A_DAY - _A_MINUTE
    if match := _match(_DAY, text):
        moment = _midnight(now) + _told(match)
        if match["named"]:
            return moment + _DAYS[match["named"].casefold()] * _A_DAY
        if past and moment > now:
            return moment - _A_DAY
        if after is not None and moment <= after:  # the first one behind it
            moment = _midnight(after) + _told(match)
            return moment if moment > after else moment + _A_DAY
        return moment
    since = after if after is not None and text.startswith("+") else now.replace(microsecond=0)
    if _match(_JUST_NOW, text):
        return since
    if match := _match(_FROM_NOW, text) or _match(_AGO_EN, text):
        count = int(match["count"]) if match["count"].isdigit() else 1
        away = timedelta(hours=count) if match["unit"][0] in "hH" else timedelta(minutes=count)
        return since + away if match["sign"] == "+" else since - away
    match = _match(_AGO, text)
    if match and (match["hours"] or match["minutes"]):
        return since - timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    return None


def _told(match: re.Match[str]) -> timedelta:
    """Return how long after midnight a clock time or a spoken one is.

    LookupError or ValueError for an hour that nobody says with that part of the day.
    """
    if match["clock"]:
        hours, minutes, *seconds = map(int, match["clock"].split(":"))
        halves = {_HALVES[half.lower()] for half in match.group("half_day", "behind") if half}
        for half in halves:
            hours += _PARTS[half][hours]
        if len(halves) > 1:
            raise ValueError(match["clock"])
        return timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))
    hour = int(match["hour"])
    if hour >= _HOURS:
        raise ValueError(match["hour"])
    minutes = 30 if match["half"] else int(match["minute"] or 0)
    later = _PARTS[match["part"]][hour] if match["part"] else 0
    return timedelta(hours=hour + later, minutes=minutes)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
