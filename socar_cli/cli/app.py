"""The command tree, `main`, which runs a line of words, and the one handler of errors."""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, suppress
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.completion import shell_complete
from typer.main import get_command

from socar_cli import __version__, errors
from socar_cli.cli import completion, options
from socar_cli.cli.commands import ENTRIES
from socar_cli.cli.completion import SHELLS
from socar_cli.cli.context import App
from socar_cli.cli.help import Command, Group, usage_error
from socar_cli.knowledge.slips import mistyped_command
from socar_cli.language import Localized

_NAME_AND_WORD = 2
# Commands whose words are one's own; what these ask may be answered elsewhere.
_MAY_BE_ASKED = ("accident", "breakdown", "costs", "lost-item")
# What refuses a line whose words may be one's own; also where the record cannot be used.
_REFUSALS = (
    errors.UsageFaultError,
    errors.NothingFoundError,
    errors.UnknownReservationError,
    errors.RecordUnusableError,
)
# An answer to own words says enough where one of these was the refusal: it leaves nothing out.
_ENOUGH = (errors.ExtraWordsError, errors.UnknownCommandError, errors.UnknownReservationError)
_PURPOSE = Localized("쏘카를 타다 일이 생겼을 때", "When something goes wrong with a SOCAR car")
_EXAMPLES = "socar accident --guide\nsocar contacts 사고\nsocar lost-item"


class _Tree(Group):
    """The root: a command is built when it is called, and free words are a command of their own."""

    entries = ENTRIES

    def build(self, name: str) -> Any:
        """Return the command that is called `name` in the table."""
        return _build(name, ENTRIES[name].help)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Take from the whole line the options that every command has, then read it.

        An empty word stands for an unset variable; the value of an option may be empty.
        """
        parts = list(options.read_line(self, completion.with_shell(args)))
        ctx.obj.read_shared_options((part.option, part.value) for part in parts if part.option)
        typed = (part for part in parts if part.option or part.words[0].strip())
        return super().parse_args(ctx, [word for part in typed for word in part.words])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Take words that begin with no command as words of one's own, slips apart."""
        if ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        name, *behind = args
        mark = ["--"] if behind[:1] == ["--"] else []  # behind it all is words
        words = [name, *behind[len(mark) :]]
        meant = self.called(name)
        asked = meant in _MAY_BE_ASKED or (meant == "faq" and not name.isascii())
        if asked and _has_only_shared_options(ctx.obj):
            _, spoken = _spoken(args)
            # 사고 나면 보험료 오르나요 begins with the name of a command and asks something else.
            if (
                spoken
                and {*spoken} <= {*args}
                and ctx.obj.ask_something_else([name, *spoken], meant)
            ):
                meant = ""
        if meant:
            return super().resolve_command(ctx, args)
        if mistyped := mistyped_command(name):
            raise errors.UnknownCommandError(name, mistyped, ctx.command_path)
        return "", _own_words(), [*mark, *words]


@cache  # one line asks three times
def _build(name: str, text: Localized) -> Any:
    """Return the command in the module of that name, or a group where the module has several.

    Its help is `text`.
    """
    module = import_module(f"socar_cli.cli.commands.{name.replace('-', '_')}")
    if not hasattr(module, "COMMANDS"):
        command = _typer_command(name, options.Sub(module.command, text, module.EXAMPLES))
        command.rules = getattr(module, "RULES", options.Rules())
        return command
    subs: dict[str, options.Sub] = module.COMMANDS
    group: Any = Group(name=name, epilog="\n".join(module.EXAMPLES))
    group.help, group.without_command = text, getattr(module, "command", None)
    group.entries = subs
    group.build = lambda name: _typer_command(name, subs[name])
    return group


def _own_words() -> Any:
    """Return the command for words that begin with the name of none; it has none to type."""
    return _build("own_words", Localized("무슨 일인지 말로 하기", "Saying what happened"))


@cache
def _typer_command(name: str, sub: options.Sub) -> Any:
    """Return the command that Typer makes of a function and its parameters."""
    holder = typer.Typer(add_completion=False)
    holder.command(name, cls=Command, epilog="\n".join(sub.examples))(sub.command)
    command: Any = get_command(holder)
    command.help = sub.help
    return command


def _shell_option(ko: str, en: str) -> object:
    """Return an option for which a shell may be named."""
    return options.option(ko, en, "[SHELL]", offer=lambda: SHELLS)


_INSTALL = _shell_option("탭 자동 완성 설치하기", "Install TAB completion")
_SHOW = _shell_option("자동 완성 스크립트 보기", "Print the completion script")


def _root(
    context: typer.Context,
    *,
    version: Annotated[bool, options.flag("--version", "버전", "The version")] = False,
    install_completion: Annotated[options.Text, _INSTALL] = None,
    show_completion: Annotated[options.Text, _SHOW] = None,
) -> None:
    app = context.obj
    if install_completion is not None:
        completion.set_up(app, completion.INSTALL, install_completion)
    elif show_completion is not None:
        completion.set_up(app, completion.SHOW, show_completion)
    elif version:
        app.say(_version(app.built_in).in_language(app.language))
    elif context.invoked_subcommand is None:
        import_module("socar_cli.cli.commands.contacts").home(context)
    else:
        return
    raise typer.Exit


def _version(built_in: str) -> Localized:
    """Return the version, the day of the knowledge where it can be read, and whose this is not."""
    found = None
    with suppress(OSError):
        found = re.search(rb"(?m)^updated: *[\"']?([0-9-]+)", Path(built_in).read_bytes())
    day = found[1].decode() if found else ""
    return Localized(
        f"socar {__version__}, {f'{day} 기준 정보, ' if day else ''}비공식, 쏘카와 관계없음",
        f"socar {__version__}, {f'knowledge of {day}, ' if day else ''}"
        "unofficial, not affiliated with SOCAR",
    )


@cache
def command_tree() -> Any:
    """Return the root of all commands."""
    root = typer.Typer(
        cls=_Tree,
        epilog=_EXAMPLES,
        invoke_without_command=True,
        add_completion=False,
        context_settings={"help_option_names": options.HELP_NAMES},
    )
    root.callback()(_root)
    tree: Any = get_command(root)
    tree.help = _PURPOSE
    return tree


def run_line(words: Sequence[str], app: App) -> int | None:
    """Run the command of a line; where it is refused, its words may be read as one's own.

    The name of the command belongs to them, but not in a danger, nor where a question was looked
    for. Behind the answer stands why the line was refused, unless the answer says enough.
    Returns the exit code, None for success; raises SocarError where the line stays refused.
    """
    try:
        return _run(command_tree(), words, app)
    except _REFUSALS as error:
        refused = error
    names, behind = _spoken(words)
    danger = bool(behind and app.hear(behind).reading.danger)
    alone = danger or isinstance(refused, errors.NoQuestionError)
    if not alone and not _goes_on(names, behind, refused, app):
        # Who typed English is told in English, whatever the usual language.
        said = [*behind, *str(getattr(refused, "typed", "")).split()]
        if said and "".join(words).isascii():
            app.refuse_in_language_of(said)
        raise refused
    postponed = command_tree().called(names[0]) if danger and names else None
    app.take_as_own_words(behind, after=postponed)
    try:
        code = _run(_own_words(), ["--", *(() if alone else names), *behind], app)
    except errors.SocarError:
        raise refused from None
    # What is told, or whom to call, was found.
    found = isinstance(refused, errors.NothingFoundError) and (danger or not alone)
    if not (found or isinstance(refused, _ENOUGH)):
        app.complain(refused.message())
    return code


def _spoken(line: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the names of commands that a line begins with, and the words behind them.

    Known options and their values are left out, and so is a dash before a word: it is a bullet.
    """
    command = command_tree()
    parts = options.read_line(command, line)
    spoken = (part.words[0].lstrip("- ") for part in parts if not part.option)
    names, behind = [], [word for word in spoken if word.strip()]
    while behind and isinstance(command, Group) and command.called(behind[0]):
        names.append(behind.pop(0))
        command = command.get_command(None, names[-1])
    return names, behind


def _has_only_shared_options(app: App) -> bool:
    return app.options.keys() <= {"--", *options.by_name(options.SHARED)}


def _goes_on(names: list[str], behind: list[str], refused: errors.SocarError, app: App) -> bool:
    """Tell whether a refused line goes on behind the name of a command as no command does.

    That is in two words or more, or in one that is near no subcommand. What is near a command, a
    subcommand or an option is a slip, unless what was said is about something that is known. An
    option of the command is for no words. A contact that nobody knows, nor one of a like name, may
    be asked for in other words.
    """
    said = (*names, *behind)
    if isinstance(refused, errors.NothingFoundError):
        if refused.nearest or command_tree().called(names[0]) != "contacts":
            return False
        return app.hear(said).reading.topic in {"contacts", "faq"}
    if not isinstance(refused, errors.ExtraWordsError | errors.UnknownCommandError) or names[1:]:
        return False
    if not _has_only_shared_options(app):
        return False
    several = len(said) > _NAME_AND_WORD
    if refused.nearest is None:
        return several or isinstance(refused, errors.UnknownCommandError)
    if not several or refused.nearest.removeprefix("--") in said:
        return False
    about = [word for word in said if not command_tree().called(word)]
    return app.hear(about).reading.topic is not None


def _run(command: Any, words: Sequence[str], app: App) -> int | None:
    """Let Typer read the words for a command and run it; raises SocarError where it refuses."""
    try:
        with command.make_context("socar", list(words), obj=app) as context:
            code: int | None = command.invoke(context)
            return code
    except typer.Exit as left:
        return left.exit_code
    except typer.TyperException as fault:
        raise usage_error(fault) from None


def main(argv: Sequence[str] | None = None, app: App | None = None) -> int:
    """Run one line and return its exit code; whatever goes wrong becomes one line on stderr.

    The words of `argv` come without the name of the program.
    """
    # As they were typed: UTF-8, also under a locale that knows only ASCII.
    typed = (os.fsencode(word).decode("utf-8", "surrogateescape") for word in sys.argv[1:])
    words = tuple(typed if argv is None else argv)
    if asked := os.environ.get(completion.VARIABLE):
        return _offer_at_tab(asked, app)
    app = app or App.of_process()
    try:
        return run_line(words, app) or errors.ExitCode.DONE
    except errors.SocarError as error:
        app.complain(error.message(), error.exit_code)
        return error.exit_code
    except KeyboardInterrupt:
        return errors.ExitCode.INTERRUPTED
    except BrokenPipeError:
        return errors.ExitCode.READER_GONE
    except OSError as error:
        message = Localized(f"쓰지 못했습니다 ({error})", f"could not write ({error})")
        app.complain(message, errors.ExitCode.IO_ERROR)
        return errors.ExitCode.IO_ERROR


def _offer_at_tab(asked: str, app: App | None) -> int:
    """Print what a shell `asked` for at a TAB, such as `complete_bash`; return the exit code."""
    from typer._completion_classes import completion_init

    sys.modules["rich"] = None  # type: ignore[assignment]  # not installed, as far as Typer sees
    completion_init()
    try:
        with redirect_stderr(StringIO()):  # a TAB says nothing there, and neither does its App
            called = {"obj": app or App.of_process()}
            return shell_complete(command_tree(), called, "socar", completion.VARIABLE, asked)
    except SystemExit as left:  # Typer's way to say that there is nothing
        return left.code  # type: ignore[return-value]
    except Exception:  # noqa: BLE001 - whatever a shell asks: it shows what Python says
        return errors.ExitCode.FAILED
