"""Help that belongs to no single command."""

from socar_cli.errors import ExitCode
from socar_cli.language import Localized
from socar_cli.value import Value


class Topic(Value):
    """Names and what they mean, under a title."""

    korean: str  # what people type who think in Korean
    title: Localized
    rows: tuple[tuple[str, Localized], ...]


_EXIT_CODES = {
    ExitCode.DONE: Localized("성공", "success"),
    ExitCode.FAILED: Localized(
        "찾은 것이 없거나, 검사에서 오류가 나옴", "nothing found, or a check found errors"
    ),
    ExitCode.USAGE: Localized("명령이나 옵션을 잘못 씀", "wrong command or option"),
    ExitCode.DATA_ERROR: Localized(
        "정보 파일이나 기록에 오류가 있음 (파일과 줄을 알려 줌)",
        "an error in a data file (its file and line are shown)",
    ),
    ExitCode.IO_ERROR: Localized(
        "읽거나 쓰지 못함 (디스크가 가득 찼거나 출력이 닫힘)",
        "could not read or write (disk full, output closed)",
    ),
    ExitCode.BUSY: Localized(
        "기록을 다른 프로그램이 쓰는 중이라 저장하지 못함 (내용은 보여 줌)",
        "the record is in use, so nothing was saved (the entry is shown)",
    ),
    ExitCode.INTERRUPTED: Localized("Ctrl-C로 멈춤", "stopped with Ctrl-C"),
    ExitCode.READER_GONE: Localized(
        "출력을 받던 프로그램이 먼저 끝남 (| head)",
        "the program that read the output ended first (| head)",
    ),
}

_ENVIRONMENT = {
    "SOCAR_LANG": Localized(
        "언어: ko, en. --lang이 우선", "Language: ko or en; --lang overrides it"
    ),
    "LC_ALL": Localized(
        "SOCAR_LANG이 없을 때의 언어. 다음은 LC_MESSAGES, LANG. 영어가 아니면 한국어",
        "Language without SOCAR_LANG; then LC_MESSAGES, LANG. Korean unless it is English",
    ),
    "SOCAR_HOME": Localized("예약 기록을 저장하는 폴더", "Folder in which reservations are kept"),
    "SOCAR_KNOWLEDGE": Localized(
        "내 정보 파일. --knowledge가 우선", "Your own facts; --knowledge overrides it"
    ),
    "NO_COLOR": Localized("색을 쓰지 않음. --color가 우선", "No colours; --color overrides it"),
    "FORCE_COLOR": Localized(
        "파이프에도 색을 씀 (CLICOLOR_FORCE도 같음)",
        "Colours even in a pipe (CLICOLOR_FORCE does the same)",
    ),
    "TERM": Localized("dumb이면 색을 쓰지 않음", "dumb: no colours"),
    "PAGER": Localized("--pager로 넘겨 볼 프로그램 (없으면 less)", "What --pager runs; else less"),
    "COLUMNS": Localized(
        "화면 너비. 없으면 터미널 너비, 터미널이 아니면 80",
        "Width of the screen; without it the terminal's, or 80 in a pipe",
    ),
    "SOCAR_ASCII": Localized(
        "1이면 선과 · … → 를 ASCII로 그림 (글자 폭이 맞지 않는 터미널)",
        "1: lines and · … → in ASCII (for terminals that draw them too wide)",
    ),
    "ACCESSIBLE": Localized(
        "1이면 --plain과 같음 (화면 낭독기)", "1: the same as --plain (for screen readers)"
    ),
}
TOPICS = {
    "exit-codes": Topic(
        "종료코드",
        Localized("종료 코드", "Exit codes"),
        tuple((str(int(code)), _EXIT_CODES[code]) for code in ExitCode),
    ),
    "environment": Topic(
        "환경변수",
        Localized("환경 변수", "Environment variables"),
        tuple(_ENVIRONMENT.items()),
    ),
}
