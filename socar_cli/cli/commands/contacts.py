"""`socar contacts`."""

from typing import Annotated

import typer

from socar_cli.cli.context import App
from socar_cli.cli.options import both, shared_options

EXAMPLES = (
    "socar contacts",
    "socar contacts 사고",
    'socar contacts plan --at "2026-09-25 12:00"',
    "socar contacts --open --lang en",
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
) -> None:
    """Hand over what was typed."""
    run_contacts(context.obj, who=who, open_only=open_only, at=at)
