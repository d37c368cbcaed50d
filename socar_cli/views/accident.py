"""How the minutes after an accident look."""

from functools import singledispatch

from socar_cli.domain.accident import AccidentAnswer, AccidentPlan, GuidePlan, PickupPlan
from socar_cli.domain.sentences import ReadySentence
from socar_cli.language import Language, Localized
from socar_cli.views.guide import guide_blocks, guide_lines, numbers_line, say_pairs
from socar_cli.views.page import Banner, Numbers, Page, Pairs, Section
from socar_cli.views.sentences import sentence_page
from socar_cli.views.situation import said_back
from socar_cli.views.words import action_lines, call_rows

_TITLE = Localized("사고", "Accident")
_MEMORY = Localized("먼저 네 가지", "First, four things")
_CALLS = Localized("다음 전화", "Then call")
_RULE = Localized("면책을 지키려면", "To keep the waiver")
_STEPS = Localized("처리 순서", "Step by step")
_PICKUP = Localized("빌릴 때 찾은 흠집", "Damage found at pick-up")


@singledispatch
def accident_page(result: AccidentAnswer, language: Language, *, whole: bool = False) -> Page:
    """Return the screen of `socar accident`, the most urgent first; `whole` with every reason."""
    raise NotImplementedError(result, language, whole)


@accident_page.register(AccidentPlan)
def _(result: AccidentPlan, language: Language, *, whole: bool = False) -> Page:  # noqa: ARG001
    calls = Numbers(tuple(row for contact in result.calls for row in call_rows(contact, language)))
    memory = action_lines(result.memory, language, counted=True, brief=True)
    return Page(
        (
            Section(_MEMORY.into(language), (memory,), framed=True),
            Section(_CALLS.into(language), (calls,)),
            Section(_RULE.into(language), (action_lines(result.rule, language),)),
            Section(_STEPS.into(language), (action_lines(result.steps, language, counted=True),)),
        ),
        "accident",
        result,
    )


@accident_page.register(GuidePlan)
def _(result: GuidePlan, language: Language, *, whole: bool = False) -> Page:
    memory = action_lines(result.memory, language, counted=True, brief=True)
    say = say_pairs(result.groups, language)
    blocks = (
        Banner(said_back(_TITLE.into(language), result.said, language)),
        memory,
        *guide_blocks(result.groups, language, whole=whole),
        *((Pairs(say),) if say else ()),
        numbers_line(result.calls, language),
    )
    return Page(blocks, "accident-guide", result)


@accident_page.register(PickupPlan)
def _(result: PickupPlan, language: Language, *, whole: bool = False) -> Page:  # noqa: ARG001
    blocks = (
        Banner(_PICKUP.into(language)),
        guide_lines(result.groups, language),
        numbers_line(result.calls, language),
    )
    return Page(blocks, "accident-pickup", result)


@accident_page.register(ReadySentence)
def _(result: ReadySentence, language: Language, *, whole: bool = False) -> Page:  # noqa: ARG001
    return sentence_page(result, language)
