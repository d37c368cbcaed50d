"""`socar contacts`, and `socar` alone."""

from typing import Annotated

import typer

from socar_cli.cli.completion import contact_names
from socar_cli.cli.context import FACES
from socar_cli.cli.options import At, Rules, Text, argument, flag
from socar_cli.domain.contacts import carried_contacts, find_dial, list_contacts, open_home
from socar_cli.views.contacts import contacts_page, dial_page, home_page

EXAMPLES = (
    "socar contacts",
    "socar contacts 사고",
    'socar contacts plan --at "2026-09-25 12:00"',
    "socar contacts --open --lang en",
    "socar contacts 사고 --qr",
    "socar contacts --vcf > socar.vcf",
)
RULES = Rules(
    alone="--vcf",
    conflicts={
        "--qr": ("--open", "--at", "--all"),
        "--all": ("who",),
        "--vcf": (*FACES, "--sources"),
    },
)

_All = Annotated[bool, flag("--all", "드문 번호까지 모두", "Rarely needed ones as well")]


def command(
    context: typer.Context,
    who: Annotated[
        Text,
        argument("사고, 고객센터, 채팅, 119 …", "accident, center, chat, 119 …", contact_names),
    ] = None,
    *,
    open_only: Annotated[bool, flag("--open", "닫힌 곳은 빼기", "Leave out who is closed")] = False,
    everything: _All = False,
    at: At = None,
    qr: Annotated[bool, flag("--qr", "휴대폰으로 찍어 걸기", "A code to scan and dial")] = False,
    vcf: Annotated[bool, flag("--vcf", "전화번호부에 넣을 파일", "For an address book")] = False,
) -> None:
    """Show whom to call, or of one contact the number, a code to scan, or all as cards."""
    app = context.obj
    ids = (contact.id for contact in app.knowledge.contacts)
    app.look_for_danger((who or "").split(), but=ids)
    copied = "--copy" in app.options and who is not None and not (open_only or at)
    if vcf:
        from socar_cli.faces.vcard import vcard_text  # few lines need it

        app.write_text(vcard_text(carried_contacts(app.knowledge), app.language))
    elif qr or copied:  # a number alone, which is what goes to the clipboard
        app.show(dial_page(find_dial(app.knowledge, who), qr=qr))
    else:
        result = list_contacts(
            app.knowledge,
            who=app.heard.reading.contact if app.heard else who,
            open_only=open_only,
            everything=everything,
            now=app.moment(at),
        )
        app.show(contacts_page(result), app.heard)


def home(context: typer.Context) -> None:
    """Show the numbers that cannot wait, and where to read on."""
    from socar_cli.domain.accident import running_trip  # few lines need it

    app = context.obj
    running = running_trip(app.knowledge, app.recall(app.now).reservation, now=app.now)
    app.show(home_page(open_home(app.knowledge, running), app.language))
