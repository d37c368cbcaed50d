"""How the way on with a failed car looks."""

from socar_cli.domain.breakdown import BreakdownPlan, Start
from socar_cli.language import Language, Localized
from socar_cli.views.guide import guide_blocks, numbers_line, say_hints
from socar_cli.views.page import (
    Banner,
    Beside,
    Block,
    Column,
    Hint,
    Hints,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Section,
)
from socar_cli.views.situation import said_back
from socar_cli.views.words import action_lines, advice_lines

_TITLE = Localized("고장", "Breakdown")
_WHICH = Localized("무슨 고장", "What has failed")
_PROBLEM = Localized("{name}: {step}", "{name}: {step}")
_MINE, _WALK, _ALL = (
    Localized("내 고장", "Mine"),
    Localized("하나씩", "Steps"),
    Localized("끝까지", "All"),
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
    starts = tuple(Line(_start_words(start, language), fact=start.step) for start in result.starts)
    one = _ONE.into(language)
    hints = (
        Hint(_MINE.into(language), f"socar breakdown {one}"),
        Hint(_WALK.into(language), "socar breakdown --walk"),
        Hint(_ALL.into(language), "socar breakdown --all"),
    )
    first = action_lines(result.first, language, counted=True, brief=True)
    return (
        Beside(
            (
                Column(
                    (
                        Section(_TITLE.into(language), (first,)),
                        Section("", (Numbers(numbers),)),
                    )
                ),
                Column((Section(_WHICH.into(language), (Lines(starts),)),)),
            )
        ),
        Section("", (Hints(hints),)),
    )


def _start_words(start: Start, language: Language) -> str:
    """Return a problem and its first action, which may name the problem by itself."""
    name, step = start.problem.name.into(language), start.step.text.into(language)
    if step.casefold().startswith(name.casefold()):
        return step
    return _PROBLEM.into(language).format(name=name, step=step)


def _list(result: BreakdownPlan, language: Language, *, whole: bool) -> tuple[Block, ...]:
    pays = advice_lines((action.advice for action in result.pays), language)
    return (
        Banner(breakdown_title(result, language)),
        action_lines(result.first, language, counted=True, brief=True),
        *guide_blocks(result.groups, language, whole=whole),
        *((Section(_PAYS.into(language), (pays,)),) if pays.rows else ()),
        *say_hints(result.groups, language, here=False),
        numbers_line(result.numbers, language),
    )


def breakdown_title(result: BreakdownPlan, language: Language) -> str:
    """Return what failed and what was said of it, in one line."""
    names = ", ".join(problem.name.into(language) for problem in result.problems)
    return said_back(f"{_TITLE.into(language)} · {names}", result.said, language, injury=False)
