"""From words in their order to who is denied and what is in doubt."""

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from socar_cli.domain.vocabulary import Word
from socar_cli.knowledge.model import Role
from socar_cli.knowledge.scalars import Won

_DANGERS = frozenset({"hurt", "fire"})
# A denial reaches past these.
CLEAR = frozenset(
    {Role.FILLER, Role.ADVERB, Role.SELF, Role.EVERYBODY}
    | {Role.COMPANY, Role.OTHER_SIDE, Role.OWN_SIDE}
)


class Mention:
    """A word at its place in the text, with the denials and doubts that apply to it."""

    def __init__(self, word: Word, at: int, clause: int) -> None:
        """Take a word nobody has denied yet."""
        self.word, self.at, self.clause = word, at, clause
        self.won: Won | None = None
        self.days: int | None = None
        self.tens: int | None = None  # a number that is of 10,000 won behind a name of a sum
        self.denies: Mention | None = None  # so that who denies this denies that
        self.denials = self.doubts = 0
        self.asked = self.unread = False
        self.theirs = False  # the other side does what it tells

    @property
    def means(self) -> bool:
        """Tell whether it says something that can be denied."""
        return self.word.means

    @property
    def endangers(self) -> bool:
        """Tell whether it names an injury, fire or smoke."""
        return not _DANGERS.isdisjoint(self.word.says)


def judge(said: Sequence[Mention]) -> None:
    """Give every denial and every doubt to what it is about."""
    for entry in said:
        entry.doubts += entry.asked and entry.means
        match entry.word.role:
            case Role.DENIES_NEXT | Role.DENIES_LAST as role:
                _deny(said, entry, ahead=role is Role.DENIES_NEXT)
            case Role.DENIES_VERB:
                _deny_verb(said, entry)
            case Role.DOUBTS_NEXT | Role.DOUBTS_LAST as role:
                _doubt(said, entry, ahead=role is Role.DOUBTS_NEXT)


def in_clause(said: Sequence[Mention], entry: Mention, *, ahead: bool) -> Iterator[Mention]:
    """Yield what stands on one side of a word in its clause, the nearest first."""
    side = _side(said, entry, ahead=ahead)
    return takewhile(lambda other: other.clause == entry.clause, side)


def _side(said: Sequence[Mention], entry: Mention, *, ahead: bool) -> Sequence[Mention]:
    place = said.index(entry)
    return said[place + 1 :] if ahead else said[:place][::-1]


def _deny(said: Sequence[Mention], denial: Mention, *, ahead: bool) -> None:
    """Let a denial deny what is next to it, on its own side, or else before it."""
    target, sure = _denied(said, denial, ahead=ahead)
    ends = all(entry.word.role in CLEAR for entry in in_clause(said, denial, ahead=True))
    if target is None and ahead and ends:
        target, sure = _denied(said, denial, ahead=False)
    denial.denies = target
    if target is None:
        _leave_open(said, denial, ahead=ahead)
    elif sure:
        target.denials += 1
        _deny_alternatives(said, target, ahead=ahead)
    else:
        target.doubts += 1


def _denied(
    said: Sequence[Mention], denial: Mention, *, ahead: bool
) -> tuple[Mention | None, bool]:
    """Return what a denial denies, and whether nothing unknown stands between the two."""
    sure = True
    for entry in in_clause(said, denial, ahead=ahead):
        if entry.denies is not None:
            return entry.denies, sure
        if entry.means:
            return entry, sure
        if entry.word.role not in CLEAR:
            before = in_clause(said, entry, ahead=False)
            if not ahead and not any(other.endangers for other in before):
                break  # it denies just this
            sure = sure and ahead and not entry.unread
    return None, sure


def _leave_open(said: Sequence[Mention], denial: Mention, *, ahead: bool) -> None:
    """Leave open a danger before a denial of nothing, and anything before one that begins a clause.

    One of what is `ahead` stands alone there: 터널, 아님 but not 터널, 안 다쳤어요.
    """
    sides = (in_clause(said, denial, ahead=side) for side in {ahead, False})
    alone = all(entry.word.role in CLEAR for entry in chain(*sides))
    for entry in _side(said, denial, ahead=False):
        if entry.means:
            entry.doubts += entry.endangers or alone
            return
        if entry.clause == denial.clause and entry.word.role not in CLEAR:
            return


def _deny_alternatives(said: Sequence[Mention], target: Mention, *, ahead: bool) -> None:
    """Deny as well what stands behind an `or`."""
    side = _side(said, target, ahead=ahead)
    for between, entry in zip(side[::2], side[1::2], strict=False):
        if between.word.role is not Role.ALTERNATIVE or not entry.means:
            return
        entry.denials += 1


def _deny_verb(said: Sequence[Mention], denial: Mention) -> None:
    """Deny the word right behind; 안 may also mean inside, so a danger stays open."""
    behind = next(iter(_side(said, denial, ahead=True)), None)
    if behind is not None and behind.means:
        behind.doubts += behind.endangers
        behind.denials += not behind.endangers
        return
    before = _nearest(said, denial, ahead=False)
    if before is not None:
        before.doubts += before.endangers


def _doubt(said: Sequence[Mention], doubt: Mention, *, ahead: bool) -> None:
    """Let a doubt be about what is next to it, on its own side or else on the other."""
    target = _nearest(said, doubt, ahead=ahead) or _nearest(said, doubt, ahead=not ahead)
    if target is not None:
        target.doubts += 1


def _nearest(said: Sequence[Mention], entry: Mention, *, ahead: bool) -> Mention | None:
    """Return what means something next to a word; before it only where all between was read."""
    for other in in_clause(said, entry, ahead=ahead):
        if other.means:
            return other
        if other.unread and not ahead:
            return None
    return None
