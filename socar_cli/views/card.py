"""The screen of `socar card`, to print and keep in the glove box."""

from socar_cli.domain.card import Card
from socar_cli.language import Localized
from socar_cli.views import page
from socar_cli.views.accident import minutes_sections
from socar_cli.views.lost_item import brief_sections
from socar_cli.views.words import HEADINGS, call_rows, number_cells

_THEN = Localized("사고: 이어서", "Accident: then")
_UNOFFICIAL = Localized(
    "비공식, 쏘카와 관계없음. 번호와 규칙은 바뀔 수 있습니다.",
    "Unofficial, not affiliated with SOCAR. Numbers and rules may change.",
)


def card_page(result: Card, *, both: bool = False) -> page.Page:
    """Return the screen of `socar card`, for `both` languages where a face has room for them."""
    rows = tuple(row for one in result.contacts for row in call_rows(one, one.purpose, one.notes))
    table = page.Table(HEADINGS[:3], tuple(map(number_cells, rows)), flexible=2)
    numbers = page.Either((page.Numbers(rows, codes=True),), (table,))
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
    say = (page.Lines(tuple(spoken)), page.Footer(result.say.only_true))
    on_the_road = (
        *minutes_sections(result, Localized("사고: 먼저", "Accident: first"), _THEN),
        page.Section(Localized("고장", "Breakdown"), (page.Numbers(tuple(calls)),)),
    )
    in_words = (page.Section(sentence.title, say), *brief_sections(result.lost_item))
    as_of = Localized(f"{result.updated} 기준", f"as of {result.updated}")
    blocks = (
        page.Section(Localized("쏘카 카드", "SOCAR card"), (numbers,), hint=as_of),
        page.Beside((on_the_road, in_words)),
        page.Footer(_UNOFFICIAL),
    )
    return page.Page(blocks, "card", result, in_both=both)
