"""What a driver can say of a situation: every circumstance is declared here, once.

A circumstance is a field of `Situation`. From its annotation follow the kind of its value, whether
it can be given several times and whether it can be unsure; from what is declared behind it the
options of the commands and the words that say it back. `when:` of the knowledge file, the reading
of own words, JSON and completion ask this module for the fields there are. The words that people
type for a value stand in the knowledge file, `own_words:` and `answers:`.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, cast, get_args, get_origin

from socar_cli.knowledge.scalars import ProblemId
from socar_cli.language import Localized
from socar_cli.value import Value, changed


class Answer(StrEnum):
    """An answer to a question one may not be able to answer."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class _Worded(StrEnum):
    """A value that is declared with the words that say it back, in Korean and in English."""

    words: Localized

    def __new__(cls, value: str, ko: str, en: str) -> Self:
        """Make a member of what is written behind its name."""
        member = str.__new__(cls, value)
        member._value_, member.words = value, Localized(ko, en)
        return member


class Where(_Worded):
    """What kind of place the car stands in."""

    ROAD = "road", "도로", "road"
    EXPRESSWAY = "expressway", "고속도로", "expressway"
    MOTOR_ROAD = "motor-road", "자동차전용도로", "urban expressway (자동차전용도로)"
    TUNNEL = "tunnel", "터널", "tunnel"
    PARKING = "parking", "주차장", "car park"
    UNSURE = "unsure", "장소 모름", "place unknown"


class Other(_Worded):
    """Who or what else is part of the accident."""

    CAR = "car", "다른 차", "other car"
    PARKED_CAR = "parked-car", "주차된 차", "parked car"
    OBJECT = "object", "시설물", "object"
    PERSON = "person", "사람", "person"
    HIT_AND_RUN = "hit-and-run", "뺑소니", "hit and run"
    ANIMAL = "animal", "동물", "animal"
    NONE = "none", "상대 없음", "nobody else"
    UNSURE = "unsure", "상대 모름", "who else unknown"


class Breach(_Worded):
    """A rule that whoever drove has broken, where it can cost the waiver."""

    DRINK = "drink", "음주", "drink"
    DRUGS = "drugs", "약물", "drugs"
    DRANK_AFTER = "drank-after", "사고 뒤 음주", "drank after"  # the crash, before the test
    LICENCE = "licence", "무면허", "no licence"  # none that is valid
    SIGNAL = "signal", "신호 위반", "red light"
    CENTRE_LINE = "centre-line", "중앙선 침범", "centre line"
    SPEED = "speed", "과속", "speeding"
    OVERTAKING = "overtaking", "앞지르기 위반", "overtaking"
    CROSSING = "crossing", "횡단보도 사고", "crossing"  # of pedestrians
    UNREGISTERED = "unregistered", "미등록 운전자", "unregistered driver"  # for this booking


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


_VALUES: Mapping[str, StrEnum | bool] = {
    **{answer.value: answer for answer in Answer},
    "true": True,
    "false": False,
}


def _declare(
    place: int,
    option: tuple[str, str],
    *,
    also: str = "accident",
    there: str | None = None,
    supposed: bool = True,
    **words: tuple[str, str],
) -> Any:  # noqa: ANN401 - stands where a field has its default
    """Return a `Circumstance` for a field of `Situation`.

    `option` is the help of its option for `accident`, in Korean and in English; `also` is another
    command with this option, `there` its English help there where that differs. The `words` say an
    `Answer` or a flag back; values of other kinds are declared with theirs.
    """
    ko, en = option
    helped = {also: Localized(ko, there or en), "accident": Localized(ko, en)}
    said = {_VALUES[name]: Localized(*pair) for name, pair in words.items()}
    return Circumstance(help=helped, place=place, words=said, supposed=supposed)


class Situation(Value, kw_only=True):
    """What the driver has said; None or empty where nothing was."""

    hurt: Answer | None = _declare(
        10,
        ("다친 사람", "Anyone hurt"),
        yes=("다친 사람 있음", "someone hurt"),
        no=("다친 사람 없음", "nobody hurt"),
        unsure=("다친 사람 모름", "injuries unknown"),
    )
    where: Where | None = _declare(
        1,
        ("도로, 고속도로, 자동차전용도로, 터널, 주차장", "Where it happened"),
        also="breakdown",
        there="Where the car stands",
    )
    other: frozenset[Other] = _declare(
        2,
        (
            "상대: 차, 주차된 차, 시설물, 사람, 동물, 뺑소니 (여러 번)",
            "Who or what else (repeatable)",
        ),
    )
    can_move: Answer | None = _declare(
        4,
        ("차가 움직이는지", "Whether the car moves"),
        also="breakdown",
        yes=("차 움직임", "car moves"),
        no=("차 못 움직임", "car does not move"),
        unsure=("움직이는지 모름", "may not move"),
    )
    was_hit: bool = _declare(
        3, ("상대가 와서 받음", "The other side hit me"), true=("받힘", "was hit")
    )
    night: bool | None = _declare(  # None: as dark as the clock has it
        5,
        ("밤 (없으면 지금 시각으로)", "At night (default: by the time)"),
        true=("밤", "night"),
        false=("낮", "day"),
    )
    ev: bool = _declare(
        6, ("전기차", "An electric car"), also="breakdown", true=("전기차", "electric")
    )
    fire: Answer | None = _declare(
        7,
        ("불이나 연기", "Fire or smoke"),
        also="breakdown",
        yes=("불이나 연기", "fire or smoke"),
        no=("불 없음", "no fire"),
        unsure=("불 모름", "fire unknown"),
    )
    water: bool = _declare(
        8, ("물에 잠김", "The car is in water"), also="breakdown", true=("물에 잠김", "in water")
    )
    trapped: Answer | None = _declare(
        9,
        ("갇혀서 못 나옴", "Somebody cannot get out"),
        also="breakdown",
        yes=("갇힘", "trapped"),
        no=("갇힌 사람 없음", "nobody trapped"),
        unsure=("갇혔는지 모름", "may be trapped"),
        supposed=False,
    )
    left_scene: bool = _declare(
        11, ("현장을 떠났음", "I have left the scene"), true=("현장 떠남", "left the scene")
    )
    breach: frozenset[Breach] = _declare(
        12, ("어긴 규칙: 음주, 무면허 등 (여러 번)", "Rules I broke (repeatable)"), also="costs"
    )
    problem: frozenset[ProblemId] = frozenset()  # of a breakdown; no option, it is told in words


def kind_of(name: str) -> type[StrEnum]:
    """Return the values that a circumstance can have; of a flag that is `bool`."""
    kind = Situation.__fields__[name]  # what may be None is written `kind | None`
    return cast("type[StrEnum]", next(iter(get_args(kind)), kind))


def is_repeatable(name: str) -> bool:
    """Tell whether a circumstance can have several values at once."""
    return get_origin(Situation.__fields__[name]) is frozenset


def is_flag(name: str) -> bool:
    """Tell whether a circumstance is so or not, instead of having a value of several."""
    return issubclass(kind_of(name), int)  # as bool is, but no StrEnum


def can_be_unsure(name: str) -> bool:
    """Tell whether a driver can say not to know it."""
    return not is_flag(name) and "UNSURE" in kind_of(name).__members__


# Those that have an option, by the name of their field.
CIRCUMSTANCES: Mapping[str, Circumstance] = {
    name: one
    if one.words
    else changed(one, words={value: value.words for value in cast("Any", kind_of(name))})
    for name, one in cast("Mapping[str, Any]", Situation.__defaults__).items()
    if isinstance(one, Circumstance)
}
# What a situation says where nobody said anything, in the place of the declarations above.
_UNSAID: Mapping[object, object] = {bool: False, frozenset: frozenset[object]()}
Situation.__defaults__ = {
    name: _UNSAID.get(get_origin(kind) or kind) for name, kind in Situation.__fields__.items()
}


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
