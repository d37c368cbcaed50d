"""The card for the glove box: what the knowledge file says, and nothing else."""

from socar_cli.domain.card import make_card
from socar_cli.domain.contacts import carried_contacts
from tests.sealed import SUNDAY_EVENING, built_in_knowledge


def test_the_card_is_what_the_knowledge_says() -> None:
    """Four things by heart, one rule, five steps, six numbers: those of the knowledge file."""
    known = built_in_knowledge()
    card = make_card(known, now=SUNDAY_EVENING)
    assert card.contacts == carried_contacts(known)
    assert tuple(contact.id for contact in card.contacts) == known.card
    assert tuple(action.advice for action in card.memory) == known.accident.memory
    assert tuple(action.advice for action in card.rule) == known.accident.rule
    assert tuple(action.advice for action in card.steps) == known.accident.steps
    assert (len(card.memory), len(card.steps), len(card.contacts)) == (4, 5, 6)
    assert card.updated == known.updated


def test_the_sentence_for_the_police_says_that_somebody_is_hurt() -> None:
    """What one cannot say in Korean is on the card: a crash, where, somebody hurt, my number."""
    card = make_card(built_in_knowledge(), now=SUNDAY_EVENING)
    assert [line.sound for line in card.say.lines] == [
        "Gyotong-sago-imnida.",
        "Wichi-neun (the place)-imnida.",
        "Dachin saram-i isseumnida.",
        "Je beonho-neun (your number)-imnida.",
    ]
