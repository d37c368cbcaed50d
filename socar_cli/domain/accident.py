"""What to do after an accident, what to say, and what to do while the trip still runs."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from socar_cli.domain import guide
from socar_cli.domain.guide import Action, StepGroup, actions
from socar_cli.domain.reservation import Reservation
from socar_cli.knowledge.circumstances import Say, Situation
from socar_cli.knowledge.model import Contact, Knowledge, Sentence, Spoken
from socar_cli.language import Localized, escape_controls
from socar_cli.value import Value, values_of


class Running(Value):
    """A reservation that is not over, how long it still runs, and what to do within it."""

    at: datetime
    reservation: Reservation
    minutes_left: int
    actions: tuple[Action, ...]


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


class Asked(Value, kw_only=True):
    """What was typed; None or empty where nothing was."""

    said: Situation = Situation()
    guide: bool = False
    found_at_pickup: bool = False
    say: Say | None = None
    own: Mapping[str, str] | None = None  # for the blanks of the sentence


class AccidentPlan(Value):
    """The first minutes without knowing anything, in the order of doing."""

    memory: tuple[Action, ...]
    calls: tuple[Contact, ...]
    rule: tuple[Action, ...]
    steps: tuple[Action, ...]
    running: Running | None = None


class GuidePlan(Value):
    """The list for one situation, under what one must know before reading."""

    memory: tuple[Action, ...]  # none where a danger's own steps begin the list
    groups: tuple[StepGroup, ...]
    said: Situation
    calls: tuple[Contact, ...]  # every number of the list, the most urgent first
    running: Running | None = None
    breach: tuple[Action, ...] = ()  # what a breach means for waiver and insurance


class PickupPlan(Value):
    """The list for damage that was there before the trip."""

    groups: tuple[StepGroup, ...]
    calls: tuple[Contact, ...]


AccidentAnswer = AccidentPlan | GuidePlan | PickupPlan | ReadySentence


def answer_accident(
    knowledge: Knowledge, asked: Asked, *, now: datetime, running: Running | None = None
) -> AccidentAnswer:
    """Return what was asked for, or the plan that holds for every accident where nothing was.

    That is a sentence to `say`, the list for damage found at pickup, or the list for what was
    said; `running` is the trip that runs, if one is recorded.
    """
    accident = knowledge.accident
    situation = guide.in_the_light(asked.said, knowledge.night, now=now)
    memory = actions(knowledge, accident.memory)
    calls = tuple(map(knowledge.contact, accident.calls))
    if asked == Asked():
        rule, steps = actions(knowledge, accident.rule), actions(knowledge, accident.steps)
        return AccidentPlan(memory, calls, rule, steps, running)
    if asked.say is not None:
        return ready_sentence(knowledge, asked.say, situation, own=asked.own or {}, now=now)
    if asked.found_at_pickup:
        groups = guide.step_groups(knowledge, knowledge.found_at_pickup, situation)
        return PickupPlan(groups, guide.numbers_of(groups))
    if guide.holds(accident.memory_unless, guide.guide_facts(situation)):
        memory = ()
    groups = guide.step_groups(knowledge, knowledge.guide, situation, after=len(memory))
    first = memory or groups[0].lines  # in a danger the list itself begins with whom to call
    urgent = (*(call for action in first for call in action.calls), *calls)
    numbers = guide.numbers_of(groups, urgent)
    breach = guide.breach_terms(knowledge, asked.said)
    return GuidePlan(memory, groups, asked.said, numbers, running, breach)


def ready_sentence(
    knowledge: Knowledge, say: Say, situation: Situation, *, own: Mapping[str, str], now: datetime
) -> ReadySentence:
    """Return the sentence for `say`; `own` holds what the driver typed for the blanks.

    A blank for which nothing was typed says that this is not known.
    """
    sentences = knowledge.sentences
    sentence = next(entry for entry in sentences.ready if entry.id == say)
    # Of each blank what stands in the Korean, the Latin and the English line.
    blanks = {name: dict(values_of(spoken)) for name, spoken in values_of(sentences.blanks)}
    for name, text in {**own, "now": f"{now:%m-%d %H:%M}"}.items():
        if text.strip():  # the same in every language; what cannot be seen is spelled out
            typed = escape_controls(" ".join(text.split()))
            blanks[name] = dict.fromkeys(Filled.__fields__, typed)

    def filled(spoken: Spoken) -> Filled:
        lines = {}
        for kind, text in values_of(spoken):
            lines[kind] = text.format_map({name: blank[kind] for name, blank in blanks.items()})
        return Filled(**lines)

    facts = guide.said_facts(situation)
    parts = (part for part in sentence.parts if guide.applies(facts, part.when, part.unless))
    lines = tuple(filled(part.spoken) for part in parts)
    calls = tuple(map(knowledge.contact, sentence.call))
    interpreters = actions(knowledge, sentences.interpreters)
    return ReadySentence(sentence, calls, lines, interpreters, sentences.only_true)


def running_trip(
    knowledge: Knowledge, recalled: Reservation | None, *, now: datetime
) -> Running | None:
    """Return the trip of the reservation that was `recalled`, None where it is over at `now`."""
    if recalled is None or recalled.over <= now:
        return None
    left = (recalled.over - now) // timedelta(minutes=1)
    return Running(now, recalled, left, actions(knowledge, knowledge.accident.running))
