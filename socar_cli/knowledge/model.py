"""The shape of what the program knows; every fact carries sources, a date and how sure it is."""

from dataclasses import dataclass
from enum import StrEnum

from socar_cli.knowledge.scalars import (
    Address,
    ContactId,
    Count,
    Hours,
    PartialDate,
    Percent,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries beside its own words."""

    id: str
    sources: tuple[SourceId, ...]
    verified: PartialDate  # the date of the latest source that confirms it
    confidence: Confidence
    review: Review
    conflict: Localized | None = None  # what other sources say, and why this is shown

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
    rule: Advice  # the one that costs money
    steps: tuple[Advice, ...]
    say: tuple[Advice, ...]
    photograph: tuple[Advice, ...]
    avoid: tuple[Advice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Fact):
    """A waiver product: what the driver pays for the SOCAR car at most."""

    deductible: Won
    driver_insurance: bool
    tow: bool  # whether towing after an accident is included
    premium_only: bool  # sold for some premium cars instead of the others


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
class Rate(Fact):
    """What a day without the car costs, as a share of its standard day fee."""

    percent: Percent
    text: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLimit(Fact):
    """After how many days the old terms stopped counting."""

    days: Count
    text: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class LossOfUse:
    """What is known of the money for the days in which nobody can rent the car."""

    rate: Rate
    rate_refused: Rate  # when the waiver does not apply
    day_limit: DayLimit
    without_rate: tuple[Advice, ...]  # said where nobody has given a day's amount


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRules:
    """The rules behind the lines of an estimate, and what it leaves open."""

    repair: Advice
    inside: Advice  # loss-of-use as part of the deductible
    on_top: Advice  # loss-of-use billed apart
    tow: Advice
    tow_included: Advice
    tow_anyhow: Advice  # where several products are compared
    third_party: Advice
    property_limit: str  # the id under `limits` above which the driver pays
    minimum: Advice  # without the waiver
    why_two: tuple[Advice, ...]
    left_out: tuple[Advice, ...]
    left_out_refused: tuple[Advice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What an accident costs the driver, and what the products leave uncovered."""

    rule: tuple[Advice, ...]
    products: tuple[Product, ...]
    limits: tuple[Limit, ...]
    uncovered: tuple[Advice, ...]
    refused: tuple[Advice, ...]  # when the waiver does not apply at all
    penalties: tuple[Penalty, ...]
    loss_of_use: LossOfUse
    estimate: EstimateRules

    def __post_init__(self) -> None:
        """Refuse an estimate that would count from a limit which is not there."""
        if self.property_limit.amount is None:
            raise ValueError(self.estimate.property_limit)

    @property
    def property_limit(self) -> Limit:
        """What the insurance pays for other people's property."""
        wanted = self.estimate.property_limit
        found = next((limit for limit in self.limits if limit.id == wanted), None)
        if found is None:
            raise ValueError(wanted)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class LostItemAnswers:
    """What to do when the trip's times are known, one answer a state."""

    not_begun: tuple[Advice, ...]
    running: tuple[Advice, ...]
    next_unknown: tuple[Advice, ...]
    next_later: tuple[Advice, ...]
    next_begun: tuple[Advice, ...]
    day_after: tuple[Advice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem(Fact):
    """How long found things stay where; counted from a day that the loser does not know."""

    handed_on_days: Count  # until the place that found it gives it to the police
    kept_months: Count  # how long the police keep it
    text: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class LostItem:
    """How to get back what was left in the car."""

    right_after: tuple[Advice, ...]
    next_customer: tuple[Advice, ...]
    later: tuple[Advice, ...]
    answers: LostItemAnswers
    found: FoundItem


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
