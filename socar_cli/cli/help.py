"""Help of our own: in the chosen language, with Hangul aligned, examples last."""

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from socar_cli.cli.options import SHARED
from socar_cli.language import Language

if TYPE_CHECKING:
    from socar_cli.views.help import HelpText

_SHARED_NAMES = {"help", *(parameter.name for parameter in SHARED)}


def _show_help(context: typer.Context, _parameter: object, value: bool) -> None:  # noqa: FBT001
    if not value or context.resilient_parsing:
        return
    from socar_cli.views.help import help_page

    context.obj.show(help_page(read_help(context), context.obj.language))
    raise typer.Exit


class HelpfulCommand(TyperCommand):
    """A command whose --help is ours."""

    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]
        """Return Typer's own option, with our screen behind it."""
        return _with_our_screen(super().get_help_option(ctx))


class HelpfulGroup(TyperGroup):
    """A group whose --help is ours."""

    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]
        """Return Typer's own option, with our screen behind it."""
        return _with_our_screen(super().get_help_option(ctx))

    def summaries(self) -> tuple[tuple[str, str], ...]:
        """Return the names of the visible commands, each with its help in both languages."""
        return tuple(
            (name, command.help or "")
            for name, command in self.commands.items()
            if not command.hidden
        )


def _with_our_screen(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.callback = _show_help  # type: ignore[assignment]
    return option


def read_help(context: typer.Context) -> "HelpText":
    """Return what the command in `context` has to say of itself, in the language of its App."""
    from socar_cli.views.help import HelpText

    command, language = context.command, context.obj.language
    group = command if isinstance(command, HelpfulGroup) else None
    arguments = [entry for entry in command.params if entry.param_type_name == "argument"]
    options = [entry for entry in command.params if entry.param_type_name == "option"]
    placeholders = [_metavar(argument) for argument in arguments]
    return HelpText(
        usage=" ".join((context.command_path, *(["COMMAND"] if group else placeholders))),
        purpose=_in(language, command.help),
        commands=tuple(
            (name, _in(language, text)) for name, text in (group.summaries() if group else ())
        ),
        arguments=tuple(
            (_metavar(entry), _in(language, getattr(entry, "help", ""))) for entry in arguments
        ),
        options=tuple(
            (_names(entry), _in(language, getattr(entry, "help", "")))
            for entry in options
            if entry.name not in _SHARED_NAMES
        ),
        shared=tuple(
            (_names(entry), _in(language, getattr(entry, "help", "")))
            for entry in options
            if entry.name in _SHARED_NAMES
        ),
        examples=tuple((command.epilog or "").splitlines()),
    )


def _in(language: Language, text: str | None) -> str:
    """Return the half of a text made by `both` that is in `language`."""
    ko, _, en = (text or "").partition("\n")
    return en or ko if language is Language.EN else ko


def _metavar(argument: Any) -> str:  # noqa: ANN401 - Typer does not export its parameter classes
    name = str(argument.metavar or argument.name).upper()
    return name if argument.required else f"[{name}]"


def _names(option: Any) -> str:  # noqa: ANN401 - Typer does not export its parameter classes
    names = "/".join((*option.opts, *option.secondary_opts))
    return names if option.is_flag else f"{names} {option.metavar or 'TEXT'}"
