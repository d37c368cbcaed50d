"""Moments of Korean time, as people write them."""

import re
from datetime import datetime, timedelta, timezone

from socar_cli.errors import UnreadableMomentError

KOREA = timezone(timedelta(hours=9))  # fixed: no daylight saving since 1988

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2}(?::\d{2})?)", re.ASCII)


def read_moment(text: str) -> datetime:
    """Return the moment of Korean time that `text` writes, like 2026-11-22 14:00.

    Raises UnreadableMomentError for every other way of writing.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise UnreadableMomentError(text)
    day, time = match.groups()
    try:
        return datetime.fromisoformat(f"{day}T{time:0>5}").replace(tzinfo=KOREA)
    except ValueError:
        raise UnreadableMomentError(text) from None
