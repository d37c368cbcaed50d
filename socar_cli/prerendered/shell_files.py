"""Man pages and completion files for a wheel, made of the same help as `--help`."""

import re
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

import typer

from socar_cli import __version__
from socar_cli.cli.app import command_tree
from socar_cli.cli.completion import SHELLS, completion_script
from socar_cli.cli.context import App
from socar_cli.cli.help import Group, read_help
from socar_cli.language import Language, Localized
from socar_cli.views.help import TOPICS, HelpText

# Where shells and `man` look below the folder in which `bin` lies.
_MAN = {Language.EN: "share/man/man1/socar.1", Language.KO: "share/man/ko/man1/socar.1"}
_COMPLETION = {
    "bash": "share/bash-completion/completions/socar",
    "zsh": "share/zsh/site-functions/_socar",
    "fish": "share/fish/vendor_completions.d/socar.fish",
    "powershell": "share/powershell/completions/socar.ps1",
}
# zsh calls the file at the first TAB, which has to be answered as well.
_FIRST_TAB = {"zsh": '[[ ${funcstack[1]} == _socar ]] && _socar_completion "$@"\n'}
_MAN_TITLES = {"environment": "ENVIRONMENT", "exit-codes": "EXIT STATUS"}  # as in man-pages(7)
_DESCRIPTION = Localized(
    "사고, 고장, 분실물이 생겼을 때 어디에 전화하고 무엇을 하는지 알려 줍니다. "
    "인터넷 없이 되고, 사실마다 출처와 날짜가 있습니다. 비공식이며 쏘카와 관계없습니다.",
    "Tells whom to call and what to do after an accident, a breakdown or a lost item. "
    "It works offline, with a source and a date for every fact. "
    "Unofficial, not affiliated with SOCAR.",
)


def data_files(day: str) -> dict[str, str]:
    """Return the texts of all files by their path below the prefix of an installation.

    The man pages are dated `day`, as in `2026-11-29`.
    """
    pages = {path: man_page(language, day) for language, path in _MAN.items()}
    scripts = {
        _COMPLETION[shell]: f"{completion_script(shell)}\n{_FIRST_TAB.get(shell, '')}"
        for shell in SHELLS
    }
    return pages | scripts


def man_page(language: Language, day: str) -> str:
    """Return the man page in a language, in the macros of man(7)."""
    app = App(environ={"SOCAR_LANG": str(language)}, stdout=None, stderr=None)
    root = typer.Context(command_tree(), info_name="socar", obj=app)
    main = read_help(root)

    def lines() -> Iterator[str]:
        yield f'.TH SOCAR 1 "{day}" "socar {__version__}"'
        yield from (title("이름", "NAME"), *_filled(f"socar - {main.purpose}"))
        yield from (title("사용법", "SYNOPSIS"), ".B socar", "[COMMAND]")
        yield title("설명", "DESCRIPTION")
        for sentence in re.split(r"(?<=\.) ", _DESCRIPTION.in_language(language)):
            yield from _filled(sentence)  # from a new line on: so troff finds its end
        yield title("명령", "COMMANDS")
        for context in _commands(root):
            text = read_help(context)
            yield from (f'.SS "{_escaped(text.usage)}"', *_filled(text.purpose))
            yield from _definitions((*text.arguments, *text.options))
            yield from (".PP", *_examples(text))
        yield title("모든 명령에서 쓰는 옵션", "OPTIONS OF EVERY COMMAND")
        yield from _definitions((*main.shared, *main.options))
        for name, topic in TOPICS.items():
            yield title(topic.title.ko, _MAN_TITLES[name])
            yield from _definitions((key, text.in_language(language)) for key, text in topic.rows)
        yield from (title("예", "EXAMPLES"), *_examples(main))

    def title(ko: str, en: str) -> str:
        return f'.SH "{Localized(ko, en).in_language(language)}"'

    return "".join(f"{line}\n" for line in lines())


def _commands(context: Any) -> Iterator[Any]:  # noqa: ANN401 - Typer does not export it
    """Yield the contexts of all commands below one, those of a group behind it."""
    group = context.command
    for name in group.entries if isinstance(group, Group) else ():
        command = group.get_command(context, name)
        inner = typer.Context(command, parent=context, info_name=name, obj=context.obj)
        yield inner
        yield from _commands(inner)


def _definitions(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, meaning in rows:
        yield from (".TP", f".B {_escaped(name)}", *_filled(meaning))


def _examples(text: HelpText) -> Iterator[str]:
    yield from (".nf", *map(_escaped, text.examples), ".fi")


def _filled(text: str) -> Iterator[str]:
    r"""Yield a text in lines of at most 80 bytes.

    `man` reads a sign outside ASCII as \[uAC00], so it counts as eight bytes here.
    """
    spelled = re.sub(r"[^\x00-\x7f]", lambda sign: f"\\[u{ord(sign[0]):04X}]", _escaped(text))
    for line in wrap(spelled, 80, break_long_words=False, break_on_hyphens=False):
        plain = re.sub(r"\\\[u([0-9A-F]{4})\]", lambda sign: chr(int(sign[1], 16)), line)
        yield f"\\&{plain}" if plain.startswith((".", "'")) else plain


def _escaped(text: str) -> str:
    """Return a text whose backslashes and hyphens stand for themselves."""
    return text.replace("\\", "\\e").replace("-", "\\-")
