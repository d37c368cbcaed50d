"""Amounts of won, as people write them."""

import re
import unicodedata

from socar_cli.errors import UnreadableWonError
from socar_cli.knowledge.scalars import Won

_MOST = 10_000_000_000  # dearer than any car: a slip of the finger
_TEN_THOUSAND = 10_000
_PLAIN = r"(\d{1,12}|\d{1,3}(?:,\d{3})+)\s*(?i:원|won)?"
_MAN = r"(\d{1,7}|\d{1,3}(?:,\d{3})+)\s*만\s*원?"


def read_won(text: str, *, option: str) -> Won:
    """Return the amount that `text` writes, like 300000, 300,000, 30만 or 30만원.

    Raises UnreadableWonError, which names the `option`, for every other way of writing.
    """
    written = unicodedata.normalize("NFKC", text).strip()
    for pattern, unit in ((_PLAIN, 1), (_MAN, _TEN_THOUSAND)):
        if match := re.fullmatch(pattern, written, re.ASCII):
            amount = int(match[1].replace(",", "")) * unit
            if amount <= _MOST:
                return Won(amount)
    raise UnreadableWonError(text, option)
