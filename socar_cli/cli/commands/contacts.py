"""`socar contacts`."""

from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.heard import Heard


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


def run_qr(app: App, *, who: str | None, copy: bool = False) -> None:
    """Show the number of one contact as a code to scan, with `copy` also on the clipboard."""
    from socar_cli.domain.dial import find_dial
    from socar_cli.views.qr import qr_page

    dial = find_dial(app.knowledge, who)
    problem = app.copy(dial.number) if copy else None
    app.warn(problem)
    app.show(qr_page(dial, copied=copy and problem is None))


def run_copy(app: App, *, who: str | None) -> None:
    """Put the number of one contact on the clipboard, and show it in any case."""
    from socar_cli.domain.dial import find_dial
    from socar_cli.views.dial import dial_page

    dial = find_dial(app.knowledge, who)
    problem = app.copy(dial.number)
    app.warn(problem)
    app.show(dial_page(dial, copied=problem is None))
