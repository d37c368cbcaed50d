"""What must hold of the list for every situation: named rules over ids, tags, phases and calls."""

from collections.abc import Callable

from socar_cli.domain.guide import MOST_IN_A_CHUNK, CompiledGuide, Situation
from socar_cli.knowledge.model import Phase, Step, Tag
from socar_cli.knowledge.situation import Answer, Other, Say, Where

Rule = Callable[[Situation, CompiledGuide], bool]

_ON_THE_ROAD = {Where.ROAD, Where.EXPRESSWAY, Where.TUNNEL, Where.UNSURE}
_OWNED = {Other.CAR, Other.PARKED_CAR, Other.OBJECT, Other.PERSON}


def ids(compiled: CompiledGuide) -> list[str]:
    """Return the ids in the order of doing."""
    return [step.id for step in compiled.steps]


def others(situation: Situation) -> frozenset[Other]:
    """Return who takes part; nobody named means nobody knows."""
    return situation.other or frozenset({Other.UNSURE})


def _in_order(compiled: CompiledGuide, *wanted: str) -> bool:
    """Tell whether all of `wanted` are there, one after the other."""
    names = ids(compiled)
    return all(name in names for name in wanted) and sorted(wanted, key=names.index) == [*wanted]


def _has(compiled: CompiledGuide, *wanted: str) -> bool:
    return set(wanted) <= set(ids(compiled))


def _photos(compiled: CompiledGuide) -> list[str]:
    return [step.id for step in compiled.steps if Tag.PHOTO in step.tags]


def _step(compiled: CompiledGuide, name: str) -> Step | None:
    return next((step for step in compiled.steps if step.id == name), None)


def chunks_of_at_most_seven(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: between two pauses there are one to seven steps, and phases come in their order."""
    phases = [chunk.phase for chunk in compiled.chunks]
    return phases == sorted(phases, key=tuple(Phase).index) and all(
        1 <= len(chunk.steps) <= MOST_IN_A_CHUNK for chunk in compiled.chunks
    )


def every_step_once(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: no step stands twice in a list."""
    return len(ids(compiled)) == len(set(ids(compiled)))


def all_phases_run(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the hurt stop nothing: evidence, telling and afterwards run, names are given."""
    wanted = {Phase.SAFE, Phase.EVIDENCE, Phase.TELL, Phase.AFTER}
    if others(situation) != {Other.NONE}:
        wanted.add(Phase.EXCHANGE)
    return wanted <= {step.phase for step in compiled.steps}


def stop_and_help(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: everyone stops and helps, at the first of it all."""
    step = _step(compiled, "stop-and-help")
    return step is not None and Tag.DUTY in step.tags and step in _safe(compiled)


def hurt_119_before_112(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: unless nobody is hurt, and when a person was hit: 119, then 112; nothing is moved."""
    if situation.hurt is Answer.NO and Other.PERSON not in others(situation):
        return True
    if not _in_order(compiled, "call-119", "call-112") or not _has(compiled, "leave-in-place"):
        return False
    called = _step(compiled, "call-119")
    return called is not None and "fire" in called.call and called.say is Say.FIRE


def nobody_hurt_no_casualty(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: what is known not to be so inserts nothing."""
    known = situation.hurt is Answer.NO and not others(situation) & {Other.PERSON, Other.UNSURE}
    return not known or not set(ids(compiled)) & {"call-119", "leave-in-place"}


def details_to_whoever_is_involved(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a person, car or owner involved gets name, telephone and address."""
    step = _step(compiled, "give-details")
    if not others(situation) & (_OWNED | {Other.UNSURE}):
        return True
    return step is not None and Tag.DUTY in step.tags and step.law is not None


def person_is_never_left(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a pedestrian who says to be fine is not left."""
    return Other.PERSON not in others(situation) or _has(compiled, "not-fine", "take-details")


def still_stay_when_hit(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: whoever was hit is told that the duties are the same."""
    return _has(compiled, "still-stay") is situation.was_hit


def expressway_people_first(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: edge if it rolls, people out, then telephones, photographs only from the barrier."""
    if situation.where is not Where.EXPRESSWAY:
        return True
    rolls = () if situation.can_move is Answer.NO else ("to-the-edge",)
    calls = [step.id for step in compiled.steps if step.call]
    return _in_order(
        compiled, *rolls, "behind-barrier", calls[0], "call-112", "photo-from-barrier"
    ) and _photos(compiled) == ["photo-from-barrier"]


def expressway_tow_and_place(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the free tow with its limits; road, direction, kilometre before the police."""
    if situation.where is not Where.EXPRESSWAY:
        return True
    tow = _step(compiled, "free-tow")
    told = tow is not None and "tow" in tow.call and tow.why is not None and tow.say is Say.TOW
    return told and _in_order(compiled, "place-expressway", "call-112")


def tunnel_out_and_no_photo(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: drive out if possible; engine off, key in, away from smoke; not one photograph."""
    if situation.where is not Where.TUNNEL:
        return True
    drive = () if situation.can_move is Answer.NO else ("drive-out",)
    way = (*drive, "engine-off", "key-in", "from-smoke")
    return _in_order(compiled, *way) and not _photos(compiled)


def object_police_and_manager(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: on a road 112 and the manager; in a car park its office, 112 if disputed."""
    if Other.OBJECT not in others(situation):
        return True
    if situation.where in _ON_THE_ROAD:
        return _has(compiled, "call-112", "tell-manager")
    return _has(compiled, "tell-office", "call-112-dispute")


def car_park_place_words(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: in a car park: building, floor, pillar, going up for a signal, before any report."""
    if situation.where is not Where.PARKING:
        return True
    place = _step(compiled, "place-parking")
    reports = [name for name in ("call-112", "call-112-owner") if _has(compiled, name)]
    return (
        place is not None
        and place.why is not None
        and all(_in_order(compiled, "place-parking", name) for name in (*reports, "tell-operator"))
    )


def parked_car_note(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the number on its dash, a note and its photograph, 112 if the owner is not reached."""
    if Other.PARKED_CAR not in others(situation):
        return True
    told = _in_order(compiled, "dash-number", "leave-note", "call-112-owner")
    if situation.where in {Where.EXPRESSWAY, Where.TUNNEL}:
        return told  # there photographs are not worth it
    return told and _in_order(compiled, "photo-plates", "leave-note", "photo-note")


def hit_and_run_at_once(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: no chase; plate, direction, colour; 112; recordings, witnesses; before the rest."""
    if Other.HIT_AND_RUN not in others(situation):
        return True
    way = ("no-chase", "note-fled", "call-112", "keep-recordings", "witness")
    return _in_order(compiled, *way) and set(way) <= {step.id for step in _safe(compiled)}


def operator_in_time(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the operator is told, with the number, the sentence and the reason for not waiting."""
    step = _step(compiled, "tell-operator")
    return (
        step is not None
        and Tag.DUTY in step.tags
        and "accident" in step.call
        and step.say is Say.OPERATOR
        and step.why is not None
    )


def never_to_do(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: no private tow, no alcohol; with others no cash, promise, share, resident number."""
    wanted = {"no-private-tow", "no-alcohol"}
    if others(situation) - {Other.NONE}:
        wanted.add("no-promise")
    if others(situation) & {Other.CAR, Other.PERSON, Other.UNSURE}:
        wanted.add("no-resident-number")
    warnings = {step.id for step in compiled.steps if Tag.WARNING in step.tags}
    return wanted <= warnings


def electric_car(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: 119 is told it is electric, cables are not touched, a hit floor is not driven on."""
    wanted = {"tell-ev", "ev-cables", "ev-floor"}
    return wanted & set(ids(compiled)) == (wanted if situation.ev else set())


def lit_at_night(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: in the dark on a road one is to be seen."""
    dark = situation.night and situation.where in {Where.ROAD, Where.EXPRESSWAY, Where.UNSURE}
    return _has(compiled, "be-seen") is dark


def doctor_and_recordings(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a doctor soon, and recordings asked for while they are there."""
    doctor = _step(compiled, "doctor")
    return doctor is not None and doctor.phase is Phase.AFTER and _has(compiled, "keep-recordings")


def unsure_place_is_safe(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: where nobody knows the place, people leave the roadway and no photograph needs it."""
    if situation.where is not Where.UNSURE:
        return True
    harmless = {"photo-from-safety", "photo-plates", "photo-note"}
    return _in_order(compiled, "behind-barrier", "photo-from-safety") and harmless >= set(
        _photos(compiled)
    )


def unsure_car_stays(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a car is moved for the traffic's sake only where it moves and nobody can be hurt."""
    free = (
        situation.hurt is Answer.NO
        and situation.can_move is Answer.YES
        and situation.where is Where.ROAD
        and not others(situation) & {Other.PERSON, Other.UNSURE, Other.HIT_AND_RUN}
    )
    return _has(compiled, "move-aside") is free and (
        not free or _in_order(compiled, "photo-wide", "move-aside")
    )


def _safe(compiled: CompiledGuide) -> tuple[Step, ...]:
    return tuple(
        step for chunk in compiled.chunks if chunk.phase is Phase.SAFE for step in chunk.steps
    )


RULES: tuple[Rule, ...] = (
    chunks_of_at_most_seven,
    every_step_once,
    all_phases_run,
    stop_and_help,
    hurt_119_before_112,
    nobody_hurt_no_casualty,
    details_to_whoever_is_involved,
    person_is_never_left,
    still_stay_when_hit,
    expressway_people_first,
    expressway_tow_and_place,
    tunnel_out_and_no_photo,
    object_police_and_manager,
    car_park_place_words,
    parked_car_note,
    hit_and_run_at_once,
    operator_in_time,
    never_to_do,
    electric_car,
    lit_at_night,
    doctor_and_recordings,
    unsure_place_is_safe,
    unsure_car_stays,
)
