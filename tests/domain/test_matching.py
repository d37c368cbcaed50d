"""The one matcher: what people type at the roadside, and what they mean."""

import unicodedata
from itertools import cycle
from typing import Literal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from socar_cli.domain.matching import find, find_all, folded, letters_of, nearest
from socar_cli.domain.search import all_places, search
from socar_cli.knowledge.model import Advice, Contact
from socar_cli.knowledge.slips import is_slip
from socar_cli.value import Value
from tests.sealed import built_in_entries, built_in_knowledge

KNOWLEDGE = built_in_knowledge()
NAMES = {contact.id: contact.names for contact in KNOWLEDGE.contacts}
TYPED = [(name, contact.id) for contact in KNOWLEDGE.contacts for name in contact.aliases]
SHORTEST = 5  # letters of a word in which a slip surely counts; four may be cut to a little word

FIRST_HITS = {
    "socar contacts center": [
        *("긴급출동", "펑크", "flat tyre", "flat tire", "타이어 펑크", "1661-3315"),
        *("고객센터에서", "펑크났어요", "배터리가 방전됐어요"),  # particles and endings
        *("긴급 출동", "펑크!!", "FLAT TYRE", unicodedata.normalize("NFD", "긴급출동")),
        "ㄱㄱㅊㄷ",  # first consonants
        *("긴급츨동", "긴급출돈", "flat tyer"),  # slips
    ],
    "socar contacts accident": [
        *("사고", "16614977", "사고가 났어요", "사고 접수 센터", "ㅅㄱㅈㅅ", "accidnet", "acident"),
    ],
    "socar contacts tow": [
        *("견인", "tow truck", "견인차", "견인은", "고속도로무료견인", "겨인차", "motorwey"),
    ],
    "socar contacts police": ["hit and run", "경찰에", "ㄱㅊ", "polise"],
    "socar contacts interpreter": ["인터프리터 interpreter", "ㅌㅇ", "interpretor"],
    "socar contacts fire": ["119"],
    "socar contacts chat": ["채팅으로"],
    "socar contacts plan": ["ｓｏｃａｒ ｐｌａｎ"],
    "socar faq smoking": ["담배", unicodedata.normalize("NFD", "담배를")],
    # ㄳ is what a keyboard makes of ㄱㅅ, 과실
    "socar faq not-my-fault": ["not my fault", "ㄳ"],
    "socar faq triangle": ["삼각대는"],
    "socar accident": ["비상등", "hazard lights"],
    "socar accident --guide": ["번호판", "술을"],
    "socar costs --all": ["선루프", "휴차료를"],
    "socar breakdown locked-out": ["smart key"],
    "socar lost-item --all": ["신분증"],
    "socar knowledge sources": ["연합뉴스"],
}


@pytest.mark.parametrize("first", FIRST_HITS)
def test_first_hit(first: str) -> None:
    """What a driver types leads first to where the answer stands.

    By names and aliases, with particles and endings, whatever the spaces, signs, case and the way
    Hangul is stored, by first consonants, with slips; contacts, questions, steps, costs, sources.
    """
    typed = FIRST_HITS[first]
    hits = (search(KNOWLEDGE, built_in_entries(), words).hits[0].read_on for words in typed)
    found = [hit.split(" --where")[0].split(" --other")[0] for hit in hits]
    assert dict(zip(typed, found, strict=True)) == dict.fromkeys(typed, first)


@pytest.mark.parametrize(
    "every",
    [pytest.param(17, id="some"), pytest.param(1, id="all", marks=pytest.mark.nightly)],
)
def test_every_alias_finds_its_own(every: int) -> None:
    """Each alias of a contact finds a contact of that alias before every other contact."""
    assert [name for name, _ in TYPED[::every] if _first_contact(name) not in _owners(name)] == []


@pytest.mark.nightly
@settings(max_examples=50)
@given(st.data())
def test_an_alias_with_one_wrong_letter_finds_its_own(data: st.DataObject) -> None:
    """One changed letter or part of a syllable leads to the same contact, unless to two."""
    name, key = data.draw(st.sampled_from(TYPED))
    letters = letters_of(name)
    assume(len(letters) >= SHORTEST)
    place = data.draw(st.integers(0, len(letters) - 1))
    other = data.draw(st.sampled_from(_like(letters[place])))
    slipped = letters[:place] + other + letters[place + 1 :]
    meant = {alias for alias in _all_names() if is_slip(letters_of(alias), slipped)}
    assume({owner for alias, owner in TYPED if alias in meant} == {key})
    typed = unicodedata.normalize("NFC", slipped)
    assume(folded(typed) not in built_in_entries().fields.lines)  # else that word is meant
    assert _first_contact(typed) == key


def _owners(name: str) -> set[str]:
    return {key for alias, key in TYPED if folded(alias) == folded(name)}


def _first_contact(words: str) -> str | None:
    facts = (hit.fact for hit in search(KNOWLEDGE, built_in_entries(), words).hits)
    return next((fact.id for fact in facts if isinstance(fact, Contact)), None)


def _all_names() -> list[str]:
    questions = (alias for question in KNOWLEDGE.questions for alias in question.aliases)
    return [*(name for name, _ in TYPED), *questions]


def _like(letter: str) -> str:
    """Return the letters that may stand where `letter` stands."""
    rows = ("\u1100\u1102\u1103\u1106\u1109\u110c", "\u1161\u1165\u1169\u116e\u1175")
    finals, latin = "\u11a8\u11ab\u11b7\u11bc", "aeiostnr"
    row = next((row for row in (*rows, finals) if row[0] <= letter <= chr(ord(row[0]) + 30)), latin)
    return row.replace(letter, "") if letter.isalpha() else latin


@pytest.mark.parametrize("change", ["{}", " {} ", "{}는", "{}으로", "{}!"])
def test_a_contact_is_named_in_many_ways(change: str) -> None:
    """Spaces, case, particles, signs and the way Hangul is stored do not matter to WHO."""
    forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    typed = [
        (name, unicodedata.normalize(form, change.format(name.upper())))
        for (name, _), form in zip(TYPED, cycle(forms), strict=False)
    ]
    assert [name for name, word in typed if not _owners(name) <= set(find(word, NAMES))] == []


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("ㄱㄱㅊㄷ", ("center",)), ("ㅅㄱㅈㅅ", ("accident",)), ("", ()), ("!!", ()), ("ㅋㅋㅋ", ())],
)
def test_who_by_first_consonants(typed: str, keys: tuple[str, ...]) -> None:
    """First consonants name a contact; signs alone name nobody."""
    assert find(typed, NAMES) == keys


@pytest.mark.parametrize("words", ["흠집을 사진", "ㅎㅈ ㅅㅈ", "흠집, 사진은"])
def test_words_of_a_question(words: str) -> None:
    """Every word has to stand in the text; particles, signs and consonants are understood."""
    texts = {"scratch": "빌릴 때 흠집은 사진을 찍으세요", "other": "사진만 올리세요"}
    assert find_all(words, {key: folded(text) for key, text in texts.items()}) == ("scratch",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cotnacts", "contacts"),
        ("연락쳐", "contacts"),
        ("R-20261121", "R-20261122"),
        ("r20261122", "R-20261122"),
        ("qqq", None),
    ],
)
def test_the_nearest_command_or_id(typed: str, meant: str | None) -> None:
    """A mistyped command or reservation number suggests the one that was meant."""
    names = {"contacts": ("contacts", "연락처"), "R-20261122": ("R-20261122",), "costs": ("costs",)}
    assert nearest(typed, names, most=1) == ((meant,) if meant else ())


def test_a_new_section_is_found_without_new_code() -> None:
    """A section nobody knew of is searched, and read where its name says."""
    advice = KNOWLEDGE.accident.steps[0]

    class _Breakdown(Value):
        first: tuple[Advice, ...]

    class _Newer(Value):
        flat_tyre: _Breakdown

    places = list(all_places(_Newer(_Breakdown((advice,)))))
    assert [(place.entry, place.path) for place in places] == [(advice, ("flat_tyre", "first"))]
    assert places[0].read_on() == "socar flat-tyre"
