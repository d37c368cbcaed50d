"""Reservations out and back: CSV and JSON lose nothing and take all or nothing."""

import errno
import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socar_cli.domain.moments import KOREA
from socar_cli.domain.reservation import Reservation
from socar_cli.errors import FileUnreadableError, FileUnwritableError, ReservationFileError
from socar_cli.folders import data_folder
from socar_cli.knowledge.reader import read_document
from socar_cli.knowledge.scalars import Won
from socar_cli.storage.exchange import export, read_file, to_csv
from socar_cli.storage.records import Records
from socar_cli.value import changed
from tests.storage.adding import NOTE
from tests.storage.test_records import FULL, filled

GOOD = '{"start": "2026-11-22 14:00", "end": "2026-11-22 15:00"}'
texts = st.none() | st.text(
    st.characters(codec="utf-8") | st.sampled_from('\\u0041",;\n\r\x1b\x00\u202e가'),
    min_size=1,
)
moments = st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)).map(  # noqa: DTZ001 - zone follows
    lambda moment: moment.replace(tzinfo=KOREA, microsecond=0)
)


@st.composite
def reservations(draw: st.DrawFn) -> Reservation:
    """Draw a reservation with texts of every kind."""
    start = draw(moments)
    end = start + timedelta(seconds=draw(st.integers(1, 10**6)))
    later = st.none() | st.integers(0, 10**6).map(lambda gap: end + timedelta(seconds=gap))
    note = draw(texts)
    return Reservation(
        id=draw(texts) or "R-1",
        start=start,
        end=end,
        zone=draw(texts),
        deductible=draw(st.none() | st.integers(0, 10**10).map(Won)),
        upcoming=draw(later),
        returned=draw(later),
        note=note,
    )


@pytest.mark.parametrize("form", ["csv", "json"])
@settings(max_examples=50)
@given(entries=st.lists(reservations(), max_size=3))
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, form: str, entries: list[Reservation]
) -> None:
    """What is exported is imported again, to the last sign, and no sign in it moves a cursor."""
    path = tmp_path_factory.mktemp("out") / f"reservations.{form}"
    export(entries, path, None)
    read = [entry for _, entry, _ in read_file(path)]
    masked = [changed(entry, zone=None, note=None) for entry in entries]
    assert [changed(entry, zone=None, note=None) for entry in read] == masked
    for before, after in zip(entries, read, strict=True):
        for was, now in ((before.zone, after.zone), (before.note, after.note)):
            assert now == was or "******" in (now or "")
    content = path.read_text(encoding="utf-8").removeprefix("\ufeff")
    assert not set(content) & set("\r\x00\x1b\u202e\u2028\x9b")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_through_the_record(tmp_path: Path, form: str) -> None:
    """A record exported and imported into an empty one is the same record; twice adds nothing."""
    first, second = filled(tmp_path / "a"), Records(tmp_path / "b")
    path = tmp_path / f"out.{form}"
    export(first.reservations(), path, None)
    done = second.import_file(path)
    assert (done.added, done.known, second.reservations()) == (2, 0, first.reservations())
    again = second.import_file(path)
    assert (again.added, again.known, second.reservations()) == (0, 2, first.reservations())


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("", 1, "no column 'start'"),
        ("id,end\n", 1, "no column 'start'"),
        ("id,start,end,colour\n", 1, "'colour' is not known"),
        ("start,end,start\n", 1, "'start' stands there twice"),
        ("start,end\n2026-11-22 14:00,2026-11-22 15:00,x\n", 2, "not as many cells"),
        ("start,end\n\n2026-11-22 14:00,14:30\n", 3, "'14:30' is not a time"),
        ("start,end\n2026-11-22 14:00,2026-11-22 13:00\n", 2, "--end must not be before --start"),
        ('start,end,note\n2026-11-22 14:00,2026-11-22 15:00,"a\nb"c\n', 2, "not valid CSV"),
        (
            'start,end,note\n2026-11-22 14:00,2026-11-22 15:00,"a\nb"\n2026-11-22 14:00,x,\n',
            4,
            "'x' is not a time",
        ),
        ("start,end,deductible\n2026-11-22 14:00,2026-11-22 15:00,lots\n", 2, "--deductible"),
        ("{", 1, "not valid JSON"),
        ('{"version": 1,\n "reservations": [,]}', 2, "not valid JSON"),
        ('{"version": 2, "reservations": []}', 1, "needs 'version': 1"),
        ('{"version": 1}', 1, "needs 'version': 1"),
        ('{"version": 1, "version": 1, "reservations": []}', 1, "'version' stands twice"),
        ('{"version": 1, "reservations": ' + "[" * 100000, 1, "not valid JSON"),
        ('{"a": 1, "version": 1, "reservations": []}', 1, "'a' is not known (known: version, r"),
        ('{"version": true, "reservations": []}', 1, "needs 'version': 1"),
        ('{"version": ' + "1" * 5000 + ', "reservations": []}', 1, "needs 'version': 1"),
        ('{"version": NaN, "reservations": []}', 1, "needs 'version': 1"),
        ('{"version": 1, "reservations": {}}', 1, "needs 'version': 1"),
        ('{"version": 1, "reservations": {"a": 1}}', 1, "needs 'version': 1"),
        (
            '{"a":{"reservations":[]},"version":1,"reservations":[' + GOOD + "]}",
            1,
            "'a' is not known",
        ),
    ],
)
def test_complaints_name_file_and_line(tmp_path: Path, content: str, line: int, what: str) -> None:
    """A wrong file is 65 with the line, and nothing of it is taken."""
    path = tmp_path / "mine.txt"
    path.write_text(content, encoding="utf-8", newline="")
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
        ('{"start": "x", "start": "x"}', "'start' stands twice"),
        ("{}", "--start is needed"),
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
    export([entry], tmp_path / "out.csv", None)
    assert [read for _, read, _ in read_file(tmp_path / "out.csv")] == [entry]


def test_a_hand_written_apostrophe_stays(tmp_path: Path) -> None:
    """An apostrophe that no export has put there is part of the text."""
    path = tmp_path / "mine.csv"
    rows = "start,end,note\n2026-11-22 14:00,2026-11-22 15:00,'tis\n"
    path.write_text(rows, encoding="utf-8")
    assert [entry.note for _, entry, _ in read_file(path)] == ["'tis"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_longest_note_comes_back(tmp_path: Path, form: str) -> None:
    """A very long note, stored before notes had a limit, comes back whole."""
    entry = changed(FULL, id="1", note="\x1b" * 100_000)
    export([entry], tmp_path / f"out.{form}", None)
    assert [read for _, read, _ in read_file(tmp_path / f"out.{form}")] == [entry]


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


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    """A spreadsheet saved as cp949 is 65 with the line of the first foreign byte."""
    path = tmp_path / "excel.csv"
    path.write_bytes("start,end,note\n2026-11-22 14:00,2026-11-22 15:00,우산\n".encode("cp949"))
    with pytest.raises(ReservationFileError) as caught:
        read_file(path)
    assert caught.value.message().en.startswith("excel.csv:2: not UTF-8")


def test_strange_files(tmp_path: Path) -> None:
    """Pipes, folders, missing and endless files are refused at once."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReservationFileError):
        read_file(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises((FileUnreadableError, ReservationFileError)):
            read_file(path)
    with pytest.raises(ReservationFileError):
        read_file(Path("/dev/zero"))
    (tmp_path / "large").write_bytes(b"x" * (8 * 1024 * 1024 + 1))
    with pytest.raises(ReservationFileError):
        read_file(tmp_path / "large")


def test_files_that_have_nothing_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the system that would be waited for is 74, as reservations and as knowledge."""

    def refuse(*_: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    for module, read in (("storage.exchange", read_file), ("knowledge.reader", read_document)):
        monkeypatch.setattr(f"socar_cli.{module}.read_plain", refuse)
        with pytest.raises(FileUnreadableError) as caught:
            read(tmp_path / "kmsg")
        assert caught.value.exit_code == 74


def test_export_never_overwrites(tmp_path: Path) -> None:
    """An export is private, follows no link, and refuses a name that is taken."""
    export([FULL], tmp_path / "new.csv", None)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o600
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "victim")
    for name in ("victim", "link", "new.csv", "no/folder.csv"):
        with pytest.raises(FileUnwritableError) as caught:
            export([FULL], tmp_path / name, None)
        assert caught.value.exit_code == 74
    assert (tmp_path / "victim").read_text() == "mine"


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
