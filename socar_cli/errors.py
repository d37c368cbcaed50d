"""What can go wrong: one class per cause, with its fields, its exit code and its sentence."""

import re
from enum import IntEnum
from typing import ClassVar

from socar_cli.language import Language, Localized
from socar_cli.value import Fields, Value

_MOST_LETTERS = 100  # of a typed word that is shown again
_CHOICE = r"\[([^|\]]*)\|?([^\]]*)\]"
_FIELD = r"{(\w+)"


class ExitCode(IntEnum):
    """What a call ends with; `socar help exit-codes` says what each means."""

    DONE = 0
    FAILED = 1  # nothing found, nothing done, or a check failed
    USAGE = 2
    DATA_ERROR = 65
    IO_ERROR = 74
    BUSY = 75
    INTERRUPTED = 130
    READER_GONE = 141


class SocarError(Fields, Exception):
    """A fault the user is told about in one line, without a traceback.

    A class declares its fields and the sentence, in both languages, that says what is wrong and
    what to do: `{field}`, `{field:quoted}` as one types it in a shell. What stands in `[brackets]`
    is left out where one of its fields is None or empty; of `[one|other]` the other is said then.
    """

    exit_code = ExitCode.FAILED
    ko: ClassVar[str]
    en: ClassVar[str]

    def message(self) -> Localized:
        """Return the one line that says what is wrong and what to do."""
        return Localized(self._filled(self.ko, Language.KO), self._filled(self.en, Language.EN))

    def _filled(self, sentence: str, language: Language) -> str:
        """Fill the fields into a sentence."""
        unknown = {name for name, value in vars(self).items() if value in (None, ())}

        def chosen(choice: re.Match[str]) -> str:
            return choice[1] if unknown.isdisjoint(re.findall(_FIELD, choice[1])) else choice[2]

        said = {name: _said(value, language) for name, value in vars(self).items()}
        return re.sub(_CHOICE, chosen, sentence).format(**said)


class _Text(str):
    """A text that can be quoted where a sentence is filled."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """Return the text, `quoted` as one types it in a shell."""
        from shlex import quote  # noqa: PLC0415 - most calls have nothing to complain of

        return quote(self) if spec else str(self)


def _said(value: object, language: Language) -> object:
    """Return how a field is said in `language`; of several, each after a comma."""
    if isinstance(value, SocarError):
        value = value.message()
    if isinstance(value, Localized):
        return value.into(language)
    if isinstance(value, tuple):
        return ", ".join(str(_said(part, language)) for part in value)
    return _Text(value) if isinstance(value, str) else value


class UsageFaultError(SocarError):
    """The words of the command line are off."""

    exit_code = ExitCode.USAGE

    def __post_init__(self) -> None:
        """Show only the beginning of what is very long: it stands in one line."""
        for name, value in vars(self).items():
            if isinstance(value, str) and len(value) > _MOST_LETTERS:
                vars(self)[name] = f"{value[:_MOST_LETTERS]}…"


class UnknownCommandError(UsageFaultError):
    """There is no command of that name in a group of them."""

    name: str
    nearest: str | None
    group: str = "socar"
    ko = "'{name}' 명령은 없습니다. [혹시: {group} {nearest}|목록: {group} --help]"
    en = "No command '{name}'. [Did you mean: {group} {nearest}|All commands: {group} --help]"


class UnknownOptionError(UsageFaultError):
    """A command has no option of that name."""

    name: str
    command: str
    nearest: str | None
    ko = "'{name}' 옵션은 없습니다. [혹시: {command} {nearest}|목록: {command} --help]"
    en = "No option '{name}'. [Did you mean: {command} {nearest}|All options: {command} --help]"


class UnknownChoiceError(UsageFaultError):
    """An option was given something that is none of what it takes, or several at once."""

    option: str
    typed: str
    choices: Localized
    nearest: str | None
    ko = "{option} '{typed}': {choices} 가운데 하나를 적으세요[. 혹시: {nearest}]"
    en = "{option} '{typed}': give one of {choices}[. Did you mean: {nearest}]"


class MissingValueError(UsageFaultError):
    """An option has nothing behind it, or what a command cannot do without was not typed."""

    name: str
    known: Localized  # what belongs there
    command: str
    ko = "{name} 값이 필요합니다: {known} (도움말: {command} --help)"
    en = "{name} needs a value: {known} (help: {command} --help)"


class FlagValueError(UsageFaultError):
    """An option that takes no value was given one."""

    option: str
    typed: str
    command: str
    ko = "{option} '{typed}': 값을 받지 않는 옵션입니다. 혹시: {command} {option}"
    en = "{option} '{typed}': this option takes no value. Did you mean: {command} {option}"


class ExtraWordsError(UsageFaultError):
    """More words were typed than a command takes."""

    words: str
    usage: str
    nearest: str | None  # an option
    ko = "'{words}': 남는 말입니다. 쓰는 법: {usage}[. 혹시: {nearest}]"
    en = "'{words}' is more than this takes. Usage: {usage}[. Did you mean: {nearest}]"


class UnreadableLineError(UsageFaultError):
    """Typer refuses the line for a reason that nobody here knows."""

    command: str
    ko = "이대로는 읽지 못합니다 (도움말: {command} --help)"
    en = "This line cannot be read (help: {command} --help)"


class UnreadableMomentError(UsageFaultError):
    """A moment was written in a way the program does not read."""

    text: str
    ko = "'{text}': 시각을 읽지 못했습니다. 예: \"2026-11-22 14:00\""
    en = "'{text}' is not a time this reads. Example: \"2026-11-22 14:00\""


class UnreadableNextError(UsageFaultError):
    """What was said of the next customer's booking is no time, and answers nothing."""

    text: str
    ko = "--next '{text}': 네, 아니요, 모름이나 시각을 적으세요. 예: \"2026-11-22 14:00\""
    en = "--next '{text}': give yes, no, unknown or a time. Example: \"2026-11-22 14:00\""


class UnreadableWonError(UsageFaultError):
    """An amount of won was written in a way the program does not read."""

    text: str
    option: str
    ko = "{option} '{text}': 금액을 읽지 못했습니다. 예: 300000, 300,000, 30만"
    en = "{option} '{text}' is not an amount this reads. Example: 300000 or 300,000"


class UnreadableDaysError(UsageFaultError):
    """A number of days was written in a way the program does not read, or is too large."""

    text: str
    option: str
    most: int
    ko = "{option} '{text}': 날수를 읽지 못했습니다 (0에서 {most:,}까지). 예: 4, 4일, 나흘"
    en = "{option} '{text}' is not a number of days this reads (0 to {most:,}). Example: 4"


class MissingOptionError(UsageFaultError):
    """An option has to be given, by itself or because of another one."""

    option: str
    because: str | None = None
    ko = "[{because}에는 {option} 값도|{option} 값이] 필요합니다"
    en = "[{because} needs {option} as well|{option} is needed]"


class ClashingOptionsError(UsageFaultError):
    """Two options contradict each other."""

    one: str
    other: str
    ko = "{one}, {other} 중 하나만 적으세요"
    en = "{one} and {other} contradict each other: give one of them"


class TextTooLongError(UsageFaultError):
    """A text is longer than what is stored."""

    option: str
    most: int  # characters
    ko = "{option}: {most:,}자까지 적을 수 있습니다"
    en = "{option} takes at most {most:,} characters"


class ReservationOrderError(UsageFaultError):
    """Two times of a reservation stand in an order no trip can have."""

    option: str
    earlier: str  # the option whose time must not be later
    ko = "{option} 시각이 {earlier} 시각보다 앞섭니다"
    en = "{option} must not be before {earlier}"


class NobodyToAskError(UsageFaultError):
    """A question cannot be asked because nobody sits at the input; an option answers it."""

    option: str
    ko = "여기서는 물을 수 없습니다. {option} 옵션을 붙이세요"
    en = "Cannot ask here: add {option}"


class DeclinedError(SocarError):
    """Somebody was asked and said no."""

    ko = "그대로 두었습니다"
    en = "Left as it was"


class NothingFoundError(SocarError):
    """A search word leads nowhere, so there is nothing to show."""

    words: str
    nearest: tuple[Localized, ...]
    again: str  # the command that lists everything
    ko = "'{words}': 찾지 못했습니다. [비슷한 것: {nearest}|전체: {again}]"
    en = "'{words}': nothing found. [Nearest: {nearest}|All of them: {again}]"


class NameOneContactError(UsageFaultError):
    """One contact is wanted, and none or several were named."""

    who: str | None
    named: tuple[Localized, ...]
    ko = (
        "['{who}': 여럿입니다. 하나만 적으세요: {named}"
        "|누구의 번호인지 하나만 적으세요. 예: socar contacts 사고 --qr]"
    )
    en = (
        "['{who}' names several. Name one: {named}"
        "|Name one contact. Example: socar contacts accident --qr]"
    )


class NoNumberError(SocarError):
    """A contact is not reached by telephone, but perhaps another way."""

    name: Localized
    route: Localized | None
    ko = "{name}: 전화번호가 없습니다[ ({route})]"
    en = "{name} has no number[ ({route})]"


class NoClipboardError(SocarError):
    """Nothing can be put on a clipboard from here: only a terminal has one."""

    ko = "복사하지 못했습니다. 터미널에서 색을 켜고 써야 합니다 (--color always)"
    en = "Not copied: that takes a terminal with colours on (--color always)"


class TooMuchToCopyError(SocarError):
    """A text is longer than what terminals take for their clipboard."""

    most: int  # bytes
    ko = "복사하지 못했습니다. 터미널 클립보드에는 {most:,}바이트까지 보냅니다"
    en = "Not copied: at most {most:,} bytes are sent to a terminal's clipboard"


class UnknownReservationError(SocarError):
    """Nothing is recorded under a reservation's number."""

    reservation: str
    nearest: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    ko = (
        "예약 '{reservation}'의 기록이 없습니다[. 비슷한 것: {nearest}][. 최근: {latest}]. "
        "기록: socar reservation add --id {reservation:quoted} "
        '--start "오늘 14:00" --end "오늘 18:00"'
    )
    en = (
        "No record of reservation '{reservation}'[. Nearest: {nearest}][. Latest: {latest}]. "
        "To record it: socar reservation add --id {reservation:quoted} "
        '--start "today 14:00" --end "today 18:00"'
    )


class ReservationExistsError(SocarError):
    """The number of a new reservation is taken."""

    exit_code = ExitCode.DATA_ERROR
    reservation: str
    ko = (
        "예약 '{reservation}'은 이미 기록되어 있습니다. "
        "고치려면: socar reservation edit {reservation:quoted}"
    )
    en = (
        "Reservation '{reservation}' is already recorded. "
        "To change it: socar reservation edit {reservation:quoted}"
    )


class OverlapError(SocarError):
    """A new booking of a car would overlap another one of the same car."""

    exit_code = ExitCode.DATA_ERROR
    car: str
    new: str  # from when to when
    other: str  # the number of the one that is there
    old: str
    ko = "{car}: {new} 예약이 '{other}' 예약과 겹칩니다 ({old})"
    en = "{car}: {new} overlaps reservation '{other}' ({old})"


class NoRecordFolderError(SocarError):
    """Nobody knows a folder for the record: no home, and none is named."""

    exit_code = ExitCode.IO_ERROR
    ko = "예약을 기록할 폴더를 알 수 없습니다 (SOCAR_HOME에 절대 경로를 적으세요)"
    en = "No folder for the record is known (set SOCAR_HOME to an absolute path)"


class RecordsDamagedError(SocarError):
    """The record file is not one of ours, or no longer whole; it is never overwritten."""

    exit_code = ExitCode.DATA_ERROR
    file: str
    ko = (
        "{file}: 예약 기록 파일이 아니거나 상했습니다 "
        "(그대로 두었습니다. 다른 이름으로 옮기면 새로 시작합니다)"
    )
    en = (
        "{file}: damaged, or not a record of reservations "
        "(it is left as it is; move it away to start anew)"
    )


class RecordsNewerError(SocarError):
    """The record file was written by a later version of the program."""

    exit_code = ExitCode.DATA_ERROR
    file: str
    ko = "{file}: 더 새로운 socar가 쓴 기록입니다 (socar를 업데이트하세요)"
    en = "{file}: written by a newer socar (update socar)"


class RecordsBusyError(SocarError):
    """Another process keeps the record file to itself."""

    exit_code = ExitCode.BUSY
    file: str
    ko = "{file}: 다른 프로그램이 쓰는 중입니다 (잠시 뒤 다시 하세요)"
    en = "{file}: in use by another program (try again in a moment)"


class NotStoredError(SocarError):
    """Something could not be stored; it is shown in full, as an import reads it."""

    problem: SocarError
    entry: str
    ko = "{problem}. 저장을 마치지 못했습니다. 적어 두세요: {entry}"
    en = "{problem}. Not saved, keep this: {entry}"

    def __post_init__(self) -> None:
        """End as busy where that is the problem."""
        busy = self.problem.exit_code is ExitCode.BUSY
        self.exit_code = ExitCode.BUSY if busy else ExitCode.IO_ERROR


class RescuedError(SocarError):
    """Something was stored beside the record file, because that cannot be written to."""

    exit_code = ExitCode.BUSY
    problem: SocarError
    rescue: str  # the path of the file it is in
    ko = (
        "{problem}. 새 내용은 따로 저장했습니다: {rescue} "
        "(나중에: socar reservation import {rescue:quoted})"
    )
    en = (
        "{problem}. The new entry is saved apart: {rescue} "
        "(later: socar reservation import {rescue:quoted})"
    )


class Complaint(Value):
    """What is wrong in a knowledge file, where, and what to do."""

    line: int
    what: Localized
    harmless: bool = False  # the file works as it is; the line only says what has no effect

    @property
    def place(self) -> Localized:
        """What stands between the name of the file and the fault."""
        return Localized(f"{self.line}", f"{self.line}")


class KnowledgeError(SocarError):
    """A knowledge file is wrong, so nothing in it can be trusted; the first complaint is shown."""

    exit_code = ExitCode.DATA_ERROR
    file: str
    complaints: tuple[Complaint, ...]
    ko = "{file}:{place}: {what}[ (그 밖에 {more}건)]"
    en = "{file}:{place}: {what}[ (and {more} more)]"

    def __post_init__(self) -> None:
        """Pick what is shown."""
        first = self.complaints[0]
        self.place, self.what = first.place, first.what
        self.more = len(self.complaints) - 1 or None


class ReservationFileError(KnowledgeError):
    """A file of reservations is wrong, so nothing of it is taken."""


class FileUnreadableError(SocarError):
    """A file could not be opened or read."""

    exit_code = ExitCode.IO_ERROR
    file: str
    reason: str  # the system's
    ko = "{file}: 읽지 못했습니다 ({reason})"
    en = "{file}: could not be read ({reason})"


class FileUnwritableError(SocarError):
    """A file could not be written."""

    exit_code = ExitCode.IO_ERROR
    file: str
    reason: str  # the system's
    ko = "{file}: 쓰지 못했습니다 ({reason})"
    en = "{file}: could not be written ({reason})"


class PackedError(SocarError):
    """The program runs from an archive, in which there are no files to read."""

    exit_code = ExitCode.IO_ERROR
    archive: str
    ko = "{archive}: 압축 파일 안에서는 정보 파일을 읽을 수 없습니다 (pip로 설치하세요)"
    en = "{archive}: the facts cannot be read inside an archive (install it with pip)"
