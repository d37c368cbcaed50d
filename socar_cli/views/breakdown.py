"""The screens of `socar breakdown`."""

from socar_cli.domain.breakdown import BreakdownPlan
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.guide import Walk, guide_blocks, right_now, said_back, say_hints, walk_of
from socar_cli.views.words import NUMBER, WHEN, action_lines, advice_lines, numbers_line

_TITLE = Localized("고장", "Breakdown")


def breakdown_page(result: BreakdownPlan, *, brief: bool = False, whole: bool = False) -> page.Page:
    """Return the screen of `socar breakdown`, the most urgent first.

    `brief` has each problem with its one first action; `whole` every reason as well.
    """
    if brief:
        return page.Page(_brief(result), "breakdown", result)
    pays = advice_lines(action.advice for action in result.pays)
    who_pays = page.Section(Localized("비용은 누가 내나요", "Who pays"), (pays,))
    blocks = (
        page.Section(_title(result)),
        *right_now(result.first),
        *guide_blocks(result.groups, whole=whole),
        *((who_pays,) if pays.rows else ()),
        *say_hints(result.groups, here=False),
        numbers_line(result.numbers),
    )
    return page.Page(blocks, "breakdown", result)


def _brief(result: BreakdownPlan) -> tuple[page.Block, ...]:
    numbers, rows, starts = [], [], []
    for call in result.calls:
        contact, number = call.contact, call.contact.phone or ""
        numbers.append(page.NumberRow(number, contact.name, call.purpose, fact=contact))
        rows.append(page.Row((number, call.purpose), notes=(contact.name,), fact=contact))
    title = Localized("전화", "Whom to call")
    table = page.Table((NUMBER, WHEN), tuple(rows), flexible=1)
    calls = page.Either(
        (page.Section("", (page.Numbers(tuple(numbers)),)),),
        (page.Section(title, (table,), role="call"),),
    )
    for start in result.starts:  # a first action may name its problem by itself
        name, step = start.problem.name, start.step.text
        words = (
            text if text.casefold().startswith(word.casefold()) else f"{word}: {text}"
            for word, text in ((name.in_language(one), step.in_language(one)) for one in Language)
        )
        starts.append(page.Line(Localized(*words), fact=start.step))
    first = action_lines(result.first, counted=True, brief=True)
    which = page.Section(Localized("무슨 고장", "What has failed"), (page.Lines(tuple(starts)),))
    left = (page.Section(_TITLE, (first,), role="first"), calls)
    hints = page.typed_next(
        (
            Localized("내 고장", "Your case"),
            Localized("socar breakdown 펑크", "socar breakdown tyre"),
        ),
        (Localized("하나씩", "Steps"), "socar breakdown --walk"),
    )
    return (page.Beside((left, (which,))), hints)


def breakdown_walk(result: BreakdownPlan) -> Walk:
    """Return the list for a car that failed in stages."""
    return walk_of(_title(result), result.first, result.groups, result.numbers)


def _title(result: BreakdownPlan) -> Text:
    """Return what failed and what was said of it, in one line."""
    named = result.problems if len(result.problems) == 1 else ()  # all of them where none was named
    told = changed(result.said, water=False)  # the name of the problem says it
    title = joined(" · ", (_TITLE, *(problem.name for problem in named)))
    return said_back(title, told, injury=False)
