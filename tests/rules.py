"""What must hold of the list for every situation: named rules over ids, tags, phases and calls."""

from collections.abc import Callable

from socar_cli.domain.guide import MOST_IN_A_CHUNK, CompiledGuide
from socar_cli.knowledge.circumstances import Answer, Other, Say, Situation, Where
from socar_cli.knowledge.model import Phase, Step, Tag

Rule = Callable[[Situation, CompiledGuide], bool]

_FAST = {Where.EXPRESSWAY, Where.MOTOR_ROAD}
_NO_WAY_BACK = {*_FAST, Where.TUNNEL}
_OWNED = {Other.CAR, Other.PARKED_CAR, Other.OBJECT, Other.PERSON}
_ASKS_ABOUT_THE_HURT = {
    *("stop-and-help", "call-119", "call-119-if", "stay-with", "breathing", "bleeding"),
    *("leave-in-place", "note-hospital", "call-112-if", "call-112-hurt-parking"),
}
_FIRST_AID = ("stay-with", "breathing", "bleeding")
_FIRE_ORDERS = {"get-away", "no-fire-fighting", "from-smoke", "call-119-fire"}
_FIRE_IF = {"if-fire", "if-smoke"}
_OUT = {"behind-barrier", "off-the-road", "out-in-tunnel", "out-if-road"}
# What needs nobody in a lane once everybody is out; the triangle is the one exception.
_LEADS_BACK = {
    *("photo-quick", "move-aside", "to-the-edge", "to-the-edge-if-danger", "drive-out"),
    *("tunnel-bay", "photo-wide", "photo-wheels", "photo-plates", "photo-contact"),
    *("photo-every-side", "photo-signals", "photo-object", "photo-flash", "photo-undamaged"),
    "photo-video",
}


def ids(compiled: CompiledGuide) -> list[str]:
    """Return the ids in the order of doing."""
    return [step.id for step in compiled.steps]


def others(situation: Situation) -> frozenset[Other]:
    """Return who takes part; nobody named means nobody knows."""
    return situation.other or frozenset({Other.UNSURE})


def _person(situation: Situation) -> bool:
    return Other.PERSON in situation.other


def _hurt(situation: Situation) -> bool:
    """Tell whether somebody is said to be hurt, or a person was struck."""
    return situation.hurt is Answer.YES or _person(situation)


def _moves_aside(situation: Situation) -> bool:
    """Tell whether the car is taken off an ordinary road: it can, and nobody may lie there."""
    return (
        situation.where is Where.ROAD
        and situation.hurt is Answer.NO
        and situation.can_move is Answer.YES
        and situation.fire is not Answer.YES
        and not _person(situation)
    )


def _in_order(compiled: CompiledGuide, *wanted: str) -> bool:
    """Tell whether all of `wanted` are there, one after the other."""
    names = ids(compiled)
    return all(name in names for name in wanted) and sorted(wanted, key=names.index) == [*wanted]


def _has(compiled: CompiledGuide, *wanted: str) -> bool:
    return set(wanted) <= set(ids(compiled))


def _has_any(compiled: CompiledGuide, *wanted: str) -> bool:
    return not set(wanted).isdisjoint(ids(compiled))


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


def stop_first(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: everyone stops, as a duty, in safety; words about the hurt only where they may be."""
    name = "stop-and-stay" if situation.hurt is Answer.NO and not _hurt(situation) else None
    step = _step(compiled, name or "stop-and-help")
    return step is not None and Tag.DUTY in step.tags and step in _safe(compiled)


def hurt_119_before_112(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: somebody hurt or struck: 119, then 112; nobody and no car is moved."""
    if not _hurt(situation):
        return True
    police = "call-112-parking" if situation.where is Where.PARKING else "call-112"
    called = _step(compiled, "call-119")
    return (
        _in_order(compiled, "call-119", police)
        and _has(compiled, "leave-in-place")
        and called is not None
        and "fire" in called.call
        and called.say is Say.FIRE
    )


def first_aid_before_photographs(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: stay, breath, blood, each out of live traffic, stand before any photograph."""
    if not _hurt(situation):
        return not _has_any(compiled, *_FIRST_AID)
    photos = _photos(compiled)
    out = [name for name in ids(compiled) if name in _OUT]
    return _in_order(compiled, *out[:1], "call-119", *_FIRST_AID, *photos[:1])


def unsure_119_is_a_condition(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: where nobody knows whether anyone is hurt, 119 has its conditional form."""
    unknown = situation.hurt is Answer.UNSURE and not _person(situation)
    return _has(compiled, "call-119-if") is unknown and (
        not unknown or not _has_any(compiled, "call-119", "leave-in-place")
    )


def nobody_hurt_nobody_asked(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: said that nobody is hurt, the list does not ask again; one line looks ahead."""
    known = situation.hurt is Answer.NO and not _person(situation)
    return _has(compiled, "later-pain") is known and not (
        known and _has_any(compiled, *_ASKS_ABOUT_THE_HURT)
    )


def fire_is_ordered_only_where_it_is(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: orders about fire with `yes` alone; one conditional line where nobody said."""
    named = set(ids(compiled))
    if situation.fire is Answer.YES:
        away = "from-smoke" if situation.where is Where.TUNNEL else "get-away"
        called = _has_any(compiled, "call-119", "call-119-fire")
        return away in named and called and not named & _FIRE_IF
    count = len(named & _FIRE_IF)
    return not named & _FIRE_ORDERS and count == (situation.fire is Answer.UNSURE)


def never_back_into_the_lane(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: after everyone is out nothing leads back; on fast roads a step forbids it."""
    names = ids(compiled)
    out = min((names.index(name) for name in _OUT if name in names), default=None)
    if out is None or _moves_aside(situation):
        return out is None or _in_order(
            compiled, "passengers-off", "photo-quick", "move-aside", "engine-off-aside", names[out]
        )
    forbidden = situation.where not in _NO_WAY_BACK or "no-return" in names[out:]
    return forbidden and not set(names[out:]) & _LEADS_BACK


def triangle_where_nobody_walks(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a car that stays on an ordinary road has a triangle; fast roads and tunnels none."""
    stays = situation.where is Where.ROAD and not _moves_aside(situation)
    unsure = situation.where is Where.UNSURE
    words = {
        name: step.text.ko + (step.why.ko if step.why else "")
        for name in ("triangle", "triangle-if")
        if (step := _step(compiled, name)) is not None
    }
    return (
        ("triangle" in words) is stays
        and ("triangle-if" in words) is unsure
        and all("차도로 안 나가도" in text or "차도로 나가지" in text for text in words.values())
        and words.get("triangle-if", "고속도로가 아니면").startswith("고속도로가 아니면")
    )


def engine_off_once_it_stands(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: whoever moves the car is told to switch it off."""
    moved = {"to-the-edge", "to-the-edge-if-danger", "move-aside"} & set(ids(compiled))
    off = "engine-off" if situation.where is Where.TUNNEL else "engine-off-aside"
    return not moved or _in_order(compiled, *moved, off)


def said_before_it_is_called(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the place, the electric car and what to say stand before the first call with them."""
    names = ids(compiled)
    known = [name for name in names if name.startswith("place-") or name == "tell-ev"]
    calls = [step.id for step in compiled.steps if step.say in {Say.FIRE, Say.POLICE}]
    first = min((names.index(name) for name in calls), default=len(names))
    return all(names.index(name) < first for name in known) and _in_order(
        compiled, "say-to-operator", "tell-operator"
    )


def no_climbing_on_bridges(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: whoever is sent behind the barrier is kept from climbing over a bridge's rail."""
    return _has(compiled, "no-climbing") is (situation.where in _FAST)


def details_to_whoever_is_involved(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a person, car or owner involved gets name, telephone and address; perhaps, if any."""
    named = others(situation)
    wanted = "give-details" if named & _OWNED else "swap-details-if"
    if not named & (_OWNED | {Other.UNSURE}):
        return True
    step = _step(compiled, wanted)
    return step is not None and Tag.DUTY in step.tags and step.law is not None


def person_is_never_left(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a pedestrian who says to be fine is not left."""
    return Other.PERSON not in others(situation) or _has(compiled, "not-fine", "take-details")


def still_stay_when_hit(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: whoever was hit is told that the duties are the same."""
    return _has(compiled, "still-stay") is situation.was_hit


def expressway_people_first(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: edge if it drives, people out, then telephones, photographs only from the barrier."""
    if situation.where not in _FAST:
        return True
    stuck = situation.can_move is Answer.NO or situation.fire is Answer.YES
    rolls = () if stuck else ("to-the-edge",)
    calls = [step.id for step in compiled.steps if step.call]
    return _in_order(
        compiled, *rolls, "behind-barrier", calls[0], "call-112", "photo-from-barrier"
    ) and _photos(compiled) == ["photo-from-barrier"]


def expressway_tow_and_place(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: road, direction, kilometre before the police; the free tow on expressways alone."""
    tow = _step(compiled, "free-tow")
    if situation.where is Where.UNSURE:
        return tow is None and _has(compiled, "free-tow-if")
    if situation.where is not Where.EXPRESSWAY:
        placed = situation.where is not Where.MOTOR_ROAD
        return tow is None and (placed or _in_order(compiled, "place-expressway", "call-112"))
    told = tow is not None and "tow" in tow.call and tow.why is not None and tow.say is Say.TOW
    return told and _in_order(compiled, "place-expressway", "call-112")


def tunnel_out_and_no_photo(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: drive out if possible; engine off, key in, everyone out; not one photograph."""
    if situation.where is not Where.TUNNEL:
        return True
    drive = () if situation.can_move is Answer.NO else ("drive-out", "tunnel-bay")
    way = (*drive, "engine-off", "key-in", "out-in-tunnel", "tunnel-phone")
    return _in_order(compiled, *way) and not _photos(compiled)


def object_police_and_manager(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: on a road 112 and the manager; in a car park its office, 112 if disputed."""
    if Other.OBJECT not in others(situation):
        return True
    if situation.where is Where.UNSURE:
        return _has(compiled, "tell-manager") and _has_any(
            compiled, "call-112", "call-112-if", "call-112-if-things"
        )
    if situation.where is not Where.PARKING:
        return _has(compiled, "call-112", "tell-manager")
    return _has(compiled, "tell-office", "call-112-dispute")


def car_park_place_words(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: in a car park: building, floor, pillar, going up for a signal, before any report."""
    if situation.where is not Where.PARKING:
        return True
    place = _step(compiled, "place-parking")
    police = ("call-112-parking", "call-112-owner", "call-112-hurt-parking")
    reports = [name for name in police if _has(compiled, name)]
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
    if situation.where in {Where.ROAD, Where.PARKING}:
        return told and _in_order(compiled, "leave-note", "photo-note")
    return told  # elsewhere photographs are not worth it


def hit_and_run_at_once(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: no chase; plate, direction, colour; 112; recordings, witnesses; before the rest."""
    if Other.HIT_AND_RUN not in others(situation):
        return True
    police = "call-112-parking" if situation.where is Where.PARKING else "call-112"
    way = ("no-chase", "note-fled", police, "keep-recordings", "witness")
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
    """Check: one says it is electric, cables are not touched, a hit floor is not driven on."""
    wanted = {"tell-ev", "ev-cables", "ev-floor"}
    return wanted & set(ids(compiled)) == (wanted if situation.ev else set())


def lit_at_night(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: in the dark on a road one is to be seen."""
    dark = situation.night and situation.where not in {Where.TUNNEL, Where.PARKING}
    return _has(compiled, "be-seen") is dark


def doctor_and_recordings(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a doctor soon, and recordings asked for while they are there."""
    doctor = _step(compiled, "doctor")
    return doctor is not None and doctor.phase is Phase.AFTER and _has(compiled, "keep-recordings")


def photographs_from_safety(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: where the car may stand in a lane, or the place is unknown, one safe photograph."""
    stays = situation.where is Where.ROAD and not _moves_aside(situation)
    burning = situation.where is Where.PARKING and situation.fire is Answer.YES
    if not (stays or burning or situation.where is Where.UNSURE):
        return True
    out = [name for name in ids(compiled) if name in _OUT]
    return _in_order(compiled, *out[:1], "photo-from-safety") and {
        "photo-from-safety",
        "photo-note",
    } >= set(_photos(compiled))


def car_moves_only_where_it_may(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: off an ordinary road only a car that drives, with nobody hurt or struck, no fire."""
    return _has(compiled, "move-aside") is _moves_aside(situation)


def police_law_only_on_roads(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the duty to report, art. 54(2), is not claimed off the road."""
    claimed = [
        step.id for step in compiled.steps if step.law and "54조 제2항" in step.law.article.ko
    ]
    return situation.where is not Where.PARKING or claimed == []


def _safe(compiled: CompiledGuide) -> tuple[Step, ...]:
    return tuple(
        step for chunk in compiled.chunks if chunk.phase is Phase.SAFE for step in chunk.steps
    )


RULES: tuple[Rule, ...] = (
    chunks_of_at_most_seven,
    every_step_once,
    all_phases_run,
    stop_first,
    hurt_119_before_112,
    first_aid_before_photographs,
    unsure_119_is_a_condition,
    nobody_hurt_nobody_asked,
    fire_is_ordered_only_where_it_is,
    never_back_into_the_lane,
    triangle_where_nobody_walks,
    engine_off_once_it_stands,
    said_before_it_is_called,
    no_climbing_on_bridges,
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
    photographs_from_safety,
    car_moves_only_where_it_may,
    police_law_only_on_roads,
)
