"""What can go wrong: one class per cause, with its exit code and its sentence."""

from socar_cli.language import Language, Localized
from socar_cli.value import Value


class SocarError(Exception):
    """A fault the user is told about in one line, without a traceback."""

    exit_code: int = 1

    def message(self) -> Localized:
        """Return the one line that says what is wrong and what to do."""
        raise NotImplementedError


class UsageFaultError(SocarError):
    """The words of the command line are off."""

    exit_code = 2


class UnknownCommandError(UsageFaultError):
    """There is no command of that name."""

    def __init__(self, name: str, nearest: str | None, *, group: str = "socar") -> None:
        """Keep what was typed, the `nearest` command, if one is near, and in which `group`."""
        super().__init__(name)
        self.name = name
        self.nearest = nearest
        self.group = group

    def message(self) -> Localized:
        """Name the nearest command, or the list of all."""
        if self.nearest is None:
            return Localized(
                f"'{self.name}' 명령은 없습니다. 목록: {self.group} --help",
                f"No command '{self.name}'. All commands: {self.group} --help",
            )
        return Localized(
            f"'{self.name}' 명령은 없습니다. 혹시: {self.group} {self.nearest}",
            f"No command '{self.name}'. Did you mean: {self.group} {self.nearest}",
        )


class UnknownOptionError(UsageFaultError):
    """A command has no option of that name."""

    def __init__(self, name: str, command: str, nearest: str | None) -> None:
        """Keep what was typed, the `command` it was given to, and the `nearest` option."""
        super().__init__(name)
        self.name = name
        self.command = command
        self.nearest = nearest

    def message(self) -> Localized:
        """Name the nearest option, or where the options are listed."""
        if self.nearest is None:
            return Localized(
                f"'{self.name}' 옵션은 없습니다. 목록: {self.command} --help",
                f"No option '{self.name}'. All options: {self.command} --help",
            )
        return Localized(
            f"'{self.name}' 옵션은 없습니다. 혹시: {self.command} {self.nearest}",
            f"No option '{self.name}'. Did you mean: {self.command} {self.nearest}",
        )


class UsageProblemError(UsageFaultError):
    """Typer refuses the line, in a sentence of its own."""

    def __init__(self, sentence: str, command: str) -> None:
        """Keep Typer's `sentence` and the `command` it was said of."""
        super().__init__(sentence)
        self.sentence = " ".join(sentence.split())
        self.command = command

    def message(self) -> Localized:
        """Add where to find help."""
        return Localized(
            f"{self.sentence} (도움말: {self.command} --help)",
            f"{self.sentence} (help: {self.command} --help)",
        )


class UnreadableMomentError(UsageFaultError):
    """A moment was written in a way the program does not read."""

    def __init__(self, text: str) -> None:
        """Keep what was typed."""
        super().__init__(text)
        self.text = text

    def message(self) -> Localized:
        """Show the ways of writing that are read."""
        return Localized(
            f"'{self.text}': 시각을 읽지 못했습니다. 예: \"2026-11-22 14:00\"",
            f"'{self.text}' is not a time this reads. Example: \"2026-11-22 14:00\"",
        )


class UnreadableWonError(UsageFaultError):
    """An amount of won was written in a way the program does not read."""

    def __init__(self, text: str, option: str) -> None:
        """Keep what was typed, and the `option` it was typed for."""
        super().__init__(text)
        self.text = text
        self.option = option

    def message(self) -> Localized:
        """Name the option and show the ways of writing that are read."""
        return Localized(
            f"{self.option} '{self.text}': 금액을 읽지 못했습니다. 예: 300000, 300,000, 30만",
            f"{self.option} '{self.text}' is not an amount this reads. Example: 300000 or 300,000",
        )


class MissingOptionError(UsageFaultError):
    """An option has to be given, by itself or because of another one."""

    def __init__(self, option: str, because: str | None = None) -> None:
        """Keep the missing `option`, and the one `because` of which it is needed."""
        super().__init__(option)
        self.option = option
        self.because = because

    def message(self) -> Localized:
        """Name what is missing."""
        if self.because is None:
            return Localized(f"{self.option} 값이 필요합니다", f"{self.option} is needed")
        return Localized(
            f"{self.because}에는 {self.option} 값도 필요합니다",
            f"{self.because} needs {self.option} as well",
        )


class ClashingOptionsError(UsageFaultError):
    """Two options contradict each other."""

    def __init__(self, one: str, other: str) -> None:
        """Keep both."""
        super().__init__(one, other)
        self.one = one
        self.other = other

    def message(self) -> Localized:
        """Name both."""
        return Localized(
            f"{self.one}, {self.other} 중 하나만 적으세요",
            f"{self.one} and {self.other} contradict each other: give one of them",
        )


class TextTooLongError(UsageFaultError):
    """A text is longer than what is stored."""

    def __init__(self, option: str, most: int) -> None:
        """Keep the `option` it was typed for, and how many signs it may `most` have."""
        super().__init__(option)
        self.option = option
        self.most = most

    def message(self) -> Localized:
        """Name the option and the limit."""
        return Localized(
            f"{self.option}: {self.most:,}자까지 적을 수 있습니다",
            f"{self.option} takes at most {self.most:,} characters",
        )


class ReservationOrderError(UsageFaultError):
    """Two times of a reservation stand in an order no trip can have."""

    def __init__(self, option: str, earlier: str) -> None:
        """Keep the `option` at fault, and the one whose time must be `earlier`."""
        super().__init__(option)
        self.option = option
        self.earlier = earlier

    def message(self) -> Localized:
        """Name both."""
        return Localized(
            f"{self.option} 시각이 {self.earlier} 시각보다 앞섭니다",
            f"{self.option} must not be before {self.earlier}",
        )


class NobodyToAskError(UsageFaultError):
    """A question cannot be asked because nobody sits at the input."""

    def __init__(self, option: str) -> None:
        """Keep the `option` that answers it."""
        super().__init__(option)
        self.option = option

    def message(self) -> Localized:
        """Name the option."""
        return Localized(
            f"여기서는 물을 수 없습니다. {self.option} 옵션을 붙이세요",
            f"Cannot ask here: add {self.option}",
        )


class DeclinedError(SocarError):
    """Somebody was asked and said no."""

    def message(self) -> Localized:
        """Say that all is as it was."""
        return Localized("그대로 두었습니다", "Left as it was")


class NothingFoundError(SocarError):
    """A search word leads nowhere, so there is nothing to show."""

    def __init__(self, words: str, nearest: tuple[Localized, ...], again: str) -> None:
        """Keep the `words`, the `nearest` names and the command `again` that lists all."""
        super().__init__(words)
        self.words = words
        self.nearest = nearest
        self.again = again

    def message(self) -> Localized:
        """Name what is nearest, or the command that lists everything."""
        if not self.nearest:
            return Localized(
                f"'{self.words}': 찾지 못했습니다. 전체: {self.again}",
                f"'{self.words}': nothing found. All of them: {self.again}",
            )
        ko, en = (", ".join(name.into(language) for name in self.nearest) for language in Language)
        return Localized(
            f"'{self.words}': 찾지 못했습니다. 비슷한 것: {ko}",
            f"'{self.words}': nothing found. Nearest: {en}",
        )


class NameOneContactError(UsageFaultError):
    """One contact is wanted, and none or several were named."""

    def __init__(self, who: str | None, named: tuple[Localized, ...]) -> None:
        """Keep what was typed, if anything was, and whom that names."""
        super().__init__(who)
        self.who = who
        self.named = named

    def message(self) -> Localized:
        """Ask for one name, with those to choose from."""
        if self.who is None:
            return Localized(
                "누구의 번호인지 하나만 적으세요. 예: socar contacts 사고 --qr",
                "Name one contact. Example: socar contacts accident --qr",
            )
        ko, en = (", ".join(name.into(language) for name in self.named) for language in Language)
        return Localized(
            f"'{self.who}': 여럿입니다. 하나만 적으세요: {ko}",
            f"'{self.who}' names several. Name one: {en}",
        )


class NoNumberError(SocarError):
    """A contact is not reached by telephone."""

    def __init__(self, name: Localized, route: Localized | None) -> None:
        """Keep the `name` and the other way to it."""
        super().__init__(name)
        self.name = name
        self.route = route

    def message(self) -> Localized:
        """Name the other way, where there is one."""
        ko, en = (f" ({self.route.into(language)})" if self.route else "" for language in Language)
        return Localized(
            f"{self.name.ko}: 전화번호가 없습니다{ko}", f"{self.name.en} has no number{en}"
        )


class NoClipboardError(SocarError):
    """Nothing can be put on a clipboard from here."""

    def message(self) -> Localized:
        """Say why: only a terminal has one."""
        return Localized(
            "복사하지 못했습니다. 터미널에서 색을 켜고 써야 합니다 (--color always)",
            "Not copied: that takes a terminal with colours on (--color always)",
        )


class UnknownReservationError(SocarError):
    """Nothing is recorded under a reservation's number."""

    def __init__(
        self, reservation: str, nearest: tuple[str, ...] = (), latest: tuple[str, ...] = ()
    ) -> None:
        """Keep the number that was asked for, the `nearest` and the `latest` recorded."""
        super().__init__(reservation)
        self.reservation = reservation
        self.nearest = nearest
        self.latest = latest

    def message(self) -> Localized:
        """Name what is near and what is new, and give a line that records it."""
        add = f"socar reservation add --id {_quoted(self.reservation)}"
        ko = [f"예약 '{self.reservation}'의 기록이 없습니다"]
        en = [f"No record of reservation '{self.reservation}'"]
        if self.nearest:
            ko.append(f"비슷한 것: {', '.join(self.nearest)}")
            en.append(f"Nearest: {', '.join(self.nearest)}")
        if self.latest:
            ko.append(f"최근: {', '.join(self.latest)}")
            en.append(f"Latest: {', '.join(self.latest)}")
        ko.append(f'기록: {add} --start "오늘 14:00" --end "오늘 18:00"')
        en.append(f'To record it: {add} --start "today 14:00" --end "today 18:00"')
        return Localized(". ".join(ko), ". ".join(en))


class ReservationExistsError(SocarError):
    """The number of a new reservation is taken."""

    exit_code = 65

    def __init__(self, reservation: str) -> None:
        """Keep the number."""
        super().__init__(reservation)
        self.reservation = reservation

    def message(self) -> Localized:
        """Say how to change the one that is there."""
        edit = f"socar reservation edit {_quoted(self.reservation)}"
        return Localized(
            f"예약 '{self.reservation}'은 이미 기록되어 있습니다. 고치려면: {edit}",
            f"Reservation '{self.reservation}' is already recorded. To change it: {edit}",
        )


class OverlapError(SocarError):
    """Two bookings of the same car would overlap."""

    exit_code = 65

    def __init__(self, car: str, new: tuple[str, str], other: str, old: tuple[str, str]) -> None:
        """Keep the `car`, when the `new` booking is, and the number and time of the `other`."""
        super().__init__(car)
        self.car = car
        self.new = new
        self.other = other
        self.old = old

    def message(self) -> Localized:
        """Name both times."""
        new, old = " ~ ".join(self.new), " ~ ".join(self.old)
        return Localized(
            f"{self.car}: {new} 예약이 '{self.other}' 예약과 겹칩니다 ({old})",
            f"{self.car}: {new} overlaps reservation '{self.other}' ({old})",
        )


class NoRecordFolderError(SocarError):
    """Nobody knows a folder for the record: no home, and none is named."""

    exit_code = 74

    def message(self) -> Localized:
        """Say how to name one."""
        return Localized(
            "예약을 기록할 폴더를 알 수 없습니다 (SOCAR_HOME에 절대 경로를 적으세요)",
            "No folder for the record is known (set SOCAR_HOME to an absolute path)",
        )


class RecordsDamagedError(SocarError):
    """The record file is not one of ours, or no longer whole; it is never overwritten."""

    exit_code = 65

    def __init__(self, file: str) -> None:
        """Keep the path of the `file`."""
        super().__init__(file)
        self.file = file

    def message(self) -> Localized:
        """Say that it is left alone and how to go on."""
        return Localized(
            f"{self.file}: 예약 기록 파일이 아니거나 상했습니다 "
            "(그대로 두었습니다. 다른 이름으로 옮기면 새로 시작합니다)",
            f"{self.file}: damaged, or not a record of reservations "
            "(it is left as it is; move it away to start anew)",
        )


class RecordsNewerError(SocarError):
    """The record file was written by a later version of the program."""

    exit_code = 65

    def __init__(self, file: str) -> None:
        """Keep the path of the `file`."""
        super().__init__(file)
        self.file = file

    def message(self) -> Localized:
        """Say what to do."""
        return Localized(
            f"{self.file}: 더 새로운 socar가 쓴 기록입니다 (socar를 업데이트하세요)",
            f"{self.file}: written by a newer socar (update socar)",
        )


class RecordsBusyError(SocarError):
    """Another process keeps the record file to itself."""

    exit_code = 75

    def __init__(self, file: str) -> None:
        """Keep the path of the `file`."""
        super().__init__(file)
        self.file = file

    def message(self) -> Localized:
        """Say what to do."""
        return Localized(
            f"{self.file}: 다른 프로그램이 쓰는 중입니다 (잠시 뒤 다시 하세요)",
            f"{self.file}: in use by another program (try again in a moment)",
        )


class NotStoredError(SocarError):
    """Something could not be stored; it is shown in full, so that it is not lost."""

    def __init__(self, problem: SocarError, entry: str) -> None:
        """Keep the `problem` that prevented it, and the `entry` in full."""
        super().__init__(entry)
        self.problem = problem
        self.entry = entry
        self.exit_code = 75 if problem.exit_code == RecordsBusyError.exit_code else 74

    def message(self) -> Localized:
        """Show the entry, which `socar reservation import` reads."""
        problem = self.problem.message()
        return Localized(
            f"{problem.ko}. 저장을 마치지 못했습니다. 적어 두세요: {self.entry}",
            f"{problem.en}. Not saved, keep this: {self.entry}",
        )


class RescuedError(SocarError):
    """Something was stored beside the record file, because that cannot be written to."""

    exit_code = 75

    def __init__(self, problem: SocarError, rescue: str) -> None:
        """Keep the `problem`, and the path of the `rescue` file."""
        super().__init__(rescue)
        self.problem = problem
        self.rescue = rescue

    def message(self) -> Localized:
        """Say where it is, and how to bring it back."""
        problem = self.problem.message()
        again = f"socar reservation import {_quoted(self.rescue)}"
        return Localized(
            f"{problem.ko}. 새 내용은 따로 저장했습니다: {self.rescue} (나중에: {again})",
            f"{problem.en}. The new entry is saved apart: {self.rescue} (later: {again})",
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


class EntryComplaint(Complaint):
    """What is wrong with one reservation of a JSON file, where lines say little."""

    number: int = 0  # of the reservation in its list, from 1

    @property
    def place(self) -> Localized:
        """What stands between the name of the file and the fault."""
        return Localized(f" 예약 {self.number}", f" reservation {self.number}")


class KnowledgeError(SocarError):
    """A knowledge file is wrong, so nothing in it can be trusted."""

    exit_code = 65

    def __init__(self, file: str, complaints: tuple[Complaint, ...]) -> None:
        """Keep the name of the `file` and every one of its `complaints`."""
        super().__init__(file)
        self.file = file
        self.complaints = complaints

    def message(self) -> Localized:
        """Show the first complaint, and how many more there are."""
        first, more = self.complaints[0], len(self.complaints) - 1
        rest = Localized(f" (그 밖에 {more}건)", f" (and {more} more)") if more else None
        ko, en = (
            f"{self.file}:{first.place.into(language)}: {first.what.into(language)}"
            f"{rest.into(language) if rest else ''}"
            for language in Language
        )
        return Localized(ko, en)


class FileUnreadableError(SocarError):
    """A file could not be opened or read."""

    exit_code = 74

    def __init__(self, file: str, reason: str) -> None:
        """Keep the name of the `file` and the system's `reason`."""
        super().__init__(file)
        self.file = file
        self.reason = reason

    def message(self) -> Localized:
        """Name the file and the reason."""
        return Localized(
            f"{self.file}: 읽지 못했습니다 ({self.reason})",
            f"{self.file}: could not be read ({self.reason})",
        )


class PackedError(SocarError):
    """The program runs from an archive, in which there are no files to read."""

    exit_code = 74

    def __init__(self, archive: str) -> None:
        """Keep the path of the `archive`."""
        super().__init__(archive)
        self.archive = archive

    def message(self) -> Localized:
        """Say what to do."""
        return Localized(
            f"{self.archive}: 압축 파일 안에서는 정보 파일을 읽을 수 없습니다 (pip로 설치하세요)",
            f"{self.archive}: the facts cannot be read inside an archive (install it with pip)",
        )


class ReservationFileError(KnowledgeError):
    """A file of reservations is wrong, so nothing of it is taken."""


class FileUnwritableError(SocarError):
    """A file could not be written."""

    exit_code = 74

    def __init__(self, file: str, reason: str) -> None:
        """Keep the name of the `file` and the system's `reason`."""
        super().__init__(file)
        self.file = file
        self.reason = reason

    def message(self) -> Localized:
        """Name the file and the reason."""
        return Localized(
            f"{self.file}: 쓰지 못했습니다 ({self.reason})",
            f"{self.file}: could not be written ({self.reason})",
        )


def _quoted(word: str) -> str:
    """Return a word as one types it in a shell."""
    from shlex import quote  # noqa: PLC0415 - most calls have nothing to complain of

    return quote(word)
