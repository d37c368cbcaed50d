"""How the way on with a failed car looks."""

from socar_cli.domain.breakdown import BreakdownPlan, Start
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.views.guide import guide_blocks, numbers_line, say_hints
from socar_cli.views.page import (
    Beside,
    Block,
    Column,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pair,
    Pairs,
    Role,
    Row,
    Section,
    Table,
    either,
)
from socar_cli.views.situation import said_back
from socar_cli.views.words import NUMBER, WHEN, action_lines, advice_lines

_TITLE = Localized("고장", "Breakdown")
_WHICH = Localized("무슨 고장", "What has failed")
_HINTS = Pairs(
    (
        Pair(
            Localized("내 고장", "Your case"),
            Localized("socar breakdown 펑크", "socar breakdown tyre"),
        ),
        Pair(Localized("하나씩", "Steps"), "socar breakdown --walk"),
        Pair(Localized("끝까지", "All"), "socar breakdown --all"),
    ),
    typed=True,
)
_NOW = Localized("지금 바로", "Right now")
_CALLS = Localized("전화", "Whom to call")
_PAYS = Localized("비용은 누가 내나요", "Who pays")


def breakdown_page(result: BreakdownPlan, *, brief: bool = False, whole: bool = False) -> Page:
    """Return the screen of `socar breakdown`, the most urgent first.

    `brief` has each problem with its one first action; `whole` every reason as well.
    """
    blocks = _brief(result) if brief else _list(result, whole=whole)
    return Page(blocks, "breakdown", result)


def _brief(result: BreakdownPlan) -> tuple[Block, ...]:
    numbers = tuple(
        NumberRow(call.contact.phone or "", call.contact.name, call.purpose, fact=call.contact)
        for call in result.calls
    )
    starts = tuple(Line(_start_words(start), fact=start.step) for start in result.starts)
    first = action_lines(result.first, counted=True, brief=True)
    rows = tuple(Row((row.number, row.purpose), (row.label,), fact=row.fact) for row in numbers)
    table = Table((NUMBER, WHEN), rows, flexible=1)
    calls = either(
        (Section("", (Numbers(numbers),)),),
        (Section(_CALLS, (table,), role=Role.CALL),),
    )
    left = Column((Section(_TITLE, (first,), role=Role.FIRST), calls))
    right = Column((Section(_WHICH, (Lines(starts),)),))
    return (Beside((left, right)), Section("", (_HINTS,)))


def _start_words(start: Start) -> Localized:
    """Return a problem and its first action, which may name the problem by itself."""
    return Localized(*(_start_word(start, language) for language in Language))


def _start_word(start: Start, language: Language) -> str:
    name, step = start.problem.name.into(language), start.step.text.into(language)
    return step if step.casefold().startswith(name.casefold()) else f"{name}: {step}"


def _list(result: BreakdownPlan, *, whole: bool) -> tuple[Block, ...]:
    first = action_lines(result.first, counted=True, brief=True)
    pays = advice_lines(action.advice for action in result.pays)
    return (
        Section(breakdown_title(result)),
        either((first,), (Section(_NOW, (first,), role=Role.FIRST),)),
        *guide_blocks(result.groups, whole=whole),
        *((Section(_PAYS, (pays,)),) if pays.rows else ()),
        *say_hints(result.groups, here=False),
        numbers_line(result.numbers),
    )


def breakdown_title(result: BreakdownPlan) -> Text:
    """Return what failed and what was said of it, in one line."""
    names = joined(", ", (problem.name for problem in result.problems))
    return said_back(joined(" · ", (_TITLE, names)), result.said, injury=False)
