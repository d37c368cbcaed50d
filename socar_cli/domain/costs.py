"""What an accident costs the driver."""

from dataclasses import dataclass

from socar_cli.knowledge.model import Costs, Knowledge


@dataclass(frozen=True, slots=True)
class CostRules:
    """The rules as the knowledge file has them; no figure is computed."""

    costs: Costs


def cost_rules(knowledge: Knowledge) -> CostRules:
    """Return products, limits, exceptions and penalties."""
    return CostRules(knowledge.costs)
