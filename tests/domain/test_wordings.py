"""How people ask, and whether `search` has the answer at the top."""

from pathlib import Path
from typing import TypedDict

import pytest

from socar_cli.domain.search import search
from socar_cli.errors import NothingFoundError
from tests.sealed import built_in_entries, built_in_knowledge, read_yaml


class _Wording(TypedDict):
    words: str
    answer: list[str]


_FILE = Path(__file__).with_name("wordings.yaml")
WORDINGS: list[_Wording] = read_yaml(_FILE)
KNOWLEDGE = built_in_knowledge()

# What the drivers' own words did not find although the answer was there.
ONCE_NOT_FOUND = {
    "accident-or-dispatch": ["who to call first"],
    "app-down": ["앱이 안 돼요"],
    "chat": ["채팅 상담 시간"],
    "dispute-bill": ["수리비 과다 청구"],
    "e-cigarettes": ["전자담배", "전자 담배"],
    "hit-parked-car": ["주차된 차 박음"],
    "left-behind": ["left phone in car"],
    "lent-account": ["아이디 빌려주기"],
    "licence-stopped": ["면허 정지"],
    "loss-of-use": ["휴차비", "휴차료", "loss of use"],
    "parked-hit-and-run": ["물피도주"],
    "photos": ["사고 사진 뭐 찍어"],
    "return-place": ["반납 장소 변경", "반납장소"],
    "who-drives": ["동승운전자 혼자 사고"],
}


def _found(words: str) -> list[str]:
    """Return the ids of the hits, or the screen of what has no fact of its own."""
    try:
        hits = search(KNOWLEDGE, built_in_entries(), words).hits
    except NothingFoundError:
        return []
    return [hit.fact.id if hit.fact else hit.read_on for hit in hits]


@pytest.mark.nightly
def test_the_answer_is_among_the_first_three() -> None:
    """Of twenty wordings 19 have the answer within three hits, 17 as the first."""
    asked = [(_found(wording["words"]), {*wording["answer"]}) for wording in WORDINGS[::2]]
    assert len(asked) >= 250
    for first, share in ((3, 0.95), (1, 0.85)):
        hits = [not answer.isdisjoint(found[:first]) for found, answer in asked]
        assert sum(hits) >= share * len(asked)


def test_the_wordings_are_not_the_entries() -> None:
    """Most wordings have several words, and no question has one as its own or as an alias."""
    several = [wording for wording in WORDINGS if " " in wording["words"]]
    assert len(several) >= len(WORDINGS) / 2
    known = {text for asked in KNOWLEDGE.questions for text in (asked.question.ko, *asked.aliases)}
    shared = [wording["words"] for wording in WORDINGS if wording["words"] in known]
    assert len(shared) <= 0.05 * len(WORDINGS)


@pytest.mark.parametrize("answer", ONCE_NOT_FOUND)
@pytest.mark.sampled(3)
def test_what_once_was_not_found(answer: str) -> None:
    """Words that drivers typed lead first to the answer."""
    words = ONCE_NOT_FOUND[answer]
    assert [_found(typed)[0] for typed in words] == [answer] * len(words)


def test_little_words_make_no_noise() -> None:
    """Function words beside a telling one change nothing of what comes first."""
    assert _found("제가 취소 좀 하고 싶은데 어떻게 하나요")[0] == _found("취소")[0]
    assert _found("how do i cancel my booking")[0] == _found("cancel booking")[0]
    assert "off-the-road" not in _found("앱이 안 돼요")
