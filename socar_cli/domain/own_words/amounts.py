"""Which amount of money is what: the repair, the deductible, or nothing that is known."""

from collections.abc import Sequence
from itertools import pairwise

from socar_cli.domain.own_words.mention import Mention, before, behind
from socar_cli.knowledge.model import Role
from socar_cli.knowledge.scalars import Won


def amounts(said: Sequence[Mention], *, unnamed: bool) -> dict[Role, Won]:
    """Return the amounts that stand behind their names, or before them: 수리비 120만 면책 30만.

    With `unnamed`, the only one without a name is the repair; all others are not read.
    """
    found: dict[Role, Won] = {}
    for name, number in pairwise(said):
        if name.word.names_amount and number.tens:
            number.won, number.unread = Won(number.tens * 10_000), False
    free = {entry: entry.won for entry in said if entry.won is not None}
    for side in (behind, before):
        for entry in said:
            role = entry.role
            if role in {Role.REPAIR, Role.DEDUCTIBLE} and role not in found:
                told = (
                    one
                    for one in side(said, entry)
                    if one.won is not None or (one.word.names_amount and one.role is not role)
                )
                nearest = next(told, None)  # an amount, or another name
                if nearest in free:
                    found[role] = free.pop(nearest)
    if unnamed and Role.REPAIR not in found and len(free) == 1:
        found[Role.REPAIR] = free.popitem()[1]
    for entry in free:
        entry.unread = True
    return found
