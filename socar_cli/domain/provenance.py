"""How old the facts of an answer are."""

from collections.abc import Iterable
from datetime import date

from socar_cli.knowledge.model import Fact
from socar_cli.knowledge.scalars import PartialDate


def oldest(facts: Iterable[Fact]) -> PartialDate | None:
    """Return the oldest known date among `facts`, None where no date is known."""
    dated = [(fact.verified.first_day(), fact.verified) for fact in facts]
    known = [(day, verified) for day, verified in dated if day is not None]
    return min(known, key=_by_day)[1] if known else None


def _by_day(dated: tuple[date, PartialDate]) -> date:
    return dated[0]
