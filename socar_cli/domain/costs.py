"""What an accident costs the driver: the rules, and the arithmetic on them."""

from enum import Enum

from socar_cli.domain.heard import Heard
from socar_cli.domain.money import read_days, read_won
from socar_cli.domain.reservation import Reservation
from socar_cli.domain.settling import Reading
from socar_cli.errors import MissingOptionError
from socar_cli.knowledge.model import Contact, Costs, Knowledge, Product
from socar_cli.knowledge.scalars import Percent, Won
from socar_cli.value import Value, changed

_ALL = 100
_LEAST = 1000  # won; less is the price of nothing
_REPAIR, _TOW, _THIRD_PARTY = "--repair", "--tow", "--third-party-damage"
_DAY_FEE, _PER_DAY = "--standard-day-fee", "--loss-of-use-per-day"
_DEDUCTIBLE, _DAYS = "--deductible", "--days"


class CostRules(Value):
    """The rules as the knowledge file has them, and where to report; no figure is computed."""

    costs: Costs
    calls: tuple[Contact, ...]


class TypedCase(Value, kw_only=True):
    """What was typed of an accident; None where nothing was."""

    repair: str | None = None
    days: str | None = None
    standard_day_fee: str | None = None
    loss_of_use_per_day: str | None = None
    deductible: str | None = None
    reservation: str | None = None
    tow: str | None = None
    third_party_damage: str | None = None
    no_waiver: bool = False
    compare: bool = False


class Case(Value, kw_only=True):
    """An accident in figures; None where nobody knows."""

    repair: Won
    days: int | None = None
    day_fee: Won | None = None  # the standard fee of a day, before discounts
    day_rate: Won | None = None  # a day of loss-of-use, where it was given itself
    deductible: Won | None = None
    tow: Won | None = None
    third_party: Won | None = None
    no_waiver: bool = False
    compare: bool = False


class Unknown(Enum):
    """A part of what is due that nobody gave an amount for."""

    LOSS_OF_USE = "loss_of_use"
    TOW = "tow"
    THIRD_PARTY = "third_party"


class Questionable(Value, kw_only=True):
    """A figure that looks like a slip of the finger; it is used all the same."""

    option: str
    amount: Won
    no_product: bool  # else it is too little to be meant


class Figures(Value, kw_only=True):
    """Every amount in won that the program computes; all others are typed, recorded or in the file.

    A part that nobody gave is None, as is a sum that an unknown loss of use could change; a tow or
    third-party damage that is None is in no sum.
    """

    day_rate: Won | None  # a day of loss of use
    loss_of_use: Won | None
    tow: Won | None  # what of the tow is the driver's
    above_limit: Won | None  # third-party damage that the insurance does not pay
    known: Won  # without loss of use
    most: Won | None  # with loss of use as part of the deductible, if it reaches that
    inside: Won | None  # with loss of use as part of the deductible
    on_top: Won | None  # with loss of use beside the deductible

    @property
    def known_or_total(self) -> Won:
        """The whole sum where it is known, else the part that is."""
        return self.known if self.inside is None else self.inside


class Option(Value, kw_only=True):
    """What the driver pays with one deductible."""

    deductible: Won
    product: Product | None  # None: no product of the file has that deductible
    figures: Figures
    chosen: bool  # asked for, or of the reservation


class Estimate(Value, kw_only=True):
    """An accident and what it costs: one choice or all products, or without the waiver."""

    costs: Costs
    case: Case
    options: tuple[Option, ...]
    refused: Figures | None = None  # what it costs at least when the waiver does not apply

    @property
    def only(self) -> Option | None:
        """The one choice that is reckoned; None where there are several, or no waiver."""
        return self.options[0] if len(self.options) == 1 else None

    @property
    def figures(self) -> Figures:
        """The figures of the first choice, or without a waiver; those of a day hold for all."""
        return self.refused or self.options[0].figures

    @property
    def leaves_out_loss_of_use(self) -> bool:
        """Tell whether days were given and nobody said what a day costs."""
        return bool(self.case.days) and self.figures.day_rate is None

    @property
    def beyond_old_limit(self) -> bool:
        """Tell whether the old terms would have stopped counting the days."""
        return (self.case.days or 0) > self.costs.loss_of_use.day_limit.days

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """What is not in the sum because nobody gave it; a total only where this is empty."""
        case = self.case
        towed = case.tow is not None or all(
            option.product is not None and option.product.tow for option in self.options
        )
        missing = {
            Unknown.LOSS_OF_USE: case.days is None or self.leaves_out_loss_of_use,
            Unknown.TOW: case.tow is None if self.refused else not towed,
            Unknown.THIRD_PARTY: case.third_party is None,
        }
        return tuple(part for part, is_missing in missing.items() if is_missing)

    @property
    def questionable(self) -> tuple[Questionable, ...]:
        """The typed amounts that may be slips: too little to be meant, or no product's."""
        case = self.case
        typed = (
            *((_REPAIR, case.repair), (_TOW, case.tow), (_THIRD_PARTY, case.third_party)),
            *((_DAY_FEE, case.day_fee), (_PER_DAY, case.day_rate)),
        )
        slips = tuple(
            Questionable(option=option, amount=amount, no_product=False)
            for option, amount in typed
            if amount is not None and 0 < amount < _LEAST
        )
        chosen = case.deductible
        if chosen is None or chosen in {product.deductible for product in self.costs.products}:
            return slips
        return (*slips, Questionable(option=_DEDUCTIBLE, amount=chosen, no_product=True))


def read_case(typed: TypedCase, heard: Heard | None = None) -> Case | None:
    """Return the accident that was typed or told in words, None where nothing was.

    An option wins over words. Raises a usage error that names the option for what is missing or
    absurd.
    """
    told = Reading() if heard is None else heard.reading
    if typed == TypedCase() and told.repair is None:
        return None
    repair = told.repair if typed.repair is None else read_won(typed.repair, option=_REPAIR)
    if repair is None:
        raise MissingOptionError(_REPAIR)
    days = told.days if typed.days is None else read_days(typed.days, option=_DAYS)
    for option, text in ((_DAY_FEE, typed.standard_day_fee), (_PER_DAY, typed.loss_of_use_per_day)):
        if text is not None and days is None:
            raise MissingOptionError(_DAYS, option)
    return Case(
        repair=repair,
        days=days,
        day_fee=_won(typed.standard_day_fee, _DAY_FEE),
        day_rate=_won(typed.loss_of_use_per_day, _PER_DAY),
        deductible=_deductible(typed, told),
        tow=_won(typed.tow, _TOW),
        third_party=_won(typed.third_party_damage, _THIRD_PARTY),
        no_waiver=typed.no_waiver,
        compare=typed.compare,
    )


def _deductible(typed: TypedCase, told: Reading) -> Won | None:
    """Return the deductible that was typed, or told where no option says that there is none."""
    if typed.deductible is not None:
        return read_won(typed.deductible, option=_DEDUCTIBLE)
    return None if typed.no_waiver or typed.reservation is not None else told.deductible


def costs_of(
    knowledge: Knowledge, case: Case | None, reservation: Reservation | None = None
) -> CostRules | Estimate:
    """Return the rules, or for a case what it costs, with the deductible of its reservation."""
    if case is None:
        called = (name for charge in knowledge.costs.refused for name in charge.call)
        return CostRules(knowledge.costs, tuple(map(knowledge.contact, dict.fromkeys(called))))
    if reservation is not None:
        case = changed(case, deductible=reservation.deductible)
    return estimate(knowledge, case)


def estimate(knowledge: Knowledge, case: Case) -> Estimate:
    """Return what `case` costs: with its deductible, with every product, or without a waiver."""
    costs = knowledge.costs
    if case.no_waiver:
        return Estimate(costs=costs, case=case, options=(), refused=_refused(costs, case))
    amounts = {product.deductible for product in costs.products}
    chosen = () if case.deductible is None else (case.deductible,)
    shown = {*amounts, *chosen} if case.compare or not chosen else set(chosen)
    options = tuple(_option(costs, case, amount) for amount in sorted(shown))
    return Estimate(costs=costs, case=case, options=options)


def _option(costs: Costs, case: Case, deductible: Won) -> Option:
    product = next((entry for entry in costs.products if entry.deductible == deductible), None)
    tow = Won(0) if product is not None and product.tow else case.tow
    limit = costs.property_limit.amount or 0
    above = None if case.third_party is None else Won(max(0, case.third_party - limit))
    rate = _day_rate(costs.loss_of_use.rate.percent, case)
    return Option(
        deductible=deductible,
        product=product,
        figures=_figures(case, rate, tow=tow, above=above, most=deductible),
        chosen=deductible == case.deductible,
    )


def _refused(costs: Costs, case: Case) -> Figures:
    """Return what is due at least; there is one total, as no deductible limits anything."""
    rate = _day_rate(costs.loss_of_use.rate_refused.percent, case)
    return _figures(case, rate, tow=case.tow, above=None)


def _figures(
    case: Case, rate: Won | None, *, tow: Won | None, above: Won | None, most: Won | None = None
) -> Figures:
    """Return the sums, where the driver pays at `most` so much of the repair, or all of it.

    Loss of use that is not known cannot change a sum that has reached the deductible.
    """
    loss = None if rate is None or case.days is None else rate * case.days
    if case.days == 0:
        loss = 0
    others = (tow or 0) + (above or 0)
    repair = case.repair if most is None else min(case.repair, most)
    on_top = None if loss is None else repair + loss + others
    inside = on_top if most is None or loss is None else min(case.repair + loss, most) + others
    if most is not None and case.repair >= most:
        inside = most + others
    return Figures(
        day_rate=rate,
        loss_of_use=None if loss is None else Won(loss),
        tow=tow,
        above_limit=above,
        known=Won(repair + others),
        most=None if most is None else Won(most + others),
        inside=None if inside is None else Won(inside),
        on_top=None if on_top is None else Won(on_top),
    )


def _day_rate(percent: Percent, case: Case) -> Won | None:
    """Return a day of loss-of-use: as given, else the share of the day fee, half a won up."""
    if case.day_rate is not None or case.day_fee is None:
        return case.day_rate
    return Won((case.day_fee * percent + _ALL // 2) // _ALL)


def _won(text: str | None, option: str) -> Won | None:
    return None if text is None else read_won(text, option=option)
