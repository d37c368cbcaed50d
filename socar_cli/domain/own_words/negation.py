"""Which word a denial or a doubt is about: the nearest in its clause that means something.

The words around a danger never make its answer a no: it stays unsure, although what was merely
denied does not decide the screen (`dangers`). That nobody is hurt, or that nothing burns, is said
by whole clauses of the vocabulary (`Role.CLEARS`) and nothing else.
"""

from collections.abc import Sequence

from socar_cli.domain.own_words.mention import (
    DENIES,
    DOUBTS,
    PASSED,
    Mention,
    before,
    behind,
)
from socar_cli.domain.own_words.vocabulary import DANGERS
from socar_cli.knowledge.model import Role

_AHEAD = frozenset({Role.DENIES_NEXT, Role.DENIES_VERB, Role.DOUBTS_NEXT})


def judge(said: Sequence[Mention]) -> None:
    """Give every denial and doubt to what it is about: 접촉사고 아니에요, not on the highway."""
    for entry in said:
        role = entry.role
        entry.doubts += entry.asked
        if role is Role.DENIES_VERB:  # the word right behind it; 안 may mean inside as well
            follows = [other for other in behind(said, entry)[:1] if other.means]
            earlier = [other for other in before(said, entry) if other.means]
            entry.used = bool(follows)
            for other in follows or earlier[:1]:
                other.doubts += other.endangers
                other.denials += bool(follows) and not other.endangers
        elif role in DENIES or role in DOUBTS:
            sides = [before(said, entry), behind(said, entry)]
            if role in _AHEAD:
                sides.reverse()
            found = _nearest(sides[0])
            if found is None and (found := _nearest(sides[1])):
                found = found[0], found[1] and not found[0].endangers
            if found is None and role in DENIES:
                found = _ended(said, entry)
            if found is not None:
                target, sure = found
                entry.used = True
                beside = target.endangers and DANGERS.isdisjoint(target.word.says)
                sure = sure and not (beside and not target.struck)  # 대답이 없어요 denies nothing
                target.denials += role in DENIES and sure
                target.doubts += role in DOUBTS or not sure


def denies_its_beginning(said: Sequence[Mention]) -> bool:
    """Tell whether what a text begins with is denied right behind it: 사고 안 났는데, 고장 아니고.

    In 사고 안 다쳤어요 the denial is about something else.
    """
    denial, about = (*said[1:3], None, None)[:2]
    if denial is None or denial.role not in DENIES:
        return False
    return denial.role is Role.DENIES_LAST or about is None or not (about.means or about.endangers)


def _nearest(side: Sequence[Mention]) -> tuple[Mention, bool] | None:
    """Return the nearest word that means something, and whether all between the two is known."""
    sure = True
    for other in side:
        if other.means:
            return other, sure
        if other.role not in PASSED:
            sure = False
            if not any(one.endangers for one in side):
                return None  # it denies just this
    return None


def _ended(said: Sequence[Mention], entry: Mention) -> tuple[Mention, bool] | None:
    """Return what a denial that stands alone in its clause leaves open: 터널, 아님."""
    clause = [other for other in said if other.clause == entry.clause]
    earlier = [other for other in said if other.clause < entry.clause]
    last = [other for other in earlier if other.clause == earlier[-1].clause]
    alone = all(other.role in PASSED for other in clause)
    left = (other for other in reversed(last) if other.means or other.endangers)
    return next(((other, False) for other in left if alone or other.endangers), None)
