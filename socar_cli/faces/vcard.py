"""Contacts for an address book, vCard 3.0 (RFC 2426); reservations for a calendar (RFC 5545)."""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from socar_cli.domain.lost_item import deadlines_of
from socar_cli.domain.reservation import Reservation
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.language import Language, Localized, Text, escape_controls, in_language, joined

_END = "\r\n" if os.linesep == "\n" else "\n"  # elsewhere the stream writes CR LF itself
_WIDEST = 75  # bytes of a line, its end apart
_NOTE = Localized(
    "{purpose}. 비공식, {date} 확인. 바뀔 수 있으니 확인하세요.",
    "{purpose}. Unofficial, checked {date}. Numbers change: check before you rely on it.",
)
_ORGANISATION = Localized("쏘카 도우미 (비공식)", "SOCAR helper (unofficial)")
_NAME = Localized("{name} (쏘카 도우미)", "{name} (SOCAR helper)")


def vcard_text(contacts: Iterable[Contact], language: Language) -> str:
    """Return a card for each contact; importing it again replaces it, as its UID stays."""
    lines = []
    for contact in contacts:
        texts = (
            _NAME.format(name=contact.name),
            _NOTE.format(purpose=contact.purpose, date=contact.verified),
            _ORGANISATION,
        )
        name, note, organisation = (_escaped(text.in_language(language)) for text in texts)
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"UID:socar-{contact.id}", f"FN:{name}"]
        lines += [f"N:{name};;;;", f"ORG:{organisation}"]
        numbers = filter(None, (contact.phone, contact.own_phone))
        lines += [f"TEL;TYPE=voice:{number}" for number in numbers]
        lines += [f"NOTE:{note}", "END:VCARD"]
    return "".join(f"{part}{_END}" for line in lines for part in _folded(line))


def calendar_text(
    reservations: Iterable[Reservation], knowledge: Knowledge, language: Language, *, now: datetime
) -> str:
    """Return each reservation and its deadlines as events; importing them again replaces them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//socar//reservations//EN"]
    for entry in reservations:
        for name, fields in _events(entry, knowledge):
            lines += ("BEGIN:VEVENT", f"UID:socar-{_escaped(entry.id)}-{name}")
            lines.append(f"DTSTAMP:{_utc(now)}")
            for field, text in fields.items():
                if text:
                    lines.append(f"{field}:{_escaped(str(in_language(text, language)))}")
            lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _events(
    entry: Reservation, knowledge: Knowledge
) -> Iterator[tuple[str, dict[str, Text | None]]]:
    """Yield the name of each event and its fields."""
    car = Localized("쏘카 {car}", "SOCAR {car}").format(car=entry.car or entry.id)
    times = {"DTSTART": _utc(entry.start), "DTEND": _utc(entry.end)}
    yield "trip", {**times, "SUMMARY": car, "LOCATION": entry.zone, "DESCRIPTION": entry.note}
    for advice in knowledge.accident.running:
        ends = Localized("예약 {id} 끝: {advice}", "Reservation {id} ends: {advice}")
        summary = ends.format(id=entry.id, advice=advice.text)
        yield advice.id, {"DTSTART": _utc(entry.end), "SUMMARY": summary}
    item = knowledge.lost_item
    steps = joined(", ", (advice.text for advice in item.answers.day_after))
    a_day_after = entry.over + timedelta(hours=item.from_hours.day_after)
    left = Localized("두고 내린 것이 있으면: {steps}", "If something was left: {steps}")
    yield "left", {"DTSTART": _utc(a_day_after), "SUMMARY": left.format(steps=steps)}
    last = deadlines_of(knowledge, entry.over)
    kept = last.finders_from or last.kept_until
    yield (
        "kept",
        {
            "DTSTART;VALUE=DATE": f"{kept:%Y%m%d}",
            "DTEND;VALUE=DATE": f"{kept + timedelta(days=1):%Y%m%d}",
            "SUMMARY": Localized(
                "두고 내린 것: 주운 사람의 것이 될 무렵 (어림)",
                "Left in the car: about the day when the finder may own it",
            ),
            "DESCRIPTION": item.found.text,
        },
    )


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text that cannot end its field; what is no sign to read is spelled out."""
    words = escape_controls(text).replace("\\", "\\\\")
    return words.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """Yield the lines that a long line becomes; no sign is cut in two."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > _WIDEST:
            yield part
            part = " "
        part += sign
    yield part
