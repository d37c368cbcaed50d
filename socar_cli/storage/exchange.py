"""Reservations as CSV for spreadsheets and as JSON: out and back without loss."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

from socar_cli.domain.reservation import Remark, Reservation, Typed, booked, written
from socar_cli.errors import (
    Complaint,
    FileUnreadableError,
    FileUnwritableError,
    ReservationFileError,
    SocarError,
)
from socar_cli.files import NotPlainError, read_plain, write_new
from socar_cli.knowledge.scalars import RefusedError
from socar_cli.language import Localized, shown

COLUMNS = ("id", "start", "end", "car", "zone", "deductible", "next", "returned", "note")
_OTHER_NAMES = {"upcoming": "next"}  # a field that people know by another name
_FIELD_OF = {_OTHER_NAMES.get(name, name): name for name in Typed.__fields__}
_VERSION = 1
_TOP = ("version", "reservations")
_MOST_BYTES = 8 * 1024 * 1024

# What would move the cursor, hide or turn text round is `shown` as \uNNNN in both formats.
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LOOKS_ESCAPED = re.compile(r"\\(?=u[0-9a-fA-F]{4})")

# A spreadsheet takes a cell that begins so for a formula, and an apostrophe for "this is text".
_FORMULA = tuple("=+-@\t\r'")
_TEXT_SIGN = "'"

csv.field_size_limit(_MOST_BYTES)  # a note written as codes is six times as long

_NOT_TEXT = Localized("UTF-8이 아닙니다 (UTF-8로 저장하세요)", "not UTF-8 (save it as UTF-8)")
_NOT_CSV = Localized("CSV가 아닙니다 (따옴표를 확인하세요)", "not valid CSV (check the quotes)")
_NOT_JSON = Localized("JSON이 아닙니다 (이 줄을 고치세요)", "not valid JSON (mend this line)")
_NO_LIST = Localized(
    "'version': 1과 'reservations' 목록이 없습니다", "needs 'version': 1 and a list 'reservations'"
)
_NOT_A_FILE = Localized("보통 파일이 아닙니다", "not a regular file")
_TOO_BIG = Localized("8 MiB보다 큽니다", "larger than 8 MiB")
_CELLS = Localized("칸 수가 첫 줄과 다릅니다", "not as many cells as the first line has")
_VALUE = Localized("값은 글자여야 합니다", "every value must be a text")


class EntryComplaint(Complaint):
    """What is wrong with one reservation of a JSON file, where lines say little."""

    number: int = 0  # of the reservation in its list, from 1

    @property
    def place(self) -> Localized:
        """What stands between the name of the file and the fault."""
        return Localized(f" 예약 {self.number}", f" reservation {self.number}")


_Where = Callable[[Localized], Complaint]  # says of a place in the file what is wrong there
Read = tuple[_Where, Reservation, tuple[Remark, ...]]


def to_csv(reservations: Iterable[Reservation]) -> str:
    """Return one line a reservation under a line of names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for reservation in reservations:
        values = _named(reservation)
        writer.writerow(_to_cell(values.get(name, "")) for name in COLUMNS)
    return text.getvalue()


def to_json(reservations: Iterable[Reservation]) -> str:
    """Return one object that names its version and lists every reservation."""
    lines = _json(reservations, indent=2).split("\n")
    return "".join(f"{shown(line)}\n" for line in lines)


def to_line(reservations: Iterable[Reservation]) -> str:
    """Return the same as JSON on one line."""
    return shown(_json(reservations))


def _json(reservations: Iterable[Reservation], indent: int | None = None) -> str:
    content = {"version": _VERSION, "reservations": [*map(_named, reservations)]}
    return json.dumps(content, ensure_ascii=False, indent=indent)


_WRITERS: dict[str, Callable[[Iterable[Reservation]], str]] = {"csv": to_csv, "json": to_json}


def save_new(path: Path, text: str) -> None:
    """Write a text to a file that was not there before, for the eyes of its owner only.

    Raises FileUnwritableError when something has that name already, or the system refuses.
    """
    try:
        write_new(path, text.encode())
    except OSError as error:
        raise FileUnwritableError(str(path), error.strerror or str(error)) from error


def export(reservations: Iterable[Reservation], path: Path | None, form: str | None) -> str:
    """Write reservations to a new file, or return the text where there is no path.

    The format is `form`, else what the file's name tells, else CSV.
    """
    by_name = "json" if path is not None and path.suffix.lower() == ".json" else "csv"
    text = _WRITERS[form or by_name](reservations)
    if path is None:
        return text
    mark = "" if (form or by_name) == "json" else "\ufeff"  # else Excel reads Hangul as cp949
    save_new(path, mark + text)
    return ""


def read_file(path: Path) -> tuple[Read, ...]:
    """Return every reservation in a CSV or JSON file, with what complains of its place.

    Raises ReservationFileError with every complaint, FileUnreadableError when it is no file.
    """
    text = _text(path)
    entries = _json_entries if text.lstrip().startswith("{") else _csv_entries
    complaints: list[Complaint] = []
    read: list[Read] = []
    for where, entry in entries(path.name, text):
        try:
            typed, remarks = _typed(entry).kept()
            read.append((where, booked(typed, now=None), remarks))
        except SocarError as error:
            complaints.append(where(error.message()))
        except RefusedError as fault:
            complaints.append(where(fault.what))
    if complaints:
        raise ReservationFileError(path.name, tuple(complaints))
    return tuple(read)


def _named(reservation: Reservation) -> dict[str, str]:
    values = written(reservation)
    named = ((name, values[_FIELD_OF[name]]) for name in COLUMNS)
    return {name: value for name, value in named if value}


def _typed(entry: Iterable[tuple[str, object]]) -> Typed:
    values: dict[str, str] = {}
    for name, value in _distinct(entry).items():
        if name not in _FIELD_OF:
            raise RefusedError(_unknown(name, COLUMNS))
        if not isinstance(value, str):
            raise RefusedError(_VALUE)
        values[_FIELD_OF[name]] = value
    return Typed(**values)


def _text(path: Path) -> str:
    try:
        content = read_plain(path, _MOST_BYTES + 1)
    except NotPlainError:
        _refuse(path.name, 1, _NOT_A_FILE)
    except OSError as error:
        raise FileUnreadableError(str(path), error.strerror or str(error)) from error
    if len(content) > _MOST_BYTES:
        _refuse(path.name, 1, _TOO_BIG)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(path.name, content.count(b"\n", 0, error.start) + 1, _NOT_TEXT)


def _csv_entries(file: str, text: str) -> Iterator[tuple[_Where, Iterable[tuple[str, object]]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    names: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if names is None:
                names = _header(file, cells)
            elif cells:
                if len(cells) != len(names):
                    _refuse(file, line, _CELLS)
                yield partial(Complaint, line), zip(names, map(_from_cell, cells), strict=True)
            line = reader.line_num + 1
    except csv.Error:
        _refuse(file, line, _NOT_CSV)
    if names is None:
        _header(file, [])


def _header(file: str, cells: list[str]) -> list[str]:
    """Return the names of the columns, which stand in the first line."""
    names = [cell.strip().lower() for cell in cells]
    for name in names:
        if name not in COLUMNS:
            _refuse(file, 1, _unknown(name, COLUMNS))
        if names.count(name) > 1:
            twice = Localized(f"'{name}' 열이 두 번 있습니다", f"'{name}' stands there twice")
            _refuse(file, 1, twice)
    for name in ("start", "end"):
        if name not in names:
            _refuse(file, 1, Localized(f"'{name}' 열이 없습니다", f"no column '{name}'"))
    return names


class _Object(tuple[tuple[str, object], ...]):
    """An object of JSON as it is written, with every name in it, be it there twice."""

    __slots__ = ()


def _json_entries(file: str, text: str) -> Iterator[tuple[_Where, _Object]]:
    for number, entry in enumerate(_listed(file, text), 1):
        where = partial(EntryComplaint, 1, number=number)
        if not isinstance(entry, _Object):
            raise ReservationFileError(file, (where(_VALUE),))
        yield where, entry


def _listed(file: str, text: str) -> list[object]:
    """Return what is listed in a JSON file of our version, and refuse every other."""
    try:
        # No number counts but the version, and int() refuses thousands of digits.
        content = json.loads(text, object_pairs_hook=_Object, parse_int=float)
        values = _distinct(content)
    except json.JSONDecodeError as error:
        _refuse(file, error.lineno, _NOT_JSON)
    except RecursionError:
        _refuse(file, 1, _NOT_JSON)
    except RefusedError as fault:
        _refuse(file, 1, fault.what)
    for name in values:
        if name not in _TOP:
            _refuse(file, 1, _unknown(name, _TOP))
    version, listed = (values.get(name) for name in _TOP)
    if isinstance(version, bool) or version != _VERSION or not isinstance(listed, list):
        _refuse(file, 1, _NO_LIST)
    return listed


def _distinct(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in pairs:
        if name in values:
            raise RefusedError(Localized(f"'{name}'이 두 번 있습니다", f"'{name}' stands twice"))
        values[name] = value
    return values


def _to_cell(text: str) -> str:
    written = shown(_LOOKS_ESCAPED.sub(r"\\u005c", text))
    return _TEXT_SIGN + written if text.startswith(_FORMULA) else written


def _from_cell(cell: str) -> str:
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cell)
    bare = text.removeprefix(_TEXT_SIGN)
    return bare if bare != text and bare.startswith(_FORMULA) else text


def _refuse(file: str, line: int, what: Localized) -> NoReturn:
    raise ReservationFileError(file, (Complaint(line, what),))


def _unknown(name: str, names: Iterable[str]) -> Localized:
    known = ", ".join(names)
    return Localized(
        f"'{name}'은 모르는 이름입니다 (아는 이름: {known})",
        f"'{name}' is not known (known: {known})",
    )
