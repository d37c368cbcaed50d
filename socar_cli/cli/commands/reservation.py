"""`socar reservation`: the traveller's own record, as SOCAR has no public interface."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from socar_cli.cli.completion import reservation_ids
from socar_cli.cli.context import App
from socar_cli.cli.options import Sub, Text, argument, flag, option
from socar_cli.language import Localized

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
    app.write_text(export(reservations, file, form))
    app.remark(exported_words(len(reservations), file))


EXAMPLES = (
    'socar reservation add --start "오늘 14:00" --end "오늘 18:00" --car 65호4801',
    "socar reservation list",
    "socar reservation returned R-1",
)


_Id = Annotated[str, argument("예약 번호", "Its number", reservation_ids, "ID")]
_NewId = Annotated[Text, option("예약 번호", "Its number", "ID", "--id")]
_Start = option("빌리는 시각", "When it begins", "TIME", "--start")
_End = option("끝나는 시각", "When it ends", "TIME", "--end")
_Car = Annotated[Text, option("차 번호판", "The car's plate", "TEXT")]
_Zone = Annotated[Text, option("쏘카존", "Where the car stands", "TEXT")]
_Deductible = Annotated[Text, option("자기부담금", "The deductible", "WON")]
_NEXT = "다음 고객의 예약이 시작되는 시각", "When the next customer's booking starts"
_Next = Annotated[Text, option(*_NEXT, "TIME", "--next")]
_Note = Annotated[Text, option("메모", "A note", "TEXT")]
_Back = Annotated[Text, option("반납한 시각", "When it was returned", "TIME")]
_Yes = Annotated[bool, flag("--yes", "묻지 않고 지우기", "Do not ask")]
_File = Annotated[Path, argument("CSV 또는 JSON", "CSV or JSON")]
_NewFile = Annotated[Path | None, argument("새 파일 (없으면 화면에)", "A new file, else stdout")]
_Format = Annotated[Format | None, option("파일 형식", "The file's format", "csv|json", "--format")]

without_command = run_list


def _add(
    context: typer.Context,
    *,
    start: Annotated[str, _Start],
    end: Annotated[str, _End],
    identifier: _NewId = None,
    car: _Car = None,
    zone: _Zone = None,
    deductible: _Deductible = None,
    upcoming: _Next = None,
    note: _Note = None,
) -> None:
    from socar_cli.domain.booking import Typed

    typed = Typed(
        id=identifier,
        start=start,
        end=end,
        car=car,
        zone=zone,
        deductible=deductible,
        upcoming=upcoming,
        note=note,
    )
    run_add(context.obj, typed)


def _list(context: typer.Context) -> None:
    run_list(context.obj)


def _show(context: typer.Context, identifier: _Id) -> None:
    run_show(context.obj, identifier)


def _edit(
    context: typer.Context,
    identifier: _Id,
    *,
    start: Annotated[Text, _Start] = None,
    end: Annotated[Text, _End] = None,
    car: _Car = None,
    zone: _Zone = None,
    deductible: _Deductible = None,
    upcoming: _Next = None,
    note: _Note = None,
) -> None:
    from socar_cli.domain.booking import Typed

    typed = Typed(
        start=start,
        end=end,
        car=car,
        zone=zone,
        deductible=deductible,
        upcoming=upcoming,
        note=note,
    )
    run_edit(context.obj, identifier, typed)


def _returned(context: typer.Context, identifier: _Id, *, at: _Back = None) -> None:
    run_returned(context.obj, identifier, at=at)


def _remove(context: typer.Context, identifier: _Id, *, yes: _Yes = False) -> None:
    run_remove(context.obj, identifier, yes=yes)


def _import(context: typer.Context, file: _File) -> None:
    run_import(context.obj, file)


def _export(context: typer.Context, file: _NewFile = None, *, form: _Format = None) -> None:
    run_export(context.obj, file, form=form)


COMMANDS = {
    "add": Sub(
        _add,
        Localized("예약 기록하기", "Record a reservation"),
        (
            'socar reservation add --start "오늘 14:00" --end "오늘 18:00"',
            'socar reservation add --id R-7 --start "11-22 14:00" --end +240m --deductible 30만',
        ),
    ),
    "list": Sub(_list, Localized("모든 예약", "All reservations"), ("socar reservation list",)),
    "show": Sub(_show, Localized("예약 하나", "One reservation"), ("socar reservation show R-1",)),
    "edit": Sub(
        _edit,
        Localized("고치기 (빈 글자는 지움)", "Change it (an empty text takes away)"),
        ('socar reservation edit R-1 --note "우산"', 'socar reservation edit R-1 --next ""'),
    ),
    "returned": Sub(
        _returned,
        Localized("반납했음을 기록하기", "Record that the car is back"),
        ("socar reservation returned R-1", "socar reservation returned R-1 --at 17:50"),
    ),
    "remove": Sub(
        _remove,
        Localized("지우기", "Forget it"),
        ("socar reservation remove R-1", "socar reservation remove R-1 --yes"),
    ),
    "import": Sub(
        _import,
        Localized("파일에서 가져오기", "Take from a file"),
        ("socar reservation import reservations.csv",),
    ),
    "export": Sub(
        _export,
        Localized("파일로 내보내기", "Write to a file"),
        ("socar reservation export", "socar reservation export reservations.csv"),
    ),
}
