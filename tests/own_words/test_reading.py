"""What a reading never does: guess into a danger or out of one, or take long over anything."""

import re
import unicodedata
from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socar_cli.domain import own_words
from socar_cli.domain.own_words import read_words
from socar_cli.domain.own_words.settle import Reading
from socar_cli.domain.own_words.vocabulary import DANGERS, Word
from socar_cli.knowledge.circumstances import Answer
from socar_cli.knowledge.model import Role, Topic, Wording
from socar_cli.knowledge.schema import ID
from socar_cli.value import values_of
from tests.sealed import built_in_knowledge, vocabulary_of
from tests.sealed import built_in_vocabulary as vocabulary


def said(words: str) -> Mapping[str, object]:
    """Return what is read of `words`, but for what they are about and the words not read."""
    reading = read_words(vocabulary(), words)
    unsaid = {"topic", "contact", "danger", "also", "not_understood"}
    return {
        name: value
        for name, value in values_of(reading)
        if name not in unsaid and value not in {None, ()}
    }


@pytest.mark.parametrize(
    ("words", "hurt"),
    [
        ("다쳤어요", "yes"),
        ("머리를 다쳤어요", "yes"),
        ("차 안 사람이 다쳤어요", "yes"),
        ("사람이 다쳐서 어떻게 해야 할지 모르겠어요", "yes"),
        ("저는 안 다쳤는데 친구가 다쳤어요", "yes"),
        ("my friend is hurt what do i do?", "yes"),
        ("i dont know what to do my friend is hurt", "yes"),
        ("안 다쳤어요", "unsure"),
        ("안다쳤어요", "unsure"),
        ("다친 건 아니에요", "unsure"),
        ("다치지 않았어요", "unsure"),
        ("다친사람없음", "no"),
        ("부상자 0명", "no"),
        ("아무도 안 다쳤어요", "no"),
        ("nobody hurt", "no"),
        ("NOBODY HURT", "no"),
        ("he isn't hurt", "unsure"),
        ("injuries: none", "no"),
        ("다쳤어요 아니에요", "unsure"),
        ("다친 줄 알았는데 아니었어요", "unsure"),
        ("다친 사람이 없진 않아요", "unsure"),
        ("안 다친 건 아니에요", "unsure"),
        ("다친 사람 없는 것 같아요", "unsure"),
        ("다쳤을까봐 걱정돼요", "unsure"),
        ("안 다쳤어요 근데 목이 아파요", "unsure"),
        ("저는 안 다쳤어요", "unsure"),
        ("he is not injured but she is", "unsure"),
        ("everyone is ok except my dad", "unsure"),
        ("is anybody hurt?", "unsure"),
        ("hurt? nobody hurt", "unsure"),
        ("no one is helping me i am bleeding", "unsure"),
        ("사고났어요", None),
    ],
)
def test_an_injury(words: str, hurt: str | None) -> None:
    """Named, it counts; denied, it does not; doubted, contradicted or denied twice, it is open."""
    assert said(words).get("hurt") == hurt


@pytest.mark.parametrize(
    ("words", "fire"),
    [
        ("불이야", "yes"),
        ("연기 나요", "yes"),
        ("my car is on fire", "yes"),
        ("불 안 났어요", "no"),
        ("불이 난 건 아니에요", "unsure"),
        ("no fire or smoke", "no"),
        ("차 안 연기 나요", "yes"),
        ("불이 안 붙었어요", "unsure"),
        ("fire?", "unsure"),
    ],
)
def test_a_fire(words: str, fire: str) -> None:
    """What burns or smokes is read as an injury is."""
    assert said(words) == {"fire": fire}


@pytest.mark.parametrize(
    "words",
    [
        *("화재보험", "불나방", "불금", "불만이에요", "불과", "불안해요", "불편해요"),
        "이불이나 베개",
        *("fire sale", "fired", "firefly", "smoke free", "연기했어요", "사고방식", "사고 싶다"),
        *("터널 증후군", "피곤해요", "피해는 없어요", "더워 죽겠어요", "crash course", "빨간불"),
    ],
)
def test_a_danger_word_in_other_words(words: str) -> None:
    """It is no danger there, and nothing else either."""
    assert said(words) == {}


@pytest.mark.parametrize(
    ("words", "circumstances"),
    [
        ("고속도로 아님", {}),
        ("not on the highway", {}),
        ("터널 아니고 고속도로", {"where": "expressway"}),
        ("전기차 아니에요", {"ev": False}),
        ("전기차", {"ev": True}),
        ("타이어", {"problem": "tyre"}),
        ("밤은 아니에요", {"night": False}),
        ("보행자는 아니에요", {}),
        ("뺑소니 아니고 택시", {"other": ("car",)}),
        ("차가 안 움직여요", {"can_move": "no"}),
        ("못 움직이는 건 아니에요", {"can_move": "unsure"}),
        ("주차장 고속도로", {"where": "unsure"}),
        ("경부고속도로에서는", {"where": "expressway"}),
        ("어디가 펑크는 아닌데 방전", {"problem": "battery"}),
        ("지하 주차장 기둥 박음", {"where": "parking", "other": ("object",)}),
        ("주차장에서기둥박음", {"where": "parking", "other": ("object",)}),
        ("parkng lot", {"where": "parking"}),
        ("고속되로", {"where": "expressway"}),
    ],
)
def test_other_circumstances(words: str, circumstances: Mapping[str, object]) -> None:
    """A denial takes its thing away and puts no other there; particles and slips are forgiven."""
    assert said(words) == circumstances


@pytest.mark.parametrize(
    ("words", "was_hit"),
    [
        *(("트럭이 뒤에서 제 차를 박았어요", True), ("흰색 suv가 긁고 도망갔어요", True)),
        *(("상대방이 신호위반하고 와서 박은 거예요", True), ("저는 서 있는데 택시가 쾅", True)),
        *(("트럭을 박았어요", None), ("suv를 박았어요", None), ("버스랑 부딪혔어요", None)),
        *(("앞차가 급정거해서 박았어요", None), ("택시가 서길래 제가 박았어요", None)),
        *(("트럭이 있었어요 벽 박았어요", None), ("친구가 운전하다 앞차 박았어요", None)),
        *(("a dude smashed the door", True), ("the taxi just scraped the side", True)),
        *(("i smashed a taxi and hit the wall", None), ("hit a taxi and scraped a bus", None)),
        *(("a taxi braked and we hit it", None), ("we hit a truck", None)),
    ],
)
def test_who_struck(words: str, *, was_hit: bool | None) -> None:
    """The other side did where it was named last, as who acts, before the verb."""
    assert said(words).get("was_hit") is was_hit


@pytest.mark.parametrize(
    ("words", "circumstances"),
    [
        ("차가 아예 꼼짝을 안 해요", {"can_move": "no"}),
        ("차가 이제 진짜 안 가요", {"can_move": "no"}),
        ("car still drives", {"can_move": "yes"}),
        ("차가, 진짜 안 가요", {}),
        ("nobody's hurt", {"hurt": "no"}),
        ("no one’s hurt", {"hurt": "no"}),
        ("everyone's fine", {"hurt": "no"}),
        ("nobody stopped man bleeding", {"hurt": "unsure"}),
        ("범퍼가 똑 부러졌어요", {}),
        ("다리가 똑 부러졌어요", {"hurt": "yes"}),
        ("불은 안 났고 연기만 나요", {"fire": "yes"}),
        ("불도 연기도 안 나요", {"fire": "no"}),
        ("접촉사고 아니에요", {}),
        ("목이 아픕니다", {"hurt": "yes"}),
        ("피가 납니다", {"hurt": "yes"}),
        ("다친 사람은 없습니다", {"hurt": "no"}),
        ("차가 안 갑니다", {"can_move": "no"}),
        ("주차된 트럭", {"other": ("parked-car",)}),
    ],
)
def test_words_around(words: str, circumstances: Mapping[str, object]) -> None:
    """Adverbs stand within a word of several; what is damaged or denied is what stands beside."""
    assert said(words) == circumstances


@pytest.mark.parametrize("words", ["hurtt", "smokee", "nobdy", "wihtout", "화쟤가", "tripped"])
def test_a_slip_of_a_short_word_is_no_danger(words: str) -> None:
    """What is one letter from a short word for a danger, or from a denial, says nothing."""
    assert said(words) == {}


@pytest.mark.parametrize("words", ["bleedng", "unconscoius", "응굽실", "expolded"])
def test_a_slip_of_a_long_word_is_a_danger_feared(words: str) -> None:
    """It is one letter from a danger: that is not sure, but 119 comes first, and it is named."""
    reading = read_words(vocabulary(), words)
    assert reading.danger
    assert Answer.YES not in {reading.hurt, reading.fire}
    assert reading.not_understood == (words,)


def test_one_string_or_many() -> None:
    """The shell's words and one quoted sentence are the same, in either way of storing Hangul."""
    forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    for form in forms:
        typed = unicodedata.normalize(form, "주차장에서 기둥 긁었어요")
        assert read_words(vocabulary(), typed) == read_words(vocabulary(), tuple(typed.split()))
        assert said(typed) == {"where": "parking", "other": ("object",)}


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("수리비 120만 면책 30만 4일", {"repair": 1_200_000, "deductible": 300_000, "days": 4}),
        ("수리비200만원면책70만원휴차3일", {"repair": 2_000_000, "deductible": 700_000, "days": 3}),
        (
            "repair 1.2M deductible 300k 4 days",
            {"repair": 1_200_000, "deductible": 300_000, "days": 4},
        ),
        ("수리비 25만5천원", {"repair": 255_000}),
        ("수리비 1억2천만원", {"repair": 120_000_000}),
        ("수리비 1억 2천만 원 면책 5만원", {"repair": 120_000_000, "deductible": 50_000}),
        ("수리비 ₩250,000", {"repair": 250_000}),
        ("repair 250,000 KRW", {"repair": 250_000}),
        ("수리비 25만 5,000원", {"repair": 255_000}),
        ("수리비 12만 3천 4백원", {"repair": 123_400}),
        ("수리비 삼십오만오천원", {"repair": 355_000}),
        ("수리비 1천2백만원 4일", {"repair": 12_000_000, "days": 4}),
        ("수리비 5천원", {"repair": 5_000}),
        ("수리비 30만원정도", {"repair": 300_000}),
        ("견적 1억 나흘", {"repair": 100_000_000, "days": 4}),
        ("수리비 90만 여드레", {"repair": 900_000, "days": 8}),
        ("수리비 90만 왜 이레", {"repair": 900_000}),
        ("30만원 수리비", {"repair": 300_000}),
        (
            "수리비 백이십만원 자기부담 50 2주",
            {"repair": 1_200_000, "deductible": 500_000, "days": 14},
        ),
        ("면책 30이고 수리비는 90분", {"deductible": 300_000}),
        ("수리비 팔십만 한 달", {"repair": 800_000, "days": 30}),
        ("repair 50", {}),
        ("백만 천만에요 이만", {}),
        ("120만", {}),
        ("1,2,3만 수리비", {}),
        ("수리비 250.5만원", {}),
        ("수리비 25만5천5만원", {}),
    ],
)
def test_amounts(words: str, amounts: Mapping[str, int]) -> None:
    """An amount belongs to the name beside it; without a name it is nobody's."""
    assert said(words) == amounts


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "\x00\x1b[31m", "[red]기둥[/red]", "\udcff\udc80", "\ud800" * 50, "-" * 99),
        *("가" * 100_000, "a" * 100_000, "다쳤어요" * 25_000, "no " * 40_000, "안" * 50_000),
        *("1" * 100_000, "불이나 " * 30_000, "사고는" * 700, "?!" * 50_000, "0.0.0,0," * 9_000),
    ],
    ids=lambda words: repr(words[:9]),
)
def test_hostile_words_are_read_in_bounds(words: str) -> None:
    """Whatever is typed there is a reading, of the beginning only, as long as that."""
    reading = read_words(vocabulary(), words)
    assert isinstance(reading, Reading)
    assert len(reading.not_understood) <= 200
    assert sum(map(len, reading.not_understood)) <= 2_000


FOREIGN = [
    *("blorp", "zwölf", "Haus", "кот", "ねこ", "펭귄", "냉장고", "xyzzy", "q", "뷁", "77", "🙂"),
]
CIRCUMSTANCES = {
    *("hurt", "where", "other", "can_move", "was_hit", "night", "ev", "fire", "problem"),
}
LISTED = [
    (word.removeprefix("-"), wording)
    for wording in built_in_knowledge().own_words
    if wording.role not in {Role.ENDING, Role.CLOSING}
    for word in wording.words
]
WORDINGS: dict[str, list[Wording]] = {}
for _word, _wording in LISTED:  # a word may stand under several entries
    WORDINGS.setdefault(_word, []).append(_wording)


@settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(st.sampled_from([*WORDINGS]) | st.sampled_from(FOREIGN), max_size=8),
    st.sampled_from([" ", ", "]),
)
def test_nothing_is_set_that_no_word_named(words: list[str], between: str) -> None:
    """In a mixture of known and foreign words each circumstance goes back to a word that has it."""
    wordings = [wording for word in words for wording in WORDINGS.get(word, ())]
    set_by_words = (values_of(wording) for wording in wordings)
    named = {name for values in set_by_words for name, value in values if value is not None}
    named.add("problem")  # breakdowns are called so elsewhere in the knowledge as well
    if {Role.PERSON, Role.STRIKES} <= {wording.role for wording in wordings}:
        named |= {"hurt", "other"}  # who was struck may be hurt
    assert said(between.join(words)).keys() & CIRCUMSTANCES <= named


URGENT = [
    word
    for word, wording in LISTED
    if not (wording.beside or wording.within)
    if wording.topic in {Topic.ACCIDENT, Topic.BREAKDOWN}
    or wording.problem
    or (wording.other and wording.role is not Role.STRUCK)  # a make of car alone tells of nothing
    or (wording.was_hit and wording.role is not Role.STRIKES)
    or (wording.role is None and {wording.hurt, wording.fire} & {Answer.YES, Answer.UNSURE})
    or wording.can_move
]
ASKING = [word for word, wording in LISTED if wording.question]


@settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.sampled_from(URGENT), st.sampled_from(ASKING), st.sampled_from([1, -1]))
@pytest.mark.nightly
def test_no_question_shadows_an_emergency(urgent: str, asking: str, order: int) -> None:
    """Who names an injury, a crash, a breakdown or fire gets help, whatever is asked beside it."""
    reading = read_words(vocabulary(), (urgent, "...", asking)[::order])
    assert (reading.question, reading.topic is Topic.FAQ) == (None, False)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        *(("취소", "cancel"), ("하이패스", "toll"), ("반려견", "pets"), ("쿠폰 취소", "coupon")),
        *(("cancel", "cancel"), ("pet", "pets"), ("hi-pass", "toll"), ("취소 말고 연장", "extend")),
        *(("조기반납", "early-return"), ("사고는 아니고 취소", "cancel"), ("되나요", None)),
        *(("휴차료 3일", None), ("취소 수리비 30만", None), ("119 취소", None)),
    ],
)
def test_a_question(words: str, question: str | None) -> None:
    """Of several that are named the narrower counts; sums, numbers and what is denied go before."""
    assert read_words(vocabulary(), words).question == question


@pytest.mark.nightly
def test_only_words_that_may_stand_there_are_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short text costs the words that stand in it, a hundredth of all at most."""
    made: list[Word] = []

    class Counted(Word):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr("socar_cli.domain.own_words.vocabulary.Word", Counted)
    fresh = vocabulary_of(built_in_knowledge())
    assert read_words(fresh, "고속도로 펑크").problem == "tyre"
    assert 0 < len(made) < len(LISTED) / 100


@pytest.mark.parametrize(
    ("words", "breach"),
    [
        ("음주운전 하다 사고났어요", ("drink",)),
        ("무면허로 운전하다 박았어요", ("licence",)),
        ("친구가 무면허로 운전하다 박았어요", ("licence",)),
        ("신호위반하다 박았어요", ("signal",)),
        ("crashed while drunk", ("drink",)),
        ("i ran a red light and hit a car", ("signal",)),
        ("상대가 음주운전 하다 박았어요", ()),
        ("상대방이 술 마셨어요", ()),
        ("상대 차가 신호위반하다 박았어요", ()),
        ("음주운전 차가 뒤에서 박았어요", ()),
        ("the other driver was drunk", ()),
        ("he ran a red light and hit me", ()),
    ],
)
def test_whose_breach(words: str, breach: tuple[str, ...]) -> None:
    """Only what who types, or who drove for them, did wrong can cost the waiver."""
    assert tuple(read_words(vocabulary(), words).breach) == breach


def test_every_entry_that_a_rule_names_is_there() -> None:
    """Whoever renames an entry of `own_words:` learns that a rule of reading is about it."""
    modules = [
        import_module(f"{own_words.__name__}.{file.name}")
        for file in iter_modules(own_words.__path__)
    ]
    constants = [one for module in modules for one in vars(module).values()]
    sets = [one for one in constants if isinstance(one, frozenset) and one is not DANGERS]
    texts = [one for one in constants if type(one) is str]
    texts += [one for each in sets for one in each if type(one) is str]
    named = {text for text in texts if re.fullmatch(ID, text)}
    assert len(named) > 15
    assert named - {entry.id for entry in built_in_knowledge().own_words} == set()
