"""What an accident costs the driver."""

from socar_cli.knowledge.model import Costs, Knowledge
from socar_cli.record import Record


class CostRules(Record):
    """The rules as the knowledge file has them; no figure is computed."""

    costs: Costs


def cost_rules(knowledge: Knowledge) -> CostRules:
    """Return products, limits, exceptions and penalties."""
    return CostRules(knowledge.costs)
