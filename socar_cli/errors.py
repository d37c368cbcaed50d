"""What can go wrong: one class per cause, with its exit code and its sentence."""

from dataclasses import dataclass

from socar_cli.language import Language, Localized


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

    def __init__(self, name: str, nearest: str | None) -> None:
        """Keep what was typed and the `nearest` command, if one is near."""
        super().__init__(name)
        self.name = name
        self.nearest = nearest

    def message(self) -> Localized:
        """Name the nearest command, or the list of all."""
        if self.nearest is None:
            return Localized(
                f"'{self.name}' 명령은 없습니다. 목록: socar --help",
                f"No command '{self.name}'. All commands: socar --help",
            )
        return Localized(
            f"'{self.name}' 명령은 없습니다. 혹시: socar {self.nearest}",
            f"No command '{self.name}'. Did you mean: socar {self.nearest}",
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
        self.sentence = sentence
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

    def __init__(self, reservation: str) -> None:
        """Keep the number that was asked for."""
        super().__init__(reservation)
        self.reservation = reservation

    def message(self) -> Localized:
        """Say that the general answer follows."""
        return Localized(
            f"예약 '{self.reservation}'의 기록이 없어 두 경우를 모두 보입니다",
            f"No record of reservation '{self.reservation}': both cases are shown",
        )


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong in a knowledge file, where, and what to do."""

    line: int
    what: Localized


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
            f"{self.file}:{first.line}: {first.what.into(language)}"
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
