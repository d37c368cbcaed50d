"""How the way on with a failed car looks."""

from socar_cli.domain.breakdown import BreakdownPlan
from socar_cli.language import Language, Localized
from socar_cli.views.guide import guide_blocks, numbers_line, say_pairs
from socar_cli.views.page import (
    Banner,
    Block,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pairs,
    Section,
)
from socar_cli.views.situation import said_back
from socar_cli.views.words import action_lines, advice_lines

_TITLE = Localized("고장", "Breakdown")
_WHICH = Localized("무슨 고장", "What has failed")
_PROBLEM = Localized("{name}: {step}", "{name}: {step}")
_MINE, _WALK, _ALL = (
    Localized("내 고장", "My case"),
    Localized("하나씩", "By steps"),
    Localized("끝까지", "All of it"),
)
_ONE = Localized("펑크", "tyre")
_PAYS = Localized("비용은 누가 내나요", "Who pays")


def breakdown_page(
    result: BreakdownPlan, language: Language, *, brief: bool = False, whole: bool = False
) -> Page:
    """Return the screen of `socar breakdown`, the most urgent first.

    `brief` has each problem with its one first action; `whole` every reason as well.
    """
    blocks = _brief(result, language) if brief else _list(result, language, whole=whole)
    return Page(blocks, "breakdown", result)


def _brief(result: BreakdownPlan, language: Language) -> tuple[Block, ...]:
    numbers = tuple(
        NumberRow(call.contact.phone or "", call.purpose.into(language), fact=call.contact)
        for call in result.calls
    )
    starts = tuple(
        Line(
            _PROBLEM.into(language).format(
                name=start.problem.name.into(language), step=start.step.text.into(language)
            ),
            fact=start.step,
        )
        for start in result.starts
    )
    one = _ONE.into(language)
    hints = (
        (_MINE.into(language), f"socar breakdown {one}"),
        (_WALK.into(language), f"socar breakdown {one} --walk"),
        (_ALL.into(language), "socar breakdown --all"),
    )
    return (
        Banner(_TITLE.into(language)),
        action_lines(result.first, language, counted=True),
        Numbers(numbers),
        Section(_WHICH.into(language), (Lines(starts),)),
        Pairs(hints),
    )


def _list(result: BreakdownPlan, language: Language, *, whole: bool) -> tuple[Block, ...]:
    pays = advice_lines((action.advice for action in result.pays), language)
    say = say_pairs(result.groups, language, here=False)
    return (
        Banner(breakdown_title(result, language)),
        action_lines(result.first, language, counted=True),
        *guide_blocks(result.groups, language, whole=whole),
        *((Section(_PAYS.into(language), (pays,)),) if pays.rows else ()),
        *((Pairs(say),) if say else ()),
        numbers_line(result.numbers, language),
    )


def breakdown_title(result: BreakdownPlan, language: Language) -> str:
    """Return what failed and what was said of it, in one line."""
    names = ", ".join(problem.name.into(language) for problem in result.problems)
    return said_back(f"{_TITLE.into(language)} · {names}", result.said, language, injury=False)
