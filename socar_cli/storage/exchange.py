"""Reservations as CSV and JSON, written and read without loss; tables as spreadsheets save them."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from socar_cli import errors
from socar_cli.domain.reservation import Remark, Reservation, booked, field_texts, kept
from socar_cli.errors import Complaint, SocarError
from socar_cli.files import NotPlainError, read_plain, write_new
from socar_cli.language import Localized, escape_controls

# The names in a file, each with the field of a reservation that it stands for, and what else people
# write above a column, without spaces.
_FIELDS = {"next" if name == "upcoming" else name: name for name in Reservation.__fields__}
_HEADINGS = {
    "id": "예약번호 번호 예약id number reservation reservationid",
    "start": "시작 시작시각 시작시간 시작일시 대여시작 대여시각 대여일시 이용시작 빌리는시각 starts"
    " starttime",
    "end": "종료 끝 종료시각 종료시간 종료일시 대여종료 이용종료 끝나는시각 반납예정 ends endtime",
    "car": "차량번호 차 차량 차번호 번호판 차번호판 plate",
    "zone": "쏘카존 존 대여장소 socarzone",
    "deductible": "자기부담금 면책금",
    "next": "다음예약 nextbooking upcoming",
    "returned": "반납 반납시각 반납시간 반납일시 반납한시각",
    "note": "메모 비고 notes",
}
_NAMES = {word: name for name in _HEADINGS for word in (name, *_HEADINGS[name].split())}
_VERSION = 1
_TOP = ("version", "reservations")
_MAX_SIZE = 8 * 1024 * 1024  # bytes

# Control characters are written as \uNNNN by `escape_controls`.
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LOOKS_ESCAPED = re.compile(r"\\(?=u[0-9a-fA-F]{4})")

# Spreadsheets take a cell that begins so for a formula, and one after an apostrophe for text.
_FORMULA = tuple("=+-@\t\r'")
_TEXT_SIGN = "'"

csv.field_size_limit(_MAX_SIZE)  # an escaped note is six times as long

_NO_TABLE = (
    "예약 표가 아닙니다 (첫 줄에 시작, 종료 열이 있는 CSV나, export가 쓴 JSON을 주세요)",
    "not a table of reservations (give a CSV with columns start and end, or an exported JSON)",
)
_WORKBOOK = (
    "엑셀 통합 문서는 읽지 않습니다 (다른 이름으로 저장 > CSV UTF-8)",
    "workbooks are not read (Save As > CSV UTF-8)",
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx, .ods, and .xls begin


class _FaultError(SocarError, fields="what"):
    """Something in a file is wrong; what catches it adds the name of the file."""

    line: int = 1
    ko = "{what}"
    en = "{what}"


_Where = Callable[[Localized], Complaint]  # makes a complaint about a place in the file
Read = tuple[_Where, Reservation, tuple[Remark, ...]]


def to_csv(reservations: Iterable[Reservation]) -> str:
    """Return a line of column names, and a line for each reservation."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_FIELDS)
    for reservation in reservations:
        values = field_texts(reservation)
        writer.writerow(_to_cell(values[field] or "") for field in _FIELDS.values())
    return text.getvalue()


def to_json(reservations: Iterable[Reservation], indent: int | None = 2) -> str:
    """Return an object with its version and a list of reservations; without `indent` one line."""
    listed = [
        {name: values[field] for name, field in _FIELDS.items() if values[field]}
        for values in map(field_texts, reservations)
    ]
    content = {"version": _VERSION, "reservations": listed}
    lines = json.dumps(content, ensure_ascii=False, indent=indent).split("\n")
    return "".join(f"{escape_controls(line)}\n" for line in lines)


def target_of(path: Path | None, form: str | None) -> tuple[Path | None, str]:
    """Return the file to write, None for stdout, and the format: what was asked for, or its suffix.

    Raises WorkbookError for the name of a workbook.
    """
    if path is None or str(path) == "-":
        return None, form or "csv"
    if _is_workbook(path):
        raise errors.WorkbookError(str(path))
    suffix = path.suffix.lower().removeprefix(".")
    return path, form or (suffix if suffix in {"json", "ics"} else "csv")


def save(text: str, path: Path | None) -> str:
    """Write what was exported to a new private file; without one return it.

    Raises FileUnwritableError if the path exists or the system refuses.
    """
    if path is None:
        return text
    # Without the mark Excel reads the Hangul of a table as cp949.
    encoding = "utf-8" if text.startswith(("{", "BEGIN:")) else "utf-8-sig"
    try:
        write_new(path, text.encode(encoding))
    except OSError as error:
        raise errors.FileUnwritableError(str(path), error.strerror or str(error)) from error
    return ""


def _is_workbook(path: Path) -> bool:
    """Tell whether a name says that a file is a workbook, which is neither read nor written."""
    return path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods", ".numbers"}


def read_file(
    path: Path, read_input: Callable[[int], bytes] | None = None
) -> tuple[tuple[Read, ...], tuple[str, ...]]:
    """Return all reservations of a CSV or JSON file, each with what makes complaints about it.

    With them the columns that mean nothing. `read_input` reads what is called -.
    Raises ReservationFileError with every complaint, FileUnreadableError if the system refuses.
    """
    complaints: list[Complaint] = []
    read: list[Read] = []
    ignored: tuple[str, ...] = ()
    try:
        text = _text(path, read_input)
        if text.lstrip().startswith("{"):
            entries = _json_entries(text)
        else:
            ignored, entries = _table(text)
        for where, entry in entries:
            try:
                values = entry.values() if isinstance(entry, dict) else [None]
                if not all(isinstance(text, str) for text in values):
                    _refuse("값은 글자여야 합니다", "every value must be a text")
                _refuse_unknown(entry, _FIELDS)
                fields = {_FIELDS[name]: text for name, text in entry.items()}
                fields["id"] = fields.get("id", "").strip()
                typed, remarks = kept(fields)
                read.append((where, booked(typed, now=None), remarks))
            except SocarError as error:
                complaints.append(where(error.message()))
    except _FaultError as fault:  # the file as a whole cannot be read
        complaints = [Complaint(fault.line, fault.message())]
    if complaints:
        raise errors.ReservationFileError(path.name, tuple(complaints))
    return tuple(read), ignored


def _text(path: Path, read_input: Callable[[int], bytes] | None) -> str:
    """Return the text of a file, or of what is piped in, in any encoding that Excel writes."""
    if _is_workbook(path):
        _refuse(*_WORKBOOK)
    try:
        piped = read_input if str(path) == "-" else None
        content = piped(_MAX_SIZE + 1) if piped else read_plain(path, _MAX_SIZE + 1)
    except NotPlainError:
        _refuse("보통 파일이 아닙니다", "not a regular file")
    except OSError as error:
        raise errors.FileUnreadableError(str(path), error.strerror or str(error)) from error
    if len(content) > _MAX_SIZE:
        _refuse("8 MiB보다 큽니다", "larger than 8 MiB")
    if content.startswith(_WORKBOOKS):
        _refuse(*_WORKBOOK)
    encodings = ["utf-8-sig", "cp949"]
    zeros = [content[place::2].count(0) for place in (0, 1)]  # half of an ASCII sign in UTF-16
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif any(zeros):
        encodings = ["utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return _refuse(*_NO_TABLE)


def _refuse(ko: str, en: str, line: int = 1) -> NoReturn:
    raise _FaultError(Localized(ko, en), line=line)


def _refuse_unknown(values: Iterable[str], names: Iterable[str]) -> None:
    for name in values:
        if name not in names:
            known = ", ".join(names)
            ko = f"'{name}'은 모르는 이름입니다 (아는 이름: {known})"
            _refuse(ko, f"'{name}' is not known (known: {known})")


def _table(text: str) -> tuple[tuple[str, ...], Iterable[tuple[_Where, Any]]]:
    """Return the headings of the columns that mean nothing, and the rows."""
    first, _, rest = text.partition("\n")
    top, delimiter = 1, max(",;\t", key=first.count)  # `top` is the line of the headings
    if told := re.fullmatch(r"sep=(.)\s*", first, re.IGNORECASE):  # which Excel obeys
        top, delimiter, text = 2, told[1], rest
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    headings: list[str] = []
    with suppress(csv.Error):
        headings = next(reader, [])
    names = [_NAMES.get(re.sub(r"[\s_]", "", heading).lower()) for heading in headings]
    if not any(names):
        _refuse(*_NO_TABLE, top)
    for name in filter(None, names):
        if names.count(name) > 1:
            _refuse(f"'{name}' 열이 두 번 있습니다", f"'{name}' stands there twice", top)
    for name in ("start", "end"):
        if name not in names:
            _refuse(f"'{name}' 열이 없습니다", f"no column '{name}'", top)
    columns = zip(headings, names, strict=True)
    ignored = tuple(heading.strip() for heading, name in columns if heading.strip() and not name)
    rows: list[tuple[_Where, Any]] = []
    line = top + reader.line_num  # where the row begins: a note may have several lines
    try:
        for cells in reader:
            if any(map(str.strip, cells[len(names) :])):
                _refuse("칸 수가 첫 줄과 다릅니다", "not as many cells as the first line has", line)
            if any(map(str.strip, cells)):  # Excel leaves the last ones of a row out, or adds some
                filled = zip(names, map(_from_cell, cells), strict=False)
                row = {name: text for name, text in filled if name}
                rows.append((partial(Complaint, line), row))
            line = top + reader.line_num
    except csv.Error:
        _refuse("CSV가 아닙니다 (따옴표를 확인하세요)", "not valid CSV (check the quotes)", line)
    return ignored, rows


def _json_entries(text: str) -> Iterable[tuple[_Where, Any]]:
    """Yield what stands in the list of an exported JSON, of whatever type it is."""
    try:
        # The version is the only number that matters, and int() refuses thousands of digits.
        content = json.loads(text, parse_int=float)
    except (json.JSONDecodeError, RecursionError) as error:
        ko, line = "JSON이 아닙니다 (이 줄을 고치세요)", getattr(error, "lineno", 1)
        _refuse(ko, "not valid JSON (mend this line)", line)
    _refuse_unknown(content, _TOP)
    version, listed = map(content.get, _TOP)
    if isinstance(version, bool) or version != _VERSION or not isinstance(listed, list):
        _refuse(
            "'version': 1과 'reservations' 목록이 없습니다",
            "needs 'version': 1 and a list 'reservations'",
        )
    for number, entry in enumerate(listed, 1):
        yield partial(_of_entry, number), entry


def _of_entry(number: int, what: Localized) -> Complaint:
    """Return a complaint about a reservation of a JSON file, where a line number says little."""
    return Complaint(0, Localized(f"예약 {number}: {what.ko}", f"reservation {number}: {what.en}"))


def _to_cell(text: str) -> str:
    """Return a text as a cell that moves no cursor and is no formula."""
    cell = escape_controls(_LOOKS_ESCAPED.sub(r"\\u005c", text))
    return _TEXT_SIGN + cell if text.startswith(_FORMULA) else cell


def _from_cell(cell: str) -> str:
    """Return the text that `_to_cell` has written; what others wrote stays as it is."""
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cell)
    bare = text.removeprefix(_TEXT_SIGN)
    return bare if bare != text and bare.startswith(_FORMULA) else text
