"""How an option is said, and those that every command takes, which the App has heard before."""

import inspect
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Annotated

import typer

from socar_cli.cli.context import Color
from socar_cli.errors import ClashingOptionsError, MissingOptionError
from socar_cli.language import Language
from socar_cli.value import Value


def both(ko: str, en: str) -> str:
    """Return one help text that holds both languages; `cli/help.py` shows the one that counts."""
    return f"{ko}\n{en}"


Text = str | None  # what an option takes that may be left out
Words = list[str] | None
_Offer = Callable[[typer.Context, str], list[tuple[str, str]]]


def option(
    ko: str, en: str, takes: str | None = None, *names: str, offer: _Offer | None = None
) -> object:
    """Return an option, called `--` and its parameter or by `names`, and what it `takes`."""
    return typer.Option(*names, metavar=takes, autocompletion=offer, help=both(ko, en))


def flag(name: str, ko: str, en: str) -> object:
    """Return an option that takes nothing."""
    return option(ko, en, None, name)


def argument(ko: str, en: str, offer: _Offer | None = None, takes: str | None = None) -> object:
    """Return what is typed without the name of an option."""
    return typer.Argument(metavar=takes, autocompletion=offer, help=both(ko, en))


class Sub(Value):
    """A command of a group: what Typer reads, its help in both languages, its examples."""

    command: Callable[..., int | None]
    help: str
    examples: tuple[str, ...]


class Rules(Value, kw_only=True):
    """Which options of a command do not go together; without this one would be ignored."""

    apart: Mapping[str, tuple[str, ...]] = {}  # beside an option, those it leaves no room for
    only_with: Mapping[str, tuple[str, ...]] = {}  # under an option, those that mean nothing alone

    def check(self, given: Collection[str]) -> None:
        """Refuse options that do not go together, by the names of two."""
        for one, others in self.apart.items():
            for other in others:
                if one in given and other in given:
                    raise ClashingOptionsError(one, other)
        for needed, others in self.only_with.items():
            for other in others:
                if other in given and needed not in given:
                    raise MissingOptionError(needed, other)


def ruled(
    rules: Rules,
) -> Callable[[Callable[..., int | None]], Callable[..., int | None]]:
    """Let a command run only when what was typed obeys the `rules`."""

    def rule(command: Callable[..., int | None]) -> Callable[..., int | None]:
        @wraps(command)
        def obeying(context: typer.Context, **values: object) -> int | None:
            options = (
                (option.opts[0], values.get(str(option.name))) for option in context.command.params
            )
            own = {name for name, value in options if _is_given(value)}
            rules.check(own | context.obj.typed)
            return command(context, **values)

        obeying.rules = rules  # type: ignore[attr-defined]
        return obeying

    return rule


def _is_given(value: object) -> bool:
    """Tell whether somebody typed a value; an empty text is one."""
    return value is not None and value is not False and value != []


At = Annotated[Text, option("다른 시각에는", "At another moment", "TIME")]
# One option of two names, so that the later one wins.
_Plain = Annotated[
    bool | None,
    flag("--plain/--json", "한 줄에 하나씩 / 프로그램용 JSON", "One fact a line / for programs"),
]
_Html = Annotated[bool, flag("--html", "브라우저와 종이용 HTML", "For a browser or paper")]


def _shared(  # noqa: PLR0913 - as many as every command takes
    *,
    lang: Annotated[Language | None, option("언어", "Language", "ko|en")] = None,
    plain: _Plain = None,
    html: _Html = False,
    copy: Annotated[bool, flag("--copy", "답을 클립보드로", "The answer to the clipboard")] = False,
    sources: Annotated[bool, flag("--sources", "출처와 날짜", "Sources and dates")] = False,
    knowledge: Annotated[Text, option("내 정보 파일", "My own facts", "FILE")] = None,
    color: Annotated[Color | None, option("색", "Colours", "auto|always|never")] = None,
) -> None:
    """Hold the signature that `shared_options` adds to every command."""


SHARED = tuple(inspect.signature(_shared).parameters.values())


def shared_options(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Add the shared options to the signature of `command`, which need not know them."""
    own = inspect.signature(command)
    names = {parameter.name for parameter in SHARED}

    @wraps(command)
    def without_shared(**given: object) -> int | None:
        return command(**{name: value for name, value in given.items() if name not in names})

    signature = own.replace(parameters=[*own.parameters.values(), *SHARED])
    without_shared.__signature__ = signature  # type: ignore[attr-defined]
    without_shared.__annotations__ = {
        parameter.name: parameter.annotation for parameter in signature.parameters.values()
    }
    return without_shared
