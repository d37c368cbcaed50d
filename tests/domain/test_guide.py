"""The compiled guide: every rule over every situation, and proof that the rules can fail."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from itertools import chain, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from socar_cli.domain.accident import Asked, GuidePlan, answer_accident
from socar_cli.domain.breakdown import breakdown_guide, plan_breakdown
from socar_cli.domain.guide import (
    MOST_IN_A_CHUNK,
    Chunk,
    CompiledGuide,
    compile_guide,
    guide_facts,
    is_dark,
    said_facts,
)
from socar_cli.domain.heard import hear
from socar_cli.domain.moments import KOREA
from socar_cli.knowledge.circumstances import Answer, Condition, Other, Situation, Where
from socar_cli.knowledge.model import Guide, Move, Phase, Step, Tag
from socar_cli.knowledge.scalars import ContactId, ProblemId, StepId
from socar_cli.language import Localized
from socar_cli.value import changed, values_of
from tests import rules
from tests.rules import EVERYWHERE, RULES, Rule, ids
from tests.sealed import SUNDAY_EVENING, built_in_knowledge, built_in_vocabulary
from tests.situations import PLAIN, all_pairs_are_met, samples, situations

COLUMNS = 36
MEMORY = ["hazard-lights", "off-the-road", "call-119", "stay"]
GUIDE, AT_PICKUP = built_in_knowledge().guide, built_in_knowledge().found_at_pickup
STEPS = (*GUIDE.steps, *AT_PICKUP.steps, *built_in_knowledge().breakdown.steps)


def mutated(name: str, **values: object) -> Guide:
    """Return the shipped guide with other values of a step."""
    steps = (changed(step, **values) if step.id == name else step for step in GUIDE.steps)
    return Guide(steps=tuple(steps))


def nothing_spared() -> Guide:
    """Return the guide with nothing that can be spared."""
    kept = (changed(step, tags=tuple({*step.tags} - {Tag.SPARE})) for step in GUIDE.steps)
    return Guide(steps=tuple(kept))


_IN_A_LANE = Localized("차로에 있으면 들어가지 마세요", "Not if they lie in a lane")
_PLATES = Localized("두 차 번호판 찍기", "Both number plates")
_IF_A_PERSON = Localized("사람과 부딪쳤으면 불, 연기 때만", "A person was hit? Only from fire")


@cache
def compiled(situation: Situation) -> CompiledGuide:
    """Return the list of the shipped guide; several rules look at one."""
    return compile_guide(GUIDE, situation)


def test_situations_are_pairs_of_everything() -> None:
    """Of what a rule does not name, every value meets every value of all else."""
    assert all_pairs_are_met([dict(values_of(situation)) for situation in situations()])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize(
    "most", [pytest.param(50, id="some"), pytest.param(None, id="all", marks=pytest.mark.nightly)]
)
def test_rule_holds_for_every_situation(rule: Rule, most: int | None) -> None:
    """Each rule is true of the list for every combination of what it is about."""
    for situation in situations(RULES[rule], everywhere=rule in EVERYWHERE)[:most]:
        assert rule(situation, compiled(situation)), situation


@pytest.mark.parametrize("count", [100, pytest.param(1_000, marks=pytest.mark.nightly)])
def test_all_rules_hold_at_once(count: int) -> None:
    """All rules at once, with several others and whatever else can be said."""
    for drawn in samples(count):
        result = compile_guide(GUIDE, drawn)
        assert [rule.__name__ for rule in EVERYWHERE if not rule(drawn, result)] == [], drawn
        situation = changed(drawn, **PLAIN)
        result = compile_guide(GUIDE, situation)
        assert [rule.__name__ for rule in RULES if not rule(situation, result)] == [], situation


# Each rule, and changes of the guide that it has to notice, which the lists once were: -a leaves
# the step a out, a> puts it at the end, a.forms empties a value of it.
MUTATIONS: dict[Rule, str] = {
    rules.all_phases_run: "-keep-recordings",
    rules.stop_first: "-stop-and-help -stop-and-stay stop-and-help.tags",
    rules.help_is_called_first_or_second: (
        "call-119> call-119-fire> call-119.say call-119-trapped.forms"
    ),
    rules.hurt_119_before_112: "-call-119 -leave-in-place -call-112-parking leave-in-place.unless",
    rules.fire_and_hurt_are_told_together: "call-119.forms get-away.forms",
    rules.nobody_hurt_is_sent_to_walk: "off-the-road.forms behind-barrier.forms",
    rules.nobody_goes_to_the_boot_beside_the_hurt: "behind-barrier.forms",
    rules.who_went_out_to_call_stays_there: "off-the-road.forms",
    rules.first_aid_before_photographs: "-breathing stay-with.when",
    rules.first_aid_where_the_victim_lies: "breathing.forms bleeding.forms",
    rules.unsure_119_is_a_condition: "-call-119-if call-119.when",
    rules.nobody_hurt_nobody_asked: "-later-pain stop-and-help.when doctor.forms",
    rules.fire_is_ordered_only_where_it_is: "-if-smoke -get-away from-smoke.when",
    rules.nothing_leads_back_to_a_burning_car: (
        "triangle.unless behind-barrier.unless ask-before-driving.unless"
    ),
    rules.out_of_a_burning_car_park: "-alarm-stairs stop-and-stay.forms",
    rules.never_back_into_the_lane: "-no-return photo-from-safety.replaces",
    rules.triangle_where_nobody_walks: "triangle.when -triangle-if",
    rules.engine_off_wherever_it_stands: "-engine-off-stays",
    rules.struck_person_keeps_the_car_in_place: (
        "to-the-edge.unless drive-out.unless move-aside.forms"
    ),
    rules.place_is_said_in_the_call: "call-119.forms tell-operator.limit",
    rules.what_was_told_is_not_asked_again: "ask-before-driving.unless",
    rules.no_climbing_on_bridges: "behind-barrier.limit",
    rules.details_to_whoever_is_involved: "-give-details -swap-details-if give-details.forms",
    rules.person_is_never_left: "-not-fine",
    rules.still_stay_when_hit: "stop-and-stay.forms",
    rules.expressway_people_first: "-behind-barrier photo-wide.when",
    rules.free_tow_where_it_comes: "free-tow.why free-tow.when free-tow.forms",
    rules.tunnel_out_and_no_photo: (
        "photo-wide.when -out-in-tunnel drive-out.limit stop-and-help.forms"
    ),
    rules.object_police_and_manager: (
        "-tell-manager tell-manager.forms -call-112-dispute tell-corporation.call"
    ),
    rules.car_park_has_the_way_to_a_signal: "call-119.forms",
    rules.parked_car_note: (
        "leave-note.forms leave-note.unless "
        "call-112-owner.call give-details.moves call-112-owner.unless"
    ),
    rules.hit_and_run_at_once: "witness.moves -note-fled",
    rules.operator_in_time: "tell-operator.call",
    rules.never_to_do: "-no-alcohol no-promise.tags no-promise.forms",
    rules.electric_car: "ev-cables.when ev-cables.unless call-119-fire.forms",
    rules.lit_at_night: "-be-seen",
    rules.doctor_and_recordings: "-doctor",
    rules.photographs_from_safety: "photo-from-safety.replaces",
    rules.car_moves_only_where_it_may: "move-aside.unless",
    rules.police_law_only_on_roads: "call-112.unless",
    rules.promising_nothing_but_warning_them: "move-aside.forms",
    rules.out_of_the_water_first: "-water-leave engine-off-stays.unless",
    rules.trapped_119_first: (
        "call-119-trapped> trapped-way-out> -if-trapped if-fire.forms if-smoke.forms"
    ),
    rules.left_scene_goes_back_or_reports: (
        "go-back> go-back.forms breathing.unless call-112.unless"
    ),
    rules.animal_is_told_of_and_not_touched: "-animal-tell",
    rules.nobody_drives_who_may_not: "move-aside.forms drive-out.forms ask-before-driving.unless",
    rules.breach_changes_no_duty_and_promises_nothing: "estimate.unless",
}
OTHER_MUTATIONS: list[tuple[Rule, Guide]] = [
    (rules.a_list_is_short, nothing_spared()),
    (rules.a_list_is_short, Guide(steps=(*GUIDE.steps, GUIDE.steps[-1]))),
    (rules.first_aid_before_photographs, mutated("bleeding", phase=Phase.TELL)),
    (rules.first_aid_where_the_victim_lies, mutated("stay-with", limit=_IN_A_LANE)),
    (rules.never_back_into_the_lane, mutated("photo-quick", phase=Phase.EVIDENCE)),
    (rules.engine_off_wherever_it_stands, mutated("move-aside", text=_IN_A_LANE)),
    (rules.what_was_told_is_not_asked_again, mutated("drive-out", limit=_IF_A_PERSON)),
    (rules.what_was_told_is_not_asked_again, mutated("photo-every-side", text=_PLATES)),
    (
        rules.details_to_whoever_is_involved,
        mutated("give-details", unless=(changed(Condition(), was_hit=True),)),
    ),
    (rules.expressway_people_first, mutated("to-the-edge", phase=Phase.TELL)),
    (rules.parked_car_note, mutated("leave-note", call=(ContactId("police"),))),
]


def mutations() -> Iterator[tuple[Rule, Guide]]:
    """Yield each rule with each changed guide that it has to notice."""
    for rule, changes in MUTATIONS.items():
        for change in changes.split():
            name, _, field = change.strip("->").partition(".")
            (step,) = (step for step in GUIDE.steps if step.id == name)
            if field:
                empty = () if isinstance(getattr(step, field), tuple) else None
                yield rule, mutated(name, **{field: empty})
            else:
                end = (step,) if change.endswith(">") else ()
                kept = (other for other in GUIDE.steps if other is not step)
                yield rule, Guide(steps=(*kept, *end))
    yield from OTHER_MUTATIONS


@pytest.mark.parametrize(("rule", "guide"), [*mutations()])
def test_rule_notices_a_change_for_the_worse(rule: Rule, guide: Guide) -> None:
    """The rule fails when the knowledge loses what the rule is about."""
    everywhere = rule in EVERYWHERE
    drawn = (one if everywhere else changed(one, **PLAIN) for one in samples(1000))
    told = chain(situations(RULES[rule], everywhere=everywhere), drawn)
    lists = ((one, compile_guide(guide, one)) for one in told)
    assert any(not rule(situation, result) for situation, result in lists), rule.__name__


def test_every_rule_can_fail() -> None:
    """No rule is without a change that it notices; no knowledge makes a chunk too long."""
    assert {rule for rule, _ in mutations()} == RULES.keys()
    eight = CompiledGuide((Chunk(Phase.SAFE, GUIDE.steps[: MOST_IN_A_CHUNK + 1]),))
    assert not rules.a_list_is_short(Situation(), eight)


def test_any_number_of_steps_makes_short_chunks() -> None:
    """Chunks are as few as may be, none above seven, and differ by one step at most."""
    for count in range(1, 40):
        steps = (changed(GUIDE.steps[0], id=f"s{number}", when=()) for number in range(count))
        chunks = compile_guide(Guide(steps=tuple(steps)), Situation()).chunks
        lengths = [len(chunk.steps) for chunk in chunks]
        assert (sum(lengths), len(lengths)) == (count, -(-count // MOST_IN_A_CHUNK))
        assert max(lengths) - min(lengths) <= 1


def test_moved_steps_follow_the_step_they_name() -> None:
    """Steps that move after the same step stand right behind it, in their usual order."""
    step, to = GUIDE.steps[0], Move(when=(Condition(),), phase=Phase.SAFE, after=StepId("c"))
    moves = {"a": (to,), "b": (to,)}
    steps = (
        changed(step, id=StepId(name), phase=Phase.SAFE, when=(), moves=moves.get(name, ()))
        for name in "abcd"
    )
    assert ids(compile_guide(Guide(steps=tuple(steps)), Situation())) == ["c", "a", "b", "d"]


def _duties(situation: Situation) -> set[str]:
    steps = compile_guide(GUIDE, situation).steps
    return {step.id for step in steps if Tag.DUTY in step.tags}


def test_nothing_replaces_a_duty() -> None:
    """A safe form that names a duty, or anything but evidence, takes nothing away."""
    duty = mutated("photo-wide", tags=(Tag.DUTY,))
    named = changed(
        GUIDE.steps[-1],
        id="safe-form",
        when=(),
        phase=Phase.EVIDENCE,
        replaces=tuple(map(StepId, ("photo-wide", "photo-video", "tell-operator"))),
    )
    guide = Guide(steps=(*duty.steps, named))
    names = ids(compile_guide(guide, Situation(where=Where.PARKING)))
    assert "photo-video" not in names
    assert {"photo-wide", "tell-operator", "safe-form"} <= set(names)


@pytest.mark.nightly
def test_being_hit_takes_no_duty_away() -> None:
    """Whoever was hit owes all that the other owes."""
    for situation in situations(frozenset({"where", "hurt", "other", "can_move"})):
        owed = [_duties(changed(situation, was_hit=was_hit)) for was_hit in (False, True)]
        assert owed[0] <= owed[1], situation


# What takes the place of a duty when more is known.
_FIRM = {
    "stop-and-stay": "stop-and-help",
    "swap-details-if": "give-details",
    "give-details-owner": "give-details",
    "call-119-if": "call-119",
    "call-112-if": "call-112",
    "call-112-if-things": "call-112",
}


@given(
    situation=st.builds(
        Situation,
        hurt=st.sampled_from(Answer),
        where=st.sampled_from(Where),
        other=st.frozensets(st.sampled_from(Other), min_size=1),
        can_move=st.sampled_from(Answer),
        fire=st.sampled_from(Answer),
    ),
    more=st.sampled_from([other for other in Other if other is not Other.NONE]),
)
@settings(max_examples=50)
def test_another_branch_takes_no_duty_away(situation: Situation, more: Other) -> None:
    """Combining branches inserts duties and drops none, but for the firm form of a weaker one."""
    combined = _duties(changed(situation, other=situation.other | {more}))
    assert {_FIRM.get(name) for name in _duties(situation) - combined} <= combined


# What is owed for certain, and the form it has where nobody knows yet whether it is.
_CONDITIONAL = {
    "call-119": "call-119-if",
    "call-112": "call-112-if",
    "give-details": "swap-details-if",
    "give-details-owner": "swap-details-if",
    "not-fine": "swap-details-if",
    "tell-manager": "call-112-if",  # its reason says so
}


@pytest.mark.parametrize("where", [None, Where.ROAD])
@pytest.mark.parametrize("other", [Other.CAR, Other.OBJECT, Other.PERSON])
def test_unsure_owes_what_its_dangerous_answers_owe(where: Where | None, other: Other) -> None:
    """An unsure answer brings every duty of the dangerous ones, as it is or as a condition."""
    unsure = _duties(Situation(where=where))
    certain = Situation(where=where, other=frozenset({other}), hurt=Answer.YES, can_move=Answer.NO)
    missing = _duties(certain) - unsure
    assert {_CONDITIONAL.get(name) for name in missing} <= unsure


def test_what_nobody_said_is_unsure_for_the_list_and_nothing_for_a_sentence() -> None:
    """Unsure is an answer of its own; only what was said may be told to others."""
    asked = {"hurt", "where", "other", "can_move", "fire"}
    flags = ("was_hit", "ev", "water", "left_scene")
    nothing = said_facts(Situation())
    assert {name for name, fact in nothing.items() if fact} == {*flags}
    assert {fact for name in flags for fact in nothing[name]} == {False}
    guide = guide_facts(Situation())
    assert {name for name in asked if guide[name] == {"unsure"}} == asked
    known = Situation(hurt=Answer.NO, where=Where.TUNNEL, fire=Answer.UNSURE)
    for facts in (guide_facts(known), said_facts(known)):
        assert [*facts["hurt"], *facts["where"], *facts["fire"]] == ["no", "tunnel", "unsure"]


def test_nobody_else_means_nobody_only_alone() -> None:
    """`none` beside somebody is a slip of the finger, and the somebody counts."""
    both = Situation(other=frozenset({Other.NONE, Other.CAR}))
    car = Situation(other=frozenset({Other.CAR}))
    assert compile_guide(GUIDE, both) == compile_guide(GUIDE, car)


@cache
def plans() -> dict[Situation, GuidePlan]:
    """Return the answer to every pair of circumstances."""
    known, found = built_in_knowledge(), {}
    for situation in situations():
        plan = answer_accident(known, Asked(guide=True, said=situation), now=SUNDAY_EVENING)
        assert isinstance(plan, GuidePlan)
        found[situation] = plan
    return found


def test_memory_items_come_first() -> None:
    """Every list stands under the same four items, but where a danger's own steps begin it."""
    for situation, plan in plans().items():
        apart = situation.water or situation.left_scene or situation.trapped is Answer.YES
        wanted = [] if apart or situation.fire is Answer.YES else MEMORY
        assert [action.advice.id for action in plan.memory] == wanted
        assert plan.groups[0].lines[0].number == len(wanted) + 1


def test_each_number_is_shown_once() -> None:
    """A telephone number stands at the first step that needs it; later ones call it again."""
    for plan in plans().values():
        lines = [line for group in plan.groups for line in group.lines]
        calls = [call.id for line in lines for call in line.calls]
        assert len(calls) == len(set(calls))
        called = [{call.id for call in (*line.calls, *line.again)} for line in lines]
        assert called == [set(line.step.call) for line in lines]


def test_an_action_is_one_short_line() -> None:
    """A step fits the line of a phone with its number, whatever its form, and has a source.

    An action ends in -기, a warning in -세요; a number may stand for calling it.
    """
    for step in STEPS:
        ending = "세요" if Tag.WARNING in step.tags else ("기", "112", "119")
        for text in (step.text, *(form.text for form in step.forms if form.text)):
            assert wcswidth(text.ko) <= COLUMNS, text
            assert wcswidth(text.en) <= COLUMNS, text
            assert "!" not in text.ko + text.en, text
            assert text.ko.endswith(ending), text
        assert step.sources, step


def test_words_that_must_not_stand_in_a_guide() -> None:
    """No metres, no percentages of fault; resident numbers only where they are warned of."""
    for step in STEPS:
        forms = ((form.text, form.limit, form.why) for form in step.forms)
        said = (step.text, step.limit, step.why, *chain.from_iterable(forms))
        text = " ".join(part for pair in said if pair for part in (pair.ko, pair.en))
        assert re.search(r"\d+\s*(m\b|미터|metre|%|퍼센트)", text) is None, text
        assert ("주민" in text) is (step.id == "no-promise"), text


def test_a_duty_rests_on_law_or_on_the_contract() -> None:
    """Every duty names its article, but for what is owed to the operator."""
    lawless = {step.id for step in STEPS if Tag.DUTY in step.tags and step.law is None}
    assert lawless == {"tell-operator", "pickup-report"}


def test_every_step_can_be_reached() -> None:
    """No step of the guide is for a situation that nobody can be in."""
    unreached = {step.id for step in GUIDE.steps}
    for situation in situations(frozenset({"hurt", "where", "other", "can_move", "fire"})):
        unreached -= set(ids(compile_guide(GUIDE, situation)))
        if not unreached:
            break
    assert unreached == set()


def test_pickup_is_a_list_of_its_own() -> None:
    """Damage found before the trip has one short list that no option changes."""
    lists = {tuple(ids(compile_guide(AT_PICKUP, situation))) for situation in situations()}
    (names,) = lists
    assert len(names) <= MOST_IN_A_CHUNK
    assert names[0] == "do-not-drive-off"
    assert names.index("pickup-report") < names.index("pickup-receipt")
    assert not set(names) & {step.id for step in GUIDE.steps}


def breakdown(problem: str, **said: object) -> tuple[Step, ...]:
    """Return the list for a car that failed."""
    problems = frozenset({ProblemId(problem)})
    nobody = {"hurt": Answer.NO, "other": frozenset({Other.NONE})}
    situation = Situation(problem=problems, **nobody, **said)  # type: ignore[arg-type]
    return compile_guide(breakdown_guide(built_in_knowledge()), situation).steps


ROAD, TUNNEL, EXPRESSWAY = Where.ROAD, Where.TUNNEL, Where.EXPRESSWAY
MOTOR_ROAD, PARKING = Where.MOTOR_ROAD, Where.PARKING
DRIVES, STANDS = {"can_move": Answer.YES}, {"can_move": Answer.NO}
BURNS = {"fire": Answer.YES}


@pytest.mark.parametrize(
    ("problem", "where", "more", "wanted"),
    [
        # On fast roads people leave first and never go back; the tow is called from there.
        ("tyre", EXPRESSWAY, STANDS, ("engine-off-here behind-barrier no-return", "", "")),
        ("tyre", EXPRESSWAY, STANDS, ("", "no-return free-tow call-center", "stop-on-flat")),
        ("tyre", MOTOR_ROAD, {}, ("", "", "triangle free-tow")),
        # A flat tyre rolls to the roadside, and the warning stands behind what leads out.
        ("tyre", ROAD, DRIVES, ("", "roll-aside off-the-road triangle stop-on-flat", "")),
        ("tyre", ROAD, DRIVES, ("", "stop-on-flat call-center", "call-112-stuck")),
        ("tyre", ROAD, STANDS, ("", "call-112-stuck", "")),
        ("tyre", EXPRESSWAY, DRIVES, ("to-the-edge stop-on-flat", "", "")),
        ("tyre", MOTOR_ROAD, DRIVES, ("to-the-edge stop-on-flat", "", "")),
        ("tyre", TUNNEL, DRIVES, ("drive-out stop-on-flat", "", "")),
        ("tyre", MOTOR_ROAD, STANDS, ("", "", "stop-on-flat")),
        ("tyre", TUNNEL, STANDS, ("", "", "stop-on-flat")),
        # What says to stop for good stands behind what leads out of the traffic.
        ("brakes", EXPRESSWAY, {}, ("", "to-the-edge stop-on-brakes", "")),
        ("brakes", MOTOR_ROAD, {}, ("", "to-the-edge stop-on-brakes", "")),
        ("brakes", TUNNEL, {}, ("", "drive-out stop-on-brakes", "")),
        # Smoke is ordered away from only where it is.
        ("battery", TUNNEL, {}, ("", "", "get-away from-smoke if-smoke if-fire call-119-fire")),
        ("battery", ROAD, BURNS, ("get-away call-119-fire", "", "")),
        ("battery", TUNNEL, STANDS | BURNS, ("from-smoke call-119-fire", "", "")),
        # Wrong fuel is not started again.
        ("wrong-fuel", PARKING, {}, ("no-start", "", "")),
        ("wrong-fuel", EXPRESSWAY, DRIVES, ("to-the-edge no-start", "", "")),
        # One tries the card before somebody is sent for.
        ("charge", PARKING, {"ev": True}, ("", "charging-card call-center", "")),
    ],
)
def test_a_breakdown_in_its_place(
    problem: str, where: Where, more: dict[str, object], wanted: tuple[str, str, str]
) -> None:
    """The list begins with some steps, has others in their order, and others not at all."""
    names = [step.id for step in breakdown(problem, where=where, **more)]
    first, later, never = map(str.split, wanted)
    assert names[: len(first)] == first
    assert [name for name in names if name in later] == later
    assert not {*never} & {*names}


_ABOUT_PROBLEMS = {
    *("stop-on-warning", "stop-on-flat", "stop-on-brakes", "no-start", "try-unlock", "roll-aside"),
    *("jump-start", "fuel-card", "charging-card", "ev-charge", "engine-off-here"),
}
_IN_THE_CAR = {"charging-card", "fuel-card"}
_MUST_NOT_DRIVE = {"tyre", "brakes", "wrong-fuel"}
PROBLEMS = tuple(problem.id for problem in built_in_knowledge().breakdown.problems)


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("where", Where)
def test_breakdown_holds_in_every_place(problem: str, where: Where) -> None:
    """No list is too long; with fire nothing of the problem is left; the place is in the call.

    From a fire the customer centre is told once one is safe, and of no booking. A car that must
    not drive is towed, and nothing speaks of driving on.
    """
    for can_move, fire, ev in product(Answer, Answer, (False, True)):
        steps = breakdown(problem, where=where, can_move=can_move, fire=fire, ev=ev)
        names = {step.id for step in steps}
        text = " ".join(map(rules.words, steps))
        assert len(steps) + 3 <= 30
        assert not (where in rules.NO_WAY_BACK and _IN_THE_CAR & names)
        assert "사람과 부딪" not in text
        assert ("터널 이름" in text) is (where is TUNNEL)
        if fire is Answer.YES:
            (called,) = (step.text.ko for step in steps if step.id == "call-center")
            assert called.startswith("안전해진 뒤")
            assert not names & {*_ABOUT_PROBLEMS, "ask-cost", "extend-booking"}
        elif where is EXPRESSWAY and problem in _MUST_NOT_DRIVE:
            assert "무료 견인 부르기" in text
            driving = ("못 달리게 되면", "더 달릴지는", "Drive on only")
            assert not any(word in text for word in driving)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_in_a_car_park_nobody_is_sent_off_the_road(problem: str) -> None:
    """A car that failed where it is parked needs no hazard lights and no way out of the traffic.

    One that is locked stands parked, wherever that is.
    """
    heard = hear(built_in_knowledge(), built_in_vocabulary(), [problem], "breakdown")
    told = Situation(where=None if problem == "locked-out" else PARKING)
    plan = plan_breakdown(built_in_knowledge(), heard, told, now=SUNDAY_EVENING)
    assert plan.first == ()
    names = [line.step.id for group in plan.groups for line in group.lines]
    assert not {"off-the-road", "out-if-road", "triangle", "triangle-if", "be-seen"} & {*names}
    if problem == "locked-out":
        assert names[0] == "try-unlock"
        assert "engine-off-here" not in names
        assert {group.phase for group in plan.groups} == {Phase.TELL, Phase.AFTER}


@pytest.mark.parametrize(
    ("clock", "dark"),
    [
        *[("00:00", True), ("06:59", True), ("07:00", False), ("12:00", False)],
        *[("16:59", False), ("17:00", True), ("23:59", True)],
    ],
)
def test_night_by_the_clock(clock: str, dark: bool) -> None:  # noqa: FBT001 - a table of cases
    """The file says from when to when it counts as dark, over midnight and in every season."""
    now = datetime.combine(date(2026, 6, 1), time.fromisoformat(clock), KOREA)
    assert is_dark(built_in_knowledge().night, now=now) is dark
