"""Reservations and their deadlines for a calendar: iCalendar (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from socar_cli.domain.lost_item import deadlines_of
from socar_cli.domain.reservation import Reservation
from socar_cli.faces.vcard import escaped, folded
from socar_cli.knowledge.model import Knowledge
from socar_cli.language import Language, Localized, Text, in_language, joined

_END = Localized("예약 {id} 끝: {advice}", "Reservation {id} ends: {advice}")
_LEFT = Localized("두고 내린 것이 있으면: {steps}", "If something was left: {steps}")
_KEPT = Localized(
    "두고 내린 것: 주운 사람의 것이 될 무렵 (어림)",
    "Left in the car: about the day when the finder may own it",
)


def calendar_text(
    reservations: Iterable[Reservation], knowledge: Knowledge, language: Language, *, now: datetime
) -> str:
    """Return each reservation and its deadlines as events; importing them again replaces them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//socar//reservations//EN"]
    for entry in reservations:
        for name, start, end, texts in _events(entry, knowledge):
            lines += ("BEGIN:VEVENT", f"UID:socar-{escaped(entry.id)}-{name}")
            lines += (f"DTSTAMP:{_utc(now)}", f"DTSTART{start}", *([f"DTEND{end}"] if end else []))
            for field, text in texts.items():
                if text:
                    lines.append(f"{field}:{escaped(str(in_language(text, language)))}")
            lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


_Event = tuple[str, str, str, dict[str, Text | None]]  # name, start, end, texts by their fields


def _events(entry: Reservation, knowledge: Knowledge) -> Iterator[_Event]:
    start, end = f":{_utc(entry.start)}", f":{_utc(entry.end)}"
    car = Localized("쏘카 {car}", "SOCAR {car}").format(car=entry.car or entry.id)
    yield "trip", start, end, {"SUMMARY": car, "LOCATION": entry.zone, "DESCRIPTION": entry.note}
    for advice in knowledge.accident.running:
        yield advice.id, end, "", {"SUMMARY": _END.format(id=entry.id, advice=advice.text)}
    item = knowledge.lost_item
    steps = joined(", ", (advice.text for advice in item.answers.day_after))
    a_day_after = entry.over + timedelta(hours=item.from_hours.day_after)
    yield "left", f":{_utc(a_day_after)}", "", {"SUMMARY": _LEFT.format(steps=steps)}
    last = deadlines_of(knowledge, entry.over)
    kept = last.finders_from or last.kept_until
    days = _day(kept), _day(kept + timedelta(days=1))
    yield "kept", *days, {"SUMMARY": _KEPT, "DESCRIPTION": item.found.text}


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f";VALUE=DATE:{day:%Y%m%d}"
