"""Amounts of won and numbers of days, as people write them."""

import re
import unicodedata

from socar_cli.errors import UnreadableDaysError, UnreadableWonError
from socar_cli.knowledge.scalars import Won

_MOST = 10_000_000_000  # dearer than any car: a slip of the finger
_MOST_DAYS = 3650  # longer is a slip of the finger
_NUMBER = r"\d{1,12}|\d{1,3}(?:,\d{3})+"
_UNITS = {"": 1, "십": 10, "백": 100, "천": 1_000}
_SPELT = str.maketrans("일이삼사오육칠팔구", "123456789")
SPELT = "일이삼사오육칠팔구십백천"  # what numbers are written with
# Each way of writing, and the number of won its unit stands for.
_WAYS = (
    (rf"({_NUMBER})\s*(?:원|won)?", 1),
    (rf"({_NUMBER}|[\d{SPELT}]{{1,9}})\s*만\s*원?", 10_000),
    (r"(\d{1,3}(?:\.\d{1,8})?)\s*억\s*원?", 100_000_000),
    (r"(\d{1,7}(?:\.\d{1,3})?)\s*k(?:\s*won)?", 1_000),
    (r"(\d{1,4}(?:\.\d{1,6})?)\s*(?:m|million)(?:\s*won)?", 1_000_000),
)
_DAYS = r"(\d{1,4})\s*(?:일|days?)"
_WEEKS = r"(\d{1,3})\s*(?:주(?:일|간)?|weeks?)"
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# 이레 is left out: nobody counts with it, and 왜 이래 is typed so. A Latin one ends where it ends.
COUNTED_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
    "일주일": 7,
    "이주일": 14,
    "한 달": 30,
    "한달": 30,
    **{f"{word} days": days for days, word in enumerate(_WORDS, 2)},
    "a week": 7,
    "one week": 7,
    "two weeks": 14,
    "a month": 30,
}


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
    written = unicodedata.normalize("NFKC", text).strip()
    for pattern, unit in _WAYS:
        if match := re.fullmatch(pattern, written, re.ASCII | re.IGNORECASE):
            amount = _times(_spelt_out(match[1].replace(",", "")), unit)
            if amount is not None and amount <= _MOST:
                return Won(amount)
    return None


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


def _spelt_out(number: str) -> str:
    """Return a number in digits, as 이백오십 and 3천 are written without."""
    if number.isascii():
        return number
    parts = re.findall(r"(\d*)([십백천]?)", number.translate(_SPELT))
    return str(sum(int(digits or 1) * _UNITS[unit] for digits, unit in parts if digits or unit))


def _times(number: str, unit: int) -> int | None:
    """Return a decimal number of units in whole won, None where a part of one won is left."""
    whole, _, part = number.partition(".")
    thousandth = int(part or "0") * unit
    share, rest = divmod(thousandth, 10 ** len(part))
    return None if rest else int(whole) * unit + share
