"""What Typer refuses, said in the user's language; imported when there is something to say."""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

from socar_cli.cli.context import options_in
from socar_cli.cli.help import read_help
from socar_cli.errors import (
    ExtraWordsError,
    FlagValueError,
    MissingValueError,
    SocarError,
    UnknownChoiceError,
    UnknownOptionError,
    UnreadableLineError,
)
from socar_cli.language import Localized


def usage_error(
    fault: typer.TyperException, context: typer.Context | None = None, typed: Sequence[str] = ()
) -> SocarError:
    """Return Typer's complaint about a line as one of ours, by what it carries."""
    context = context or getattr(fault, "ctx", None)
    if context is None:
        return UnreadableLineError("socar")
    option = getattr(fault, "option_name", None)
    if option is not None and hasattr(fault, "possibilities"):
        near = next(iter(fault.possibilities or ()), None)
        return UnknownOptionError(option, _path(context), near)
    parameter = getattr(fault, "param", None) or _named(context, option)
    if parameter is None:
        return _no_command(context)
    if option is not None and parameter.is_flag:
        return FlagValueError(option, dict(options_in(typed)).get(option, ""), _path(context))
    if option is not None or hasattr(fault, "param_type"):
        return MissingValueError(_name(parameter), _known(parameter), _path(context))
    choices = getattr(parameter.type, "choices", ())
    values = (value for name, value in options_in(typed) if name in parameter.opts)
    wrong = next((value for value in values if value not in choices), "")
    return unknown_choice(parameter.opts[0], wrong, choices)


def unknown_choice(option: str, typed: str, choices: Sequence[str]) -> UnknownChoiceError:
    """Return what is wrong with a value that is none of the `choices`."""
    from socar_cli.domain.matching import nearest

    known = ", ".join(choices)
    near = nearest(typed, {choice: (choice,) for choice in choices}, most=1)
    return UnknownChoiceError(option, typed, Localized(known, known), next(iter(near), None))


def extra_words(context: typer.Context, words: Sequence[str]) -> ExtraWordsError:
    """Return what is wrong with more words than a command takes: perhaps one is an option."""
    from socar_cli.domain.matching import nearest

    names = {name: (name,) for option in context.command.params for name in _names(option)}
    near = nearest(words[0], names, most=1)
    return ExtraWordsError(" ".join(words), read_help(context).usage, next(iter(near), None))


def _named(context: typer.Context, option: str | None) -> Any:  # noqa: ANN401 - two classes of Typer's
    """Return the option of a command that is called so."""
    return next((entry for entry in context.command.params if option in _names(entry)), None)


def _names(parameter: Any) -> tuple[str, ...]:  # noqa: ANN401 - two classes of Typer's
    """Return what an option is called on the line; an argument is not."""
    is_option = parameter.param_type_name == "option"
    return (*parameter.opts, *parameter.secondary_opts) if is_option else ()


def _no_command(context: typer.Context) -> SocarError:
    """Return what is wrong with a group that was typed without a command of it."""
    names = ", ".join(getattr(context.command, "commands", ()))
    if not names:
        return UnreadableLineError(_path(context))
    return MissingValueError("COMMAND", Localized(names, names), _path(context))


def _name(parameter: TyperArgument | TyperOption) -> str:
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name).upper()


def _known(parameter: TyperArgument | TyperOption) -> Localized:
    """Return what belongs behind an option, or in the place of an argument."""
    ko, _, en = (parameter.help or "").partition("\n")
    values = parameter.metavar if parameter.param_type_name == "option" else None
    return Localized(*(f"{text} ({values})" if values else text for text in (ko, en)))


def _path(context: typer.Context) -> str:
    return str(context.command_path).strip()
