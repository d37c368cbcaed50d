"""What Typer reads of `socar contacts`."""

from functools import partial
from typing import Annotated

import typer

from socar_cli.cli.commands.contacts import run_contacts, run_copy, run_qr
from socar_cli.cli.completion import contact_names
from socar_cli.cli.options import Rules, both, ruled, shared_options

EXAMPLES = (
    "socar contacts",
    "socar contacts 사고",
    'socar contacts plan --at "2026-09-25 12:00"',
    "socar contacts --open --lang en",
    "socar contacts 사고 --qr",
)


@shared_options
@ruled(
    Rules(
        apart={
            "--qr": ("--open", "--at", "--all"),
            "--copy": ("--open", "--at", "--all"),
            "--all": ("who",),
        }
    )
)
def command(
    context: typer.Context,
    who: Annotated[
        str | None,
        typer.Argument(
            autocompletion=contact_names,
            help=both("사고, 고객센터, 채팅, 119 …", "accident, center, chat, 119 …"),
        ),
    ] = None,
    *,
    open_only: Annotated[
        bool, typer.Option("--open", help=both("닫힌 곳은 빼기", "Leave out who is closed"))
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help=both("드문 번호까지 모두", "Rarely needed ones as well"))
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
    listed = partial(run_contacts, who=who, open_only=open_only, everything=everything, at=at)
    dialled = partial(run_qr, copy=copy) if qr else run_copy
    run = partial(dialled, who=who) if qr or copy else listed
    run(context.obj)
