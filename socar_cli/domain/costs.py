"""What an accident costs the driver."""

from dataclasses import dataclass
from itertools import chain

from socar_cli.domain.provenance import oldest
from socar_cli.knowledge.model import Costs, Knowledge
from socar_cli.knowledge.scalars import PartialDate


@dataclass(frozen=True, slots=True)
class CostRules:
    """The rules as the knowledge file has them; no figure is computed."""

    costs: Costs
    oldest: PartialDate | None


def cost_rules(knowledge: Knowledge) -> CostRules:
    """Return products, limits, exceptions and penalties."""
    costs = knowledge.costs
    facts = chain(
        costs.rule, costs.products, costs.limits, costs.uncovered, costs.refused, costs.penalties
    )
    return CostRules(costs, oldest(facts))
