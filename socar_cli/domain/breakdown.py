"""What to do with a car that failed."""

from datetime import datetime

from socar_cli.domain.guide import (
    Action,
    Facts,
    StepGroup,
    actions,
    compile_guide,
    guide_facts,
    holds,
    in_the_light,
    numbers_of,
    step_groups,
)
from socar_cli.domain.heard import Heard
from socar_cli.domain.matching import find
from socar_cli.domain.vocabulary import problem_names
from socar_cli.knowledge.model import (
    Breakdown,
    BreakdownCall,
    Contact,
    Guide,
    Knowledge,
    Problem,
    Step,
)
from socar_cli.knowledge.scalars import ProblemId
from socar_cli.knowledge.situation import Answer, Other, Situation
from socar_cli.language import Localized
from socar_cli.value import Value, changed


class Start(Value):
    """A problem, and what to do about it before anything else."""

    problem: Problem
    step: Step


class Call(Value):
    """Whom to call for a car that failed, and what for."""

    contact: Contact
    purpose: Localized


class BreakdownPlan(Value):
    """The list for a car that failed, and who pays as far as is known."""

    problems: tuple[Problem, ...]  # those that were named; all when none was
    first: tuple[Action, ...]
    groups: tuple[StepGroup, ...]
    pays: tuple[Action, ...]
    starts: tuple[Start, ...]
    calls: tuple[Call, ...]  # the number for this problem and place before all others
    said: Situation
    is_bare: bool  # nothing was said
    numbers: tuple[Contact, ...]  # every number of the list, in that order


def plan_breakdown(
    knowledge: Knowledge, heard: Heard | None, typed: Situation, *, now: datetime
) -> BreakdownPlan:
    """Return what to do; with no problem named, for all of them. What was `typed` wins."""
    breakdown = knowledge.breakdown
    problem = None if heard is None else heard.reading.problem
    said = typed if heard is None else heard.under(typed)
    problems = tuple(one for one in breakdown.problems if problem in (None, one.id))
    situation = changed(
        in_the_light(said, knowledge.night, now=now),
        hurt=said.hurt or Answer.NO,
        other=frozenset({Other.NONE}),
        problem=frozenset(ProblemId(problem.id) for problem in problems),
    )
    compiled = compile_guide(breakdown_guide(knowledge), situation)
    first = actions(knowledge, breakdown.first)
    groups = step_groups(knowledge, compiled, after=len(first))
    facts = guide_facts(situation)
    pays = tuple(terms for terms in breakdown.pays if not terms.when or holds(terms.when, facts))
    calls = _calls(knowledge, facts, anywhere=problem is None and said == Situation())
    urgent = (call.contact for call in calls)
    return BreakdownPlan(
        problems=problems,
        first=first,
        groups=groups,
        pays=actions(knowledge, pays),
        starts=_starts(breakdown, problems),
        calls=calls,
        said=said,
        is_bare=problem is None and said == Situation(),
        numbers=numbers_of(groups, (*urgent, *(call for action in first for call in action.calls))),
    )


def _starts(breakdown: Breakdown, problems: tuple[Problem, ...]) -> tuple[Start, ...]:
    """Return of each problem the first step that is for it alone, wherever the car stands."""
    return tuple(
        Start(problem, step)
        for problem in problems
        for step in [step for step in breakdown.steps if _is_own(step, problem)][:1]
    )


def _is_own(step: Step, problem: Problem) -> bool:
    return any(when.problem == (problem.id,) and not (when.where or when.ev) for when in step.when)


def _calls(knowledge: Knowledge, facts: Facts, *, anywhere: bool) -> tuple[Call, ...]:
    """Return whom to call; where nothing is known of the place, everybody in the usual order."""

    def belongs(call: BreakdownCall) -> bool:
        return anywhere or not call.when or holds(call.when, facts)

    called = filter(belongs, knowledge.breakdown.calls)
    calls = sorted(called, key=lambda call: anywhere or not call.first)
    return tuple(Call(knowledge.contact(call.contact), call.purpose) for call in calls)


def breakdown_guide(knowledge: Knowledge) -> Guide:
    """Return the steps of a breakdown: those the accident guide lends, then its own."""
    lent = {step.id: step for step in knowledge.guide.steps}
    breakdown = knowledge.breakdown
    return Guide(steps=(*(lent[name] for name in breakdown.borrows), *breakdown.steps))


def with_name(knowledge: Knowledge, heard: Heard | None) -> Heard | None:
    """Return what was heard; where no problem was read, the whole may be part of one's name."""
    if heard is None or heard.reading.problem or not heard.reading.not_understood:
        return heard
    found = find(heard.text, problem_names(knowledge))
    if len(found) != 1:
        return heard
    return changed(heard, reading=changed(heard.reading, problem=found[0], not_understood=()))
