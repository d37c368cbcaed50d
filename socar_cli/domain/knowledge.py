"""What is wrong with knowledge files, what is due for review, and what rests on which source."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum

from socar_cli.domain.provenance import is_old, trusted_day
from socar_cli.errors import Complaint, ExitCode
from socar_cli.knowledge.model import Contact, Fact, Knowledge, Review, Source, Step
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.value import Value, values_of


class Harm(StrEnum):
    """What a wrong fact would cost whoever trusts it, the worst first."""

    NUMBER = "number"  # the call reaches nobody
    MONEY = "money"
    LAW = "law"
    REST = "rest"


class Due(Value):
    """A fact that is past its review, and where one would look to verify it."""

    id: str
    verified: PartialDate
    review: Review
    harm: Harm
    sources: tuple[Source, ...]


class FileReport(Value):
    """A knowledge file: errors, and what is worth a look."""

    file: str
    complaints: tuple[Complaint, ...]
    facts: int
    old: tuple[Due, ...]
    unused: tuple[Source, ...]  # nothing rests on them

    def exit_code(self, *, strict: bool) -> ExitCode:
        """Return the code a check of this file ends with."""
        if not all(complaint.harmless for complaint in self.complaints):
            return ExitCode.DATA_ERROR
        is_due = strict and (self.old or self.unused)
        return ExitCode.FAILED if is_due else ExitCode.DONE


class SourceUse(Value):
    """A source, how many facts rest on it, and how many years old it is, where that is known."""

    source: Source
    facts: int
    years: int | None


class Check(Value):
    """The reports on all files that were checked."""

    reports: tuple[FileReport, ...]


class SourceUses(Value):
    """Every source with its use, the most used first."""

    uses: tuple[SourceUse, ...]


def check_file(
    file: str, complaints: tuple[Complaint, ...], knowledge: Knowledge | None, *, now: datetime
) -> FileReport:
    """Return the report on a file whose `complaints` were found while it was read."""
    if knowledge is None:
        return FileReport(file, complaints, 0, (), ())
    facts, counts = tuple(all_facts(knowledge)), counted_uses(knowledge)
    today = trusted_day(now, knowledge.updated)
    return FileReport(
        file,
        complaints,
        facts=len(facts),
        old=_due(knowledge, facts, today),
        unused=tuple(source for source in knowledge.sources if source.id not in counts),
    )


def _due(knowledge: Knowledge, facts: Iterable[Fact], today: date | None) -> tuple[Due, ...]:
    """Return those of `facts` that are past their review, the most harmful first."""
    by_id = {source.id: source for source in knowledge.sources}
    money = {id(fact) for fact in all_facts((knowledge.costs, knowledge.breakdown.pays))}
    due = (
        Due(
            fact.id,
            fact.verified,
            fact.review,
            _harm(fact, is_money=id(fact) in money),
            tuple(by_id[name] for name in fact.sources),
        )
        for fact in facts
        if is_old(fact, today)
    )
    return tuple(sorted(due, key=lambda entry: tuple(Harm).index(entry.harm)))


def _harm(fact: Fact, *, is_money: bool) -> Harm:
    if isinstance(fact, Contact):
        return Harm.NUMBER
    if is_money:
        return Harm.MONEY
    return Harm.LAW if isinstance(fact, Step) and fact.law is not None else Harm.REST


def counted_uses(knowledge: Knowledge) -> dict[str, int]:
    """Return how many facts rest on each source, by its id; one that none rests on is left out."""
    return Counter(str(name) for fact in all_facts(knowledge) for name in fact.sources)


def source_uses(
    knowledge: Knowledge, counts: Mapping[str, int], *, now: datetime
) -> tuple[SourceUse, ...]:
    """Return every source, the most used first."""
    today = trusted_day(now, knowledge.updated)
    uses = (
        SourceUse(source, counts.get(source.id, 0), _years(source.date.first_day(), today))
        for source in knowledge.sources
    )
    return tuple(sorted(uses, key=lambda use: -use.facts))


def _years(since: date | None, today: date | None) -> int | None:
    if since is None or today is None:
        return None
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


def all_facts(part: object) -> Iterator[Fact]:
    """Yield every fact in a part of the knowledge, whatever sections it has."""
    if isinstance(part, Fact):
        yield part
    elif isinstance(part, tuple):
        for entry in part:
            yield from all_facts(entry)
    elif isinstance(part, Value):
        for _, value in values_of(part):
            yield from all_facts(value)
