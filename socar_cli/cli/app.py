"""The command tree: what Typer reads a line with."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any, cast

import typer
from typer.main import get_command

from socar_cli.cli.commands.home import run_home
from socar_cli.cli.context import App
from socar_cli.cli.help import HelpfulCommand, HelpfulGroup
from socar_cli.cli.options import Sub, both, shared_options
from socar_cli.cli.version import version as said
from socar_cli.errors import UnknownCommandError
from socar_cli.knowledge.slips import mistyped_command
from socar_cli.value import Value

_SETTINGS = {"help_option_names": ["--help", "-h"]}


class _Entry(Value):
    """A command of the tree: its module is imported when somebody types its name."""

    help: str
    korean: str = ""  # what people type who think in Korean
    also: str = ""  # another English name


_TREE = {
    "contacts": _Entry(
        both("전화번호와 지금 열렸는지", "Whom to call, and who is open now"), "연락처", "contact"
    ),
    "accident": _Entry(
        both("사고가 났을 때 할 일", "What to do after an accident"), "사고", "accidents"
    ),
    "breakdown": _Entry(both("차가 고장 났을 때 할 일", "What to do when the car fails"), "고장"),
    "card": _Entry(both("차에 두고 다닐 한 장", "One page to carry along"), "비상카드"),
    "costs": _Entry(both("사고가 나면 내가 내는 돈", "What an accident costs me"), "비용", "cost"),
    "lost-item": _Entry(both("두고 내린 물건 찾기", "Getting back what was left behind"), "분실물"),
    "reservation": _Entry(both("내 예약 기록", "My reservations, kept here"), "예약"),
    "faq": _Entry(both("자주 묻는 질문", "Questions drivers ask"), "질문"),
    "search": _Entry(both("무엇이든 찾기", "Find anything, in either language"), "검색"),
    "knowledge": _Entry(both("정보 파일과 출처", "The facts and their sources"), "정보"),
    "help": _Entry(both("명령과 주제의 도움말", "Help on commands and topics"), "도움말"),
}
_WORDS = _Entry(both("무슨 일인지 말로 하기", "Saying what happened"))


class _Names(HelpfulGroup):
    """Commands that answer to two names, and offer the nearest one for a third."""

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Refuse an unknown command in the user's language, with the nearest name."""
        word = args[0]
        if not ctx.resilient_parsing and self.get_command(ctx, word) is None:
            from socar_cli.domain.matching import nearest

            near = next(iter(nearest(word, self.names(), most=1)), None)
            raise UnknownCommandError(word, near, ctx.command_path)
        return super().resolve_command(ctx, args)


class _Tree(_Names):
    """The commands by name; a module is imported only when its command is called."""

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the names in the order of urgency."""
        return list(_TREE)

    def get_command(self, _ctx: object, cmd_name: str) -> Any:  # noqa: ANN401
        """Return the command called `cmd_name`, by one of its English names or its Korean one."""
        for name, entry in _TREE.items():
            if cmd_name in (name, entry.korean, entry.also):
                return _build(name, entry)
        return None

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Take words that begin with no command as words of one's own, slips apart."""
        word = args[0]
        if ctx.resilient_parsing or self.get_command(ctx, word) is not None:
            return super().resolve_command(ctx, args)
        if mistyped := mistyped_command(word):
            raise UnknownCommandError(word, mistyped, ctx.command_path)
        return "", _build("own_words", _WORDS), args  # no name of it: it has none to type

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return of every command all names that one may type for it, its own first."""
        return {
            name: tuple(filter(None, (name, entry.korean, entry.also)))
            for name, entry in _TREE.items()
        }

    def summaries(self) -> tuple[tuple[str, str], ...]:
        """Return the one line help of every command without importing any."""
        return tuple((name, entry.help) for name, entry in _TREE.items())

    def screens(self) -> tuple[tuple[str, str, str], ...]:
        """Return of every command its name, its help in both languages and its Korean name."""
        return tuple((name, entry.help, entry.korean) for name, entry in _TREE.items())


@cache  # one line asks three times
def _build(name: str, entry: _Entry) -> Any:  # noqa: ANN401 - Typer does not export its classes
    """Return a command of the tree, or a group where its module has several."""
    module = import_module(f"socar_cli.cli.commands.{name.replace('-', '_')}")
    subs: dict[str, Sub] = getattr(module, "COMMANDS", {})
    bare = getattr(module, "without_command", None)  # what a group does when nothing follows
    holder = typer.Typer(
        cls=_Names,
        help=entry.help,
        epilog="\n".join(module.EXAMPLES),
        invoke_without_command=bare is not None,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )
    if subs:
        holder.callback()(_group(bare))
    else:
        subs = {name: Sub(module.command, entry.help, module.EXAMPLES)}
    for sub_name, sub in subs.items():
        examples = "\n".join(sub.examples)
        add = holder.command(sub_name, cls=HelpfulCommand, help=sub.help, epilog=examples)
        add(sub.command)
    return get_command(holder)


def _group(bare: Callable[[App], None] | None) -> Callable[..., int | None]:
    """Return what a group takes before the name of its command: the shared options."""

    @shared_options
    def group(context: typer.Context) -> None:
        if context.invoked_subcommand is None and bare is not None:
            bare(context.obj)

    return group


def _show_version(context: typer.Context, value: bool) -> None:  # noqa: FBT001 - Typer's call
    if value and not context.resilient_parsing:
        app = context.obj
        app.say(said(app.built_in).into(app.language))
        raise typer.Exit


_Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_show_version, is_eager=True, help=both("버전", "The version")
    ),
]


@shared_options
def _root(
    context: typer.Context,
    *,
    version: _Version = False,  # noqa: ARG001 - its callback does the work
) -> None:
    if context.invoked_subcommand is None:
        run_home(context.obj)


@cache
def command_tree() -> Any:  # noqa: ANN401 - Typer does not export its classes
    """Return the root of all commands."""
    root = typer.Typer(
        cls=_Tree,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
        help=both("쏘카를 타다 일이 생겼을 때", "When something goes wrong with a SOCAR car"),
        epilog="socar accident --guide\nsocar contacts 사고\nsocar lost-item",
    )
    root.callback()(_root)
    return get_command(root)


def run_line(words: Sequence[str], app: App) -> int | None:
    """Let Typer read the line and run its command; return the exit code, None for success.

    Raises SocarError, also where Typer refuses the line.
    """
    try:
        return cast(
            "int | None",
            command_tree().main(list(words), prog_name="socar", standalone_mode=False, obj=app),
        )
    except typer.TyperException as fault:
        from socar_cli.cli.usage import usage_error

        raise usage_error(fault) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as left:  # Typer's way out of completion, and when a pipe has no reader
        if isinstance(left.__context__, BrokenPipeError):
            raise left.__context__ from None
        return cast("int | None", left.code)
