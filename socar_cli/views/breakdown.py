"""How the way on with a failed car looks."""

from socar_cli.domain.breakdown import BreakdownPlan
from socar_cli.language import Language, Localized
from socar_cli.views.guide import guide_blocks
from socar_cli.views.page import Banner, Page, Section
from socar_cli.views.words import action_lines, advice_lines

_TITLE = Localized("고장", "Breakdown")
_FIRST = Localized("먼저", "First")
_PAYS = Localized("비용은 누가 내나요", "Who pays")


def breakdown_page(result: BreakdownPlan, language: Language) -> Page:
    """Return the screen of `socar breakdown`, the most urgent first."""
    names = ", ".join(problem.name.into(language) for problem in result.problems)
    first = action_lines(result.first, language, counted=True)
    pays = advice_lines((action.advice for action in result.pays), language)
    return Page(
        (
            Banner(f"{_TITLE.into(language)}: {names}"),
            Section(_FIRST.into(language), (first,), framed=True),
            *guide_blocks(result.groups, language, say_here=False),
            Section(_PAYS.into(language), (pays,)),
        ),
        "breakdown",
        result,
    )
