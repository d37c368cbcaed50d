"""Reservations out and back: CSV and JSON lose nothing and take all or nothing."""

import csv
import errno
import io
import os
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socar_cli.domain.moments import KOREA
from socar_cli.domain.reservation import Remark, Reservation
from socar_cli.errors import FileUnreadableError, ReservationFileError
from socar_cli.knowledge.reader import read_document
from socar_cli.knowledge.scalars import Won
from socar_cli.storage.exchange import read_file, save, to_csv, to_json
from socar_cli.storage.records import Records
from socar_cli.value import changed
from tests.sealed import data_folder
from tests.storage.adding import NOTE
from tests.storage.test_records import FULL, filled

ROW = "2026-11-22 14:00,2026-11-22 15:00"
WORKBOOK = "workbooks are not read (Save As > CSV UTF-8)"
GOOD = '{"start": "2026-11-22 14:00", "end": "2026-11-22 15:00"}'
texts = st.none() | st.text(
    st.characters(codec="utf-8") | st.sampled_from('\\u0041",;\n\r\x1b\x00\u202e가'),
    min_size=1,
)
moments = st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)).map(  # noqa: DTZ001 - zone follows
    lambda moment: moment.replace(tzinfo=KOREA, microsecond=0)
)


def export(entries: Iterable[Reservation], path: Path) -> None:
    """Write reservations in the format that the name of a file says."""
    save((to_json if path.suffix == ".json" else to_csv)(entries), path)


@st.composite
def reservations(draw: st.DrawFn) -> Reservation:
    """Draw a reservation with texts of every kind."""
    start = draw(moments)
    end = start + timedelta(seconds=draw(st.integers(1, 10**6)))
    later = st.none() | st.integers(0, 10**6).map(lambda gap: end + timedelta(seconds=gap))
    note = draw(texts)
    return Reservation(
        id=draw(st.from_regex(r"\w[\w.-]{0,9}", fullmatch=True)),
        start=start,
        end=end,
        zone=draw(texts),
        deductible=draw(st.none() | st.integers(0, 10**10).map(Won)),
        upcoming=draw(later),
        returned=draw(later),
        note=note,
    )


@pytest.mark.parametrize("form", ["csv", "json"])
@settings(max_examples=25)
@given(entries=st.lists(reservations(), max_size=3))
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, form: str, entries: list[Reservation]
) -> None:
    """What is exported is imported again, to the last sign, and no sign in it moves a cursor."""
    path = tmp_path_factory.mktemp("out") / f"reservations.{form}"
    export(entries, path)
    read = [entry for _, entry, _ in read_file(path)[0]]
    for was, now in zip(entries, read, strict=True):
        masked = {
            name: getattr(now, name)
            for name in ("zone", "note")
            if "******" in (getattr(now, name) or "")
        }
        assert now == changed(was, **masked)
    content = path.read_text(encoding="utf-8").removeprefix("\ufeff")
    assert not set(content) & set("\r\x00\x1b\u202e\u2028\x9b")


HEADINGS = ("예약번호", "시작", "종료", "차량번호", "자기부담금", "메모")
WRITTEN = [
    ("id", "start", "end", "car", "deductible", "note"),
    ("ID", "Start", "End", "Car", "Deductible", "Note"),
    HEADINGS,
    ("예약 번호", "대여 시작", "반납 예정", "차 번호판", "면책금", "비고"),
]
TIMES = [
    ("2026-11-20 9:00", "2026-11-20 14:00"),
    ("2026/11/20 9:00", "2026/11/20 14:00:00"),
    ("2026.11.20 9:00", "2026. 11. 20. 14:00"),
    ("2026-11-20 오전 9:00", "2026-11-20 오후 2:00"),
    ("2026/11/20 9:00:00 AM", "2026/11/20 2:00 PM"),
    ("2026-11-20 9:00 am", "2026-11-20  PM 2:00:00"),
]
ENCODINGS = ("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be")
NINE = changed(
    FULL,
    id="R-7",
    start=datetime(2026, 11, 20, 9, tzinfo=KOREA),
    end=datetime(2026, 11, 20, 14, tzinfo=KOREA),
    zone=None,
    deductible=Won(300_000),
    upcoming=None,
    returned=None,
    note="우산; 장갑, 열쇠",
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("names", WRITTEN)
def test_what_excel_writes(
    tmp_path: Path, encoding: str, delimiter: str, names: tuple[str, ...]
) -> None:
    """Encodings, separators, headings and ways to write a time: each with each is one table."""
    text = io.StringIO()
    if delimiter not in ",;\t" or encoding == "utf-16":
        text.write(f"sep={delimiter}\r\n")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow((*names, "색", ""))
    for start, end in TIMES:
        writer.writerow([""] * 8)
        writer.writerow(("R-7", start, end, FULL.car, "300,000", NINE.note, "빨강", ""))
    text.write(delimiter * 3 + "\r\n\r\n")
    path = tmp_path / "excel.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    read, ignored = read_file(path)
    assert [entry for _, entry, _ in read] == [NINE] * len(TIMES)
    assert ignored == ("색",)


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ("", None),  # Excel ends a row with its last cell that has something in it
        (",,,,", None),  # others end it later
        (",,'tis", "'tis"),  # an apostrophe that no export has put there
    ],
)
def test_the_last_cells_of_a_row(tmp_path: Path, cells: str, note: str | None) -> None:
    """Cells may be left out, and what was written by hand stays."""
    path = tmp_path / "short.csv"
    path.write_text(f"start,end,car,note\n{ROW}{cells}\n", encoding="utf-8")
    [(_, entry, _)] = read_file(path)[0]
    assert (entry.car, entry.note) == (None, note)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_through_the_record(tmp_path: Path, form: str) -> None:
    """A record exported and imported into an empty one is the same record; twice adds nothing."""
    first, second = filled(tmp_path / "a"), Records(tmp_path / "b")
    path = tmp_path / f"out.{form}"
    export(first.reservations(), path)
    done = second.import_file(path)
    assert (done.added, done.known, second.reservations()) == (2, 0, first.reservations())
    again = second.import_file(path)
    assert (again.added, again.known, second.reservations()) == (0, 2, first.reservations())


@pytest.mark.parametrize(
    "number", ["", " ", "R 7", "`id`", "$(id)", "-x", "a;b", "R-7/1", "x" * 101]
)
def test_numbers_that_a_shell_could_run_are_replaced(tmp_path: Path, number: str) -> None:
    """What `add` would refuse is stored under a free number, once, and that is said."""
    path, records = tmp_path / "in.csv", Records(tmp_path / "home")
    records.add(changed(FULL, id="R-1"))
    path.write_text(
        f'id,start,end\n"{number}",2026-11-20 9:00,2026-11-20 14:00\n', encoding="utf-8"
    )
    first, again = records.import_file(path), records.import_file(path)
    said = (Remark.RENUMBERED,) if number.strip() else ()
    assert [entry.id for entry in records.reservations()] == ["R-2", "R-1"]
    assert (first.added, first.remarks, again.added, again.remarks) == (1, said, 0, ())


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("", 1, "not a table of reservations"),
        # A list, a mail, a page or a workbook is told what to give instead.
        (b"[]", 1, "not a table"),
        (b'[{"id": "R-1", "start": "2026-11-22 14:00"}]', 1, "not a table"),
        ("제목: 예약 안내\n\n안녕하세요, 쏘카입니다.\n".encode(), 1, "not a table"),
        (b"From: a@example.org\nSubject: booking\n\nHello, there\n", 1, "not a table"),
        (b"<html><table><tr><td>start</td><td>end</td></tr></table></html>", 1, "not a table"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 1, "not a table"),
        (b'"never closed', 1, "not a table"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\x00\xff\x80", 1, "not a table"),
        (b"\x00", 1, "not a table"),
        (b"\xff\xfe\x00\xd8", 1, "not a table"),
        (b"\xff\xfe\xff", 1, "not a table"),
        (b"PK\x03\x04\x14\x00", 1, WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", 1, WORKBOOK),
        ("id,end\n", 1, "no column 'start'"),
        ("sep=;\nid;start\n", 2, "no column 'end'"),
        ("시작,start,end\n", 1, "'start' stands there twice"),
        ("start,end,start\n", 1, "'start' stands there twice"),
        ('sep=;\nstart;end;note\n2026-11-22 14:00;x;"a\nb"\n', 3, "'x' is not a valid time"),
        ("start,end\n11/20/2026 9:00,x\n", 2, "'11/20/2026 9:00' is not a valid time"),
        (f"start,end\n{ROW},x\n", 2, "not as many cells"),
        ("start,end\n\n2026-11-22 14:00,14:30\n", 3, "'14:30' is not a valid time"),
        ("start,end\n2026-11-22 14:00,2026-11-22 13:00\n", 2, "--end must not be before --start"),
        (f'start,end,note\n{ROW},"a\nb"c\n', 2, "not valid CSV"),
        (f'start,end,note\n{ROW},"a\nb"\n2026-11-22 14:00,x,\n', 4, "'x' is not a valid time"),
        (f"start,end,deductible\n{ROW},lots\n", 2, "--deductible"),
        ("{", 1, "not valid JSON"),
        ('{"version": 1,\n "reservations": [,]}', 2, "not valid JSON"),
        ('{"version": 1, "reservations": ' + "[" * 100000, 1, "not valid JSON"),
        *(
            (f'{{"version": {version}}}', 1, "needs 'version': 1")
            for version in (
                *('1, "reservations": {}', '1, "reservations": {"a": 1}', "1"),
                *(f'{wrong}, "reservations": []' for wrong in ("2", "true", "NaN", "1" * 5000)),
            )
        ),
        ('{"a": 1, "version": 1, "reservations": []}', 1, "'a' is not known (known: version, r"),
        (f'{{"a": {{}}, "version": 1, "reservations": [{GOOD}]}}', 1, "'a' is not known"),
    ],
)
def test_complaints_name_file_and_line(
    tmp_path: Path, content: str | bytes, line: int, what: str
) -> None:
    """A wrong file is 65 with the line, and nothing of it is taken."""
    path = tmp_path / "mine.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    records = Records(tmp_path / "home")
    with pytest.raises(ReservationFileError) as caught:
        records.import_file(path)
    assert caught.value.exit_code == 65
    assert caught.value.message().en.startswith(f"mine.txt:{line}: ")
    assert what in caught.value.message().en
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ('{"start": 7}', "every value must be a text"),
        ('{"start": ' + "7" * 5000 + "}", "every value must be a text"),
        ('{"start": {"reservations": []}}', "every value must be a text"),
        ("7", "every value must be a text"),
        ("[]", "every value must be a text"),
        ('{"colour": "x"}', "'colour' is not known (known: id, start, end, car, zone, "),
        ("{}", "--start is required"),
    ],
)
def test_complaints_name_the_entry(tmp_path: Path, entry: str, what: str) -> None:
    """In JSON, where lines say little, the number of the reservation is named."""
    path = tmp_path / "b.json"
    listed = f"[{GOOD}, {GOOD},\n{entry}]"
    path.write_text(f'{{"version": 1, "reservations": {listed}}}', encoding="utf-8")
    with pytest.raises(ReservationFileError) as caught:
        read_file(path)
    assert caught.value.message().en.startswith(f"b.json: reservation 3: {what}")
    assert caught.value.message().ko.startswith("b.json: 예약 3: ")


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+82 10", "'+82 10"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\\u0009x"),
        ("\rx", "'\\u000dx"),
        ("'", "''"),
        ("'quoted'", "''quoted'"),
        ("''=x", "'''=x"),
        ("\\u0027=x", "\\u005cu0027=x"),
        ("1-2", "1-2"),
        ("\x1b=1", "\\u001b=1"),
    ],
)
def test_no_cell_is_a_formula(tmp_path: Path, note: str, cell: str) -> None:
    """A cell that a spreadsheet would calculate has one apostrophe, and comes back without."""
    entry = changed(FULL, id="1", car=None, zone=None, note=note)
    assert to_csv([entry]).splitlines()[1].rpartition(",")[2] == cell
    export([entry], tmp_path / "out.csv")
    assert [read for _, read, _ in read_file(tmp_path / "out.csv")[0]] == [entry]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_longest_note_comes_back(tmp_path: Path, form: str) -> None:
    """A very long note, stored before notes had a limit, comes back whole."""
    entry = changed(FULL, id="1", note="\x1b" * 100_000)
    export([entry], tmp_path / f"out.{form}")
    assert [read for _, read, _ in read_file(tmp_path / f"out.{form}")[0]] == [entry]


def test_all_or_nothing(tmp_path: Path) -> None:
    """One reservation that collides keeps all others of the file out, and its line is named."""
    records = filled(tmp_path / "home")
    rows = [
        "id,start,end,car",
        "new,2026-12-01 10:00,2026-12-01 11:00,1",
        "clash,2026-11-22 15:00,2026-11-22 16:00,65호4801",
        "new,2026-12-02 10:00,2026-12-02 11:00,1",
    ]
    path = tmp_path / "two.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(ReservationFileError) as caught:
        records.import_file(path)
    assert [fault.line for fault in caught.value.complaints] == [3, 4]
    assert "overlaps" in caught.value.message().en
    assert len(records.reservations()) == 2


def test_strange_files(tmp_path: Path) -> None:
    """Pipes, folders, missing and endless files are refused at once."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * (8 * 1024 * 1024 + 1))
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path / "large"):
        with pytest.raises(ReservationFileError):
            read_file(path)
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises((FileUnreadableError, ReservationFileError)):
            read_file(path)


@pytest.mark.parametrize(
    ("module", "read"), [("storage.exchange", read_file), ("knowledge.reader", read_document)]
)
def test_files_that_have_nothing_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, read: Callable[[Path], object]
) -> None:
    """A file of the system that would be waited for is 74, as reservations and as knowledge."""
    refuse = Mock(side_effect=BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"))
    monkeypatch.setattr(f"socar_cli.{module}.read_plain", refuse)
    with pytest.raises(FileUnreadableError) as caught:
        read(tmp_path / "kmsg")
    assert caught.value.exit_code == 74


def test_a_rescue_file_of_an_earlier_version(tmp_path: Path) -> None:
    """What earlier versions put beside a record that they could not write to is imported."""
    path = tmp_path / "rescue-20261122-120000-2.json"
    note = r"우산  \u001b[31m\n두 칸"
    path.write_text(
        '{\n  "version": 1,\n  "reservations": [\n    {\n      "start": "2026-11-22 14:00:00",\n'
        f'      "end": "2026-11-22 18:00:00",\n      "note": "{note}"\n    }}\n  ]\n}}\n',
        encoding="utf-8",
    )
    records = Records(tmp_path)
    assert (records.import_file(path).added, records.reservation("R-1").note) == (1, NOTE)


def test_the_example_file(tmp_path: Path) -> None:
    """The example in data/ is read, with the short times that people write."""
    done = Records(tmp_path).import_file(data_folder() / "reservations.example.csv")
    assert (done.added, done.remarks) == (2, ())
