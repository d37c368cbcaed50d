"""The first screen: the numbers that cannot wait."""

from socar_cli.domain.actions import Action, actions
from socar_cli.domain.running import Running
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.value import Value


class Home(Value):
    """The contacts of the first screen, life first."""

    contacts: tuple[Contact, ...]
    no_korean: tuple[Action, ...]  # who interprets
    running: Running | None


def open_home(knowledge: Knowledge, running: Running | None = None) -> Home:
    """Return what a driver sees who typed nothing but the program's name."""
    contacts = tuple(map(knowledge.contact, knowledge.home))
    return Home(contacts, actions(knowledge, knowledge.no_korean), running)
