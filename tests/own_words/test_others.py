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


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("상담사 연결해 주세요", "고객센터·긴급출동"),
        ("앱이 자꾸 튕겨요", "앱이 멈춰 반납이나 문열기가 안 되면요?"),
        ("친구랑 번갈아 운전해도 돼요?", "누가 운전할 수 있나요?"),
    ],
)
def test_what_most_words_clearly_name_is_the_answer(words: str, title: str) -> None:
    """No topic is read of these; one answer has more to do with them than any other."""
    outcome = run_sealed(*words.split(), "--plain", environ={"SOCAR_LANG": "ko"})
    assert title in outcome.out
    assert "[찾은 것]" not in outcome.out
    assert others(words)


@pytest.mark.parametrize(
    "words", ["반납할 때 기름 꽉 채워야 되나", "자동차 침수되면 보상은 어떻게"]
)
def test_what_nothing_clearly_answers_is_to_be_asked(words: str) -> None:
    """Whom to ask stands before what was found, of which no source is an answer."""
    out = run_sealed(*words.split(), "--plain", environ={"SOCAR_LANG": "ko"}).out
    ask, found = out.split("[찾은 것]")
    assert "고객센터·긴급출동: 1661-3315" in ask
    assert "socar knowledge sources" not in found
