"""How the card for the glove box looks."""

from socar_cli.domain.accident import Filled
from socar_cli.domain.card import Card
from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.lost_item import brief_sections
from socar_cli.views.page import (
    Beside,
    Column,
    Footer,
    Line,
    Lines,
    Numbers,
    Page,
    Role,
    Section,
    either,
)
from socar_cli.views.words import action_lines, call_rows, number_table

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


def card_page(result: Card, *, both: bool = False) -> Page:
    """Return the screen of `socar card`, for `both` languages where a face has room for them."""
    rows = tuple(row for one in result.contacts for row in call_rows(one, one.purpose, one.notes))
    blocks = (
        Section(
            _TITLE,
            (either((Numbers(rows, codes=True),), (number_table(rows),)),),
            hint=_AS_OF.format(date=result.updated),
        ),
        Beside((_on_the_road(result), _in_words(result))),
        Footer(_UNOFFICIAL),
    )
    return Page(blocks, "card", result, in_both=both)


def _on_the_road(result: Card) -> Column:
    memory = action_lines(result.memory, counted=True, brief=True)
    after = len(result.memory) + 1
    steps = action_lines(result.steps, counted=True, brief=True, start=after)
    rule = action_lines(result.rule, brief=True)
    # What to know of them stands at the numbers above.
    calls = (row for call in result.breakdown for row in call_rows(call.contact, call.purpose))
    return Column(
        (
            Section(_MEMORY, (memory,), role=Role.FIRST),
            Section(_RULE, (rule,), role=Role.MONEY),
            Section(_STEPS, (steps,), role=Role.CALL),
            Section(_BREAKDOWN, (Numbers(tuple(calls)),)),
        )
    )


def _in_words(result: Card) -> Column:
    sentence = result.say.sentence
    first, *rest = (_spoken(line) for line in result.say.lines)
    said = Lines((changed(first, fact=sentence), *rest))
    to_the_police = Section(sentence.title, (said, Footer(result.say.only_true)))
    return Column((to_the_police, *brief_sections(result.lost_item)))


def _spoken(line: Filled) -> Line:
    """Return a sentence in Korean; in English how it sounds and what it means as well."""
    return Line(Localized(line.ko, f"{line.ko} {line.sound} {line.en}"))
