"""How help looks."""

from collections.abc import Iterable

from socar_cli.language import Localized, Text
from socar_cli.value import Value
from socar_cli.views import page

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


def topic_page(title: Localized, rows: Iterable[tuple[str, Text]]) -> page.Page:
    """Return the screen of a topic: names and what they mean."""
    return page.Page((_section(title, rows),))


def help_page(text: HelpText) -> page.Page:
    """Return the help screen, examples last because they are read first."""
    tables: tuple[tuple[Localized, tuple[tuple[str, Text], ...]], ...] = (
        (_COMMANDS, text.commands),
        (_ARGUMENTS, text.arguments),
        (_OPTIONS, text.options),
        (_SHARED, (*text.shared, ("--help", _HELP))),
    )
    sections = tuple(_section(title, rows) for title, rows in tables if rows)
    examples = page.Lines(tuple(map(page.Line, text.examples)))
    last = (page.Section(_EXAMPLES, (examples,)),) if text.examples else ()
    return page.Page((page.Section(text.usage, (page.Footer(text.purpose),)), *sections, *last))


def _section(title: Localized, rows: Iterable[tuple[str, Text]]) -> page.Section:
    return page.Section(title, (page.Pairs(tuple(page.Pair(name, value) for name, value in rows)),))
