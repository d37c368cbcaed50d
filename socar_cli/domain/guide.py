"""Sentences of guidance with their contacts, and the steps of a guide for one situation."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from itertools import count
from math import ceil
from operator import itemgetter
from typing import Any

from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Condition,
    Other,
    Situation,
    can_be_unsure,
)
from socar_cli.knowledge.model import Advice, Contact, Guide, Knowledge, Night, Phase, Step, Tag
from socar_cli.knowledge.scalars import ProblemId
from socar_cli.language import joined
from socar_cli.value import Value, changed, values_of

MOST_IN_A_CHUNK = 7  # more is not read under stress
MOST_STEPS = 26  # with the four by heart thirty

# For each circumstance, the values that hold; none where nothing was said.
Facts = Mapping[str, frozenset[StrEnum | ProblemId | bool]]


class Action(Value):
    """One sentence of guidance, and whom it sends one to."""

    advice: Advice
    calls: tuple[Contact, ...]


class Chunk(Value):
    """Steps to do before one pauses, all of one phase."""

    phase: Phase
    steps: tuple[Step, ...]


class CompiledGuide(Value):
    """The list for one situation, in the order of doing."""

    chunks: tuple[Chunk, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, as one list."""
        return tuple(step for chunk in self.chunks for step in chunk.steps)


class StepLine(Value):
    """A step, its place in the list, and the numbers that were not shown before it."""

    number: int
    step: Step
    calls: tuple[Contact, ...]
    again: tuple[Contact, ...] = ()  # whom it calls as well, where they were shown before


class StepGroup(Value):
    """A chunk ready to be shown."""

    phase: Phase
    lines: tuple[StepLine, ...]


def actions(knowledge: Knowledge, advice: tuple[Advice, ...]) -> tuple[Action, ...]:
    """Return each piece of `advice` with its contacts."""
    return tuple(Action(piece, tuple(map(knowledge.contact, piece.call))) for piece in advice)


def compile_guide(guide: Guide, situation: Situation) -> CompiledGuide:
    """Return the steps for `situation`, phase by phase, in chunks as few and as even as may be.

    A step belongs where one of its `when` holds and none of its `unless`; the first of its
    `moves` that holds puts it behind another step. A step that another one `replaces` is left
    out if it is evidence and no duty.
    """
    facts = guide_facts(situation)
    chosen = [
        _in_form(step, facts) for step in guide.steps if applies(facts, step.when, step.unless)
    ]
    replaced = {name for step in chosen for name in step.replaces}
    chosen = [
        step
        for step in chosen
        if step.id not in replaced or step.phase is not Phase.EVIDENCE or Tag.DUTY in step.tags
    ]
    spare = [step for step in chosen if Tag.SPARE in step.tags]
    left_out = spare[::-1][: max(0, len(chosen) - MOST_STEPS)]
    places = {step.id: place for place, step in enumerate(guide.steps)}
    phases: dict[Phase, list[tuple[int, bool, int, Step]]] = {phase: [] for phase in Phase}
    for step in (step for step in chosen if step not in left_out):
        place = behind = places[step.id]
        phase = step.phase
        move = next((move for move in step.moves if holds(move.when, facts)), None)
        if move:  # behind the step it names, among others that move there in their usual order
            phase, behind = move.phase, places.get(move.after, place)
        phases[phase].append((behind, move is not None, place, step))
    chunks = []
    for phase, placed in phases.items():
        steps = [step for *_, step in sorted(placed, key=itemgetter(0, 1, 2))]
        parts = ceil(len(steps) / MOST_IN_A_CHUNK)
        for part in range(parts):
            start, end = len(steps) * part // parts, len(steps) * (part + 1) // parts
            chunks.append(Chunk(phase, tuple(steps[start:end])))
    return CompiledGuide(tuple(chunks))


def breach_terms(knowledge: Knowledge, said: Situation) -> tuple[Action, ...]:
    """Return what each breach that was `said` means for waiver and insurance, none without one."""
    facts = said_facts(said)
    meant = tuple(terms for terms in knowledge.costs.breach if holds(terms.when, facts))
    return actions(knowledge, meant)


def _in_form(step: Step, facts: Facts) -> Step:
    """Return the step as it reads in the situation: what is known is not asked for again."""
    text, why, limits = step.text, step.why, [step.limit]
    for form in step.forms:
        if holds(form.when, facts):
            text, why = form.text or text, form.why or why
            limits.append(form.limit)
    limit = joined(". ", [limit for limit in limits if limit]) or None
    return changed(step, text=text, limit=limit, why=why)


def guide_facts(situation: Situation) -> Facts:
    """Return the facts a list is compiled from: an answer that was not given is `unsure`."""
    facts = said_facts(situation)
    for name, circumstance in CIRCUMSTANCES.items():
        if circumstance.supposed and can_be_unsure(name) and not facts[name]:
            facts[name] = frozenset({"unsure"})
    return facts


def said_facts(situation: Situation) -> dict[str, frozenset[Any]]:
    """Return only what was said, as a sentence to somebody else must; `none` beside others goes."""
    facts: dict[str, frozenset[Any]] = {}
    for name, value in values_of(situation):
        facts[name] = value if isinstance(value, frozenset) else frozenset({value} - {None})
    if len(facts["other"]) > 1:
        facts["other"] -= {Other.NONE}
    return facts


def holds(conditions: Iterable[Condition], facts: Facts) -> bool:
    """Tell whether one of `conditions` is met: each fact it names has one of its values."""
    for condition in conditions:
        named = {name: one for name, one in vars(condition).items() if one not in (None, ())}
        if all(
            not facts[name].isdisjoint(wanted if isinstance(wanted, tuple) else (wanted,))
            for name, wanted in named.items()
        ):
            return True
    return False


def applies(facts: Facts, when: Collection[Condition], unless: Iterable[Condition] = ()) -> bool:
    """Tell whether one of `when` holds, if there are any, and none of `unless`."""
    return (not when or holds(when, facts)) and not holds(unless, facts)


def step_groups(
    knowledge: Knowledge, guide: Guide, situation: Situation, *, after: int = 0
) -> tuple[StepGroup, ...]:
    """Return the list for a situation, numbered on from `after`.

    A telephone number shows where it is first needed.
    """
    seen: set[str] = set()
    numbers = count(after + 1)
    groups = []
    for chunk in compile_guide(guide, situation).chunks:
        lines = []
        for step in chunk.steps:
            new = tuple(knowledge.contact(name) for name in step.call if name not in seen)
            again = tuple(knowledge.contact(name) for name in step.call if name in seen)
            seen.update(step.call)
            lines.append(StepLine(next(numbers), step, new, again))
        groups.append(StepGroup(chunk.phase, tuple(lines)))
    return tuple(groups)


def numbers_of(groups: Iterable[StepGroup], first: Iterable[Contact] = ()) -> tuple[Contact, ...]:
    """Return the contacts with a telephone number in a list, each once; those in `first` lead."""
    called = (call for group in groups for line in group.lines for call in line.calls)
    return tuple(call for call in dict.fromkeys((*first, *called)) if call.phone)


def in_the_light(said: Situation, night: Night, *, now: datetime) -> Situation:
    """Return what was `said`, with night or day by the clock where nobody said which."""
    return said if said.night is not None else changed(said, night=is_dark(night, now=now))


def is_dark(night: Night, *, now: datetime) -> bool:
    """Tell whether it may be dark at `now`, a moment of Korean time."""
    clock = f"{now:%H:%M}"
    return clock >= night.starts or clock < night.ends
