"""Help of our own: in the chosen language, with Hangul aligned, examples last."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from socar_cli.cli.options import SHARED, both
from socar_cli.cli.topics import TOPICS, topic_named
from socar_cli.errors import UnknownCommandError
from socar_cli.language import Language

if TYPE_CHECKING:
    from socar_cli.views.help import HelpText
    from socar_cli.views.page import Page

_SHARED_NAMES = {parameter.name for parameter in SHARED}
_TYPERS_OWN = {
    "--help": both("이 도움말", "This help"),
    "--install-completion": both("이 셸에서 탭으로 자동 완성", "TAB completion in this shell"),
    "--show-completion": both("자동 완성 스크립트 보기", "Print the completion script"),
}


def _show_help(context: typer.Context, _parameter: object, value: bool) -> None:  # noqa: FBT001
    if not value or context.resilient_parsing:
        return
    from socar_cli.views.help import help_page

    context.obj.show(help_page(read_help(context)))
    raise typer.Exit


class HelpfulCommand(TyperCommand):
    """A command whose --help is ours, and whose complaints are."""

    allow_extra_args = True  # so that we can complain of them

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the line; raises a usage error of ours for what Typer refuses."""
        rest = _parsed(super().parse_args, ctx, args)
        if rest and not ctx.resilient_parsing:
            from socar_cli.cli.usage import extra_words

            raise extra_words(ctx, rest)
        return rest

    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]
        """Return Typer's own option, with our screen behind it."""
        return _with_our_screen(super().get_help_option(ctx))

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Offer what Typer offers, with help in the user's language."""
        return _described(super().shell_complete(ctx, incomplete), ctx, {})


class HelpfulGroup(TyperGroup):
    """A group whose --help is ours, and whose complaints are."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the line up to the name of a command; raises as `HelpfulCommand` does."""
        return _parsed(super().parse_args, ctx, args)

    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]
        """Return Typer's own option, with our screen behind it."""
        return _with_our_screen(super().get_help_option(ctx))

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return what each command is called, its English name first."""
        return {name: (name,) for name in self.commands}

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Offer what Typer offers, with help in the user's language."""
        return _described(super().shell_complete(ctx, incomplete), ctx, dict(self.summaries()))

    def summaries(self) -> tuple[tuple[str, str], ...]:
        """Return the names of the visible commands, each with its help in both languages."""
        return tuple(
            (name, command.help or "")
            for name, command in self.commands.items()
            if not command.hidden
        )


def _parsed(parse: Callable[..., list[str]], context: typer.Context, args: list[str]) -> list[str]:
    """Return what Typer leaves over of a line, which it takes to pieces while it reads."""
    typed = tuple(args)
    try:
        return parse(context, args)
    except typer.TyperException as fault:
        from socar_cli.cli.usage import usage_error

        raise usage_error(fault, context, typed) from None


def _described(items: list[Any], context: typer.Context, summaries: dict[str, str]) -> list[Any]:
    """Return the offers of a shell with one language of their help."""
    texts = {**_TYPERS_OWN, **summaries}
    for item in items:
        item.help = _in(context.obj.language, texts.get(item.value, item.help))
    return items


def help_on(root: Any, words: Sequence[str]) -> "Page":  # noqa: ANN401 - two classes of Typer's
    """Return the help on a topic, or on the command that `words` lead to.

    Raises UnknownCommandError, with the nearest name.
    """
    from socar_cli.views.help import help_page, topic_page

    topic = topic_named(words[0]) if len(words) == 1 else None
    if topic is not None:
        return topic_page(topic.title, dict(topic.rows))
    return help_page(read_help(_context_of(root, words)))


def _context_of(root: Any, words: Sequence[str]) -> Any:  # noqa: ANN401 - two classes of Typer's
    context = root
    for word in words:
        command = context.command
        if not isinstance(command, HelpfulGroup):
            raise UnknownCommandError(word, None, group=context.command_path)
        if context is root and command.get_command(context, word) is None:
            raise _no_help_on(word, command)
        found: Any = command.resolve_command(context, [word])[1]
        context = typer.Context(found, parent=context, info_name=word, obj=root.obj)
    return context


def _no_help_on(word: str, tree: HelpfulGroup) -> UnknownCommandError:
    from socar_cli.domain.matching import nearest

    topics = {name: (name, topic.korean) for name, topic in TOPICS.items()}
    near = nearest(word, {**tree.names(), **topics}, most=1)
    return (
        UnknownCommandError(word, near[0], "socar help")
        if near
        else UnknownCommandError(word, None)
    )


def offered_topics(context: typer.Context) -> tuple[tuple[str, str], ...]:
    """Return every command and topic with a few words in the user's language."""
    language, tree = context.obj.language, context.find_root().command
    commands = tree.summaries() if isinstance(tree, HelpfulGroup) else ()
    return (
        *_rows(language, commands),
        *((name, topic.title.into(language)) for name, topic in TOPICS.items()),
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
    own = [entry for entry in options if entry.name not in _SHARED_NAMES]
    shared = [entry for entry in options if entry.name in _SHARED_NAMES]
    placeholders = ["COMMAND"] if group else map(_metavar, arguments)
    return HelpText(
        usage=" ".join((context.command_path.strip(), *placeholders)),
        purpose=_in(language, command.help),
        commands=_rows(language, group.summaries() if group else ()),
        arguments=_rows(language, ((_metavar(entry), _help(entry)) for entry in arguments)),
        options=_rows(language, ((_names(entry), _help(entry)) for entry in own)),
        shared=_rows(language, ((_names(entry), _help(entry)) for entry in shared)),
        examples=tuple((command.epilog or "").splitlines()),
    )


def _rows(language: Language, texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return what is explained, each with the half of its help that is in `language`."""
    return tuple((name, _in(language, text)) for name, text in texts)


def _help(parameter: Any) -> str:  # noqa: ANN401 - Typer does not export its parameter classes
    return str(_TYPERS_OWN.get(parameter.opts[0]) or parameter.help or "")


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
