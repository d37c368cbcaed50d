"""Contacts for an address book: vCard 3.0 (RFC 2426)."""

import os
from collections.abc import Iterable, Iterator

from socar_cli.knowledge.model import Contact
from socar_cli.language import Language, Localized, escape_controls

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
    lines = (line for contact in contacts for line in _card(contact, language))
    return "".join(f"{part}{_END}" for line in lines for part in folded(line))


def _card(contact: Contact, language: Language) -> Iterator[str]:
    name = escaped(_NAME.in_language(language).format(name=contact.name.in_language(language)))
    note = _NOTE.in_language(language).format(
        purpose=contact.purpose.in_language(language), date=contact.verified
    )
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:socar-{contact.id}"
    yield f"FN:{name}"
    yield f"N:{name};;;;"
    yield f"ORG:{escaped(_ORGANISATION.in_language(language))}"
    for number in filter(None, (contact.phone, contact.own_phone)):
        yield f"TEL;TYPE=voice:{number}"
    yield f"NOTE:{escaped(note)}"
    yield "END:VCARD"


def escaped(text: str) -> str:
    """Return a text that cannot end its field; what is no sign to read is spelled out."""
    words = escape_controls(text).replace("\\", "\\\\")
    return words.replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> Iterator[str]:
    """Yield the lines that a long line becomes; no sign is cut in two."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > _WIDEST:
            yield part
            part = " "
        part += sign
    yield part
