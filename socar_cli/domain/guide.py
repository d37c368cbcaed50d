"""From steps for all situations to the one straight list for this one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any

from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Condition,
    Other,
    Situation,
    can_be_unsure,
)
from socar_cli.knowledge.model import Contact, Guide, Knowledge, Night, Phase, Step, Tag
from socar_cli.knowledge.scalars import ProblemId
from socar_cli.value import Value, changed, values_of

MOST_IN_A_CHUNK = 7  # more is not read under stress

_ORDER = tuple(Phase)
_UNSURE: frozenset[Any] = frozenset({"unsure"})  # which each of these answers can be
_MAY_BE_UNSURE = tuple(filter(can_be_unsure, CIRCUMSTANCES))

Facts = Mapping[str, frozenset[StrEnum | ProblemId | bool]]


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


def compile_guide(guide: Guide, situation: Situation) -> CompiledGuide:
    """Return the steps for `situation`: branches insert and move, and only evidence is replaced."""
    facts = guide_facts(situation)
    chosen = [step for step in guide.steps if _belongs(step, facts)]
    replaced = {name for step in chosen for name in step.replaces}
    kept = [step for step in chosen if step.id not in replaced or not _replaceable(step)]
    usual = {step.id: place for place, step in enumerate(guide.steps)}
    placed = {step.id: _place(step, usual, facts) for step in kept}
    ordered = sorted(kept, key=lambda step: placed[step.id])
    phases = {step.id: _ORDER[placed[step.id][0]] for step in ordered}
    return CompiledGuide(
        tuple(
            Chunk(phase, steps)
            for phase in Phase
            for steps in _chunks(tuple(step for step in ordered if phases[step.id] is phase))
        )
    )


def guide_facts(situation: Situation) -> Facts:
    """Return what a list is compiled from: what was not said is unsure, an answer of its own."""
    said = said_facts(situation)
    return {**said, **{name: said[name] or _UNSURE for name in _MAY_BE_UNSURE}}


def said_facts(situation: Situation) -> Facts:
    """Return what was said and nothing more; only this may be told to others."""
    facts = {name: _as_set(value) for name, value in values_of(situation)}
    return {**facts, "other": facts["other"] - {Other.NONE} or facts["other"]}


def _as_set(value: object) -> frozenset[Any]:
    if isinstance(value, frozenset):
        return value
    return frozenset() if value is None else frozenset({value})


def holds(conditions: Iterable[Condition], facts: Facts) -> bool:
    """Tell whether one of `conditions` is met: each fact it names has one of its values."""
    return any(_is_met(condition, facts) for condition in conditions)


def _is_met(condition: Condition, facts: Facts) -> bool:
    for name, wanted in vars(condition).items():
        if wanted not in (None, ()):
            values = wanted if isinstance(wanted, tuple) else (wanted,)
            if facts[name].isdisjoint(values):
                return False
    return True


def step_groups(
    knowledge: Knowledge, compiled: CompiledGuide, *, after: int = 0
) -> tuple[StepGroup, ...]:
    """Return the list numbered on from `after`, each telephone number where it is needed first."""
    seen: set[str] = set()
    groups: list[StepGroup] = []
    number = after
    for chunk in compiled.chunks:
        lines: list[StepLine] = []
        for step in chunk.steps:
            number += 1
            new = tuple(knowledge.contact(name) for name in step.call if name not in seen)
            again = tuple(knowledge.contact(name) for name in step.call if name in seen)
            seen.update(step.call)
            lines.append(StepLine(number, step, new, again))
        groups.append(StepGroup(chunk.phase, tuple(lines)))
    return tuple(groups)


def in_the_light(said: Situation, night: Night, *, now: datetime) -> Situation:
    """Return what was `said`, and as dark as the clock has it where nobody said."""
    return said if said.night is not None else changed(said, night=is_dark(night, now=now))


def numbers_of(groups: Iterable[StepGroup], first: Iterable[Contact] = ()) -> tuple[Contact, ...]:
    """Return whom a list sends one to by telephone, each once, after those named `first`."""
    called = (call for group in groups for line in group.lines for call in line.calls)
    return tuple(call for call in dict.fromkeys((*first, *called)) if call.phone)


def is_dark(night: Night, *, now: datetime) -> bool:
    """Tell whether it may be dark at `now`, a moment of Korean time."""
    clock = f"{now:%H:%M}"
    return clock >= night.starts or clock < night.ends


def _belongs(step: Step, facts: Facts) -> bool:
    return (not step.when or holds(step.when, facts)) and not holds(step.unless, facts)


def _replaceable(step: Step) -> bool:
    """Tell whether a safe form may take the place of a step; of a duty it never may."""
    return step.phase is Phase.EVIDENCE and Tag.DUTY not in step.tags


def _place(step: Step, usual: Mapping[str, int], facts: Facts) -> tuple[int, int, int]:
    """Return what a step is sorted by: its phase, its place there, and who came later."""
    for move in step.moves:
        if holds(move.when, facts):
            after = usual.get(move.after, usual[step.id])
            return _ORDER.index(move.phase), after, usual[step.id] + 1
    return _ORDER.index(step.phase), usual[step.id], 0


def _chunks(steps: tuple[Step, ...]) -> tuple[tuple[Step, ...], ...]:
    """Cut the steps of a phase into as few and as even parts as may be."""
    parts = -(-len(steps) // MOST_IN_A_CHUNK)
    cuts = [len(steps) * part // parts for part in range(parts + 1)] if parts else []
    return tuple(steps[start:end] for start, end in pairwise(cuts))
