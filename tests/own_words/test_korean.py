"""Kinds of Korean lines: every part of a kind with every other part of it."""

import json

import pytest

from socar_cli.domain.own_words.mention import PEOPLE
from socar_cli.domain.own_words.tokenise import Text
from socar_cli.knowledge.circumstances import Answer
from tests.own_words.reading import is_told, read
from tests.sealed import built_in_vocabulary, run_sealed

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


# Of each question: what may stand first, and what may stand behind it.
ASKED = {
    "dispute-bill": (
        ("사고 안 냈는데", "사고 낸 적 없는데", "흠집 낸 적 없는데"),
        ("수리비 청구됐어요", "수리비 내래요"),
    ),
    "damage-at-pickup": (
        ("차 받으러 왔더니", "쏘카 타러 갔는데", "타려고 보니"),
        ("문짝이 긁혀 있네요", "흠집 있어요"),
    ),
    "damage-at-return": (("반납하다 보니", "반납하려는데"), ("못 보던 흠집이 있어요", "흠집 발견")),
    "premium": (("사고 나면", "접촉사고 내면"), ("보험료 오르나요", "내 보험료 올라가나요")),
    "photos": (("사고 나면", "사고 났을 때"), ("사진 뭐 찍어요", "사진 어케 찍어야됨")),
    "replacement": (("사고 나면", "고장 나면"), ("대차 해주나요", "다른 차 주나요")),
    "first-steps": (("사고 나면", "사고나면"), ("뭐부터 해요", "제일 먼저 뭐 해요")),
    "uninsured": (("상대", "상대방"), ("보험 없대요", "보험 안 들었대요")),
    "say-to-police": (("경찰에", "경찰한테"), ("뭐라 말해야되죠", "어떻게 말해요")),
    "prices": (("요금", "가격"), ("언제가 제일 싸요", "언제 저렴해요")),
    "tow-touts": (("렉카가", "견인차가"), ("막 와서 끌고 가려 해요", "자꾸 견인한다고 해요")),
    "no-hipass": (("차에", ""), ("하이패스가 안 달려있어요", "하이패스 카드 없음")),
    "lost-kept": (("분실물", "분실물은"), ("보관 얼마나 하나요", "택배로 보내주나요")),
    "found-others": (("남의", "누구"), ("지갑 주웠어요 차에서", "핸드폰을 주웠어요")),
    "loss-of-use": (("사고", "비용"), ("휴차료 얼마", "휴차료 누가 내요")),
    "unpaid": (("비용",), ("안내면 어떻게 되나요",)),
    "change-phone": (("연락처", "전화번호"), ("바꾸고싶어요", "변경하려면")),
    "see-booking": (("예약",), ("어디서 봐요", "어디서 확인해요")),
    "insurance-cover": (("질문 있어요",), ("보험 어디까지 되나요",)),
    "identity-theft": (("예약 안했는데",), ("문자 왔어요", "카톡 왔어요")),
}


@pytest.mark.parametrize(
    ("question", "words"), [(asked, line) for asked in ASKED for line in _lines(*ASKED[asked])]
)
def test_the_question_that_is_asked_is_answered(question: str, words: str) -> None:
    """Whatever else its words name: an accident, a scratch, a bill, a command."""
    answer = json.loads(run_sealed(*words.split(), "--json").out)
    assert answer["schema"] == "socar.faq/1"
    assert answer["understood"]["question"] == question


@pytest.mark.parametrize(
    ("line", "schema"),
    [
        ("사고 기둥 긁음", "socar.accident-guide/1"),
        ("고장 타이어 펑크", "socar.breakdown/1"),
        ("비용 얼마나 나와요", "socar.costs/1"),
        ("비용 수리비 40만원 얼마 내나요", "socar.costs-estimate/2"),
        ("분실물 지갑 어디서 찾아요", "socar.lost-item/1"),
        ("연락처 알려줘", "socar.contacts/1"),
        ("사고 접수 어디로 해요", "socar.contacts/1"),
        ("사고 할머니가 쓰러졌는데 보험 되나요", "socar.accident-guide/1"),
    ],
)
def test_what_a_command_shows_stays_its_own(line: str, schema: str) -> None:
    """What happened, or what nothing else answers, is told to the command that was named."""
    assert json.loads(run_sealed(*line.split(), "--json").out)["schema"] == schema


@pytest.mark.parametrize(
    ("words", "other", "was_hit"),
    [
        *(
            (line, "hit-and-run", True)
            for line in (
                *_lines(("밥먹고 오니까", "마트 갔다 왔더니"), ("차가 긁혀있음", "문콕 나있음")),
                *_lines(("세워둔 쏘카", "주차해둔 내 차"), ("옆구리가 찌그러져 있어요",)),
                "주차장에 세워놓은 차 누가 박았는데 연락처도 없음",
                "주차해둔 차에 흠집이 생겼어요",
            )
        ),
        *((f"{car} 뒤에서 박았습니다", "car", None) for car in ("택시를", "앞차를", "버스를")),
        *((f"{car} 뒤에서 박았습니다", "car", True) for car in ("택시가", "뒤차가", "버스가")),
        ("버스가 제 차를 밀고 갔어요", "car", True),
        *((line, "car", None) for line in ("서로 후진하다 쿵 했어요", "쌍방 과실인데 서로 박음")),
    ],
)
def test_who_did_it_to_whom(words: str, other: str, was_hit: bool | None) -> None:  # noqa: FBT001
    """A particle says who struck and who was struck; what was found, somebody else did."""
    reading = read(words)
    assert (reading.other, reading.was_hit) == ((other,), was_hit)
