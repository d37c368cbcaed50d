"""Kinds of Korean lines: every part of a kind with every other part of it."""

import pytest

from socar_cli.domain.own_words.mention import PEOPLE
from socar_cli.domain.own_words.tokenise import Text
from socar_cli.knowledge.circumstances import Answer
from tests.own_words.reading import is_told, read
from tests.sealed import built_in_vocabulary

# Of each kind: all that may stand first, and all that may stand behind it.
STRUCK_WITH_A_PART = (
    ("할아버지를", "아이를", "어떤 분을", "자전거 탄 학생을"),
    (
        *("백미러로 툭 쳤는데요", "범퍼로 밀쳤어요", "문으로 쳤어요", "사이드미러로 스쳤어요"),
        *("뒷바퀴로 밟았어요", "트렁크로 쳤어요"),
    ),
)
LIMP = (
    ("아기가", "애기가", "동생이", "할머니가", "옆사람이"),
    ("축 처졌어요", "숨을 안 쉬어요", "창백해요", "반응이 없어요"),
)
DROWSY = (
    ("아기가", "애가", "친구가"),
    ("계속 자려고만 해요 사고 후", "자꾸 졸려해요 추돌당했는데"),
)
HEARD = (
    ("차 밑에서", "상대 차에서", "옆에서", "뒤집힌 차에서"),
    ("신음소리가 나요", "비명소리가 들려요", "신음이 들려요"),
)
AFTER_A_CRASH = (
    ("사고났는데", "추돌당했는데", "뒤에서 받혔는데"),
    ("앞이 안 보여요", "눈앞이 캄캄해요", "목 디스크 온 거 같아요", "전치 3주 나왔어요"),
)
CALLED = (("엠뷸", "앰뷸런스", "엠블런스", "엠뷸란스", "앰블란스"), ("불러줘요", "빨리요"))
FROM_INSIDE = (
    ("저 안에 있어요", "아직 차 안에 있어요", "우리 차 안인데"),
    ("문이 안 열려요", "문짝이 찌그러져서 안 열려요"),
)
LEFT_INSIDE = (
    ("애기", "아이를", "애 둘을", "할머니를"),
    ("차안에 두고 문잠김", "차에 두고 문이 잠겼어요", "안에 놔두고 차가 잠겼어요"),
)
BURNING = (
    ("옆 차가", "제 차가", "상대 차량이", "앞차가", "엔진이"),
    ("타고 있어요", "불타요", "전소됐어요", "불이 다시 붙었어요"),
)
AGAIN = (
    ("연기 안 나다가", "불 꺼졌는데", "연기 멈췄는데"),
    ("다시 나요", "또 나요", "다시 올라와요"),
)
ROLLED = (
    ("차량", "승용차가", "쏘카가", "렌트카", "트럭이"),
    ("전복", "전복했어요", "뒤집혔어요", "전복된 상태예요"),
)
TOLD = [
    *(("person", parts) for parts in (STRUCK_WITH_A_PART,)),
    *(("hurt", parts) for parts in (LIMP, DROWSY, HEARD, AFTER_A_CRASH, CALLED)),
    *(("trapped", parts) for parts in (FROM_INSIDE, LEFT_INSIDE, ROLLED)),
    *(("fire", parts) for parts in (BURNING, AGAIN)),
]
CALM = [
    *("앱 때문에 머리 아파요", "환불 때문에 골치가 아파요", "도용 당해서 머리 아파요"),
    *("쓰러진 나무에 긁혔어요", "넘어진 표지판에 긁힘", "쓰러져 있는 전봇대를 박았어요"),
    *("전기차는 화재 위험 있나요", "침수 위험 있는지 궁금해요", "연기 되나요 예약", "연기 돼요?"),
    *("상대가 보험사기꾼 같아요", "경차인데 사람 몇 명 탈 수 있어요", "할머니 몇살까지 운전 돼요"),
    *("배가 아파서 취소하고 싶어요", "몸이 안 좋아서 예약 취소할게요", "아이가 아파서 취소해요"),
    "작년에 다친 사람 있던 사고인데 면책금 또 청구됐어요",
]


def _lines(first: tuple[str, ...], second: tuple[str, ...]) -> list[str]:
    return [f"{one} {other}" for one in first for other in second]


@pytest.mark.parametrize(
    ("danger", "words"), [(danger, line) for danger, parts in TOLD for line in _lines(*parts)]
)
def test_a_danger_is_told_by_any_part_with_any_other(danger: str, words: str) -> None:
    """It decides the screen."""
    assert is_told(words, danger)


@pytest.mark.parametrize("words", CALM)
def test_what_only_sounds_like_a_danger_is_none(words: str) -> None:
    """A figure of speech, a rule, a plan, a thing."""
    reading = read(words)
    assert (reading.danger, reading.hurt, reading.fire) == ((), None, None)


@pytest.mark.parametrize("particle", ["이", "가", "은", "는", "을", "를", "도", "한테"])
@pytest.mark.parametrize(
    "person",
    [
        *("아기", "애기", "아이", "애", "할머니", "할아버지", "어르신", "노인", "어머니", "아버지"),
        *("사람", "친구", "동생", "남편", "아내", "보행자", "행인", "학생", "꼬마", "운전자"),
        *("동승자", "기사님", "승객", "아주머니", "아저씨"),
    ],
)
def test_a_person_stays_one_with_any_particle(person: str, particle: str) -> None:
    """No longer word hides that somebody is told of."""
    mentions = list(Text(built_in_vocabulary(), f"{person}{particle} 저기").mentions())
    walks = mentions[0].says.get("other") == "person"
    assert mentions[0].role in PEOPLE or walks


@pytest.mark.parametrize(
    "words",
    [
        *_lines(("다친 분", "다친 사람", "부상자"), ("없으십니다", "없슴다", "없으세요")),
        *("아무도 안 다쳤슴다", "다친 사람 없구용"),
    ],
)
def test_a_whole_denial_is_believed_with_any_polite_ending(words: str) -> None:
    """It is one of the closed list."""
    assert read(words).hurt is Answer.NO


@pytest.mark.parametrize(
    "words",
    [
        *_lines(("외상은", "출혈은", "타박상은", "골절은", "통증은"), ("없어요", "없음")),
        *("피는 안 나요", "아직까진 아픈데 없어요", "아픈 곳은 없어요", "다친 곳 없어요"),
        *("안 다쳤다면서 병원비 달래요", "안 다쳤다면서요", "다친 사람 ㄴㄴ", "다친 사람 노노"),
    ],
)
def test_a_part_of_what_may_hurt_that_is_denied_leaves_it_open(words: str) -> None:
    """No injury is invented, and none is ruled out."""
    assert read(words).hurt is Answer.UNSURE
