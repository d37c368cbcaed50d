"""Where facts come from, how old they are, which to doubt, and what is due for review."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum, StrEnum

from socar_cli.errors import Complaint, ExitCode
from socar_cli.knowledge.model import Confidence, Contact, Fact, Knowledge, Review, Source, Step
from socar_cli.knowledge.scalars import PartialDate
from socar_cli.value import Value, values_of

_LAST_YEAR = 2100  # a clock beyond this is wrong
_YEARS = {Review.YEARLY: 1, Review.THREE_YEARLY: 3}


class Doubt(Enum):
    """Why a fact is to be checked before one acts on it."""

    OLD = "old"  # past its review, or nobody knows how old it is
    UNSURE = "unsure"  # its sources are weak


class Provenance(Value):
    """What stands behind the facts of one screen."""

    oldest: PartialDate | None
    doubts: Mapping[Fact, Doubt]  # only where being wrong would change what one does
    sources: tuple[Source, ...]  # in the order in which the facts name them; none unless asked


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


def trace(
    facts: Iterable[Fact], knowledge: Knowledge, *, now: datetime, with_sources: bool = False
) -> Provenance:
    """Return what stands behind `facts` at `now` (Korean time).

    Numbers, hours, prices and app paths are doubted: these are what is reviewed every year.
    """
    shown = tuple(dict.fromkeys(facts))
    today = trusted_day(now, knowledge.updated)
    doubts = {}
    for fact in (fact for fact in shown if fact.review is Review.YEARLY):
        if fact.confidence is Confidence.LOW:
            doubts[fact] = Doubt.UNSURE
        elif is_old(fact, today):
            doubts[fact] = Doubt.OLD
    named = dict.fromkeys(name for fact in shown if with_sources for name in fact.sources)
    by_id = {source.id: source for source in knowledge.sources} if named else {}
    return Provenance(oldest_date(shown), doubts, tuple(by_id[name] for name in named))


def is_old(fact: Fact, today: date | None) -> bool:
    """Tell whether a fact is past its review; with no day to count from or to, it is."""
    if fact.review is Review.NEVER:
        return False
    age = _age(fact.verified, today)
    return age is None or age >= _YEARS[fact.review]


def _age(dated: PartialDate, today: date | None) -> int | None:
    """Return how many whole years ago a date was, None where one of the two is not known."""
    since = dated.first_day()
    if since is None or today is None:
        return None
    return today.year - since.year - ((today.month, today.day) < (since.month, since.day))


def trusted_day(now: datetime, updated: PartialDate) -> date | None:
    """Return the day of `now`, None when the clock is plainly wrong."""
    edited = updated.first_day()
    too_early = edited is not None and now.date() < edited
    return None if too_early or now.year > _LAST_YEAR else now.date()


def oldest_date(facts: Iterable[Fact]) -> PartialDate | None:
    """Return the earliest date on which one of `facts` was confirmed; None where none is known."""
    known = (fact.verified for fact in facts if fact.verified.first_day())
    return min(known, key=str, default=None)  # ISO dates sort as they follow each other


def check_file(
    file: str, complaints: tuple[Complaint, ...], knowledge: Knowledge | None, *, now: datetime
) -> FileReport:
    """Return the report on a file whose `complaints` were found while it was read.

    Facts past their review come with the most harmful first. Nothing is known of a file that
    could not be read at all.
    """
    if knowledge is None:
        return FileReport(file, complaints, 0, (), ())
    facts = tuple(all_facts(knowledge))
    today = trusted_day(now, knowledge.updated)
    by_id = {source.id: source for source in knowledge.sources}
    money = {id(fact) for fact in all_facts((knowledge.costs, knowledge.breakdown.pays))}
    due = []
    for fact in facts:
        if is_old(fact, today):
            harm = Harm.LAW if isinstance(fact, Step) and fact.law is not None else Harm.REST
            harm = Harm.MONEY if id(fact) in money else harm
            harm = Harm.NUMBER if isinstance(fact, Contact) else harm
            sources = tuple(by_id[name] for name in fact.sources)
            due.append(Due(fact.id, fact.verified, fact.review, harm, sources))
    old = tuple(sorted(due, key=lambda entry: list(Harm).index(entry.harm)))
    used = {name for fact in facts for name in fact.sources}
    unused = tuple(source for source in knowledge.sources if source.id not in used)
    return FileReport(file, complaints, len(facts), old, unused)


def counted_uses(knowledge: Knowledge) -> dict[str, int]:
    """Return how many facts rest on each source, by its id; one that none rests on is left out."""
    return Counter(str(name) for fact in all_facts(knowledge) for name in fact.sources)


def source_uses(
    knowledge: Knowledge, counts: Mapping[str, int], *, now: datetime
) -> tuple[SourceUse, ...]:
    """Return every source, the most used first."""
    today = trusted_day(now, knowledge.updated)
    by_use = sorted(knowledge.sources, key=lambda source: -counts.get(source.id, 0))
    return tuple(SourceUse(one, counts.get(one.id, 0), _age(one.date, today)) for one in by_use)


def all_facts(part: object) -> Iterator[Fact]:
    """Yield every fact in a part of the knowledge, whatever sections it has."""
    if isinstance(part, Fact):
        yield part
    elif isinstance(part, tuple | Value):
        for entry in part if isinstance(part, tuple) else (one for _, one in values_of(part)):
            if isinstance(entry, tuple | Value):  # most are words that people type
                yield from all_facts(entry)
