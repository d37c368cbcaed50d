"""The command tree and `main`: the only place that answers for errors."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from socar_cli import __version__
from socar_cli.cli.commands.home import run_home
from socar_cli.cli.context import App
from socar_cli.cli.help import HelpfulCommand, HelpfulGroup
from socar_cli.cli.options import both, shared_options
from socar_cli.errors import (
    SocarError,
    UnknownCommandError,
    UnknownOptionError,
    UsageProblemError,
)
from socar_cli.language import Localized

_SETTINGS = {"help_option_names": ["--help", "-h"]}
_WRONG_STREAM = 74
_INTERRUPTED = 130
_READER_GONE = 141


@dataclass(frozen=True, slots=True)
class _Entry:
    """A command of the tree: its module is imported when somebody types its name."""

    module: str
    help: str
    korean: str  # what people type who think in Korean
    group: bool = False  # its module holds commands of its own


_TREE = {
    "contacts": _Entry(
        "contacts", both("전화번호와 지금 열렸는지", "Whom to call, and who is open now"), "연락처"
    ),
    "accident": _Entry(
        "accident", both("사고가 났을 때 할 일", "What to do after an accident"), "사고"
    ),
    "costs": _Entry("costs", both("사고가 나면 내가 내는 돈", "What an accident costs me"), "비용"),
    "lost-item": _Entry(
        "lost_item", both("두고 내린 물건 찾기", "Getting back what was left behind"), "분실물"
    ),
    "reservation": _Entry(
        "reservation", both("내 예약 기록", "My reservations, kept here"), "예약", group=True
    ),
    "faq": _Entry("faq", both("자주 묻는 질문", "Questions drivers ask"), "질문"),
}


class _Names(HelpfulGroup):
    """Commands that answer to two names, and offer the nearest one for a third."""

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return what each command is called, its English name first."""
        return {name: (name,) for name in self.commands}

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Refuse an unknown command in the user's language, with the nearest name."""
        word = args[0]
        if not ctx.resilient_parsing and self.get_command(ctx, word) is None:
            from socar_cli.domain.search import nearest

            near = nearest(word, self.names(), most=1) or (None,)
            raise UnknownCommandError(word, *near, group=ctx.command_path)
        return super().resolve_command(ctx, args)


class _Tree(_Names):
    """The commands by name; a module is imported only when its command is called."""

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the names in the order of urgency."""
        return list(_TREE)

    def get_command(self, _ctx: object, cmd_name: str) -> Any:  # noqa: ANN401
        """Return the command called `cmd_name`, by its English or its Korean name."""
        for name, entry in _TREE.items():
            if cmd_name in (name, entry.korean):
                return _build_group(name, entry) if entry.group else _build(name, entry)
        return None

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return the English and the Korean name of every command."""
        return {name: (name, entry.korean) for name, entry in _TREE.items()}

    def summaries(self) -> tuple[tuple[str, str], ...]:
        """Return the one line help of every command without importing any."""
        return tuple((name, entry.help) for name, entry in _TREE.items())


def _build(name: str, entry: _Entry) -> Any:  # noqa: ANN401 - Typer does not export its classes
    module = import_module(f"socar_cli.cli.commands.{entry.module}")
    holder = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    holder.command(name, cls=HelpfulCommand, help=entry.help, epilog="\n".join(module.EXAMPLES))(
        module.command
    )
    return get_command(holder)


def _build_group(name: str, entry: _Entry) -> Any:  # noqa: ANN401 - Typer does not export its classes
    """Return a command that has commands; called without one it does the first."""
    module = import_module(f"socar_cli.cli.commands.{entry.module}")
    holder = typer.Typer(
        name=name,
        cls=_Names,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
        help=entry.help,
        epilog="\n".join(module.EXAMPLES),
    )

    @shared_options
    def without_command(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            module.without_command(context.obj)

    holder.callback()(without_command)
    for inner, (command, text, examples) in module.COMMANDS.items():
        holder.command(inner, cls=HelpfulCommand, help=text, epilog="\n".join(examples))(command)
    return get_command(holder)


def _show_version(context: typer.Context, value: bool) -> None:  # noqa: FBT001 - Typer's call
    if value and not context.resilient_parsing:
        context.obj.say(f"socar {__version__}")
        raise typer.Exit


@shared_options
def _root(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=both("버전", "The version")
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        run_home(context.obj)


def _tree() -> Any:  # noqa: ANN401 - Typer does not export its classes
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


def main(argv: Sequence[str] | None = None, app: App | None = None) -> int:
    """Run one line and return its exit code; the words of `argv` come without the name."""
    words = sys.argv[1:] if argv is None else list(argv)
    app = app or App.of_process()
    app.listen(words)
    try:
        return _tree().main(words, prog_name="socar", standalone_mode=False, obj=app) or 0
    except SocarError as error:
        return _complain(app, error)
    except typer.TyperException as fault:
        return _complain(app, _usage_error(fault))
    except (KeyboardInterrupt, typer.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return _READER_GONE
    except OSError as error:
        _forget_stdout()
        app.complain(Localized(f"쓰지 못했습니다 ({error})", f"could not write ({error})"))
        return _WRONG_STREAM


def _complain(app: App, error: SocarError) -> int:
    app.complain(error.message())
    return error.exit_code


def _usage_error(fault: typer.TyperException) -> SocarError:
    """Return Typer's complaint as one of ours; its own sentence may stay English."""
    context = getattr(fault, "ctx", None)
    path = context.command_path if context else "socar"
    option = getattr(fault, "option_name", None)
    if option is not None and hasattr(fault, "possibilities"):
        near = next(iter(fault.possibilities or ()), None)
        return UnknownOptionError(option, path, near)
    return UsageProblemError(fault.format_message(), path)


def _forget_stdout() -> None:
    """Point stdout at nothing, so that Python's own last flush has nobody to complain of."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
