"""The article this program was asked for from: each of its facts, and the command that shows it."""

import shlex

import pytest

from tests.screens import LANGUAGES
from tests.sealed import Run

# The line that shows what the article says, and what has to stand there in Korean and in English.
FACTS = """
socar contacts center # trouble goes to the customer centre
빌릴 때, 운전할 때, 반납할 때 생긴 문제
trouble while picking up, driving or returning the car
socar contacts chat # trouble may be told in the chat
빌릴 때, 운전할 때, 반납할 때 생긴 문제도 채팅으로 | 앱 > 메뉴 > 고객센터 > 채팅
Trouble with picking up, driving or returning | app > menu > 고객센터 > 채팅
socar contacts center # the customer centre, always there
1661-3315 | 연중무휴 24시간 | 상담원과 연결
1661-3315 | Round the clock, every day of the year | an agent answers
socar contacts center # it is for simple enquiries and roadside help, not for accidents
단순한 문의나 긴급출동 | 사고는 사고접수센터
simple enquiries, roadside help | Accidents go to the accident intake centre
socar contacts accident # the accident centre, always there
1661-4977 | 연중무휴 24시간
1661-4977 | Round the clock, every day of the year
socar contacts accident # it says what to do and helps to settle it
사고 뒤에 할 일을 안내하고 처리를 돕습니다
tells you what to do after an accident and helps to settle it
socar contacts chat # the chat is live, from 09:00 to 21:00
실시간으로 상담 | 매일 09:00-21:00
It is live | daily 09:00-21:00
socar accident # step 1: people and damage
다친 사람, 파손 확인하기
Check people, then damage
socar accident # step 2: the police
경찰: 112
police: 112
socar accident --sources # step 2 is said of every accident
블로그는 어떤 사고든 경찰에 신고하라고
The article reports every accident to the police
socar accident # step 3: an agent of the accident centre
접수센터에 상황 설명하기 | 1661-4977
Tell the accident centre | 1661-4977
socar accident # step 4: photographs by the link
사진 찍어 문자 링크로 올리기
Photos, by the link in the text
socar accident # step 5: loss-of-use or repair, within the deductible
휴차료·수리비, 자기부담금까지 내기
Repair or loss-of-use: to deductible
socar costs --all # a waiver product has to be bought
빌리기 전에 면책상품을 하나 꼭 고릅니다
You must choose one waiver product before renting
socar costs --all # nothing beyond it, whoever is at fault
누구 잘못이든 고른 자기부담금보다 더 내지 않습니다
Whoever is at fault, you pay nothing beyond your deductible
socar faq 55 # right after the trip the smart key opens for a while
앱의 스마트키로 문을 잠깐 열 수 있습니다
the app's smart key opens the door for a short while
socar faq 55 # the way through the app
우측 상단 | 메뉴 > 이용내역 > 최근 예약 > 두고 내린 물건이 있나요 > 문열기 | 찾은 뒤에는 문잠그기
at the top right | > 이용내역 (history) > latest booking > 두고 내린 물건이 있나요 (left something?) > | Once you have it, 문잠그기 (lock)
socar lost-item --all # the same way, tap by tap
쏘카 앱 열기 | 우측 상단 | '두고 내린 물건이 있나요' 누르기 | 문잠그기 누르기
Open the SOCAR app | top right | Tap 두고 내린 물건이 있나요 | Tap 문잠그기
socar lost-item --all # with another booking: no key, call at once
다음 예약이 있으면 스마트키는 안 된다고 함 | 바로 고객센터에 전화하기 | 1661-3315
The smart key is said to be off when a booking follows | Call the customer centre at once
socar faq 1 # not my fault: the statement weighs, the app has a manual
경찰 진술이 보험 적용에 큰 영향 | 앱 > 고객센터 > 사고매뉴얼(사고메뉴얼)
statement to the police weighs heavily for the insurance | app > 고객센터
socar search 사고메뉴얼 # the manual as the article spells it
내 잘못이 아닌 사고는 어떻게 하나요?
What if the accident is not my fault?
socar faq 2 # accident or roadside help: call; not reported, no cover
사고를 알리지 않으면 보험 혜택을 받을 수 없습니다 | 1661-3315 | 1661-4977
If you do not report it, you lose the cover | 1661-3315 | 1661-4977
socar search 연중무휴 # every day of the year can be looked for
1661-3315 | 1661-4977
1661-3315 | 1661-4977
""".strip().splitlines()  # noqa: E501 - each is one line


@pytest.mark.parametrize(
    ("line", *LANGUAGES), [*zip(FACTS[::3], FACTS[1::3], FACTS[2::3], strict=True)]
)
def test_a_command_shows_what_the_article_says(run: Run, line: str, ko: str, en: str) -> None:
    """Each fact of the article is whole on the screen of one command, in both languages."""
    words = shlex.split(line, comments=True)[1:]
    for lang, said in (("ko", ko), ("en", en)):
        outcome = run(*words, "--plain", "--lang", lang)
        assert outcome.code == 0
        assert [text for text in said.split(" | ") if text not in outcome.out] == []
