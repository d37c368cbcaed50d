"""The shape of what the program knows; every fact carries sources, a date and how sure it is."""

from enum import StrEnum

from socar_cli.knowledge.scalars import (
    Address,
    ContactId,
    Hours,
    PartialDate,
    Phone,
    SourceId,
    Won,
)
from socar_cli.language import Localized
from socar_cli.record import Record


class SourceKind(StrEnum):
    """Who speaks in a source, from the one who decides to the one who repeats."""

    SOCAR = "socar"
    STATE = "state"
    PRESS = "press"
    BLOG = "blog"
    COPY = "copy"  # an old SOCAR page, read in somebody's copy
    OTHER = "other"


class Confidence(StrEnum):
    """How sure a fact is, from what its sources are and whether they agree."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Review(StrEnum):
    """How long after its date a fact needs to be looked at again."""

    YEARLY = "1y"
    THREE_YEARLY = "3y"
    NEVER = "never"


class Source(Record, kw_only=True):
    """Where facts were read."""

    id: str
    title: Localized
    kind: SourceKind
    date: PartialDate
    address: Address | None = None
    own: bool = False  # the user's file has a part in it; nobody writes this


class Fact(Record, kw_only=True):
    """What every fact carries beside its own words."""

    id: str
    sources: tuple[SourceId, ...]
    verified: PartialDate  # the date of the latest source that confirms it
    confidence: Confidence
    review: Review
    conflict: Localized | None = None  # what other sources say, and why this is shown
    own: bool = False  # the user's file has a part in it; nobody writes this

    def __post_init__(self) -> None:
        """Refuse a fact nobody stands for."""
        if not self.sources:
            raise ValueError(self.id)


class Contact(Fact, kw_only=True):
    """Someone to call or write to."""

    name: Localized
    purpose: Localized  # when to call them, in at most 24 columns
    aliases: tuple[str, ...]  # what people type for it, in either language
    phone: Phone | None = None
    route: Localized | None = None  # the way to it in the app, where it has no number
    hours: Hours | None = None
    hours_caution: Localized | None = None  # what the hours leave open
    notes: tuple[Localized, ...] = ()  # what to know before calling, shown under the number
    own_phone: Phone | None = None  # the user's number, where it differs; nobody writes this
    limits: tuple[Localized, ...] = ()  # further facts, shown when only this contact is asked for


class Advice(Fact, kw_only=True):
    """One action, warning or rule, in a sentence."""

    text: Localized
    call: tuple[ContactId, ...] = ()  # whom this sentence sends one to
    why: Localized | None = None


class Accident(Record, kw_only=True):
    """What to do after an accident, calmest reading order first."""

    memory: tuple[Advice, ...]  # to know before reading anything
    calls: tuple[ContactId, ...]  # whom to call next, in this order
    rule: tuple[Advice, ...]  # the one that costs money
    steps: tuple[Advice, ...]
    say: tuple[Advice, ...]
    photograph: tuple[Advice, ...]
    avoid: tuple[Advice, ...]


class Product(Fact, kw_only=True):
    """A waiver product: what the driver pays for the SOCAR car at most."""

    deductible: Won
    premium_only: bool  # sold for some premium cars instead of the others
    driver_insurance: bool | None = None  # None: no source says
    tow: bool | None = None  # whether towing after an accident is included


class Limit(Fact, kw_only=True):
    """What the insurance pays to people, up to an amount in won; none means no limit."""

    name: Localized
    amount: Won | None = None
    note: Localized | None = None


class Penalty(Fact, kw_only=True):
    """A charge for breaking a rule: `amount` in won, and what comes on top."""

    name: Localized
    consequence: Localized
    amount: Won | None = None


class Costs(Record, kw_only=True):
    """What an accident costs the driver, and what the products leave uncovered."""

    rule: tuple[Advice, ...]
    products: tuple[Product, ...]
    limits: tuple[Limit, ...]
    uncovered: tuple[Advice, ...]
    refused: tuple[Advice, ...]  # when the waiver does not apply at all
    penalties: tuple[Penalty, ...]


class LostItem(Record, kw_only=True):
    """How to get back what was left in the car."""

    right_after: tuple[Advice, ...]
    next_customer: tuple[Advice, ...]
    later: tuple[Advice, ...]


class Question(Fact, kw_only=True):
    """A question drivers ask, and its answer."""

    question: Localized
    answer: Localized
    call: tuple[ContactId, ...] = ()
    aliases: tuple[str, ...] = ()


class Knowledge(Record, kw_only=True):
    """Everything the program knows."""

    updated: PartialDate  # the day the file was last edited; a clock before it is wrong
    sources: tuple[Source, ...]
    contacts: tuple[Contact, ...]
    home: tuple[ContactId, ...]  # the contacts on the first screen
    accident: Accident
    costs: Costs
    lost_item: LostItem
    questions: tuple[Question, ...]

    def contact(self, identifier: str) -> Contact:
        """Return the contact called `identifier`; the loader has proved that it exists."""
        return next(contact for contact in self.contacts if contact.id == identifier)
