"""A danger wins over all else, and that there is none is said by whole clauses only."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.own_words import read_words
from socar_cli.knowledge.circumstances import Answer, Other
from socar_cli.knowledge.model import Danger, Role, Topic
from tests.own_words.reading import MANY, is_told, read
from tests.sealed import built_in_knowledge, built_in_vocabulary, read_yaml

DANGERS = {
    "hurt": [
        *(
            "친구가 다쳤어요",
            "엄마가 다치신 것 같아요",
            "할아버지가 쓰러지셨어요",
            "아프신 분이 있어요",
        ),
        *("심정지 왔어요", "피투성이예요", "반응이 없어요", "구급차 불렀어요", "병원 갔어요"),
        *("목이 뻐근해요", "아이가 다쳤걸랑요", "누가 다쳤는지 모르겠어요", "someone is hurt"),
        *("no pulse", "there is a person under the car", "my friend is bleeding", "anyone hurt?"),
    ],
    "fire": [
        "불이 났어요",
        "연기가 나요",
        "차에 불났어요",
        "my car is on fire",
        "smoke everywhere",
        *("산불이 옆까지 왔어요", "하늘에서 재가 떨어져요", "there is a wildfire near the road"),
    ],
    "water": [
        *("차가 물에 잠기고 있어요", "침수됐어요", "강물에 빠졌어요", "the car is sinking"),
        *("바퀴까지 바닷물이 올라왔어요", "the tide came up", "our wheels are under the sea"),
    ],
    "trapped": [
        *("차 안에 갇혔어요", "i cant get out of the car", "we are trapped"),
        *("아기가 차 안에 있는데 문이 잠겼어요", "차일드락 때문에 할머니가 못 내려요"),
        *("my child is in the car and the door wont open", "baby inside, doors locked"),
    ],
    "person": [
        *("사람을 쳤어요", "사람을 들이받았어요", "할머니를 박았어요", "누군가를 쳤어요"),
        *("아이가 차에 부딪혔어요", "사람을 칠 뻔했어요", "유모차를 박았어요", "동생을 밟았어요"),
        *("i hit a baby", "i ran someone over", "a woman was hit by my car", "ran over an old man"),
    ],
}
CASES = [(words, kind) for kind, texts in DANGERS.items() for words in texts]
ELSE = [
    *("가방을 두고 내렸어요", "예약 취소 수수료", "수리비 25만원", "하이패스 안 찍혔어요"),
    "펑크 났어요",
    *("보험사 번호", "휴차료 얼마예요", "주차장에서 기둥 긁었어요", "반납 어떻게 해요"),
    "타이어가 터졌어요",
    *("i left my bag", "cancellation fee", "repair 250,000 won", "flat tyre", "can i bring my dog"),
]
CLEARED = [
    *("다친 사람 없어요", "다친 사람은 없습니다", "다친사람없음", "아무도 안 다쳤어요"),
    "부상자 0명",
    *("인명피해 없음", "nobody hurt", "no injuries", "nobody's hurt", "everyone is ok"),
]
HARMLESS = ["주차장에서 기둥 박았어요.", "앞차 박았는데", "hit a wall,", "고속도로 펑크.", ""]
OPENING = [
    *("친구가 이상해요", "엄마가 떨고 있어요", "상대방이 목을 잡고 있어요", "애가 울어요"),
    "동생 빼고",
    *("저만 빼고", "한 명 제외하고", "병원은 가봐야죠", "아닐 수도 있어요", "확실하지 않아요"),
    "놀랐어요",
    *("라고 하네요", "거짓말이에요", "엄마는 모르겠어요", "크게는요", "상대는 구급차 탔어요"),
    *("except my dad", "i think", "but my friend is shaking", "apart from the driver", "he says"),
    *("maybe", "not sure", "she feels dizzy", "my mom is worried", "so far reported"),
    "불러도 대답이",
]
SMALL = {  # what words do that are no news by themselves
    *(Role.FILLER, Role.ADVERB, Role.ASKS, Role.WE, Role.SELF, Role.CARE, Role.TURN),
    *(Role.EXCEPTION, Role.RETRACTS, Role.COMPANY, Role.PERSON, Role.OTHER_SIDE, Role.CONDITION),
    *(Role.DENIES_NEXT, Role.DENIES_VERB, Role.DENIES_LAST, Role.DOUBTS_NEXT, Role.DOUBTS_LAST),
}
NOT_CLEAR = [
    *(
        "우리쪽은 다친 사람 없고 저쪽은 있음",
        "현재까지 다친 사람 없어요",
        "아무도 안 다쳤어요 그때는",
    ),
    *(
        "nobody hurt, only me",
        "no injuries. she is",
        "nobody hurt on my side",
        "nobody hurt, one of us",
    ),
    *("다친 사람 없죠", "다친 사람 없군요", "다친 사람 없나", "다친 사람 없대요"),
    "다친 사람 없다던데",
    *(
        "다친 사람 없어요?",
        "다친 사람 없는 건 아니에요",
        "크게 다친 사람은 없어요",
        "nobody badly hurt",
    ),
    *(
        "아직 다친 사람은 없어요",
        "상대가 괜찮다고 하고 갔어요",
        "is anyone hurt",
        "저는 안 다쳤어요",
    ),
    *("아무도 안 다친 줄 알았는데", "nobody really hurt", "불 안 났죠", "fire?"),
    "not everyone is ok",
]
ABOUT_RULES = [
    *(
        "보행자를 치면 보험 되나요?",
        "불나면 보험 되나요",
        "다치면 치료비 나와요?",
        "인명피해도 보험 되나요",
    ),
    *("what happens if i hit a person, is it insured?", "does insurance cover injuries"),
    *("보험에 사람 다친 것도 포함돼 있나요? 예약 전이에요", "보험에 다친 사람 치료비도 포함되나요"),
    *("does insurance pay for people who get hurt", "what does it cover if i crash"),
    *("사고로 다쳤을 때 보험처리 되나요", "사람을 쳤을 때 합의금 보험으로 되나요"),
    "when somebody gets injured in an accident, is it covered?",
    "if i hit a pedestrian, does the insurance cover the hospital?",
    "do passengers have hospital insurance",
]
FIGURES = [
    *("머리 아프네요 정산내역이 안 맞아요", "요금 때문에 골치 아파요", "숨막히게 비싼 요금"),
    *("실내등에 불이 안 들어와요", "전자담배는 연기도 안 나는데 벌금 있나요", "산불조심 표지판"),
    *("my pride is hurt more than anything", "only thing hurt is my pride", "my heart sank"),
    *("my phone is on fire with payment alerts", "this bill is killing me", "ran into traffic"),
    "아이 가방이 차 안에 있는데 문이 잠겼어요",
    *("my son's bag is in the car and it is locked", "가슴 아픈 일이지만 반지를 두고 내렸어요"),
]
NO_FIGURES = [
    *("사고나서 머리 아파요 정산은요", "my head is killing me", "전자담배가 터져서 연기가 나요"),
    *("my pride and my neck are hurt", "my friend is hurt and so is my pride"),
    *("친구가 다쳤는데 보험 되나요", "my friend is injured, is he covered?"),
]
TAKEN_BACK = [
    *("no smoke. wait actually yes there is some", "연기는 안 나요. 어 잠깐 나네요"),
    *("nobody is hurt. oh wait my friend", "다친 사람 없어요 아 아니다 한 명 있어요"),
    *("불났다고 신고했는데 알고보니 고기 굽는 연기였어요", "the fire was a false alarm"),
    *("아까 다쳤다고 했는데 괜찮아졌어요", "someone was hurt. scratch that"),
    *("turns out the smoke was from a barbecue", "고속도로에서 차가 섰어요 살려주세요"),
]
NONE = [
    *FIGURES,
    *(
        "불국사 주차장",
        "경고등에 불이 들어왔어요",
        "계기판에 불 들어왔어요",
        "아저씨 차를 박았어요",
    ),
    *("someone hit my parked car", "hit a man's car", "누가 제 차를 긁었어요", "hi there"),
    *(
        "시동버튼 눌러도 아무 반응 없어요",
        "친구가 운전하다 벽을 박았어요",
        "가방 두고 내렸어요 저는 괜찮아요",
    ),
]


@pytest.mark.parametrize(("words", "kind"), CASES)
def test_a_danger_is_heard(words: str, kind: str) -> None:
    """Told as a fact or feared, it decides the screen."""
    assert is_told(words, kind)


@MANY
@given(
    case=st.sampled_from(CASES),
    other=st.sampled_from(ELSE),
    first=st.booleans(),
    between=st.sampled_from([" ", ". "]),
)
def test_a_danger_beside_any_other_topic_wins(
    *, case: tuple[str, str], other: str, first: bool, between: str
) -> None:
    """Whatever else was asked stands below; behind a command the danger is told all the same."""
    words = between.join((case[0], other) if first else (other, case[0]))
    reading = read(words)
    assert case[1] in reading.danger
    assert reading.topic in {Topic.ACCIDENT, Topic.BREAKDOWN}
    assert case[1] in read_words(built_in_vocabulary(), words, Topic.LOST_ITEM).danger


@pytest.mark.parametrize("clear", CLEARED)
@pytest.mark.parametrize("before", HARMLESS)
def test_a_whole_clause_says_that_nobody_is_hurt(before: str, clear: str) -> None:
    """Beside words that tell of nobody it is believed."""
    assert read(f"{before} {clear}").hurt is Answer.NO
    assert read(f"{before} {clear}").danger == ()


@pytest.mark.parametrize("clear", ["no injuries", "부상자 0명", "아무도 안 다쳤어요"])
def test_what_is_harmless_beside_a_denial(clear: str) -> None:
    """Thanks, a greeting or what to do now leave it as it is."""
    [harmless] = (one.words for one in built_in_knowledge().own_words if one.id == "beside-no")
    said = [f"{word} {clear}" for word in harmless] + [f"{clear}, {word}" for word in harmless]
    assert [words for words in said if read(words).hurt is not Answer.NO] == []


@MANY
@given(
    before=st.sampled_from(HARMLESS),
    clear=st.sampled_from(CLEARED),
    more=st.sampled_from(OPENING),
    between=st.sampled_from([" ", ", ", " 근데 ", " but "]),
    first=st.booleans(),
)
def test_one_more_clause_leaves_no_denial(
    *, before: str, clear: str, more: str, between: str, first: bool
) -> None:
    """Another person, pain, care, a doubt, hearsay or an exception leaves it open."""
    said = between.join((more, clear) if first else (clear, more))
    assert read(f"{before} {said}").hurt in {Answer.UNSURE, Answer.YES}


@pytest.mark.parametrize("every", [23, pytest.param(1, marks=pytest.mark.nightly)])
def test_a_small_word_beside_a_denial_leaves_it_open(every: int) -> None:
    """It may name a part, a time or a person: on our side, so far, but he is. Few are harmless."""
    knowledge = built_in_knowledge()
    harmless = {word for one in knowledge.own_words if one.id == "beside-no" for word in one.words}
    entries = [one for one in knowledge.own_words if one.role in SMALL]
    small = {word for one in entries for word in one.words} - harmless - {"parked the car"}
    said = []
    for word in sorted(small)[::every]:
        clear = "nobody is hurt" if word.isascii() else "다친 사람 없어요"
        said += [f"{word} {clear}", f"{clear} {word}", f"{clear}, {word}"]
    assert [words for words in said if read(words).hurt is Answer.NO] == []


@pytest.mark.parametrize(
    "clear", ["nobody hurt", "no injuries", "다친 사람 없어요", "불 안 났어요"]
)
def test_a_state_beside_a_denial_is_no_fear(clear: str) -> None:
    """In another clause it leaves the answer open and raises no alarm; in the same one it does."""
    [states] = (one.words for one in built_in_knowledge().own_words if one.id == "states")
    said = [f"{word}, {clear}" for word in states if word.isascii() is clear.isascii()]
    assert {one for one in said if read(one).danger} == set()
    assert read("크게 다친 사람은 없어요").danger == read("nobody hurt he says").danger != ()


@pytest.mark.parametrize("words", NOT_CLEAR)
def test_what_no_listed_clause_says_is_open(words: str) -> None:
    """An ending nobody listed, a degree, hearsay or a question clears nothing."""
    reading = read(words)
    assert Answer.UNSURE in {reading.hurt, reading.fire}
    assert Answer.NO not in {reading.hurt, reading.fire}


@pytest.mark.parametrize("words", ABOUT_RULES)
def test_a_question_about_cover_is_no_danger(words: str) -> None:
    """What happens only in a question is answered as one."""
    reading = read(words)
    assert (reading.danger, reading.hurt, reading.fire) == ((), None, None)


@pytest.mark.parametrize("words", NONE)
def test_no_danger_is_invented(words: str) -> None:
    """A car that is struck, a light that comes on and a name are none."""
    assert read(words).danger == ()


@pytest.mark.parametrize("words", NO_FIGURES)
def test_a_figure_of_speech_hides_no_danger(words: str) -> None:
    """Pain beside trouble, and of somebody who can feel it, is told."""
    assert read(words).danger


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_what_was_taken_back_is_open(words: str) -> None:
    """Neither told nor denied, and 119 comes first; so does a mere cry for help."""
    reading = read(words)
    assert Answer.UNSURE in {reading.hurt, reading.fire}
    assert Answer.YES not in {reading.hurt, reading.fire}
    assert reading.danger


@pytest.mark.parametrize("part", range(4))
@pytest.mark.sampled(4)
def test_phrases_of_strangers(part: int) -> None:
    """None of their dangers is dropped, and of a hundred calm phrases one may alarm."""
    phrases = read_yaml(Path(__file__).with_name("unseen.yaml"))[part::4]
    dropped, alarmed, calm = [], [], 0
    for phrase in phrases:
        reading = read(phrase["words"])
        if not phrase["danger"]:
            calm += 1
            alarmed += [phrase["words"]] if Answer.YES in {reading.hurt, reading.fire} else []
        elif not reading.danger and Other.PERSON not in reading.other:
            dropped.append(phrase["words"])
    assert dropped == []
    assert len(alarmed) <= calm / 100, alarmed


@pytest.mark.parametrize("somebody", ["친구가", "할머니가", "동료가", "아기", "목이", "가슴이"])
@pytest.mark.parametrize("state", ["뷁거려요", "쀍쀍합니다", "뒇했음"])
def test_what_nobody_understands_of_somebody_is_feared(somebody: str, state: str) -> None:
    """No list has all that may happen to people: a text that says nothing else may be an injury."""
    assert read(f"{somebody} {state}").danger == (Danger.HURT,)
    assert read(f"{somebody} {state}").hurt is Answer.UNSURE
    assert read(f"{somebody} {state} 되나요").danger == ()  # a question
    assert read(state).danger == ()  # of nobody


@pytest.mark.parametrize("somebody", ["my friend", "he", "the kid", "her chest", "grandma"])
@pytest.mark.parametrize("state", ["is blorping", "went all zwonky", "does not florb"])
def test_so_it_is_in_english(somebody: str, state: str) -> None:
    """As above."""
    assert read(f"{somebody} {state}").danger == (Danger.HURT,)
    assert read(f"can i ask if {somebody} {state}").danger == ()
    assert read(state).danger == ()


# Entries whose words are no danger although a part of them is: figures of speech, questions about
# roads, what is over, and what only a fire or water beside it makes a danger.
HARMLESS_ENTRIES = {
    *("vexed", "headache-of-bills", "harmless", "sick-inside", "roads-asked", "flood-ahead"),
    *("got-out-of-it", "no-fire", "still-inside", "water-rises", "barred", "vapour"),
    *("floods-asked", "faints-at-bills", "ask-cleaning-fee"),
}


@pytest.mark.nightly
def test_a_word_that_counts_beside_others_hides_no_danger() -> None:
    """Alone it says nothing; then the shorter words in it are read, as in "we are trapped".

    They are read as about an accident: there nothing is feared of what nobody understands.
    """
    hidden = set()

    def tells(words: str) -> bool:
        return bool(read_words(built_in_vocabulary(), words, Topic.ACCIDENT).danger)

    for entry in built_in_knowledge().own_words:
        words = [word.removeprefix("-").split() for word in entry.words]
        if not (entry.beside or entry.within) or entry.id in HARMLESS_ENTRIES:
            continue
        for parts in words:
            spans = combinations(range(len(parts) + 1), 2)
            shorter = {" ".join(parts[start:end]) for start, end in spans} - {" ".join(parts)}
            if not read(" ".join(parts)).danger and any(map(tells, shorter)):
                hidden.add((entry.id, " ".join(parts)))
    assert hidden == set()
