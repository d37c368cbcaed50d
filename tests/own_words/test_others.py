"""Lines that may answer as well stand below an answer in which not every word was understood."""

import json

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
        ("반납할 때 기름 꽉 채워야 되나", "기름은 얼마나 남겨서 반납하나요?"),
    ],
)
def test_what_most_words_clearly_name_is_the_answer(words: str, title: str) -> None:
    """No topic is read of these; one answer has more to do with them than any other."""
    outcome = run_sealed(*words.split(), "--plain", environ={"SOCAR_LANG": "ko"})
    assert title in outcome.out
    assert "[찾은 것]" not in outcome.out
    assert others(words)


@pytest.mark.parametrize(
    "words", ["사장님이랑 직접 얘기 좀 하고싶다", "고급휘발유 넣고 싶은데 그 카드로 긁어도 되노"]
)
def test_what_nothing_clearly_answers_is_to_be_asked(words: str) -> None:
    """Whom to ask stands before what was found, of which no source is an answer."""
    out = run_sealed(*words.split(), "--plain", environ={"SOCAR_LANG": "ko"}).out
    ask, found = out.split("[찾은 것]")
    assert "고객센터·긴급출동: 1661-3315" in ask
    assert "socar knowledge sources" not in found


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("사고 안 냈는데 수리비 내래요", "dispute-bill"),
        ("타기 전에 흠집 있었어요", "damage-at-pickup"),
        ("혼자 운전해도 되나요", "who-drives"),
        ("외국인도 쏘카 할수있나요", "foreign-licence"),
        ("기름은 누가 넣어요", "fuel-card"),
        ("등록 안한 사람이 운전하다 사고나면 보험 되나요", "lent-account"),
        ("사고나면 제일 먼저 뭐 해야돼요", "first-steps"),
        ("상대방이 현금으로 합의하자는데 해도 되나요", "settle-cash"),
        ("what do I say to the police", "say-to-police"),
        ("why did you charge my card twice", "payment-fails"),
        ("does insurance cover the windscreen", "glass-cover"),
        ("Can I change the time of my booking?", "change-booking"),
        ("how long can my account be suspended after an accident", "account-stopped"),
        ("주차위반 과태료 어떻게 내요", "own-fine"),
        ("카드 변경하고 싶어요", "change-card"),
        ("전기차 충전 어디서 해요", "ev-where"),
        ("휴게소 들러도 돼요?", "stopover"),
        ("뺑소니 당하면 누가 돈내요", "hit-and-run-victim"),
        ("혼자 긁은것도 신고해야돼요?", "small-scratch"),
        ("how much is a tow", "dispatch-cost"),
        ("what happens if i lose the car key", "key-lost"),
        ("if the car floods in heavy rain do i pay", "total-loss"),
        ("what is the weather today", "not-here"),
        ("how long do you keep lost things", "lost-kept"),
        ("두고 내린 물건은 며칠 보관해줘요?", "lost-kept"),
        ("스마트키는 차 안에 두고 내려도 되나요", "stopover"),
        ("면책금이 정확히 뭔가요", "deductible"),
        ("차에서 남의 지갑 주웠는데 어디다 줘야돼요?", "found-others"),
    ],
)
def test_a_question_that_explains_more_wins_over_a_topic_one_word_names(
    words: str, question: str
) -> None:
    """Accident, bill, fuel or police is one word of them; the question has to do with most."""
    read = json.loads(run_sealed(*words.split(), "--json").out)
    assert (read["schema"], read["understood"]["question"]) == ("socar.faq/1", question)


@pytest.mark.parametrize(
    ("words", "schema"),
    [
        ("뒤차가 와서 박았는데 보험 되나요?", "socar.accident-guide/1"),
        ("i hit a parked car, what do i do?", "socar.accident-guide/1"),
        ("hit a dog and it ran away, what do i do now", "socar.accident-guide/1"),
        ("지갑을 두고 내렸는데 택배로 받을 수 있나요", "socar.lost-item/1"),
        ("수리비 50만원 나왔는데 얼마 내나요", "socar.costs-estimate/2"),
        ("when is my next rental?", "socar.reservations/1"),
    ],
)
def test_what_was_told_comes_before_what_is_asked(words: str, schema: str) -> None:
    """A crash, a thing left behind, a sum and one's own bookings are told, whatever is asked."""
    assert json.loads(run_sealed(*words.split(), "--json").out)["schema"] == schema
