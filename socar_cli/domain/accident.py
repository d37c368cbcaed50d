"""What to do after an accident."""

from datetime import datetime

from socar_cli.domain.actions import Action, actions
from socar_cli.domain.guide import (
    Said,
    Situation,
    StepGroup,
    compile_guide,
    is_dark,
    numbers_of,
    step_groups,
)
from socar_cli.domain.sentences import ReadySentence, ready_sentence
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.knowledge.situation import Answer, Other, Say, Where
from socar_cli.value import Value


class Asked(Value, kw_only=True):
    """What was typed; None or empty where nothing was."""

    guide: bool = False
    hurt: Answer | None = None
    where: Where | None = None
    other: tuple[Other, ...] = ()
    can_move: Answer | None = None
    was_hit: bool = False
    night: bool | None = None
    ev: bool = False
    fire: Answer | None = None
    found_at_pickup: bool = False
    say: Say | None = None
    place: str | None = None
    time: str | None = None
    plate: str | None = None
    name: str | None = None
    phone: str | None = None


class AccidentPlan(Value):
    """The first minutes without knowing anything, in the order of doing."""

    memory: tuple[Action, ...]
    calls: tuple[Contact, ...]
    rule: tuple[Action, ...]
    steps: tuple[Action, ...]


class GuidePlan(Value):
    """The list for one situation, under what one must know before reading."""

    memory: tuple[Action, ...]
    groups: tuple[StepGroup, ...]
    said: Said
    calls: tuple[Contact, ...]  # every number of the list, the most urgent first


class PickupPlan(Value):
    """The list for damage that was there before the trip."""

    groups: tuple[StepGroup, ...]
    calls: tuple[Contact, ...]


AccidentAnswer = AccidentPlan | GuidePlan | PickupPlan | ReadySentence


def answer_accident(knowledge: Knowledge, asked: Asked, *, now: datetime) -> AccidentAnswer:
    """Return the plan where nothing was said, else the sentence or the list that was asked for."""
    if asked == Asked():
        return plan_accident(knowledge)
    situation = _situation(asked, dark=is_dark(knowledge.night, now=now))
    if asked.say is not None:
        own = {
            "place": asked.place,
            "time": asked.time,
            "plate": asked.plate,
            "name": asked.name,
            "phone": asked.phone,
        }
        return ready_sentence(knowledge, asked.say, situation, own=own, now=now)
    if asked.found_at_pickup:
        groups = step_groups(knowledge, compile_guide(knowledge.found_at_pickup, situation))
        return PickupPlan(groups, numbers_of(groups))
    return _guide_plan(knowledge, situation, asked)


def _guide_plan(knowledge: Knowledge, situation: Situation, asked: Asked) -> GuidePlan:
    memory = actions(knowledge, knowledge.accident.memory)
    compiled = compile_guide(knowledge.guide, situation)
    groups = step_groups(knowledge, compiled, after=len(memory))
    said = Said(
        where=asked.where,
        other=asked.other,
        was_hit=asked.was_hit,
        can_move=asked.can_move,
        night=asked.night,
        ev=asked.ev,
        fire=asked.fire,
        hurt=asked.hurt,
    )
    urgent = (
        *(call for action in memory for call in action.calls),
        *map(knowledge.contact, knowledge.accident.calls),
    )
    return GuidePlan(memory, groups, said, numbers_of(groups, urgent))


def _situation(asked: Asked, *, dark: bool) -> Situation:
    """Return what was said, and as dark as the clock has it where nothing was said of that."""
    return Situation(
        hurt=asked.hurt,
        where=asked.where,
        other=frozenset(asked.other),
        can_move=asked.can_move,
        was_hit=asked.was_hit,
        night=dark if asked.night is None else asked.night,
        ev=asked.ev,
        fire=asked.fire,
    )


def plan_accident(knowledge: Knowledge) -> AccidentPlan:
    """Return what holds for every accident."""
    accident = knowledge.accident
    return AccidentPlan(
        memory=actions(knowledge, accident.memory),
        calls=tuple(map(knowledge.contact, accident.calls)),
        rule=actions(knowledge, accident.rule),
        steps=actions(knowledge, accident.steps),
    )
