"""The screens of `socar reservation`, and its questions and remarks."""

from datetime import datetime
from shlex import quote

from socar_cli.domain.reservation import Imported, Remark, Reservation, Reservations
from socar_cli.language import Localized, Text
from socar_cli.views import page
from socar_cli.views.words import NUMBER, dated_words, short_id, typed_moment, won_words

_ONE = Localized("예약 {id}", "Reservation {id}")
_ADD = Localized(
    'socar reservation add --start "오늘 14:00" --end "오늘 18:00"',
    'socar reservation add --start "today 14:00" --end "today 18:00"',
)
_IN_THE_APP = Localized(
    "앱에서 한 예약: socar faq see-booking", "Booked in the app: socar faq see-booking"
)
_START, _END = Localized("시작", "Start"), Localized("끝", "End")
_CAR, _RETURNED = Localized("차", "Car"), Localized("반납", "Returned")
_SAVED = Localized("저장했습니다", "Saved")
_LOST = Localized("두고 내린 것이 있으면: {line}", "Left something: {line}")
_EXPORTED = Localized("{count}건을 썼습니다: {file}", "{count} written to {file}")
_IGNORED = Localized("모르는 열은 건너뛰었습니다: {names}", "Columns passed over: {names}")
_TWINS = Localized(
    "{ids}도 시간이 같습니다. 같은 예약이면 지우기: socar reservation remove {id}",
    "The same times as {ids}. If it is the same booking: socar reservation remove {id}",
)
REMARKS = {  # what was changed before storing
    Remark.MASKED: Localized(
        "주민등록번호 뒤 여섯 자리를 *로 가리고 저장했습니다",
        "The last six digits of a resident registration number are stored as *",
    ),
    Remark.ESCAPED: Localized(
        "글자가 아닌 바이트를 \\x.. 로 바꾸어 저장했습니다",
        "Bytes that are no text are stored as \\x..",
    ),
    Remark.RENUMBERED: Localized(
        "글자, 숫자와 - _ . 가 아닌 것이 든 예약 번호는 새 번호 R-n으로 저장했습니다",
        "Reservation numbers with more than letters, digits and - _ . are stored as a new R-n",
    ),
}


def twin_words(saved: Reservation, twins: tuple[str, ...]) -> tuple[Localized, ...]:
    """Return a line on reservations that may be the one that was `saved`, if there are any."""
    return (_TWINS.format(ids=", ".join(twins), id=quote(saved.id)),) if twins else ()


def reservations_page(result: Reservations) -> page.Page:
    """Return the list of all reservations, or how to record the first."""
    none = Localized("기록된 예약이 없습니다", "No reservation is recorded")
    inside: tuple[page.Block, ...] = (*map(page.Footer, (none, _ADD, _IN_THE_APP)),)
    if result.reservations:
        rows = []
        for entry in result.reservations:
            times = (entry.start, entry.end, entry.returned)
            moments = (typed_moment(at) if at else "" for at in times)
            rows.append(page.Row((short_id(entry.id), entry.car or "", *moments)))
        inside = (page.Table((NUMBER, _CAR, _START, _END, _RETURNED), tuple(rows)),)
    title = Localized("내 예약", "My reservations")
    return page.Page((page.Section(title, inside),), "reservations", result)


def reservation_page(
    reservation: Reservation, name: str = "reservation", done: Text = "", *below: page.Block
) -> page.Page:
    """Return everything that is recorded of one reservation, under what was `done` with it."""
    one = _ONE.format(id=short_id(reservation.id))
    deductible = reservation.deductible
    won = None if deductible is None else won_words(deductible)
    rows = (
        (_START, reservation.start),
        (_END, reservation.end),
        (_RETURNED, reservation.returned),
        (_CAR, reservation.car),
        (Localized("쏘카존", "Zone"), reservation.zone),
        (Localized("자기부담금", "Deductible"), won),
        (Localized("다음 예약", "Next booking"), reservation.upcoming),
        (Localized("메모", "Note"), reservation.note),
    )
    pairs = page.pairs_of(
        (name, dated_words(value) if isinstance(value, datetime) else value) for name, value in rows
    )
    section = page.Section(done or one, (pairs, *below), hint=one if done else "")
    return page.Page((section,), name, reservation)


def saved_page(reservation: Reservation) -> page.Page:
    """Return what stands in the record now."""
    lost = _LOST.format(line=f"socar lost-item --reservation {quote(reservation.id)}")
    return reservation_page(reservation, "reservation-saved", _SAVED, page.Footer(lost))


def removed_page(reservation: Reservation) -> page.Page:
    """Return what is gone, so that it can be recorded again."""
    return reservation_page(reservation, "reservation-removed", Localized("지웠습니다", "Removed"))


def imported_page(result: Imported) -> page.Page:
    """Return how many reservations a file brought."""
    text = Localized(
        "새로 저장 {added}건, 이미 있던 것 {known}건", "{added} saved, {known} already there"
    ).format(added=result.added, known=result.known)
    return page.Page((page.Section(_SAVED, (page.Footer(text),)),), "reservation-imported", result)


def ignored_words(result: Imported) -> tuple[Localized, ...]:
    """Return which columns were passed over, if any were."""
    names = ", ".join(result.ignored)
    return (_IGNORED.format(names=names),) if names else ()


def exported_words(count: int, file: object) -> tuple[Localized, ...]:
    """Return how many reservations went into which file; nothing where stdout is the file."""
    return () if file is None else (_EXPORTED.format(count=count, file=file),)


def remove_question(reservation: Reservation) -> Localized:
    """Return what to ask before a reservation is forgotten."""
    times = f"{typed_moment(reservation.start)} ~ {typed_moment(reservation.end)}"
    return Localized(
        "예약 '{id}' ({what})을 지울까요? (예/아니요) ",
        "Remove reservation '{id}' ({what})? (y/n) ",
    ).format(id=short_id(reservation.id), what=f"{times} {reservation.car or ''}".strip())
