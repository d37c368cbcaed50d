"""All situations the options of `socar accident` can say, and the list compiled for each."""

from functools import cache
from itertools import product

from socar_cli.domain.guide import CompiledGuide, compile_guide
from socar_cli.knowledge.situation import Answer, Other, Situation, Where
from tests.sealed import built_in_knowledge

Compiled = tuple[tuple[Situation, CompiledGuide], ...]

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
def compiled() -> Compiled:
    """Return the lists of the shipped guide, compiled once for all tests."""
    guide = built_in_knowledge().guide
    return tuple((situation, compile_guide(guide, situation)) for situation in all_situations())
