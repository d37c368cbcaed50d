"""The compiled guide: every rule over every situation, and proof that the rules can fail."""

import re
from collections.abc import Callable, Iterator
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

KOREAN_COLUMNS = ENGLISH_COLUMNS = 36
MEMORY = ["hazard-lights", "off-the-road", "call-119", "stay"]


def _shipped() -> Guide:
    return built_in_knowledge().guide


def _without(*names: str) -> Guide:
    return Guide(steps=tuple(step for step in _shipped().steps if step.id not in names))


def _mutated(name: str, **values: object) -> Guide:
    steps = (changed(step, **values) if step.id == name else step for step in _shipped().steps)
    return Guide(steps=tuple(steps))


def _last(name: str) -> Guide:
    """Return the guide with a step at the end of its own: where 119 once stood."""
    steps = _shipped().steps
    (step,) = (step for step in steps if step.id == name)
    return Guide(steps=(*(other for other in steps if other is not step), step))


def _all_needed() -> Guide:
    """Return the guide with nothing that can be spared."""
    kept = (changed(step, tags=tuple({*step.tags} - {Tag.SPARE})) for step in _shipped().steps)
    return Guide(steps=tuple(kept))


_IN_A_LANE = Localized("차로에 있으면 들어가지 마세요", "Not if they lie in a lane")
_PLATES = Localized("두 차 번호판 찍기", "Both number plates")
_IF_A_PERSON = Localized("사람과 부딪쳤으면 불, 연기 때만", "A person was hit? Only from fire")


@cache
def compiled(situation: Situation) -> CompiledGuide:
    """Return the list of the shipped guide; several rules look at one."""
    return compile_guide(_shipped(), situation)


def _all_steps() -> Iterator[Step]:
    knowledge = built_in_knowledge()
    yield from knowledge.guide.steps
    yield from knowledge.found_at_pickup.steps
    yield from knowledge.breakdown.steps


STEPS = tuple(_all_steps())


def _texts(step: Step) -> tuple[Localized, ...]:
    return (step.text, *(form.text for form in step.forms if form.text))


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


@pytest.mark.parametrize("count", [100, pytest.param(10_000, marks=pytest.mark.nightly)])
def test_all_rules_hold_at_once(count: int) -> None:
    """All rules at once, with several others and whatever else can be said."""
    for drawn in samples(count):
        result = compile_guide(_shipped(), drawn)
        assert [rule.__name__ for rule in EVERYWHERE if not rule(drawn, result)] == [], drawn
        situation = changed(drawn, **PLAIN)
        result = compile_guide(_shipped(), situation)
        assert [rule.__name__ for rule in RULES if not rule(situation, result)] == [], situation


# Each rule, and a change of the knowledge that it has to notice: what the lists once were.
MUTATIONS: tuple[tuple[Rule, Callable[[], Guide]], ...] = (
    (rules.thirty_steps_with_the_four, _all_needed),
    (rules.every_step_once, lambda: Guide(steps=(*_shipped().steps, _shipped().steps[-1]))),
    (rules.all_phases_run, lambda: _without("keep-recordings")),
    (rules.stop_first, lambda: _without("stop-and-help")),
    (rules.stop_first, lambda: _without("stop-and-stay")),
    (rules.stop_first, lambda: _mutated("stop-and-help", tags=())),
    (rules.help_is_called_first_or_second, lambda: _last("call-119")),
    (rules.help_is_called_first_or_second, lambda: _last("call-119-fire")),
    (rules.help_is_called_first_or_second, lambda: _mutated("call-119", say=None)),
    (rules.help_is_called_first_or_second, lambda: _mutated("call-119-trapped", forms=())),
    (rules.hurt_119_before_112, lambda: _without("call-119")),
    (rules.hurt_119_before_112, lambda: _without("leave-in-place")),
    (rules.hurt_119_before_112, lambda: _without("call-112-parking")),
    (rules.hurt_119_before_112, lambda: _mutated("leave-in-place", unless=())),
    (rules.fire_and_hurt_are_told_together, lambda: _mutated("call-119", forms=())),
    (rules.fire_and_hurt_are_told_together, lambda: _mutated("get-away", forms=())),
    (rules.nobody_hurt_is_sent_to_walk, lambda: _mutated("off-the-road", forms=())),
    (rules.nobody_hurt_is_sent_to_walk, lambda: _mutated("behind-barrier", forms=())),
    (rules.nobody_goes_to_the_boot_beside_the_hurt, lambda: _mutated("behind-barrier", forms=())),
    (rules.who_went_out_to_call_stays_there, lambda: _mutated("off-the-road", forms=())),
    (rules.first_aid_before_photographs, lambda: _without("breathing")),
    (rules.first_aid_before_photographs, lambda: _mutated("bleeding", phase=Phase.TELL)),
    (rules.first_aid_before_photographs, lambda: _mutated("stay-with", when=())),
    (rules.first_aid_where_the_victim_lies, lambda: _mutated("breathing", forms=())),
    (rules.first_aid_where_the_victim_lies, lambda: _mutated("stay-with", limit=_IN_A_LANE)),
    (rules.first_aid_where_the_victim_lies, lambda: _mutated("bleeding", forms=())),
    (rules.unsure_119_is_a_condition, lambda: _without("call-119-if")),
    (rules.unsure_119_is_a_condition, lambda: _mutated("call-119", when=())),
    (rules.nobody_hurt_nobody_asked, lambda: _without("later-pain")),
    (rules.nobody_hurt_nobody_asked, lambda: _mutated("stop-and-help", when=())),
    (rules.nobody_hurt_nobody_asked, lambda: _mutated("doctor", forms=())),
    (rules.fire_is_ordered_only_where_it_is, lambda: _without("if-smoke")),
    (rules.fire_is_ordered_only_where_it_is, lambda: _without("get-away")),
    (rules.fire_is_ordered_only_where_it_is, lambda: _mutated("from-smoke", when=())),
    (rules.nothing_leads_back_to_a_burning_car, lambda: _mutated("triangle", unless=())),
    (rules.nothing_leads_back_to_a_burning_car, lambda: _mutated("behind-barrier", unless=())),
    (rules.nothing_leads_back_to_a_burning_car, lambda: _mutated("ask-before-driving", unless=())),
    (rules.out_of_a_burning_car_park, lambda: _without("alarm-stairs")),
    (rules.out_of_a_burning_car_park, lambda: _mutated("stop-and-stay", forms=())),
    (rules.never_back_into_the_lane, lambda: _without("no-return")),
    (rules.never_back_into_the_lane, lambda: _mutated("photo-from-safety", replaces=())),
    (rules.never_back_into_the_lane, lambda: _mutated("photo-quick", phase=Phase.EVIDENCE)),
    (rules.triangle_where_nobody_walks, lambda: _mutated("triangle", when=())),
    (rules.triangle_where_nobody_walks, lambda: _without("triangle-if")),
    (rules.engine_off_wherever_it_stands, lambda: _without("engine-off-stays")),
    (rules.engine_off_wherever_it_stands, lambda: _mutated("move-aside", text=_IN_A_LANE)),
    (rules.struck_person_keeps_the_car_in_place, lambda: _mutated("to-the-edge", unless=())),
    (rules.struck_person_keeps_the_car_in_place, lambda: _mutated("drive-out", unless=())),
    (rules.struck_person_keeps_the_car_in_place, lambda: _mutated("move-aside", forms=())),
    (rules.place_is_said_in_the_call, lambda: _mutated("call-119", forms=())),
    (rules.place_is_said_in_the_call, lambda: _mutated("tell-operator", limit=None)),
    (rules.what_was_told_is_not_asked_again, lambda: _mutated("ask-before-driving", unless=())),
    (rules.what_was_told_is_not_asked_again, lambda: _mutated("drive-out", limit=_IF_A_PERSON)),
    (rules.what_was_told_is_not_asked_again, lambda: _mutated("photo-every-side", text=_PLATES)),
    (rules.no_climbing_on_bridges, lambda: _mutated("behind-barrier", limit=None)),
    (rules.details_to_whoever_is_involved, lambda: _without("give-details")),
    (rules.details_to_whoever_is_involved, lambda: _without("swap-details-if")),
    (rules.details_to_whoever_is_involved, lambda: _mutated("give-details", forms=())),
    (
        rules.details_to_whoever_is_involved,
        lambda: _mutated("give-details", unless=(changed(Condition(), was_hit=True),)),
    ),
    (rules.person_is_never_left, lambda: _without("not-fine")),
    (rules.still_stay_when_hit, lambda: _mutated("stop-and-stay", forms=())),
    (rules.expressway_people_first, lambda: _without("behind-barrier")),
    (rules.expressway_people_first, lambda: _mutated("photo-wide", when=())),
    (rules.expressway_people_first, lambda: _mutated("to-the-edge", phase=Phase.TELL)),
    (rules.free_tow_where_it_comes, lambda: _mutated("free-tow", why=None)),
    (rules.free_tow_where_it_comes, lambda: _mutated("free-tow", when=())),
    (rules.free_tow_where_it_comes, lambda: _mutated("free-tow", forms=())),
    (rules.tunnel_out_and_no_photo, lambda: _mutated("photo-wide", when=())),
    (rules.tunnel_out_and_no_photo, lambda: _without("out-in-tunnel")),
    (rules.tunnel_out_and_no_photo, lambda: _mutated("drive-out", limit=None)),
    (rules.tunnel_out_and_no_photo, lambda: _mutated("stop-and-help", forms=())),
    (rules.object_police_and_manager, lambda: _without("tell-manager")),
    (rules.object_police_and_manager, lambda: _mutated("tell-manager", forms=())),
    (rules.object_police_and_manager, lambda: _without("call-112-dispute")),
    (rules.object_police_and_manager, lambda: _mutated("tell-corporation", call=())),
    (rules.car_park_has_the_way_to_a_signal, lambda: _mutated("call-119", forms=())),
    (rules.parked_car_note, lambda: _mutated("leave-note", forms=())),
    (rules.parked_car_note, lambda: _mutated("leave-note", unless=())),
    (rules.parked_car_note, lambda: _mutated("leave-note", call=(ContactId("police"),))),
    (rules.parked_car_note, lambda: _mutated("call-112-owner", call=())),
    (rules.parked_car_note, lambda: _mutated("give-details", moves=())),
    (rules.parked_car_note, lambda: _mutated("call-112-owner", unless=())),
    (rules.hit_and_run_at_once, lambda: _mutated("witness", moves=())),
    (rules.hit_and_run_at_once, lambda: _without("note-fled")),
    (rules.operator_in_time, lambda: _mutated("tell-operator", call=())),
    (rules.never_to_do, lambda: _without("no-alcohol")),
    (rules.never_to_do, lambda: _mutated("no-promise", tags=())),
    (rules.never_to_do, lambda: _mutated("no-promise", forms=())),
    (rules.electric_car, lambda: _mutated("ev-cables", when=())),
    (rules.electric_car, lambda: _mutated("ev-cables", unless=())),
    (rules.electric_car, lambda: _mutated("call-119-fire", forms=())),
    (rules.lit_at_night, lambda: _without("be-seen")),
    (rules.doctor_and_recordings, lambda: _without("doctor")),
    (rules.photographs_from_safety, lambda: _mutated("photo-from-safety", replaces=())),
    (rules.car_moves_only_where_it_may, lambda: _mutated("move-aside", unless=())),
    (rules.police_law_only_on_roads, lambda: _mutated("call-112", unless=())),
    (rules.promising_nothing_but_warning_them, lambda: _mutated("move-aside", forms=())),
    (rules.out_of_the_water_first, lambda: _without("water-leave")),
    (rules.out_of_the_water_first, lambda: _mutated("engine-off-stays", unless=())),
    (rules.trapped_119_first, lambda: _last("call-119-trapped")),
    (rules.trapped_119_first, lambda: _last("trapped-way-out")),
    (rules.trapped_119_first, lambda: _without("if-trapped")),
    (rules.trapped_119_first, lambda: _mutated("if-fire", forms=())),
    (rules.trapped_119_first, lambda: _mutated("if-smoke", forms=())),
    (rules.left_scene_goes_back_or_reports, lambda: _last("go-back")),
    (rules.left_scene_goes_back_or_reports, lambda: _mutated("go-back", forms=())),
    (rules.left_scene_goes_back_or_reports, lambda: _mutated("breathing", unless=())),
    (rules.left_scene_goes_back_or_reports, lambda: _mutated("call-112", unless=())),
    (rules.animal_is_told_of_and_not_touched, lambda: _without("animal-tell")),
    (rules.nobody_drives_who_may_not, lambda: _mutated("move-aside", forms=())),
    (rules.nobody_drives_who_may_not, lambda: _mutated("drive-out", forms=())),
    (rules.nobody_drives_who_may_not, lambda: _mutated("ask-before-driving", unless=())),
    (rules.breach_changes_no_duty_and_promises_nothing, lambda: _mutated("estimate", unless=())),
)


@pytest.mark.parametrize(
    ("rule", "mutated"), MUTATIONS, ids=[rule.__name__ for rule, _ in MUTATIONS]
)
def test_rule_notices_a_change_for_the_worse(rule: Rule, mutated: Callable[[], Guide]) -> None:
    """The rule fails when the knowledge loses what the rule is about."""
    guide = mutated()
    everywhere = rule in EVERYWHERE
    drawn = (one if everywhere else changed(one, **PLAIN) for one in samples(1000))
    told = chain(situations(RULES[rule], everywhere=everywhere), drawn)
    lists = ((one, compile_guide(guide, one)) for one in told)
    assert any(not rule(situation, result) for situation, result in lists)


def test_every_rule_can_fail() -> None:
    """No rule is without a change that it notices; no knowledge makes a chunk too long."""
    assert {*(rule for rule, _ in MUTATIONS), rules.chunks_of_at_most_seven} == RULES.keys()
    eight = CompiledGuide((Chunk(Phase.SAFE, _shipped().steps[: MOST_IN_A_CHUNK + 1]),))
    assert not rules.chunks_of_at_most_seven(Situation(), eight)


@pytest.mark.parametrize("count", range(1, 40))
def test_any_number_of_steps_makes_short_chunks(count: int) -> None:
    """Chunks are as few as may be, none above seven, and differ by one step at most."""
    step = _shipped().steps[0]
    steps = tuple(changed(step, id=f"s{number}", when=()) for number in range(count))
    chunks = compile_guide(Guide(steps=steps), Situation()).chunks
    lengths = [len(chunk.steps) for chunk in chunks]
    assert sum(lengths) == count
    assert len(lengths) == -(-count // MOST_IN_A_CHUNK)
    assert max(lengths) - min(lengths) <= 1


def test_what_was_not_said_stays_unsaid() -> None:
    """Of a situation nobody has told anything of, nothing is taken to be one way or the other."""
    told = dict(values_of(Situation()))
    flags = ("was_hit", "ev", "water", "left_scene")
    assert {told.pop(name) for name in flags} == {False}
    assert {told.pop(name) for name in ("other", "problem", "breach")} == {frozenset()}
    assert set(told.values()) == {None}


def test_moved_steps_follow_the_step_they_name() -> None:
    """Steps that move after the same step stand right behind it, in their usual order."""
    step, to = _shipped().steps[0], Move(when=(Condition(),), phase=Phase.SAFE, after=StepId("c"))
    moves = {"a": (to,), "b": (to,)}
    steps = (
        changed(step, id=StepId(name), phase=Phase.SAFE, when=(), moves=moves.get(name, ()))
        for name in "abcd"
    )
    assert ids(compile_guide(Guide(steps=tuple(steps)), Situation())) == ["c", "a", "b", "d"]


def _duties(situation: Situation) -> set[str]:
    steps = compile_guide(_shipped(), situation).steps
    return {step.id for step in steps if Tag.DUTY in step.tags}


def test_nothing_replaces_a_duty() -> None:
    """A safe form that names a duty, or anything but evidence, takes nothing away."""
    duty = _mutated("photo-wide", tags=(Tag.DUTY,))
    named = changed(
        _shipped().steps[-1],
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
    faults = [
        situation
        for situation in situations(frozenset({"was_hit", "where", "hurt", "other", "can_move"}))
        if not _duties(changed(situation, was_hit=False))
        <= _duties(changed(situation, was_hit=True))
    ]
    assert faults == []


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
@settings(derandomize=True, deadline=None, max_examples=150)
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
    nothing = {"hurt", "where", "other", "can_move", "fire"}
    guide, said = guide_facts(Situation()), said_facts(Situation())
    assert {name for name in nothing if guide[name] == {"unsure"}} == nothing
    assert {name for name in nothing if not said[name]} == nothing
    known = Situation(hurt=Answer.NO, where=Where.TUNNEL, fire=Answer.UNSURE)
    assert guide_facts(known)["where"] == said_facts(known)["where"] == {Where.TUNNEL}
    assert guide_facts(known)["hurt"] == said_facts(known)["hurt"] == {Answer.NO}
    assert said_facts(known)["fire"] == {Answer.UNSURE}


def test_nobody_else_means_nobody_only_alone() -> None:
    """`none` beside somebody is a slip of the finger, and the somebody counts."""
    both = Situation(other=frozenset({Other.NONE, Other.CAR}))
    car = Situation(other=frozenset({Other.CAR}))
    assert compile_guide(_shipped(), both) == compile_guide(_shipped(), car)


def test_memory_items_come_first() -> None:
    """Every list stands under the same four items, but where a danger's own steps begin it."""
    for situation in situations():
        asked = Asked(guide=True, said=situation)
        plan = answer_accident(built_in_knowledge(), asked, now=SUNDAY_EVENING)
        assert isinstance(plan, GuidePlan)
        apart = situation.water or situation.left_scene or situation.trapped is Answer.YES
        wanted = [] if apart or situation.fire is Answer.YES else MEMORY
        assert [action.advice.id for action in plan.memory] == wanted
        assert plan.groups[0].lines[0].number == len(wanted) + 1


def test_input_and_output_are_frozen() -> None:
    """Neither a situation nor a compiled list can be changed, and both can be compared."""
    result = compile_guide(_shipped(), Situation())
    assert hash(Situation()) == hash(Situation())
    assert result == compile_guide(_shipped(), Situation())
    with pytest.raises(AttributeError):
        result.chunks = ()  # type: ignore[misc]


def test_each_number_is_shown_once() -> None:
    """A telephone number stands at the first step that needs it; later ones call it again."""
    for situation in situations():
        asked = Asked(guide=True, said=situation)
        plan = answer_accident(built_in_knowledge(), asked, now=SUNDAY_EVENING)
        assert isinstance(plan, GuidePlan)
        lines = [line for group in plan.groups for line in group.lines]
        calls = [call.id for line in lines for call in line.calls]
        assert len(calls) == len(set(calls))
        called = [{call.id for call in (*line.calls, *line.again)} for line in lines]
        assert called == [set(line.step.call) for line in lines]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_an_action_is_one_short_line(step: Step) -> None:
    """A step fits the line of a phone with its number, whatever its form, and has a source."""
    for text in _texts(step):
        assert wcswidth(text.ko) <= KOREAN_COLUMNS
        assert wcswidth(text.en) <= ENGLISH_COLUMNS
        assert "!" not in text.ko + text.en
    assert step.sources


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_actions_and_warnings_have_their_endings(step: Step) -> None:
    """An action ends in -기, a warning in -세요; a number may stand for calling it."""
    ending = "세요" if Tag.WARNING in step.tags else ("기", "112", "119")
    assert all(text.ko.endswith(ending) for text in _texts(step))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_words_that_must_not_stand_in_a_guide(step: Step) -> None:
    """No metres, no percentages of fault; resident numbers only where they are warned of."""
    forms = ((form.text, form.limit, form.why) for form in step.forms)
    said = (step.text, step.limit, step.why, *chain.from_iterable(forms))
    words = tuple(text for text in said if text)
    text = " ".join(part for pair in words for part in (pair.ko, pair.en))
    assert re.search(r"\d+\s*(m\b|미터|metre|%|퍼센트)", text) is None
    assert ("주민" in text) is (step.id == "no-promise")


def test_a_duty_rests_on_law_or_on_the_contract() -> None:
    """Every duty names its article, but for what is owed to the operator."""
    lawless = {step.id for step in STEPS if Tag.DUTY in step.tags and step.law is None}
    assert lawless == {"tell-operator", "pickup-report"}


def test_every_step_can_be_reached() -> None:
    """No step of the guide is for a situation that nobody can be in."""
    unreached = {step.id for step in _shipped().steps}
    for situation in situations(frozenset({"hurt", "where", "other", "can_move", "fire"})):
        unreached -= set(ids(compile_guide(_shipped(), situation)))
        if not unreached:
            break
    assert unreached == set()


def test_pickup_is_a_list_of_its_own() -> None:
    """Damage found before the trip has one short list that no option changes."""
    guide = built_in_knowledge().found_at_pickup
    lists = {tuple(ids(compile_guide(guide, situation))) for situation in situations()}
    (names,) = lists
    assert len(names) <= MOST_IN_A_CHUNK
    assert names[0] == "do-not-drive-off"
    assert names.index("pickup-report") < names.index("pickup-receipt")
    assert not set(names) & {step.id for step in _shipped().steps}


def _breakdown(*problems: str, **said: object) -> list[str]:
    """Return the ids of the list for a car that failed."""
    situation = Situation(
        hurt=Answer.NO,
        other=frozenset({Other.NONE}),
        problem=frozenset(map(ProblemId, problems)),
        **said,  # type: ignore[arg-type]
    )
    return ids(compile_guide(breakdown_guide(built_in_knowledge()), situation))


def test_breakdown_lends_its_safety_from_the_accident_guide() -> None:
    """On fast roads people leave first and never go back; the tow is called from there."""
    names = _breakdown("tyre", where=Where.EXPRESSWAY, can_move=Answer.NO)
    assert names[:3] == ["engine-off-here", "behind-barrier", "no-return"]
    assert names.index("no-return") < names.index("free-tow") < names.index("call-center")
    assert not {"triangle", "free-tow"} & set(_breakdown("tyre", where=Where.MOTOR_ROAD))


def test_a_car_that_must_not_drive_is_towed() -> None:
    """With a flat tyre or bad brakes the tow is called at once; nothing speaks of driving on."""
    for problem, can_move in product(("tyre", "brakes", "wrong-fuel"), Answer):
        situation = Situation(
            where=Where.EXPRESSWAY,
            can_move=can_move,
            problem=frozenset({ProblemId(problem)}),
            hurt=Answer.NO,
        )
        steps = compile_guide(breakdown_guide(built_in_knowledge()), situation).steps
        text = " ".join(map(rules.words, steps))
        assert "무료 견인 부르기" in text
        assert not any(word in text for word in ("못 달리게 되면", "더 달릴지는", "Drive on only"))


def test_a_flat_tyre_rolls_to_the_roadside() -> None:
    """On a road the car is rolled aside, switched off, left, and marked; then one telephones."""
    names = _breakdown("tyre", where=Where.ROAD, can_move=Answer.YES)
    way = ["roll-aside", "off-the-road", "triangle", "stop-on-flat"]
    assert [name for name in names if name in way] == way
    assert names.index("stop-on-flat") < names.index("call-center")
    assert "call-112-stuck" not in names
    assert "call-112-stuck" in _breakdown("tyre", where=Where.ROAD, can_move=Answer.NO)


def test_smoke_is_ordered_away_from_only_where_it_is() -> None:
    """A flat battery in a tunnel has no step about smoke; a car on fire has them first."""
    smoke = {"get-away", "from-smoke", "if-smoke", "if-fire", "call-119-fire"}
    assert not smoke & set(_breakdown("battery", where=Where.TUNNEL))
    assert _breakdown("battery", where=Where.ROAD, fire=Answer.YES)[:2] == [
        "get-away",
        "call-119-fire",
    ]
    burning = _breakdown("battery", where=Where.TUNNEL, can_move=Answer.NO, fire=Answer.YES)
    assert burning[:2] == ["from-smoke", "call-119-fire"]


PROBLEMS = tuple(problem.id for problem in built_in_knowledge().breakdown.problems)
_ABOUT_PROBLEMS = {
    *("stop-on-warning", "stop-on-flat", "stop-on-brakes", "no-start", "try-unlock", "roll-aside"),
    *("jump-start", "fuel-card", "charging-card", "ev-charge", "engine-off-here"),
}
_IN_THE_CAR = {"charging-card", "fuel-card"}


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("where", Where)
def test_breakdown_holds_in_every_place(problem: str, where: Where) -> None:
    """No list is too long; with fire nothing of the problem is left; the place is in the call."""
    for can_move, fire, ev in product(Answer, Answer, (False, True)):
        names = _breakdown(problem, where=where, can_move=can_move, fire=fire, ev=ev)
        assert len(names) + 3 <= 30
        assert not (fire is Answer.YES and _ABOUT_PROBLEMS & set(names))
        assert not (where in rules.NO_WAY_BACK and _IN_THE_CAR & set(names))
        situation = Situation(
            hurt=Answer.NO,
            other=frozenset({Other.NONE}),
            problem=frozenset({ProblemId(problem)}),
            where=where,
            can_move=can_move,
            fire=fire,
            ev=ev,
        )
        steps = compile_guide(breakdown_guide(built_in_knowledge()), situation).steps
        text = " ".join(map(rules.words, steps))
        assert "사람과 부딪" not in text
        assert ("터널 이름" in text) is (where is Where.TUNNEL)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_in_a_car_park_nobody_is_sent_off_the_road(problem: str) -> None:
    """A car that failed where it is parked needs no hazard lights and no way out of the traffic."""
    heard = hear(built_in_knowledge(), built_in_vocabulary(), [problem], "breakdown")
    told = Situation(where=Where.PARKING)
    plan = plan_breakdown(built_in_knowledge(), heard, told, now=SUNDAY_EVENING)
    assert plan.first == ()
    names = {line.step.id for group in plan.groups for line in group.lines}
    assert not {"off-the-road", "out-if-road", "triangle", "be-seen"} & names


@pytest.mark.parametrize("where", Where)
def test_after_a_fire_nobody_orders_a_jump_start(where: Where) -> None:
    """Of a burning car the customer centre is told once one is safe, and of no booking."""
    situation = Situation(where=where, fire=Answer.YES, hurt=Answer.NO)
    steps = compile_guide(breakdown_guide(built_in_knowledge()), situation).steps
    (called,) = (step for step in steps if step.id == "call-center")
    assert called.text.ko.startswith("안전해진 뒤")
    assert not {"ask-cost", "extend-booking"} & {step.id for step in steps}


def test_wrong_fuel_is_not_started_again() -> None:
    """The warning stands right behind the engine that was switched off, or first of all."""
    assert _breakdown("wrong-fuel", where=Where.PARKING)[0] == "no-start"
    names = _breakdown("wrong-fuel", where=Where.EXPRESSWAY, can_move=Answer.YES)
    assert names[:2] == ["to-the-edge", "no-start"]


@pytest.mark.parametrize("where", Where)
def test_bad_brakes_are_not_told_to_drive_on(where: Where) -> None:
    """The step that says to stop for good stands behind the one that leads out of the traffic."""
    names = _breakdown("brakes", where=where)
    moved = [name for name in names if name in {"drive-out", "to-the-edge"}]
    assert not moved or names.index("stop-on-brakes") > names.index(moved[0])


@pytest.mark.parametrize("where", sorted(rules.NO_WAY_BACK))
def test_a_flat_tyre_is_forbidden_where_it_stands(where: Where) -> None:
    """On fast roads the warning stands behind the step that leads out; not if it cannot move."""
    names = _breakdown("tyre", where=where, can_move=Answer.YES)
    moved = "drive-out" if where is Where.TUNNEL else "to-the-edge"
    assert names[names.index(moved) + 1] == "stop-on-flat"
    assert "stop-on-flat" not in _breakdown("tyre", where=where, can_move=Answer.NO)


def test_the_charging_card_stands_before_the_dispatch() -> None:
    """One tries the card before somebody is sent for."""
    names = _breakdown("charge", where=Where.PARKING, ev=True)
    assert names.index("charging-card") < names.index("call-center")


def test_a_locked_car_has_no_steps_of_the_road() -> None:
    """A car that is locked stands parked: no hazard lights, no engine, no triangle."""
    told = Situation()
    heard = hear(built_in_knowledge(), built_in_vocabulary(), ["locked-out"], "breakdown")
    plan = plan_breakdown(built_in_knowledge(), heard, told, now=SUNDAY_EVENING)
    names = [line.step.id for group in plan.groups for line in group.lines]
    assert plan.first == ()
    assert names[0] == "try-unlock"
    assert {group.phase for group in plan.groups} == {Phase.TELL, Phase.AFTER}
    assert not {"triangle", "triangle-if", "engine-off-here", "out-if-road", "be-seen"} & set(names)


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
