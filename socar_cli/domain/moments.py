"""Moments of Korean time, as people write them."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone

from socar_cli.domain.money import COUNTED_DAYS, COUNTS, days_in
from socar_cli.errors import UnreadableMomentError

KOREA = timezone(timedelta(hours=9))  # fixed: no daylight saving since 1988

_EARLIEST, _LATEST = 1970, 2200  # years outside are slips of the finger
_HALF_A_YEAR = timedelta(days=184)
_A_DAY, _A_MINUTE = timedelta(days=1), timedelta(minutes=1)
_NOON, _HOURS, _WEEK = 12, 24, 7


def _numbered(first: int, *names: str) -> dict[str, int]:
    """Return the number of each name, counted from `first`; names of one have commas between."""
    return {name: number for number, some in enumerate(names, first) for name in some.split(",")}


# How many days from today; "last" and "to" stand before a night, "this" before a part of the day.
_NAMED_DAYS = _numbered(
    -2, "그저께,그제,day before yesterday", "어제,어젯,yesterday,last", "오늘,today,to,this"
)
_NAMED_DAYS |= _numbered(1, "내일,tomorrow", "내일모레,모레,day after tomorrow")
_WEEKDAYS = _numbered(0, "월요일,monday", "화요일,tuesday", "수요일,wednesday", "목요일,thursday")
_WEEKDAYS |= _numbered(4, "금요일,friday", "토요일,saturday", "일요일,sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# The hours of each part of a day; the night ends with the day.
_PARTS = {"새벽": range(7), "아침": range(5, 12), "낮": range(10, 18)}
_PARTS |= dict.fromkeys(("오전", "am", "morning"), range(12))
_PARTS |= dict.fromkeys(("오후", "pm", "afternoon"), range(12, 24))
_PARTS |= dict.fromkeys(("저녁", "evening"), range(17, 24))
_PARTS |= dict.fromkeys(("밤", "night"), range(18, 25))
_HOUR_WORDS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_NUMBERS: dict[str, float] = {**_numbered(1, *_HOUR_WORDS)}
_NUMBERS |= {word: float(number) for word, number in COUNTS.items()}
_NUMBERS |= {"half an": 0.5, "반": 0.5, "an": 1, "twenty": 20, "thirty": 30, "forty": 40}
_NUMBERS |= {"quarter of an": 0.25, "three quarters of an": 0.75, "forty five": 45, "fifteen": 15}
_NUMBERS |= {"오": 5, "십": 10, "십오": 15, "이십": 20, "삼십": 30, "사십": 40, "오십": 50}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = rf"\d{{1,4}}(?:\.\d{{1,2}})?|{_WORD}"
_UNIT = r"시간|분|(?:h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?)(?![a-z])"
_SPAN = rf"(?:{_COUNT})\s*(?:and a half\s+)?(?:{_UNIT})"
_AGO = r"\s*(?:전(?=에|쯤|부터|이|인|[^가-힣]|$)|ago)"
_NTH = r"(?:st|nd|rd|th)"

# The pieces that a moment is put together of, in any order: at most one of a kind.
_DAY_KINDS = {
    "date": r"\d{4}(?:[-/]|\.\s?|년\s*)\d{1,2}(?:[-/]|\.\s?|월\s*)\d{1,2}(?:일|\.)?"
    r"|\d{1,2}월\s*\d{1,2}일|(?:0?[1-9]|1[0-9])[-/][0-3]?\d"
    r"(?![\d./:~-]|\s*(?:[만천억원일주분년박명개대%]|시간|days?|weeks?|hours?|[km]\b|won|km))",
    "named_month": rf"{_MONTH}\s*\d{{1,2}}{_NTH}?(?![\d:]|\s?(?:[ap]m|시))(?:,?\s+\d{{4}}(?!\d))?"
    rf"|\d{{1,2}}{_NTH}?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}}(?!\d))?(?![a-z])",
    "days_ago": rf"(?:{'|'.join(COUNTED_DAYS)}|(?:a|one) day"
    rf"|[1-9]\d{{0,3}}\s*(?:일|주일?|days?|weeks?)){_AGO}",
    "day_of_month": rf"(?:the\s+)?\d{{1,2}}(?:일(?!간|동안|당|치|차|째|\s*동안)|{_NTH})",
    "weekday": rf"(?:(?:(?:지난|저번)\s*주?|last(?:\s+week)?)\s*)?(?:{'|'.join(_WEEKDAYS)})",
    "named": r"그저께|그제|어제|오늘|내일모레|내일|모레|(?:day after )?tomorrow|today"
    r"|(?:day before )?yesterday"
    r"|(?:last|to)(?=\s*night)|어젯(?=\s*밤)|this(?=\s+(?:morning|afternoon|evening))",
}
_HOUR_KINDS = {
    "clock": r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])",
    "hour": rf"(?:\d{{1,2}}|{'|'.join(reversed(_HOUR_WORDS))})\s?시(?!간|동|작|름|라)"
    rf"(?:\s*(?:(?:[0-5]?\d|{_WORD})분(?!\s*전)|반(?![가-힣])|반(?=에|쯤|부터|까지)))?"
    r"|\d{1,2}(?=\s?[ap]m|\s+in the)|\d{1,2}\s+o.?clock"
    r"|at\s+(?:1[0-2]|[1-9])(?![\d:.,/%a-z가-힣]|\s*(?:km|mph|percent|[ap]m|noon|midnight))",
    "noon": r"정오|(?:12\s+)?noon",
    "midnight": r"자정|(?:12\s+)?midnight",
}
# What is counted from now, and needs neither a day nor an hour.
_COUNTED_KINDS = {
    "ago": rf"(?:{_SPAN}\s*(?:and\s+(?=\d))?)+(?:반|and a half)?{_AGO}",
    "now": r"방금(?:\s*전)?|just now",
    "vague": rf"(?:\d{{1,4}}\s*[~-]\s*\d{{1,4}}\s*|며|몇\s*|(?:a\s+)?(?:few|couple(?:\s+of)?)\s+)"
    rf"(?:칠|일|주일?|days?|weeks?|{_UNIT}){_AGO}|\d+박\s*\d+일",
    "signed": r"[+-]\d{1,5}[mh]",
}
_OTHER_KINDS = {
    "part": "오전|오후|새벽|아침|낮|저녁|밤|morning|afternoon|evening|night"
    r"|(?<=\d)[ap]m|(?<=\d\s)[ap]m|[ap]m(?=\s*\d)",
    "zone": r"(?<=:\d\d)(?:z|[+-]\d\d:\d\d)",
    # What may be a day and is not read: nothing beside it is read either.
    "unread": rf"\d{{1,4}}(?:[./-]\d{{1,4}}){{1,2}}\.?|\d{{1,2}}월|{_MONTH}"
    r"|(?:다음|이번|지난)\s*주?|주말|next|last week|weekend|엊그제|every"
    r"|(?:trip |it )?(?:starts?|begins?|ends|until|till|due|by"
    r"|(?:will|to|must) return(?: (?:it|the car))?)\b",
}
_PIECE = "|".join(
    f"(?P<{kind}>{pattern})"
    for kind, pattern in (_DAY_KINDS | _COUNTED_KINDS | _HOUR_KINDS | _OTHER_KINDS).items()
)
_BETWEEN = r"(?:에|쯤|경|은|는|도|이)?(?:t|\s*,?\s*(?:(?:at|on|of|in|the|around|about)\s+)*)"
# No moment begins in the middle of a number, nor in the middle of a word but with a number.
_START = r"(?<![\d:.,/⁄+~-])\d|(?<![\da-z가-힣])\D"
_END = (
    r"(?:에|쯤|경|부터|까지|정도|이후|은|는|도|만|이|인|였)[가-힣]{0,3}(?![가-힣])"
    r"|(?<=[시분일전])(?=[가-힣])|(?![가-힣a-z])"
)
# A text with none of these and no digit tells no moment; most texts need no longer search.
_MARKS = (
    *("시", "전", "어제", "그제", "그저께", "어젯", "오늘", "내일", "모레", "요일", "방금", "정오"),
    *("자정", "ago", "day", "tomorrow", "night", "morning", "afternoon", "evening", "noon", "now"),
)


def read_moment(
    text: str, *, now: datetime | None = None, past: bool = False, after: datetime | None = None
) -> datetime:
    """Return the moment of Korean time that `text` writes.

    Read are 2026-11-22 14:00, with seconds, ISO with T, 2026/11/22 오후 2:00, 2:00 PM; and where
    there is a `now` to count from: 11-22 14:00 (the nearest such day within six months),
    12월 1일 9시, nov 20 9am, 오늘 14:00, 20:00 어제, 모레 밤 열한시, last saturday noon, 2pm, +30m,
    -30m, 2시간 전, half an hour ago, 방금. The day and the hour stand in any order. A clock time
    without its day is of the day of `now`; of what is `past` it is the latest one before, of what
    comes `after` a moment one behind it, and +30m is half an hour behind that moment. Of what is
    `past` a day (3일 전, 월요일) or a part of one (어제 저녁) may stand alone: it is over then.
    Raises UnreadableMomentError for every other way of writing.
    """
    try:
        written = unicodedata.normalize("NFC", text).strip().lower()
        moment = _parsed(written, now, past=past, after=after)
    except (OverflowError, ValueError):
        raise UnreadableMomentError(text) from None
    if not _EARLIEST <= moment.year <= _LATEST:
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


def moments_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each moment that a text tells begins and ends: all of 7pm yesterday.

    A part of a day alone is none, nor a day of a month, which may be a number of days: 3일.
    """
    text = text.lower()
    if not (any(mark in text for mark in _MARKS) or any(map(str.isdecimal, text))):
        return
    for pieces, end in _moments_told(text):
        if not {piece.lastgroup for piece in pieces} <= {*_OTHER_KINDS, "day_of_month"}:
            yield pieces[0].start(), end


def _moments_told(text: str) -> Iterator[tuple[list[re.Match[str]], int]]:
    """Yield the pieces of each moment that a text tells, and where it ends.

    The `lastgroup` of a piece is its kind.
    """
    starts, ends = re.compile(_START), re.compile(_END)  # which look at what stands before them
    found: list[list[re.Match[str]]] = []
    for piece in re.finditer(_PIECE, text, re.ASCII):
        if found and re.fullmatch(_BETWEEN, text[found[-1][-1].end() : piece.start()]):
            found[-1].append(piece)
        elif starts.match(text, piece.start()):
            found.append([piece])
    for pieces in found:
        while pieces:
            if behind := ends.match(text, pieces[-1].end()):
                yield pieces, behind.end()
                break
            if pieces.pop()[0][0].isdigit():  # 어제 9:00ish, but not 어제 저녁밥
                break


def _parsed(text: str, now: datetime | None, *, past: bool, after: datetime | None) -> datetime:
    """Return the moment that all of a text tells; ValueError for a text that does not."""
    [(pieces, end)] = _moments_told(text)
    found = {str(piece.lastgroup): piece[0] for piece in pieces if piece.lastgroup != "part"}
    parts = [_PARTS[piece[0]] for piece in pieces if piece.lastgroup == "part"]
    days, times = _DAY_KINDS.keys() & found, _HOUR_KINDS.keys() & found
    is_all = pieces[0].start() == 0 and end == len(text)
    is_one = len(found) + len(parts) == len(pieces) and len(days) <= 1 and len(times) <= 1
    if not is_all or not is_one or "unread" in found or "vague" in found:
        raise ValueError(text)
    if not _COUNTED_KINDS.keys().isdisjoint(found):
        if now is None or len(pieces) > 1:
            raise ValueError(text)
        return _counted_from(now.replace(microsecond=0), found, after)
    if days and "midnight" in times:  # its first, or its last
        raise ValueError(text)
    hours = None  # of the part of the day, or of all its parts: saturday afternoon 3pm
    if parts:
        hours = range(max(part.start for part in parts), min(part.stop for part in parts))
    if times:
        since_midnight = _time_of_day(found, hours)
    elif days and past:  # a day that is over, or a part of one
        last = _A_DAY - _A_MINUTE
        since_midnight = last if hours is None else timedelta(hours=hours.stop - 1)
    else:
        raise ValueError(text)
    if days:
        moment = _on_day(found, since_midnight, now, past=past)
        if not times and (now is None or moment > now):
            raise ValueError(text)
        return moment
    if now is None or "zone" in found:
        raise ValueError(text)
    moment = _midnight(now) + since_midnight
    if past and moment > now:
        return moment - _A_DAY
    if after is not None and moment <= after:  # the first one behind it
        moment = _midnight(after) + since_midnight
        return moment if moment > after else moment + _A_DAY
    return moment


def _counted_from(now: datetime, found: Mapping[str, str], after: datetime | None) -> datetime:
    """Return the moment so long before `now`; +30m is counted from `after` if that is given."""
    if signed := found.get("signed"):
        since = after if after is not None and signed[0] == "+" else now
        return since + int(signed[:-1]) * timedelta(minutes=60 if signed[-1] == "h" else 1)
    span = found.get("ago", "")  # of just now there is none
    minutes, unit_minutes = 0.0, 0
    for count, unit in re.findall(rf"({_COUNT})\s*(?:and a half\s+)?({_UNIT})", span):
        unit_minutes = 60 if unit[0] in "시h" else 1
        minutes += unit_minutes * _number(count)
    if re.search(r"반\s*전|and a half", span):
        minutes += unit_minutes / 2
    return now - timedelta(minutes=minutes)


def _number(written: str) -> float:
    return _NUMBERS[written] if written in _NUMBERS else float(written)


def _time_of_day(found: Mapping[str, str], part: range | None) -> timedelta:
    """Return how long after midnight the hour is that was told; `part` is of the day, in hours.

    ValueError for an hour that nobody says with that part of the day, and for one that may be of
    either half of the day.
    """
    told = found.get("clock") or found.get("hour") or ("12:00" if "noon" in found else "0:00")
    numbers = map(_number, re.findall(rf"\d+|(?:{_WORD})(?=\s?[시분])", told))
    hour, minutes, seconds = [*numbers, 0, 0][:3]
    if told.endswith("반"):
        minutes = 30
    if part is None:
        if hour >= _HOURS or not ("시" in told or ":" in told):
            raise ValueError(told)  # at 8, of which half of the day?
    else:
        if hour > _NOON:
            raise ValueError(told)
        # 3 and 오후 is 15; 12 is noon or midnight, and 0 is midnight alone.
        [hour] = [one for one in part if one == hour or (hour and (one - hour) % _NOON == 0)]
    return timedelta(hours=hour, minutes=minutes, seconds=seconds)


def _on_day(
    found: Mapping[str, str], since_midnight: timedelta, now: datetime | None, *, past: bool
) -> datetime:
    """Return the moment of a day that was told.

    ValueError for a day that no calendar has, or that may be one of several.
    """
    numbers = [int(number) for number in re.findall(r"\d+", found.get("date", ""))]
    if name := found.get("named_month"):
        day, *year = map(int, re.findall(r"\d+", name))
        numbers = [*year, next(at for at, month in enumerate(_MONTHS, 1) if month in name), day]
    if len(numbers) > len(("month", "day")):
        zone = found.get("zone", "+09:00").upper()
        start = datetime.fromisoformat(f"{date(*numbers)}T00:00{zone}")
        return (start + since_midnight).astimezone(KOREA)
    if now is None or "zone" in found:
        raise ValueError(found)
    if numbers:
        month, day = numbers
        moments = (
            datetime(near, month, day, tzinfo=KOREA) + since_midnight
            for near in (now.year - 1, now.year, now.year + 1)
            if day <= monthrange(near, month)[1]
        )
        nearest = min(moments, key=lambda moment: abs(moment - now))
        if abs(nearest - now) > _HALF_A_YEAR:  # 29 February may be
            raise ValueError(found)
        return nearest
    return _day_near(_midnight(now), found, past=past) + since_midnight


def _day_near(today: datetime, found: Mapping[str, str], *, past: bool) -> datetime:
    """Return the day that was told by its distance, its weekday or its number in the month."""
    if name := found.get("named"):
        return today + _NAMED_DAYS[name] * _A_DAY
    if ago := found.get("days_ago"):
        span = re.sub(rf"{_AGO}$", "", ago)
        days = 1 if span in {"a day", "one day"} else days_in(span)
        if days is None:
            raise ValueError(ago)
        return today - days * _A_DAY
    if nth := found.get("day_of_month"):
        day = today.replace(day=int(re.sub(r"\D", "", nth)))
        if not past or day > today:  # of this month, or of the last one
            raise ValueError(nth)
        return day
    name = found["weekday"]
    days_back = today.weekday() - next(at for word, at in _WEEKDAYS.items() if word in name)
    if "주" in name or "week" in name:
        return today - (days_back + _WEEK) * _A_DAY
    if not (past or name.startswith(("지난", "저번", "last"))):
        raise ValueError(name)
    return today - (days_back % _WEEK or _WEEK) * _A_DAY


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
