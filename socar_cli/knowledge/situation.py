"""What a driver can say of a situation, and the small grammar of conditions over it."""

from enum import StrEnum

from socar_cli.knowledge.scalars import ProblemId
from socar_cli.value import Value


class Answer(StrEnum):
    """An answer to a question one may not be able to answer."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Where(StrEnum):
    """What kind of place the car stands in."""

    ROAD = "road"
    EXPRESSWAY = "expressway"
    MOTOR_ROAD = "motor-road"  # 자동차전용도로
    TUNNEL = "tunnel"
    PARKING = "parking"
    UNSURE = "unsure"


class Other(StrEnum):
    """Who or what else is part of the accident."""

    CAR = "car"
    PARKED_CAR = "parked-car"
    OBJECT = "object"
    PERSON = "person"
    HIT_AND_RUN = "hit-and-run"
    NONE = "none"
    UNSURE = "unsure"


class Say(StrEnum):
    """To whom there is a ready sentence."""

    POLICE = "112"
    FIRE = "119"
    TOW = "tow"
    OPERATOR = "operator"
    OTHER = "other"
    NOTE = "note"


class Situation(Value, kw_only=True):
    """What the driver has said; None or empty where nothing was.

    A circumstance is declared here and, as what a step is for, below in `Condition`; what Typer
    reads is held to both by a test.
    """

    hurt: Answer | None = None
    where: Where | None = None
    other: frozenset[Other] = frozenset()
    can_move: Answer | None = None
    was_hit: bool = False
    night: bool | None = None  # None: as dark as the clock has it
    ev: bool = False
    fire: Answer | None = None  # fire or smoke
    problem: frozenset[ProblemId] = frozenset()  # of a breakdown


class Condition(Value, kw_only=True):
    """Facts that must all hold; of each, one of the values. What is not named does not matter."""

    hurt: tuple[Answer, ...] = ()
    where: tuple[Where, ...] = ()
    other: tuple[Other, ...] = ()
    can_move: tuple[Answer, ...] = ()
    was_hit: bool | None = None
    night: bool | None = None
    ev: bool | None = None
    fire: tuple[Answer, ...] = ()  # fire or smoke
    problem: tuple[ProblemId, ...] = ()
