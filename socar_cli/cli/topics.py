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
    ExitCode.DONE: Localized("됨", "done"),
    ExitCode.FAILED: Localized(
        "찾은 것이 없음, 또는 검사에서 틀린 것이 나옴",
        "nothing found and nothing to show instead, or a check failed",
    ),
    ExitCode.USAGE: Localized("잘못 쓴 명령이나 옵션", "wrong usage"),
    ExitCode.DATA_ERROR: Localized(
        "정보 파일이나 기록이 틀림 (파일:줄)", "a data file is wrong (file:line)"
    ),
    ExitCode.IO_ERROR: Localized(
        "읽거나 쓰지 못함 (디스크가 참, 닫힌 출력)",
        "could not read or write (disk full, closed stdout)",
    ),
    ExitCode.BUSY: Localized(
        "지금은 바쁨, 또는 저장하지 못함 (내용을 보여 줌)",
        "busy, or not saved (the entry is shown)",
    ),
    ExitCode.INTERRUPTED: Localized("Ctrl-C로 멈춤", "stopped with Ctrl-C"),
    ExitCode.READER_GONE: Localized(
        "출력을 읽던 쪽이 먼저 끝남 (| head)", "the reader has left (| head)"
    ),
}

_ENVIRONMENT = {
    "SOCAR_LANG": Localized(
        "언어 (ko, en). --lang이 먼저", "The language (ko, en); --lang counts first"
    ),
    "LC_ALL": Localized(
        "그다음 LC_MESSAGES, LANG이 ko나 en일 때 그 언어. 아니면 한국어",
        "Then LC_MESSAGES, LANG: the language, if ko or en; else Korean",
    ),
    "SOCAR_HOME": Localized("예약 기록을 두는 폴더", "The folder of the reservations"),
    "SOCAR_KNOWLEDGE": Localized(
        "내 정보 파일. --knowledge가 먼저", "My own facts; --knowledge counts first"
    ),
    "NO_COLOR": Localized("색 없이. --color가 먼저", "No colours; --color counts first"),
    "FORCE_COLOR": Localized(
        "파이프에서도 색을 씀 (CLICOLOR_FORCE도 같음)",
        "Colours in a pipe, too (so does CLICOLOR_FORCE)",
    ),
    "TERM": Localized("dumb이면 색 없이", "No colours if it is dumb"),
    "COLUMNS": Localized(
        "화면 너비, 20에서 200까지. 없거나 숫자가 아니면 터미널 너비나 80",
        "The width, 20 to 200; if it is none, the terminal's, or 80",
    ),
    "SOCAR_ASCII": Localized(
        "1이면 선과 · … → 를 ASCII로 (두 칸으로 그리는 터미널)",
        "1: ASCII for lines and · … → (terminals that draw them too wide)",
    ),
    "ACCESSIBLE": Localized("1이면 --plain처럼 (화면 낭독기)", "1: like --plain (screen readers)"),
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
