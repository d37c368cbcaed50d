"""`socar reservation`: the traveller's own record, as SOCAR has no public interface."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from socar_cli.cli.context import App

if TYPE_CHECKING:
    from socar_cli.domain.booking import Typed


class Format(StrEnum):
    """How reservations are written in a file."""

    CSV = "csv"
    JSON = "json"


def run_add(app: App, typed: "Typed") -> None:
    """Record a reservation, and say so once it is on the disk."""
    from socar_cli.domain.booking import booked
    from socar_cli.views.reservation import remark_words, saved_page

    kept, remarks = typed.checked().kept()
    saved = app.records.add(booked(kept, now=app.now), now=app.now)
    app.remark(map(remark_words, remarks))
    app.show(saved_page(saved))


def run_list(app: App) -> None:
    """Show every reservation that is recorded."""
    from socar_cli.domain.reservation import Reservations
    from socar_cli.views.reservation import reservations_page

    recorded = Reservations(app.records.reservations())
    app.show(reservations_page(recorded))


def run_show(app: App, identifier: str) -> None:
    """Show one reservation."""
    from socar_cli.views.reservation import reservation_page

    app.show(reservation_page(app.records.reservation(identifier)))


def run_edit(app: App, identifier: str, typed: "Typed") -> None:
    """Change what was typed; an empty text takes a value away."""
    from socar_cli.views.reservation import remark_words, saved_page

    kept, remarks = typed.checked().kept()
    saved = app.records.edit(identifier, kept, now=app.now)
    app.remark(map(remark_words, remarks))
    app.show(saved_page(saved))


def run_returned(app: App, identifier: str, *, at: str | None = None) -> None:
    """Record that the car was given back."""
    from socar_cli.domain.booking import came_back
    from socar_cli.views.reservation import saved_page

    moment = app.moment(at, past=True)
    saved = app.records.change(identifier, came_back(moment), now=app.now)
    app.show(saved_page(saved))


def run_remove(app: App, identifier: str, *, yes: bool = False) -> None:
    """Forget a reservation, after asking."""
    from socar_cli.views.reservation import remove_question, removed_page

    reservation = app.records.reservation(identifier)
    app.confirm(remove_question(reservation), yes=yes)
    removed = app.records.remove(identifier, now=app.now)
    app.show(removed_page(removed))


def run_import(app: App, file: Path) -> None:
    """Record every reservation of a file, or none."""
    from socar_cli.views.reservation import imported_page, remark_words

    done = app.records.import_file(file, now=app.now)
    app.remark(map(remark_words, done.remarks))
    app.show(imported_page(done))


def run_export(app: App, file: Path | None = None, *, form: Format | None = None) -> None:
    """Write every reservation to a new file, or to stdout."""
    from socar_cli.storage.exchange import export
    from socar_cli.views.reservation import exported_words

    reservations = app.records.reservations()
    app.pour(export(reservations, file, form))
    app.remark(exported_words(len(reservations), file))
