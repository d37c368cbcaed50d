"""What to do after an accident."""

from datetime import datetime
from typing import TYPE_CHECKING

from socar_cli.domain.actions import Action, actions
from socar_cli.domain.guide import StepGroup, compile_guide, in_the_light, numbers_of, step_groups
from socar_cli.domain.running import Running
from socar_cli.domain.sentences import ReadySentence, ready_sentence
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.knowledge.situation import Say, Situation
from socar_cli.value import Value, changed, values_of

if TYPE_CHECKING:  # what reads own words is dear to import, and most lines have none
    from socar_cli.domain.heard import Heard


class Own(Value, kw_only=True):
    """What was typed for the blanks of a sentence."""

    place: str | None = None
    time: str | None = None
    plate: str | None = None
    name: str | None = None
    phone: str | None = None


class Asked(Value, kw_only=True):
    """What was typed; None or empty where nothing was."""

    said: Situation = Situation()
    guide: bool = False
    found_at_pickup: bool = False
    say: Say | None = None
    own: Own = Own()

    def with_words(self, heard: "Heard | None") -> "Asked":
        """Return the same with what was said in words of one's own; the options win."""
        return self if heard is None else changed(self, said=heard.under(self.said))

    def walked(self, *, walking: bool) -> "Asked":
        """Return the same; whoever goes through a list step by step gets a whole one."""
        return changed(self, guide=True) if walking else self


class AccidentPlan(Value):
    """The first minutes without knowing anything, in the order of doing."""

    memory: tuple[Action, ...]
    calls: tuple[Contact, ...]
    rule: tuple[Action, ...]
    steps: tuple[Action, ...]
    running: Running | None = None


class GuidePlan(Value):
    """The list for one situation, under what one must know before reading."""

    memory: tuple[Action, ...]
    groups: tuple[StepGroup, ...]
    said: Situation
    calls: tuple[Contact, ...]  # every number of the list, the most urgent first
    running: Running | None = None


class PickupPlan(Value):
    """The list for damage that was there before the trip."""

    groups: tuple[StepGroup, ...]
    calls: tuple[Contact, ...]


AccidentAnswer = AccidentPlan | GuidePlan | PickupPlan | ReadySentence


def answer_accident(
    knowledge: Knowledge, asked: Asked, *, now: datetime, running: Running | None = None
) -> AccidentAnswer:
    """Return the plan where nothing was said, else the sentence or the list that was asked for."""
    if asked == Asked():
        return changed(plan_accident(knowledge), running=running)
    situation = in_the_light(asked.said, knowledge.night, now=now)
    if asked.say is not None:
        own = dict(values_of(asked.own))
        return ready_sentence(knowledge, asked.say, situation, own=own, now=now)
    if asked.found_at_pickup:
        groups = step_groups(knowledge, compile_guide(knowledge.found_at_pickup, situation))
        return PickupPlan(groups, numbers_of(groups))
    return changed(_guide_plan(knowledge, situation, asked), running=running)


def _guide_plan(knowledge: Knowledge, situation: Situation, asked: Asked) -> GuidePlan:
    memory = actions(knowledge, knowledge.accident.memory)
    compiled = compile_guide(knowledge.guide, situation)
    groups = step_groups(knowledge, compiled, after=len(memory))
    urgent = (
        *(call for action in memory for call in action.calls),
        *map(knowledge.contact, knowledge.accident.calls),
    )
    return GuidePlan(memory, groups, asked.said, numbers_of(groups, urgent))


def plan_accident(knowledge: Knowledge) -> AccidentPlan:
    """Return what holds for every accident."""
    accident = knowledge.accident
    return AccidentPlan(
        memory=actions(knowledge, accident.memory),
        calls=tuple(map(knowledge.contact, accident.calls)),
        rule=actions(knowledge, accident.rule),
        steps=actions(knowledge, accident.steps),
    )
