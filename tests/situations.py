"""All situations the options of `socar accident` can say."""

import random
from collections.abc import Iterable
from functools import cache
from itertools import product

from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Situation,
    is_flag,
    is_repeatable,
    kind_of,
)


def _values(name: str) -> Iterable[object]:
    """Return what can be said of a circumstance; of a repeatable one nothing, or each alone."""
    if is_flag(name):
        return (False, True)
    if is_repeatable(name):
        return (frozenset[object](), *(frozenset({value}) for value in kind_of(name)))
    return kind_of(name)


@cache
def all_situations() -> tuple[Situation, ...]:
    """Return every combination of the options."""
    values = product(*map(_values, CIRCUMSTANCES))
    return tuple(
        Situation(**dict(zip(CIRCUMSTANCES, said, strict=True)))  # type: ignore[arg-type]
        for said in values
    )


@cache
def shuffled() -> tuple[Situation, ...]:
    """Return all of them in no order: whoever looks for one of a kind finds it soon."""
    return tuple(random.Random(1).sample(all_situations(), len(all_situations())))  # noqa: S311
