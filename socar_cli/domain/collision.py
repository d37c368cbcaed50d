"""Whether a word of a collision is meant beside the words around it: who struck, what broke."""

from collections.abc import Sequence

from socar_cli.domain.denials import CLEAR, Mention
from socar_cli.knowledge.circumstances import Other
from socar_cli.knowledge.model import Role, Topic

_THINGS = frozenset({Other.CAR, Other.PARKED_CAR, Other.OBJECT})


def applies_in_context(said: Sequence[Mention], entry: Mention, name: str) -> bool:
    """Tell whether what a word says of a circumstance is so beside the words around it."""
    match entry.word.role:
        case Role.STRIKES:
            return name != "was_hit" or entry.theirs
        case Role.STRUCK:
            clause = [other.word.says for other in said if other.clause == entry.clause]
            struck = any(
                says.get("topic") is Topic.ACCIDENT or "was_hit" in says for says in clause
            )
            return name != "other" or struck
        case Role.DAMAGE:
            thing = _damaged(said, entry)
            return thing is None or (name != "hurt" and _is_no_part(thing))
    return True


def _damaged(said: Sequence[Mention], damage: Mention) -> Mention | None:
    """Return the thing that was damaged: it is named right before, or what it struck is."""
    for entry in reversed(said[: said.index(damage)]):
        role = entry.word.role
        if role not in CLEAR and role is not Role.STRIKES:
            is_thing = role is Role.ASIDE or entry.word.says.get("other") in _THINGS
            return entry if is_thing or not _is_no_part(entry) else None
    return None


def _is_no_part(thing: Mention) -> bool:
    """Tell whether a word names no part of a car that breaks without an accident."""
    word = thing.word
    is_broken = "problem" in word.says or "problem" in word.weak
    return not is_broken and word.says.get("topic") is not Topic.BREAKDOWN
