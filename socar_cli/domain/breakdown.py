"""What to do with a car that failed."""

from datetime import datetime

from socar_cli.domain.actions import Action, actions
from socar_cli.domain.guide import StepGroup, compile_guide, in_the_light, step_groups
from socar_cli.domain.matching import find, nearest
from socar_cli.errors import NothingFoundError
from socar_cli.knowledge.model import Breakdown, Guide, Knowledge, Problem
from socar_cli.knowledge.situation import Answer, Other, ProblemId, Situation
from socar_cli.value import Value, changed


class BreakdownPlan(Value):
    """The list for a car that failed, and who pays as far as is known."""

    problems: tuple[Problem, ...]  # those that were named; all when none was
    first: tuple[Action, ...]
    groups: tuple[StepGroup, ...]
    pays: tuple[Action, ...]


def plan_breakdown(
    knowledge: Knowledge, problem: str | None, said: Situation, *, now: datetime
) -> BreakdownPlan:
    """Return what to do; with no problem named, for all of them.

    Raises NothingFoundError, with the nearest names, when no problem is called so.
    """
    breakdown = knowledge.breakdown
    problems = _named(breakdown, problem)
    situation = changed(
        in_the_light(said, knowledge.night, now=now),
        hurt=Answer.NO,
        other=frozenset({Other.NONE}),
        problem=frozenset(ProblemId(problem.id) for problem in problems),
    )
    compiled = compile_guide(breakdown_guide(knowledge), situation)
    first = actions(knowledge, breakdown.first)
    return BreakdownPlan(
        problems=problems,
        first=first,
        groups=step_groups(knowledge, compiled, after=len(first)),
        pays=actions(knowledge, breakdown.pays),
    )


def breakdown_guide(knowledge: Knowledge) -> Guide:
    """Return the steps of a breakdown: those the accident guide lends, then its own."""
    lent = {step.id: step for step in knowledge.guide.steps}
    breakdown = knowledge.breakdown
    return Guide(steps=(*(lent[name] for name in breakdown.borrows), *breakdown.steps))


def _named(breakdown: Breakdown, words: str | None) -> tuple[Problem, ...]:
    if words is None:
        return breakdown.problems
    names = {
        problem.id: (problem.id, *problem.aliases, problem.name.ko, problem.name.en)
        for problem in breakdown.problems
    }
    found = find(words, names)
    if not found:
        near = set(nearest(words, names))
        kept = tuple(problem.name for problem in breakdown.problems if problem.id in near)
        raise NothingFoundError(words, kept, "socar breakdown")
    return tuple(problem for problem in breakdown.problems if problem.id in found)
