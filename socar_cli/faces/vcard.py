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
    lines = []
    for contact in contacts:
        texts = (
            _NAME.format(name=contact.name),
            _NOTE.format(purpose=contact.purpose, date=contact.verified),
            _ORGANISATION,
        )
        name, note, organisation = (escaped(text.in_language(language)) for text in texts)
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"UID:socar-{contact.id}", f"FN:{name}"]
        lines += [f"N:{name};;;;", f"ORG:{organisation}"]
        numbers = filter(None, (contact.phone, contact.own_phone))
        lines += [f"TEL;TYPE=voice:{number}" for number in numbers]
        lines += [f"NOTE:{note}", "END:VCARD"]
    return "".join(f"{part}{_END}" for line in lines for part in folded(line))


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
