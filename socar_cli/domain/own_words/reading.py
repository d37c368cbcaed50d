"""What was read of somebody's own words: the result of this package."""

from socar_cli.knowledge.circumstances import CircumstanceFields, values_said
from socar_cli.knowledge.model import Danger, Topic
from socar_cli.knowledge.scalars import ContactId, ProblemId, QuestionId, Won


class Reading(CircumstanceFields, kw_only=True, hint=values_said, behind="topic"):
    """What was said in one's own words; None or empty where nothing was."""

    topic: Topic | None = None
    problem: ProblemId | None = None
    contact: ContactId | None = None
    question: QuestionId | None = None
    repair: Won | None = None
    deductible: Won | None = None
    days: int | None = None
    danger: tuple[Danger, ...] = ()  # what was told or feared, and decides the screen
    also: Topic | None = None  # what else they are about
    not_understood: tuple[str, ...] = ()  # as typed
