"""How help looks."""

from collections.abc import Iterable, Mapping

from socar_cli.language import Localized, Text
from socar_cli.value import Value
from socar_cli.views.page import Footer, Line, Lines, Page, Pair, Pairs, Section

_COMMANDS = Localized("명령", "Commands")
_ARGUMENTS = Localized("인자", "Arguments")
_OPTIONS = Localized("옵션", "Options")
_SHARED = Localized("모든 명령에서", "With every command")
_EXAMPLES = Localized("예", "Examples")
_HELP = Localized("이 도움말", "This help")


class HelpText(Value):
    """What a command says of itself, in one language."""

    usage: str
    purpose: str
    commands: tuple[tuple[str, str], ...]
    arguments: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    shared: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]


def topic_page(title: Localized, rows: Mapping[str, Localized]) -> Page:
    """Return the screen of a topic: names and what they mean."""
    return Page((_section(title, rows.items()),))


def help_page(text: HelpText) -> Page:
    """Return the help screen, examples last because they are read first."""
    tables: tuple[tuple[Localized, tuple[tuple[str, Text], ...]], ...] = (
        (_COMMANDS, text.commands),
        (_ARGUMENTS, text.arguments),
        (_OPTIONS, text.options),
        (_SHARED, (*text.shared, ("--help", _HELP))),
    )
    sections = tuple(_section(title, rows) for title, rows in tables if rows)
    examples = Lines(tuple(map(Line, text.examples)))
    last = (Section(_EXAMPLES, (examples,)),) if text.examples else ()
    return Page((Section(text.usage, (Footer(text.purpose),)), *sections, *last))


def _section(title: Localized, rows: Iterable[tuple[str, Text]]) -> Section:
    return Section(title, (Pairs(tuple(Pair(name, value) for name, value in rows)),))
