"""Words that several screens share: moments, states, amounts, where numbers go."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from socar_cli.domain.contacts import HoursState, Opening
from socar_cli.domain.guide import Action
from socar_cli.knowledge.model import Advice, Contact, Source, SourceKind, Step
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Localized, Text, filled, joined
from socar_cli.value import changed
from socar_cli.views.page import Line, Lines, NumberRow, Row

_WEEKDAYS = [*map(Localized, "월화수목금토일", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))]
_MOMENT = Localized("{date:%m-%d} ({day}) {date:%H:%M} 한국", "{day} {date:%m-%d %H:%M} Korea")
_LONGEST_ID = 100  # that can be recorded; older programs took any
_DAYS_AHEAD = 6  # further away a weekday alone would be ambiguous

_MAN, _EOK, _MILLION = 10_000, 100_000_000, 1_000_000
_MILLIONS_FROM = 10_000_000  # below that English says all the noughts

ALWAYS = Localized("24시간", "24 hours")
_OPENS = Localized("{time}에 열림", "opens {time}")
CLOSED = Localized("닫힘", "closed")
CLOSED_HOLIDAY = Localized("닫힘 (공휴일)", "closed (holiday)")

NUMBER, WHEN = Localized("번호", "Number"), Localized("이럴 때", "When")
HEADINGS = (  # of a table of numbers; one that says less takes the first of them
    *(NUMBER, Localized("어디", "Who"), WHEN),
    *(Localized("시간", "Hours"), Localized("지금", "Now")),
)

_KINDS = {
    SourceKind.SOCAR: Localized("쏘카", "SOCAR"),
    SourceKind.STATE: Localized("공공기관", "state"),
    SourceKind.PRESS: Localized("언론", "press"),
    SourceKind.BLOG: Localized("블로그", "blog"),
    SourceKind.COPY: Localized("옛 쏘카 안내 사본", "copy of an old SOCAR page"),
    SourceKind.OTHER: Localized("기타", "other"),
}
UNKNOWN_DATE = Localized("날짜 모름", "no date")

_OWN_NUMBER = Localized("{name} (내 파일의 번호)", "{name} (number in your file)")


def moment_words(moment: datetime) -> Localized:
    """Return a moment of Korean time with its weekday."""
    return _MOMENT.format(date=moment, day=_WEEKDAYS[moment.weekday()])


def span_words(minutes: int) -> Localized:
    """Return how long `minutes` are, without what is small beside the rest."""
    hours, minutes = divmod(minutes, 60)
    days, rest = divmod(hours, 24)
    if days:
        return Localized(f"{days}일 {rest}시간", f"{days} d {rest} h")
    if hours:
        return Localized(f"{hours}시간 {minutes}분", f"{hours} h {minutes} min")
    return Localized(f"{minutes}분", f"{minutes} min")


def short_id(identifier: str) -> str:
    """Return a reservation's id as titles have it: of one that is very long the beginning."""
    return identifier if len(identifier) <= _LONGEST_ID else f"{identifier[: _LONGEST_ID - 1]}…"


def dated_words(moment: datetime) -> Localized:
    """Return a moment as one types it, with its weekday, and seconds only where there are some."""
    date, clock = typed_moment(moment).split(" ")
    day = _WEEKDAYS[moment.weekday()]
    return filled("{date} ({day}) {clock}", date=date, day=day, clock=clock)


def typed_moment(moment: datetime) -> str:
    """Return a moment as one types it, with seconds only where there are some."""
    return moment.replace(tzinfo=None).isoformat(" ", "seconds" if moment.second else "minutes")


def state_words(state: HoursState, at: datetime) -> tuple[Text, ...]:
    """Return the state at `at` as a fact, and when it opens again if it is closed.

    The time of a change has its day only where that is another one.
    """
    changes = state.changes or at
    days = (changes.date() - at.date()).days
    time: Text = f"{changes:%H:%M}"
    if days > _DAYS_AHEAD:
        time = f"{changes:%m-%d %H:%M}"
    elif days:
        time = joined(" ", (_WEEKDAYS[changes.weekday()], time))
    match state.opening:
        case Opening.UNKNOWN:
            return ()
        case Opening.ALWAYS:
            return (ALWAYS,)
        case Opening.OPEN:
            return (Localized("{time}까지", "until {time}").format(time=time),)
    closed = CLOSED_HOLIDAY if state.holiday else CLOSED
    return (closed, *((_OPENS.format(time=time),) if state.changes else ()))


def call_rows(
    contact: Contact, purpose: Text = "", notes: tuple[Text, ...] = ()
) -> tuple[NumberRow, ...]:
    """Return the number of `contact`, or the way to it where it has none; then the user's own."""
    number = contact.phone or contact.route or ""
    row = NumberRow(number, contact.name, purpose, notes=notes, fact=contact)
    return (row, *own_rows(contact))


def number_cells(row: NumberRow, *more: Text) -> Row:
    """Return a number, whose it is and when to call it, and what else there is, as a row."""
    return Row((row.number, row.label, row.purpose, *more), notes=row.notes, fact=row.fact)


def own_rows(contact: Contact) -> tuple[NumberRow, ...]:
    """Return the number that the user's file has for `contact`, where it is another one."""
    if contact.own_phone is None:
        return ()
    label = _OWN_NUMBER.format(name=contact.name)
    return (NumberRow(contact.own_phone, label),)


def action_lines(
    actions: Iterable[Action], *, counted: bool = False, brief: bool = False, start: int = 1
) -> Lines:
    """Return actions with the numbers their sentences do not already hold, counted from `start`.

    `brief`, for what is read with shaking hands, leaves out the reasons, never a limit.
    """
    lines = []
    for one in actions:
        notes = present(one.advice.limit, None if brief else one.advice.why)
        lines.append(changed(told(one.advice, one.calls), at_end=brief, notes=notes))
    return Lines(tuple(lines), counted=counted, start=start)


def told(fact: Advice | Step, calls: Sequence[Contact], again: Sequence[Contact] = ()) -> Line:
    """Return a sentence that dials the numbers which both of its languages hold, of all contacts.

    The others of `calls` stand beside it, those of `again` do not.
    """
    ko, en = fact.text.ko, fact.text.en
    phones = (call.phone for call in (*calls, *again) if call.phone)
    dial = tuple(phone for phone in phones if phone in ko and phone in en)
    beside = (row for call in calls if call.phone not in dial for row in call_rows(call))
    return Line(fact.text, dial=dial, numbers=tuple(beside), fact=fact)


def advice_lines(advice: Iterable[Advice]) -> Lines:
    """Return facts in a sentence each."""
    return Lines(tuple(Line(one.text, notes=present(one.why), fact=one) for one in advice))


def numbers_line(contacts: Iterable[Contact], *, proved: bool = True) -> Lines:
    """Return the numbers of a screen in one line, SOCAR's and lesser known ones with their word.

    Unless `proved` they only repeat what another screen has shown with its sources.
    """
    lines = (
        Line(
            joined(" ", (call.word, call.phone)) if call.word else call.phone,
            dial=(call.phone,),
            fact=call if proved else None,
        )
        for call in contacts
        if call.phone
    )
    return Lines(tuple(lines), between=" · ")


def present(*texts: Text | None) -> tuple[Text, ...]:
    """Return the texts that are there."""
    return tuple(text for text in texts if text)


def won_words(amount: int) -> Localized:
    """Return an amount with commas, as the file writes it; a round 억 as people say it."""
    hundreds, rest = divmod(amount, _EOK)
    if hundreds and not rest:
        return Localized("{hundreds}억 원", "{hundreds}00 million won").format(hundreds=hundreds)
    return Localized("{amount}원", "{amount} won").format(amount=Won(amount))


def spoken_won(amount: int) -> Localized:
    """Return an amount as one says it: 1억 2,000만 원, 30만 원; 300,000 won, 120 million won."""
    hundreds, rest = divmod(amount, _EOK)
    ten_thousands, ones = divmod(rest, _MAN)
    units = ((hundreds, "억"), (ten_thousands, "만"), (ones, "원"))
    korean = " ".join(f"{Won(count)}{unit}" for count, unit in units if count) or "0원"
    korean = korean if korean.endswith("원") else f"{korean} 원"
    millions, rest = divmod(amount, _MILLION)
    in_millions = amount >= _MILLIONS_FROM and not rest
    english = f"{Won(millions)} million won" if in_millions else f"{Won(amount)} won"
    return Localized(korean, english)


def source_line(source: Source) -> Line:
    """Return a source with its kind, its date, and its address where it has one."""
    date = str(source.date) if source.date.first_day() else UNKNOWN_DATE
    dated = joined(", ", (_KINDS[source.kind], date))
    return Line(source.title, notes=present(dated, source.address))
