"""The shape of what the program knows; every fact carries sources, a date and how sure it is."""

import re
from enum import StrEnum
from itertools import product
from math import prod
from typing import Any

from socar_cli.knowledge import scalars
from socar_cli.knowledge.circumstances import CircumstanceFields, Condition, Say, one_value
from socar_cli.knowledge.slips import mistyped_command
from socar_cli.language import Localized
from socar_cli.value import Value

LIFE_LINE = scalars.ContactId("fire")  # the contact to call where somebody is in danger
BLANKS = ("place", "time", "plate", "name", "phone", "now")  # what fills a ready sentence
_TEXTS = 1_000  # that one may stand for: `(a|b)` forty times over would fill the memory


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


class Source(Value, kw_only=True):
    """Where facts were read."""

    id: str
    title: Localized
    kind: SourceKind
    date: scalars.PartialDate
    address: scalars.Address | None = None
    own: bool = False  # the user's file has a part in it; nobody writes this


class Fact(Value, kw_only=True):
    """What every fact carries beside its own words."""

    id: str
    sources: tuple[scalars.SourceId, ...]
    verified: scalars.PartialDate  # the date of the latest source that confirms it
    confidence: Confidence
    review: Review
    conflict: Localized | None = None  # what other sources say, and why this is shown
    own: bool = False  # the user's file has a part in it; nobody writes this

    def __post_init__(self) -> None:
        """Raise RefusedError for a fact without a source; a user's own has none if undated."""
        if not self.sources and not (self.own and self.verified == "unknown"):
            ko, en = "출처가 없습니다 (적으세요)", "no source (name one)"
            raise scalars.RefusedError(ko, en)

    def __hash__(self) -> int:
        """Hash the name alone: facts are told apart by it, and every screen looks them up."""
        return hash(self.id)


class Contact(Fact, kw_only=True):
    """Someone to call or write to."""

    name: Localized
    purpose: Localized  # when to call them, in at most 24 columns
    aliases: tuple[str, ...]  # what people type for it, in either language
    phone: scalars.Phone | None = None
    route: Localized | None = None  # the way to it in the app, where it has no number
    hours: scalars.Hours | None = None
    hours_words: Localized | None = None  # the same hours as people say them
    hours_caution: Localized | None = None  # what the hours leave open
    notes: tuple[Localized, ...] = ()  # what to know before calling, shown under the number
    own_phone: scalars.Phone | None = None  # the user's, where it differs; nobody writes this
    limits: tuple[Localized, ...] = ()  # further facts, shown when only this contact is asked for
    word: Localized | None = None  # beside its number in a line of numbers; 119 needs none

    @property
    def names(self) -> tuple[str, ...]:
        """Everything people may type for it, its id first."""
        number = (self.phone,) if self.phone else ()
        return (self.id, *self.aliases, self.name.ko, self.name.en, *number)


class ClosedDays(Fact, kw_only=True):
    """Public holidays: days on which hours with "PH off" are closed, whatever a library knows."""

    days: tuple[scalars.Day, ...]


class Advice(Fact, kw_only=True):
    """One action, warning or rule, in a sentence."""

    text: Localized
    call: tuple[scalars.ContactId, ...] = ()  # whom this sentence sends one to
    limit: Localized | None = None  # when not to, or how far: part of the action, never cut
    why: Localized | None = None


class Accident(Value, kw_only=True):
    """What to do after an accident, calmest reading order first."""

    memory: tuple[Advice, ...]  # to know before reading anything
    memory_unless: tuple[Condition, ...] = ()  # dangers whose own steps come first instead
    calls: tuple[scalars.ContactId, ...]  # whom to call next, in this order
    rule: tuple[Advice, ...]  # the one that costs money
    running: tuple[Advice, ...] = ()  # what must be done while the booking runs
    steps: tuple[Advice, ...]


class Phase(StrEnum):
    """The part of the list a step belongs to, in the order of doing."""

    SAFE = "safe"
    EVIDENCE = "evidence"
    EXCHANGE = "exchange"
    TELL = "tell"
    AFTER = "after"


class Tag(StrEnum):
    """What a step is, where it matters to a rule."""

    DUTY = "duty"  # owed by law or to the operator; no branch takes it away
    PHOTO = "photo"
    WARNING = "warning"  # something not to do
    SPARE = "spare"  # left out where a list would be longer than anybody reads


class Law(Value, kw_only=True):
    """The article a step rests on, and when its text was last read."""

    article: Localized
    checked: scalars.PartialDate


class Move(Value, kw_only=True):
    """Another place for a step in some situations: in `phase`, right after another step."""

    when: tuple[Condition, ...]
    phase: Phase
    after: scalars.StepId


class Form(Value, kw_only=True):
    """What a step says in some situations: another text, a further limit, another reason."""

    when: tuple[Condition, ...]
    text: Localized | None = None
    limit: Localized | None = None  # stands behind the limits the step has already
    why: Localized | None = None


class Step(Advice, kw_only=True):
    """One action of a guide, and the situations it belongs to: any of `when`, none of `unless`."""

    phase: Phase
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    forms: tuple[Form, ...] = ()  # each that applies counts; the last text and reason win
    moves: tuple[Move, ...] = ()  # the first that applies counts
    replaces: tuple[scalars.StepId, ...] = ()  # evidence for which this is the safe form
    tags: tuple[Tag, ...] = ()
    say: Say | None = None  # the ready sentence for it
    law: Law | None = None

    def __post_init__(self) -> None:
        """Raise RefusedError for a step that replaces others without being evidence."""
        Advice.__post_init__(self)
        if self.replaces and self.phase is not Phase.EVIDENCE:
            ko = "replaces는 phase: evidence에만 쓸 수 있습니다 (의무는 빠질 수 없습니다)"
            en = "only a step of phase evidence replaces others (a duty never disappears)"
            raise scalars.RefusedError(ko, en)


class Night(Value, kw_only=True):
    """When it counts as dark where nobody says so; a night goes over midnight."""

    starts: scalars.Clock
    ends: scalars.Clock


class Guide(Value, kw_only=True):
    """Steps for all situations, in their usual order."""

    steps: tuple[Step, ...]


class Spoken(Value, kw_only=True):
    """Korean to be read aloud: as written, as it sounds in Latin letters, and what it means."""

    ko: str
    sound: str
    en: str

    def __post_init__(self) -> None:
        """Raise RefusedError for a blank that is more or less than one of the names in `BLANKS`."""
        blanks = rf"\{{({'|'.join(BLANKS)})\}}"
        if re.search("[{}]", re.sub(blanks, "", f"{self.ko}{self.sound}{self.en}")):
            known = ", ".join(BLANKS)
            ko = f"모르는 빈칸이 있습니다 (아는 빈칸: {known})"
            raise scalars.RefusedError(ko, f"an unknown blank (known: {known})")


class Part(Value, kw_only=True):
    """A part of a ready sentence: any of `when`, none of `unless`, of what was said."""

    spoken: Spoken
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


class Sentence(Fact, kw_only=True):
    """What to read aloud, send or write down, and to whom."""

    title: Localized
    parts: tuple[Part, ...]
    call: tuple[scalars.ContactId, ...] = ()
    note: Localized | None = None


class Blanks(Value, kw_only=True):
    """What stands in a ready sentence where nothing is known."""

    place: Spoken
    time: Spoken
    plate: Spoken
    name: Spoken
    phone: Spoken


class Sentences(Value, kw_only=True):
    """Ready sentences, and who interprets for those who cannot say them."""

    only_true: Localized  # below every sentence
    interpreters: tuple[Advice, ...]
    blanks: Blanks
    ready: tuple[Sentence, ...]


class Problem(Value, kw_only=True):
    """A kind of breakdown."""

    id: str
    name: Localized
    aliases: tuple[str, ...]
    parked: bool = False  # the car stands where it was left, unless somebody says where
    water: bool = False  # the car is in water: a danger before it is a breakdown

    @property
    def names(self) -> tuple[str, ...]:
        """Everything people may type for it, its id first."""
        return (self.id, *self.aliases, self.name.ko, self.name.en)


class BreakdownCall(Value, kw_only=True):
    """Whom to call for a car that failed, and in which situations; none named means in all."""

    contact: scalars.ContactId
    purpose: Localized
    when: tuple[Condition, ...] = ()
    first: bool = False  # before all others, where it applies


class Terms(Advice, kw_only=True):
    """Who pays for what, for situations in which it matters; none named means in all."""

    when: tuple[Condition, ...] = ()


class Breakdown(Value, kw_only=True):
    """What to do with a car that failed, and who pays."""

    problems: tuple[Problem, ...]
    calls: tuple[BreakdownCall, ...] = ()
    first: tuple[Advice, ...]  # to know before reading anything
    first_unless: tuple[Condition, ...] = ()  # dangers whose own steps come first instead
    borrows: tuple[scalars.StepId, ...]  # steps of the accident guide that serve here as well
    steps: tuple[Step, ...]
    pays: tuple[Terms, ...]


class Product(Fact, kw_only=True):
    """A waiver product: what the driver pays for the SOCAR car at most."""

    deductible: scalars.Won
    premium_only: bool  # sold for some premium cars instead of the others
    driver_insurance: bool | None = None  # None: no source says
    tow: bool | None = None  # whether towing after an accident is included


class Charge(Advice, kw_only=True):
    """What is left to the driver, or when everything is; the gravest have a name for a list."""

    name: Localized | None = None


class Limit(Fact, kw_only=True):
    """What the insurance pays to people, up to an amount in won; none means no limit."""

    name: Localized
    amount: scalars.Won | None = None
    note: Localized | None = None


class Penalty(Fact, kw_only=True):
    """A charge for breaking a rule: `amount` in won, and what comes on top."""

    name: Localized
    consequence: Localized
    amount: scalars.Won | None = None


class Rate(Fact, kw_only=True):
    """What a day without the car costs, as a share of its standard day fee."""

    percent: scalars.Percent
    text: Localized


class DayLimit(Fact, kw_only=True):
    """After how many days the old terms stopped counting."""

    days: scalars.Count
    text: Localized


class LossOfUse(Value, kw_only=True):
    """What is known of the money for the days in which nobody can rent the car."""

    rate: Rate
    rate_refused: Rate  # when the waiver does not apply
    day_limit: DayLimit
    without_rate: tuple[Advice, ...]  # said where nobody has given a day's amount


class EstimateRules(Value, kw_only=True):
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


class Costs(Value, kw_only=True):
    """What an accident costs the driver, and what the products leave uncovered."""

    rule: tuple[Advice, ...]
    products: tuple[Product, ...]
    limits: tuple[Limit, ...]
    uncovered: tuple[Charge, ...]
    refused: tuple[Charge, ...]  # when the waiver does not apply at all
    breach: tuple[Terms, ...] = ()  # what a breach means, said before anything else
    penalties: tuple[Penalty, ...]
    loss_of_use: LossOfUse
    estimate: EstimateRules

    def __post_init__(self) -> None:
        """Raise ValueError where the limit that an estimate counts from is none with an amount."""
        wanted = self.estimate.property_limit
        if wanted not in {limit.id for limit in self.limits if limit.amount is not None}:
            raise ValueError(wanted)

    @property
    def property_limit(self) -> Limit:
        """What the insurance pays for other people's property."""
        return next(limit for limit in self.limits if limit.id == self.estimate.property_limit)


class LostItemAnswers(Value, kw_only=True):
    """What to do when the trip's times are known, one answer a state."""

    not_begun: tuple[Advice, ...]
    running: tuple[Advice, ...]
    next_unknown: tuple[Advice, ...]
    next_later: tuple[Advice, ...]
    hours_after: tuple[Advice, ...]
    next_begun: tuple[Advice, ...]
    day_after: tuple[Advice, ...]


class FromHours(Value, kw_only=True):
    """From how many hours after the end of a trip an answer counts; the state is its name."""

    hours_after: scalars.Count
    day_after: scalars.Count


class FoundItem(Fact, kw_only=True):
    """How long found things stay where; counted from a day that the loser does not know."""

    handed_on_days: scalars.Count  # until the place that found it gives it to the police
    kept_months: scalars.Count  # how long the police keep it
    text: Localized
    finders_months: scalars.Count | None = None  # from the police notice until the finder's own


class LostItemBrief(Value, kw_only=True):
    """The same way in few steps, for a screen that fits its window."""

    right_after: tuple[Advice, ...] = ()
    next_customer: tuple[Advice, ...] = ()
    later: tuple[Advice, ...] = ()


class LostItem(Value, kw_only=True):
    """How to get back what was left in the car."""

    brief: LostItemBrief = LostItemBrief()
    right_after: tuple[Advice, ...]
    next_customer: tuple[Advice, ...]
    later: tuple[Advice, ...]
    from_hours: FromHours
    answers: LostItemAnswers
    found: FoundItem


class QuestionTopic(Value, kw_only=True):
    """What several questions are about, in a word."""

    id: str
    name: Localized


class Question(Fact, kw_only=True):
    """A question drivers ask, and its answer."""

    number: scalars.Count | None = None  # never another question's; a user's own may lack it
    topic: scalars.TopicId | None = None
    question: Localized
    answer: Localized
    call: tuple[scalars.ContactId, ...] = ()
    aliases: tuple[str, ...] = ()


class Topic(StrEnum):
    """What somebody who types words of their own wants to know of."""

    ACCIDENT = "accident"
    BREAKDOWN = "breakdown"
    CONTACTS = "contacts"
    COSTS = "costs"
    LOST_ITEM = "lost-item"
    FAQ = "faq"
    RESERVATION = "reservation"  # the bookings that were noted down
    SEARCH = "search"  # the words ask for a search, whatever they name


class Role(StrEnum):
    """What a word does to the words around it, where that is all it does."""

    FILLER = "filler"  # says nothing; a denial reaches past it
    ADVERB = "adverb"  # a filler that may also stand within a word of several: 차가 아예 안 움직여
    ASIDE = "aside"  # says nothing of the situation, and takes a denial beside it upon itself
    DENIES_NEXT = "denies-next"
    DENIES_LAST = "denies-last"
    DENIES_VERB = "denies-verb"  # the word right behind it, as 안 does; alone it clears no danger
    DOUBTS_NEXT = "doubts-next"
    DOUBTS_LAST = "doubts-last"
    CONDITION = "condition"  # a doubt: what is told happens only in a question
    EXCEPTION = "exception"  # that nobody is hurt is not said of somebody
    RETRACTS = "retracts"  # what was told or denied before it is open
    SUPPOSES = "supposes"  # nothing has happened yet: a danger beside cover is asked about
    CARE = "care"  # a state, a degree or hearsay: beside it nothing is sure
    ASKS = "asks"  # a filler that makes a question of what stands right behind it
    CLEARS = "clears"  # a whole clause: it alone says that nobody is hurt, or that nothing burns
    CLEAR_ENDING = "clear-ending"  # what such a clause may end with
    TURN = "turn"  # another clause begins
    SELF = "self"  # the clause is about who types, and nobody else
    WE = "we"  # a filler: all who are in the car
    PERSON = "person"  # a filler: somebody
    CAR = "car"  # a filler; who strikes it strikes nobody
    COMPANY = "company"  # a filler: somebody is with who types, and on their side
    OTHER_SIDE = "other-side"  # a filler: somebody else does what is told behind it
    OWN_SIDE = "own-side"  # a filler: who types does what is told behind it
    STRIKES = "strikes"  # of a collision: it was theirs where the other side does it
    STRIKES_PERSON = "strikes-person"  # a filler, but behind a person: 사람 쳤
    STRUCK = "struck"  # a make of car: the other one where its clause tells of a collision
    NOUN = "noun"  # a danger, but not beside a word for cover: 화재 보험 되나요
    DAMAGE = "damage"  # an injury, but not behind a thing: 다리 부러졌, but 범퍼 부러졌
    COVER = "cover"  # takes a denial upon itself: a condition beside it asks about a rule
    REPAIR = "repair"  # the amount beside it
    DEDUCTIBLE = "deductible"
    ENDING = "ending"  # may follow any Korean word without a space
    CLOSING = "closing"  # an ending that closes a clause


class Danger(StrEnum):
    """What goes before everything else that was told."""

    HURT = "hurt"
    FIRE = "fire"
    WATER = "water"
    TRAPPED = "trapped"
    PERSON = "person"  # struck


_NOT_SAID = {"id", "words", "beside", "within"}


class Wording(CircumstanceFields, kw_only=True, hint=one_value, behind="topic"):
    """What people type, and what it says; a word behind a hyphen may end a longer one.

    With `beside` or `within` its words say so only near a word of one of these other entries, in
    the same clause or anywhere: an open grammar such as a part of the body beside any harm.
    """

    id: str
    words: tuple[str, ...]
    beside: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    role: Role | None = None
    topic: Topic | None = None
    problem: scalars.ProblemId | None = None
    contact: scalars.ContactId | None = None
    question: scalars.QuestionId | None = None
    danger: Danger | None = None

    @property
    def says(self) -> dict[str, Any]:
        """What its words say: the fields that are set, by name, such as {'hurt': Answer.YES}."""
        said = vars(self).items()
        return {name: one for name, one in said if one is not None and name not in _NOT_SAID}

    def __post_init__(self) -> None:
        """Write out the alternatives in its words.

        Raises RefusedError for brackets that do not fit, and for a word that would be taken for a
        mistyped command.
        """
        phrases = (phrase for word in self.words for phrase in phrases_of(word))
        vars(self)["words"] = tuple(dict.fromkeys(phrases))  # nothing has seen it before
        for word in self.words:
            if name := mistyped_command(word):
                ko = f"'{word}': 명령 {name}의 오타로 읽히는 낱말입니다 (다른 말을 쓰세요)"
                en = f"'{word}' would be taken for a mistyped {name} (use another word)"
                raise scalars.RefusedError(ko, en)


def phrases_of(written: str) -> tuple[str, ...]:
    """Return the texts that one with alternatives stands for, in order.

    `phrases_of("no (injury|injuries)( at all|)")` are "no injury at all", "no injury", "no
    injuries at all" and "no injuries". Raises RefusedError for brackets without a partner or within
    others, a bar outside of them, and more than `_TEXTS` texts.
    """
    parts = re.split(r"\(([^()]*)\)", written)  # by turns outside of brackets and inside
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    unpaired = re.search(r"[()|]", "".join(parts[::2]))
    if unpaired or prod(map(len, choices)) > _TEXTS:
        ko = f"'{written}': 괄호가 맞지 않거나 괄호 밖에 |가 있거나 {_TEXTS:,}개가 넘는 말입니다"
        en = f"'{written}': brackets do not match, | is outside of them, or over {_TEXTS:,} texts"
        raise scalars.RefusedError(ko, en)
    return tuple(" ".join("".join(chosen).split()) for chosen in product(*choices))


class SearchWords(Value, kw_only=True):
    """What a search knows of the two languages, beside what the entries say."""

    asks: tuple[str, ...] = ()  # what makes a question of a line; a space is the edge of a word
    little: tuple[str, ...] = ()  # words that say nothing of what is looked for
    endings: tuple[str, ...] = ()  # what a word may end with and mean the same
    synonyms: tuple[tuple[str, ...], ...] = ()  # of each, names of one thing


class Knowledge(Value, kw_only=True):
    """Everything the program knows."""

    updated: scalars.PartialDate  # the day the file was last edited; a clock before it is wrong
    sources: tuple[Source, ...]
    contacts: tuple[Contact, ...]
    home: tuple[scalars.ContactId, ...]  # the contacts on the first screen
    accident: Accident
    night: Night
    guide: Guide
    found_at_pickup: Guide
    sentences: Sentences
    breakdown: Breakdown
    costs: Costs
    lost_item: LostItem
    questions: tuple[Question, ...]
    own_words: tuple[Wording, ...] = ()  # what people call it all
    answers: tuple[Wording, ...] = ()  # what people answer where they were asked
    closed_days: tuple[ClosedDays, ...] = ()
    unanswered: tuple[Advice, ...] = ()  # said where nothing clearly answers what was typed
    no_korean: tuple[Advice, ...] = ()  # who interprets, for the first screen in English
    rare: tuple[scalars.ContactId, ...] = ()  # contacts that are listed only when all are asked for
    card: tuple[scalars.ContactId, ...] = ()  # what one carries along, on paper and in the phone
    retired: tuple[str, ...] = ()  # ids and numbers of former entries; a user's file may name them
    faq_topics: tuple[QuestionTopic, ...] = ()  # in the order of the screen
    search: SearchWords = SearchWords()

    def __post_init__(self) -> None:
        """Raise RefusedError where a contact is missing that an answer cannot do without."""
        if LIFE_LINE not in {contact.id for contact in self.contacts}:
            ko = f"'contacts > {LIFE_LINE}'이 없습니다 (적으세요)"
            raise scalars.RefusedError(ko, f"'contacts > {LIFE_LINE}' is missing (write it)")

    def contact(self, identifier: str) -> Contact:
        """Return the contact with the id `identifier`; the reader has checked that it exists."""
        return next(contact for contact in self.contacts if contact.id == identifier)
