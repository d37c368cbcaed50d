"""The first screen: the numbers that cannot wait."""

from dataclasses import dataclass

from socar_cli.domain.provenance import oldest
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.knowledge.scalars import PartialDate


@dataclass(frozen=True, slots=True)
class Home:
    """The contacts of the first screen, life first."""

    contacts: tuple[Contact, ...]
    oldest: PartialDate | None


def open_home(knowledge: Knowledge) -> Home:
    """Return what a driver sees who typed nothing but the program's name."""
    contacts = tuple(map(knowledge.contact, knowledge.home))
    return Home(contacts, oldest(contacts))
