"""How the minutes after an accident look."""

from socar_cli.domain.accident import AccidentPlan
from socar_cli.domain.actions import Action
from socar_cli.language import Language, Localized
from socar_cli.views.page import Block, Numbers, Page, Section
from socar_cli.views.words import action_lines, call_rows

_MEMORY = Localized("먼저 네 가지", "First, four things")
_CALLS = Localized("다음 전화", "Then call")
_RULE = Localized("돈이 걸린 규칙", "The rule that costs money")
_STEPS = Localized("처리 순서", "Step by step")
_SAY = Localized("말할 것", "What to say")
_PHOTOGRAPH = Localized("찍을 것", "What to photograph")
_AVOID = Localized("하지 않을 것", "What not to do")


def accident_page(result: AccidentPlan, language: Language) -> Page:
    """Return the screen of `socar accident`, the most urgent first."""
    calls = Numbers(tuple(row for contact in result.calls for row in call_rows(contact, language)))
    memory = action_lines(result.memory, language, counted=True, brief=True)
    blocks: list[Block] = [
        Section(_MEMORY.into(language), (memory,), framed=True),
        Section(_CALLS.into(language), (calls,)),
        Section(_RULE.into(language), (action_lines(result.rule, language),)),
        Section(_STEPS.into(language), (action_lines(result.steps, language, counted=True),)),
    ]
    guide: tuple[tuple[Localized, tuple[Action, ...]], ...] = (
        (_SAY, result.say),
        (_PHOTOGRAPH, result.photograph),
        (_AVOID, result.avoid),
    )
    blocks += [
        Section(title.into(language), (action_lines(actions, language),))
        for title, actions in guide
        if actions
    ]
    return Page(tuple(blocks))
