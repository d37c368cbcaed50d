"""What a word means where it stands: a neck beside "stiff", a figure of speech, a condition.

This changes what the words say before they are taken together: persons somebody drove into are
marked, and what only a question supposes is taken away.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from socar_cli.domain.own_words.mention import (
    BLOWS,
    LITTLE,
    OPENS,
    PEOPLE,
    THINGS,
    Mention,
    before,
    behind,
    beside,
    first_of_content,
)
from socar_cli.domain.own_words.values import BODY
from socar_cli.domain.own_words.vocabulary import DANGERS, Meaning
from socar_cli.knowledge.circumstances import Other
from socar_cli.knowledge.model import Role, Topic

EMERGENCIES = frozenset({Topic.ACCIDENT, Topic.BREAKDOWN})
# Entries of `own_words:` that the rules are about.
_OWNED, _BILLS = "belongings", "bills"
_PAST, _PRESENT = "long-ago", "not-over"
_AND, _DID_NOT, _NEARLY = "and", "did-not", "nearly-strikes"


def in_order(said: Sequence[Mention]) -> Sequence[Mention]:
    """Return the words with a person named behind the verb before it: 안 움직여요 사람이."""
    clause = said[-1].clause if said else 0
    last = [entry for entry in said if entry.clause == clause]
    rest = said[: -len(last)]
    people = [one for one in last if one.role in PEOPLE or one.says.get("other") is Other.PERSON]
    little = all(one in people or one.role in LITTLE or one.role is Role.OWN_SIDE for one in last)
    if not (rest and people and little) or last[0].word.latin:
        return said
    for entry in last:
        entry.clause = rest[-1].clause
    begins = next(at for at, one in enumerate(rest) if one.clause == rest[-1].clause)
    return [*rest[:begins], *last, *rest[begins:]]


def complete(said: Sequence[Mention]) -> None:
    """Add to every word what it says beside others: 목 is hurt beside 돌리다 or 부러지다."""
    everywhere = {group for entry in said for group in entry.word.groups}
    owners = [entry for entry in said if _owns(said, entry)]
    for entry in said:
        near = [other for other in beside(said, entry) if other not in owners]
        groups = {group for other in near for group in other.word.groups}
        for wording in entry.word.when:
            if wording.beside and groups.isdisjoint(wording.beside):
                continue
            if wording.within and everywhere.isdisjoint(wording.within):
                continue
            if wording.says.get("role") is Role.ASIDE:
                if _is_figure(said, entry, wording):
                    entry.says = dict(wording.says)
                break
            if not any(DANGERS & other.word.says.keys() & wording.says.keys() for other in near):
                entry.says = {**wording.says, **entry.says}  # 삐끗 says it itself, sure or not


def _owns(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether the next word is a thing of somebody's: 아이 가방, she left her bag."""
    owned = first_of_content(behind(said, entry))
    return owned is not None and owned.is_of(_OWNED)


def _is_figure(said: Sequence[Mention], entry: Mention, wording: Meaning) -> bool:
    """Tell whether a danger is a figure of speech: right behind what cannot be in it, my pride.

    Where nothing is named that stands before it, no other word may tell of trouble, but for what
    makes it a figure: 바퀴가 빠져서 못 나가요, a wheel is stuck.
    """
    if wording.beside:
        named = first_of_content(before(said, entry))
        return named is not None and named.is_of(*wording.beside)
    return not any(
        other.endangers or other.role in BLOWS or other.says.get("topic") in EMERGENCIES
        for other in said
        if not other.is_of(wording.id, *wording.within)
    )


def strike(said: Sequence[Mention]) -> None:
    """Mark every person somebody drove into: `사람을 쳤`, `hit a man`, `a man was hit`."""
    for entry in said:
        if entry.role not in PEOPLE and entry.says.get("other") is not Other.PERSON:
            continue
        latin, after = entry.word.latin, next(iter(behind(said, entry)), None)
        if after is not None and (after.role is Role.CAR or after.says.get("other") in THINGS):
            continue  # their car
        little = takewhile(lambda one: one.role in LITTLE, before(said, entry))
        begins = after is not None and (after.role is Role.ASKS or after.endangers)
        begins = begins or any(one.is_of(_AND) for one in little)
        begins = begins and entry.role is Role.COMPANY  # i crashed and my friend is bleeding
        acts = entry.acts or entry.role is Role.OTHER_SIDE
        for side in (before, behind) if latin and not begins else (behind,):
            passive, near = False, side(said, entry)
            doubted = any(one.asked or one.role in OPENS for one in near)
            for other in near:
                passive = passive or other.role is Role.ASKS
                if not doubted and _is_missed(said, other):
                    break
                if other.role in {Role.STRIKES, Role.STRIKES_PERSON}:
                    korean = other.role is Role.STRIKES_PERSON or not acts
                    struck = (side is before or passive) if latin else korean
                    entry.struck |= struck and not _did_not(said, other)
                reaches = other.role in LITTLE or other.role is Role.OWN_SIDE or other.unread
                reaches = reaches or (doubted and other.role is Role.DENIES_VERB)  # 안 친 건지
                if not (reaches or other.is_of(BODY)):
                    break


def _is_missed(said: Sequence[Mention], blow: Mention) -> bool:
    """Tell whether somebody nearly struck did not strike: 칠 뻔했는데 안 쳤어요."""
    return blow.is_of(_NEARLY) and any(
        one.role is Role.DENIES_VERB and other.role in BLOWS for one, other in pairwise(said)
    )


def _did_not(said: Sequence[Mention], blow: Mention) -> bool:
    """Tell whether somebody denies to have struck: i did not hit him, but not: oh no, hit him."""
    last = first_of_content(before(said, blow))
    return last is not None and last.is_of(_DID_NOT)


def is_supposed(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether a danger is only the condition of a question about cover or a rule.

    What is long over is no danger either where one asks about a bill: 작년에 다쳤을 때 낸 면책금.
    """
    if not (entry.endangers or entry.says.get("topic") is Topic.ACCIDENT):
        return False
    earlier, clause = before(said, entry), beside(said, entry)
    if entry.role is Role.NOUN and any(other.role is Role.COVER for other in clause):
        return True
    lasts = any(other.is_of(_PRESENT) for other in earlier)  # my back still hurts
    supposed = any(other.role is Role.CONDITION for other in clause)
    supposed = supposed or (not lasts and any(other.role is Role.SUPPOSES for other in said))
    over = any(other.is_of(_PAST) for other in earlier)
    over = over and not any(other.is_of(_PRESENT) for other in said)
    return (supposed or over) and any(
        other.role is Role.COVER
        or (over and (other.word.names_amount or other.is_of(_BILLS)))
        or "question" in other.says
        or other.says.get("topic") in {Topic.FAQ, Topic.COSTS}
        for other in said
    )
