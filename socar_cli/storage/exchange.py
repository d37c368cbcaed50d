"""Reservations as CSV for spreadsheets and as JSON, written and read without loss."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from socar_cli import errors
from socar_cli.domain.reservation import Remark, Reservation, Typed, booked, written
from socar_cli.errors import Complaint, ReservationFileError, SocarError
from socar_cli.files import NotPlainError, read_plain, write_new
from socar_cli.language import Localized, shown

# The names in a file, each with the field of a reservation that it stands for.
_FIELDS = {"next" if name == "upcoming" else name: name for name in Typed.__fields__}
_VERSION = 1
_TOP = ("version", "reservations")
_MAX_SIZE = 8 * 1024 * 1024  # bytes

# Characters that would move the cursor, hide or turn text are written as \uNNNN by `shown`.
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LOOKS_ESCAPED = re.compile(r"\\(?=u[0-9a-fA-F]{4})")

# Spreadsheets take a cell that begins so for a formula, and one after an apostrophe for text.
_FORMULA = tuple("=+-@\t\r'")
_TEXT_SIGN = "'"

csv.field_size_limit(_MAX_SIZE)  # an escaped note is six times as long

_NO_TEXT = Localized("값은 글자여야 합니다", "every value must be a text")
_NOT_JSON = Localized("JSON이 아닙니다 (이 줄을 고치세요)", "not valid JSON (mend this line)")


class _FaultError(SocarError, fields="what"):
    """Something in a file is wrong; what catches it adds the name of the file."""

    line: int = 1
    ko = "{what}"
    en = "{what}"


class EntryComplaint(Complaint):
    """What is wrong with one reservation of a JSON file, where a line number says little."""

    number: int = 0  # of the reservation in its list, from 1

    @property
    def place(self) -> Localized:
        """The text between the name of the file and what is wrong."""
        return Localized(f" 예약 {self.number}", f" reservation {self.number}")


class _Pairs(tuple[tuple[str, object], ...]):
    """The pairs of a JSON object or of a CSV row, even where a name occurs twice."""

    __slots__ = ()


_Where = Callable[[Localized], Complaint]  # makes a complaint about a place in the file
Read = tuple[_Where, Reservation, tuple[Remark, ...]]


def to_csv(reservations: Iterable[Reservation]) -> str:
    """Return a line of column names, and a line for each reservation."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_FIELDS)
    for reservation in reservations:
        values = written(reservation)
        writer.writerow(_to_cell(values[field] or "") for field in _FIELDS.values())
    return text.getvalue()


def to_json(reservations: Iterable[Reservation], indent: int | None = 2) -> str:
    """Return an object with its version and a list of reservations; without `indent` one line."""
    listed = [
        {name: values[field] for name, field in _FIELDS.items() if values[field]}
        for values in map(written, reservations)
    ]
    content = {"version": _VERSION, "reservations": listed}
    lines = json.dumps(content, ensure_ascii=False, indent=indent).split("\n")
    return "".join(f"{shown(line)}\n" for line in lines)


def export(reservations: Iterable[Reservation], path: Path | None, form: str | None) -> str:
    """Write reservations to a new private file, or return the text if there is no path.

    The format is `form` ("csv" or "json"), or else what the file's suffix says, or else CSV.
    Raises FileUnwritableError if the path exists or the system refuses.
    """
    by_name = "json" if path is not None and path.suffix.lower() == ".json" else "csv"
    is_json = (form or by_name) == "json"
    text = to_json(reservations) if is_json else to_csv(reservations)
    if path is None:
        return text
    mark = "" if is_json else "\ufeff"  # without it Excel reads Hangul as cp949
    try:
        write_new(path, f"{mark}{text}".encode())
    except OSError as error:
        raise errors.FileUnwritableError(str(path), error.strerror or str(error)) from error
    return ""


def read_file(path: Path) -> tuple[Read, ...]:
    """Return all reservations of a CSV or JSON file, each with what makes complaints about it.

    Raises ReservationFileError with every complaint, FileUnreadableError if the system refuses.
    """
    complaints: list[Complaint] = []
    read: list[Read] = []
    try:
        text = _text(path)
        entries = _json_entries if text.lstrip().startswith("{") else _csv_entries
        for where, entry in entries(text):
            try:
                typed, remarks = _typed(entry).kept()
                read.append((where, booked(typed, now=None), remarks))
            except SocarError as error:
                complaints.append(where(error.message()))
    except _FaultError as fault:  # the file as a whole cannot be read
        complaints = [Complaint(fault.line, fault.message())]
    if complaints:
        raise ReservationFileError(path.name, tuple(complaints))
    return tuple(read)


def _text(path: Path) -> str:
    try:
        content = read_plain(path, _MAX_SIZE + 1)
    except NotPlainError as error:
        raise _FaultError(Localized("보통 파일이 아닙니다", "not a regular file")) from error
    except OSError as error:
        raise errors.FileUnreadableError(str(path), error.strerror or str(error)) from error
    if len(content) > _MAX_SIZE:
        raise _FaultError(Localized("8 MiB보다 큽니다", "larger than 8 MiB"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = Localized("UTF-8이 아닙니다 (UTF-8로 저장하세요)", "not UTF-8 (save it as UTF-8)")
        raise _FaultError(what, line=content.count(b"\n", 0, error.start) + 1) from error


def _typed(entry: object) -> Typed:
    if not isinstance(entry, _Pairs):
        raise _FaultError(_NO_TEXT)
    typed: dict[str, str] = {}
    for name, value in _distinct(entry).items():
        if name not in _FIELDS:
            raise _unknown(name, _FIELDS)
        if not isinstance(value, str):
            raise _FaultError(_NO_TEXT)
        typed[_FIELDS[name]] = value
    return Typed(**typed)


def _distinct(pairs: _Pairs) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in pairs:
        if name in values:
            raise _FaultError(Localized(f"'{name}'이 두 번 있습니다", f"'{name}' stands twice"))
        values[name] = value
    return values


def _csv_entries(text: str) -> Iterator[tuple[_Where, object]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1  # where the row begins: a note may have several lines
    try:
        names = _header(next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(names):
                what = "칸 수가 첫 줄과 다릅니다", "not as many cells as the first line has"
                raise _FaultError(Localized(*what), line=line)
            if cells:
                pairs = zip(names, map(_from_cell, cells), strict=True)
                yield partial(Complaint, line), _Pairs(pairs)
            line = reader.line_num + 1
    except csv.Error as error:
        what = "CSV가 아닙니다 (따옴표를 확인하세요)", "not valid CSV (check the quotes)"
        raise _FaultError(Localized(*what), line=line) from error


def _header(cells: list[str]) -> list[str]:
    """Return the names of the columns, which are in the first line."""
    names = [cell.strip().lower() for cell in cells]
    for name in names:
        if name not in _FIELDS:
            raise _unknown(name, _FIELDS)
        if names.count(name) > 1:
            what = f"'{name}' 열이 두 번 있습니다", f"'{name}' stands there twice"
            raise _FaultError(Localized(*what))
    for name in ("start", "end"):
        if name not in names:
            raise _FaultError(Localized(f"'{name}' 열이 없습니다", f"no column '{name}'"))
    return names


def _json_entries(text: str) -> Iterator[tuple[_Where, object]]:
    try:
        # The version is the only number that matters, and int() refuses thousands of digits.
        values = _distinct(json.loads(text, object_pairs_hook=_Pairs, parse_int=float))
    except json.JSONDecodeError as error:
        raise _FaultError(_NOT_JSON, line=error.lineno) from error
    except RecursionError as error:
        raise _FaultError(_NOT_JSON) from error
    for name in values:
        if name not in _TOP:
            raise _unknown(name, _TOP)
    version, listed = map(values.get, _TOP)
    if isinstance(version, bool) or version != _VERSION or not isinstance(listed, list):
        ko = "'version': 1과 'reservations' 목록이 없습니다"
        raise _FaultError(Localized(ko, "needs 'version': 1 and a list 'reservations'"))
    for number, entry in enumerate(listed, 1):
        yield partial(EntryComplaint, 1, number=number), entry


def _unknown(name: str, names: Iterable[str]) -> _FaultError:
    known = ", ".join(names)
    ko = f"'{name}'은 모르는 이름입니다 (아는 이름: {known})"
    return _FaultError(Localized(ko, f"'{name}' is not known (known: {known})"))


def _to_cell(text: str) -> str:
    cell = shown(_LOOKS_ESCAPED.sub(r"\\u005c", text))
    return _TEXT_SIGN + cell if text.startswith(_FORMULA) else cell


def _from_cell(cell: str) -> str:
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cell)
    bare = text.removeprefix(_TEXT_SIGN)
    return bare if bare != text and bare.startswith(_FORMULA) else text
