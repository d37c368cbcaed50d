"""The first screen: the numbers that cannot wait."""

from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.value import Value


class Home(Value):
    """The contacts of the first screen, life first."""

    contacts: tuple[Contact, ...]


def open_home(knowledge: Knowledge) -> Home:
    """Return what a driver sees who typed nothing but the program's name."""
    return Home(tuple(map(knowledge.contact, knowledge.home)))
