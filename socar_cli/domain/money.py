"""Amounts of won and numbers of days, as people write them."""

import re
import unicodedata
from decimal import Decimal

from socar_cli.errors import UnreadableDaysError, UnreadableWonError
from socar_cli.knowledge.scalars import Won

_MOST = 10_000_000_000  # dearer than any car: a slip of the finger
_MOST_DAYS = 3650  # longer is a slip of the finger
_SPELT = str.maketrans("일이삼사오육칠팔구", "123456789")
SPELT = "일이삼사오육칠팔구십백천"  # what numbers are written with
_GROUP = rf"[\d,{SPELT}](?:[\d,{SPELT}]|(?<=[천백])\s(?=\d))*"
_KOREAN = (  # compiled where it is first used
    rf"(?:(\d{{1,3}}\.\d{{1,8}}|{_GROUP})\s*억)?\s*(?:({_GROUP})\s*만)?\s*({_GROUP})?"
)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNTS = {"half a": "0.5", "a": "1", "one": "1"}  # a longer word before what it begins with
COUNTS |= {word: str(count) for count, word in enumerate(_WORDS, 2)}
_COUNTED = {"one and a half": "1.5", "two and a half": "2.5"} | COUNTS
_COUNT = "|".join(_COUNTED)
_LARGE = "(?:hundred )?(?:thousand|mil|million)"
_LATIN = rf"(\d{{1,7}}(?:\.\d{{1,6}})?|{_COUNT})\s*(k|m|{_LARGE})"
_LATIN_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mil": 1_000_000}
_LATIN_UNITS |= {"million": 1_000_000, "hundred thousand": 100_000, "hundred million": 100_000_000}
_MILLIONS = (
    rf"(?i)({_COUNT}|\d{{1,4}})\s+mil(?:lion)?\s+(?:and\s+)?{_LATIN}"  # and so many thousands
)
_CURRENCY = r"(?i)(?:₩|krw|\Aw(?=\d))\s*|\s*(?:원|won|krw)\Z"
_SPACED = r"\d{1,3}(?:[\s.]\d{3})+"  # as some countries write thousands
# A sum within a text, as far as it goes: what of it cannot be read makes all of it unread, and
# so does the other end of a range, or a fraction or a number in letters before it.
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|(?:half|quarters?)(?= of)"
_END = rf"(?:[₩\d][\d,.⁄{SPELT}만억]*|[{SPELT}]+만|{_COUNT})\s*(?:원|won|k|m|mil|thousand|million)?"
_RANGE = (
    rf"(?:between\s+{_END}\s*and\s+|{_END}\s*(?:[~∼〜–⁄/-]|에서|to\b|or\b)\s*"
    rf"|(?:(?:{_TENS})(?:[\s-]+|\s+(?:and|of)\s+))+)?"
)
SUM = (
    rf"{_RANGE}(?:(?:₩\s*|krw\s*)?(?:\d[\d,.{SPELT}]*|[{SPELT}]+(?=\s*억|[만]\s*\d|만[{SPELT}]|\s*만\s*원)|[{SPELT}]{{2,}}(?=만))"
    rf"\s*[만억](?:(?:(?<=억)\s*)?[\d,.{SPELT}]+\s*[만억]|\s*[\d,.{SPELT}]+\s*원"
    rf"|\s*[\d{SPELT}]*[천백](?![가-힣]))*"
    r"\s*(?:원|won\b|krw\b)?"
    rf"|(?:(?:₩|krw)\s*|\bw)(?:{_SPACED}|\d[\d,]*)|{_SPACED}\s*(?:원|won\b|krw\b)"
    rf"|(?:\d[\d,]*(?:\.\d+)?|[\d{SPELT}]+[천백])\s*(?:원|won\b|krw\b)"
    rf"|(?:(?:(?:{_COUNT}|\d{{1,4}})\s+mil(?:lion)?\s+(?:and\s+)?)?"
    rf"(?:\d[\d,]*(?:\.\d+)?\s*(?:k|m|{_LARGE})|(?:{_COUNT})\s*{_LARGE}))\b(?:\s*(?:won|krw)\b)?"
    rf"|(?<![\w.])만\s?(?:[\d{SPELT}]+천)?\s?원"
    r"|\d{1,3}(?:,\d{3})+|\d{5,12})"
)
_DAYS = r"(\d{1,4})\s*(?:일|days?)"
_WEEKS = r"(\d{1,3})\s*(?:주(?:일|간)?|weeks?)"
# 이레 is left out: nobody counts with it, and 왜 이래 is typed so. A Latin one ends where it ends.
COUNTED_DAYS = {
    word: days for days, word in enumerate(("하루", "이틀", "사흘", "나흘", "닷새", "엿새"), 1)
}
COUNTED_DAYS |= {"여드레": 8, "아흐레": 9, "열흘": 10, "보름": 15}
COUNTED_DAYS |= {"일주일": 7, "이주일": 14, "한 달": 30, "한달": 30}
COUNTED_DAYS |= {f"{word} days": days for days, word in enumerate(_WORDS, 2)}
COUNTED_DAYS |= {"a week": 7, "one week": 7, "two weeks": 14, "a month": 30}


def read_won(text: str, *, option: str) -> Won:
    """Return the amount that `text` writes, like 300000, 300,000, 30만원, 1억, 1.2M or 300k.

    Raises UnreadableWonError, which names the `option`, for every other way of writing.
    """
    amount = won_in(text)
    if amount is None:
        raise UnreadableWonError(text, option)
    return amount


def won_in(text: str) -> Won | None:
    """Return the amount that `text` writes, None when it writes none."""
    written = re.sub(r"\A만(?=.*원)", "1만", unicodedata.normalize("NFKC", text).strip())
    if (digits := re.sub(_CURRENCY, "", written)) != written and re.fullmatch(_SPACED, digits):
        digits = re.sub(r"\D", "", digits)
    written, amount = digits, None
    if match := re.fullmatch(rf"(?i){_LATIN}", written):
        amount = _latin(match[1], match[2])
    elif (match := re.fullmatch(_MILLIONS, written)) and match[3].lower() == "thousand":
        millions, thousands = _latin(match[1], "million"), _latin(match[2], match[3])
        amount = None if millions is None or thousands is None else millions + thousands
    elif (match := re.fullmatch(_KOREAN, written)) and written:
        amount, above = 0, _MOST + 1
        for group, unit in zip(match.groups(), (100_000_000, 10_000, 1), strict=True):
            value = _value_of(group, unit) if group else 0
            if value is None or value >= above:
                return None  # 25만 50,000 is no way of writing 30만
            amount, above = amount + value, unit if group else above
    return Won(amount) if amount is not None and amount <= _MOST else None


def days_in(text: str) -> int | None:
    """Return the number of days that `text` writes, like 4일, 나흘 or 4 days, or None."""
    written = unicodedata.normalize("NFKC", text).strip()
    if written.lower() in COUNTED_DAYS:
        return COUNTED_DAYS[written.lower()]
    for pattern, unit in ((_DAYS, 1), (_WEEKS, 7)):
        if match := re.fullmatch(pattern, written, re.ASCII | re.IGNORECASE):
            return int(match[1]) * unit or None
    return None


def read_days(text: str, *, option: str) -> int:
    """Return the number of days that `text` writes, like 4, 4일, 나흘 or 4 days.

    Raises UnreadableDaysError, which names the `option`, for every other way of writing.
    """
    written = unicodedata.normalize("NFKC", text).strip()
    days = int(written) if re.fullmatch(r"\d{1,4}", written, re.ASCII) else days_in(text)
    if days is None or days > _MOST_DAYS:
        raise UnreadableDaysError(text, option, _MOST_DAYS)
    return days


def _value_of(group: str, unit: int) -> int | None:
    """Return the won of a number of units: 25, 1,200, 2천, 이백오십; None where it is none."""
    if re.fullmatch(r"\d{1,12}|\d{1,3}(?:,\d{3})+", group, re.ASCII):
        return int(group.replace(",", "")) * unit
    if "." in group:
        return _times(group, unit)
    parts = r"(\d?천)?\s?(\d?백)?\s?(\d?십)?(\d?)"
    spelt = re.fullmatch(parts, group.translate(_SPELT), re.ASCII)
    if spelt is None:
        return None
    *named, ones = spelt.groups()
    worth = zip(named, (1_000, 100, 10), strict=True)
    count = sum(int(part[:-1] or 1) * times for part, times in worth if part)
    return (count + int(ones or 0)) * unit


def _latin(count: str, unit: str) -> int | None:
    """Return the won of a count like 1.2 or half a, and a unit like k or million."""
    return _times(_COUNTED.get(count.lower(), count), _LATIN_UNITS[unit.lower()])


def _times(number: str, unit: int) -> int | None:
    """Return a decimal number of units in whole won, None where a part of one won is left."""
    amount = Decimal(number) * unit
    return None if amount % 1 else int(amount)
