"""From words in their order to what was said: what remains of them, and what they are about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Any

from socar_cli.domain.own_words.negation import (
    CLEAR,
    OPENS,
    PEOPLE,
    Mention,
    around,
    is_clear,
    judge,
)
from socar_cli.domain.own_words.vocabulary import DANGERS
from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Answer,
    CircumstanceFields,
    Other,
    Where,
    is_flag,
    is_repeatable,
    kind_of,
    values_said,
)
from socar_cli.knowledge.model import Danger, Role, Topic, Wording
from socar_cli.knowledge.scalars import ContactId, ProblemId, QuestionId, Won
from socar_cli.value import changed

_DENIED = {Answer.YES: Answer.NO, Answer.NO: Answer.UNSURE, Answer.UNSURE: Answer.UNSURE}
_EMERGENCIES = frozenset({Topic.ACCIDENT, Topic.BREAKDOWN})
_COLLISIONS = frozenset({Topic.ACCIDENT, Topic.COSTS})
_MAY_BE = frozenset({Answer.YES, Answer.UNSURE})
_THINGS = frozenset({Other.CAR, Other.PARKED_CAR, Other.OBJECT, Other.ANIMAL})
# Entries of `own_words:` that a rule below is about; a test keeps their names.
_BODY = "body"  # and what a person does
_DID_NOT = "did-not"
_CAR = frozenset({"body-of-car", "cars"})  # a car and its parts
_OWNED, _BILLS, _CHARGED, _TAKES = "belongings", "bills", "charges", "takes"
_OTHER_CAR = frozenset({"other-party", "was-hit"})  # what only another car is or does
_PAST, _PRESENT = "long-ago", "not-over"
_NEARLY = "nearly-strikes"
_AWAY, _MISSED, _ON_THE_MOVE = "away", "near-miss", "hit-on-the-move"
_ANIMAL, _ILL = "animals-struck", frozenset({"ails", "ails-felt", "fell-ill", "animal-blows"})

_BLOWS = frozenset({Role.STRIKES, Role.STRIKES_PERSON, Role.DAMAGE})
_SOMEBODY = PEOPLE | {Role.DENIES_NEXT}  # nobody in our car is hurt
_LITTLE = frozenset({Role.FILLER, Role.ADVERB, Role.ASKS})
_NEAR = 4  # words that say something, within which two belong together
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
    said = _in_order(said)
    _complete(said)
    _strike(said)
    judge(said)
    said = [entry for entry in said if not _is_supposed(said, entry)]
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
    named = list(_values(said, "topic"))
    topics = {value for one, value in named if "topic" in one.word.says and not one.denials}
    likely = {value for one, value in named if "topic" not in one.word.says}
    groups = {group for entry in said for group in entry.word.groups}
    charged = _CHARGED in groups
    paid = charged or _TAKES in groups
    if any(entry.word.is_amount or (paid and entry.won is not None) for entry in said):
        topics.add(Topic.COSTS)
    if charged:
        likely.add(Topic.COSTS)
    weak, alone = _weak(said), _weak([entry for entry in said if not entry.says])
    if not topics.isdisjoint(_EMERGENCIES) or _names_trouble(reading):
        reading, alone = changed(reading, question=None), {**alone, "question": []}
    problems = bool(_asserted(said, "problem"))
    topic = told = known or _topic(reading, topics, likely, weak, problems=problems)
    danger = _dangers(said)
    struck = Danger.PERSON in danger and Other.PERSON in reading.other  # nobody knows how they are
    if reading.hurt is None and (struck or Danger.HURT in danger):
        reading = changed(reading, hurt=Answer.UNSURE)
    if danger and known is None and topic not in _EMERGENCIES:
        topic = Topic.ACCIDENT
    problem, contact, question = reading.problem, None, None
    if topic is Topic.BREAKDOWN:
        problem = problem or _only(set((weak if known else alone).get("problem", ())))
    elif topic is Topic.CONTACTS:
        contact = reading.contact or next(iter(weak.get("contact", ())), None)
    elif topic is Topic.FAQ:
        question = reading.question or _only(set(alone.get("question", ())))
    if known is None and topic is Topic.ACCIDENT:
        problem = None
    if known is None and topic not in _COLLISIONS:  # who passes by where the car stopped
        reading = changed(reading, other=tuple(one for one in reading.other if one is Other.PERSON))
    elif not (reading.other or groups.isdisjoint(_OTHER_CAR)):
        reading = changed(reading, other=(Other.CAR,))
    if known is None and topic is Topic.FAQ:  # a rule is asked for, wherever
        reading = changed(reading, where=None)
    shown = None if topic is Topic.SEARCH else topic
    also = told if told not in {topic, Topic.SEARCH} else None
    return changed(
        reading,
        topic=shown,
        problem=problem,
        contact=contact,
        question=question,
        danger=danger,
        also=also,
    )


def _in_order(said: Sequence[Mention]) -> Sequence[Mention]:
    """Return the words with a person named behind the verb before it: 안 움직여요 사람이."""
    clause = said[-1].clause if said else 0
    last = [entry for entry in said if entry.clause == clause]
    rest = said[: -len(last)]
    people = [one for one in last if one.role in PEOPLE or one.says.get("other") is Other.PERSON]
    little = all(one in people or one.role in _LITTLE or one.role is Role.OWN_SIDE for one in last)
    if not (rest and people and little) or last[0].word.latin:
        return said
    for entry in last:
        entry.clause = rest[-1].clause
    begins = next(at for at, one in enumerate(rest) if one.clause == rest[-1].clause)
    return [*rest[:begins], *last, *rest[begins:]]


def _complete(said: Sequence[Mention]) -> None:
    """Add to every word what it says beside others: 목 is hurt beside 돌리다 or 부러지다."""
    everywhere = {group for entry in said for group in entry.word.groups}
    owners = [entry for entry in said if _owns(said, entry)]
    for at, entry in enumerate(said):
        near = [other for ahead in (False, True) for other in _near(said, at, ahead=ahead)]
        near = [other for other in near if other not in owners]
        groups = {group for other in near for group in other.word.groups}
        for wording in entry.word.when:
            if wording.beside and groups.isdisjoint(wording.beside):
                continue
            if wording.within and everywhere.isdisjoint(wording.within):
                continue
            if wording.role is Role.ASIDE:
                if _is_figure(said, entry, wording):
                    entry.says = wording.says
                break
            if not any(DANGERS & other.word.says.keys() & wording.says.keys() for other in near):
                entry.says = wording.says | entry.says  # 삐끗 says it itself, sure or not


def _owns(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether the next word is a thing of somebody's: 아이 가방, she left her bag."""
    behind = (one for one in around(said, said.index(entry), ahead=True) if one.role not in _LITTLE)
    owned = next(behind, None)
    return owned is not None and _OWNED in owned.word.groups


def _is_figure(said: Sequence[Mention], entry: Mention, wording: Wording) -> bool:
    """Tell whether a danger is a figure of speech: right behind what cannot be in it, my pride.

    Where nothing is named that stands before it, no other word may tell of trouble, but for what
    makes it a figure: 바퀴가 빠져서 못 나가요, a wheel is stuck.
    """
    if of := wording.beside:
        before = (other for other in around(said, said.index(entry), ahead=False))
        named = next((other for other in before if other.role not in _LITTLE), None)
        return named is not None and not named.word.groups.isdisjoint(of)
    figure = {wording.id, *wording.within}
    others = [other for other in said if figure.isdisjoint(other.word.groups)]
    return not any(
        other.endangers or other.role in _BLOWS or other.says.get("topic") in _EMERGENCIES
        for other in others
    )


def _near(said: Sequence[Mention], at: int, *, ahead: bool) -> Iterator[Mention]:
    """Yield the words of a clause on one side of another, over at most three that say something."""
    most = _NEAR
    for other in around(said, at, ahead=ahead):
        yield other
        most -= other.role not in _LITTLE
        if not most:
            break


def _strike(said: Sequence[Mention]) -> None:
    """Mark every person somebody drove into: `사람을 쳤`, `hit a man`, `a man was hit`."""
    for at, entry in enumerate(said):
        says, latin = entry.says, entry.word.latin
        if entry.role not in PEOPLE and says.get("other") is not Other.PERSON:
            continue
        if "was_hit" in says:
            continue
        after = next(around(said, at, ahead=True), None)
        if after is not None and after.says.get("other") in _THINGS | {Other.UNSURE}:
            continue  # their car
        behind = None if after is None else after.role
        if behind is Role.CAR:
            continue
        # another clause begins with them: i crashed my friend is bleeding
        begins = entry.role is Role.COMPANY and (
            behind is Role.ASKS or (after is not None and after.endangers)
        )
        acts = not latin and (entry.acts or entry.role is Role.OTHER_SIDE)
        for ahead in (False, True) if latin and not begins else (True,):
            passive = False
            beside = list(around(said, at, ahead=ahead))
            doubted = any(one.asked or one.role in OPENS for one in beside)
            for other in beside:
                role = other.role
                passive = passive or role is Role.ASKS
                if not doubted and _is_missed(said, other):
                    break
                if role in {Role.STRIKES, Role.STRIKES_PERSON}:
                    suffers = role is Role.STRIKES_PERSON and not latin
                    struck = passive if latin and ahead else suffers or not acts
                    entry.struck |= struck and not _did_not(said, other)
                little = role in _LITTLE or role is Role.OWN_SIDE or other.unread
                little = little or (doubted and role is Role.DENIES_VERB)  # 안 친 건지 모르겠어요
                if not (little or _BODY in other.word.groups):
                    break


def _is_missed(said: Sequence[Mention], blow: Mention) -> bool:
    """Tell whether somebody nearly struck did not strike: 칠 뻔했는데 안 쳤어요."""
    return _NEARLY in blow.word.groups and any(
        one.role is Role.DENIES_VERB and other.role in _BLOWS for one, other in pairwise(said)
    )


def _did_not(said: Sequence[Mention], strikes: Mention) -> bool:
    """Tell whether somebody denies to have struck: i did not hit him, but not: oh no, hit him."""
    before = around(said, said.index(strikes), ahead=False)
    last = next((one for one in before if one.role not in _LITTLE), None)
    return last is not None and _DID_NOT in last.word.groups


def _is_supposed(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether a danger is only the condition of a question about cover or a rule.

    What is long over is no danger either where one asks about a bill: 작년에 다쳤을 때 낸 면책금.
    """
    if not (entry.endangers or entry.says.get("topic") is Topic.ACCIDENT):
        return False
    at = said.index(entry)
    before, behind = list(around(said, at, ahead=False)), list(around(said, at, ahead=True))
    clause = before + behind
    beside = before + behind[:1] if entry.word.latin else clause
    if entry.role is Role.NOUN and any(other.role is Role.COVER for other in beside):
        return True
    supposed = any(other.role is Role.CONDITION for other in clause)
    lasts = any(_PRESENT in other.word.groups for other in before)  # my back still hurts
    supposed = supposed or (not lasts and any(other.role is Role.SUPPOSES for other in said))
    past = said if entry.word.latin and not entry.endangers else before  # a crash last month
    over = any(_PAST in other.word.groups for other in past)
    over = over and not any(_PRESENT in other.word.groups for other in said)
    return (supposed or over) and any(
        other.role is Role.COVER
        or (over and (other.word.is_amount or _BILLS in other.word.groups))
        or "question" in other.says
        or other.says.get("topic") in {Topic.FAQ, Topic.COSTS}
        for other in said
    )


def _dangers(said: Sequence[Mention]) -> tuple[Danger, ...]:
    """Return what was told or feared; what was merely denied is none, sure or not."""
    roles = {entry.role for entry in said}
    left = Role.EXCEPTION in roles and Role.CARE in roles and not PEOPLE.isdisjoint(roles)
    opened = not OPENS.isdisjoint(roles) or (Role.TURN in roles and not PEOPLE.isdisjoint(roles))
    found = {Danger.HURT} if left else set()  # 동생 빼고 다 멀쩡해요
    for entry in said:
        says = entry.says
        told = {Danger(name) for name in ("hurt", "fire", "water", "trapped") if name in says}
        told |= {Danger.PERSON} if entry.struck else set()
        told |= {says["danger"]} if "danger" in says else set()
        if not told or not counts(said, entry, "hurt"):
            continue
        denied = Answer.NO in (says.get("hurt"), says.get("fire"), says.get("trapped"))
        merely = not opened and not entry.doubts and entry.denials == (not denied)
        if not merely:
            found |= told
    return tuple(danger for danger in Danger if danger in found)


def _names_trouble(reading: Reading) -> bool:
    """Tell whether an injury, fire, a crash or a breakdown is named, be it to deny it."""
    told = (reading.hurt, reading.fire, reading.water, reading.trapped, reading.can_move)
    return any((*told, reading.was_hit, reading.problem, reading.other))


def _topic(
    reading: Reading, topics: set[Topic], likely: set[Topic], weak: _Weak, *, problems: bool
) -> Topic | None:
    """Return the first topic that something speaks for, what cannot wait before what can."""
    hurt, fire = reading.hurt in _MAY_BE, reading.fire in _MAY_BE
    crash = hurt or reading.was_hit or set(reading.other) - {Other.OBJECT, Other.CAR, Other.NONE}
    for holds, topic in (
        (Topic.SEARCH in topics, Topic.SEARCH),
        (hurt and Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (Topic.CONTACTS in topics, Topic.CONTACTS),
        (Topic.LOST_ITEM in topics, Topic.LOST_ITEM),
        (reading.question and not (reading.repair or reading.days), Topic.FAQ),
        (Topic.COSTS in topics, Topic.COSTS),
        (Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (reading.hurt is Answer.YES, Topic.ACCIDENT),
        (Topic.BREAKDOWN in topics or problems, Topic.BREAKDOWN),
        (crash, Topic.ACCIDENT),
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


def _values(said: Sequence[Mention], name: str) -> Iterator[tuple[Mention, Any]]:
    """Yield every word that says something of a circumstance, with what it says."""
    for entry in said:
        told = entry.means or name not in entry.word.says
        told = told and not (name == "breach" and entry.theirs)  # it costs them, not who types
        if told and name in entry.says and counts(said, entry, name):
            yield entry, entry.says[name]


def _asserted(said: Sequence[Mention], name: str, *, sure: bool = False) -> set[Any]:
    """Return the values that were said and denied nowhere; with `sure`, nor doubted."""
    pairs = [(entry, value) for entry, value in _values(said, name) if not (sure and entry.doubts)]
    denied = {value for entry, value in pairs if entry.denials}
    return {value for _, value in pairs} - denied


def _only(values: set[Any]) -> Any:  # noqa: ANN401 - whatever the set holds
    return next(iter(values)) if len(values) == 1 else None


def _answer(said: Sequence[Mention], name: str) -> Answer | None:
    """Return what is said to a question that can be answered with yes, no or unsure."""
    answers = set()
    for entry, value in _values(said, name):
        answer = Answer.UNSURE if entry.doubts or entry.denials > 1 else value
        answers.add(_DENIED[answer] if entry.denials == 1 else answer)
    if not answers:
        return None
    if answers - {Answer.UNSURE} == {Answer.YES}:
        return Answer.YES
    return Answer.NO if answers == {Answer.NO} else Answer.UNSURE


def _danger(said: Sequence[Mention], name: str) -> Answer | None:
    """Return whether somebody is hurt, or something burns: no only where a whole clause says so."""
    told = list(_values(said, name))
    # Who is said to be well beside somebody hurt leaves it open; so does 불도 연기도 안 나요.
    denied = [one for one, value in told if value is Answer.NO or one.denials]
    well = [one for one in denied if "no" in one.says.values() and not _of_self(said, one)]
    for one, value in told:
        if value is Answer.YES and not (one.denials or one.doubts):
            later = [no for no in denied if no.at > one.at or no.clause == one.clause]
            retracted = any(o.role is Role.RETRACTS and o.at > one.at for o in said)
            rest = [no for no in well if not _excepted(said, no, one)]
            open_ = retracted or (rest if name == "hurt" else later)
            return Answer.UNSURE if open_ else Answer.YES
    if told and all(entry.role is Role.CLEARS for entry, _ in told) and is_clear(said):
        return Answer.NO
    return Answer.UNSURE if told else None


def _excepted(said: Sequence[Mention], well: Mention, hurt: Mention) -> bool:
    """Tell whether somebody hurt is told apart from those who are well: all ok except my mom."""
    return any(one.role is Role.EXCEPTION for one in said if well.at < one.at < hurt.at)


def _usual(said: Sequence[Mention], name: str) -> Any:  # noqa: ANN401 - a value of the circumstance
    """Return what was said of a circumstance, as its kind has it."""
    if is_flag(name):
        return _flag(said, name, denied=False)
    if kind_of(name) is Answer:
        return _answer(said, name)
    values = _asserted(said, name, sure=True)
    if is_repeatable(name):
        return tuple(value for value in kind_of(name) if value in values)
    return _only(values)


def _where(said: Sequence[Mention], name: str) -> Where | None:
    """Return the place; that of a road gives way to one that is told apart."""
    values = _asserted(said, name, sure=True)
    values -= {Where.ROAD} if len(values) > 1 else set()
    return Where.UNSURE if len(values) > 1 else _only(values)


def _was_hit(said: Sequence[Mention], name: str) -> bool | None:
    """Return whether the other side struck; who denies it says nothing of who did."""
    return _flag(said, name, denied=None)


def _other(said: Sequence[Mention], name: str) -> tuple[Other, ...]:
    """Return who else takes part; a parked car and a car are one and the same."""
    others: tuple[Other, ...] = _usual(said, name)
    if any(entry.struck and not entry.doubts and not entry.denials for entry in said):
        others = tuple(one for one in Other if one in {*others, Other.PERSON})
    groups = {group for entry in said for group in entry.word.groups}
    if _MISSED in groups and not any(entry.struck or entry.role in _BLOWS for entry in said):
        return ()
    left_out = {Other.CAR} if Other.PARKED_CAR in others else set()
    if _was_hit(said, "was_hit"):
        if Other.HIT_AND_RUN in others:
            left_out |= {Other.PARKED_CAR}  # one's own
        if _AWAY in groups and set(others) <= {Other.HIT_AND_RUN}:  # nobody saw who did it
            others = (Other.HIT_AND_RUN,)
        elif others == (Other.HIT_AND_RUN,) and _ON_THE_MOVE in groups:
            others = (Other.CAR, *others)
    return tuple(other for other in others if other not in left_out)


# Of these a reading follows rules of their own.
_SPECIAL: Mapping[str, Callable[[Sequence[Mention], str], Any]] = {
    "hurt": _danger,
    "fire": _danger,
    "trapped": _danger,
    "other": _other,
    "was_hit": _was_hit,
    "where": _where,
}


def _of_self(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether somebody speaks of nobody else."""
    return entry.role is Role.SELF or any(
        other.role is Role.SELF and other.clause == entry.clause for other in said
    )


def counts(said: Sequence[Mention], entry: Mention, name: str) -> bool:
    """Tell whether what a word of a collision says of a circumstance is so beside the others."""
    at = said.index(entry)
    if name in {"hurt", "can_move"} and "hurt" in entry.says:
        moves = name == "can_move"  # who lies there does not move, or the car does not
        if moves is not _is_of_car(said, entry):
            return False
    match entry.role:
        case Role.STRIKES:
            return name != "was_hit" or entry.theirs
        case Role.STRUCK:
            clause = (*around(said, at, ahead=False), *around(said, at, ahead=True))
            struck = any(
                other.says.get("topic") is Topic.ACCIDENT or "was_hit" in other.says
                for other in clause
            )
            return name != "other" or struck
        case Role.DAMAGE:
            thing = _damaged(said[:at])
            return thing is None or name != "hurt"
    return True


def _is_of_car(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether only a part of the car is hurt, or an animal: 범퍼가 다쳤어요, 소가 쓰러져요."""
    before = list(around(said, said.index(entry), ahead=False))
    for one in before:
        if _ANIMAL in one.word.groups:
            return one.acts
        if not (one.role in _LITTLE or _ILL.intersection(one.word.groups)):
            break
    last = next((one for one in before if one.role is not Role.ASKS), None)
    if entry.word.latin:  # my dad cannot get out, the door is crushed
        before = list(takewhile(lambda one: not one.endangers, before))
    return (
        last is not None
        and not last.word.groups.isdisjoint(_CAR)
        and (last.acts or last.role is Role.CAR or (entry.word.latin and last is not before[0]))
        and not any(one.role in _SOMEBODY or _BODY in one.word.groups for one in before)
    )


def _damaged(before: Sequence[Mention]) -> Mention | None:
    """Return the thing that was damaged: it is named right before, or what it struck is."""
    for entry in reversed(before):
        role = entry.role
        if role not in CLEAR and role is not Role.STRIKES:
            is_thing = role is Role.ASIDE or entry.says.get("other") in _THINGS
            return entry if is_thing or not _is_no_part(entry) else None
    return None


def _is_no_part(thing: Mention) -> bool:
    """Tell whether a word names no part of a car that breaks without an accident."""
    word = thing.word
    is_broken = "problem" in word.says or "problem" in word.weak
    return not is_broken and word.says.get("topic") is not Topic.BREAKDOWN


def _question(said: Sequence[Mention]) -> QuestionId | None:
    """Return the question that was named: of several one not denied, and the one written first."""
    named = [entry for entry, _ in _values(said, "question")]
    first = min(named, key=lambda entry: (entry.denials > 0, entry.word.order), default=None)
    return None if first is None else QuestionId(first.says["question"])


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

    With `unnamed`, the only one without a name is the repair; all others are not read.
    """
    found: dict[Role, Won] = {}
    for name, number in pairwise(said):
        if name.word.is_amount and number.tens:
            number.won, number.unread = Won(number.tens * 10_000), False
    free = {entry: entry.won for entry in said if entry.won is not None}
    for ahead in (True, False):
        for entry in said:
            role = entry.role
            if role in {Role.REPAIR, Role.DEDUCTIBLE} and role not in found:
                beside = _amount_beside(said, entry, ahead=ahead)
                if beside in free:
                    found[role] = free.pop(beside)
    if unnamed and Role.REPAIR not in found and len(free) == 1:
        found[Role.REPAIR] = free.popitem()[1]
    for entry in free:
        entry.unread = True
    return found


def _amount_beside(said: Sequence[Mention], name: Mention, *, ahead: bool) -> Mention | None:
    """Return the amount next to a name in its clause, with no other name between the two."""
    for entry in around(said, said.index(name), ahead=ahead):
        if entry.won is not None:
            return entry
        if entry.word.is_amount and entry.role is not name.role:
            return None
    return None
