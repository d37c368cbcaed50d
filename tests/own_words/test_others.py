"""Lines that may answer as well stand below an answer in which not every word was understood."""

import pytest

from tests.sealed import run_sealed


def others(words: str) -> list[str]:
    """Return the lines that are offered beside the answer to `words`."""
    lines = run_sealed(*words.split(), "--plain", environ={"SOCAR_LANG": "ko"}).out.splitlines()
    return [line.removeprefix("혹시: ") for line in lines if line.startswith("혹시: ")]


@pytest.mark.parametrize("words", ["쿠쿠루 타이어 펑크", "cancel my booking refund bcos xyzzy"])
def test_an_unread_word_brings_up_to_three_others(words: str) -> None:
    """Each is a line that can be typed whole, and none is the one that is shown."""
    offered = others(words)
    assert 1 <= len(offered) <= 3
    for line in offered:
        assert run_sealed(*line.split()[1:]).code == 0
    assert "socar breakdown tyre" not in offered


@pytest.mark.parametrize("words", ["타이어 펑크 났어요", "쿠쿠루 친구가 다쳤어요", "쿠쿠루"])
def test_no_others_where_all_is_read_or_somebody_is_in_danger(words: str) -> None:
    """A danger has one answer; what nobody can place is searched for anyway."""
    assert others(words) == []
