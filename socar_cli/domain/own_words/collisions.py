"""Who struck whom: which persons somebody drove into, who else takes part, and who did it."""

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
    first_of_content,
)
from socar_cli.domain.own_words.values import BODY, flag, usual
from socar_cli.knowledge.circumstances import Other
from socar_cli.knowledge.model import Role

# Entries of `own_words:` that the rules are about.
_AND, _DID_NOT, _NEARLY = "and", "did-not", "nearly-strikes"
_BIKES = "bikes"
_AWAY, _MISSED, _ON_THE_MOVE = "away", "near-miss", "hit-on-the-move"


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
