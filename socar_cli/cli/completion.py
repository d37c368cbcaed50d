"""What one TAB offers: names with a few words each, quick, and silent whatever is wrong."""

import os
import sys
from collections.abc import Callable, Iterable

import typer

from socar_cli.cli.context import App
from socar_cli.errors import SocarError
from socar_cli.language import Language, Localized

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
    """Offer what can be wrong with a car, in either language, and where it can stand."""
    return _offered(incomplete, lambda: _problems(context.obj) | _said(context.obj, ("where",)))


def circumstance_names(name: str) -> Callable[[typer.Context, str], Offer]:
    """Return what offers the values of a circumstance, in the words of the user's language.

    Once something is typed, every word for them counts, in either language.
    """
    return lambda ctx, incomplete: _offered(incomplete, lambda: _values(ctx.obj, name))


def said_names(*names: str) -> Callable[[typer.Context, str], Offer]:
    """Return what offers the words that say of circumstances what the case is."""
    return lambda ctx, incomplete: _offered(incomplete, lambda: _said(ctx.obj, names))


def reservation_ids(context: typer.Context, incomplete: str) -> Offer:
    """Offer the reservations that are recorded, each with its time and its car."""
    return _offered(incomplete, lambda: _reservations(context.obj))


def bookings(context: typer.Context, incomplete: str) -> Offer:
    """Offer what can be said of the next customer's booking without its time."""
    return _offered(incomplete, lambda: _answers(context.obj))


def amount_names(context: typer.Context, incomplete: str) -> Offer:
    """Offer what stands before an amount."""
    return _offered(incomplete, lambda: _amounts(context.obj))


def help_topics(context: typer.Context, incomplete: str) -> Offer:
    """Offer every command and every topic."""
    return _offered(incomplete, lambda: _topics(context))


_Named = dict[str, tuple[tuple[str, ...], str]]  # under a key: what one may type, a description


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
    return {
        key: (names, " ".join(filter(None, (Localized(*name).into(app.language), phone))))
        for key, names, name, phone in app.prepared("offers")
    }


def _values(app: App, name: str) -> _Named:
    from socar_cli.domain.circumstances import names_of

    return _named(app, names_of(app.knowledge, name).items())


def _said(app: App, names: Iterable[str]) -> _Named:
    from socar_cli.domain.circumstances import words_of

    words = app.knowledge.own_words
    return {
        key: of for name in names for key, of in _named(app, words_of(words, name).items()).items()
    }


def _answers(app: App) -> _Named:
    words = {entry.id: entry.words for entry in app.knowledge.answers}
    names = {"yes": "yes", "no": "no", "unknown": "unsure"}
    return _named(app, ((value, (value, *words.get(name, ()))) for value, name in names.items()))


def _amounts(app: App) -> _Named:
    from socar_cli.knowledge.model import Role

    words = {entry.role: entry.words for entry in app.knowledge.own_words}
    return _named(app, ((role, words.get(role, ())) for role in (Role.REPAIR, Role.DEDUCTIBLE)))


def _named(app: App, names: Iterable[tuple[str, Iterable[str]]]) -> _Named:
    """Return of each value what it is called, under its first name in the user's language."""
    found = {}
    for value, words in names:
        known = tuple(_distinct(words))
        if not known:
            continue
        own = (word for word in known if word.isascii() is (app.language is Language.EN))
        key = next(own, str(value))
        found[key] = known, "" if key == value else str(value)
    return found


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
