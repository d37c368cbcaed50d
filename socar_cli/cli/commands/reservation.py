"""`socar reservation`: the user's own record, because SOCAR has no public interface."""

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from socar_cli.cli.completion import reservation_ids
from socar_cli.cli.context import App
from socar_cli.cli.options import Sub, Text, argument, flag, option
from socar_cli.domain.reservation import (
    Remark,
    Reservation,
    Reservations,
    booked,
    came_back,
    checked,
    edited,
)
from socar_cli.language import Localized
from socar_cli.views import reservation as views

EXAMPLES = (
    'socar reservation add --start "오늘 14:00" --end "오늘 18:00" --car 65호4801',
    "socar reservation list",
    "socar reservation returned R-1",
)


_Id = Annotated[str, argument("예약 번호", "Reservation ID", reservation_ids, "ID")]
_NewId = Annotated[Text, option("예약 번호", "Reservation ID", "ID", "--id")]
_Start = option("빌리는 시각", "Start of the reservation", "TIME", "--start")
_End = option("끝나는 시각", "End of the reservation", "TIME", "--end")
_Car = Annotated[Text, option("차량 번호", "Licence plate of the car", "TEXT")]
_Zone = Annotated[Text, option("쏘카존", "SOCAR zone", "TEXT")]
_Deductible = Annotated[Text, option("자기부담금", "Deductible", "WON")]
_NEXT = "다음 고객의 예약이 시작되는 시각", "Start of the next customer's booking"
_Next = Annotated[Text, option(*_NEXT, "TIME", "--next")]
_Note = Annotated[Text, option("메모", "Note", "TEXT")]
_Back = Annotated[Text, option("반납한 시각", "Time of return", "TIME")]
_Yes = Annotated[bool, flag("--yes", "묻지 않고 지우기", "Remove without asking")]
_File = Annotated[Path, argument("CSV나 JSON 파일, -는 표준 입력", "CSV or JSON file, - for stdin")]
_NewFile = Annotated[
    Path | None, argument("새 파일 (없거나 -면 표준 출력)", "New file (stdout if omitted or -)")
]
_Format = Annotated[
    Literal["csv", "json", "ics"] | None, option("파일 형식", "File format", None, "--format")
]


def command(context: typer.Context) -> None:
    """Show all reservations."""
    app: App = context.obj
    listed = Reservations(app.records.reservations())
    app.show(views.reservations_page(listed), app.heard)


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
    app: App = context.obj
    typed, remarks = checked({**app.typed_as(Reservation), "id": identifier})
    saved = app.records.add(booked(typed, now=app.now))
    app.remark(views.twin_words(saved, app.records.twins(saved)))
    _show_saved(app, saved, remarks)


def _show(context: typer.Context, identifier: _Id) -> None:
    context.obj.show(views.reservation_page(context.obj.records.reservation(identifier)))


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
    app: App = context.obj
    typed, remarks = checked(app.typed_as(Reservation))
    change = partial(edited, typed=typed, now=app.now)
    _show_saved(app, app.records.change(identifier, change), remarks)


def _returned(context: typer.Context, identifier: _Id, *, at: _Back = None) -> None:
    app: App = context.obj
    _show_saved(app, app.records.change(identifier, came_back(app.moment(at, past=True))))


def _remove(context: typer.Context, identifier: _Id, *, yes: _Yes = False) -> None:
    app: App = context.obj
    reservation = app.records.reservation(identifier)
    if not yes:
        app.confirm(views.remove_question(reservation))
    app.records.remove(reservation)
    app.show(views.removed_page(reservation))


def _import(context: typer.Context, file: _File) -> None:
    app: App = context.obj
    imported = app.records.import_file(file, app.read_input)
    app.remark((*map(views.REMARKS.__getitem__, imported.remarks), *views.ignored_words(imported)))
    app.show(views.imported_page(imported))


def _export(context: typer.Context, file: _NewFile = None, *, form: _Format = None) -> None:
    from socar_cli.faces.vcard import calendar_text
    from socar_cli.storage.exchange import save, target_of, to_csv, to_json

    app: App = context.obj
    target, name = target_of(file, form)
    reservations = app.records.reservations()
    if name == "ics":
        text = calendar_text(reservations, app.knowledge, app.language, now=app.now)
    else:
        text = to_csv(reservations) if name == "csv" else to_json(reservations)
    app.write_text(save(text, target))
    app.remark(views.exported_words(len(reservations), target))


def _show_saved(app: App, saved: Reservation, remarks: tuple[Remark, ...] = ()) -> None:
    app.remark(map(views.REMARKS.__getitem__, remarks))
    app.show(views.saved_page(saved))


COMMANDS = {
    "add": Sub(
        _add,
        Localized("예약 기록하기", "Record a reservation"),
        (
            'socar reservation add --start "오늘 14:00" --end "오늘 18:00"',
            'socar reservation add --id R-7 --start "11-22 14:00" --end +240m --deductible 30만',
        ),
    ),
    "list": Sub(
        command,
        Localized("예약 목록 보기", "List all reservations"),
        ("socar reservation list",),
    ),
    "show": Sub(
        _show, Localized("예약 하나 보기", "Show one reservation"), ("socar reservation show R-1",)
    ),
    "edit": Sub(
        _edit,
        Localized('예약 고치기 (""는 값을 지움)', 'Edit a reservation ("" clears a value)'),
        ('socar reservation edit R-1 --note "우산"', 'socar reservation edit R-1 --next ""'),
    ),
    "returned": Sub(
        _returned,
        Localized("반납 기록하기", "Record that the car was returned"),
        ("socar reservation returned R-1", "socar reservation returned R-1 --at 17:50"),
        also="return",
    ),
    "remove": Sub(
        _remove,
        Localized("예약 지우기", "Remove a reservation"),
        ("socar reservation remove R-1", "socar reservation remove R-1 --yes"),
        also="delete",
    ),
    "import": Sub(
        _import,
        Localized("파일에서 가져오기", "Import from a file"),
        ("socar reservation import reservations.csv", "socar reservation import - < 예약.csv"),
    ),
    "export": Sub(
        _export,
        Localized("파일로 내보내기", "Export to a file"),
        ("socar reservation export reservations.csv", "socar reservation export 예약.ics"),
    ),
}
