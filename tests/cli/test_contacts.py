"""`socar contacts`: names in both languages, moments, holidays."""

from datetime import datetime

import pytest

from socar_cli.domain.moments import KOREA
from tests.sealed import Run


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (("사고", "accident"), "1661-4977"),
        (("고객센터", "center", "긴급출동", "dispatch"), "1661-3315"),
        (("플랜", "plan"), "1661-4885"),
        (("119",), "119"),
        (("112",), "112"),
        (("채팅", "chat"), "앱"),
    ],
)
def test_who_is_understood_in_both_languages(run: Run, names: tuple[str, ...], number: str) -> None:
    """A name in either language leads to the one number, or to the way in the app."""
    for name in names:
        outcome = run("contacts", name, "--plain")
        assert (outcome.code, outcome.err) == (0, "")
        title, _, rest = outcome.out.splitlines()[1].partition(": ")
        assert (bool(title), rest.split(" ")[0]) == (True, number)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-11-23 09:59", "10:00에 열림"),
        ("2026-11-23 10:00", "19:00까지"),
        ("2026-11-23 18:59:59", "19:00까지"),
        ("2026-11-23 19:00", "화 10:00에 열림"),
        ("2026-11-20T20:00", "월 10:00에 열림"),
        ("2026-09-25 12:00", "닫힘 (공휴일)"),  # Chuseok, a Friday
        ("2026-09-25 12:00", "평일 10:00-19:00, 공휴일 확인\n  월 10:00에 열림"),
    ],
)
def test_states_change_at_the_instant(run: Run, at: str, state: str) -> None:
    """A desk opens at its first minute and is closed at its last, and on holidays."""
    assert state in run("contacts", "plan", "--at", at, "--plain").out


def test_open_leaves_out_who_is_closed(run: Run) -> None:
    """--open shows no desk that is closed at that moment."""
    night = datetime(2026, 11, 22, 23, 0, tzinfo=KOREA)
    assert "1661-4885" not in run("contacts", "--open", now=night).out
    assert "1661-4885" in run("contacts", "--open", "--at", "2026-11-23 12:00").out
