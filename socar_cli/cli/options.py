"""Declaring options, the options that every command takes, and which exclude each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Annotated, Any, Literal

import typer
from typer.main import get_click_param
from typer.models import ParamMeta

from socar_cli.cli.completion import circumstance_names
from socar_cli.cli.context import App
from socar_cli.domain.moments import is_moment
from socar_cli.errors import ClashingOptionsError, MissingOptionError
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Situation, is_flag, kind_of
from socar_cli.language import Localized
from socar_cli.value import Value

_MOST_WORDS = 4  # of a moment: 오늘 밤 11시 30분
HELP = Localized("이 도움말", "This help")
HELP_NAMES = ["--help", "-h"]

Text = str | None  # what an option takes that may be left out
Words = list[str] | None
Offer = Callable[..., Sequence[object]]


def option(
    ko: str, en: str, takes: str | None = None, *names: str, offer: Offer | None = None
) -> object:
    """Return an option, called `--` and its parameter or by `names`, and what it `takes`."""
    text: Any = Localized(ko, en)  # as a panel, which nobody draws: of `help` Typer makes a str
    return typer.Option(*names, metavar=takes, autocompletion=offer, rich_help_panel=text)


def flag(name: str, ko: str, en: str) -> object:
    """Return an option that takes nothing."""
    return option(ko, en, None, name)


def argument(ko: str, en: str, offer: Offer | None = None, takes: str | None = None) -> object:
    """Return what is typed without the name of an option."""
    text: Any = Localized(ko, en)
    return typer.Argument(metavar=takes, autocompletion=offer, rich_help_panel=text)


def with_help(params: Iterable[Any]) -> list[Any]:
    """Return Typer's parameters with the help of `option`, and its choices as what one takes."""
    found = list(params)
    for one in found:
        one.help = one.rich_help_panel
        one.metavar = one.metavar or "|".join(getattr(one.type, "choices", ())) or None
    return found


def circumstance(name: str, command: str = "accident") -> object:
    """Return the option for a circumstance: its values, or any word people use for one."""
    text, called = CIRCUMSTANCES[name].help[command], name.replace("_", "-")
    if not is_flag(name):
        return option(text.ko, text.en, "|".join(kind_of(name)), offer=circumstance_names(name))
    denial = f"/--no-{called}" if Situation.__defaults__[name] is None else ""
    return flag(f"--{called}{denial}", text.ko, text.en)


At = Annotated[Text, option("답을 알고 싶은 시각", "The time to ask about", "TIME")]
Whole = Annotated[bool, flag("--all", "전부 보기", "Show everything")]
Walk = Annotated[bool, flag("--walk", "한 단계씩 보기", "Show one stage at a time")]


class Sub(Value):
    """A command, of a group above all: what Typer reads, its help and its examples."""

    command: Callable[..., int | None]
    help: Localized
    examples: tuple[str, ...]
    also: str = ""  # another name
    korean: str = ""


class Rules(Value, kw_only=True):
    """Which options of a command exclude or need each other: none is ever ignored."""

    alone: str = ""  # an option that excludes all others of the command
    conflicts: Mapping[str, tuple[str, ...]] = {}  # of an option, those that exclude it
    required_by: Mapping[str, tuple[str, ...]] = {}  # of an option, those that need it

    def check(self, own: Sequence[str], shared: Iterable[str], words: str) -> None:
        """Refuse options that do not go together, by the names of two, or by the typed `words`.

        What was given are `own` options of the command, and `shared` ones.
        """
        given = {*own, *shared}
        clashes = [(self.alone, other) for other in own if other != self.alone]
        clashes += [(one, other) for one, others in self.conflicts.items() for other in others]
        for one, other in clashes:
            if one in given and other in given:
                raise ClashingOptionsError(one, words if other == "words" else other)
        for needed, others in self.required_by.items():
            for other in others:
                if other in given and needed not in given:
                    raise MissingOptionError(needed, other)


def _shared(kind: Any, name: str, ko: str, en: str, *names: str, takes: str | None = None) -> Any:
    """Return an option of every command: its value is read by `App.read_shared_options` alone."""
    text: Any = Localized(ko, en)
    default = typer.Option(
        None, *(names or (f"--{name}",)), metavar=takes, rich_help_panel=text, expose_value=False
    )
    return get_click_param(ParamMeta(name=name, default=default, annotation=kind))[0]


# Of --plain and --json, one option of two names, the later one wins.
_FACES = (
    "한 줄에 하나씩 / 프로그램용 JSON",
    "One fact per line / JSON for programs",
    "--plain/--json",
)
SHARED = with_help(
    (
        _shared(Literal["ko", "en"], "lang", "언어", "Language"),
        _shared(bool, "plain", *_FACES),
        _shared(bool, "html", "브라우저와 인쇄용 HTML", "HTML for a browser or paper"),
        _shared(bool, "copy", "답을 클립보드에 복사", "Copy the answer to the clipboard"),
        _shared(bool, "sources", "출처와 날짜 보기", "Show sources and dates"),
        _shared(str, "knowledge", "내 정보 파일", "Your own facts", takes="FILE"),
        _shared(Literal["auto", "always", "never"], "color", "색을 쓸 때", "When to use colours"),
        _shared(bool, "pager", "긴 답은 넘겨 보기", "Page a long answer"),
    )
)


class Part(Value):
    """A word of a line, together with the one behind it where that is its value."""

    words: tuple[str, ...]
    option: str = ""  # its name
    value: str = ""  # of the option


def read_line(command: Any, line: Iterable[str]) -> Iterator[Part]:
    """Yield the parts of a line; the `command`, or of a group the one it names, knows the options.

    `--` is an option as well, and all that is behind it are words. So is what no command has, as a
    dash may be the bullet of a list.
    """
    words = iter(line)
    for word in words:
        name, given, value = word.partition("=")
        option = by_name(command.params).get(name)
        if word == "--":
            yield Part((word,), word)
            yield from (Part((rest,)) for rest in words)
        elif option is None and name not in HELP_NAMES:
            yield Part((word,))
            if hasattr(command, "get_command"):
                command = command.get_command(None, word) or command
        elif option is None or option.is_flag or given:
            yield Part((word,), name, value)
        else:
            behind = tuple(islice(words, 1))  # empty at the end of the line
            yield Part((word, *behind), name, "".join(behind))


def by_name(parameters: Iterable[Any]) -> dict[str, Any]:
    """Return the options among what a command takes, each under all its names, `--no-…` as well."""
    options = (one for one in parameters if one.param_type_name == "option")
    return {name: one for one in options for name in (*one.opts, *one.secondary_opts)}


def with_whole_moments(command: Any, line: Sequence[str], app: App) -> list[str]:
    """Return a line in which each moment is one word, as if it had been typed in quotes."""
    options = by_name(command.params).items()
    names = {name for name, one in options if "TIME" in (one.metavar or "")}
    whole: list[str] = []
    parts = list(read_line(command, line))
    while parts:
        part = parts.pop(0)
        behind: list[str] = []  # the words that may belong to its moment
        if part.option in names:
            free = takewhile(lambda one: not one.option, parts[: _MOST_WORDS - 1])
            behind = [one.words[0] for one in free]
        while behind and not is_moment(" ".join((part.value, *behind)), now=app.now, past=True):
            behind.pop()
        whole += (part.option, " ".join((part.value, *behind))) if behind else part.words
        del parts[: len(behind)]
    return whole
