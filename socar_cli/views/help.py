"""Help screens of commands and topics."""

from collections.abc import Iterable

from socar_cli.language import Localized, Text
from socar_cli.value import Value
from socar_cli.views import page


class HelpText(Value):
    """What a command says of itself, in one language."""

    usage: str
    purpose: str
    commands: tuple[tuple[str, str], ...]
    arguments: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    shared: tuple[tuple[str, str], ...]  # options that every command has
    examples: tuple[str, ...]


def topic_page(title: Localized, rows: Iterable[tuple[str, Text]]) -> page.Page:
    """Return the screen of a topic: names and what they mean."""
    return page.Page((_section(title, rows),))


def help_page(text: HelpText) -> page.Page:
    """Return the help screen of a command, examples last."""
    tables = {
        Localized("명령", "Commands"): text.commands,
        Localized("인자", "Arguments"): text.arguments,
        Localized("옵션", "Options"): text.options,
        Localized("모든 명령에서", "With every command"): text.shared,
    }
    sections = [_section(title, rows) for title, rows in tables.items() if rows]
    if text.examples:
        examples = page.Lines(tuple(map(page.Line, text.examples)))
        sections.append(page.Section(Localized("예", "Examples"), (examples,)))
    return page.Page((page.Section(text.usage, (page.Footer(text.purpose),)), *sections))


def _section(title: Localized, rows: Iterable[tuple[str, Text]]) -> page.Section:
    return page.Section(title, (page.pairs_of(rows),))
