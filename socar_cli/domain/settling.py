"""From words whose denials are known to what was said: what remains of them, and its topic."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from socar_cli.domain.collision import applies_in_context
from socar_cli.domain.denials import Mention, in_clause, judge
from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Answer,
    CircumstanceFields,
    Other,
    can_be_unsure,
    is_flag,
    is_repeatable,
    kind_of,
    values_said,
)
from socar_cli.knowledge.model import Role, Topic
from socar_cli.knowledge.scalars import ContactId, ProblemId, QuestionId, Won
from socar_cli.value import changed

_DENIED = {Answer.YES: Answer.NO, Answer.NO: Answer.UNSURE, Answer.UNSURE: Answer.UNSURE}
_EMERGENCIES = frozenset({Topic.ACCIDENT, Topic.BREAKDOWN})
_MAY_BE = frozenset({Answer.YES, Answer.UNSURE})
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
    not_understood: tuple[str, ...] = ()  # as typed


def settle(said: Sequence[Mention], known: Topic | None = None) -> Reading:
    """Return what was said, but for the words that were not read.

    Where the topic is `known` to be costs, one amount without a name is that of the repair.
    """
    judge(said)
    amounts = _amounts(said, unnamed=known is Topic.COSTS)
    circumstances = Reading(
        **{name: _SPECIAL.get(name, _usual)(said, name) for name in CIRCUMSTANCES},
        problem=_only(_asserted(said, "problem")),
        contact=_only(_asserted(said, "contact")),
        question=_question(said),
        repair=amounts.get(Role.REPAIR),
        deductible=amounts.get(Role.DEDUCTIBLE),
        days=_only({entry.days for entry in said if entry.days is not None}),
    )
    return _with_topic(circumstances, said, known)


def _with_topic(reading: Reading, said: Sequence[Mention], known: Topic | None) -> Reading:
    """Return a reading with what its words are about."""
    topics = {value for entry, value in _values(said, "topic") if not entry.denials}
    if any(entry.word.is_amount for entry in said):
        topics.add(Topic.COSTS)
    denied = {value for entry, value in _values(said, "topic") if entry.denials} - topics
    weak, alone = _weak(said), _weak([entry for entry in said if not entry.word.says])
    if not topics.isdisjoint(_EMERGENCIES) or _names_trouble(reading):
        reading, alone = changed(reading, question=None), {**alone, "question": []}
    topic = known or _topic(reading, topics, denied, weak)
    problem, contact, question = reading.problem, None, None
    if topic is Topic.BREAKDOWN:
        problem = problem or _only(set((weak if known else alone).get("problem", ())))
    elif topic is Topic.CONTACTS:
        contact = reading.contact or next(iter(weak.get("contact", ())), None)
    elif topic is Topic.FAQ:
        question = reading.question or _only(set(alone.get("question", ())))
    if known is None and topic is Topic.ACCIDENT:
        problem = None
    shown = None if topic is Topic.SEARCH else topic
    return changed(reading, topic=shown, problem=problem, contact=contact, question=question)


def _names_trouble(reading: Reading) -> bool:
    """Tell whether an injury, fire, a crash or a breakdown is named, be it to deny it."""
    told = (reading.hurt, reading.fire, reading.can_move, reading.was_hit, reading.problem)
    return any(told) or bool(reading.other)


def _topic(reading: Reading, topics: set[Topic], denied: set[Topic], weak: _Weak) -> Topic | None:
    """Return the first topic that something speaks for, what cannot wait before what can."""
    hurt, fire = reading.hurt in _MAY_BE, reading.fire in _MAY_BE
    crash = hurt or reading.was_hit or reading.other
    for holds, topic in (
        (Topic.SEARCH in topics, Topic.SEARCH),
        (hurt and Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (Topic.CONTACTS in topics, Topic.CONTACTS),
        (Topic.LOST_ITEM in topics, Topic.LOST_ITEM),
        (reading.question and not (reading.repair or reading.days), Topic.FAQ),
        (Topic.COSTS in topics, Topic.COSTS),
        (Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (reading.hurt is Answer.YES, Topic.ACCIDENT),
        (Topic.BREAKDOWN in topics or reading.problem, Topic.BREAKDOWN),
        (crash, Topic.ACCIDENT),
        (reading.can_move or (fire and Topic.ACCIDENT in denied), Topic.BREAKDOWN),
        (fire, Topic.ACCIDENT),
        (Topic.FAQ in topics, Topic.FAQ),
        (reading.contact, Topic.CONTACTS),
        (weak.get("problem"), Topic.BREAKDOWN),
        (weak.get("contact"), Topic.CONTACTS),
        (weak.get("question"), Topic.FAQ),
        (reading.hurt, Topic.ACCIDENT),
    ):
        if holds:
            return topic
    return None


def _values(said: Sequence[Mention], name: str) -> Iterator[tuple[Mention, Any]]:
    """Yield every word that says something of a circumstance, with what it says."""
    for entry in said:
        if entry.means and name in entry.word.says and applies_in_context(said, entry, name):
            yield entry, entry.word.says[name]


def _asserted(said: Sequence[Mention], name: str, *, sure: bool = False) -> set[Any]:
    """Return the values that were said and denied nowhere; with `sure`, nor doubted."""
    pairs = [(entry, value) for entry, value in _values(said, name) if not (sure and entry.doubts)]
    denied = {value for entry, value in pairs if entry.denials}
    return {value for _, value in pairs} - denied


def _only(values: set[Any]) -> Any:  # noqa: ANN401 - whatever the set holds
    return next(iter(values)) if len(values) == 1 else None


def _answers(said: Sequence[Mention], name: str) -> Iterator[tuple[Mention, Answer]]:
    """Yield what is said to a question that can be answered with yes, no or unsure."""
    for entry, value in _values(said, name):
        answer = Answer.UNSURE if entry.doubts or entry.denials > 1 else value
        yield entry, _DENIED[answer] if entry.denials == 1 else answer


def _usual(said: Sequence[Mention], name: str) -> Any:  # noqa: ANN401 - a value of the circumstance
    """Return what was said of a circumstance, as its kind has it."""
    if is_flag(name):
        return _flag(said, name, denied=False)
    if kind_of(name) is Answer:
        return _settled({answer for _, answer in _answers(said, name)})
    values = _asserted(said, name, sure=True)
    if is_repeatable(name):
        return tuple(value for value in kind_of(name) if value in values)
    contradicts = len(values) > 1 and can_be_unsure(name)
    return kind_of(name)("unsure") if contradicts else _only(values)


def _was_hit(said: Sequence[Mention], name: str) -> bool | None:
    """Return whether the other side struck; who denies it says nothing of who did."""
    return _flag(said, name, denied=None)


def _other(said: Sequence[Mention], name: str) -> tuple[Other, ...]:
    """Return who else takes part; a parked car and a car are one and the same."""
    others: tuple[Other, ...] = _usual(said, name)
    return tuple(
        other for other in others if other is not Other.CAR or Other.PARKED_CAR not in others
    )


def _fire(said: Sequence[Mention], name: str) -> Answer | None:
    """Return whether there is fire or smoke: who denies one in a clause leaves open the other."""
    answered = list(_answers(said, name))
    open_ = {entry.clause for entry, answer in answered if answer is not Answer.YES}
    kinds: dict[int, set[Answer]] = {}
    for entry, answer in answered:
        is_open = answer is Answer.YES and entry.clause in open_
        kinds.setdefault(entry.word.order, set()).add(Answer.UNSURE if is_open else answer)
    settled = {settled for answers in kinds.values() if (settled := _settled(answers))}
    return Answer.YES if Answer.YES in settled else _settled(settled)


def _settled(answers: set[Answer]) -> Answer | None:
    """Return the one answer; one that is sure and bad counts, a contradiction is unsure."""
    if not answers:
        return None
    if answers - {Answer.UNSURE} == {Answer.YES}:
        return Answer.YES
    return Answer.NO if answers == {Answer.NO} else Answer.UNSURE


def _hurt(said: Sequence[Mention], name: str) -> Answer | None:
    """Return whether somebody is hurt; who speaks for themselves denies it for nobody else."""
    own: set[Answer] = set()
    answers: set[Answer] = set()
    for entry, answer in _answers(said, name):
        around = {other.word.role for other in said if other.clause == entry.clause}
        of_self = Role.SELF in around and Role.EVERYBODY not in around
        (own if of_self and answer is Answer.NO else answers).add(answer)
    excepted = any(entry.word.role is Role.EXCEPTION for entry in said)
    settled = _settled((answers or own) if _is_alone(said) else answers)
    unsure = excepted if settled is Answer.NO else settled is None and own
    return Answer.UNSURE if unsure else settled


# Of these a reading follows rules of their own.
_SPECIAL: Mapping[str, Callable[[Sequence[Mention], str], Any]] = {
    "hurt": _hurt,
    "fire": _fire,
    "other": _other,
    "was_hit": _was_hit,
}


def _is_alone(said: Sequence[Mention]) -> bool:
    """Tell whether somebody struck a thing, and nobody else is named."""
    named = {other for _, other in _values(said, "other")}
    company = any(entry.word.role is Role.COMPANY for entry in said)
    return bool(named) and named <= {Other.OBJECT, Other.NONE} and not company


def _question(said: Sequence[Mention]) -> QuestionId | None:
    """Return the question that was named, the one written first of several, denied or not."""
    named = [entry for entry, _ in _values(said, "question")]
    kept = [entry for entry in named if not entry.denials] or named
    first = min(kept, key=lambda entry: entry.word.order, default=None)
    return None if first is None else QuestionId(first.word.says["question"])


def _flag(said: Sequence[Mention], name: str, *, denied: bool | None) -> bool | None:
    """Return whether something is so; None where it was doubted or contradicted as well."""
    values = {
        (denied if value and entry.denials == 1 else None) if entry.denials else value
        for entry, value in _values(said, name)
        if not entry.doubts
    }
    flag: bool | None = _only(values)
    return flag


def _weak(said: Sequence[Mention]) -> _Weak:
    """Return what is called so elsewhere, by kind, in the order of the words."""
    weak: _Weak = {}
    for entry in said:
        if not entry.denials:
            for kind, names in entry.word.weak.items():
                weak.setdefault(kind, []).extend(names)
    return weak


def _amounts(said: Sequence[Mention], *, unnamed: bool) -> dict[Role, Won]:
    """Return the amounts that stand behind their names, or before them.

    With `unnamed`, the only one without a name is the repair, and all others are not read.
    """
    found: dict[Role, Won] = {}
    for name, number in pairwise(said):
        if name.word.is_amount and number.tens:
            number.won, number.unread = Won(number.tens * 10_000), False
    free = {entry: entry.won for entry in said if entry.won is not None}
    for ahead in (True, False):
        for entry in said:
            role = entry.word.role
            if role in {Role.REPAIR, Role.DEDUCTIBLE} and role not in found:
                beside = _amount_beside(said, entry, ahead=ahead)
                if beside in free:
                    found[role] = free.pop(beside)
    if unnamed and Role.REPAIR not in found and len(free) == 1:
        found[Role.REPAIR] = free.popitem()[1]
    for entry in free if unnamed else ():
        entry.unread = True
    return found


def _amount_beside(said: Sequence[Mention], name: Mention, *, ahead: bool) -> Mention | None:
    """Return the amount next to a name in its clause, with no other name between the two."""
    for entry in in_clause(said, name, ahead=ahead):
        if entry.won is not None:
            return entry
        if entry.word.is_amount and entry.word.role is not name.word.role:
            return None
    return None
