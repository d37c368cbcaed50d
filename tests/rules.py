"""What must hold of the list for every situation: named rules over ids, tags, phases and words."""

from collections.abc import Callable, Iterator

from socar_cli.domain.guide import MOST_IN_A_CHUNK, MOST_STEPS, CompiledGuide
from socar_cli.knowledge.circumstances import Answer, Breach, Other, Say, Situation, Where
from socar_cli.knowledge.model import Phase, Step, Tag

Rule = Callable[[Situation, CompiledGuide], bool]

RULES: dict[Rule, frozenset[str]] = {}  # each rule, and the circumstances it is about
EVERYWHERE: set[Rule] = set()  # those that hold as well in water, trapped, or away from the scene

_FAST = {Where.EXPRESSWAY, Where.MOTOR_ROAD}
NO_WAY_BACK = {*_FAST, Where.TUNNEL}
_OWNED = {Other.CAR, Other.PARKED_CAR, Other.OBJECT, Other.PERSON}
_CALLS_119 = ("call-119", "call-119-fire")
_ASKS_ABOUT_THE_HURT = {
    *("stop-and-help", "call-119", "call-119-if", "stay-with", "breathing", "bleeding"),
    *("leave-in-place", "call-112-if", "call-112-hurt-parking"),
}
_FIRST_AID = ("stay-with", "breathing", "bleeding")
_FIRE_ORDERS = {"get-away", "no-fire-fighting", "from-smoke", "call-119-fire", "alarm-stairs"}
_FIRE_IF = {"if-fire", "if-smoke"}
_OUT = {"behind-barrier", "off-the-road", "out-in-tunnel", "out-if-road"}
_AWAY = {"get-away", "from-smoke"}
_MOVES_THE_CAR = {"to-the-edge", "to-the-edge-if-danger", "move-aside", "drive-out"}
# What needs nobody in a lane once everybody is out; the triangle is the one exception.
_LEADS_BACK = {
    *_MOVES_THE_CAR,
    *("photo-quick", "photo-wide", "photo-every-side", "photo-signals"),
    *("photo-object", "photo-video", "engine-off-stays"),
}
_PLACE_WORDS = {
    Where.EXPRESSWAY: "도로, 방향, km",
    Where.MOTOR_ROAD: "도로, 방향, km",
    Where.TUNNEL: "터널 이름과 방향",
    Where.ROAD: "길, 건물, 표지판",
    Where.UNSURE: "길, 건물, 표지판",
    Where.PARKING: "건물, 층, 기둥",
}


def about(*names: str, everywhere: bool = False) -> Callable[[Rule], Rule]:
    """Register a rule: it is checked for every combination of what it names."""

    def register(rule: Rule) -> Rule:
        RULES[rule] = frozenset(names)
        EVERYWHERE.update((rule,) if everywhere else ())
        return rule

    return register


def ids(compiled: CompiledGuide) -> list[str]:
    """Return the ids in the order of doing."""
    return [step.id for step in compiled.steps]


def others(situation: Situation) -> frozenset[Other]:
    """Return who takes part; nobody named means nobody knows, and `none` counts alone."""
    named = situation.other - {Other.NONE} or situation.other
    return named or frozenset({Other.UNSURE})


def words(step: Step) -> str:
    """Return all a step says, in both languages."""
    texts = (text for text in (step.text, step.limit, step.why) if text)
    return " | ".join(part for text in texts for part in (text.ko, text.en))


def _person(situation: Situation) -> bool:
    return Other.PERSON in situation.other


def _burns(situation: Situation) -> bool:
    return situation.fire is Answer.YES


def _hurt(situation: Situation) -> bool:
    """Tell whether somebody is said to be hurt, or may be as a person was struck."""
    return situation.hurt is Answer.YES or (_person(situation) and situation.hurt is not Answer.NO)


def _stop(situation: Situation) -> str:
    """Return the step that everyone begins with; of the hurt only where they may be."""
    return "stop-and-stay" if situation.hurt is Answer.NO else "stop-and-help"


def _moves_aside(situation: Situation) -> bool:
    """Tell whether the car is taken off an ordinary road: it can, and nobody may lie there."""
    return (
        situation.where is Where.ROAD
        and situation.hurt is Answer.NO
        and situation.can_move is Answer.YES
        and not _burns(situation)
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


def _says(compiled: CompiledGuide, name: str, *wanted: str) -> bool:
    """Tell whether a step is there and all of `wanted` are among its words."""
    step = _step(compiled, name)
    return step is not None and all(word in words(step) for word in wanted)


def _says_any(compiled: CompiledGuide, name: str, *wanted: str) -> bool:
    """Tell whether one of `wanted` is among the words of a step, if it is there."""
    return any(_says(compiled, name, word) for word in wanted)


def _text(compiled: CompiledGuide) -> str:
    """Return all that the steps say, in both languages."""
    return " ".join(map(words, compiled.steps))


def _full(compiled: CompiledGuide) -> bool:
    """Tell whether the list is so long that what can be spared may be left out."""
    return len(compiled.steps) == MOST_STEPS


def _safe(compiled: CompiledGuide) -> tuple[Step, ...]:
    return tuple(
        step for chunk in compiled.chunks if chunk.phase is Phase.SAFE for step in chunk.steps
    )


@about("hurt", "where", "other", "can_move", everywhere=True)
def a_list_is_short(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: between two pauses there are one to seven steps, and phases come in their order.

    No step stands twice, and with the four by heart there are at most thirty.
    """
    phases = [chunk.phase for chunk in compiled.chunks]
    return (
        phases == sorted(phases, key=tuple(Phase).index)
        and all(1 <= len(chunk.steps) <= MOST_IN_A_CHUNK for chunk in compiled.chunks)
        and len(set(ids(compiled))) == len(compiled.steps) <= 30 - 4
    )


@about("hurt", "other", "where")
def all_phases_run(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the hurt stop nothing: evidence, telling and afterwards run, names are given."""
    wanted = {Phase.SAFE, Phase.EVIDENCE, Phase.TELL, Phase.AFTER}
    if others(situation) - {Other.NONE, Other.ANIMAL}:
        wanted.add(Phase.EXCHANGE)
    return wanted <= {step.phase for step in compiled.steps}


@about("hurt", "other", everywhere=True)
def stop_first(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: everyone stops, as a duty, in safety; words about the hurt only where they may be."""
    step = _step(compiled, _stop(situation))
    return step is not None and Tag.DUTY in step.tags and step in _safe(compiled)


@about("hurt", "fire", "where", "other", "can_move", everywhere=True)
def help_is_called_first_or_second(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: somebody hurt or a fire: the 119 step is the first or second, and tells of it."""
    trapped = situation.trapped is Answer.YES
    if not (_hurt(situation) or _burns(situation) or trapped):
        return not _has_any(compiled, *_CALLS_119)
    place, called = next(
        (place, step) for place, step in enumerate(compiled.steps) if "fire" in step.call
    )
    wanted = "call-119" if _hurt(situation) else "call-119-fire"
    return (
        place <= 1
        and (not _burns(situation) or ("불" in words(called) and "fire" in words(called)))
        and called.say is Say.FIRE
        and called.id == ("call-119-trapped" if trapped else wanted)
    )


@about("hurt", "where", "other", "fire")
def hurt_119_before_112(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: somebody hurt: 119, then 112; unless it burns nobody is moved."""
    if not _hurt(situation):
        return True
    police = "call-112-parking" if situation.where is Where.PARKING else "call-112"
    return _in_order(compiled, "call-119", police) and (
        _has(compiled, "leave-in-place") is not _burns(situation)
    )


@about("hurt", "where", "other", "fire")
def fire_and_hurt_are_told_together(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the one call names the fire and the hurt, who are taken along as far as may be."""
    if not (_burns(situation) and _hurt(situation)):
        return True
    away = [step for step in compiled.steps if step.id in {*_AWAY, "out-in-tunnel"}]
    return _says(compiled, "call-119", "불과 다친 사람", "fire, someone hurt") and any(
        "되도록 함께" in words(step) and "along if you can" in words(step) for step in away
    )


@about("hurt", "where", "other", "fire")
def nobody_hurt_is_sent_to_walk(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: with somebody hurt only those who can walk are sent away, unless it burns."""
    if not _hurt(situation) or _burns(situation):
        return True
    out = [step for step in compiled.steps if step.id in _OUT]
    return all(
        step.text.ko.startswith(("걸", "걷"))
        and "can walk" in step.text.en
        and "모두 나가" not in words(step)
        for step in out
        if step.id != "out-if-road"
    ) and all("걷는 사람" in step.text.ko for step in out if step.id == "out-if-road")


@about("hurt", "where", "other", "fire", "trapped")
def nobody_goes_to_the_boot_beside_the_hurt(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: with somebody hurt or trapped no step speaks of the boot."""
    helps = _hurt(situation) or situation.trapped is Answer.YES
    return not helps or "트렁크" not in _text(compiled)


@about("hurt", "where", "other", "fire", "can_move")
def who_went_out_to_call_stays_there(_situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: behind a call that leads to safety the step about it says to stay, not to go."""
    called, out = _step(compiled, "call-119"), _OUT - {"out-in-tunnel"}
    later = [step for step in compiled.steps if step.id in out]
    leads = called is not None and ("나가 119" in called.text.ko)
    return not leads or all(step.text.ko.endswith("있기") for step in later)


@about("hurt", "where", "other")
def first_aid_before_photographs(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: stay, breath, blood stand before any photograph, with somebody hurt alone."""
    if not _hurt(situation):
        return not _has_any(compiled, *_FIRST_AID)
    return _in_order(compiled, "call-119", *_FIRST_AID, *_photos(compiled)[:1])


@about("hurt", "where", "other", "fire")
def first_aid_where_the_victim_lies(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: on fast roads never in a lane; on others not in moving traffic; else no limit."""
    strict = ("차로에서는 하지", "차로에 있으면 들어가지", "차로 밖에서만")
    for name in {*_FIRST_AID, "call-119-if"} & {*ids(compiled)}:
        never, moving = _says_any(compiled, name, *strict), _says(compiled, name, "달리는 차로")
        limited = moving
        if situation.where in NO_WAY_BACK:
            limited = never and not moving
        elif situation.where is Where.PARKING:
            limited = not _says_any(compiled, name, "차로", "lane", "traffic")
        if not limited:
            return False
    return True


@about("hurt", "other", "fire")
def unsure_119_is_a_condition(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: where nobody knows whether anyone is hurt, 119 has its conditional form."""
    unknown = situation.hurt is Answer.UNSURE and not _person(situation)
    return _has(compiled, "call-119-if") is (unknown and not _burns(situation)) and (
        not unknown or not _has_any(compiled, "call-119", "leave-in-place")
    )


@about("hurt", "where", "other")
def nobody_hurt_nobody_asked(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: said that nobody is hurt, the list does not ask again; one line looks ahead."""
    known = situation.hurt is Answer.NO
    doctor = not known or _says(compiled, "doctor", "이상하면 그날 바로", "Anything odd?")
    return (
        doctor
        and _has(compiled, "later-pain") is known
        and not (known and _has_any(compiled, *_ASKS_ABOUT_THE_HURT))
    )


@about("fire", "where", "can_move", "hurt")
def fire_is_ordered_only_where_it_is(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: orders about fire with `yes` alone; one conditional line where nobody said."""
    named = set(ids(compiled))
    if _burns(situation):
        away = "from-smoke" if situation.where is Where.TUNNEL else "get-away"
        return away in named and not named & _FIRE_IF
    count = len(named & _FIRE_IF)
    return not named & _FIRE_ORDERS and count == (situation.fire is Answer.UNSURE)


@about("fire", "where", "can_move", "hurt", "other", "ev", everywhere=True)
def nothing_leads_back_to_a_burning_car(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: with fire no step goes to the boot, the triangle or the car, or drives on."""
    if not _burns(situation):
        return True
    text = _text(compiled)
    back = ("트렁크", "boot", "삼각대 놓기", "더 달려도", "차를 옮긴 뒤", "once the car is safe")
    drives_out = situation.where is Where.TUNNEL and situation.can_move is not Answer.NO
    steps = set(ids(compiled)) - ({"drive-out"} if drives_out else set())
    leads = _LEADS_BACK | {"look-for-damage", "leave-in-place", "ask-before-driving"}
    return not any(word in text for word in back) and not steps & leads


@about("fire", "where", "hurt", "other")
def out_of_a_burning_car_park(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: away, 119 at once, then the alarm and the stairs; one waits in a safe place."""
    if not (_burns(situation) and situation.where is Where.PARKING):
        return True
    called = "call-119" if _hurt(situation) else "call-119-fire"
    return (
        ids(compiled)[:3] == ["get-away", called, "alarm-stairs"]
        and _says(compiled, "alarm-stairs", "계단", "승강기 금지", "방화문", "밖에서")
        and "현장에 머물기" not in _text(compiled)
    )


@about("where", "hurt", "other", "can_move", "fire")
def never_back_into_the_lane(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: after everyone is out nothing leads back; on fast roads a step forbids it."""
    names = ids(compiled)
    out = min((names.index(name) for name in _OUT if name in names), default=None)
    if out is None or _moves_aside(situation):
        return out is None or _in_order(
            compiled, "passengers-off", "photo-quick", "move-aside", names[out]
        )
    forbidden = situation.where not in NO_WAY_BACK or "no-return" in names[out:]
    return forbidden and not set(names[out:]) & _LEADS_BACK


@about("where", "hurt", "other", "can_move", "fire")
def triangle_where_nobody_walks(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a car that stays on an ordinary road has a triangle; fast roads and tunnels none."""
    stays = situation.where is Where.ROAD and not _moves_aside(situation)
    texts = {
        name: words(step)
        for name in ("triangle", "triangle-if")
        if (step := _step(compiled, name)) is not None
    }
    return (
        ("triangle" in texts) is (stays and not _burns(situation))
        and ("triangle-if" in texts) is (situation.where is Where.UNSURE and not _burns(situation))
        and all("차도로 안 나가도" in text or "차도로 나가야" in text for text in texts.values())
        and texts.get("triangle-if", "고속도로가 아니면").startswith("고속도로가 아니면")
    )


@about("where", "hurt", "other", "can_move", "fire")
def engine_off_wherever_it_stands(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: whoever moves the car switches it off; one that stays has P and the brake as well."""
    moved = [step for step in compiled.steps if step.id in _MOVES_THE_CAR - {"drive-out"}]
    off = all("시동 끄" in words(step) for step in moved)
    stuck = situation.can_move is Answer.NO and situation.where is not Where.TUNNEL
    on_road = situation.where is Where.ROAD and not _moves_aside(situation)
    hurt = situation.where is Where.PARKING and _hurt(situation)
    stays = (stuck or on_road or hurt) and not _burns(situation)
    return off and (not stays or _says(compiled, "engine-off-stays", "시동 끄고 P", "주차브레이크"))


@about("where", "hurt", "other", "can_move", "fire")
def struck_person_keeps_the_car_in_place(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: one rule in all places: with a person struck the car stays where it is."""
    moved = [step for step in compiled.steps if step.id in _MOVES_THE_CAR]
    if _person(situation):
        stays = [
            step for step in compiled.steps if step.id in {"engine-off-stays", "out-in-tunnel"}
        ]
        told = any("사람과 부딪친 차는 그대로" in words(step) for step in stays)
        return not moved and (told or _burns(situation))
    if others(situation) == {Other.UNSURE}:
        one_rule = "사람과 부딪쳤으면 차는 그대로"
        return all(one_rule in words(step) for step in moved)
    return True


@about("hurt", "where", "other", "can_move", "fire")
def place_is_said_in_the_call(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the first call to 119 or 112 says which place to name; SOCAR's, what else."""
    wanted = _PLACE_WORDS[situation.where or Where.UNSURE]
    calls = [step for step in compiled.steps if step.say in {Say.FIRE, Say.POLICE}]
    told = [step for step in calls if step.id != "call-112-hurt-parking"]
    first = told[:1] or [step for step in compiled.steps if step.id == "tell-operator"]
    on_quiet_road = not told and situation.where is not Where.PARKING
    placed = on_quiet_road or all(wanted in words(step) for step in first)
    return placed and _says(compiled, "tell-operator", "시각, 위치, 파손 말하기")


@about("ev", "hurt", "other", "fire", "can_move", everywhere=True)
def electric_car(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: 119 hears that it is electric, cables are not touched, a hit floor not driven on."""
    said = (step for step in compiled.steps if step.say is Say.FIRE)
    calls = [step for step in said if step.id != "if-trapped"]
    told = all(("전기차라" in words(step)) is situation.ev for step in calls)
    floor = not _has(compiled, "ask-before-driving") or (
        _says(compiled, "ask-before-driving", "바닥을 부딪쳤") is situation.ev
    )
    near = situation.ev and not _burns(situation)  # from a fire everybody is far away
    cables = _has(compiled, "ev-cables") is near or (near and _full(compiled))
    return told and floor and cables


_MAY_NOT_DRIVE = {
    *(Breach.DRINK, Breach.DRUGS, Breach.DRANK_AFTER, Breach.LICENCE, Breach.UNREGISTERED),
}

# What a list may ask or suppose only while it is not known: words, in both languages.
_ASKED = {
    "can_move": "움직이면 | If it drives | 못 나가면 | 움직이지 않으면",
    "fire": "불이 보이면 | Smoke or fire?",
    "where": "고속도로면 | 고속도로가 아니면 | 찻길이면 | 주차장이면 | On a road? | an expressway?",
    "other": (
        "상대가 있으면 | 상대 차가 있으면 | 사람과 부딪쳤으면 | A person was hit? | Someone else?"
    ),
    "hurt": "다쳤거나 | 다쳤으면 | Hurt,  | Anyone hurt",
}


def _asked_words(situation: Situation) -> Iterator[str]:
    """Yield the words that would ask again what was told."""
    for name, asking in _ASKED.items():
        told = getattr(situation, name)
        known = told not in {None, frozenset(), Answer.UNSURE, Where.UNSURE}
        if known and not (name == "other" and Other.UNSURE in situation.other):
            yield from asking.split(" | ")
    if situation.can_move is Answer.NO:
        yield from ("더 달려도", "drive on")
    named = others(situation)
    if not named & {Other.UNSURE, Other.CAR, Other.PARKED_CAR}:
        yield from ("두 차", "상대 차의", "상대 차 번호", "Both plates", "their plate")
        if named == {Other.NONE}:
            yield from ("번호판", "number plates")
    if situation.breach & _MAY_NOT_DRIVE:
        yield from ("다툼, 음주", "Dispute, drink")
    if situation.where is Where.PARKING:
        yield from ("도로 시설물", "Road furniture", "도로의 시설")


@about("hurt", "where", "other", "can_move", "fire")
def what_was_told_is_not_asked_again(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: no step asks for, or supposes, what the situation has already said otherwise."""
    kept = {"free-tow", "free-tow-if", "call-112-hurt-parking", "animal-expressway"}
    steps = [step for step in compiled.steps if step.id not in kept]
    pairs = [pair for step in steps for pair in (step.text, step.limit) if pair]
    text = " ".join(f"{pair.ko} {pair.en}" for pair in pairs)
    return not any(word in text for word in _asked_words(situation))


@about("where")
def no_climbing_on_bridges(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: whoever is sent behind the barrier is kept from climbing over a bridge's rail."""
    return _burns(situation) or (
        _says(compiled, "behind-barrier", "다리 난간", "Never climb") is (situation.where in _FAST)
    )


@about("other", "was_hit", "hurt", everywhere=True)
def details_to_whoever_is_involved(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a person, car or owner involved gets name, telephone and address; perhaps, if any."""
    named = others(situation)
    wanted = "give-details" if named & _OWNED else "swap-details-if"
    if named & _OWNED == {Other.OBJECT}:
        wanted = "give-details-owner"
    if not named & (_OWNED | {Other.UNSURE}):
        return True
    step = _step(compiled, wanted)
    fled = Other.HIT_AND_RUN in named and situation.was_hit and wanted == "give-details"
    to_whom = not fled or _says(compiled, wanted, "남은 상대에게", "still there")
    return to_whom and step is not None and Tag.DUTY in step.tags and step.law is not None


@about("other", "hurt", everywhere=True)
def person_is_never_left(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a pedestrian who says to be fine is not left."""
    return Other.PERSON not in others(situation) or (
        _has(compiled, "not-fine")
        and _says(compiled, "give-details", "이름, 전화", "도 받기", "Take")
    )


@about("was_hit", "hurt", "other", everywhere=True)
def still_stay_when_hit(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: whoever was hit is told that the duties are the same."""
    return _says(compiled, _stop(situation), "받힌 쪽이어도") is situation.was_hit


@about("where", "hurt", "other", "can_move", "fire")
def expressway_people_first(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: edge if it drives, people out, telephones from there, photographs from the barrier."""
    if situation.where not in _FAST:
        return True
    rolls = situation.can_move is not Answer.NO and not _burns(situation) and not _person(situation)
    edge = ("to-the-edge",) if rolls else ()
    out = "get-away" if _burns(situation) else "behind-barrier"
    hurt = _hurt(situation) and not _burns(situation)
    first = ("call-119", out) if hurt else (out,)
    where_to = ("call-119", "가드레일 뒤로") if hurt else (out, "가드레일 뒤")
    behind = _says(compiled, *where_to)
    ordered = _in_order(compiled, *edge, *first, "call-112", "photo-from-barrier")
    return behind and ordered and _photos(compiled) == ["photo-from-barrier"]


@about("where", "can_move", "hurt", "other")
def free_tow_where_it_comes(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: on expressways, if unsure or in a tunnel as a condition; not for a car that drives."""
    tow = _step(compiled, "free-tow")
    if situation.where in {Where.UNSURE, Where.TUNNEL}:
        return tow is None and _says(compiled, "free-tow-if", "고속도로면")
    if situation.where is not Where.EXPRESSWAY:
        return tow is None
    told = tow is not None and "tow" in tow.call and tow.why is not None and tow.say is Say.TOW
    stuck = situation.can_move is Answer.NO
    return told and _says(compiled, "free-tow", "못 달리게 되면") is not stuck


@about("where", "can_move", "hurt", "other", "fire")
def tunnel_out_and_no_photo(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: drive out to the shoulder if possible; else engine off, key in, out; no photograph."""
    if situation.where is not Where.TUNNEL:
        return True
    drives = situation.can_move is not Answer.NO and not _person(situation)
    drive = ("drive-out",) if drives else ()
    smoke = _burns(situation) and situation.can_move is Answer.NO
    leaves = "from-smoke" if smoke else "out-in-tunnel"
    shoulder = not drives or _says(compiled, "drive-out", "안전한 곳", "가드레일", "비상주차대")
    inside = leaves == "from-smoke" or _says(compiled, leaves, "시동", "키")
    waits = _says(compiled, _stop(situation), "안전한 데서")
    ordered = _in_order(compiled, *drive, leaves)
    return ordered and shoulder and inside and waits and not _photos(compiled)


@about("other", "where", "hurt")
def object_police_and_manager(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: on a road 112 and the manager, in a car park its office; 112 if disputed."""
    if Other.OBJECT not in others(situation):
        return True
    if situation.where is Where.EXPRESSWAY:
        told = _step(compiled, "tell-corporation")
        return told is not None and told.call == ("tow",) and _has(compiled, "call-112")
    if situation.where is Where.UNSURE:
        police = _has_any(compiled, "call-112", "call-112-if", "call-112-if-things")
        return police and _has(compiled, "tell-manager")
    if situation.where is not Where.PARKING:
        return _has(compiled, "call-112") and _says(compiled, "tell-manager", "구청이나 시청")
    police = _has_any(compiled, "call-112-dispute", "call-112-parking", "leave-note")
    return police and _has(compiled, "tell-office")


@about("where", "hurt", "other")
def car_park_has_the_way_to_a_signal(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a call for help from a car park says to go up where there is no signal."""
    calls = [step for step in compiled.steps if step.id in _CALLS_119]
    return situation.where is not Where.PARKING or all(
        "위로 올라가서" in words(one) for one in calls
    )


@about("other", "was_hit", "where", "hurt", "can_move")
def parked_car_note(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: its owner is called, a note left, 112 if not reached; nothing at a car that fled."""
    if Other.PARKED_CAR not in others(situation):
        return True
    if situation.was_hit and Other.HIT_AND_RUN in situation.other:
        return not _has_any(compiled, "leave-note", "call-112-owner")
    photo = _says(compiled, "leave-note", "쪽지 사진")
    photo = photo or situation.where not in {Where.ROAD, Where.PARKING}
    note, police = _step(compiled, "leave-note"), _step(compiled, "call-112-owner")
    apart = note is not None and not note.call  # 112 beside it reads as the owner's number
    after = police is not None and police.call == ("police",)
    ordered = _in_order(compiled, "leave-note", "give-details", "call-112-owner")
    called = _has_any(compiled, "call-112", "call-112-parking")
    return photo and apart and ((after and ordered) or called)


@about("other", "where", "hurt")
def hit_and_run_at_once(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: no chase; plate, direction, colour; 112; recordings, witnesses; before the rest."""
    if Other.HIT_AND_RUN not in others(situation):
        return True
    police = "call-112-parking" if situation.where is Where.PARKING else "call-112"
    way = ("note-fled", police, "keep-recordings", "witness")
    early = set(way) <= {step.id for step in _safe(compiled)}
    return early and _in_order(compiled, *way) and _says(compiled, "note-fled", "쫓지", "not chase")


@about("hurt", "where", everywhere=True)
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


@about("other", "hurt", everywhere=True)
def never_to_do(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: no private tow, no alcohol; with others no cash, promise, share, resident number."""
    wanted = {"no-private-tow", "no-alcohol"}
    if others(situation) - {Other.NONE, Other.ANIMAL}:
        wanted.add("no-promise")
    asked = others(situation) & {Other.CAR, Other.PERSON, Other.UNSURE}
    kept = not asked or _says(compiled, "no-promise", "주민등록번호")
    return kept and wanted <= {step.id for step in compiled.steps if Tag.WARNING in step.tags}


@about("night", "where", "hurt")
def lit_at_night(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: in the dark on a road one is to be seen, unless the list is full."""
    dark = situation.night and situation.where not in {Where.TUNNEL, Where.PARKING}
    return _has(compiled, "be-seen") is dark or (_full(compiled) and bool(dark))


@about("hurt", "other", everywhere=True)
def doctor_and_recordings(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: a doctor, who went to which hospital, and recordings while they are there."""
    doctor = _step(compiled, "doctor")
    hospital = not _hurt(situation) or _says(compiled, "doctor", "어느 병원")
    after = doctor is not None and doctor.phase is Phase.AFTER
    return after and hospital and _has(compiled, "keep-recordings")


@about("where", "hurt", "other", "can_move", "fire")
def photographs_from_safety(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: where the car may stand in a lane, or the place is unknown, one safe photograph."""
    stays = situation.where is Where.ROAD and not _moves_aside(situation)
    burning = situation.where is Where.PARKING and _burns(situation)
    if not (stays or burning or situation.where is Where.UNSURE):
        return True
    out, photo = [name for name in ids(compiled) if name in _OUT], "photo-from-safety"
    return _in_order(compiled, *out[:1], photo) and _photos(compiled) == [photo]


@about("where", "hurt", "other", "can_move", "fire")
def car_moves_only_where_it_may(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: off an ordinary road only a car that drives, with nobody hurt or struck, no fire."""
    return _has(compiled, "move-aside") is _moves_aside(situation)


@about("where", "hurt", "other", everywhere=True)
def police_law_only_on_roads(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: the duty to report, art. 54(2), is not claimed off the road."""
    laws = [step.law.article.ko for step in compiled.steps if step.law]
    return situation.where is not Where.PARKING or not any("54조 제2항" in law for law in laws)


@about("where", "hurt", "other", "can_move")
def promising_nothing_but_warning_them(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: before moving aside the other driver is told, and no agreement is asked for."""
    text = _text(compiled)
    told = Other.CAR not in others(situation) or _says(compiled, "move-aside", "먼저 말하기")
    return "합의하세요" not in text and (told or not _moves_aside(situation))


@about("water", "hurt", "where", "fire", "trapped", "can_move", everywhere=True)
def out_of_the_water_first(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: out at once, 119 from above the water; the engine stays off, nothing leads back."""
    own = {"water-leave", "water-engine"}
    if not situation.water:
        return not _has_any(compiled, *own, "call-119-water")
    called = next(step.id for step in compiled.steps if "fire" in step.call)
    first = ("water-leave", called)
    trapped = situation.trapped is Answer.YES
    text = _text(compiled)
    back = _LEADS_BACK | {"look-for-damage", "ask-before-driving", "triangle", "triangle-if"}
    return (
        tuple(ids(compiled)[:2]) == (first[::-1] if trapped else first)
        and _has(compiled, *own)
        and _says(compiled, "water-leave", "옆 유리", "30cm", "높은 곳으로", "지하차도")
        and not set(ids(compiled)) & back
        and "시동 끄" not in text
    )


@about("trapped", "hurt", "where", "fire", "water", everywhere=True)
def trapped_119_first(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: somebody trapped: 119, then the way out; unsure: a condition; else not a word."""
    first = compiled.steps[0]
    if situation.trapped is Answer.YES:
        fire = "불이 난다" in first.text.ko or "물이 찬다" in first.text.ko
        told = fire or not (_burns(situation) or situation.water)
        out = situation.water or ids(compiled)[1] == "trapped-way-out"
        seen = [step.text.ko for step in compiled.steps if step.id in _FIRE_IF]
        # Who is shut in cannot flee.
        flees = any("대피하기" in text or "떨어져서" in text for text in seen)
        told = told and out and not flees and not _has(compiled, "leave-in-place")
        return first.id == "call-119-trapped" and told
    unsure = situation.trapped is Answer.UNSURE
    hears = _has(compiled, "if-trapped") or _says(compiled, "call-119", "갇힌 사람", "trapped")
    return hears is unsure and first.id != "call-119-trapped"


@about("left_scene", "where", "hurt", "other", "fire", everywhere=True)
def left_scene_goes_back_or_reports(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: go back or report, first unless life is in danger; on fast roads nobody turns back."""
    step = _step(compiled, "go-back")
    if not situation.left_scene:
        return step is None
    danger = _burns(situation) or situation.water or situation.trapped is Answer.YES
    first = danger or compiled.steps[0] is step
    calls = step is not None and {"police", "accident"} <= {*step.call} and Tag.DUTY in step.tags
    turns = _says(compiled, "go-back", "돌아가지 말고") is (situation.where in NO_WAY_BACK)
    twice = sum(
        step.say is Say.POLICE or ("police" in step.call and step.phase is Phase.SAFE)
        for step in compiled.steps
    )
    text = _text(compiled)
    there = twice == 1 and not any(word in text for word in ("가슴압박", "CPR", "compressions"))
    return first and calls and turns and there and not _has_any(compiled, *_MOVES_THE_CAR, *_OUT)


@about("other", "where", everywhere=True)
def animal_is_told_of_and_not_touched(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: an animal is no facility: nobody gets an address; the road's number is told of it."""
    if Other.ANIMAL not in situation.other:
        return not _has_any(compiled, "animal-tell", "animal-expressway")
    alone = situation.other == {Other.ANIMAL}
    told = [step for step in compiled.steps if step.id in {"animal-tell", "animal-expressway"}]
    warned = [step for step in told if "만지지 마세요" in words(step)]
    facility = alone and _has_any(compiled, "give-details", "tell-manager", "no-promise")
    return len(told) == len(warned) == 1 and not facility


@about("breach", "where", "hurt", "other", everywhere=True)
def breach_changes_no_duty_and_promises_nothing(
    situation: Situation, compiled: CompiledGuide
) -> bool:
    """Check: with a breach, or away from the scene, nothing promises to stop at the deductible."""
    text = _text(compiled)
    promised = "자기부담금까지" in text or "up to the deductible" in text
    stops = _has_any(compiled, "stop-and-stay", "stop-and-help")
    return (
        _has(compiled, "tell-operator")
        and stops
        and not ((situation.breach or situation.left_scene) and promised)
    )


@about("breach", "where", "hurt", "can_move", "fire")
def nobody_drives_who_may_not(situation: Situation, compiled: CompiledGuide) -> bool:
    """Check: after drink or drugs, without a licence or registration, somebody else drives."""
    moved = [step for step in compiled.steps if step.id in _MOVES_THE_CAR]
    others_drive = all("운전할 수 있는 사람" in words(step) for step in moved)
    waits = not _has(compiled, "ask-before-driving")
    return situation.breach.isdisjoint(_MAY_NOT_DRIVE) or (others_drive and waits)
