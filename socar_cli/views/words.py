"""Words that several screens share: moments, states, amounts, where numbers go."""

from collections.abc import Iterable
from datetime import datetime

from socar_cli.domain.contacts import HoursState, Opening
from socar_cli.domain.guide import Action
from socar_cli.knowledge.model import Advice, Contact, Source, SourceKind
from socar_cli.knowledge.scalars import Phone, Won
from socar_cli.language import Localized, Text, filled, joined
from socar_cli.views.page import Line, Lines, NumberRow, Row, Table

_WEEKDAYS = (
    Localized("월", "Mon"),
    Localized("화", "Tue"),
    Localized("수", "Wed"),
    Localized("목", "Thu"),
    Localized("금", "Fri"),
    Localized("토", "Sat"),
    Localized("일", "Sun"),
)
_MOMENT = Localized("{date:%m-%d} ({day}) {date:%H:%M} 한국", "{day} {date:%m-%d %H:%M} Korea")
_DAYS_AHEAD = 6  # further away a weekday alone would be ambiguous

_WON = Localized("{amount}원", "{amount} won")
_ROUND_WON = Localized("{hundreds}억 원", "{hundreds}00 million won")
_HUNDRED_MILLION = 100_000_000

ALWAYS = Localized("24시간", "24 hours")
_UNTIL = Localized("{time}까지", "until {time}")
_OPENS = Localized("{time}에 열림", "opens {time}")
_CLOSED = Localized("닫힘", "closed")
HOLIDAY = Localized("공휴일", "holiday")
_CLOSED_THEN = Localized("닫힘 (공휴일)", "closed (holiday)")

NUMBER, WHO, WHEN = (
    Localized("번호", "Number"),
    Localized("어디", "Who"),
    Localized("이럴 때", "When"),
)
HOURS, NOW = Localized("시간", "Hours"), Localized("지금", "Now")

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
    day = _WEEKDAYS[moment.weekday()]
    return _MOMENT.format(date=moment, day=day)


def dated_words(moment: datetime) -> Localized:
    """Return a moment as one types it, with its weekday, and seconds only where there are some."""
    date, clock = written_words(moment).split(" ")
    day = _WEEKDAYS[moment.weekday()]
    return filled("{date} ({day}) {clock}", date=date, day=day, clock=clock)


def written_words(moment: datetime) -> str:
    """Return a moment as one types it, with seconds only where there are some."""
    return moment.replace(tzinfo=None).isoformat(" ", "seconds" if moment.second else "minutes")


def state_words(state: HoursState, at: datetime) -> tuple[Text, ...]:
    """Return the state at `at` as a fact, and when it opens again if it is closed."""
    if state.opening is Opening.UNKNOWN:
        return ()
    if state.opening is Opening.ALWAYS:
        return (ALWAYS,)
    if state.opening is Opening.OPEN:
        return (_UNTIL.format(time=_change_words(state, at)),)
    closed = _CLOSED_THEN if state.holiday else _CLOSED
    if state.changes is None:
        return (closed,)
    return (closed, _OPENS.format(time=_change_words(state, at)))


def _change_words(state: HoursState, at: datetime) -> Text:
    """Return the clock time of the next change, with a day only where it is another one."""
    changes = state.changes or at
    days = (changes.date() - at.date()).days
    clock = f"{changes:%H:%M}"
    if days == 0:
        return clock
    if days <= _DAYS_AHEAD:
        return joined(" ", (_WEEKDAYS[changes.weekday()], clock))
    return f"{changes:%m-%d} {clock}"


def call_rows(
    contact: Contact, purpose: Text = "", notes: tuple[Text, ...] = ()
) -> tuple[NumberRow, ...]:
    """Return the number of `contact`, or the way to it where it has none; then the user's own."""
    number = contact.phone or contact.route or ""
    row = NumberRow(number, contact.name, purpose, notes=notes, fact=contact)
    return (row, *own_rows(contact))


def number_table(rows: Iterable[NumberRow]) -> Table:
    """Return numbers as a table for a wide window."""
    return Table((NUMBER, WHO, WHEN), tuple(map(number_cells, rows)), flexible=2)


def number_cells(row: NumberRow, *more: Text) -> Row:
    """Return a number, whose it is and when to call it, and what else there is, as a row."""
    return Row((row.number, row.label, row.purpose, *more), row.notes, fact=row.fact)


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
    lines = tuple(_action_line(action, brief=brief) for action in actions)
    return Lines(lines, counted=counted, start=start)


def _action_line(action: Action, *, brief: bool) -> Line:
    inside, beside = told_inside(action.advice.text, action.calls)
    limit, why = action.advice.limit, None if brief else action.advice.why
    return Line(
        action.advice.text,
        dial=inside,
        numbers=tuple(row for call in beside for row in call_rows(call)),
        at_end=brief,
        notes=tuple(note for note in (limit, why) if note is not None),
        fact=action.advice,
    )


def told_inside(
    text: Localized, calls: Iterable[Contact]
) -> tuple[tuple[Phone, ...], tuple[Contact, ...]]:
    """Return the numbers of calls that both languages of a text hold, and the other calls."""
    numbers = (call.phone for call in calls if call.phone)
    inside = tuple(phone for phone in numbers if phone in text.ko and phone in text.en)
    return inside, tuple(call for call in calls if call.phone not in inside)


def advice_lines(advice: Iterable[Advice]) -> Lines:
    """Return facts in a sentence each."""
    return Lines(
        tuple(
            Line(piece.text, notes=(piece.why,) if piece.why else (), fact=piece)
            for piece in advice
        )
    )


def won_words(amount: int) -> Localized:
    """Return an amount with commas, as the file writes it; a round 억 as people say it."""
    hundreds, rest = divmod(amount, _HUNDRED_MILLION)
    if hundreds and not rest:
        return _ROUND_WON.format(hundreds=hundreds)
    return _WON.format(amount=Won(amount))


def source_line(source: Source) -> Line:
    """Return a source with its kind, its date, and its address where it has one."""
    date = str(source.date) if source.date.first_day() else UNKNOWN_DATE
    address = (source.address,) if source.address else ()
    return Line(source.title, notes=(joined(", ", (_KINDS[source.kind], date)), *address))
