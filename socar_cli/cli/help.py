"""Help screens and usage errors in the chosen language, in place of Typer's."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import typer
from typer._click import exceptions as faults
from typer.core import TyperCommand, TyperGroup

from socar_cli import errors
from socar_cli.cli import options
from socar_cli.cli.commands import Entry
from socar_cli.domain.matching import nearest
from socar_cli.language import in_language
from socar_cli.views.help import TOPICS, HelpText, help_page, topic_page
from socar_cli.views.page import Page

_Mixin: Any = object  # for mypy: what `super()` has comes from Typer's class beside it


class _Helpful(_Mixin):  # type: ignore[misc]
    """What commands and groups have in common: help screens and usage errors of our own."""

    params: Any
    rules = options.Rules()

    def __init__(self, *names: Any, **settings: Any) -> None:
        """Add the options that every command takes."""
        super().__init__(*names, **settings)
        self.params = [*options.with_help(self.params), *options.SHARED]

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the line; raises a usage error of ours for what Typer refuses."""
        typed = tuple(args)  # Typer takes it to pieces while it reads
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as fault:
            raise usage_error(fault, ctx, typed) from None

    def get_help_option(self, ctx: Any) -> Any:
        """Return Typer's own option, with our screen behind it."""

        def show(context: typer.Context, _parameter: object, value: object) -> None:
            if value and not context.resilient_parsing:
                context.obj.show(help_page(read_help(context)))
                raise typer.Exit

        option = super().get_help_option(ctx)
        option.callback, option.help = show, options.HELP
        return option

    def get_short_help_str(self, _limit: int = 0) -> Any:
        """Return the help in both languages, of which `shell_complete` takes one."""
        return self.help

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Offer what Typer offers, with help in the user's language."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = in_language(item.help, ctx.obj.language)
        return items


class Command(_Helpful, TyperCommand):
    """A command of ours."""

    allow_extra_args = True  # so that we can complain of them

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the line, moments of several words among it; refuse what is too much."""
        rest = super().parse_args(ctx, options.with_whole_moments(self, args, ctx.obj))
        if rest and not ctx.resilient_parsing:
            near = _nearest(rest[0], tuple(options.by_name(self.params)))
            raise errors.ExtraWordsError(" ".join(rest), read_help(ctx).usage, near)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command where its options go together."""
        ctx.obj.params = ctx.params
        nothing = (None, False, ())
        given = [one.opts[0] for one in self.params if ctx.params.get(one.name) not in nothing]
        self.rules.check(given, ctx.obj.options, " ".join(ctx.params.get("words") or ()))
        return super().invoke(ctx)


class Group(_Helpful, TyperGroup):
    """Commands by name; an unknown one is refused with the nearest.

    A `--` before the name makes words of all that stands behind the name.
    """

    entries: Mapping[str, Entry | options.Sub] = {}  # its commands, by name
    build: Callable[[str], Any]  # returns one of them, as Typer reads it
    without_command: Callable[[typer.Context], None] | None = None  # run where none is named

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return of every command all names that one may type for it, its own first."""
        known = self.entries.items()
        return {name: tuple(filter(None, (name, one.korean, one.also))) for name, one in known}

    def called(self, typed: str) -> str:
        """Return the name of the command that one may also type so, empty where there is none."""
        return next((name for name, names in self.names().items() if typed in names), "")

    def list_commands(self, _ctx: object) -> list[str]:
        """Return the names in the order of urgency."""
        return list(self.entries)

    def get_command(self, _ctx: object, cmd_name: str) -> Any:
        """Return the command that is called `cmd_name` by any of its names."""
        name = self.called(cmd_name)
        return self.build(name) if name else None

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the line, and hand on the `--` that Typer takes from it."""
        ends = args.count("--")
        super().parse_args(ctx, args)
        if ctx._protected_args and ctx.args.count("--") < ends:  # noqa: SLF001 - Typer's
            ctx.args = ["--", *ctx.args]
        return ctx.args

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named, or what runs without one."""
        if self.without_command is not None and not ctx._protected_args:  # noqa: SLF001 - Typer's
            return self.without_command(ctx)
        return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is named first; raises UnknownCommandError."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            near = _nearest(args[0], self.names())
            raise errors.UnknownCommandError(args[0], near, ctx.command_path)
        return super().resolve_command(ctx, args)


def help_on(root: Any, words: Sequence[str]) -> Page:
    """Return the help on a topic, or on the command that `words` lead to.

    Raises UnknownCommandError, with the nearest name.
    """
    for name, topic in TOPICS.items():
        if tuple(words) in {(name,), (topic.korean,)}:
            return topic_page(topic)
    context = root
    for word in words:
        group = context.command
        if not isinstance(group, Group):
            raise errors.UnknownCommandError(word, None, context.command_path)
        # The root would take a word that it does not know for one's own.
        if context is root and group.get_command(context, word) is None:
            topics = {name: (name, topic.korean) for name, topic in TOPICS.items()}
            near = _nearest(word, {**group.names(), **topics})
            raise errors.UnknownCommandError(word, near, "socar help" if near else "socar")
        found = group.resolve_command(context, [word])[1]
        context = typer.Context(found, parent=context, info_name=word, obj=root.obj)
    return help_page(read_help(context))


def read_help(context: Any) -> HelpText:
    """Return what the command in `context` has to say of itself, in the language of its App."""
    command, language = context.command, context.obj.language

    def rows(entries: Iterable[Any], name: Callable[[Any], str]) -> tuple[tuple[str, str], ...]:
        return tuple((name(entry), entry.help.in_language(language)) for entry in entries)

    every = options.by_name(command.params).values()
    own = [entry for entry in command.params if entry in every and entry not in options.SHARED]
    arguments = [entry for entry in command.params if entry not in every]
    commands = command.entries if isinstance(command, Group) else {}
    behind = ["COMMAND"] if commands else map(_placeholder, arguments)
    return HelpText(
        " ".join((context.command_path.strip(), *behind)),
        command.help.in_language(language),
        commands=tuple((name, one.help.in_language(language)) for name, one in commands.items()),
        arguments=rows(arguments, _placeholder),
        options=rows(own, _usage),
        shared=(*rows(options.SHARED, _usage), ("--help", options.HELP.in_language(language))),
        examples=tuple((command.epilog or "").splitlines()),
    )


def _nearest(typed: str, names: Iterable[str] | Mapping[str, Iterable[str]]) -> str | None:
    known = names if isinstance(names, Mapping) else {name: (name,) for name in names}
    return next(iter(nearest(typed, known, most=1)), None)


def _placeholder(argument: Any) -> str:
    """Return how help shows an argument: `ID`, or `[WORDS]` where it may be left out."""
    name = str(argument.metavar or argument.name).upper()
    return name if argument.required else f"[{name}]"


def _usage(option: Any) -> str:
    """Return how help shows an option: `--night/--no-night`, or `--at TIME` where it takes one."""
    names = "/".join((*option.opts, *option.secondary_opts))
    return names if option.is_flag else f"{names} {option.metavar or 'TEXT'}"


def usage_error(
    fault: typer.TyperException, context: Any = None, typed: Sequence[str] = ()
) -> errors.SocarError:
    """Return Typer's complaint about a line as an error of ours.

    `context` is of the command that read it, and `typed` are the words behind its name.
    """
    context = context or getattr(fault, "ctx", None)
    if context is None:
        return errors.UnreadableLineError("socar")
    command, path = context.command, str(context.command_path).strip()
    given = {part.option: part.value for part in options.read_line(command, typed)}
    parameter: Any = getattr(fault, "param", None)
    match fault:
        case faults.NoSuchOption(option_name=name, possibilities=near):
            if not name.startswith("--"):  # Typer reads a letter of it
                name = next((word for word in typed if word.startswith(name)), name)
            return errors.UnknownOptionError(name, path, next(iter(near or ()), None))
        case faults.BadOptionUsage(option_name=name):
            parameter = options.by_name(command.get_params(context))[name]
            if parameter.is_flag:
                return errors.FlagValueError(name, given.get(name, ""), path)
        case faults.BadParameter() if not isinstance(fault, faults.MissingParameter):
            choices = tuple(parameter.type.choices)
            wrong = next((given[name] for name in parameter.opts if name in given), "")
            return errors.UnknownChoiceError(
                parameter.opts[0], wrong, choices, _nearest(wrong, choices)
            )
    if parameter is not None:
        is_option = parameter.param_type_name == "option"
        name = parameter.opts[0] if is_option else _placeholder(parameter)
        return errors.MissingValueError(
            name, parameter.help, parameter.metavar if is_option else None, path
        )
    if names := tuple(getattr(command, "entries", ())):
        return errors.MissingValueError("COMMAND", names, None, path)
    return errors.UnreadableLineError(path)
