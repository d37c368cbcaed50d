"""Moments of Korean time, as people write them."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone

from socar_cli.domain.money import COUNTED_DAYS, COUNTS, days_in
from socar_cli.errors import UnreadableMomentError

KOREA = timezone(timedelta(hours=9))  # fixed: no daylight saving since 1988

_EARLIEST, _LATEST = 1970, 2200  # years outside are slips of the finger
_HALF_A_YEAR = timedelta(days=184)
_A_DAY, _A_MINUTE = timedelta(days=1), timedelta(minutes=1)
_NOON, _HOURS, _WEEK = 12, 24, 7

# The days that have a name, and how many days they are from today.
_DAYS = {"그저께": -2, "그제": -2, "어제": -1, "yesterday": -1, "last": -1, "어젯": -1}
_DAYS |= {"오늘": 0, "today": 0, "this": 0, "to": 0}
_DAYS |= {"내일모레": 2, "내일": 1, "tomorrow": 1, "모레": 2, "day after tomorrow": 2}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAYS = ("월 mon", "화 tue", "수 wed", "목 thu", "금 fri", "토 sat", "일 sun")
_WEEKDAY = r"[월화수목금토일]요일|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_HOUR_WORDS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_NUMBERS: dict[str, float] = {word: count for count, word in enumerate(_HOUR_WORDS, 1)}
_NUMBERS |= {word: float(count) for word, count in COUNTS.items()}
_NUMBERS |= {"half an": 0.5, "반": 0.5, "an": 1, "twenty": 20, "thirty": 30}
_NUMBERS |= {"오": 5, "십": 10, "십오": 15, "이십": 20, "삼십": 30, "사십": 40, "오십": 50}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = rf"\d{{1,4}}(?:\.\d{{1,2}})?|{_WORD}"
_UNIT = r"시간|분|(?:h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?)(?![a-z])"
_SPAN = rf"(?:{_COUNT})\s*(?:and a half\s+)?(?:{_UNIT})"
_AGO = r"\s*(?:전(?=에|쯤|부터|이|인|[^가-힣]|$)|ago)"
_NTH = r"(?:st|nd|rd|th)"
# The parts of a day, with the first and the last hour of each; the night ends with the day.
_PARTS = {"새벽": (0, 6), "아침": (5, 11), "낮": (10, 17)}
_PARTS |= dict.fromkeys(("오전", "am", "morning"), (0, 11))
_PARTS |= dict.fromkeys(("오후", "pm", "afternoon"), (12, 23))
_PARTS |= dict.fromkeys(("저녁", "evening"), (17, 23)) | dict.fromkeys(("밤", "night"), (18, 24))
# What a moment is put together of, in any order: at most one of a kind.
_DATED = {
    "date": r"\d{4}(?:[-/]|\.\s?|년\s*)\d{1,2}(?:[-/]|\.\s?|월\s*)\d{1,2}(?:일|\.)?"
    r"|\d{1,2}월\s*\d{1,2}일|(?:0?[1-9]|1[0-9])[-/][0-3]?\d"
    r"(?![\d./:~-]|\s*(?:[만천억원일주분년박명개대%]|시간|days?|weeks?|hours?|[km]\b|won|km))",
    "named_month": rf"{_MONTH}\s*\d{{1,2}}{_NTH}?(?![\d:]|\s?(?:[ap]m|시))(?:,?\s+\d{{4}}(?!\d))?"
    rf"|\d{{1,2}}{_NTH}?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}}(?!\d))?(?![a-z])",
    "days_ago": rf"(?:{'|'.join(COUNTED_DAYS)}|(?:a|one) day"
    rf"|[1-9]\d{{0,3}}\s*(?:일|주일?|days?|weeks?)){_AGO}",
    "day_of_month": rf"(?:the\s+)?\d{{1,2}}(?:일(?!간|동안|당|치|차|째|\s*동안)|{_NTH})",
    "weekday": rf"(?:(?:(?:지난|저번)\s*주?|last(?:\s+week)?)\s*)?(?:{_WEEKDAY})",
    "named": r"그저께|그제|어제|오늘|내일모레|내일|모레|(?:day after )?tomorrow|yesterday|today"
    r"|(?:last|to)(?=\s*night)|어젯(?=\s*밤)|this(?=\s+(?:morning|afternoon|evening))",
}
_TIMED = {
    "clock": r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])",
    "hour": rf"(?:\d{{1,2}}|{'|'.join(reversed(_HOUR_WORDS))})\s?시(?!간|동|작|름|라)"
    rf"(?:\s*(?:(?:[0-5]?\d|{_WORD})분(?!\s*전)|반(?![가-힣])|반(?=에|쯤|부터|까지)))?"
    r"|\d{1,2}(?=\s?[ap]m|\s+in the)|\d{1,2}\s+o.?clock"
    r"|at\s+(?:1[0-2]|[1-9])(?![\d:.,/%a-z가-힣]|\s*(?:km|mph|percent|[ap]m|noon|midnight))",
    "noon": r"정오|(?:12\s+)?noon",
    "midnight": r"자정|(?:12\s+)?midnight",
}
_COUNTED = {
    "ago": rf"(?:{_SPAN}\s*(?:and\s+(?=\d))?)+(?:반|and a half)?{_AGO}",
    "now": r"방금(?:\s*전)?|just now",
    "vague": rf"(?:\d{{1,4}}\s*[~-]\s*\d{{1,4}}\s*|며|몇\s*|(?:a\s+)?(?:few|couple(?:\s+of)?)\s+)"
    rf"(?:칠|일|주일?|days?|weeks?|{_UNIT}){_AGO}|\d+박\s*\d+일",
    "signed": r"[+-]\d{1,5}[mh]",
}
_REST = {
    "part": "오전|오후|새벽|아침|낮|저녁|밤|morning|afternoon|evening|night"
    r"|(?<=\d)[ap]m|(?<=\d\s)[ap]m|[ap]m(?=\s*\d)",
    "zone": r"(?<=:\d\d)(?:z|[+-]\d\d:\d\d)",
    # What may be a day and is not read: nothing beside it is read either.
    "unread": rf"\d{{1,4}}(?:[./-]\d{{1,4}}){{1,2}}\.?|\d{{1,2}}월|{_MONTH}"
    r"|(?:다음|이번|지난)\s*주?|주말|next|last week|weekend|엊그제|every",
}
_KINDS = _DATED | _COUNTED | _TIMED | _REST
_PIECE = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items())
_BETWEEN = r"(?:에|쯤|경|은|는|도|이)?(?:t|\s*,?\s*(?:(?:at|on|of|in|the|around|about)\s+)*)"
# Most texts have none of these and no digit, and need not be searched for all the rest.
_MARKS = (
    *(f"{word}{space}시" for word in _HOUR_WORDS for space in ("", " ")),
    *(
        "전",
        "어제",
        "그제",
        "그저께",
        "어젯",
        "오늘",
        "내일",
        "모레",
        "요일",
        "방금",
        "정오",
        "자정",
    ),
    *("ago", "day", "tomorrow", "night", "morning", "afternoon", "evening", "noon", "just now"),
)
# No moment begins in the middle of a number, nor in the middle of a word but with a number.
_START = r"(?<![\d:.,/⁄+~-])\d|(?<![\da-z가-힣])\D"
_END = (
    r"(?:에|쯤|경|부터|까지|정도|이후|은|는|도|만|이|인|였)[가-힣]{0,3}(?![가-힣])"
    r"|(?<=[시분일전])(?=[가-힣])|(?![가-힣a-z])"
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
        moment = _read(
            unicodedata.normalize("NFC", text).strip().lower(), now, past=past, after=after
        )
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


def moments_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each moment that a text tells begins and ends: all of 7pm yesterday.

    A part of a day alone is none, nor a day of a month, which may be a number of days: 3일.
    """
    text = text.lower()
    may_tell = any(mark in text for mark in _MARKS) or any(map(str.isdecimal, text))
    for pieces, end in _told(text) if may_tell else ():
        if not {piece.lastgroup for piece in pieces} <= {*_REST, "day_of_month"}:
            yield pieces[0].start(), end


def _told(text: str) -> Iterator[tuple[list[re.Match[str]], int]]:
    """Yield the pieces of each moment that a text tells, and where it ends."""
    found: list[list[re.Match[str]]] = []
    for piece in re.finditer(_PIECE, text, re.ASCII):
        if found and re.fullmatch(_BETWEEN, text[found[-1][-1].end() : piece.start()]):
            found[-1].append(piece)
        elif re.compile(_START).match(text, piece.start()):
            found.append([piece])
    for pieces in found:
        while pieces:
            if behind := re.compile(_END).match(text, pieces[-1].end()):
                yield pieces, behind.end()
                break
            if pieces.pop()[0][0].isdigit():  # 어제 9:00ish, but not 어제 저녁밥
                break


def _read(
    text: str, now: datetime | None, *, past: bool, after: datetime | None
) -> datetime | None:
    """Return the moment; None, LookupError or ValueError for a text that writes none."""
    ((pieces, end),) = _told(text)
    if pieces[0].start() or end < len(text):
        return None
    parts = [_PARTS[piece[0]] for piece in pieces if piece.lastgroup == "part"]
    found = {str(piece.lastgroup): piece[0] for piece in pieces if piece.lastgroup != "part"}
    days, times, counted = (kinds.keys() & found for kinds in (_DATED, _TIMED, _COUNTED))
    twice = len(found) + len(parts) < len(pieces) or len(days) > 1 or len(times) > 1
    if twice or not found.keys().isdisjoint({"unread", "vague"}):
        return None
    if counted:
        return _away(found, now, after) if now is not None and len(pieces) == 1 else None
    if days and "midnight" in times:
        return None  # its first, or its last
    of_day = _of_day(found, parts)
    if of_day is None and past and days:  # a day that is over, or a part of one
        of_day = timedelta(hours=min(last for _, last in parts)) if parts else _A_DAY - _A_MINUTE
    if of_day is None:
        return None
    if days:
        moment = _on_day(found, of_day, now, past=past)
        return moment if times or (now is not None and moment <= now) else None
    if now is None or "zone" in found:
        return None
    moment = _midnight(now) + of_day
    if past and moment > now:
        return moment - _A_DAY
    if after is not None and moment <= after:  # the first one behind it
        moment = _midnight(after) + of_day
        return moment if moment > after else moment + _A_DAY
    return moment


def _away(found: Mapping[str, str], now: datetime, after: datetime | None) -> datetime:
    """Return the moment so long before `now`; +30m is counted from `after` if that is given."""
    now = now.replace(microsecond=0)
    if signed := found.get("signed"):
        since = after if after is not None and signed[0] == "+" else now
        return since + int(signed[:-1]) * timedelta(minutes=60 if signed[-1] == "h" else 1)
    minutes, minutes_each = 0.0, 0
    for count, unit in re.findall(
        rf"({_COUNT})\s*(?:and a half\s+)?({_UNIT})", found.get("ago", "")
    ):
        minutes_each = 60 if unit[0] in "시h" else 1
        minutes += minutes_each * (_NUMBERS[count] if count in _NUMBERS else float(count))
    half = re.search(r"반\s*전|and a half", found.get("ago", "")) is not None
    return now - timedelta(minutes=minutes + half * minutes_each / 2)


def _of_day(found: Mapping[str, str], parts: Sequence[tuple[int, int]]) -> timedelta | None:
    """Return how long after midnight the hour is that was told, None where none was.

    ValueError for an hour that nobody says with that part of the day, or in two ways.
    """
    names = (name for kind, name in (("noon", "12:00"), ("midnight", "0:00")) if kind in found)
    told = found.get("clock") or found.get("hour") or next(names, None)
    if told is None:
        return None
    numbers = re.findall(rf"\d+|(?:{_WORD})(?=\s?[시분])", told)
    hours, *rest = (_NUMBERS[word] if word in _NUMBERS else int(word) for word in numbers)
    minutes, *seconds = *rest, 30 if told.endswith("반") else 0
    if parts:
        first, last = max(first for first, _ in parts), min(last for _, last in parts)
        (hours,) = (hour for hour in range(first, last + 1) if _may_be(hours, hour))
    elif hours >= _HOURS or not ("시" in told or ":" in told):
        raise ValueError(told)  # at 8, of which half of the day?
    return timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0)


def _may_be(said: float, hour: int) -> bool:
    """Tell whether an hour beside a part of the day may be that one of the 24: 3 and 오후 is 15."""
    return said <= _NOON and (hour == said or (said > 0 and hour % _NOON == said % _NOON))


def _on_day(
    found: Mapping[str, str], of_day: timedelta, now: datetime | None, *, past: bool
) -> datetime:
    """Return the moment of a day that was told.

    LookupError or ValueError for a day that no calendar has, or that may be one of several.
    """
    numbers = [int(number) for number in re.findall(r"\d+", found.get("date", ""))]
    if name := found.get("named_month"):
        day, *year = map(int, re.findall(r"\d+", name))
        numbers = [*year, next(at for at, month in enumerate(_MONTHS, 1) if month in name), day]
    *year, month, day = numbers or (0, 0)
    if year:
        start = datetime.fromisoformat(
            f"{date(*numbers)}T00:00{found.get('zone', '+09:00').upper()}"
        )
        return (start + of_day).astimezone(KOREA)
    if now is None or "zone" in found:
        raise ValueError(found)
    today = _midnight(now)
    if month:
        moments = (
            datetime(near, month, day, tzinfo=KOREA) + of_day
            for near in (now.year - 1, now.year, now.year + 1)
            if day <= monthrange(near, month)[1]
        )
        nearest = min(moments, key=lambda moment: abs(moment - now))
        if abs(nearest - now) > _HALF_A_YEAR:  # 29 February may be
            raise ValueError(found)
        return nearest
    if name := found.get("named"):
        return today + _DAYS[name] * _A_DAY + of_day
    if ago := found.get("days_ago"):
        return today - (days_in(re.sub(rf"{_AGO}$", "", ago)) or 1) * _A_DAY + of_day  # a day
    if nth := found.get("day_of_month"):
        moment = today.replace(day=int(re.sub(r"\D", "", nth)))
        if not past or moment > today:  # of this month, or of the last one
            raise ValueError(nth)
        return moment + of_day
    name = found["weekday"]
    weekday = next(
        at for at, names in enumerate(_WEEKDAYS) if any(one in name for one in names.split())
    )
    if "주" in name or "week" in name:
        return today + (weekday - _WEEK - today.weekday()) * _A_DAY + of_day
    if not (past or name[0] in "지저l"):
        raise ValueError(name)
    return today - ((today.weekday() - weekday) % _WEEK or _WEEK) * _A_DAY + of_day


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
