"""Situations the options of `socar accident` can say: every combination of some, pairs of the rest.

All combinations of all circumstances are millions; a rule names those it is about.
"""

import random
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import combinations, cycle, islice, product

from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Answer,
    Situation,
    is_flag,
    is_repeatable,
    kind_of,
)

Circumstances = Mapping[str, object]

PLAIN: Circumstances = {"water": False, "trapped": Answer.NO, "left_scene": False}


def values_of(name: str) -> tuple[object, ...]:
    """Return what can be said of a circumstance; of a repeatable one nothing, or each alone."""
    if is_flag(name):
        return (False, True)
    if is_repeatable(name):
        return (frozenset[object](), *(frozenset({value}) for value in kind_of(name)))
    return tuple(kind_of(name))


def pairs(names: Collection[str]) -> list[Circumstances]:
    """Return situations in which every value of one circumstance meets every value of another."""
    rows: list[dict[str, object]] = []
    columns: list[str] = []
    for name in sorted(names, key=lambda one: -len(values_of(one))):
        if not columns:
            rows, columns = [{name: value} for value in values_of(name)], [name]
            continue
        missing = {
            (other, there, value)
            for other in columns
            for there in values_of(other)
            for value in values_of(name)
        }
        for row in rows:  # each row takes the value that meets most of what is missing
            row[name] = max(
                values_of(name),
                key=lambda value: sum((other, row[other], value) in missing for other in columns),
            )
            missing -= {(other, row[other], row[name]) for other in columns}
        while missing:
            _, _, value = first = min(missing, key=repr)
            row = {other: next(iter(values_of(other))) for other in columns}
            row |= {other: there for other, there, wanted in missing if wanted == value}
            row |= {first[0]: first[1], name: value}
            missing -= {(other, row[other], value) for other in columns}
            rows.append(row)
        columns.append(name)
    return list(rows)


@cache
def situations(
    named: frozenset[str] = frozenset(), *, everywhere: bool = True
) -> tuple[Situation, ...]:
    """Return every combination of what is `named`, in turn with pairs of the rest, in no order.

    Unless `everywhere` nobody is trapped, in water or away from the scene.
    """
    fixed = (
        {} if everywhere else {name: value for name, value in PLAIN.items() if name not in named}
    )
    rest = pairs(CIRCUMSTANCES.keys() - named - fixed.keys()) or [{}]
    order = sorted(named)
    combinations_ = list(product(*map(values_of, order)))
    count = max(len(combinations_), len(rest))
    turns = islice(zip(cycle(combinations_), cycle(rest), strict=False), count)
    told = [
        Situation(**dict(zip(order, values, strict=True)), **row, **fixed)  # type: ignore[arg-type]
        for values, row in turns
    ]
    return tuple(random.Random(1).sample(told, len(told)))  # noqa: S311 - one of a kind is met soon


def samples(count: int) -> Iterable[Situation]:
    """Yield situations drawn by lot, always the same; of a repeatable one several values, too."""
    lots = random.Random(25)  # noqa: S311
    for _ in range(count):
        said: dict[str, object] = {}
        for name in CIRCUMSTANCES:
            if is_repeatable(name):
                several = lots.sample(tuple(kind_of(name)), lots.choice((0, 1, 1, 2, 3)))
                said[name] = frozenset(several)
            else:
                said[name] = lots.choice(values_of(name))
        yield Situation(**said)  # type: ignore[arg-type]


def all_pairs_are_met(rows: Collection[Circumstances]) -> bool:
    """Tell whether every value of a circumstance meets every value of every other one."""
    return all(
        {(row[one], row[other]) for row in rows} == set(product(values_of(one), values_of(other)))
        for one, other in combinations(CIRCUMSTANCES, 2)
    )
