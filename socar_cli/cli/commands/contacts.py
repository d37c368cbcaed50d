"""`socar contacts`."""

from functools import partial
from typing import Annotated

import typer

from socar_cli.cli.completion import contact_names
from socar_cli.cli.context import FACES, App
from socar_cli.cli.options import At, Rules, Text, argument, flag
from socar_cli.domain.contacts import carried_contacts, find_dial
from socar_cli.faces.vcard import vcard_text
from socar_cli.views.contacts import contacts_page, dial_page, qr_page

EXAMPLES = (
    "socar contacts",
    "socar contacts 사고",
    'socar contacts plan --at "2026-09-25 12:00"',
    "socar contacts --open --lang en",
    "socar contacts 사고 --qr",
    "socar contacts --vcf > socar.vcf",
)
RULES = Rules(
    apart={
        "--qr": ("--open", "--at", "--all"),
        "--all": ("who",),
        "--vcf": ("who", "--open", "--all", "--at", "--qr", *FACES, "--sources"),
    }
)

_Who = Annotated[
    Text, argument("사고, 고객센터, 채팅, 119 …", "accident, center, chat, 119 …", contact_names)
]
_All = Annotated[bool, flag("--all", "드문 번호까지 모두", "Rarely needed ones as well")]


def command(
    context: typer.Context,
    who: _Who = None,
    *,
    open_only: Annotated[bool, flag("--open", "닫힌 곳은 빼기", "Leave out who is closed")] = False,
    everything: _All = False,
    at: At = None,
    qr: Annotated[bool, flag("--qr", "휴대폰으로 찍어 걸기", "A code to scan and dial")] = False,
    vcf: Annotated[bool, flag("--vcf", "전화번호부에 넣을 파일", "For an address book")] = False,
) -> None:
    """Show whom to call, or of one contact the number, a code to scan, or all as cards."""
    ids = (contact.id for contact in context.obj.knowledge.contacts)
    context.obj.look_for_danger((who or "").split(), but=ids)
    listed = partial(_list, who=who, open_only=open_only, everything=everything, at=at)
    one = context.obj.copies and who is not None and not (open_only or at)
    show = _show_cards if vcf else partial(_show_code if qr else _show_number, who=who)
    (show if vcf or qr or one else listed)(context.obj)


def _list(app: App, *, who: str | None, open_only: bool, everything: bool, at: str | None) -> None:
    """Show whom to call for what, and who is there now or at another moment."""
    from socar_cli.domain.contacts import list_contacts  # loads the opening hours

    now, heard = app.moment(at), app.read_words()
    who = heard.reading.contact if heard else who
    result = list_contacts(
        app.knowledge, who=who, open_only=open_only, everything=everything, now=now
    )
    app.show(contacts_page(result), heard)


def _show_code(app: App, *, who: str | None) -> None:
    """Show the number of one contact as a code to scan."""
    app.show(qr_page(find_dial(app.knowledge, who)))


def _show_number(app: App, *, who: str | None) -> None:
    """Show the number of one contact, which is what goes to the clipboard."""
    app.show(dial_page(find_dial(app.knowledge, who)))


def _show_cards(app: App) -> None:
    """Write the numbers one carries along as cards for an address book."""
    app.write_text(vcard_text(carried_contacts(app.knowledge), app.language))
