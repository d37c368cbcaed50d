"""`socar contacts`: names in both languages, moments, holidays."""

from datetime import datetime

import pytest

from socar_cli.domain.moments import KOREA
from socar_cli.knowledge import opening
from tests.sealed import Run


@pytest.mark.parametrize(
    ("who", "number"),
    [
        ("사고", "1661-4977"),
        ("accident", "1661-4977"),
        ("고객센터", "1661-3315"),
        ("center", "1661-3315"),
        ("긴급출동", "1661-3315"),
        ("dispatch", "1661-3315"),
        ("플랜", "1661-4885"),
        ("plan", "1661-4885"),
        ("119", "119"),
        ("112", "112"),
    ],
)
def test_who_is_understood_in_both_languages(run: Run, who: str, number: str) -> None:
    """A name in either language leads to the one number."""
    outcome = run("contacts", who, "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    name, _, rest = outcome.out.splitlines()[1].partition(": ")
    assert (bool(name), rest.split(" ")[0]) == (True, number)


@pytest.mark.parametrize("who", ["채팅", "chat"])
def test_chat_has_a_way_instead_of_a_number(run: Run, who: str) -> None:
    """The chat is found by both names and says to check its hours in the app."""
    outcome = run("contacts", who, "--plain")
    assert outcome.code == 0
    assert "21:00까지" in outcome.out
    assert "앱에서 확인" in outcome.out


def test_unknown_contact_suggests_the_nearest(run: Run) -> None:
    """A mistyped name ends in one line with the nearest, and exit 1."""
    outcome = run("contacts", "polise", "--lang", "en")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "socar: 'polise': nothing found. Nearest: police\n"


def test_chuseok_is_a_holiday(run: Run) -> None:
    """On 25 September 2026 the weekday desk is closed although it is a Friday."""
    outcome = run("contacts", "plan", "--at", "2026-09-25 12:00", "--plain")
    assert "닫힘 (공휴일)" in outcome.out
    assert "평일 10:00-19:00, 공휴일 확인\n  월 10:00에 열림" in outcome.out


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-11-23 09:59", "10:00에 열림"),
        ("2026-11-23 10:00", "19:00까지"),
        ("2026-11-23 18:59:59", "19:00까지"),
        ("2026-11-23 19:00", "화 10:00에 열림"),
        ("2026-11-20T20:00", "월 10:00에 열림"),
    ],
)
def test_states_change_at_the_instant(run: Run, at: str, state: str) -> None:
    """A desk opens at its first minute and is closed at its last."""
    assert state in run("contacts", "plan", "--at", at, "--plain").out


def test_open_leaves_out_who_is_closed(run: Run) -> None:
    """--open shows no desk that is closed at that moment."""
    night = datetime(2026, 11, 22, 23, 0, tzinfo=KOREA)
    assert "1661-4885" not in run("contacts", "--open", now=night).out
    assert "1661-4885" in run("contacts", "--open", "--at", "2026-11-23 12:00").out


def test_unreadable_moment_is_wrong_usage(run: Run) -> None:
    """A moment nobody can read is refused with an example."""
    outcome = run("contacts", "--at", "2026-02-30 12:00", "--lang", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert (
        outcome.err
        == "socar: '2026-02-30 12:00' is not a valid time. Example: \"2026-11-22 14:00\"\n"
    )


def test_without_the_hours_library_the_hours_are_shown(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the library has no wheel, the same words show, and the state is left out."""
    monkeypatch.setattr(opening, "OpeningHours", None)
    outcome = run("contacts", "--lang", "en", environ={"COLUMNS": "40"})
    assert outcome.code == 0
    assert "daily 09:00-21:00, check app" in outcome.out
    assert "24 hours" in outcome.out
    assert not {"until", "closed", "opens"} & set(outcome.out.split())
    assert "cannot tell who is open\nnow" in outcome.out
