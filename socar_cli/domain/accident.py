"""What to do after an accident."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from socar_cli.domain.guide import (
    Action,
    StepGroup,
    actions,
    compile_guide,
    holds,
    in_the_light,
    numbers_of,
    said_facts,
    step_groups,
)
from socar_cli.domain.heard import Heard
from socar_cli.domain.reservation import Reservation
from socar_cli.knowledge.model import Blanks, Contact, Knowledge, Sentence, Spoken
from socar_cli.knowledge.situation import Say, Situation
from socar_cli.language import Localized
from socar_cli.value import Value, changed, values_of

_A_MINUTE = timedelta(minutes=1)


class Running(Value):
    """A reservation that is not over, how long it still runs, and what to do within it."""

    at: datetime
    reservation: Reservation
    minutes_left: int
    actions: tuple[Action, ...]


def running_trip(
    knowledge: Knowledge, recalled: Reservation | None, *, now: datetime
) -> Running | None:
    """Return the trip of the reservation that runs or ended last, None where it is over."""
    if recalled is None or recalled.over <= now:
        return None
    left = (recalled.over - now) // _A_MINUTE
    return Running(now, recalled, left, actions(knowledge, knowledge.accident.running))


_MOMENT = "%m-%d %H:%M"


class Filled(Value):
    """A line without blanks: Korean, how it sounds, what it means."""

    ko: str
    sound: str
    en: str


class ReadySentence(Value):
    """What to say or show, line by line, and who interprets for those who cannot say it."""

    sentence: Sentence
    calls: tuple[Contact, ...]
    lines: tuple[Filled, ...]
    interpreters: tuple[Action, ...]
    only_true: Localized  # what to know before saying it


def ready_sentence(
    knowledge: Knowledge,
    say: Say,
    situation: Situation,
    *,
    own: Mapping[str, str | None],
    now: datetime,
) -> ReadySentence:
    """Return the sentence for `say`; `own` holds what the driver typed for the blanks."""
    sentences = knowledge.sentences
    sentence = next(entry for entry in sentences.ready if entry.id == say)
    facts = said_facts(situation)
    blanks = _blanks(sentences.blanks, own, now=now)
    lines = tuple(
        _filled(part.spoken, blanks)
        for part in sentence.parts
        if not part.when or holds(part.when, facts)
    )
    return ReadySentence(
        sentence=sentence,
        calls=tuple(map(knowledge.contact, sentence.call)),
        lines=lines,
        interpreters=actions(knowledge, sentences.interpreters),
        only_true=sentences.only_true,
    )


def _blanks(blanks: Blanks, own: Mapping[str, str | None], *, now: datetime) -> dict[str, Filled]:
    """Return what fills each blank: the driver's own words as typed, else that it is not known."""
    unknown = dict(values_of(blanks))
    filled = {name: Filled(blank.ko, blank.sound, blank.en) for name, blank in unknown.items()}
    filled |= {name: _verbatim(text) for name, text in own.items() if text and text.strip()}
    return filled | {"now": _verbatim(f"{now:{_MOMENT}}")}


def _verbatim(text: str) -> Filled:
    """Return typed words, the same in every language; what cannot be seen is spelled out."""
    words = " ".join(text.split())
    shown = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in words)
    return Filled(shown, shown, shown)


def _filled(spoken: Spoken, blanks: Mapping[str, Filled]) -> Filled:
    return Filled(
        ko=spoken.ko.format_map({name: blank.ko for name, blank in blanks.items()}),
        sound=spoken.sound.format_map({name: blank.sound for name, blank in blanks.items()}),
        en=spoken.en.format_map({name: blank.en for name, blank in blanks.items()}),
    )


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
