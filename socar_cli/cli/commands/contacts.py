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


def run_qr(app: App, *, who: str | None) -> None:
    """Show the number of one contact as a code to scan."""
    from socar_cli.domain.dial import find_dial
    from socar_cli.views.qr import qr_page

    app.show(qr_page(find_dial(app.knowledge, who)))


def run_dial(app: App, *, who: str | None) -> None:
    """Show the number of one contact, which is what goes to the clipboard."""
    from socar_cli.domain.dial import find_dial
    from socar_cli.views.dial import dial_page

    app.show(dial_page(find_dial(app.knowledge, who)))


def run_vcf(app: App) -> None:
    """Write the numbers one carries along as cards for an address book."""
    from socar_cli.domain.card import carried_contacts
    from socar_cli.faces.vcard import vcard_text

    app.pour(vcard_text(carried_contacts(app.knowledge), app.language))
