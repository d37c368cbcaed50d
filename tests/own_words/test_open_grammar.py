"""A danger is put together of its parts: no list holds what somebody may type of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.knowledge.circumstances import Answer
from tests.own_words.reading import MANY, is_told, read

# Of each kind: who or what, and what is told of it; every one of the first goes with every other.
HURT = [
    ("목이", "어깨가", "손목이", "갈비뼈가", "발가락이", "이마가", "무릎이", "코뼈가"),
    ("꺾였어요", "찢어졌어요", "나갔어요", "부은 것 같아요", "저려요", "안 움직여요", "부러졌대요"),
]
HURT_EN = [
    ("my neck", "his wrist", "her ankle", "my jaw", "her collarbone", "his ribs", "my knee"),
    ("is killing me", "looks broken", "wont move", "is swollen", "is numb", "got crushed"),
]
ILL = [
    ("동승자가", "할머니가", "옆자리 친구가", "아이가", "상대 운전자가", "라이더분이", "남편이"),
    (
        *("대답이 없어요", "축 늘어졌어요", "못 일어나세요", "쓰러지셨어요", "누워 있어요"),
        "실려갔어요",
    ),
]
ILL_EN = [
    ("the rider", "my son", "the other driver", "an old lady", "our friend", "a passenger"),
    ("is lying on the ground", "wont wake up", "isnt responding", "keeps throwing up", "went limp"),
]
STRUCK = [
    ("할머니를", "중학생을", "자전거 탄 아이를", "킥보드를", "행인을", "유모차를"),
    ("쳤어요", "박아버렸어요", "들이받았어요", "치었어요", "밟은 것 같아요"),
]
STRUCK_EN = [
    ("i hit", "i ran over", "we knocked down", "my friend bumped into", "i struck"),
    ("a kid", "an old man", "a cyclist", "somebody", "two girls"),
]
SHUT_IN = [
    ("벨트가", "안전벨트가"),
    ("안 풀려요", "안 빠져요", "걸려서 못 풀겠어요"),
]
FUEL = [
    ("휘발유가", "가스가", "기름이", "lpg가", "연료가"),
    ("새요", "줄줄 흘러요", "바닥에 흥건해요", "새는 것 같아요"),
]
FUEL_EN = [
    ("gas", "petrol", "fuel", "propane"),
    ("is leaking", "smell everywhere", "is dripping under the car", "all over the road"),
]
WATER = [
    ("차가 저수지에", "차가 강으로", "쏘카가 바다에", "차가 호수에"),
    ("빠졌어요", "떨어졌어요", "굴러 들어갔어요", "떠내려가요"),
]
WATER_EN = [
    ("we", "the car", "my car"),
    ("rolled into the river", "is floating", "went into a lake", "is half under water"),
]
KINDS = [
    *(("hurt", parts) for parts in (HURT, HURT_EN, ILL, ILL_EN)),
    *(("person", parts) for parts in (STRUCK, STRUCK_EN)),
    ("trapped", SHUT_IN),
    *(("fire", parts) for parts in (FUEL, FUEL_EN)),
    *(("water", parts) for parts in (WATER, WATER_EN)),
]
CASES = [
    (f"{what} {told}", kind) for kind, (first, second) in KINDS for what in first for told in second
]
CALM = [
    *(
        "불국사 주차장에 반납",
        "전조등 불이 안 켜져요",
        "배터리 방전됐어요",
        "더워 죽겠네 에어컨 고장",
    ),
    *("차가 죽었어요", "소방서 옆 쏘카존", "범퍼가 다쳤어요", "목요일에 반납해요"),
    "손님이 타던 차예요",
    *("다리 위에서 기름 떨어졌어요", "머리받침이 빠졌어요", "손이 안 닿아요", "병원 주차장 요금"),
    *("예약 연기 되나요", "눈이 와서 못 가겠어요", "강남에서 빌렸어요", "물티슈 두고 내렸어요"),
    *("heart of Seoul", "fire station near the zone", "my phone is dying", "the car is dead"),
    *(
        "this fee is killing me",
        "on the other hand",
        "back bumper scratched",
        "dying to know the fee",
    ),
    *("fined for smoking in the car", "headlight burned out", "scratch on the passenger door"),
    *("shoulder of the highway, no gas", "ran over a nail", "going to the lake house tomorrow"),
]


@pytest.mark.parametrize(("words", "kind"), CASES)
def test_any_part_with_any_other(words: str, kind: str) -> None:
    """The two together are a danger, whatever they are; it decides the screen."""
    assert is_told(words, kind)


@MANY
@given(
    case=st.sampled_from(CASES),
    unknown=st.sampled_from(["쿠쿠루", "xyzzy", "어쩌구저쩌구", "blargh"]),
    first=st.booleans(),
)
def test_a_word_nobody_knows_hides_no_danger(
    *, case: tuple[str, str], unknown: str, first: bool
) -> None:
    """Before or behind it stands what nobody can read."""
    words = f"{unknown}. {case[0]}" if first else f"{case[0]} {unknown}"
    assert case[1] in read(words).danger


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("불붙었는데문이안열려요아빠가뒤에껴서못나오고계세요", {"fire", "trapped"}),
        ("목이너무아파요사고났어요", {"hurt"}),
        ("머리를쎄게박았어요", {"hurt"}),
        ("사람을쳤어요어떡해요", {"person"}),
    ],
)
def test_words_without_spaces(words: str, kinds: set[str]) -> None:
    """What is typed in a hurry is read all the same."""
    assert kinds <= set(read(words).danger)


@pytest.mark.parametrize("words", CALM)
def test_a_word_that_only_looks_so_is_no_danger(words: str) -> None:
    """A place, an idiom, a lamp, a part of the car."""
    reading = read(words)
    assert reading.danger == ()
    assert Answer.YES not in {reading.hurt, reading.fire, reading.trapped}
