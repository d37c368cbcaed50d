"""`socar contacts`."""

from functools import partial
from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options

EXAMPLES = (
    "socar contacts",
    "socar contacts 사고",
    'socar contacts plan --at "2026-09-25 12:00"',
    "socar contacts --open --lang en",
    "socar contacts 사고 --qr",
)


def run_contacts(
    app: App, *, who: str | None = None, open_only: bool = False, at: str | None = None
) -> None:
    """Show whom to call for what, and who is there now or at another moment."""
    from socar_cli.domain.contacts import list_contacts
    from socar_cli.domain.moments import read_moment
    from socar_cli.views.contacts import contacts_page

    now = app.now if at is None else read_moment(at, now=app.now)
    result = list_contacts(app.knowledge, who=who, open_only=open_only, now=now)
    app.show(contacts_page(result, app.language))


def run_qr(app: App, *, who: str | None, copy: bool = False) -> None:
    """Show the number of one contact as a code to scan, with `copy` also on the clipboard."""
    from socar_cli.domain.dial import find_dial
    from socar_cli.views.qr import qr_page

    dial = find_dial(app.knowledge, who)
    problem = app.copy(dial.number) if copy else None
    app.warn(problem)
    app.show(qr_page(dial, app.language, copied=copy and problem is None))


def run_copy(app: App, *, who: str | None) -> None:
    """Put the number of one contact on the clipboard, and show it in any case."""
    from socar_cli.domain.dial import find_dial
    from socar_cli.views.dial import dial_page

    dial = find_dial(app.knowledge, who)
    problem = app.copy(dial.number)
    app.warn(problem)
    app.show(dial_page(dial, app.language, copied=problem is None))


@shared_options
def command(
    context: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(help=both("사고, 고객센터, 채팅, 119 …", "accident, center, chat, 119 …")),
    ] = None,
    *,
    open_only: Annotated[
        bool, typer.Option("--open", help=both("닫힌 곳은 빼기", "Leave out who is closed"))
    ] = False,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help=both("다른 시각에는", "At another moment")),
    ] = None,
    qr: Annotated[
        bool, typer.Option("--qr", help=both("휴대폰으로 찍어 걸기", "A code to scan and dial"))
    ] = False,
    copy: Annotated[
        bool, typer.Option("--copy", help=both("번호를 클립보드로", "The number to the clipboard"))
    ] = False,
) -> None:
    """Hand over what was typed."""
    listed = partial(run_contacts, who=who, open_only=open_only, at=at)
    dialled = partial(run_qr, copy=copy) if qr else run_copy
    run = partial(dialled, who=who) if qr or copy else listed
    run(context.obj)
