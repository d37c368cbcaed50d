"""From words in their order to what was said: the steps, each in the file that decides it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from socar_cli.domain.own_words.amounts import amounts
from socar_cli.domain.own_words.collisions import others, strike
from socar_cli.domain.own_words.dangers import danger_answer
from socar_cli.domain.own_words.mention import Mention
from socar_cli.domain.own_words.negation import judge
from socar_cli.domain.own_words.reading import Reading
from socar_cli.domain.own_words.senses import complete, in_order, is_supposed
from socar_cli.domain.own_words.topic import question_in, with_topic
from socar_cli.domain.own_words.values import asserted, flag, only, usual, where
from socar_cli.knowledge.circumstances import CIRCUMSTANCES
from socar_cli.knowledge.model import Role, Topic

# Of these a reading follows rules of their own.
_SPECIAL: Mapping[str, Callable[[Sequence[Mention], str], Any]] = {
    "hurt": danger_answer,
    "fire": danger_answer,
    "trapped": danger_answer,
    "other": others,
    "was_hit": partial(flag, denied=None),  # who denies it says nothing of who did
    "where": where,
}


def settle(said: Sequence[Mention], known: Topic | None = None) -> Reading:
    """Return what was said, but for the words that were not read.

    Where the topic is `known` to be costs, one amount without a name is that of the repair.
    """
    said = in_order(said)
    complete(said)
    strike(said)
    judge(said)
    said = [entry for entry in said if not is_supposed(said, entry)]
    sums = amounts(said, unnamed=known is Topic.COSTS)
    reading = Reading(
        **{name: _SPECIAL.get(name, usual)(said, name) for name in CIRCUMSTANCES},
        problem=only(asserted(said, "problem")),
        contact=only(asserted(said, "contact")),
        question=question_in(said),
        repair=sums.get(Role.REPAIR),
        deductible=sums.get(Role.DEDUCTIBLE),
        days=only({entry.days for entry in said if entry.days is not None}),
    )
    return with_topic(reading, said, known)
