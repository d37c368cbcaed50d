"""How the card for the glove box looks."""

from socar_cli.domain.card import Card
from socar_cli.language import Localized
from socar_cli.views import page
from socar_cli.views.lost_item import brief_sections
from socar_cli.views.words import HEADINGS, action_lines, call_rows, number_cells

_TITLE = Localized("쏘카 카드", "SOCAR card")
_AS_OF = Localized("{date} 기준", "as of {date}")
_MEMORY = Localized("사고: 먼저", "Accident: first")
_RULE = Localized("면책을 지키려면", "To keep the waiver")
_STEPS = Localized("사고: 이어서", "Accident: then")
_BREAKDOWN = Localized("고장", "Breakdown")
_UNOFFICIAL = Localized(
    "비공식, 쏘카와 관계없음. 번호와 규칙은 바뀔 수 있습니다.",
    "Unofficial, not affiliated with SOCAR. Numbers and rules may change.",
)


def card_page(result: Card, *, both: bool = False) -> page.Page:
    """Return the screen of `socar card`, for `both` languages where a face has room for them."""
    rows = tuple(row for one in result.contacts for row in call_rows(one, one.purpose, one.notes))
    table = page.Table(HEADINGS[:3], tuple(map(number_cells, rows)), flexible=2)
    numbers = page.Either((page.Numbers(rows, codes=True),), (table,))
    memory = action_lines(result.memory, counted=True, brief=True)
    after = len(result.memory) + 1
    steps = action_lines(result.steps, counted=True, brief=True, start=after)
    # What to know of them stands at the numbers above.
    calls = (row for call in result.breakdown for row in call_rows(call.contact, call.purpose))
    sentence = result.say.sentence
    spoken = (  # in English how it sounds and what it means as well
        page.Line(
            Localized(line.ko, f"{line.ko} {line.sound} {line.en}"),
            fact=None if place else sentence,
        )
        for place, line in enumerate(result.say.lines)
    )
    on_the_road = (
        page.Section(_MEMORY, (memory,), role=page.Role.FIRST),
        page.Section(_RULE, (action_lines(result.rule, brief=True),), role=page.Role.MONEY),
        page.Section(_STEPS, (steps,), role=page.Role.CALL),
        page.Section(_BREAKDOWN, (page.Numbers(tuple(calls)),)),
    )
    in_words = (
        page.Section(
            sentence.title, (page.Lines(tuple(spoken)), page.Footer(result.say.only_true))
        ),
        *brief_sections(result.lost_item),
    )
    blocks = (
        page.Section(_TITLE, (numbers,), hint=_AS_OF.format(date=result.updated)),
        page.Beside((on_the_road, in_words)),
        page.Footer(_UNOFFICIAL),
    )
    return page.Page(blocks, "card", result, in_both=both)
