"""Declaring options, the options that every command takes, and which exclude each other."""

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Annotated, Any, TypeVar

import typer
from typer.main import get_command

from socar_cli.cli.completion import circumstance_names
from socar_cli.cli.context import App, Color
from socar_cli.domain.answers import situation_of
from socar_cli.domain.moments import is_moment
from socar_cli.errors import ClashingOptionsError, MissingOptionError
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Situation, is_flag, kind_of
from socar_cli.language import Language, Localized
from socar_cli.value import Value

_MOST_WORDS = 4  # of a moment: 오늘 밤 11시 30분
HELP = Localized("이 도움말", "This help")

Text = str | None  # what an option takes that may be left out
Words = list[str] | None
AnyValue = TypeVar("AnyValue", bound=Value)
Offer = Callable[[typer.Context, str], list[tuple[str, str]]]


def option(
    ko: str, en: str, takes: str | None = None, *names: str, offer: Offer | None = None
) -> object:
    """Return an option, called `--` and its parameter or by `names`, and what it `takes`."""
    return _explained(typer.Option(*names, metavar=takes, autocompletion=offer), ko, en)


def flag(name: str, ko: str, en: str) -> object:
    """Return an option that takes nothing."""
    return option(ko, en, None, name)


def argument(ko: str, en: str, offer: Offer | None = None, takes: str | None = None) -> object:
    """Return what is typed without the name of an option."""
    return _explained(typer.Argument(metavar=takes, autocompletion=offer), ko, en)


def _explained(declared: Any, ko: str, en: str) -> object:
    declared.text = Localized(ko, en)  # Typer would make a str of its own `help`
    return declared


def circumstance(name: str, command: str = "accident") -> object:
    """Return the option for a circumstance: its values, or any word people use for one."""
    text, called = CIRCUMSTANCES[name].help[command], name.replace("_", "-")
    if not is_flag(name):
        return option(text.ko, text.en, "|".join(kind_of(name)), offer=circumstance_names(name))
    denial = f"/--no-{called}" if Situation.__defaults__[name] is None else ""
    return flag(f"--{called}{denial}", text.ko, text.en)


def read_situation(context: typer.Context) -> Situation:
    """Return what the options of a command say of the situation."""
    app, typed = context.obj, context.params
    said = {name: typed[name] for name in CIRCUMSTANCES if name in typed}
    return situation_of(app.knowledge, lambda: app.vocabulary, said)


def typed_values(context: typer.Context, kind: type[AnyValue]) -> AnyValue:
    """Return the options of a command that are fields of a `kind` as such a value."""
    typed = context.params
    return kind(**{name: typed[name] for name in kind.__fields__ if name in typed})


At = Annotated[Text, option("답을 알고 싶은 시각", "The time to ask about", "TIME")]
Whole = Annotated[bool, flag("--all", "전부 보기", "Show everything")]
Walk = Annotated[bool, flag("--walk", "한 단계씩 보기", "Show one stage at a time")]


class Sub(Value):
    """A command of a group: what Typer reads, its help in both languages, its examples."""

    command: Callable[..., int | None]
    help: Localized
    examples: tuple[str, ...]


class Rules(Value, kw_only=True):
    """Which options of a command exclude or need each other: none is ever ignored."""

    conflicts: Mapping[str, tuple[str, ...]] = {}  # of an option, those that exclude it
    required_by: Mapping[str, tuple[str, ...]] = {}  # of an option, those that need it

    def check(self, given: Collection[str], words: str = "words") -> None:
        """Refuse options that do not go together, by the names of two, or by the typed `words`."""
        for one, others in self.conflicts.items():
            for other in others:
                if one in given and other in given:
                    raise ClashingOptionsError(one, words if other == "words" else other)
        for needed, others in self.required_by.items():
            for other in others:
                if other in given and needed not in given:
                    raise MissingOptionError(needed, other)


# One option of two names, so that the later one wins.
_Plain = Annotated[
    bool | None,
    flag(
        "--plain/--json",
        "한 줄에 하나씩 / 프로그램용 JSON",
        "One fact per line / JSON for programs",
    ),
]
_Html = Annotated[bool, flag("--html", "브라우저와 인쇄용 HTML", "HTML for a browser or paper")]


def _shared(  # noqa: PLR0913 - as many as every command takes
    *,
    lang: Annotated[Language | None, option("언어", "Language", "ko|en")] = None,
    plain: _Plain = None,
    html: _Html = False,
    copy: Annotated[
        bool, flag("--copy", "답을 클립보드에 복사", "Copy the answer to the clipboard")
    ] = False,
    sources: Annotated[
        bool, flag("--sources", "출처와 날짜 보기", "Show sources and dates")
    ] = False,
    knowledge: Annotated[Text, option("내 정보 파일", "Your own facts", "FILE")] = None,
    color: Annotated[
        Color | None, option("색을 쓸 때", "When to use colours", "auto|always|never")
    ] = None,
    pager: Annotated[bool, flag("--pager", "긴 답은 넘겨 보기", "Page a long answer")] = False,
) -> None:
    """Declare the options that every command takes; `App.read_shared_options` obeys them."""


def _with_help(command: Any) -> list[Any]:
    """Return the parameters that a command was declared with, each with help in both languages."""
    declared = inspect.signature(command.callback).parameters
    own = [parameter for parameter in command.params if parameter.name in declared]
    for parameter in own:
        [info] = declared[parameter.name].annotation.__metadata__
        parameter.help = info.text
    return own


_holder = typer.Typer(add_completion=False, rich_markup_mode=None)
_holder.command()(_shared)
SHARED = _with_help(get_command(_holder))
for _parameter in SHARED:
    _parameter.expose_value = False  # a command need not know them


def with_shared_options(command: Any) -> Any:
    """Add to a command, and to each of its own, the options that every command takes."""
    own = _with_help(command)
    others = [parameter for parameter in command.params if parameter not in own]
    for parameter in others:  # Typer's own
        parameter.help = HELP
    command.params = [*own, *SHARED, *others]
    for sub in getattr(command, "commands", {}).values():
        with_shared_options(sub)
    return command


def _split(command: Any, line: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield each word of a line, together with the one behind it where that is its value.

    The `command` knows which options take one; of a group the line names one.
    """
    words = iter(line)
    for word in words:
        name, given, _ = word.partition("=")
        takes = any(name in option.opts and not option.is_flag for option in _options(command))
        yield (word, *islice(words, 1)) if takes and not given else (word,)
        if not word.startswith("-") and hasattr(command, "get_command"):
            command = command.get_command(None, word) or command


def options_in(command: Any, line: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield every word of a line that may be an option, with its value, empty where it has none."""
    for word, *behind in _split(command, takewhile("--".__ne__, line)):
        if word.startswith("-"):
            name, _, value = word.partition("=")
            yield name, "".join(behind) or value


def words_in(command: Any, line: Sequence[str]) -> Iterator[str]:
    """Yield the words of a line that are neither options nor their values."""
    words = iter(line)
    for word, *_ in _split(command, words):
        if word == "--":
            yield from words
        elif not word.startswith("-"):
            yield word


def without_blanks(command: Any, line: Sequence[str]) -> Iterator[str]:
    """Yield the words of a line without the empty ones, which stand for an unset variable.

    The value of an option may be empty: it takes away what is recorded.
    """
    words = iter(line)
    for word, *value in _split(command, words):
        yield from (*filter(str.strip, (word,)), *value)
        if word == "--":
            yield from filter(str.strip, words)


def _options(command: Any) -> list[Any]:
    return [entry for entry in command.params if entry.param_type_name == "option"]


def with_whole_moments(command: Any, line: Sequence[str], app: App) -> list[str]:
    """Return a line in which each moment is one word, as if it had been typed in quotes."""
    times = (option for option in _options(command) if "TIME" in (option.metavar or ""))
    named = {name for option in times for name in option.opts}
    whole: list[str] = []
    rest = list(line)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return [*whole, word, *rest]
        name, given, value = word.partition("=")
        if name not in named or not (given or rest):
            whole.append(word)
            continue
        rest = [value, *rest] if given else rest
        counts = range(min(_MOST_WORDS, len(rest)), 0, -1)
        count = next((n for n in counts if is_moment(" ".join(rest[:n]), now=app.now)), 1)
        whole += (name, " ".join(rest[:count]))
        rest = rest[count:]
    return whole
