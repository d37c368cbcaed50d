"""Words that several screens share: moments, states, how sure a fact is, where numbers go."""

from collections.abc import Iterable
from datetime import datetime

from socar_cli.domain.actions import Action
from socar_cli.domain.hours import HoursState, Opening
from socar_cli.knowledge.model import Advice, Confidence, Contact, Source, SourceKind
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Language, Localized
from socar_cli.views.page import Line, Lines, NumberRow

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

_ALWAYS = Localized("24시간", "24 hours")
_UNTIL = Localized("{time}까지", "until {time}")
_OPENS = Localized("{time}에 열림", "opens {time}")
_CLOSED = Localized("닫힘", "closed")
_HOLIDAY = Localized("닫힘 (공휴일)", "closed (holiday)")

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

_SURE = {
    Confidence.HIGH: Localized("확실", "sure"),
    Confidence.MEDIUM: Localized("대체로 확실", "fairly sure"),
    Confidence.LOW: Localized("불확실", "not sure"),
}


def moment_words(moment: datetime, language: Language) -> str:
    """Return a moment of Korean time with its weekday."""
    day = _WEEKDAYS[moment.weekday()].into(language)
    return _MOMENT.into(language).format(date=moment, day=day)


def dated_words(moment: datetime, language: Language) -> str:
    """Return a moment as one types it, with its weekday, and seconds only where there are some."""
    day, clock = written_words(moment).split(" ")
    return f"{day} ({_WEEKDAYS[moment.weekday()].into(language)}) {clock}"


def written_words(moment: datetime) -> str:
    """Return a moment as one types it, with seconds only where there are some."""
    return moment.replace(tzinfo=None).isoformat(" ", "seconds" if moment.second else "minutes")


def state_words(state: HoursState, at: datetime, language: Language) -> tuple[str, ...]:
    """Return the state at `at` as a fact, and when it opens again if it is closed."""
    if state.opening is Opening.UNKNOWN:
        return ()
    if state.opening is Opening.ALWAYS:
        return (_ALWAYS.into(language),)
    if state.opening is Opening.OPEN:
        return (_UNTIL.into(language).format(time=_change_words(state, at, language)),)
    closed = (_HOLIDAY if state.holiday else _CLOSED).into(language)
    if state.changes is None:
        return (closed,)
    return (closed, _OPENS.into(language).format(time=_change_words(state, at, language)))


def _change_words(state: HoursState, at: datetime, language: Language) -> str:
    """Return the clock time of the next change, with a day only where it is another one."""
    changes = state.changes or at
    days = (changes.date() - at.date()).days
    clock = f"{changes:%H:%M}"
    if days == 0:
        return clock
    if days <= _DAYS_AHEAD:
        return f"{_WEEKDAYS[changes.weekday()].into(language)} {clock}"
    return f"{changes:%m-%d} {clock}"


def sure_words(confidence: Confidence, language: Language) -> str:
    """Return in a word how sure a fact is."""
    return _SURE[confidence].into(language)


def call_rows(contact: Contact, language: Language) -> tuple[NumberRow, ...]:
    """Return the number of `contact`, or the way to it where it has none; then the user's own."""
    route = contact.route.into(language) if contact.route else ""
    row = NumberRow(contact.phone or route, contact.name.into(language), fact=contact)
    return (row, *own_rows(contact, language))


def own_rows(contact: Contact, language: Language) -> tuple[NumberRow, ...]:
    """Return the number that the user's file has for `contact`, where it is another one."""
    if contact.own_phone is None:
        return ()
    label = _OWN_NUMBER.into(language).format(name=contact.name.into(language))
    return (NumberRow(contact.own_phone, label),)


def action_lines(
    actions: Iterable[Action], language: Language, *, counted: bool = False, brief: bool = False
) -> Lines:
    """Return actions with the numbers their sentences do not already hold.

    `brief` leaves out the reasons, for what is read with shaking hands.
    """
    lines = tuple(_action_line(action, language, brief=brief) for action in actions)
    return Lines(lines, counted=counted)


def _action_line(action: Action, language: Language, *, brief: bool) -> Line:
    text = action.advice.text.into(language)
    inside = tuple(call.phone for call in action.calls if call.phone and call.phone in text)
    beside = tuple(call for call in action.calls if call.phone not in inside)
    limit = (action.advice.limit.into(language),) if action.advice.limit else ()
    why = (action.advice.why.into(language),) if action.advice.why and not brief else ()
    return Line(
        text,
        dial=inside,
        numbers=tuple(row for call in beside for row in call_rows(call, language)),
        notes=why or limit,
        fact=action.advice,
    )


def advice_lines(advice: Iterable[Advice], language: Language) -> Lines:
    """Return facts in a sentence each, and how sure each is."""
    return Lines(
        tuple(
            Line(
                piece.text.into(language),
                notes=(piece.why.into(language),) if piece.why else (),
                mark=sure_words(piece.confidence, language),
                fact=piece,
            )
            for piece in advice
        )
    )


def won_words(amount: int, language: Language) -> str:
    """Return an amount with commas, as the file writes it; a round 억 as people say it."""
    hundreds, rest = divmod(amount, _HUNDRED_MILLION)
    if hundreds and not rest:
        return _ROUND_WON.into(language).format(hundreds=hundreds)
    return _WON.into(language).format(amount=Won(amount))


def source_line(source: Source, language: Language) -> Line:
    """Return a source with its kind, its date, and its address where it has one."""
    kind = _KINDS[source.kind].into(language)
    date = str(source.date) if source.date.first_day() else UNKNOWN_DATE.into(language)
    return Line(
        source.title.into(language),
        notes=(f"{kind} · {date}", *((source.address,) if source.address else ())),
    )
