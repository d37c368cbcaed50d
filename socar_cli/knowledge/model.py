"""The shape of what the program knows; every fact carries sources, a date and how sure it is."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts were read."""

    id: str
    title: Localized
    kind: SourceKind
    date: PartialDate
    address: Address | None = None
    own: bool = field(default=False, metadata={"laid": True})  # the user's file has a part in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries beside its own words."""

    id: str
    sources: tuple[SourceId, ...]
    verified: PartialDate  # the date of the latest source that confirms it
    confidence: Confidence
    review: Review
    conflict: Localized | None = None  # what other sources say, and why this is shown
    own: bool = field(default=False, metadata={"laid": True})  # the user's file has a part in it

    def __post_init__(self) -> None:
        """Refuse a fact nobody stands for."""
        if not self.sources:
            raise ValueError(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Fact):
    """Someone to call or write to."""

    name: Localized
    purpose: Localized  # when to call them, in at most 24 columns
    aliases: tuple[str, ...]  # what people type for it, in either language
    phone: Phone | None = None
    route: Localized | None = None  # the way to it in the app, where it has no number
    hours: Hours | None = None
    hours_caution: Localized | None = None  # what the hours leave open
    notes: tuple[Localized, ...] = ()  # what to know before calling, shown under the number
    own_phone: Phone | None = field(default=None, metadata={"laid": True})  # the user's number
    limits: tuple[Localized, ...] = ()  # further facts, shown when only this contact is asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Fact):
    """One action, warning or rule, in a sentence."""

    text: Localized
    call: tuple[ContactId, ...] = ()  # whom this sentence sends one to
    why: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accident:
    """What to do after an accident, calmest reading order first."""

    memory: tuple[Advice, ...]  # to know before reading anything
    calls: tuple[ContactId, ...]  # whom to call next, in this order
    rule: tuple[Advice, ...]  # the one that costs money
    steps: tuple[Advice, ...]
    say: tuple[Advice, ...]
    photograph: tuple[Advice, ...]
    avoid: tuple[Advice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Fact):
    """A waiver product: what the driver pays for the SOCAR car at most."""

    deductible: Won
    premium_only: bool  # sold for some premium cars instead of the others
    driver_insurance: bool | None = None  # None: no source says
    tow: bool | None = None  # whether towing after an accident is included


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Fact):
    """What the insurance pays to people, up to an amount in won; none means no limit."""

    name: Localized
    amount: Won | None = None
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty(Fact):
    """A charge for breaking a rule: `amount` in won, and what comes on top."""

    name: Localized
    consequence: Localized
    amount: Won | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What an accident costs the driver, and what the products leave uncovered."""

    rule: tuple[Advice, ...]
    products: tuple[Product, ...]
    limits: tuple[Limit, ...]
    uncovered: tuple[Advice, ...]
    refused: tuple[Advice, ...]  # when the waiver does not apply at all
    penalties: tuple[Penalty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostItem:
    """How to get back what was left in the car."""

    right_after: tuple[Advice, ...]
    next_customer: tuple[Advice, ...]
    later: tuple[Advice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Fact):
    """A question drivers ask, and its answer."""

    question: Localized
    answer: Localized
    call: tuple[ContactId, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
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
