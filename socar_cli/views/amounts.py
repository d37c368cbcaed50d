"""Amounts of won as people say them: exact, and in the units of the language."""

from socar_cli.knowledge.scalars import Won
from socar_cli.language import Localized

_MAN, _EOK, _MILLION = 10_000, 100_000_000, 1_000_000
_MILLIONS_FROM = 10_000_000  # below that English says all the noughts


def spoken_won(amount: int) -> Localized:
    """Return an amount as one says it: 1억 2,000만 원, 30만 원; 300,000 won, 120 million won."""
    return Localized(_korean(amount), _english(amount))


def _korean(amount: int) -> str:
    hundreds, rest = divmod(amount, _EOK)
    ten_thousands, ones = divmod(rest, _MAN)
    parts = (
        *((f"{Won(hundreds)}억",) if hundreds else ()),
        *((f"{Won(ten_thousands)}만",) if ten_thousands else ()),
    )
    if ones or not parts:
        return " ".join((*parts, f"{Won(ones)}원"))
    return f"{' '.join(parts)} 원"


def _english(amount: int) -> str:
    millions, rest = divmod(amount, _MILLION)
    if amount >= _MILLIONS_FROM and not rest:
        return f"{Won(millions)} million won"
    return f"{Won(amount)} won"
