"""Which dangers were told or feared, and the one way in which one is denied for sure.

What is told or feared decides the screen. That nobody is hurt, or that nothing burns, is only said
by whole clauses of the vocabulary, where nothing beside them leaves it open.
"""

from collections.abc import Sequence

from socar_cli.domain.own_words.mention import (
    DENIES,
    LITTLE,
    OPENS,
    PEOPLE,
    Mention,
    before,
    behind,
    beside,
)
from socar_cli.domain.own_words.values import BODY, counts, values
from socar_cli.knowledge.circumstances import Answer, Other
from socar_cli.knowledge.model import Danger, Role

# Entries of `own_words:` that the rules are about.
_BESIDE_NO = "beside-no"
_NEARLY = "nearly-strikes", "near-miss", "missed-by-little"
_UNSETTLES = OPENS | {Role.CONDITION} | DENIES | {Role.ADVERB, Role.ASKS}


def told(said: Sequence[Mention]) -> tuple[Danger, ...]:
    """Return what was told or feared; what was merely denied is none, sure or not."""
    roles = {entry.role for entry in said}
    people = not PEOPLE.isdisjoint(roles)
    turned = not (OPENS - {Role.CARE}).isdisjoint(roles) or (Role.TURN in roles and people)
    left_out = people and Role.EXCEPTION in roles and Role.CARE in roles
    found = {Danger.HURT} if left_out else set()  # 동생 빼고 다 멀쩡해요
    for entry in said:
        says = entry.says
        named = {Danger(name) for name in ("hurt", "fire", "water", "trapped") if name in says}
        named |= {Danger.PERSON} if entry.struck else set()
        named |= {says["danger"]} if "danger" in says else set()
        if not named or not counts(said, entry, "hurt"):
            continue
        denied = Answer.NO in (says.get("hurt"), says.get("fire"), says.get("trapped"))
        # Beside a whole denial a state counts only in its clause: not in all good, nobody hurt.
        near = beside(said, entry) if entry.role is Role.CLEARS else said
        left_open = turned or any(one.role is Role.CARE for one in near)
        merely = not left_open and not entry.doubts and entry.denials == (0 if denied else 1)
        if not merely:
            found |= named
    return tuple(danger for danger in Danger if danger in found)


def may_be_in_danger(said: Sequence[Mention]) -> bool:
    """Tell whether something is told of somebody, or of a part of a body.

    "his eyes rolled back and he is shaking": no list has all that may happen to people. For a text
    of which nothing else was understood, and which asks nothing; one about cover is no danger.
    """
    roles = {entry.role for entry in said}
    somebody = [entry for entry in said if entry.role in PEOPLE or entry.is_of(BODY)]
    more = any(entry not in somebody and entry.role not in LITTLE for entry in said)
    about_else = not roles.isdisjoint({Role.ASIDE, Role.COVER})
    harmless = about_else or any(entry.is_of(*_NEARLY) for entry in said)
    return bool(somebody) and more and not harmless


def answer(said: Sequence[Mention], name: str) -> Answer | None:
    """Return whether somebody is hurt or trapped, or something burns.

    The answer is no only where a whole clause of the vocabulary says so.
    """
    pairs = list(values(said, name))
    # Who is said to be well beside somebody hurt leaves it open; so does 불도 연기도 안 나요.
    denied = [one for one, value in pairs if value is Answer.NO or one.denials]
    well = [one for one in denied if "no" in one.says.values() and not _of_self(said, one)]
    for one, value in pairs:
        if value is Answer.YES and not (one.denials or one.doubts):
            later = [no for no in denied if no.at > one.at or no.clause == one.clause]
            retracted = any(o.role is Role.RETRACTS and o.at > one.at for o in said)
            # Somebody hurt may be told apart from those who are well: all ok except my mom.
            excepts = [other.at for other in said if other.role is Role.EXCEPTION]
            rest = [no for no in well if not any(no.at < at < one.at for at in excepts)]
            open_ = retracted or (rest if name == "hurt" else later)
            return Answer.UNSURE if open_ else Answer.YES
    if pairs and _is_clear(said):
        return Answer.NO
    return Answer.UNSURE if pairs else None


def _of_self(said: Sequence[Mention], entry: Mention) -> bool:
    """Tell whether somebody speaks of nobody else: 저는 안 다쳤는데."""
    return any(one.role is Role.SELF for one in (entry, *beside(said, entry)))


def _is_clear(said: Sequence[Mention]) -> bool:
    """Tell whether the clauses that clear a danger may be believed beside all other words.

    They may not where a word was not read, another person is told of but for a collision, or
    anything speaks of pain, care, a doubt or an exception. A small word that leads to nothing else
    said may name a part, a time or somebody: on our side, so far, but he is. Few are harmless.
    """
    cleared = False
    for entry in said:
        role, clause = entry.role, [entry, *beside(said, entry)]
        if role is Role.CLEARS:
            cleared = True
            next_to = {one.role for one in (*before(said, entry)[:1], *behind(said, entry)[:1])}
            if entry.asked or entry.doubts or not _UNSETTLES.isdisjoint(next_to):
                return False
            if any(one.role is Role.SELF for one in clause) and not entry.word.latin:
                return False
        elif (
            entry.unread
            or entry.endangers
            or entry.may_hurt
            or role in OPENS
            or (role is Role.TURN and cleared)
        ):
            return False
        elif role in PEOPLE or entry.says.get("other") == Other.PERSON:
            if not any(one.role is Role.STRIKES or "was_hit" in one.says for one in clause):
                return False
        elif role in DENIES and not entry.used:
            return False
        elif not (entry.means or _BESIDE_NO in entry.word.groups):
            later = (one.role for one in behind(said, entry) if one.means or one.role in PEOPLE)
            if next(later, Role.CLEARS) is Role.CLEARS:  # it leads to nothing else
                return False
    return True
