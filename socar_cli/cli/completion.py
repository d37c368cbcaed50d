"""TAB completion: the values that are offered for options and arguments, and the shell scripts.

Offering never fails: what cannot be read is not offered.
"""

import re
from collections.abc import Callable, Iterable, Sequence

import typer

from socar_cli.cli.commands import ENTRIES
from socar_cli.cli.context import App
from socar_cli.domain.answers import names_of, words_of
from socar_cli.errors import MissingValueError, SocarError, UnknownChoiceError
from socar_cli.knowledge.model import Role
from socar_cli.language import Language, Localized
from socar_cli.views.help import TOPICS

Named = dict[str, tuple[Iterable[str], str]]  # a name, its other names, and what describes it
Offer = Callable[[typer.Context, str], list[tuple[str, str]]]
SHELLS = ("bash", "zsh", "fish", "powershell")
INSTALL, SHOW = "--install-completion", "--show-completion"
_AT_HAND = "?"  # stands for the shell that runs the program
VARIABLE = "_SOCAR_COMPLETE"


def _offer(read: Callable[[App], Named]) -> Offer:
    """Return a callback for what `read` names: the first names, or all that begin as typed.

    Of what describes a name only signs are kept that zsh does not take for its own.
    """

    def offer(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        try:
            named = read(context.obj)
        except (SocarError, OSError):
            return []
        return [
            (name, re.sub(r"[^\w .,:/-]", "", words))
            for key, (names, words) in named.items()
            for name in _without_quotes((key, *names) if incomplete else (key,))
            if name.startswith(incomplete)
        ]

    return offer


def _without_quotes(names: Iterable[str]) -> Iterable[str]:
    """Return each name once, but none of several words or with signs of a shell.

    These need quotes, which differ from shell to shell.
    """
    return dict.fromkeys(name for name in names if re.fullmatch(r"\w[\w.-]*", name))


def _named(app: App, names: Iterable[tuple[str, Iterable[str]]]) -> Named:
    """Return the names of values, each value under its first name in the user's language."""
    found: Named = {}
    for value, words in names:
        if typable := tuple(_without_quotes(words)):
            english = app.language is Language.EN
            first = next((word for word in typable if word.isascii() is english), str(value))
            found[first] = typable, "" if first == value else str(value)
    return found


def circumstance_names(name: str) -> Offer:
    """Return the completion of a circumstance: its values in the words of the user's language.

    Once something is typed, every word for them is offered, in either language.
    """
    return _offer(lambda app: _named(app, names_of(app.knowledge, name).items()))


def said_names(*names: str) -> Offer:
    """Return the completion of free words: those that name a value of these circumstances."""
    return _offer(lambda app: _said(app, *names))


def _said(app: App, *names: str) -> Named:
    words = (words_of(app.knowledge.own_words, name).items() for name in names)
    return _named(app, (pair for pairs in words for pair in pairs))


@_offer
def contact_names(app: App) -> Named:
    """Offer whom one can ask for, in either language."""
    return {
        one.id: (one.names, f"{one.name.in_language(app.language)} {one.phone or ''}".strip())
        for one in app.knowledge.contacts
    }


@_offer
def problem_names(app: App) -> Named:
    """Offer what can be wrong with a car, in either language, and where it can stand."""
    problems: Named = {
        problem.id: (
            problem.names,
            problem.name.in_language(app.language),
        )
        for problem in app.knowledge.breakdown.problems
    }
    return problems | _said(app, "where")


@_offer
def reservation_ids(app: App) -> Named:
    """Offer the reservations that are recorded, each with its time and its car."""
    from socar_cli.storage.records import UNASKED  # loads SQLite

    return {
        entry.id: ((), f"{entry.start:%m-%d %H:%M} - {entry.end:%H:%M} {entry.car or ''}".strip())
        for entry in app.records.reservations(patience=UNASKED)
    }


@_offer
def bookings(app: App) -> Named:
    """Offer what can be said of the next customer's booking without its time."""
    from socar_cli.domain.lost_item import NEXT

    words = {entry.id: entry.words for entry in app.knowledge.answers}
    return _named(app, ((value, (value, *words.get(answer, ()))) for answer, value in NEXT.items()))


@_offer
def amount_names(app: App) -> Named:
    """Offer what stands before an amount."""
    words = {entry.role: entry.words for entry in app.knowledge.own_words}
    return _named(app, ((role, words.get(role, ())) for role in (Role.REPAIR, Role.DEDUCTIBLE)))


@_offer
def help_topics(app: App) -> Named:
    """Offer every command and every topic."""
    texts = {name: entry.help for name, entry in ENTRIES.items()}
    texts |= {name: topic.title for name, topic in TOPICS.items()}
    return {name: ((name,), text.in_language(app.language)) for name, text in texts.items()}


def with_shell(line: Sequence[str]) -> list[str]:
    """Return a line in which each option for a shell has a value; `?` stands for the current shell.

    `--show-completion` alone becomes `--show-completion=?`.
    """
    behind = (*line[1:], "-")  # no value follows the last word either
    return [
        f"{word}={_AT_HAND}" if word in {INSTALL, SHOW} and after.startswith("-") else word
        for word, after in zip(line, behind, strict=False)
    ]


def completion_script(shell: str) -> str:
    """Return the script that lets a shell, one of `SHELLS`, ask the program at a TAB."""
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="socar", complete_var=VARIABLE, shell=shell)


def set_up(app: App, option: str, typed: str) -> None:
    """Print the script for a shell, as it was typed, or install it where that shell reads it.

    Raises UnknownChoiceError where there is none for it, MissingValueError where no shell was
    named and the one at hand cannot be told.
    """
    from typer._completion_shared import _get_shell_name, install

    shell = _get_shell_name() if typed == _AT_HAND else typed
    if shell is None:
        raise MissingValueError(option, SHELLS, None, "socar")
    if shell not in {*SHELLS, "pwsh"}:  # another name of PowerShell
        raise UnknownChoiceError(option, shell, SHELLS, None)
    if option == SHOW:
        app.say(completion_script(shell))
        return
    shell, path = install(shell, "socar", VARIABLE)
    told = Localized(
        f"{shell} 자동 완성을 설치했습니다: {path}. 새로 여는 터미널부터 됩니다.",
        f"Completion for {shell} is installed: {path}. It works in new terminals.",
    )
    app.say(told.in_language(app.language))
