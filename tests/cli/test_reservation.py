"""`socar reservation`: what is typed is stored, shown safely, asked for before it is removed."""

import io
import json
import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO, cast

import pytest
import vobject

from socar_cli.domain.moments import KOREA, months_later
from socar_cli.domain.reservation import Reservation
from socar_cli.language import escape_controls
from socar_cli.paths import RECORD
from socar_cli.storage.records import Records
from tests.sealed import SUNDAY_EVENING, Outcome, Run, built_in_knowledge, run_sealed

TIMES = ("--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")


class Terminal(io.StringIO):
    """An input at which somebody sits."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def here(tmp_path: Path) -> Run:
    """Run a line of `socar reservation` in English on a record of its own."""

    def run(*argv: str, stdin: TextIO | None = None) -> Outcome:
        environ = {"SOCAR_HOME": str(tmp_path / "home"), "LANG": "en"}
        return run_sealed("reservation", *argv, environ=environ, stdin=stdin)

    return run


TRIP = {"id": "R-1", "start": "2026-11-22 14:00:00", "end": "2026-11-22 18:00:00"}


def stored(here: Run) -> list[dict[str, str]]:
    """Return what stands in the record."""
    listed = json.loads(here("export", "--format", "json").out)["reservations"]
    return cast("list[dict[str, str]]", listed)


def test_every_value_of_add(here: Run) -> None:
    """Each option of add is stored, and shown by show."""
    outcome = here(
        *("add", *TIMES, "--id", "R-7", "--car", "65호4801", "--zone", "서울숲 1번"),
        *("--deductible", "30만", "--next", "2026-11-22 18:30", "--note", "우산"),
    )
    assert (outcome.code, outcome.err) == (0, "")
    typed = {"car": "65호4801", "zone": "서울숲 1번", "deductible": "300000", "note": "우산"}
    assert stored(here) == [{**TRIP, **typed, "id": "R-7", "next": "2026-11-22 18:30:00"}]
    assert "socar lost-item --reservation R-7" in outcome.out
    assert here("show", "R-7").out.splitlines()[1:-1] == outcome.out.splitlines()[1:-2]


def test_without_a_number_a_short_one_is_made(here: Run) -> None:
    """Numbers count up, and a number of one's own is left alone."""
    for number in ((), (), ("--id", "R-041"), ()):
        here("add", *TIMES, *number)
    assert [entry["id"] for entry in stored(here)] == ["R-041", "R-1", "R-2", "R-3"]


def test_the_same_trip_twice_is_said_and_saved(here: Run) -> None:
    """What is recorded already, as far as one can tell, is saved again under one line about it."""
    assert here("add", *TIMES).err == ""
    again = here("add", *TIMES)
    same = "The same times as R-1. If it is the same booking: socar reservation remove R-2"
    assert (again.code, again.err) == (0, f"socar: {same}\n")
    assert here("add", *TIMES, "--car", "65호4801", "--lang", "ko").err == (
        "socar: R-1, R-2도 시간이 같습니다. 같은 예약이면 지우기: socar reservation remove R-3\n"
    )
    assert here("add", "--start", "2026-11-22 14:00", "--end", "2026-11-22 18:30").err == ""
    another = here("add", *TIMES, "--car", "12가3456", "--json")  # a car of its own is no twin
    assert (another.code, json.loads(another.err)["exit_code"]) == (0, 0)
    assert "as R-1, R-2." in json.loads(another.err)["message"]
    assert len(stored(here)) == 5


def test_edit_returned_and_remove(here: Run) -> None:
    """Edit changes what was typed, takes away what was emptied, and leaves the rest."""
    here("add", *TIMES, "--car", "65호4801", "--note", "우산")
    assert here("edit", "R-1", "--note", "", "--zone", "제주").code == 0
    assert here("returned", "R-1", "--at", "2026-11-22 17:50").code == 0
    kept = {**TRIP, "car": "65호4801", "zone": "제주"}
    assert stored(here) == [{**kept, "returned": "2026-11-22 17:50:00"}]
    assert here("returned", "R-1").code == 0
    assert stored(here) == [{**kept, "returned": "2026-11-22 20:40:00"}]
    assert here("remove", "R-1", "--yes").code == 0
    assert stored(here) == []


def test_clock_times_of_a_night(here: Run) -> None:
    """An end and what follows are behind the start, a return is past; a date is as written."""
    night = ("--start", "오늘", "20:00", "--end", "02:00", "--next", "02:30")
    assert here("add", *night).code == 0
    assert here("returned", "R-1", "--at", "20:30").code == 0
    times = {"start": "2026-11-22 20:00:00", "end": "2026-11-23 02:00:00"}
    later = {"next": "2026-11-23 02:30:00", "returned": "2026-11-22 20:30:00"}
    assert stored(here) == [{"id": "R-1", **times, **later}]
    late = here("returned", "R-1", "--at", "23:00")  # yesterday's, before the trip began
    dated = here("add", "--start", "20:00", "--end", "2026-11-22 02:00")
    assert (late.code, dated.code) == (2, 2)


@pytest.mark.parametrize("answer", ["y", "예", "네", "ㅛ", "1", "", "n", "아니요", "what", None])
def test_remove_asks(here: Run, answer: str | None) -> None:
    """At a terminal remove asks, and only an answer that means yes removes."""
    here("add", *TIMES)
    outcome = here("remove", "R-1", stdin=Terminal("" if answer is None else f"{answer}\n"))
    asked = "Remove reservation 'R-1' (2026-11-22 14:00 ~ 2026-11-22 18:00)? (y/n) "
    if answer in {"y", "예", "네", "ㅛ", "1"}:
        assert (outcome.code, outcome.err, stored(here)) == (0, asked, [])
    else:
        cancelled = f"{asked}socar: Cancelled, nothing was changed\n"
        assert (outcome, stored(here)) == (Outcome(1, "", cancelled), [TRIP])


def test_remove_takes_only_what_it_asked_about(here: Run) -> None:
    """Another reservation that got the number while somebody thought about it stays."""

    class Slow(Terminal):
        def readline(self, _size: int = -1, /) -> str:  # type: ignore[override]
            here("remove", "R-1", "--yes")
            here("add", *TIMES, "--note", "mine")
            return "y\n"

    here("add", *TIMES)
    outcome = here("remove", "R-1", stdin=Slow())
    assert (outcome.code, outcome.out) == (1, "")
    assert "Reservation 'R-1' has changed and was not removed" in outcome.err
    assert [entry["note"] for entry in stored(here)] == ["mine"]


def test_remove_without_a_terminal_names_the_option(here: Run) -> None:
    """Where nobody can be asked, nothing is asked or removed, and --yes is named."""
    here("add", *TIMES)
    for stdin in (None, io.StringIO("y\n")):
        outcome = here("remove", "R-1", stdin=stdin)
        assert outcome == Outcome(2, "", "socar: Cannot ask without a terminal: add --yes\n")
    assert len(stored(here)) == 1


LONG = "takes at most 10,000 characters\n"


@pytest.mark.parametrize(
    ("argv", "code", "complaint"),
    [
        (("add", "--start", "14", "--end", "15:00"), 2, "'14' is not a valid time"),
        (("add", "--start", "14:00", "--end", "오늘 13:00"), 2, "--end must not be before --start"),
        (("add", *TIMES, "--next", "2026-11-22 17:00"), 2, "--next must not be before --end"),
        (("add", *TIMES, "--note", "가" * 10_001), 2, f"--note {LONG}"),
        *(
            (("add", *TIMES, f"--id={name}"), 2, f"--id '{name}': up to 100 letters, digits and")
            for name in ("R 7", "`id`", "$(id)", "a;b", "-x", "a/b", "\\", "'", "*", "~")
        ),
        (("add", *TIMES, "--id", "x" * 101), 2, "up to 100 letters, digits and"),
        (("show", "x" * 90_000), 1, "No record of reservation 'xxx"),
        (("edit", "R-1", "--zone", "x" * 10_001), 2, f"--zone {LONG}"),
        (("returned", "R-1", "--at", "2026-11-22 13:00"), 2, "--at must not be before --start"),
        (("show", "R-2"), 1, "No record of reservation 'R-2'. Latest: R-1. To record it: "),
        (("edit", "R-9", "--note", "x"), 1, "No record of reservation 'R-9'"),
        (("returned", "R-9"), 1, "No record of reservation 'R-9'"),
        (("remove", "R-9"), 1, "No record of reservation 'R-9'"),
        (("add", *TIMES, "--id", "R-1"), 65, "'R-1' is already recorded"),
        (("add", *TIMES, "--car", "65호 4801"), 65, "2026-11-22 14:00 ~ 2026-11-22 18:00"),
        (("import", "missing.csv"), 74, "missing.csv: could not be read"),
        (("export", "/dev/null"), 74, "/dev/null: could not be written (File exists)"),
    ],
)
def test_refusals(here: Run, argv: tuple[str, ...], code: int, complaint: str) -> None:
    """What cannot be done is one line that names what is wrong, with its exit code."""
    here("add", *TIMES, "--car", "65호4801")
    before = stored(here)
    outcome = here(*argv)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (code, "", 1)
    assert (complaint in outcome.err, len(outcome.err) < 500) == (True, True)
    assert stored(here) == before


MASKED = "socar: The last six digits of a resident registration number are stored as *\n"
DASHES = (*"_/\\:‐‑—−－﹣ㅡ~ ", "", " _ ")


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("900101-1234567", "900101-1******"),
        ("x9001011234567x", "x9001011******x"),
        ("900101 - 4234567, 000229–3999999", "900101 - 4******, 000229–3******"),
        *((f"900101{dash}1234567", f"900101{dash}1******") for dash in DASHES),
        ("９００１０１－１２３４５６７", "９００１０１－１******"),
        ("٩٠٠١٠١-١٢٣٤٥٦٧", "٩٠٠١٠١-١******"),
        *((figures, figures) for figures in ("991301-1234567", "1661-3315, 010-1234-5678")),
        ("123456789012345", "123456789012345"),
    ],
)
def test_resident_numbers(here: Run, note: str, kept: str) -> None:
    """The last six digits of a resident registration number are never stored, and that is said."""
    said = "" if note == kept else MASKED
    outcome = here("add", *TIMES, "--note", note)
    assert (outcome.code, outcome.err, stored(here)[0]["note"]) == (0, said, kept)
    assert here("edit", "R-1", "--zone", note).err == said


def test_a_resident_number_as_an_id(here: Run) -> None:
    """It is masked like everywhere else, and what is stored can be shown and removed."""
    assert here("add", *TIMES, "--id", "900101-1234567").err == MASKED
    assert [entry["id"] for entry in stored(here)] == ["900101-1******"]
    assert here("show", "900101-1******").code == 0
    assert here("remove", "900101-1******", "--yes").code == 0


def test_bytes_that_are_no_text(here: Run) -> None:
    """Bytes that are no UTF-8 are kept as their codes, with one line that says so."""
    outcome = here("add", *TIMES, "--note", b"\xff\xb0\xa1!".decode("utf-8", "surrogateescape"))
    assert outcome.err == "socar: Bytes that are no text are stored as \\x..\n"
    assert stored(here)[0]["note"] == "\\xff\\xb0\\xa1!"


NASTY = "a\x1b[31m\u202e\x9b\n[red]b[/]  \u2028c{0}"


@pytest.mark.parametrize("name", ["x" * 100, "x" * 101, "가" * 90_000])
def test_a_very_long_stored_id_is_cut_on_screens(tmp_path: Path, name: str) -> None:
    """One that an older program took does not fill the screen; JSON has it whole."""
    trip = Reservation(id=name, start=SUNDAY_EVENING, end=SUNDAY_EVENING + timedelta(hours=4))
    Records(tmp_path).add(trip)
    title = name if len(name) <= 100 else f"{name[:99]}…"
    for line in (["reservation"], ["reservation", "show", name], ["accident"]):
        screen, json_ = (
            run_sealed(*line, face, environ={"SOCAR_HOME": str(tmp_path)}).out
            for face in ("--plain", "--json")
        )
        assert (title in screen, name[:100] + name[0] in screen) == (True, False)
        assert name in json_


@pytest.mark.parametrize("face", [(), ("--plain",), ("--color", "always")])
def test_text_of_a_record_is_harmless(here: Run, face: tuple[str, ...]) -> None:
    """Control signs are stored as typed, and shown as codes wherever they reach a stream."""
    here("add", *TIMES, "--note", NASTY, "--car", NASTY)
    assert stored(here)[0]["note"] == NASTY
    shown = "a\\u001b[31m\\u202e\\u009b\\u000a[red]b[/]  \\u2028c{0}"
    screen, listed = here("show", "R-1", *face), here("list", *face)
    refusals = [here("show", NASTY, *face), here("add", *TIMES, "--id", NASTY)]
    for outcome in (screen, listed, *refusals):
        text = re.sub(r"\x1b\[(?:0|1|2)m", "", outcome.out + outcome.err)
        assert not set(text) & set("\x1b\u202e\x9b\u2028")
    assert (shown in screen.out, shown in refusals[0].err) == (True, True)
    assert [outcome.err.count("\n") for outcome in refusals] == [1, 1]


def test_a_damaged_record(here: Run, tmp_path: Path) -> None:
    """A damaged record is 65 to read; what is added is shown in full, to be imported, with 75."""
    here("add", *TIMES)
    (tmp_path / "home" / RECORD).write_bytes(b"not mine")
    assert here("list").code == 65
    outcome = here("add", *TIMES, "--note", "우산")
    assert (outcome.code, outcome.out) == (75, "")
    said, entry = outcome.err.split(". Not saved, keep this: ")
    assert said.endswith("(it is left as it is; move it away to start anew)")
    (tmp_path / "home" / RECORD).unlink()
    (tmp_path / "kept.json").write_text(entry, encoding="utf-8")
    assert here("import", str(tmp_path / "kept.json"), "--plain").code == 0
    assert stored(here)[0]["note"] == "우산"


def test_export_and_import(here: Run, tmp_path: Path) -> None:
    """A file written by export is read by import, and both say how much it was."""
    here("add", *TIMES, "--note", "우산")
    file = str(tmp_path / "out.csv")
    assert here("export", file) == Outcome(0, "", f"socar: 1 written to {file}\n")
    here("remove", "R-1", "--yes")
    for saved in (1, 0):
        said = f"[Saved]\n{saved} saved, {1 - saved} already there\n"
        assert here("import", file, "--plain").out == said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949", "utf-16"])
def test_a_dash_is_stdin_and_stdout(
    here: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """What `export -` writes `import -` reads, in any encoding, and no file is called so."""
    monkeypatch.chdir(tmp_path)
    here("add", *TIMES, "--note", "우산")
    outcome, before = here("export", "-"), stored(here)
    assert outcome == Outcome(0, here("export").out, "")
    here("remove", "R-1", "--yes")
    assert here("import", "-", stdin=_piped(outcome.out.encode(encoding))).code == 0
    assert stored(here) == before
    assert here("import", "-", stdin=_piped(b"[]")).err.startswith("socar: -:1: not a table")
    assert here("import", "-").err == "socar: -: could not be read (Bad file descriptor)\n"
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def _piped(content: bytes) -> TextIO:
    return io.TextIOWrapper(io.BytesIO(content))


def test_unknown_columns_are_named_once(here: Run) -> None:
    """A column that means nothing is passed over, and one line names all of them."""
    table = "시작,색,종료,[red]\n2026-11-20 9:00,x,2026-11-20 10:00,y\n"
    outcome = here("import", "-", stdin=_piped(table.encode()))
    assert (outcome.code, outcome.err) == (0, "socar: Columns passed over: 색, [red]\n")


@pytest.mark.parametrize("name", ["mine.xlsx", "MINE.XLS", "mine.xlsm", "mine.ods", "mine.numbers"])
def test_workbooks_are_refused_by_name(here: Run, tmp_path: Path, name: str) -> None:
    """A workbook is neither read nor written, and the way round is named."""
    file = str(tmp_path / name)
    read, written = here("import", file), here("export", file)
    assert read.err == f"socar: {name}:1: workbooks are not read (Save As > CSV UTF-8)\n"
    assert written.err.endswith("Excel workbooks are not supported (use .csv, which Excel opens)\n")
    assert (read.code, written.code, list(tmp_path.iterdir())) == (65, 2, [])


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_calendar_is_read_back(here: Run, tmp_path: Path, lang: str) -> None:
    """Bookings and their deadlines are events for a published parser, hostile texts as text."""
    note = "우산, 장갑; 한 줄\nEND:VEVENT\\n" + "긴 말 " * 60
    here("add", *TIMES, "--car", "65호4801", "--zone", "서울숲 1번", "--note", note)
    here("add", "--start", "2026-11-30 23:00", "--end", "2026-12-01 01:00")
    file = tmp_path / "trips.ics"
    assert here("export", str(file), "--lang", lang).code == 0
    raw = file.read_bytes()
    assert here("export", "--format", "ics", "--lang", lang).out.encode() == raw
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert raw.count(b"\n") == raw.count(b"\r\n")
    [calendar] = vobject.readComponents(raw.decode())
    events = calendar.vevent_list
    assert len({event.uid.value for event in events}) == len(events) == 8
    trip, report, left, kept = events[:4]
    end = datetime(2026, 11, 22, 18, tzinfo=KOREA)
    assert (trip.dtstart.value, trip.dtend.value) == (end.replace(hour=14), end)
    assert (trip.location.value, trip.description.value) == ("서울숲 1번", escape_controls(note))
    assert "65호4801" in trip.summary.value
    facts = built_in_knowledge()
    found = facts.lost_item.found
    assert found.finders_months is not None
    assert report.dtstart.value == end
    assert report.summary.value.endswith(getattr(facts.accident.running[0].text, lang))
    assert left.dtstart.value == end + timedelta(days=1)
    assert "LOST112" in left.summary.value
    assert kept.dtstart.value == months_later(end, found.finders_months)
    assert kept.description.value == getattr(found.text, lang)


def test_the_folder_without_socar_home() -> None:
    """Without SOCAR_HOME the record lies in this system's folder for a user's data."""
    assert run_sealed("reservation", "add", *TIMES).code == 0
    assert [path.name for path in Path(os.environ["HOME"]).rglob(RECORD)] == [RECORD]


def test_korean_alias_and_bare_group(here: Run, tmp_path: Path) -> None:
    """`예약` is the same group, and without a command it lists."""
    here("add", *TIMES)
    environ = {"SOCAR_HOME": str(tmp_path / "home"), "LANG": "en"}
    assert run_sealed("예약", environ=environ) == here("list")
    mixed = ("reservation", "--lang", "ko", "list", "--lang", "en")
    assert run_sealed(*mixed, environ=environ) == here("list")


@pytest.mark.parametrize(("also", "name"), [("delete", "remove"), ("return", "returned")])
@pytest.mark.parametrize("behind", ["R-1", "", "R-9", "R-1 --json"])
def test_another_name_of_a_command_is_that_command(
    here: Run, also: str, name: str, behind: str
) -> None:
    """What other programs call delete and return is remove and returned."""
    outcomes = []
    for called in (also, name):
        here("add", *TIMES, "--id", "R-1")  # again where it was removed
        outcome = here(called, *behind.split())
        texts = (outcome.out, outcome.err)
        told = (re.sub(rf"(reservation) {called}\b", r"\1 …", text) for text in texts)
        outcomes.append((outcome.code, *told))
    assert outcomes[0] == outcomes[1]
    assert f"socar reservation {name} R-1" in run_sealed("help", "reservation", also).out
