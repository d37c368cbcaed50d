"""What is denied, what is in doubt, and the one way in which a danger is denied for sure.

A danger is never denied by the words around it: those only leave it open. That nobody is hurt, or
that nothing burns, is said by whole clauses of the vocabulary (`Role.CLEARS`) and nothing else.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from socar_cli.domain.own_words.vocabulary import DANGERS, Word
from socar_cli.knowledge.circumstances import Other
from socar_cli.knowledge.model import Role
from socar_cli.knowledge.scalars import Won

_AHEAD = frozenset({Role.DENIES_NEXT, Role.DENIES_VERB, Role.DOUBTS_NEXT})
_DENIES = frozenset({Role.DENIES_NEXT, Role.DENIES_VERB, Role.DENIES_LAST})
_DOUBTS = frozenset({Role.DOUBTS_NEXT, Role.DOUBTS_LAST, Role.CONDITION})
MEANING = frozenset(
    {None, Role.SELF, Role.STRIKES, Role.STRUCK, Role.DAMAGE, Role.CLEARS, Role.NOUN}
)
PEOPLE = frozenset({Role.PERSON, Role.COMPANY, Role.OTHER_SIDE})
# Words past which a denial, a doubt and a blow reach.
CLEAR = frozenset(
    {Role.FILLER, Role.ADVERB, Role.SELF, Role.WE, Role.OWN_SIDE, Role.CARE, Role.ASKS}
    | {Role.STRIKES_PERSON, Role.CAR}
    | _DENIES
    | _DOUBTS
    | PEOPLE
)
# Beside one of these nobody is sure that nobody is hurt.
OPENS = frozenset({Role.DOUBTS_NEXT, Role.DOUBTS_LAST, Role.EXCEPTION, Role.RETRACTS, Role.CARE})
_BESIDE = OPENS | {Role.CONDITION} | _DENIES | {Role.ADVERB, Role.ASKS}
_BESIDE_NO = "beside-no"  # an entry of `own_words:`; a test keeps its name


class Mention:
    """A word at its place, and what is said of it by those around."""

    def __init__(self, word: Word, at: int, clause: int) -> None:
        """Take a word nobody has denied yet."""
        self.word, self.at, self.clause = word, at, clause
        self.says = dict(word.says)  # and what it says beside others
        self.won: Won | None = None
        self.days: int | None = None
        self.tens: int | None = None  # a number that is of 10,000 won behind a name of a sum
        self.denials = self.doubts = 0
        self.asked = self.unread = self.used = False
        self.theirs = False  # the other side does what it tells
        self.acts = False  # a particle says that it is who acts
        self.struck = False  # a person somebody drove into

    @property
    def means(self) -> bool:
        """Tell whether it says something that can be denied."""
        return self.role in MEANING and bool(self.says.keys() - {"role"})

    @property
    def role(self) -> Role | None:
        """What the word does to those around it."""
        role: Role | None = self.says.get("role")
        return role

    @property
    def may_hurt(self) -> bool:
        """Tell whether it names an injury beside others, but for a person and a bare 안 or not."""
        ill = any("hurt" in one.says for one in self.word.when)
        return ill and self.role not in _DENIES | PEOPLE

    @property
    def endangers(self) -> bool:
        """Tell whether it names an injury, fire or another danger."""
        return not DANGERS.isdisjoint(self.says) or self.struck


def judge(mentions: Sequence[Mention]) -> None:
    """Give every denial and every doubt to what it is about: the nearest that means something."""
    for at, mention in enumerate(mentions):
        role = mention.role
        mention.doubts += mention.asked
        if role is Role.DENIES_VERB:  # the word right behind it; 안 may mean inside as well
            follows = [other for other in mentions[at + 1 : at + 2] if other.means]
            before = (other for other in around(mentions, at, ahead=False) if other.means)
            mention.used = bool(follows)
            for other in follows or islice(before, 1):
                other.doubts += other.endangers
                other.denials += bool(follows) and not other.endangers
        elif role in _DENIES or role in _DOUBTS:
            ahead = role in _AHEAD
            found = _nearest(mentions, at, ahead=ahead)
            if found is None and (found := _nearest(mentions, at, ahead=not ahead)):
                found = found[0], found[1] and not found[0].endangers
            if found is None and role in _DENIES:
                found = _ended(mentions, at)
            if found is not None:
                target, sure = found
                mention.used = True
                beside = target.endangers and DANGERS.isdisjoint(target.word.says)
                sure = sure and not (beside and not target.struck)  # 대답이 없어요 denies nothing
                target.denials += role in _DENIES and sure
                target.doubts += role in _DOUBTS or not sure


def denies_its_beginning(mentions: Sequence[Mention]) -> bool:
    """Tell whether what a text begins with is denied right behind it: 사고 안 났는데, 고장 아니고.

    In 사고 안 다쳤어요 the denial is about something else.
    """
    denial, about = (*mentions[1:3], None, None)[:2]
    if denial is None or denial.role not in _DENIES:
        return False
    return denial.role is Role.DENIES_LAST or about is None or not (about.means or about.endangers)


def around(mentions: Sequence[Mention], at: int, *, ahead: bool) -> Iterator[Mention]:
    """Yield what stands on one side of a word in its clause, the nearest first."""
    side = mentions[at + 1 :] if ahead else mentions[:at][::-1]
    return takewhile(lambda other: other.clause == mentions[at].clause, side)


def _nearest(mentions: Sequence[Mention], at: int, *, ahead: bool) -> tuple[Mention, bool] | None:
    """Return the nearest word that means something, and whether all between the two is known."""
    sure = True
    for other in around(mentions, at, ahead=ahead):
        if other.means:
            return other, sure
        if other.role not in CLEAR:
            sure = False
            if not any(one.endangers for one in around(mentions, at, ahead=ahead)):
                return None  # it denies just this
    return None


def _ended(mentions: Sequence[Mention], at: int) -> tuple[Mention, bool] | None:
    """Return what a denial that stands alone in its clause leaves open: 터널, 아님."""
    clause = [other for other in mentions if other.clause == mentions[at].clause]
    before = [other for other in mentions[:at] if other.clause < mentions[at].clause]
    last = [other for other in before if other.clause == before[-1].clause]
    alone = all(other.role in CLEAR for other in clause)
    left = (other for other in reversed(last) if other.means or other.endangers)
    return next(((other, False) for other in left if alone or other.endangers), None)


def is_clear(mentions: Sequence[Mention]) -> bool:
    """Tell whether the clauses that clear a danger may be believed beside all other words.

    They may not where a word was not read, another person is told of but for a collision, or
    anything speaks of pain, care, a doubt or an exception. A small word that leads to nothing else
    said may name a part, a time or somebody: on our side, so far, but he is. Few are harmless.
    """
    cleared = False
    for at, mention in enumerate(mentions):
        role, clause = mention.role, [*around(mentions, at, ahead=False), mention]
        clause += around(mentions, at, ahead=True)
        if role is Role.CLEARS:
            cleared = True
            sides = (around(mentions, at, ahead=ahead) for ahead in (False, True))
            beside = {one.role for side in sides for one in islice(side, 1)}
            same = {one.role for one in clause}
            if mention.asked or mention.doubts or not _BESIDE.isdisjoint(beside):
                return False
            if Role.SELF in same and not mention.word.latin:
                return False
        elif (
            mention.unread
            or mention.endangers
            or mention.may_hurt
            or role in OPENS
            or (role is Role.TURN and cleared)
        ):
            return False
        elif role in PEOPLE or mention.says.get("other") == Other.PERSON:
            if not any(one.role is Role.STRIKES or "was_hit" in one.says for one in clause):
                return False
        elif role in _DENIES and not mention.used:
            return False
        elif not (mention.means or _BESIDE_NO in mention.word.groups):
            ahead = around(mentions, at, ahead=True)
            said = next((one for one in ahead if one.means or one.role in PEOPLE), None)
            if said is None or said.role is Role.CLEARS:
                return False
    return True
