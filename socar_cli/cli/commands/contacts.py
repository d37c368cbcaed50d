"""`socar contacts`."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from socar_cli.cli.completion import contact_names
from socar_cli.cli.context import FACES, App
from socar_cli.cli.options import At, Rules, Text, argument, flag, ruled, shared_options

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


EXAMPLES = (
    "socar contacts",
    "socar contacts 사고",
    'socar contacts plan --at "2026-09-25 12:00"',
    "socar contacts --open --lang en",
    "socar contacts 사고 --qr",
    "socar contacts --vcf > socar.vcf",
)

_Who = Annotated[
    Text, argument("사고, 고객센터, 채팅, 119 …", "accident, center, chat, 119 …", contact_names)
]
_All = Annotated[bool, flag("--all", "드문 번호까지 모두", "Rarely needed ones as well")]


@shared_options
@ruled(
    Rules(
        apart={
            "--qr": ("--open", "--at", "--all"),
            "--all": ("who",),
            "--vcf": ("who", "--open", "--all", "--at", "--qr", *FACES, "--sources"),
        }
    )
)
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
    """Hand over what was typed."""
    listed = partial(run_contacts, who=who, open_only=open_only, everything=everything, at=at)
    one = context.obj.copies and who is not None and not (open_only or at)
    dialled = partial(run_qr if qr else run_dial, who=who)
    run = run_vcf if vcf else dialled if qr or one else listed
    run(context.obj)


def run_contacts(
    app: App,
    *,
    who: str | None = None,
    open_only: bool = False,
    everything: bool = False,
    at: str | None = None,
    heard: "Heard | None" = None,
) -> None:
    """Show whom to call for what, and who is there now or at another moment."""
    from socar_cli.domain.contacts import list_contacts
    from socar_cli.views.contacts import contacts_page

    now = app.moment(at)
    result = list_contacts(
        app.knowledge, who=who, open_only=open_only, everything=everything, now=now
    )
    app.show(contacts_page(result), heard)


def run_heard(app: App, heard: "Heard") -> None:
    """Show whom somebody asked for in one's own words."""
    run_contacts(app, who=heard.reading.contact, heard=heard)


def run_qr(app: App, *, who: str | None) -> None:
    """Show the number of one contact as a code to scan."""
    from socar_cli.domain.contacts import find_dial
    from socar_cli.views.qr import qr_page

    app.show(qr_page(find_dial(app.knowledge, who)))


def run_dial(app: App, *, who: str | None) -> None:
    """Show the number of one contact, which is what goes to the clipboard."""
    from socar_cli.domain.contacts import find_dial
    from socar_cli.views.dial import dial_page

    app.show(dial_page(find_dial(app.knowledge, who)))


def run_vcf(app: App) -> None:
    """Write the numbers one carries along as cards for an address book."""
    from socar_cli.domain.contacts import carried_contacts
    from socar_cli.faces.vcard import vcard_text

    app.pour(vcard_text(carried_contacts(app.knowledge), app.language))
