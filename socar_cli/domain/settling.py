"""From words in their order to what was said: who is denied, what is in doubt, what remains."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from socar_cli.domain.vocabulary import Word
from socar_cli.knowledge.model import Role, Topic
from socar_cli.knowledge.scalars import Won
from socar_cli.knowledge.situation import Answer, Other, Where

_DENIED = {Answer.YES: Answer.NO, Answer.NO: Answer.UNSURE, Answer.UNSURE: Answer.UNSURE}
_ANSWERS = ("hurt", "fire", "can_move")
_DANGERS = frozenset({"hurt", "fire"})
_CLEAR = frozenset({Role.FILLER, Role.SELF, Role.EVERYBODY})  # a denial reaches past these


class Said:
    """A word at its place, and what is said of it by those around."""

    __slots__ = ("asked", "at", "clause", "days", "denials", "doubts", "unread", "won", "word")

    def __init__(self, word: Word, at: int, clause: int) -> None:
        """Take a word nobody has denied yet."""
        self.word, self.at, self.clause = word, at, clause
        self.won: Won | None = None
        self.days: int | None = None
        self.denials = self.doubts = 0
        self.asked = self.unread = False

    @property
    def means(self) -> bool:
        """Tell whether it says something that can be denied."""
        if self.word.role is Role.SELF:
            return "hurt" in self.word.says
        return self.word.role is None and bool(self.word.says)

    @property
    def endangers(self) -> bool:
        """Tell whether it names an injury, fire or smoke."""
        return not _DANGERS.isdisjoint(self.word.says)


def settle(said: Sequence[Said]) -> dict[str, Any]:
    """Return the circumstances that were said, by the names of their fields."""
    _judge(said)
    meanings = [entry for entry in said if entry.means]
    return {
        "hurt": _hurt(said, meanings),
        "fire": _answer(meanings, "fire"),
        "can_move": _answer(meanings, "can_move"),
        "where": _where(meanings),
        "other": _other(meanings),
        "was_hit": _flag(meanings, "was_hit", denied=None),
        "night": _flag(meanings, "night", denied=False),
        "ev": _flag(meanings, "ev", denied=False),
        "problem": _only(_asserted(meanings, "problem")),
        "contact": _only(_asserted(meanings, "contact")),
        **_amounts(said),
        "days": _only({entry.days for entry in said if entry.days is not None}),
    }


def topic_of(said: Sequence[Said], found: dict[str, Any]) -> Topic | None:
    """Return what the words are about, and give `found` what only this topic makes of them."""
    topics = _asserted([entry for entry in said if entry.means], "topic")
    if any(entry.word.is_amount for entry in said):
        topics.add(Topic.COSTS)
    denied = {entry.word.says.get("topic") for entry in said if entry.denials} - topics
    weak = _weak(said)
    topic = _topic(topics, denied, found, weak)
    if topic is Topic.BREAKDOWN:
        found["problem"] = found["problem"] or _only(set(weak.get("problem", ())))
    if topic is Topic.CONTACTS:
        found["contact"] = found["contact"] or next(iter(weak.get("contact", ())), None)
    else:
        found["contact"] = None
    return None if topic is Topic.SEARCH else topic


def _topic(
    topics: set[Topic],
    denied: set[Topic | None],
    found: Mapping[str, Any],
    weak: Mapping[str, Sequence[str]],
) -> Topic | None:
    """Return the first topic that something speaks for, what cannot wait before what can."""
    hurt = found["hurt"] in {Answer.YES, Answer.UNSURE}
    fire = found["fire"] in {Answer.YES, Answer.UNSURE}
    crash = hurt or found["was_hit"] or bool(found["other"])
    for holds, topic in (
        (Topic.SEARCH in topics, Topic.SEARCH),
        (hurt and Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (Topic.CONTACTS in topics, Topic.CONTACTS),
        (Topic.LOST_ITEM in topics, Topic.LOST_ITEM),
        (Topic.COSTS in topics, Topic.COSTS),
        (Topic.ACCIDENT in topics, Topic.ACCIDENT),
        (Topic.BREAKDOWN in topics or found["problem"], Topic.BREAKDOWN),
        (crash, Topic.ACCIDENT),
        (found["can_move"] is not None or (fire and Topic.ACCIDENT in denied), Topic.BREAKDOWN),
        (fire, Topic.ACCIDENT),
        (Topic.FAQ in topics, Topic.FAQ),
        (found["contact"], Topic.CONTACTS),
        (weak.get("problem"), Topic.BREAKDOWN),
        (weak.get("contact"), Topic.CONTACTS),
        (weak.get("question"), Topic.FAQ),
    ):
        if holds:
            return topic
    return None


def _judge(said: Sequence[Said]) -> None:
    """Give every denial and every doubt to what it is about."""
    taken: dict[int, int] = {}  # what a denial was about, for one that denies the denial
    for at, entry in enumerate(said):
        if entry.asked and entry.means:
            entry.doubts += 1
        match entry.word.role:
            case Role.DENIES_NEXT:
                _deny(said, at, taken, ahead=True)
            case Role.DENIES_LAST:
                _deny(said, at, taken, ahead=False)
            case Role.DENIES_VERB:
                _deny_verb(said, at)
            case Role.DOUBTS_NEXT | Role.DOUBTS_LAST as role:
                ahead = role is Role.DOUBTS_NEXT
                target = _target(said, at, ahead=ahead)
                if target is None:
                    target = _target(said, at, ahead=not ahead)
                if target is not None:
                    said[target].doubts += 1


def _deny(said: Sequence[Said], at: int, taken: dict[int, int], *, ahead: bool) -> None:
    """Let the denial at a place deny what is next to it, on its own side, or else before it."""
    target, sure = _denied(said, at, taken, ahead=ahead)
    if target is None and ahead and _ends_its_clause(said, at):
        target, sure = _denied(said, at, taken, ahead=False)
    if target is None:
        _leave_open(said, at)
        return
    taken[at] = target
    if sure:
        said[target].denials += 1
        _deny_alternatives(said, target, ahead=ahead)
    else:
        said[target].doubts += 1


def _ends_its_clause(said: Sequence[Said], at: int) -> bool:
    """Tell whether nothing is said in the clause behind a place."""
    behind = (said[place] for place in _side(said, at, ahead=True))
    return all(entry.word.role in _CLEAR for entry in behind if entry.clause == said[at].clause)


def _deny_verb(said: Sequence[Said], at: int) -> None:
    """Deny the word right behind a place; 안 may also mean inside, so a danger stays open."""
    behind = said[at + 1] if at + 1 < len(said) else None
    if behind is not None and behind.means:
        behind.doubts += behind.endangers
        behind.denials += not behind.endangers
        return
    place = _target(said, at, ahead=False)
    if place is not None and said[place].endangers:
        said[place].doubts += 1


def _denied(
    said: Sequence[Said], at: int, taken: Mapping[int, int], *, ahead: bool
) -> tuple[int | None, bool]:
    """Return what a denial denies, and whether nothing unknown stands between the two."""
    sure = True
    for place in _side(said, at, ahead=ahead):
        entry = said[place]
        if entry.clause != said[at].clause:
            return None, sure
        if place in taken:
            return taken[place], sure
        if entry.means:
            return place, sure
        if entry.word.role not in _CLEAR:
            if not ahead and not _danger_before(said, place):
                return None, sure  # it denies just this
            sure = sure and ahead and not entry.unread
    return None, sure


def _danger_before(said: Sequence[Said], at: int) -> bool:
    """Tell whether a danger is named earlier in the clause."""
    return any(
        said[place].endangers
        for place in _side(said, at, ahead=False)
        if said[place].clause == said[at].clause
    )


def _leave_open(said: Sequence[Said], at: int) -> None:
    """Leave open a danger of the clause before a denial of nothing: 다쳤어요 아니에요."""
    for place in _side(said, at, ahead=False):
        entry = said[place]
        if entry.means:
            entry.doubts += entry.endangers
            return
        if entry.clause == said[at].clause and entry.word.role not in _CLEAR:
            return


def _deny_alternatives(said: Sequence[Said], target: int, *, ahead: bool) -> None:
    """Deny as well what stands behind an `or`."""
    places = iter(_side(said, target, ahead=ahead))
    for place in places:
        if said[place].word.role is Role.ALTERNATIVE:
            following = next(places, None)
            if following is not None and said[following].means:
                said[following].denials += 1
                continue
        return


def _target(said: Sequence[Said], at: int, *, ahead: bool) -> int | None:
    """Return the nearest meaning on one side of a doubt, within its clause."""
    for place in _side(said, at, ahead=ahead):
        if said[place].clause != said[at].clause:
            return None
        if said[place].means:
            return place
        if said[place].unread and not ahead:
            return None
    return None


def _side(said: Sequence[Said], at: int, *, ahead: bool) -> range:
    return range(at + 1, len(said)) if ahead else range(at - 1, -1, -1)


def _values(meanings: Iterable[Said], name: str) -> Iterator[tuple[Said, Any]]:
    for entry in meanings:
        if name in entry.word.says:
            yield entry, entry.word.says[name]


def _asserted(meanings: Iterable[Said], name: str) -> set[Any]:
    """Return the values that were said and denied nowhere."""
    pairs = list(_values(meanings, name))
    denied = {value for entry, value in pairs if entry.denials} if name != "topic" else set()
    return {value for entry, value in pairs if not entry.denials} - denied


def _answers(meanings: Iterable[Said], name: str) -> Iterator[tuple[Said, Answer]]:
    """Yield what is said to a question that can be answered with yes, no or unsure."""
    for entry, value in _values(meanings, name):
        answer = Answer.UNSURE if entry.doubts or entry.denials > 1 else value
        yield entry, _DENIED[answer] if entry.denials == 1 else answer


def _hurt(said: Sequence[Said], meanings: Iterable[Said]) -> Answer | None:
    """Return whether somebody is hurt; who speaks for themselves denies it for nobody else."""
    roles: dict[int, set[Role | None]] = {}
    for entry in said:
        roles.setdefault(entry.clause, set()).add(entry.word.role)
    answers = set()
    alone = False
    for entry, answer in _answers(meanings, "hurt"):
        around = roles[entry.clause]
        if answer is Answer.NO and Role.SELF in around and Role.EVERYBODY not in around:
            alone = True
        else:
            answers.add(answer)
    settled = _settled(answers)
    excepted = any(entry.word.role is Role.EXCEPTION for entry in said)
    if (settled is None and alone) or (settled is Answer.NO and excepted):
        return Answer.UNSURE
    return settled


def _answer(meanings: Iterable[Said], name: str) -> Answer | None:
    return _settled({answer for _, answer in _answers(meanings, name)})


def _settled(answers: set[Answer]) -> Answer | None:
    """Return the one answer; one that is sure and bad counts, a contradiction is unsure."""
    if not answers:
        return None
    if answers - {Answer.UNSURE} == {Answer.YES}:
        return Answer.YES
    return Answer.NO if answers == {Answer.NO} else Answer.UNSURE


def _where(meanings: Iterable[Said]) -> Where | None:
    places = _asserted([entry for entry in meanings if not entry.doubts], "where")
    return Where.UNSURE if len(places) > 1 else _only(places)


def _other(meanings: Iterable[Said]) -> tuple[Other, ...]:
    others = _asserted([entry for entry in meanings if not entry.doubts], "other")
    return tuple(other for other in Other if other in others)


def _flag(meanings: Iterable[Said], name: str, *, denied: bool | None) -> bool | None:
    """Return whether something is so; None where it was doubted or contradicted as well."""
    values = {
        (denied if value and entry.denials == 1 else None) if entry.denials else value
        for entry, value in _values(meanings, name)
        if not entry.doubts
    }
    flag: bool | None = _only(values)
    return flag


def _only(values: set[Any]) -> Any:  # noqa: ANN401 - whatever the set holds
    return next(iter(values)) if len(values) == 1 else None


def _weak(said: Iterable[Said]) -> dict[str, list[str]]:
    """Return what is called so elsewhere in the knowledge, by kind, in the order of the words."""
    weak: dict[str, list[str]] = {}
    for entry in said:
        if not entry.denials:
            for kind, name in entry.word.weak.items():
                weak.setdefault(kind, []).append(name)
    return weak


def _amounts(said: Sequence[Said]) -> dict[str, Won | None]:
    """Return the amounts that stand behind their names, or before them."""
    found: dict[str, Won | None] = {"repair": None, "deductible": None}
    free = {at for at, entry in enumerate(said) if entry.won is not None}
    for ahead in (True, False):
        for at, entry in enumerate(said):
            name = str(entry.word.role)
            if name in found and found[name] is None:
                place = _amount_beside(said, at, ahead=ahead)
                if place in free:
                    free.remove(place)
                    found[name] = said[place].won
    return found


def _amount_beside(said: Sequence[Said], at: int, *, ahead: bool) -> int:
    """Return the place of the amount next to a name in its clause, -1 when there is none."""
    for place in _side(said, at, ahead=ahead):
        entry = said[place]
        other_name = entry.word.role in {Role.REPAIR, Role.DEDUCTIBLE}
        if entry.clause != said[at].clause or (
            other_name and entry.word.role != said[at].word.role
        ):
            return -1
        if entry.won is not None:
            return place
    return -1
