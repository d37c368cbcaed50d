"""How the way on with a failed car looks."""

from socar_cli.domain.breakdown import BreakdownPlan
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.guide import guide_blocks, right_now, said_back, say_hints
from socar_cli.views.words import NUMBER, WHEN, action_lines, advice_lines, numbers_line

_TITLE = Localized("고장", "Breakdown")
_WHICH = Localized("무슨 고장", "What has failed")
_HINTS = page.Pairs(
    (
        page.Pair(
            Localized("내 고장", "Your case"),
            Localized("socar breakdown 펑크", "socar breakdown tyre"),
        ),
        page.Pair(Localized("하나씩", "Steps"), "socar breakdown --walk"),
    ),
    typed=True,
)
_CALLS = Localized("전화", "Whom to call")
_PAYS = Localized("비용은 누가 내나요", "Who pays")


def breakdown_page(result: BreakdownPlan, *, brief: bool = False, whole: bool = False) -> page.Page:
    """Return the screen of `socar breakdown`, the most urgent first.

    `brief` has each problem with its one first action; `whole` every reason as well.
    """
    if brief:
        return page.Page(_brief(result), "breakdown", result)
    pays = advice_lines(action.advice for action in result.pays)
    blocks = (
        page.Section(breakdown_title(result)),
        *right_now(result.first),
        *guide_blocks(result.groups, whole=whole),
        *((page.Section(_PAYS, (pays,)),) if pays.rows else ()),
        *say_hints(result.groups, here=False),
        numbers_line(result.numbers),
    )
    return page.Page(blocks, "breakdown", result)


def _brief(result: BreakdownPlan) -> tuple[page.Block, ...]:
    numbers = tuple(
        page.NumberRow(call.contact.phone or "", call.contact.name, call.purpose, fact=call.contact)
        for call in result.calls
    )
    rows = tuple(
        page.Row((row.number, row.purpose), (row.label,), fact=row.fact) for row in numbers
    )
    table = page.Table((NUMBER, WHEN), rows, flexible=1)
    calls = page.Either(
        (page.Section("", (page.Numbers(numbers),)),),
        (page.Section(_CALLS, (table,), role=page.Role.CALL),),
    )
    starts = []
    for start in result.starts:  # a first action may name its problem by itself
        name, step = start.problem.name, start.step.text
        words = (
            text if text.casefold().startswith(word.casefold()) else f"{word}: {text}"
            for word, text in ((name.into(one), step.into(one)) for one in Language)
        )
        starts.append(page.Line(Localized(*words), fact=start.step))
    first = action_lines(result.first, counted=True, brief=True)
    left = (page.Section(_TITLE, (first,), role=page.Role.FIRST), calls)
    right = (page.Section(_WHICH, (page.Lines(tuple(starts)),)),)
    return (page.Beside((left, right)), page.Section("", (_HINTS,)))


def breakdown_title(result: BreakdownPlan) -> Text:
    """Return what failed and what was said of it, in one line."""
    names = joined(", ", (problem.name for problem in result.problems))
    told = changed(result.said, water=False)  # its name stands there already
    return said_back(joined(" · ", (_TITLE, names)), told, injury=False)
