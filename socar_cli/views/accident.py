"""How the minutes after an accident look."""

from typing import assert_never

from socar_cli.domain.accident import (
    AccidentAnswer,
    AccidentPlan,
    GuidePlan,
    PickupPlan,
    ReadySentence,
)
from socar_cli.language import Language, Localized
from socar_cli.views.guide import guide_blocks, guide_lines, numbers_line, say_hints
from socar_cli.views.page import Beside, Column, Numbers, Page, Pair, Pairs, Role, Section, either
from socar_cli.views.running import running_line, running_section
from socar_cli.views.sentences import sentence_page
from socar_cli.views.situation import said_back
from socar_cli.views.words import action_lines, call_rows

_TITLE = Localized("사고", "Accident")
_RULE = Localized("면책을 지키려면", "To keep the waiver")
_STEPS = Localized("이어서", "Then")
_NOW = Localized("지금 바로", "Right now")
_PICKUP = Localized("빌릴 때 찾은 흠집", "Damage found at pick-up")
_MY_CASE = Pair(
    Localized("내 상황대로", "My case"),
    Localized("socar accident 주차장 기둥", "socar accident pillar"),
)
_STEP_BY_STEP = Pair(Localized("하나씩", "Steps"), "socar accident --walk")
_SAY = Pair(Localized("할 말", "Say"), "socar accident --say 112")


def accident_page(result: AccidentAnswer, language: Language, *, whole: bool = False) -> Page:
    """Return the screen of `socar accident`, the most urgent first; `whole` with every reason."""
    match result:
        case AccidentPlan():
            return _first_minutes(result)
        case GuidePlan():
            return _list(result, whole=whole)
        case PickupPlan():
            return _pickup(result)
        case ReadySentence():
            return sentence_page(result, language)
        case _:
            assert_never(result)


def _first_minutes(result: AccidentPlan) -> Page:
    memory = action_lines(result.memory, counted=True, brief=True)
    rule = action_lines(result.rule, brief=True)
    after = len(result.memory) + 1
    steps = action_lines(result.steps, counted=True, brief=True, start=after)
    first = Section(_TITLE, (memory,), role=Role.FIRST)
    until = (running_line(result.running),) if result.running else ()
    keep = Section(_RULE, (*until, rule), role=Role.MONEY)
    called = {call.id for action in (*result.memory, *result.steps) for call in action.calls}
    others = (call for call in result.calls if call.id not in called)
    numbers = Numbers(tuple(row for call in others for row in call_rows(call)))
    then = Section(_STEPS, (steps, numbers), role=Role.CALL)
    hints = (_MY_CASE, *(() if until else (_STEP_BY_STEP,)), _SAY)  # no room for all four
    blocks = (
        Beside((Column((first, keep)), Column((then,)))),
        Section("", (Pairs(hints, typed=True),)),
    )
    return Page(blocks, "accident", result)


def _list(result: GuidePlan, *, whole: bool) -> Page:
    memory = action_lines(result.memory, counted=True, brief=True)
    blocks = (
        Section(said_back(_TITLE, result.said)),
        either((memory,), (Section(_NOW, (memory,), role=Role.FIRST),)),
        *running_section(result.running),
        *guide_blocks(result.groups, whole=whole),
        *say_hints(result.groups),
        numbers_line(result.calls),
    )
    return Page(blocks, "accident-guide", result)


def _pickup(result: PickupPlan) -> Page:
    blocks = (Section(_PICKUP, (guide_lines(result.groups),)), numbers_line(result.calls))
    return Page(blocks, "accident-pickup", result)
