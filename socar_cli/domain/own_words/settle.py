"""From words in their order to a `Reading`: what was said, and which screen answers it.

Each step is in the file that decides it; here are their order and the choice of the topic.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from socar_cli.domain.own_words import dangers, negation, senses, values
from socar_cli.domain.own_words.mention import Mention
from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Answer,
    CircumstanceFields,
    Other,
    values_said,
)
from socar_cli.knowledge.model import Danger, Role, Topic
from socar_cli.knowledge.scalars import ContactId, ProblemId, QuestionId, Won
from socar_cli.value import changed

# Of these a reading follows rules of their own.
_SPECIAL: Mapping[str, Callable[[Sequence[Mention], str], Any]] = {
    "hurt": dangers.answer,
    "fire": dangers.answer,
    "trapped": dangers.answer,
    "other": values.others,
    "was_hit": partial(values.flag, denied=None),  # who denies it says nothing of who did
    "where": values.where,
}

_COLLISIONS = frozenset({Topic.ACCIDENT, Topic.COSTS})
_MAY_BE = frozenset({Answer.YES, Answer.UNSURE})
# Entries of `own_words:` that the rules are about.
_CHARGED = "charges"
_OTHER_CAR = frozenset({"other-party", "was-hit"})  # what only another car is or does

_Weak = dict[str, list[str]]  # what is called so elsewhere in the knowledge, by kind


class Reading(CircumstanceFields, kw_only=True, hint=values_said, behind="topic"):
    """What was said in one's own words; None or empty where nothing was."""

    topic: Topic | None = None
    problem: ProblemId | None = None
    contact: ContactId | None = None
    question: QuestionId | None = None
    repair: Won | None = None
    deductible: Won | None = None
    days: int | None = None
    danger: tuple[Danger, ...] = ()  # what was told or feared, and decides the screen
    also: Topic | None = None  # what else they are about
    not_understood: tuple[str, ...] = ()  # as typed


def settle(said: Sequence[Mention], known: Topic | None = None) -> Reading:
    """Return what was said, but for the words that were not read.

    Where the topic is `known` to be costs, one amount without a name is that of the repair.
    """
    said = senses.in_order(said)
    senses.complete(said)
    senses.strike(said)
    negation.judge(said)
    said = [entry for entry in said if not senses.is_supposed(said, entry)]
    sums = values.amounts(said, unnamed=known is Topic.COSTS)
    reading = Reading(
        **{name: _SPECIAL.get(name, values.usual)(said, name) for name in CIRCUMSTANCES},
        problem=values.only(values.asserted(said, "problem")),
        contact=values.only(values.asserted(said, "contact")),
        question=question_in(said),
        repair=sums.get(Role.REPAIR),
        deductible=sums.get(Role.DEDUCTIBLE),
        days=values.only({entry.days for entry in said if entry.days is not None}),
    )
    return with_topic(reading, said, known)


def with_topic(reading: Reading, said: Sequence[Mention], known: Topic | None) -> Reading:
    """Return a reading with what its words are about, and what follows from that.

    Where the topic is `known` it stays, and nothing that was said is taken away but a question
    beside trouble.
    """
    named = list(values.values(said, "topic"))
    topics = {value for one, value in named if "topic" in one.word.says and not one.denials}
    likely = {value for one, value in named if "topic" not in one.word.says}
    groups = {group for entry in said for group in entry.word.groups}
    charged = _CHARGED in groups
    if any(entry.word.names_amount or (charged and entry.won is not None) for entry in said):
        topics.add(Topic.COSTS)
    if charged:
        likely.add(Topic.COSTS)
    if values.asserted(said, "problem"):
        topics.add(Topic.BREAKDOWN)
    weak, alone = _weak(said), _weak([entry for entry in said if not entry.says])
    if not topics.isdisjoint(senses.EMERGENCIES) or _names_trouble(reading):
        reading, alone = changed(reading, question=None), {**alone, "question": []}
    topic = told = known or _topic(reading, topics, likely, weak)
    danger = dangers.told(said)
    struck = Danger.PERSON in danger and Other.PERSON in reading.other  # nobody knows how they are
    if reading.hurt is None and (struck or Danger.HURT in danger):
        reading = changed(reading, hurt=Answer.UNSURE)
    if danger and known is None and topic not in senses.EMERGENCIES:
        topic = Topic.ACCIDENT
    problem, contact, question = reading.problem, None, None
    if topic is Topic.BREAKDOWN:
        problem = problem or values.only(set((weak if known else alone).get("problem", ())))
    elif topic is Topic.CONTACTS:
        contact = reading.contact or next(iter(weak.get("contact", ())), None)
    elif topic is Topic.FAQ:
        question = reading.question or values.only(set(alone.get("question", ())))
    if known is None and topic is Topic.ACCIDENT:
        problem = None
    if known is None and topic not in _COLLISIONS:  # who passes by where the car stopped
        reading = changed(reading, other=tuple(one for one in reading.other if one is Other.PERSON))
    elif not (reading.other or groups.isdisjoint(_OTHER_CAR)):
        reading = changed(reading, other=(Other.CAR,))
    if known is None and topic is Topic.FAQ:  # a rule is asked for, wherever
        reading = changed(reading, where=None)
    return changed(
        reading,
        topic=None if topic is Topic.SEARCH else topic,
        problem=problem,
        contact=contact,
        question=question,
        danger=danger,
        also=told if told not in {topic, Topic.SEARCH} else None,
    )


def question_in(said: Sequence[Mention]) -> QuestionId | None:
    """Return the question that was named: of several one not denied, and the one written first."""
    named = [entry for entry, _ in values.values(said, "question")]
    first = min(named, key=lambda entry: (entry.denials > 0, entry.word.order), default=None)
    return None if first is None else QuestionId(first.says["question"])


def _weak(said: Sequence[Mention]) -> _Weak:
    """Return what is called so elsewhere, by kind, in the order of the words."""
    weak: _Weak = {}
    for entry in said:
        if not entry.denials:
            for kind, names in entry.word.weak.items():
                weak.setdefault(kind, []).extend(names)
    return weak


def _names_trouble(reading: Reading) -> bool:
    """Tell whether an injury, fire, a crash or a breakdown is named, be it to deny it."""
    told = (reading.hurt, reading.fire, reading.water, reading.trapped, reading.can_move)
    return any((*told, reading.was_hit, reading.problem, reading.other))


def _topic(reading: Reading, topics: set[Topic], likely: set[Topic], weak: _Weak) -> Topic | None:
    """Return the topic of the first rule that holds, None where none does.

    What was said for sure stands before what is only likely; `with_topic` puts a danger first.
    """
    hurt, fire = reading.hurt in _MAY_BE, reading.fire in _MAY_BE
    for holds, topic in (
        (Topic.SEARCH in topics, Topic.SEARCH),
        (hurt and Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (Topic.CONTACTS in topics, Topic.CONTACTS),
        (Topic.LOST_ITEM in topics, Topic.LOST_ITEM),
        (reading.question and not (reading.repair or reading.days), Topic.FAQ),
        (Topic.COSTS in topics, Topic.COSTS),
        (Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (reading.hurt is Answer.YES, Topic.ACCIDENT),
        (Topic.BREAKDOWN in topics, Topic.BREAKDOWN),
        (hurt, Topic.ACCIDENT),
        (Topic.ACCIDENT in likely, Topic.ACCIDENT),
        (reading.can_move or fire, Topic.BREAKDOWN),
        (Topic.LOST_ITEM in likely, Topic.LOST_ITEM),
        (Topic.BREAKDOWN in likely, Topic.BREAKDOWN),
        (reading.trapped, Topic.ACCIDENT),
        (Topic.RESERVATION in topics, Topic.RESERVATION),
        (Topic.FAQ in topics or reading.question, Topic.FAQ),
        (reading.other, Topic.ACCIDENT),
        (reading.contact, Topic.CONTACTS),
        (weak.get("problem"), Topic.BREAKDOWN),
        (reading.hurt, Topic.ACCIDENT),
        (Topic.COSTS in likely, Topic.COSTS),
        (weak.get("contact"), Topic.CONTACTS),
        (weak.get("question"), Topic.FAQ),
    ):
        if holds:
            return topic
    return None
