"""Sentences of guidance, together with whom they send one to."""

from socar_cli.knowledge.model import Advice, Contact, Knowledge
from socar_cli.value import Value


class Action(Value):
    """One sentence of guidance, and whom it sends one to."""

    advice: Advice
    calls: tuple[Contact, ...]


def actions(knowledge: Knowledge, advice: tuple[Advice, ...]) -> tuple[Action, ...]:
    """Return each piece of `advice` with the contacts it sends one to."""
    return tuple(Action(piece, tuple(map(knowledge.contact, piece.call))) for piece in advice)
