"""What the words say of one circumstance, such as `can_move` or `where`, taken together.

A value counts where its word stands beside the right others, and where it was not denied. Amounts
of money belong to the names beside them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any

from socar_cli.domain.own_words.mention import (
    BLOWS,
    LITTLE,
    PASSED,
    PEOPLE,
    THINGS,
    Mention,
    before,
    behind,
    beside,
)
from socar_cli.knowledge.circumstances import (
    Answer,
    Other,
    Where,
    is_flag,
    is_repeatable,
    kind_of,
)
from socar_cli.knowledge.model import Role, Topic
from socar_cli.knowledge.scalars import Won

_DENIED = {Answer.YES: Answer.NO, Answer.NO: Answer.UNSURE, Answer.UNSURE: Answer.UNSURE}
_SOMEBODY = PEOPLE | {Role.DENIES_NEXT}  # nobody in our car is hurt
# Entries of `own_words:` that the rules are about.
BODY = "body"  # and what a person does
_CAR = frozenset({"body-of-car", "cars"})  # a car and its parts
_ANIMAL, _ILL = "animals-struck", frozenset({"ails", "ails-felt", "fell-ill", "animal-blows"})
_BIKES = "bikes"
_AWAY, _MISSED, _ON_THE_MOVE = "away", "near-miss", "hit-on-the-move"


def values(said: Sequence[Mention], name: str) -> Iterator[tuple[Mention, Any]]:
    """Yield every word that says something of a circumstance, with what it says."""
    for entry in said:
        told = entry.means or name not in entry.word.says
        told = told and not (name == "breach" and entry.theirs)  # it costs them, not who types
        if told and name in entry.says and counts(said, entry, name):
            yield entry, entry.says[name]


def asserted(said: Sequence[Mention], name: str, *, sure: bool = False) -> set[Any]:
    """Return the values that were said and denied nowhere; with `sure`, nor doubted."""
    pairs = [(entry, value) for entry, value in values(said, name) if not (sure and entry.doubts)]
    denied = {value for entry, value in pairs if entry.denials}
    return {value for _, value in pairs} - denied


def only(told: set[Any]) -> Any:  # noqa: ANN401 - whatever the set holds
    """Return the one value that was told, None for none and for several."""
    return next(iter(told)) if len(told) == 1 else None


def usual(said: Sequence[Mention], name: str) -> Any:  # noqa: ANN401 - a value of the circumstance
    """Return what was said of a circumstance, as its kind has it."""
    if is_flag(name):
        return flag(said, name, denied=False)
    if kind_of(name) is Answer:
        return _answer(said, name)
    told = asserted(said, name, sure=True)
    if is_repeatable(name):
        return tuple(value for value in kind_of(name) if value in told)
    return only(told)


def where(said: Sequence[Mention], name: str) -> Where | None:
    """Return the place; that of a road gives way to one that is told apart."""
    told = asserted(said, name, sure=True)
    told -= {Where.ROAD} if len(told) > 1 else set()
    return Where.UNSURE if len(told) > 1 else only(told)


def others(said: Sequence[Mention], name: str) -> tuple[Other, ...]:
    """Return who else takes part; a parked car and a car are one and the same."""
    missed = any(entry.is_of(_MISSED) for entry in said)
    missed = missed and not any(entry.role in BLOWS for entry in said)
    found: set[Other] = set() if missed else set(usual(said, name))
    if any(entry.struck and not entry.doubts and not entry.denials for entry in said):
        found.add(Other.PERSON)
    cars = [entry for entry in said if entry.says.get("other") is Other.CAR]
    ridden = Other.PERSON in found and all(entry.is_of(_BIKES) for entry in cars)
    if Other.PARKED_CAR in found or ridden:
        found.discard(Other.CAR)
    if found <= {Other.HIT_AND_RUN} and flag(said, "was_hit", denied=None):
        if any(entry.is_of(_AWAY) for entry in said):
            found = {Other.HIT_AND_RUN}  # nobody saw who did it
        elif found and any(entry.is_of(_ON_THE_MOVE) for entry in said):
            found.add(Other.CAR)
    return tuple(one for one in Other if one in found)


def flag(said: Sequence[Mention], name: str, *, denied: bool | None) -> bool | None:
    """Return whether something is so; None where it was doubted or contradicted as well."""
    told = {
        (denied if value and entry.denials == 1 else None) if entry.denials else value
        for entry, value in values(said, name)
        if not entry.doubts
    }
    found: bool | None = only(told)
    return found


def _answer(said: Sequence[Mention], name: str) -> Answer | None:
    """Return what is said to a question that can be answered with yes, no or unsure."""
    answers = set()
    for entry, value in values(said, name):
        answer = Answer.UNSURE if entry.doubts or entry.denials > 1 else value
        answers.add(_DENIED[answer] if entry.denials == 1 else answer)
    if not answers:
        return None
    if answers - {Answer.UNSURE} == {Answer.YES}:
        return Answer.YES
    return Answer.NO if answers == {Answer.NO} else Answer.UNSURE


def amounts(said: Sequence[Mention], *, unnamed: bool) -> dict[Role, Won]:
    """Return the amounts that stand behind their names, or before them: 수리비 120만 면책 30만.

    With `unnamed`, the only one without a name is the repair; all others are not read.
    """
    found: dict[Role, Won] = {}
    for name, number in pairwise(said):
        if name.word.names_amount and number.tens:
            number.won, number.unread = Won(number.tens * 10_000), False
    free = {entry: entry.won for entry in said if entry.won is not None}
    for side in (behind, before):
        for entry in said:
            role = entry.role
            if role in {Role.REPAIR, Role.DEDUCTIBLE} and role not in found:
                told = (
                    one
                    for one in side(said, entry)
                    if one.won is not None or (one.word.names_amount and one.role is not role)
                )
                nearest = next(told, None)  # an amount, or another name
                if nearest in free:
                    found[role] = free.pop(nearest)
    if unnamed and Role.REPAIR not in found and len(free) == 1:
        found[Role.REPAIR] = free.popitem()[1]
    for entry in free:
        entry.unread = True
    return found


def counts(said: Sequence[Mention], entry: Mention, name: str) -> bool:
    """Tell whether what a word says of a circumstance holds beside the others."""
    if name in {"hurt", "can_move"} and "hurt" in entry.says:
        moves = name == "can_move"  # who lies there does not move, or the car does not
        if moves is not _is_of_car(said, entry):
            return False
    match entry.role:
        case Role.STRIKES:
            return name != "was_hit" or entry.theirs
        case Role.STRUCK:
            return name != "other" or any(
                other.says.get("topic") is Topic.ACCIDENT or "was_hit" in other.says
                for other in beside(said, entry)
            )
        case Role.DAMAGE:
            return name != "hurt" or not _is_behind_thing(said, entry)
    return True


def _is_of_car(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether only a part of the car is hurt, or an animal: 범퍼가 다쳤어요, 소가 쓰러져요."""
    earlier = before(said, entry)
    for one in earlier:
        if one.is_of(_ANIMAL):
            return one.acts
        if not (one.role in LITTLE or one.is_of(*_ILL)):
            break
    last = next((one for one in earlier if one.role is not Role.ASKS), None)
    if entry.word.latin:  # my dad cannot get out, the door is crushed
        earlier = list(takewhile(lambda one: not one.endangers, earlier))
    return (
        last is not None
        and last.is_of(*_CAR)
        and (last.acts or last.role is Role.CAR or (entry.word.latin and last not in earlier[:1]))
        and not any(one.role in _SOMEBODY or one.is_of(BODY) for one in earlier)
    )


def _is_behind_thing(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether the damage is that of a thing named before it: 범퍼 부러졌, 타이어 찢어졌."""
    earlier = reversed(said[: said.index(entry)])
    thing = next((one for one in earlier if one.role not in PASSED | {Role.STRIKES}), None)
    return thing is not None and (
        thing.role is Role.ASIDE
        or thing.says.get("other") in THINGS
        or "problem" in {*thing.says, *thing.word.weak}
    )
