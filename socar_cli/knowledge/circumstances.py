"""What a driver can say of a situation: every circumstance is declared here, once.

A circumstance is an annotated field of `Situation`. From its annotation follow the kind of its
value, whether it can be given several times and whether it can be unsure; from its `Circumstance`
the options of the commands and the words that say it back. `when:` of the knowledge file, the
reading of own words, JSON and completion ask this module for the fields there are. The words that
people type for a value stand in the knowledge file, `own_words:` and `answers:`.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args, get_origin

from socar_cli.knowledge.scalars import ProblemId
from socar_cli.knowledge.shape import without_none
from socar_cli.language import Localized
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
    ANIMAL = "animal"
    NONE = "none"
    UNSURE = "unsure"


class Breach(StrEnum):
    """A rule that whoever drove has broken, where it can cost the waiver."""

    DRINK = "drink"
    DRUGS = "drugs"
    DRANK_AFTER = "drank-after"  # after the crash, before the test
    LICENCE = "licence"  # none that is valid
    SIGNAL = "signal"
    CENTRE_LINE = "centre-line"
    SPEED = "speed"
    OVERTAKING = "overtaking"
    CROSSING = "crossing"  # of pedestrians
    UNREGISTERED = "unregistered"  # as a driver of this booking


class Say(StrEnum):
    """To whom there is a ready sentence."""

    POLICE = "112"
    FIRE = "119"
    TOW = "tow"
    OPERATOR = "operator"
    OTHER = "other"
    NOTE = "note"


class Circumstance(Value, kw_only=True):
    """What the command line and the screens say of a circumstance."""

    help: Mapping[str, Localized]  # of its option, for each command that has one
    place: int  # among the words that say a situation back
    words: Mapping[StrEnum | bool, Localized]  # for each value, what says it back
    supposed: bool = True  # a list takes it as unsure where nobody said


def _help(ko: str, en: str, *, breakdown: str | None = None) -> dict[str, Localized]:
    """Return the help of an option; `breakdown` has it as well, where its English is given."""
    others = {} if breakdown is None else {"breakdown": Localized(ko, breakdown)}
    return {"accident": Localized(ko, en), **others}


_MOVES, _ELECTRIC, _FIRE = "Whether the car moves", "An electric car", "Fire or smoke"
_WATER, _TRAPPED = "The car is in water", "Somebody cannot get out"


class Situation(Value, kw_only=True):
    """What the driver has said; None or empty where nothing was."""

    hurt: Annotated[
        Answer | None,
        Circumstance(
            help=_help("다친 사람", "Anyone hurt"),
            place=10,
            words={
                Answer.YES: Localized("다친 사람 있음", "someone hurt"),
                Answer.NO: Localized("다친 사람 없음", "nobody hurt"),
                Answer.UNSURE: Localized("다친 사람 모름", "injuries unknown"),
            },
        ),
    ] = None
    where: Annotated[
        Where | None,
        Circumstance(
            help=_help(
                "도로, 고속도로, 자동차전용도로, 터널, 주차장",
                "Where it happened",
                breakdown="Where the car stands",
            ),
            place=1,
            words={
                Where.ROAD: Localized("도로", "road"),
                Where.EXPRESSWAY: Localized("고속도로", "expressway"),
                Where.MOTOR_ROAD: Localized("자동차전용도로", "urban expressway (자동차전용도로)"),
                Where.TUNNEL: Localized("터널", "tunnel"),
                Where.PARKING: Localized("주차장", "car park"),
                Where.UNSURE: Localized("장소 모름", "place unknown"),
            },
        ),
    ] = None
    other: Annotated[
        frozenset[Other],
        Circumstance(
            help=_help(
                "상대: 차, 주차된 차, 시설물, 사람, 동물, 뺑소니 (여러 번)",
                "Who or what else (repeatable)",
            ),
            place=2,
            words={
                Other.CAR: Localized("다른 차", "other car"),
                Other.PARKED_CAR: Localized("주차된 차", "parked car"),
                Other.OBJECT: Localized("시설물", "object"),
                Other.PERSON: Localized("사람", "person"),
                Other.HIT_AND_RUN: Localized("뺑소니", "hit and run"),
                Other.ANIMAL: Localized("동물", "animal"),
                Other.NONE: Localized("상대 없음", "nobody else"),
                Other.UNSURE: Localized("상대 모름", "who else unknown"),
            },
        ),
    ] = frozenset()
    can_move: Annotated[
        Answer | None,
        Circumstance(
            help=_help("차가 움직이는지", _MOVES, breakdown=_MOVES),
            place=4,
            words={
                Answer.YES: Localized("차 움직임", "car moves"),
                Answer.NO: Localized("차 못 움직임", "car does not move"),
                Answer.UNSURE: Localized("움직이는지 모름", "may not move"),
            },
        ),
    ] = None
    was_hit: Annotated[
        bool,
        Circumstance(
            help=_help("상대가 와서 받음", "The other side hit me"),
            place=3,
            words={True: Localized("받힘", "was hit")},
        ),
    ] = False
    night: Annotated[  # None: as dark as the clock has it
        bool | None,
        Circumstance(
            help=_help("밤 (없으면 지금 시각으로)", "At night (default: by the time)"),
            place=5,
            words={True: Localized("밤", "night"), False: Localized("낮", "day")},
        ),
    ] = None
    ev: Annotated[
        bool,
        Circumstance(
            help=_help("전기차", _ELECTRIC, breakdown=_ELECTRIC),
            place=6,
            words={True: Localized("전기차", "electric")},
        ),
    ] = False
    fire: Annotated[
        Answer | None,
        Circumstance(
            help=_help("불이나 연기", _FIRE, breakdown=_FIRE),
            place=7,
            words={
                Answer.YES: Localized("불이나 연기", "fire or smoke"),
                Answer.NO: Localized("불 없음", "no fire"),
                Answer.UNSURE: Localized("불 모름", "fire unknown"),
            },
        ),
    ] = None
    water: Annotated[
        bool,
        Circumstance(
            help=_help("물에 잠김", _WATER, breakdown=_WATER),
            place=8,
            words={True: Localized("물에 잠김", "in water")},
        ),
    ] = False
    trapped: Annotated[
        Answer | None,
        Circumstance(
            help=_help("갇혀서 못 나옴", _TRAPPED, breakdown=_TRAPPED),
            place=9,
            words={
                Answer.YES: Localized("갇힘", "trapped"),
                Answer.NO: Localized("갇힌 사람 없음", "nobody trapped"),
                Answer.UNSURE: Localized("갇혔는지 모름", "may be trapped"),
            },
            supposed=False,
        ),
    ] = None
    left_scene: Annotated[
        bool,
        Circumstance(
            help=_help("현장을 떠났음", "I have left the scene"),
            place=11,
            words={True: Localized("현장 떠남", "left the scene")},
        ),
    ] = False
    breach: Annotated[
        frozenset[Breach],
        Circumstance(
            help={
                "accident": Localized(
                    "어긴 규칙: 음주, 무면허 등 (여러 번)", "Rules I broke (repeatable)"
                ),
                "costs": Localized(
                    "어긴 규칙: 음주, 무면허 등 (여러 번)", "Rules I broke (repeatable)"
                ),
            },
            place=12,
            words={
                Breach.DRINK: Localized("음주", "drink"),
                Breach.DRUGS: Localized("약물", "drugs"),
                Breach.DRANK_AFTER: Localized("사고 뒤 음주", "drank after"),
                Breach.LICENCE: Localized("무면허", "no licence"),
                Breach.SIGNAL: Localized("신호 위반", "red light"),
                Breach.CENTRE_LINE: Localized("중앙선 침범", "centre line"),
                Breach.SPEED: Localized("과속", "speeding"),
                Breach.OVERTAKING: Localized("앞지르기 위반", "overtaking"),
                Breach.CROSSING: Localized("횡단보도 사고", "crossing"),
                Breach.UNREGISTERED: Localized("미등록 운전자", "unregistered driver"),
            },
        ),
    ] = frozenset()
    problem: frozenset[ProblemId] = frozenset()  # of a breakdown; no option, it is told in words


CIRCUMSTANCES: Mapping[str, Circumstance] = {
    name: hint.__metadata__[0]
    for name, hint in cast("Mapping[str, Any]", Situation.__fields__).items()
    if get_origin(hint) is Annotated
}


def _hint_of(name: str) -> object:
    return get_args(Situation.__fields__[name])[0]


def kind_of(name: str) -> type[StrEnum]:
    """Return the values that a circumstance can have; of a flag that is `bool`."""
    kind = without_none(_hint_of(name))
    return cast("type[StrEnum]", next(iter(get_args(kind)), kind))


def is_repeatable(name: str) -> bool:
    """Tell whether a circumstance can have several values at once."""
    return get_origin(_hint_of(name)) is frozenset


def is_flag(name: str) -> bool:
    """Tell whether a circumstance is so or not, instead of having a value of several."""
    return issubclass(kind_of(name), int)


def can_be_unsure(name: str) -> bool:
    """Tell whether a driver can say not to know it."""
    return not is_flag(name) and "UNSURE" in kind_of(name).__members__


class CircumstanceFields(Value, kw_only=True):
    """A value with a field for each circumstance, of a type that follows from `Situation`."""

    def __init_subclass__(
        cls, *, hint: Callable[[str], Any], behind: str | None = None, kw_only: bool = False
    ) -> None:
        """Add the fields, each of the type that `hint` returns for its name, `behind` another one.

        What nobody says is None, or an empty tuple where the type is one.
        """
        own = list(cls.__annotations__.items())
        at = next((at for at, (name, _) in enumerate(own, 1) if name == behind), 0)
        added = [(name, hint(name)) for name in CIRCUMSTANCES]
        cls.__annotations__ = dict((*own[:at], *added, *own[at:]))
        for name, kind in added:
            setattr(cls, name, () if get_origin(kind) is tuple else None)
        super().__init_subclass__(kw_only=kw_only)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401, D105 - each has its own type


def one_value(name: str) -> object:
    """Return the type of one value of a circumstance, or of none."""
    return kind_of(name) | None


def values_said(name: str) -> object:
    """Return the type of what can be said of a circumstance at once."""
    return tuple[kind_of(name), ...] if is_repeatable(name) else one_value(name)  # type: ignore[misc]


def values_wanted(name: str) -> object:
    """Return the type of the values a condition can ask for: one of them has to be the case."""
    return bool | None if is_flag(name) else tuple[kind_of(name), ...]  # type: ignore[misc]


class Condition(CircumstanceFields, kw_only=True, hint=values_wanted):
    """Facts that must all hold; of each, one of the values. What is not named does not matter."""

    problem: tuple[ProblemId, ...] = ()
