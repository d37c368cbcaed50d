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
from socar_cli.cli.options import Sub, both, shared_options
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
    "faq": _Entry("faq", both("자주 묻는 질문", "Questions drivers ask"), "질문"),
    "search": _Entry("search", both("무엇이든 찾기", "Find anything, in either language"), "검색"),
    "knowledge": _Entry(
        "knowledge", both("정보 파일과 출처", "The facts and their sources"), "정보"
    ),
}


class _Tree(HelpfulGroup):
    """The commands by name; a module is imported only when its command is called."""

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the names in the order of urgency."""
        return list(_TREE)

    def get_command(self, _ctx: object, cmd_name: str) -> Any:  # noqa: ANN401
        """Return the command called `cmd_name`, by its English or its Korean name."""
        for name, entry in _TREE.items():
            if cmd_name in (name, entry.korean):
                return _build(name, entry)
        return None

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Refuse an unknown command in the user's language, with the nearest name."""
        word = args[0]
        if not ctx.resilient_parsing and self.get_command(ctx, word) is None:
            from socar_cli.domain.search import nearest

            names = {name: (name, entry.korean) for name, entry in _TREE.items()}
            raise UnknownCommandError(word, *(nearest(word, names, most=1) or (None,)))
        return super().resolve_command(ctx, args)

    def summaries(self) -> tuple[tuple[str, str], ...]:
        """Return the one line help of every command without importing any."""
        return tuple((name, entry.help) for name, entry in _TREE.items())

    def screens(self) -> tuple[tuple[str, str, str], ...]:
        """Return of every command its name, its help in both languages and its Korean name."""
        return tuple((name, entry.help, entry.korean) for name, entry in _TREE.items())


def _build(name: str, entry: _Entry) -> Any:  # noqa: ANN401 - Typer does not export its classes
    """Return a command of the tree, or a group where its module has several."""
    module = import_module(f"socar_cli.cli.commands.{entry.module}")
    subs: dict[str, Sub] = getattr(module, "COMMANDS", {})
    holder = typer.Typer(
        cls=HelpfulGroup,
        help=entry.help,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
    )
    if subs:
        holder.callback()(shared_options(_group))
    else:
        subs = {name: Sub(module.command, entry.help, module.EXAMPLES)}
    for sub_name, sub in subs.items():
        examples = "\n".join(sub.examples)
        add = holder.command(sub_name, cls=HelpfulCommand, help=sub.help, epilog=examples)
        add(sub.command)
    return get_command(holder)


def _group(context: typer.Context) -> None:
    """Let a group take the shared options before the name of its command."""


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
