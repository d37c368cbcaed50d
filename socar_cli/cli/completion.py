"""What one TAB offers: names with a few words each, quick, and silent whatever is wrong."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping

import typer

from socar_cli.cli.context import App
from socar_cli.errors import SocarError

_LINE = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")  # where the shells leave what was typed so far
Offer = list[tuple[str, str]]


def prepare(app: App) -> None:
    """Take the language from the line that is being typed, and say nothing on stderr.

    A module that is None counts as not installed: Typer would import Rich to draw each help text.
    """
    sys.modules["rich"] = None  # type: ignore[assignment]
    app.hush()
    app.listen(" ".join(os.environ.get(name, "") for name in _LINE).split())


def contact_names(context: typer.Context, incomplete: str) -> Offer:
    """Offer whom one can ask for, in either language."""
    return _offered(incomplete, lambda: _contacts(context.obj))


def problem_names(context: typer.Context, incomplete: str) -> Offer:
    """Offer what can be wrong with a car, in either language."""
    return _offered(incomplete, lambda: _problems(context.obj))


def reservation_ids(context: typer.Context, incomplete: str) -> Offer:
    """Offer the reservations that are recorded, each with its time and its car."""
    return _offered(incomplete, lambda: _reservations(context.obj))


def bookings(incomplete: str) -> list[str]:
    """Offer what can be said of the next customer's booking without its time."""
    return [word for word in ("yes", "no", "unknown") if word.startswith(incomplete)]


def help_topics(context: typer.Context, incomplete: str) -> Offer:
    """Offer every command and every topic."""
    return _offered(incomplete, lambda: _topics(context))


_Named = Mapping[str, tuple[tuple[str, ...], str]]  # under a key: what one may type, a description


def _offered(incomplete: str, read: Callable[[], _Named]) -> Offer:
    """Return the keys, or, once something is typed, every name that starts with it.

    A name of several words would need quotes, which differ from shell to shell.
    """
    try:
        named = read()
    except (SocarError, OSError):
        return []
    return [
        (name, words)
        for key, (names, words) in named.items()
        for name in _distinct((key, *names) if incomplete else (key,))
        if name.startswith(incomplete)
    ]


def _distinct(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(name for name in names if len(name.split()) == 1)


def _contacts(app: App) -> _Named:
    from socar_cli.domain.who import contact_names as names_of

    names = names_of(app.knowledge)
    return {
        contact.id: (
            names[contact.id],
            " ".join(filter(None, (contact.name.into(app.language), contact.phone))),
        )
        for contact in app.knowledge.contacts
    }


def _problems(app: App) -> _Named:
    return {
        problem.id: (
            (*problem.aliases, problem.name.ko, problem.name.en),
            problem.name.into(app.language),
        )
        for problem in app.knowledge.breakdown.problems
    }


def _reservations(app: App) -> _Named:
    from socar_cli.storage.records import UNASKED

    return {
        entry.id: ((), f"{entry.start:%m-%d %H:%M} - {entry.end:%H:%M} {entry.car or ''}".strip())
        for entry in app.records.reservations(patience=UNASKED)
    }


def _topics(context: typer.Context) -> _Named:
    from socar_cli.cli.help import offered_topics

    return {name: ((name,), words) for name, words in offered_topics(context)}
