"""What can go wrong: one short declaration per cause, with its sentence in both languages."""

import re
from enum import IntEnum
from shlex import quote
from typing import ClassVar

from socar_cli.language import Localized, joined
from socar_cli.value import Value

_MAX_TYPED = 100  # characters of a typed word that an error message repeats
_OPTIONAL = r"\[([^|\]]*)\|?([^\]]*)\]"
_FIELD = r"{(\w+)"


class ExitCode(IntEnum):
    """The exit codes of the program; `socar help exit-codes` explains each."""

    DONE = 0
    FAILED = 1  # nothing found, nothing done, or a check failed
    USAGE = 2
    DATA_ERROR = 65
    IO_ERROR = 74
    BUSY = 75
    INTERRUPTED = 130
    READER_GONE = 141


class SocarError(Exception):
    """An error that is reported to the user in one line, without a traceback.

    A subclass declares the names of its `fields` in the order of the constructor's arguments, and
    the message in Korean and English. A field that is not given has the value of the class
    attribute of that name.

    In a message `{field}` stands for the value, `{field_quoted}` for the value quoted for a shell.
    `[text]` is left out if a field in it is None or an empty tuple; `[text|other]` is `other` then.
    Several values are separated by commas.
    """

    fields: ClassVar[tuple[str, ...]] = ()
    exit_code = ExitCode.FAILED
    ko: ClassVar[str]
    en: ClassVar[str]

    def __init_subclass__(cls, *, fields: str = "", exit_code: ExitCode | None = None) -> None:
        """Read the declaration: the `fields` are separated by spaces."""
        cls.fields = tuple(fields.split()) or cls.fields
        cls.exit_code = cls.exit_code if exit_code is None else exit_code

    def __init__(self, *values: object, **named: object) -> None:
        """Take the values of the fields, in their order or by name."""
        vars(self).update(zip(self.fields[: len(values)], values, strict=True), **named)

    def message(self) -> Localized:
        """Return the line that says what is wrong and what to do about it."""
        values = {name: getattr(self, name) for name in self.fields}
        unknown = {name for name, value in values.items() if value in (None, ())}

        def choose(match: re.Match[str]) -> str:
            return match[1] if unknown.isdisjoint(re.findall(_FIELD, match[1])) else match[2]

        pattern = Localized(*(re.sub(_OPTIONAL, choose, text) for text in (self.ko, self.en)))
        quoted = {f"{key}_quoted": quote(v) for key, v in values.items() if isinstance(v, str)}
        texts = {key: joined(", ", v) if isinstance(v, tuple) else v for key, v in values.items()}
        return pattern.format(**texts, **quoted)


class TypedError(SocarError):
    """An error whose message repeats what was typed."""

    def __init__(self, *values: object, **named: object) -> None:
        """Shorten what was typed if it is very long: the message is one line."""
        super().__init__(*values, **named)
        for name, value in vars(self).items():
            if isinstance(value, str) and len(value) > _MAX_TYPED:
                setattr(self, name, f"{value[:_MAX_TYPED]}…")


class UsageFaultError(TypedError, exit_code=ExitCode.USAGE):
    """The command line is wrong."""


class UnknownCommandError(UsageFaultError, fields="name nearest group"):
    """A group has no command of that name."""

    nearest: str | None
    group = "socar"
    ko = "'{name}' 명령은 없습니다. [혹시: {group} {nearest}|목록: {group} --help]"
    en = "No command '{name}'. [Did you mean: {group} {nearest}|All commands: {group} --help]"


class UnknownOptionError(UsageFaultError, fields="name command nearest"):
    """A command has no option of that name."""

    ko = "'{name}' 옵션은 없습니다. [혹시: {command} {nearest}|목록: {command} --help]"
    en = "No option '{name}'. [Did you mean: {command} {nearest}|All options: {command} --help]"


class UnknownChoiceError(UsageFaultError, fields="option typed choices nearest"):
    """An option was given a value that is none of its choices, or several of them."""

    ko = "{option} '{typed}': {choices} 가운데 하나를 적으세요[. 혹시: {nearest}]"
    en = "{option} '{typed}': give one of {choices}[. Did you mean: {nearest}]"


class MissingValueError(UsageFaultError, fields="name about takes command"):
    """An option has no value, or a required argument is missing.

    What the value is `about` is said in words or as all the values there are; of an option,
    `takes` is what help shows behind it, such as `TIME`.
    """

    ko = "{name} 값이 필요합니다: {about}[ ({takes})] (도움말: {command} --help)"
    en = "{name} needs a value: {about}[ ({takes})] (help: {command} --help)"


class FlagValueError(UsageFaultError, fields="option typed command"):
    """An option that takes no value was given one."""

    ko = "{option} '{typed}': 값을 받지 않는 옵션입니다. 혹시: {command} {option}"
    en = "{option} '{typed}': this option takes no value. Did you mean: {command} {option}"


class ExtraWordsError(UsageFaultError, fields="words usage nearest"):
    """The command takes fewer words than were typed; `nearest` is an option."""

    nearest: str | None
    ko = "'{words}': 이 명령이 받지 않는 말입니다. 사용법: {usage}[. 혹시: {nearest}]"
    en = "Unexpected words '{words}'. Usage: {usage}[. Did you mean: {nearest}]"


class UnreadableLineError(UsageFaultError, fields="command"):
    """Typer refuses the line for a reason that is not translated here."""

    ko = "명령줄을 해석하지 못했습니다 (도움말: {command} --help)"
    en = "The command line cannot be parsed (help: {command} --help)"


class UnreadableMomentError(UsageFaultError, fields="typed"):
    """A time is written in a way that the program does not read."""

    ko = "'{typed}': 시각이 아닙니다. 예: \"2026-11-22 14:00\""
    en = "'{typed}' is not a valid time. Example: \"2026-11-22 14:00\""


class UnreadableNextError(UsageFaultError, fields="typed"):
    """The start of the next customer's booking is neither a time nor an answer."""

    ko = "--next '{typed}': 네, 아니요, 모름이나 시각을 적으세요. 예: \"2026-11-22 14:00\""
    en = "--next '{typed}': give yes, no, unknown or a time. Example: \"2026-11-22 14:00\""


class UnreadableWonError(UsageFaultError, fields="typed option"):
    """An amount of won is written in a way that the program does not read."""

    ko = "{option} '{typed}': 금액이 아닙니다. 예: 300000, 300,000, 30만"
    en = "{option} '{typed}' is not a valid amount. Example: 300000 or 300,000"


class UnreadableDaysError(UsageFaultError, fields="typed option most"):
    """A number of days is written in a way that the program does not read, or is too large."""

    ko = "{option} '{typed}': 날수가 아닙니다 (0에서 {most:,}까지). 예: 4, 4일, 나흘"
    en = "{option} '{typed}' is not a valid number of days (0 to {most:,}). Example: 4"


class MissingOptionError(UsageFaultError, fields="option because"):
    """An option is required, always or `because` of another one."""

    because = None
    ko = "[{because}에는 {option} 값도|{option} 값이] 필요합니다"
    en = "[{because} requires {option}|{option} is required]"


class ClashingOptionsError(UsageFaultError, fields="one other"):
    """Two options contradict each other."""

    ko = "{one}, {other} 중 하나만 적으세요"
    en = "{one} and {other} cannot be used together"


class TextTooLongError(UsageFaultError, fields="option most"):
    """A text has more characters than are stored."""

    ko = "{option}: {most:,}자까지 적을 수 있습니다"
    en = "{option} takes at most {most:,} characters"


class UnreadableIdError(UsageFaultError, fields="typed"):
    """The number of a new reservation has a sign that a shell may take for its own."""

    ko = "--id '{typed}': 글자, 숫자와 - _ . 만 100자까지 적을 수 있습니다. 예: R-7"
    en = "--id '{typed}': up to 100 letters, digits and - _ . are allowed. Example: R-7"


class ReservationOrderError(UsageFaultError, fields="option earlier"):
    """The time given by `option` is before the one given by `earlier`."""

    ko = "{option} 시각이 {earlier} 시각보다 앞섭니다"
    en = "{option} must not be before {earlier}"


class WorkbookError(SocarError, fields="file", exit_code=ExitCode.USAGE):
    """A file is to be written in a format of a spreadsheet program."""

    ko = "{file}: 엑셀 통합 문서로는 저장하지 않습니다 (.csv로 저장하면 엑셀에서 열립니다)"
    en = "{file}: Excel workbooks are not supported (use .csv, which Excel opens)"


class NobodyToAskError(UsageFaultError):
    """Whether to remove something cannot be asked because the input is no terminal."""

    ko = "터미널이 아니어서 물을 수 없습니다. --yes 옵션을 붙이세요"
    en = "Cannot ask without a terminal: add --yes"


class DeclinedError(SocarError):
    """The user was asked and did not agree."""

    ko = "취소했습니다. 바뀐 것은 없습니다"
    en = "Cancelled, nothing was changed"


class NothingFoundError(SocarError, fields="words nearest again"):
    """Nothing has what was looked for; `again` is the command that lists everything."""

    nearest: tuple[Localized, ...]
    ko = "'{words}': 찾지 못했습니다. [비슷한 것: {nearest}|전체: {again}]"
    en = "'{words}': nothing found. [Nearest: {nearest}|Full list: {again}]"


class NoQuestionError(NothingFoundError):
    """No question has the words; something else may answer them."""


class NameOneContactError(UsageFaultError, fields="who named"):
    """One contact is needed, and none or several were named."""

    ko = (
        "['{who}'에 맞는 연락처가 여럿입니다. 하나만 적으세요: {named}"
        "|누구의 번호인지 하나만 적으세요. 예: socar contacts 사고 --qr]"
    )
    en = (
        "['{who}' matches several contacts. Choose one: {named}"
        "|Name one contact. Example: socar contacts accident --qr]"
    )


class NoNumberError(SocarError, fields="name route"):
    """A contact has no telephone number; `route` is another way to reach it."""

    ko = "{name}: 전화번호가 없습니다[ ({route})]"
    en = "{name} has no number[ ({route})]"


class NoClipboardError(SocarError):
    """There is no clipboard to copy to: only a terminal has one."""

    ko = "복사하지 못했습니다. 터미널에서 색을 켜고 써야 합니다 (--color always)"
    en = "Not copied: the clipboard needs a terminal with colours on (--color always)"


class TooMuchToCopyError(SocarError, fields="most"):
    """A text has more bytes than terminals accept for their clipboard."""

    ko = "복사하지 못했습니다. 터미널 클립보드에는 {most:,}바이트까지 보냅니다"
    en = "Not copied: at most {most:,} bytes are sent to a terminal's clipboard"


class UnknownReservationError(TypedError, fields="reservation nearest latest new"):
    """No reservation has that number; `new` is the same where one may be recorded under it."""

    nearest: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()
    new: str | None = None
    ko = (
        "예약 '{reservation}'의 기록이 없습니다[. 비슷한 것: {nearest}][. 최근: {latest}]"
        '[. 기록: socar reservation add --id {new} --start "오늘 14:00" --end "오늘 18:00"]'
    )
    en = (
        "No record of reservation '{reservation}'[. Nearest: {nearest}][. Latest: {latest}]"
        "[. To record it: socar reservation add --id {new} "
        '--start "today 14:00" --end "today 18:00"]'
    )


class ReservationChangedError(SocarError, fields="reservation"):
    """Between the question and the answer another reservation got that number, or it changed."""

    ko = "예약 '{reservation}'이 그사이 바뀌어 지우지 않았습니다. 확인하고 다시 지우세요"
    en = "Reservation '{reservation}' has changed and was not removed: check it, then try again"


class ReservationExistsError(SocarError, fields="reservation", exit_code=ExitCode.DATA_ERROR):
    """The number of a new reservation is taken."""

    ko = (
        "예약 '{reservation}'은 이미 기록되어 있습니다. "
        "고치려면: socar reservation edit {reservation_quoted}"
    )
    en = (
        "Reservation '{reservation}' is already recorded. "
        "To change it: socar reservation edit {reservation_quoted}"
    )


class OverlapError(SocarError, fields="car new other old", exit_code=ExitCode.DATA_ERROR):
    """A booking overlaps another booking of the same car; `new` and `old` are their times."""

    ko = "{car}: {new} 예약이 '{other}' 예약과 겹칩니다 ({old})"
    en = "{car}: {new} overlaps reservation '{other}' ({old})"


class RecordUnusableError(SocarError):
    """The record file cannot be used at all."""


class NoRecordFolderError(RecordUnusableError, exit_code=ExitCode.IO_ERROR):
    """The folder of the record is unknown: there is no home, and none is configured."""

    ko = "예약을 기록할 폴더를 알 수 없습니다 (SOCAR_HOME에 절대 경로를 적으세요)"
    en = "No folder for the record is known (set SOCAR_HOME to an absolute path)"


class RecordsDamagedError(RecordUnusableError, fields="file", exit_code=ExitCode.DATA_ERROR):
    """The record file is damaged or not ours; it is never overwritten."""

    ko = (
        "{file}: 예약 기록 파일이 아니거나 손상되었습니다 "
        "(그대로 두었습니다. 다른 이름으로 옮기면 새로 시작합니다)"
    )
    en = (
        "{file}: damaged, or not a record of reservations "
        "(it is left as it is; move it away to start anew)"
    )


class RecordsNewerError(RecordUnusableError, fields="file", exit_code=ExitCode.DATA_ERROR):
    """The record file was written by a newer version of the program."""

    ko = "{file}: 더 새로운 socar가 쓴 기록입니다 (socar를 업데이트하세요)"
    en = "{file}: written by a newer socar (update socar)"


class RecordsBusyError(RecordUnusableError, fields="file", exit_code=ExitCode.BUSY):
    """Another process has locked the record file."""

    ko = "{file}: 다른 프로그램이 쓰는 중입니다 (잠시 뒤 다시 하세요)"
    en = "{file}: in use by another program (try again in a moment)"


class NotStoredError(SocarError, fields="problem entry"):
    """Something could not be stored; `entry` is all of it, in the format that import reads."""

    entry: str
    ko = "{problem}. 저장을 마치지 못했습니다. 적어 두세요: {entry}"
    en = "{problem}. Not saved, keep this: {entry}"

    def __init__(self, problem: SocarError, entry: str) -> None:
        """Exit as an I/O error if that is the problem; otherwise the record can be used later."""
        super().__init__(problem.message(), entry)
        refused = problem.exit_code is ExitCode.IO_ERROR
        self.exit_code = ExitCode.IO_ERROR if refused else ExitCode.BUSY


class Complaint(Value):
    """What is wrong in a knowledge file, where, and what to do."""

    # Also of a file of reservations; the sentence above stands in a schema of the answers.
    line: int  # 0 where `what` says the place
    what: Localized
    harmless: bool = False  # the file works as it is; the line says what has no effect


class FaultyFileError(SocarError, fields="file line what more", exit_code=ExitCode.DATA_ERROR):
    """A file of facts or of reservations is wrong; the message is the first complaint."""

    file: str
    ko = "{file}[:{line}]: {what}[ (그 밖에 {more}건)]"
    en = "{file}[:{line}]: {what}[ (and {more} more)]"

    def __init__(self, file: str, complaints: tuple[Complaint, ...]) -> None:
        """Take the complaints in the order of their lines."""
        first = complaints[0]
        super().__init__(file, first.line or None, first.what, len(complaints) - 1 or None)
        self.complaints = complaints


class KnowledgeError(FaultyFileError):
    """A knowledge file is wrong; of a user's own what is right in it is used all the same."""


class ReservationFileError(FaultyFileError):
    """A file of reservations is wrong, so none of it is imported."""


class FileUnreadableError(SocarError, fields="file reason", exit_code=ExitCode.IO_ERROR):
    """A file could not be read; `reason` is the system's."""

    file: str
    ko = "{file}: 읽지 못했습니다 ({reason})"
    en = "{file}: could not be read ({reason})"


class FileUnwritableError(SocarError, fields="file reason", exit_code=ExitCode.IO_ERROR):
    """A file could not be written; `reason` is the system's."""

    ko = "{file}: 쓰지 못했습니다 ({reason})"
    en = "{file}: could not be written ({reason})"


class PackedError(SocarError, fields="archive", exit_code=ExitCode.IO_ERROR):
    """The program runs from an archive, in which no files can be read."""

    ko = "{archive}: 압축 파일 안에서는 정보 파일을 읽을 수 없습니다 (pip로 설치하세요)"
    en = "{archive}: the facts cannot be read inside an archive (install it with pip)"
