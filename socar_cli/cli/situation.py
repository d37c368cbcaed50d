"""What several commands ask: of the situation, and how much of it to show."""

from enum import StrEnum
from typing import Annotated

from socar_cli.cli.completion import circumstance_names
from socar_cli.cli.context import App
from socar_cli.cli.options import Text, flag, option
from socar_cli.knowledge.situation import Answer, Situation, Where


def circumstance(name: str, ko: str, en: str, kind: type[StrEnum] = Answer) -> object:
    """Return an option that takes a value of a circumstance, or any word people use for it."""
    return option(ko, en, "|".join(kind), offer=circumstance_names(name))


def whereabouts(en: str) -> object:
    """Return the option for the kind of place, which differs in English alone."""
    return circumstance("where", "도로, 고속도로, 자동차전용도로, 터널, 주차장", en, Where)


def read_situation(app: App, **typed: object) -> Situation:
    """Return what the options of a command say, by the names of the circumstances."""
    from socar_cli.domain.answers import situation_of

    return situation_of(app.knowledge, lambda: app.vocabulary, typed)


CanMove = Annotated[Text, circumstance("can_move", "차가 움직이는지", "Whether the car moves")]
Fire = Annotated[Text, circumstance("fire", "불이나 연기", "Fire or smoke")]
Electric = Annotated[bool, flag("--ev", "전기차", "An electric car")]
Whole = Annotated[bool, flag("--all", "줄이지 않고 모두", "All of it, uncut")]
Walk = Annotated[bool, flag("--walk", "한 단계씩", "One stage at a time")]
