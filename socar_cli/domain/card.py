"""What one wants in the glove box: the numbers and the few sentences for any trouble."""

from datetime import datetime

from socar_cli.domain.accident import ReadySentence, ready_sentence
from socar_cli.domain.breakdown import Call, plan_breakdown
from socar_cli.domain.contacts import carried_contacts
from socar_cli.domain.guide import Action, actions
from socar_cli.domain.lost_item import Brief, brief_way
from socar_cli.knowledge.circumstances import Answer, Say, Situation
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.value import Value


class Card(Value, kw_only=True):
    """One sheet for all that can happen."""

    contacts: tuple[Contact, ...]
    memory: tuple[Action, ...]  # to know before reading anything
    rule: tuple[Action, ...]  # what keeps the waiver
    steps: tuple[Action, ...]
    say: ReadySentence  # to the police
    breakdown: tuple[Call, ...]
    lost_item: Brief
    updated: PartialDate  # the day the knowledge was last edited


def make_card(knowledge: Knowledge, *, now: datetime) -> Card:
    """Return the card; what it says to the police is for a crash with somebody hurt."""
    accident = knowledge.accident
    somebody_hurt = Situation(hurt=Answer.YES)
    return Card(
        contacts=carried_contacts(knowledge),
        memory=actions(knowledge, accident.memory),
        rule=actions(knowledge, accident.rule),
        steps=actions(knowledge, accident.steps),
        say=ready_sentence(knowledge, Say.POLICE, somebody_hurt, own={}, now=now),
        breakdown=plan_breakdown(knowledge, None, Situation(), now=now).calls,
        lost_item=brief_way(knowledge),
        updated=knowledge.updated,
    )
