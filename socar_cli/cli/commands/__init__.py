"""One module per command, and the table of their names; a module is imported when it is called.

A module has `command`, which Typer reads, and `EXAMPLES` of lines. Where it has several `COMMANDS`,
`command` is what runs when none is named; without it one has to be.

Free words are read before a `command` is called for them: `App.heard` has what was read.
"""

from socar_cli.language import Localized
from socar_cli.value import Value


class Entry(Value):
    """What a command is called, and its help in a line."""

    help: Localized
    korean: str = ""  # what people type who think in Korean
    also: str = ""  # another English name


# In the order of urgency.
ENTRIES = {
    "contacts": Entry(
        Localized("전화번호와 지금 열렸는지", "Whom to call, and who is open now"),
        "연락처",
        "contact",
    ),
    "accident": Entry(
        Localized("사고가 났을 때 할 일", "What to do after an accident"), "사고", "accidents"
    ),
    "breakdown": Entry(
        Localized("차가 고장 났을 때 할 일", "What to do when the car fails"), "고장"
    ),
    "card": Entry(Localized("차에 두고 다닐 한 장", "One page to carry along"), "비상카드"),
    "costs": Entry(
        Localized("사고가 나면 내가 내는 돈", "What an accident costs me"), "비용", "cost"
    ),
    "lost-item": Entry(
        Localized("두고 내린 물건 찾기", "Getting back what was left behind"), "분실물"
    ),
    "reservation": Entry(Localized("내 예약 기록", "My reservations, kept here"), "예약"),
    "faq": Entry(Localized("자주 묻는 질문", "Questions drivers ask"), "질문"),
    "search": Entry(Localized("무엇이든 찾기", "Find anything, in either language"), "검색"),
    "knowledge": Entry(Localized("정보 파일과 출처", "The facts and their sources"), "정보"),
    "help": Entry(Localized("명령과 주제의 도움말", "Help on commands and topics"), "도움말"),
}
