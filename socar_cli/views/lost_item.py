"""The screens of `socar lost-item`."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from shlex import quote

from socar_cli.domain import lost_item as domain
from socar_cli.domain.lost_item import LostItemState as State
from socar_cli.language import Localized
from socar_cli.views import page, words

_TITLE = Localized("두고 내린 물건", "Left in the car")
_LATER = Localized("그래도 없다면", "If it does not turn up")
_WHY = {
    State.NOT_BEGUN: Localized("{begins}에 시작하는 예약입니다", "This trip begins {begins}"),
    State.RUNNING: Localized("{ended}까지 내 예약입니다", "The car is yours until {ended}"),
    State.NEXT_UNKNOWN: Localized(
        "{ended}에 끝났고 다음 예약은 모릅니다",
        "The trip ended {ended}; whether a booking follows is not known",
    ),
    State.NEXT_LATER: Localized(
        "{ended}에 끝났고 다음 예약은 {upcoming}부터입니다",
        "The trip ended {ended}; the next booking starts {upcoming}",
    ),
    State.HOURS_AFTER: Localized(
        "{ended}에 끝나 몇 시간이 지났습니다", "The trip ended {ended}, hours ago"
    ),
    State.NEXT_BEGUN: Localized(
        "{ended}에 끝났고 다음 예약이 시작되었습니다",
        "The trip ended {ended} and the next booking has begun",
    ),
    State.DAY_AFTER: Localized(
        "{ended}에 끝나 {past}이 지났습니다", "The trip ended {ended}, {past} ago"
    ),
}
_NO_NEXT = Localized(
    "{ended}에 끝났고 이어지는 예약은 없다고 했습니다",
    "The trip ended {ended}; you say that no booking follows",
)
_CALLS_FOR_WORDS = _WHY.keys() - {State.NOT_BEGUN, State.RUNNING}
_FINDERS_FROM = Localized(
    "약 {date}부터: 주운 사람의 것일 수 있음", "from about {date}: the finder may own it"
)
_DATES = Localized("날짜 (반납일 기준 대략)", "Dates (about, from the end)")
_KEPT_UNTIL = Localized(
    "약 {date}: 경찰 보관이 끝날 무렵", "about {date}: the last day with the police"
)


def lost_item_page(result: domain.LostItemPlan, *, whole: bool = False) -> page.Page:
    """Return the screen of `socar lost-item`: one answer, or both cases, in short or `whole`."""
    blocks: tuple[page.Block, ...]
    if result.brief is not None and not whole:
        first, *later = brief_sections(result.brief)
        hints = page.typed_next(
            (Localized("내 경우", "Your case"), "socar lost-item --ended 14:00"),
            (Localized("끝까지", "All"), "socar lost-item --all"),
        )
        blocks = (page.Beside(((first,), tuple(later))), hints)
    elif result.answer is not None:
        draw = _recalled if result.answer.trip.recalled else _answer
        blocks = tuple(draw(result.answer, result.at))
    else:
        over = Localized("방금 반납했다면", "Right after the trip")
        others = Localized("다음 고객의 예약이 있다면", "If another customer has the car next")
        cases = {over: result.right_after, others: result.next_customer, _LATER: result.later}
        counted = {title: words.action_lines(one, counted=True) for title, one in cases.items()}
        sections = (page.Section(title, (lines,)) for title, lines in counted.items())
        blocks = (page.Section(_TITLE), *sections)
    return page.Page(blocks, "lost-item", result)


def doubt_words(result: domain.LostItemPlan) -> Iterator[Localized]:
    """Yield a line where the typed end is to come."""
    if result.questionable is not None:
        yield Localized(
            "--ended {ended}은 아직 오지 않은 시각입니다. 적은 대로 씁니다",
            "--ended {ended} is still to come. Used as typed",
        ).format(ended=words.typed_moment(result.questionable))


def brief_sections(brief: domain.Brief) -> tuple[page.Section, ...]:
    """Return both cases in few steps that are counted through."""
    over = Localized("두고 내림: 방금 반납했다면", "Left something: trip just over")
    locked = Localized("안 열림, 다음 예약, 휴대전화 분실", "Locked, next booking, no phone")
    cases = {over: brief.right_after, locked: brief.next_customer, _LATER: brief.later}
    sections, start = [], 1
    for title, actions in cases.items():
        lines = words.action_lines(actions, counted=True, brief=True, start=start)
        role: page.Role = "call" if title is locked else "plain"
        sections.append(page.Section(title, (lines,), role=role))
        start += len(lines.rows)
    return tuple(sections)


def _recalled(answer: domain.LostItemAnswer, at: datetime) -> Iterator[page.Block]:
    """Yield the answer in short for a trip from the record: which it is, and how to choose."""
    number = answer.trip.reservation.id if answer.trip.reservation else ""
    which = Localized("예약 {id}: {why}", "Reservation {id}: {why}")
    said = page.Footer(which.format(id=words.short_id(number), why=_why(answer, at)))
    steps = words.action_lines(answer.actions, counted=True, brief=True)
    yield page.Section(_TITLE, (said, steps))
    if answer.deadlines is not None:
        yield page.Section(_DATES, (page.Lines(_days(answer.deadlines)[:1]),))
    yield page.typed_next(
        (Localized("자세히", "More"), f"socar lost-item --reservation {quote(number)}"),
        (Localized("다른 이용", "Other trip"), "socar lost-item --all"),
    )


def _answer(answer: domain.LostItemAnswer, at: datetime) -> Iterator[page.Block]:
    """Yield the answer for a trip that was named, with what to say to whoever is called."""
    steps, why = words.action_lines(answer.actions, counted=True), _why(answer, at)
    moment = words.moment_words(at)
    trip, booking = answer.trip, answer.trip.reservation
    do = page.Section(Localized("할 일", "What to do"), (steps,))
    yield page.Either(
        (page.Section(_TITLE, hint=moment), page.Footer(why), do),
        (page.Section(why, (steps,), foot=moment, role="call"),),
    )
    if answer.state in _CALLS_FOR_WORDS:
        times = _times(trip)
        span = Localized("{begins} ~ {ended}", "{begins} to {ended}")
        span = span if trip.begins else Localized("{ended}에 끝남", "ended {ended}")
        upcoming = Localized("{upcoming}부터", "from {upcoming}") if "upcoming" in times else None
        what = Localized("무엇을, 차 어디에", "what it is, and where in the car")
        rows = (
            (Localized("예약", "Reservation"), booking and words.short_id(booking.id)),
            (Localized("차", "Car"), booking and booking.car),
            (Localized("쏘카존", "Zone"), booking and booking.zone),
            (Localized("이용", "Trip"), span.format(**times)),
            (Localized("다음 예약", "Next booking"), upcoming and upcoming.format(**times)),
            (Localized("물건", "Item"), what),
        )
        title = Localized("전화로 말할 것", "What to say")
        yield page.Section(title, (page.pairs_of(rows),))
    if answer.deadlines is not None:
        found = answer.deadlines.found
        dates = page.Lines((*_days(answer.deadlines), page.Line(found.text, fact=found)))
        yield page.Section(_DATES, (dates,))
    if answer.state is State.NOT_BEGUN and booking is not None:
        edit = f'socar reservation edit {quote(booking.id)} --note "…"'
        yield page.Section(Localized("메모하려면", "To note something"), (page.Footer(edit),))


def _why(answer: domain.LostItemAnswer, at: datetime) -> Localized:
    trip, state = answer.trip, answer.state
    nothing_follows = state is State.NEXT_UNKNOWN and trip.upcoming is domain.Next.NONE
    text = _NO_NEXT if nothing_follows else _WHY[state]
    past = words.span_words((at - trip.ended) // timedelta(minutes=1))
    return text.format(**_times(trip), past=past)


def _times(trip: domain.Trip) -> dict[str, Localized]:
    upcoming = trip.upcoming if isinstance(trip.upcoming, datetime) else None
    times = {"begins": trip.begins, "ended": trip.ended, "upcoming": upcoming}
    return {name: words.dated_words(time) for name, time in times.items() if time}


def _days(deadlines: domain.Deadlines) -> tuple[page.Line, ...]:
    """Return the first day on which the finder may own it, and the last day with the police.

    When it was found and when the police gave notice nobody can say.
    """
    kept = page.Line(_KEPT_UNTIL.format(date=deadlines.kept_until))
    if (owned := deadlines.finders_from) is None:
        return (kept,)
    return (page.Line(_FINDERS_FROM.format(date=owned)), kept)
