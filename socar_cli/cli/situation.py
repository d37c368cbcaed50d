"""What several commands ask: of the situation, and how much of it to show."""

from typing import Annotated

import typer

from socar_cli.cli.completion import circumstance_names
from socar_cli.cli.options import flag, option
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Situation, is_flag, kind_of


def circumstance(name: str, command: str = "accident") -> object:
    """Return the option for a circumstance: its values, or any word people use for one."""
    text, called = CIRCUMSTANCES[name].help[command], name.replace("_", "-")
    if not is_flag(name):
        return option(text.ko, text.en, "|".join(kind_of(name)), offer=circumstance_names(name))
    denial = f"/--no-{called}" if Situation.__defaults__[name] is None else ""
    return flag(f"--{called}{denial}", text.ko, text.en)


def read_situation(context: typer.Context) -> Situation:
    """Return what the options of a command say of the situation."""
    from socar_cli.domain.answers import situation_of

    app, typed = context.obj, context.params
    said = {name: typed[name] for name in CIRCUMSTANCES if name in typed}
    return situation_of(app.knowledge, lambda: app.vocabulary, said)


Whole = Annotated[bool, flag("--all", "줄이지 않고 모두", "All of it, uncut")]
Walk = Annotated[bool, flag("--walk", "한 단계씩", "One stage at a time")]
