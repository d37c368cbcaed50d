"""`socar lost-item`: one answer where the trip is known, both cases where it is not."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from socar_cli.domain.moments import read_moment
from socar_cli.paths import RECORD
from tests.sealed import SUNDAY_EVENING, Run

TIMES = ("--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")


def test_recorded_and_typed_agree(run: Run, tmp_path: Path) -> None:
    """The same trip gets the same steps whether it is recorded or typed."""
    environ = {"SOCAR_HOME": str(tmp_path)}
    run("reservation", "add", *TIMES, "--next", "2026-11-22 19:00", environ=environ)
    for at in ("2026-11-22 18:30", "2026-11-22 19:00", "2026-11-24 00:00"):
        recorded = run("lost-item", "--reservation", "R-1", "--at", at, "--plain", environ=environ)
        typed = ("--ended", "2026-11-22 18:00", "--next", "2026-11-22 19:00")
        written = run("lost-item", *typed, "--at", at, "--plain")
        assert (recorded.code, recorded.err) == (0, "")
        assert _steps(recorded.out) == _steps(written.out) != []


def _steps(screen: str) -> list[str]:
    return [line for line in screen.splitlines() if line[:1].isdigit()]


def test_an_unknown_number_does_not_hide_the_answer(run: Run, tmp_path: Path) -> None:
    """An unknown number is one line with what is near and new, and both cases, with 1."""
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    for number in ("ABC-1", "ABC-2", "ABC-3", "ABC-4"):
        run("reservation", "add", *TIMES, "--id", number, environ=environ)
    outcome = run("lost-item", "--reservation", "ABD-4", environ=environ)
    assert outcome.code == 1
    assert outcome.err == (
        "socar: No record of reservation 'ABD-4'. Nearest: ABC-4. Latest: ABC-4, "
        "ABC-3, ABC-2. To record it: socar reservation add --id ABD-4 "
        '--start "today 14:00" --end "today 18:00"\n'
    )
    assert outcome.out == run("lost-item", environ={"LANG": "en"}).out


@pytest.mark.parametrize(
    ("locked", "code", "said"),
    [(False, 65, "damaged"), (True, 75, "in use by another program (try again in a moment)\n")],
)
def test_a_record_in_trouble_does_not_hide_the_answer(
    run: Run, tmp_path: Path, *, locked: bool, code: int, said: str
) -> None:
    """One line about a damaged or locked record above both cases, with a code where asked for."""
    environ = {"SOCAR_HOME": str(tmp_path), "LANG": "en"}
    assert run("reservation", "add", *TIMES, environ=environ).code == 0
    other = sqlite3.connect(tmp_path / RECORD, isolation_level=None)
    if locked:
        other.execute("BEGIN EXCLUSIVE")
    else:
        (tmp_path / RECORD).write_bytes(b"broken")
    for line in (("lost-item",), ("costs", "--repair", "1만")):
        outcome = run(*line, "--reservation", "R-1", environ=environ)
        assert (outcome.code, outcome.err.count("\n")) == (code, 1)
        assert outcome.err.startswith(f"socar: {tmp_path / RECORD}: {said}")
        assert outcome.out == run(*line, environ={"LANG": "en"}).out
    other.close()


NOWS = ("11-22 00:32", "11-22 12:00", "11-22 23:59", "12-31 18:00", "2028-02-29 18:00")


@pytest.mark.parametrize(
    ("words", "ended", "unread"),
    [
        ("left my phone at 7pm yesterday", "11-21 19:00", []),
        ("지갑 두고 내림 9시 어제", "11-21 09:00", []),
        ("어제 반납했는데 지갑 두고 내렸어요 9시쯤", "11-21 09:00", []),
        ("지갑 두고 내렸어요 3일 전에", "11-19 23:59", []),
        ("left my bag half an hour ago", "11-22 20:10", []),
        ("left my phone nov 20th at 9 am", "11-20 09:00", []),
        ("지난 토요일 폰 두고 내림", "11-21 23:59", []),
        ("left my bag, returning at 9pm tomorrow", None, ["returning", "9pm tomorrow"]),
        ("지갑 두고 내렸어요 25일 9시 반납", None, ["25일 9시"]),
        ("9시에 빌려서 11시에 반납 지갑 두고 내림", None, ["9시에", "11시에"]),
    ],
)
def test_the_end_of_the_trip_in_words(
    run: Run, words: str, ended: str | None, unread: list[str]
) -> None:
    """A day and an hour count wherever they stand, and what is not the end is named whole."""
    said = json.loads(run("--json", "--", *words.split()).out)
    trip = said["answer"] and datetime.fromisoformat(said["answer"]["trip"]["ended"])
    assert (trip and f"{trip:%m-%d %H:%M}", said["not_understood"]) == (ended, unread)


ENDED = {  # at each of NOWS
    ("어제 20:00", "어제 저녁 8시", "yesterday 20:00"): (
        "11-21 20:00, 11-21 20:00, 11-21 20:00, 12-30 20:00, 02-28 20:00"
    ),
    ("2시간 전", "2h ago", "2 hours ago", "-2h"): (
        "11-21 22:32, 11-22 10:00, 11-22 21:59, 12-31 16:00, 02-29 16:00"
    ),
    ("30분 전", "30m ago", "-30m"): (
        "11-22 00:02, 11-22 11:30, 11-22 23:29, 12-31 17:30, 02-29 17:30"
    ),
    ("방금", "방금 전", "just now"): (
        "11-22 00:32, 11-22 12:00, 11-22 23:59, 12-31 18:00, 02-29 18:00"
    ),
    ("오늘 밤 11시", "today 23:00", "오늘 밤 11시 0분"): (
        "11-22 23:00, 11-22 23:00, 11-22 23:00, 12-31 23:00, 02-29 23:00"
    ),
    ("이틀 전", "2 days ago", "그저께 오후 11:59", "11:59 pm 그저께"): (
        "11-20 23:59, 11-20 23:59, 11-20 23:59, 12-29 23:59, 02-27 23:59"
    ),
    ("23:00", "밤 11시"): "11-21 23:00, 11-21 23:00, 11-22 23:00, 12-30 23:00, 02-28 23:00",
}


@pytest.mark.parametrize(
    ("words", "ended"), [(words, ended) for forms, ended in ENDED.items() for words in forms]
)
def test_moments_need_no_quotes(run: Run, words: str, ended: str) -> None:
    """Typed as words behind the option each form is read, and one still to come is questioned."""
    for now, end in zip(NOWS, ended.split(", "), strict=True):
        at = read_moment(now, now=SUNDAY_EVENING)
        first, *more = words.split()
        outcome = run("lost-item", "--ended", first, *more, "--next", "no", "--json", now=at)
        joined = run("lost-item", f"--ended={first}", *more, "--next=no", "--json", now=at)
        assert joined == outcome
        trip = json.loads(outcome.out)["answer"]["trip"]
        moment = datetime.fromisoformat(trip["ended"])
        assert (f"{moment:%m-%d %H:%M}", trip["upcoming"]) == (end, "no")
        assert bool(outcome.err) is (moment > at)


def test_an_end_to_come_is_questioned_and_used(run: Run) -> None:
    """A date in the future is one line on stderr, and answered as typed."""
    outcome = run("lost-item", "--ended", "2026-11-23 14:00", "--lang", "en", "--plain")
    assert outcome.code == 0
    assert outcome.err == "socar: --ended 2026-11-23 14:00 is still to come. Used as typed\n"
    assert "The car is yours until 2026-11-23 (Mon) 14:00" in outcome.out


@pytest.mark.parametrize(
    ("ended", "upcoming", "begins"),
    [
        ("20:00", "09:00", "2026-11-23T09:00"),
        ("20:00", "20:30", "2026-11-22T20:30"),
        ("23:00", "01:00", "2026-11-22T01:00"),
    ],
)
def test_what_follows_begins_behind_the_end(
    run: Run, ended: str, upcoming: str, begins: str
) -> None:
    """The next customer's booking is never read as one before the trip was over."""
    line = ("lost-item", "--ended", ended, "--next", upcoming, "--json")
    assert begins in json.loads(run(*line).out)["answer"]["trip"]["upcoming"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ko", ("안 된다고 함", "문열기", "휴대전화면 다른 전화로", "1661-3315")),
        ("en", ("said to be off", "(unlock)", "left your phone? call from another", "1661-3315")),
    ],
)
def test_all_and_a_booking_to_come_agree(run: Run, lang: str, words: tuple[str, ...]) -> None:
    """Before the next booking both send to the door once, and then to the telephone."""
    for options in (("--all",), ("--ended", "2026-11-22 20:10", "--next", "20:50")):
        shown = run("lost-item", *options, "--plain", "--lang", lang).out.lower()
        assert [word for word in words if word not in shown] == []


def test_a_trip_of_half_a_year_ago_is_dated(run: Run) -> None:
    """The day from which the finder may own it is shown, and how long ago the trip was."""
    trip = ("--ended", "2026-05-10 14:00", "--plain")
    korean, english = (run("lost-item", *trip, "--lang", lang).out for lang in ("ko", "en"))
    assert "2026-05-10 (일) 14:00에 끝나 196일 6시간이 지났습니다\n" in korean
    assert "- 약 2026-11-10부터: 주운 사람의 것일 수 있음\n" in korean
    assert "The trip ended 2026-05-10 (Sun) 14:00, 196 d 6 h ago\n" in english
    assert "- from about 2026-11-10: the finder may own it\n" in english
