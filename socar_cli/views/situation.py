"""How a situation is said back: short words, the injury always among them."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from socar_cli.knowledge.situation import Answer, Other, Situation, Where
from socar_cli.language import Localized, Text, joined

AnyAnswer = TypeVar("AnyAnswer", bound=StrEnum)
_WHERE = {
    Where.ROAD: Localized("도로", "road"),
    Where.EXPRESSWAY: Localized("고속도로", "expressway"),
    Where.MOTOR_ROAD: Localized("자동차전용도로", "urban expressway (자동차전용도로)"),
    Where.TUNNEL: Localized("터널", "tunnel"),
    Where.PARKING: Localized("주차장", "car park"),
    Where.UNSURE: Localized("장소 모름", "place unknown"),
}
_OTHER = {
    Other.CAR: Localized("다른 차", "other car"),
    Other.PARKED_CAR: Localized("주차된 차", "parked car"),
    Other.OBJECT: Localized("시설물", "object"),
    Other.PERSON: Localized("사람", "person"),
    Other.HIT_AND_RUN: Localized("뺑소니", "hit and run"),
    Other.NONE: Localized("상대 없음", "nobody else"),
    Other.UNSURE: Localized("상대 모름", "who else unknown"),
}
_CAN_MOVE = {
    Answer.YES: Localized("차 움직임", "car moves"),
    Answer.NO: Localized("차 못 움직임", "car does not move"),
    Answer.UNSURE: Localized("움직이는지 모름", "may not move"),
}
_NIGHT = {True: Localized("밤", "night"), False: Localized("낮", "day")}
_FIRE = {
    Answer.YES: Localized("불이나 연기", "fire or smoke"),
    Answer.NO: Localized("불 없음", "no fire"),
    Answer.UNSURE: Localized("불 모름", "fire unknown"),
}
_HURT = {
    Answer.YES: Localized("다친 사람 있음", "someone hurt"),
    Answer.NO: Localized("다친 사람 없음", "nobody hurt"),
    Answer.UNSURE: Localized("다친 사람 모름", "injuries unknown"),
}
_WAS_HIT, _ELECTRIC = Localized("받힘", "was hit"), Localized("전기차", "electric")


def said_back(title: Text, said: Situation, *, injury: bool = True) -> Text:
    """Return `title` and what was said; with `injury` an unknown one is named, too."""
    return joined(" · ", (title, *_crumbs(said, injury=injury)))


def _crumbs(said: Situation, *, injury: bool) -> Iterator[Localized]:
    yield from _label(_WHERE, said.where)
    yield from (words for other, words in _OTHER.items() if other in said.other)
    yield from (_WAS_HIT,) if said.was_hit else ()
    yield from _label(_CAN_MOVE, said.can_move)
    yield from () if said.night is None else (_NIGHT[said.night],)
    yield from (_ELECTRIC,) if said.ev else ()
    yield from _label(_FIRE, said.fire)
    if injury or said.hurt:
        yield _HURT[said.hurt or Answer.UNSURE]


def _label(labels: Mapping[AnyAnswer, Localized], value: AnyAnswer | None) -> tuple[Localized, ...]:
    return () if value is None else (labels[value],)
