"""All situations the options of `socar accident` can say."""

import random
from functools import cache
from itertools import product

from socar_cli.knowledge.situation import Answer, Other, Situation, Where

_YES_OR_NO = (False, True)


@cache
def all_situations() -> tuple[Situation, ...]:
    """Return every combination of the options, each `--other` alone or left out."""
    others = (frozenset[Other](), *(frozenset({other}) for other in Other))
    return tuple(
        Situation(
            hurt=hurt,
            where=where,
            other=other,
            can_move=can_move,
            was_hit=was_hit,
            night=night,
            ev=ev,
            fire=fire,
        )
        for hurt, where, other, can_move, was_hit, night, ev, fire in product(
            Answer, Where, others, Answer, _YES_OR_NO, _YES_OR_NO, _YES_OR_NO, Answer
        )
    )


@cache
def shuffled() -> tuple[Situation, ...]:
    """Return all of them in no order: whoever looks for one of a kind finds it soon."""
    return tuple(random.Random(1).sample(all_situations(), len(all_situations())))  # noqa: S311
