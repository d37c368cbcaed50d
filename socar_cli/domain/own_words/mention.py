"""A word at its place in a text, what is said of it, and the words around it in its clause."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from socar_cli.domain.own_words.vocabulary import DANGERS, Word
from socar_cli.knowledge.circumstances import Other
from socar_cli.knowledge.model import Role
from socar_cli.knowledge.scalars import Won

PEOPLE = frozenset({Role.PERSON, Role.COMPANY, Role.OTHER_SIDE})
LITTLE = frozenset({Role.FILLER, Role.ADVERB, Role.ASKS})  # say nothing of the situation
BLOWS = frozenset({Role.STRIKES, Role.STRIKES_PERSON, Role.DAMAGE})
THINGS = frozenset({Other.CAR, Other.PARKED_CAR, Other.OBJECT, Other.ANIMAL})
DENIES = frozenset({Role.DENIES_NEXT, Role.DENIES_VERB, Role.DENIES_LAST})
DOUBTS = frozenset({Role.DOUBTS_NEXT, Role.DOUBTS_LAST, Role.CONDITION})
# Beside one of these nobody is sure that nobody is hurt.
OPENS = frozenset({Role.DOUBTS_NEXT, Role.DOUBTS_LAST, Role.EXCEPTION, Role.RETRACTS, Role.CARE})
# Words past which a denial and a doubt reach.
PASSED = frozenset(
    {Role.FILLER, Role.ADVERB, Role.SELF, Role.WE, Role.OWN_SIDE, Role.CARE, Role.ASKS}
    | {Role.STRIKES_PERSON, Role.CAR}
    | DENIES
    | DOUBTS
    | PEOPLE
)
# Words that say something which can be denied.
MEANING = frozenset(
    {None, Role.SELF, Role.STRIKES, Role.STRUCK, Role.DAMAGE, Role.CLEARS, Role.NOUN}
)


class Mention:
    """A word at its place, and what is said of it by those around."""

    def __init__(self, word: Word | None, at: int, clause: int) -> None:
        """Take a word nobody has denied yet; None is one that is not in the vocabulary."""
        self.word, self.at, self.clause = word or Word(), at, clause
        self.says = dict(self.word.says)  # and what it says beside others
        self.won: Won | None = None
        self.days: int | None = None
        self.tens: int | None = None  # a number that is of 10,000 won behind a name of a sum
        self.denials = self.doubts = 0
        self.asked = False  # a question mark follows
        self.used = False  # a denial that found what it denies
        self.unread = word is None
        self.theirs = False  # the other side does what it tells
        self.acts = False  # a particle says that it is who acts
        self.struck = False  # a person somebody drove into

    @property
    def role(self) -> Role | None:
        """What the word does to those around it."""
        role: Role | None = self.says.get("role")
        return role

    @property
    def means(self) -> bool:
        """Tell whether it says something that can be denied."""
        return self.role in MEANING and bool(self.says.keys() - {"role"})

    @property
    def may_hurt(self) -> bool:
        """Tell whether it is an injury beside other words; people and denials do not count."""
        ill = any("hurt" in one.says for one in self.word.when)
        return ill and self.role not in DENIES | PEOPLE

    @property
    def endangers(self) -> bool:
        """Tell whether it says anything of a danger, be it that there is none."""
        return not DANGERS.isdisjoint(self.says) or self.struck

    def is_of(self, *entries: str) -> bool:
        """Tell whether it is a word of one of the `entries` of `own_words:`, by their ids."""
        return not self.word.groups.isdisjoint(entries)


def before(said: Sequence[Mention], entry: Mention) -> list[Mention]:
    """Return what stands before a word in its clause, the nearest first."""
    earlier = reversed(said[: said.index(entry)])
    return list(takewhile(lambda other: other.clause == entry.clause, earlier))


def behind(said: Sequence[Mention], entry: Mention) -> list[Mention]:
    """Return what stands behind a word in its clause, the nearest first."""
    later = said[said.index(entry) + 1 :]
    return list(takewhile(lambda other: other.clause == entry.clause, later))


def beside(said: Sequence[Mention], entry: Mention) -> list[Mention]:
    """Return the other words of the clause of a word."""
    return before(said, entry) + behind(said, entry)


def first_of_content(mentions: Iterable[Mention]) -> Mention | None:
    """Return the first that is no filler, such as 가방 of `진짜 가방`."""
    return next((one for one in mentions if one.role not in LITTLE), None)
