"""Help screens of commands and topics."""

from collections.abc import Iterable, Iterator

from socar_cli.language import Localized, Text
from socar_cli.value import Value
from socar_cli.views import page


class HelpText(Value):
    """What a command says of itself, in one language."""

    usage: str
    purpose: str
    commands: tuple[tuple[str, str], ...]
    arguments: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    shared: tuple[tuple[str, str], ...]  # options that every command has
    examples: tuple[str, ...]


class Topic(Value):
    """Names and what they mean, under a title."""

    korean: str  # what people type who think in Korean
    title: Localized
    rows: tuple[tuple[str, Localized], ...]


def _rows(korean: str, english: str) -> Iterator[tuple[str, Localized]]:
    """Yield each name with what the line that begins with it says in both languages."""
    for ko, en in zip(korean.splitlines(), english.splitlines(), strict=True):
        name, _, meaning = ko.partition(" ")
        yield name, Localized(meaning, en.removeprefix(f"{name} "))


_EXIT_CODES = (
    """\
0 성공
1 찾은 것이 없거나, 검사에서 오류가 나옴
2 명령이나 옵션을 잘못 씀
65 정보 파일이나 기록에 오류가 있음 (파일과 줄을 알려 줌)
74 읽거나 쓰지 못함 (디스크가 가득 찼거나 출력이 닫힘)
75 기록을 다른 프로그램이 쓰는 중이라 저장하지 못함 (내용은 보여 줌)
130 Ctrl-C로 멈춤
141 출력을 받던 프로그램이 먼저 끝남 (| head)""",
    """\
0 success
1 nothing found, or a check found errors
2 wrong command or option
65 an error in a data file (its file and line are shown)
74 could not read or write (disk full, output closed)
75 the record is in use, so nothing was saved (the entry is shown)
130 stopped with Ctrl-C
141 the program that read the output ended first (| head)""",
)
_ENVIRONMENT = (
    """\
SOCAR_LANG 언어: ko, en. --lang이 우선
LC_ALL SOCAR_LANG이 없을 때의 언어. 다음은 LC_MESSAGES, LANG. 영어가 아니면 한국어
SOCAR_HOME 예약 기록을 저장하는 폴더
SOCAR_KNOWLEDGE 내 정보 파일. --knowledge가 우선
NO_COLOR 색을 쓰지 않음. --color가 우선
FORCE_COLOR 파이프에도 색을 씀 (CLICOLOR_FORCE도 같음)
TERM dumb이면 색을 쓰지 않음
PAGER --pager로 넘겨 볼 프로그램 (없으면 less)
COLUMNS 화면 너비. 없으면 터미널 너비, 터미널이 아니면 80
SOCAR_ASCII 1이면 선과 · … → 를 ASCII로 그림 (글자 폭이 맞지 않는 터미널)
ACCESSIBLE 1이면 --plain과 같음 (화면 낭독기)""",
    """\
SOCAR_LANG Language: ko or en; --lang overrides it
LC_ALL Language without SOCAR_LANG; then LC_MESSAGES, LANG. Korean unless it is English
SOCAR_HOME Folder in which reservations are kept
SOCAR_KNOWLEDGE Your own facts; --knowledge overrides it
NO_COLOR No colours; --color overrides it
FORCE_COLOR Colours even in a pipe (CLICOLOR_FORCE does the same)
TERM dumb: no colours
PAGER What --pager runs; else less
COLUMNS Width of the screen; without it the terminal's, or 80 in a pipe
SOCAR_ASCII 1: lines and · … → in ASCII (for terminals that draw them too wide)
ACCESSIBLE 1: the same as --plain (for screen readers)""",
)
TOPICS = {
    "exit-codes": Topic(
        "종료코드", Localized("종료 코드", "Exit codes"), tuple(_rows(*_EXIT_CODES))
    ),
    "environment": Topic(
        "환경변수", Localized("환경 변수", "Environment variables"), tuple(_rows(*_ENVIRONMENT))
    ),
}


def topic_page(topic: Topic) -> page.Page:
    """Return the screen of a topic."""
    return page.Page((_section(topic.title, topic.rows),))


def help_page(text: HelpText) -> page.Page:
    """Return the help screen of a command, examples last."""
    tables = {
        Localized("명령", "Commands"): text.commands,
        Localized("인자", "Arguments"): text.arguments,
        Localized("옵션", "Options"): text.options,
        Localized("모든 명령에서", "With every command"): text.shared,
    }
    sections = [_section(title, rows) for title, rows in tables.items() if rows]
    if text.examples:
        examples = page.Lines(tuple(map(page.Line, text.examples)))
        sections.append(page.Section(Localized("예", "Examples"), (examples,)))
    return page.Page((page.Section(text.usage, (page.Footer(text.purpose),)), *sections))


def _section(title: Localized, rows: Iterable[tuple[str, Text]]) -> page.Section:
    return page.Section(title, (page.pairs_of(rows),))
