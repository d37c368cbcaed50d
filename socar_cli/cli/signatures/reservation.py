"""What Typer reads of `socar reservation`."""

from pathlib import Path
from typing import Annotated

import typer

from socar_cli.cli.commands.reservation import (
    Format,
    run_add,
    run_edit,
    run_export,
    run_import,
    run_list,
    run_remove,
    run_returned,
    run_show,
)
from socar_cli.cli.completion import reservation_ids
from socar_cli.cli.options import Sub, both, shared_options

EXAMPLES = (
    'socar reservation add --start "오늘 14:00" --end "오늘 18:00" --car 65호4801',
    "socar reservation list",
    "socar reservation returned R-1",
)


_Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", autocompletion=reservation_ids, help=both("예약 번호", "Its number")
    ),
]
_Start = typer.Option("--start", metavar="TIME", help=both("빌리는 시각", "When it begins"))
_End = typer.Option("--end", metavar="TIME", help=both("끝나는 시각", "When it ends"))
_Car = Annotated[
    str | None, typer.Option(metavar="TEXT", help=both("차 번호판", "The car's plate"))
]
_Zone = Annotated[
    str | None, typer.Option(metavar="TEXT", help=both("쏘카존", "Where the car stands"))
]
_Deductible = Annotated[
    str | None, typer.Option(metavar="WON", help=both("자기부담금", "The deductible"))
]
_Next = Annotated[
    str | None,
    typer.Option(
        "--next",
        metavar="TIME",
        help=both("다음 고객의 예약이 시작되는 시각", "When the next customer's booking starts"),
    ),
]
_Note = Annotated[str | None, typer.Option(metavar="TEXT", help=both("메모", "A note"))]

without_command = run_list


@shared_options
def _add(
    context: typer.Context,
    *,
    start: Annotated[str, _Start],
    end: Annotated[str, _End],
    identifier: Annotated[
        str | None, typer.Option("--id", metavar="ID", help=both("예약 번호", "Its number"))
    ] = None,
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


@shared_options
def _list(context: typer.Context) -> None:
    run_list(context.obj)


@shared_options
def _show(context: typer.Context, identifier: _Id) -> None:
    run_show(context.obj, identifier)


@shared_options
def _edit(
    context: typer.Context,
    identifier: _Id,
    *,
    start: Annotated[str | None, _Start] = None,
    end: Annotated[str | None, _End] = None,
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


@shared_options
def _returned(
    context: typer.Context,
    identifier: _Id,
    *,
    at: Annotated[
        str | None, typer.Option(metavar="TIME", help=both("반납한 시각", "When it was returned"))
    ] = None,
) -> None:
    run_returned(context.obj, identifier, at=at)


@shared_options
def _remove(
    context: typer.Context,
    identifier: _Id,
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help=both("묻지 않고 지우기", "Do not ask"))
    ] = False,
) -> None:
    run_remove(context.obj, identifier, yes=yes)


@shared_options
def _import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=both("CSV 또는 JSON", "CSV or JSON"))],
) -> None:
    run_import(context.obj, file)


@shared_options
def _export(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help=both("새 파일 (없으면 화면에)", "A new file, else stdout"))
    ] = None,
    *,
    form: Annotated[
        Format | None,
        typer.Option("--format", metavar="csv|json", help=both("파일 형식", "The file's format")),
    ] = None,
) -> None:
    run_export(context.obj, file, form=form)


COMMANDS = {
    "add": Sub(
        _add,
        both("예약 기록하기", "Record a reservation"),
        (
            'socar reservation add --start "오늘 14:00" --end "오늘 18:00"',
            'socar reservation add --id R-7 --start "11-22 14:00" --end +240m --deductible 30만',
        ),
    ),
    "list": Sub(_list, both("모든 예약", "All reservations"), ("socar reservation list",)),
    "show": Sub(_show, both("예약 하나", "One reservation"), ("socar reservation show R-1",)),
    "edit": Sub(
        _edit,
        both("고치기 (빈 글자는 지움)", "Change it (an empty text takes away)"),
        ('socar reservation edit R-1 --note "우산"', 'socar reservation edit R-1 --next ""'),
    ),
    "returned": Sub(
        _returned,
        both("반납했음을 기록하기", "Record that the car is back"),
        ("socar reservation returned R-1", "socar reservation returned R-1 --at 17:50"),
    ),
    "remove": Sub(
        _remove,
        both("지우기", "Forget it"),
        ("socar reservation remove R-1", "socar reservation remove R-1 --yes"),
    ),
    "import": Sub(
        _import,
        both("파일에서 가져오기", "Take from a file"),
        ("socar reservation import reservations.csv",),
    ),
    "export": Sub(
        _export,
        both("파일로 내보내기", "Write to a file"),
        ("socar reservation export", "socar reservation export reservations.csv"),
    ),
}
