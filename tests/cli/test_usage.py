"""Wrong usage of every command, in both languages: one line that says what was typed and known."""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from socar_cli.cli import app
from socar_cli.cli.app import command_tree
from socar_cli.cli.context import App
from socar_cli.cli.help import usage_error
from socar_cli.errors import UnreadableLineError, UsageFaultError
from socar_cli.language import Language, Localized
from tests.screens import LANGUAGES
from tests.sealed import SUNDAY_EVENING, Outcome, Run, built_in_knowledge, built_in_vocabulary

SHARED = {"help", "lang", "plain", "sources", "knowledge", "color"}
# What a command cannot do without.
NEEDED = {"start": ("--start", "9:00"), "end": ("--end", "10:00"), "file": ("none.csv",)}
WRONG = "?!"


def commands(command: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401
    """Yield each command and group of the tree, with the names that lead to it."""
    yield path, command
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from commands(command.get_command(None, name), *path, name)


def _needed(command: Any) -> list[str]:  # noqa: ANN401
    """Return what has to be typed behind the name of a command."""
    needed = [parameter for parameter in command.params if parameter.required]
    return [word for entry in needed for word in NEEDED.get(entry.name, ("R-1",))]


def wrong(path: tuple[str, ...], command: Any) -> Iterator[list[str]]:  # noqa: ANN401
    """Yield a line for every way to use a command wrongly."""
    whole = [*path, *_needed(command)]
    yield [*whole, "--souces" if path else "--qqq"]
    if path and hasattr(command, "list_commands"):
        yield from ([*path], [*path, "qqq"], [*path, f"{command.list_commands(None)[0]}x"])
    elif all(parameter.nargs == 1 for parameter in command.params):
        yield [*whole, *("many",) * 3]
    if whole != list(path):
        yield [*path]
    for option in command.params:
        if option.param_type_name == "option" and (option.name not in SHARED or not path):
            name = option.opts[0]
            yield [*whole, f"{name}={WRONG}"] if option.is_flag else [*whole, name]
            if not option.is_flag:
                yield [*whole, name, WRONG]


def _fault(line: list[str], home: Path) -> Localized | None:
    """Return the complaint about a line, None where it is a right one or nothing is recorded."""
    environ, clock = {"SOCAR_HOME": str(home)}, (lambda: SUNDAY_EVENING)
    world = App(environ=environ, stdout=io.StringIO(), stderr=io.StringIO(), clock=clock)
    world.knowledge, world.vocabulary = built_in_knowledge(), built_in_vocabulary()
    try:
        app.run_line(line, world)
    except UsageFaultError as fault:
        return fault.message()
    except (SystemExit, Exception):  # noqa: BLE001 - what is no wrong usage is looked at elsewhere
        return None
    return None


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Localized]:
    """Return every wrong line with what is said of it."""
    home = tmp_path_factory.mktemp("home")
    lines = [
        *(line for path, command in commands(command_tree()) for line in wrong(path, command)),
        *(["기둥", "--qqq"], ["acident"], ["breakdown", "--all", "펑크"], ["accident", "--name=X"]),
        *(["lost-item", "--ended", "14:00", "--next", WRONG], ["costs", "1만", "--days", WRONG]),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "_build", cache(app._build))  # noqa: SLF001 - once for all lines
        patch.setattr("typer._completion_shared._get_shell_name", lambda: None)  # whoever runs this
        found = {" ".join(line): _fault(line, home) for line in lines}
    return {line: fault for line, fault in found.items() if fault is not None}


@pytest.mark.parametrize("language", Language)
def test_every_wrong_usage(
    complaints: dict[str, Localized], golden: Callable[[str, str], None], language: Language
) -> None:
    """The line of each command and each way to use it wrongly is the one somebody accepted."""
    said = (
        f"$ socar {line}\n{fault.in_language(language)}\n" for line, fault in complaints.items()
    )
    golden(f"usage-errors.{language}.txt", "".join(said))


def test_no_complaint_is_in_another_language(complaints: dict[str, Localized]) -> None:
    """A Korean complaint is a Korean sentence, an English one has no Korean but what was typed."""
    for line, fault in complaints.items():
        assert re.search("[가-힣] ?[가-힣]", fault.ko), line
        assert not re.search("[가-힣]+ [가-힣]+", fault.en), line
        assert "\n" not in fault.ko + fault.en


@pytest.mark.parametrize(
    ("line", "ko", "en"),
    [
        (
            "accident --ev=네",
            "--ev '네': 값을 받지 않는 옵션입니다. 혹시: socar accident --ev",
            "--ev '네': this option takes no value. Did you mean: socar accident --ev",
        ),
        (
            "contacts 사고 qr",
            "'qr': 이 명령이 받지 않는 말입니다. 사용법: socar contacts [WHO]. 혹시: --qr",
            "Unexpected words 'qr'. Usage: socar contacts [WHO]. Did you mean: --qr",
        ),
    ],
)
def test_a_complaint_reaches_the_screen(run: Run, line: str, ko: str, en: str) -> None:
    """It is one line on stderr in the language in force, with exit code 2."""
    for language, complaint in zip(LANGUAGES, (ko, en), strict=True):
        outcome = run(*line.split(), environ={"SOCAR_LANG": language})
        assert outcome == Outcome(2, "", f"socar: {complaint}\n")


ENGLISH = [
    *("acident", "accidnt pole", "costs --repair abc", "accident --where nowhere", "search blorf"),
    *("faq blorf", "reservation add tomorrow", "lost-item --ended soon --next no", "--lang de"),
    *("contacts nobody", "reservation lst", "accident --souces", "faq refund", "search tyre"),
    *("contacts --at someday", "breakdown tyre --wher here", "faq how do i cancel", "faq hurt!"),
]
UNDECIDED = [  # ids, numbers and names, or a word of each language
    *("acident 사고", "사고 --souces", "accident --where expressway --say", "faq cancel --all"),
    *("costs --repair 1x", "contacts tow --qr --open", "reservation show R-1", "knowledge"),
    *("faq cancel pets", "비용 --repair abc", "accident --place 강남 --souces", "search 사고 tow"),
    "질문 refund 언제",
]


@pytest.mark.parametrize("line", ENGLISH)
def test_english_words_are_answered_in_english(run: Run, line: str) -> None:
    """What is wrong with them as well, but where another language was asked for."""
    default = run(*line.split())
    assert not re.search("[가-힣]{2}", f"{default.out}{default.err}".partition("\n")[0])
    assert run(*line.split(), environ={"LANG": "ko_KR.UTF-8"}) == default
    korean = run(*line.split(), environ={"SOCAR_LANG": "ko"})
    assert re.search("[가-힣]{2}", f"{korean.out}{korean.err}".partition("\n")[0])


@pytest.mark.parametrize("line", UNDECIDED)
def test_other_words_are_answered_in_korean(run: Run, line: str) -> None:
    """So are names of commands, of contacts and of values, which are the same in both."""
    outcome = run(*line.split())
    assert re.search("[가-힣]{2}", f"{outcome.out}{outcome.err}".partition("\n")[0])


def test_what_typer_says_for_itself_is_not_shown() -> None:
    """A fault that nobody here knows is still said in both languages."""
    fault = usage_error(typer.TyperException("Some sentence of Typer's"))
    assert fault.message() == UnreadableLineError("socar").message()
