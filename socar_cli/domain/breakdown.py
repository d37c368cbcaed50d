"""What to do with a car that failed."""

from datetime import datetime
from typing import TYPE_CHECKING

from socar_cli.domain import guide
from socar_cli.domain.guide import Action, StepGroup, actions
from socar_cli.domain.matching import find
from socar_cli.knowledge.circumstances import Answer, Other, Situation, Where
from socar_cli.knowledge.model import Breakdown, Contact, Guide, Knowledge, Problem, Step
from socar_cli.knowledge.scalars import ProblemId
from socar_cli.language import Localized
from socar_cli.value import Value, changed

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard  # a lot to import where nobody typed words


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
    knowledge: Knowledge, heard: "Heard | None", typed: Situation, *, now: datetime
) -> BreakdownPlan:
    """Return what to do about the problem that was named, or about all of them.

    Options that were `typed` win over what was said in own words.
    """
    breakdown = knowledge.breakdown
    problem = None if heard is None else heard.reading.problem
    said = typed if heard is None else heard.under(typed)
    water = next((ProblemId(one.id) for one in breakdown.problems if one.water), None)
    if said.water and water is not None:  # whatever failed, the water comes first
        problem = water
    if problem is not None and problem == water:
        said = changed(said, water=True)
    is_bare = problem is None and said == Situation()
    problems = tuple(one for one in breakdown.problems if problem in (None, one.id))
    where = said.where
    if where is None and problem is not None and all(one.parked for one in problems):
        where = Where.PARKING
    situation = changed(
        guide.in_the_light(said, knowledge.night, now=now),
        where=where,
        hurt=said.hurt or Answer.NO,
        other=frozenset({Other.NONE}),
        problem=frozenset(ProblemId(one.id) for one in problems),
    )
    facts = guide.guide_facts(situation)
    in_danger = guide.holds(breakdown.first_unless, facts)
    first = actions(knowledge, breakdown.first)
    if in_danger or where is Where.PARKING:
        first = ()
    steps = breakdown_guide(knowledge)
    groups = guide.step_groups(knowledge, steps, situation, after=len(first))
    # Where nothing is known of the place: everybody, in the usual order.
    called = [call for call in breakdown.calls if is_bare or guide.applies(facts, call.when)]
    if not is_bare:
        called.sort(key=lambda call: not call.first)
    calls = tuple(Call(knowledge.contact(call.contact), call.purpose) for call in called)
    urgent = [*(call.contact for call in calls), *(one for act in first for one in act.calls)]
    pays = tuple(terms for terms in breakdown.pays if guide.applies(facts, terms.when))
    if in_danger:  # whom to call stands at the list's beginning
        urgent = [*(call for line in groups[0].lines for call in line.calls), *urgent]
        pays = pays if problem else ()  # of a car that burns nobody knows what had failed
    paid, numbers = actions(knowledge, pays), guide.numbers_of(groups, urgent)
    starts = _starts(breakdown) if is_bare else ()
    return BreakdownPlan(problems, first, groups, paid, starts, calls, said, is_bare, numbers)


def _starts(breakdown: Breakdown) -> tuple[Start, ...]:
    """Return each problem with the first step for it alone, wherever the car stands."""
    starts = []
    for problem in breakdown.problems:
        for step in breakdown.steps:
            alone = [when for when in step.when if when.problem == (problem.id,)]
            if any(not (when.where or when.ev) for when in alone):
                starts.append(Start(problem, step))
                break
    return tuple(starts)


def breakdown_guide(knowledge: Knowledge) -> Guide:
    """Return the steps of a breakdown: those it borrows from the accident guide, then its own.

    A user's file may still borrow a step that is no longer there.
    """
    lent = {step.id: step for step in knowledge.guide.steps}
    breakdown = knowledge.breakdown
    borrowed = (lent[name] for name in breakdown.borrows if name in lent)
    return Guide(steps=(*borrowed, *breakdown.steps))


def with_name(knowledge: Knowledge, heard: "Heard | None") -> "Heard | None":
    """Return what was heard, with the problem whose name holds all the words if none was read."""
    if heard is None or heard.reading.problem or not heard.reading.not_understood:
        return heard
    found = find(heard.text, {one.id: one.names for one in knowledge.breakdown.problems})
    if len(found) != 1:
        return heard
    return changed(heard, reading=changed(heard.reading, problem=found[0], not_understood=()))
