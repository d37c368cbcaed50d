"""How the way back to a lost item looks."""

from socar_cli.domain.lost_item import LostItemPlan
from socar_cli.language import Language, Localized
from socar_cli.views.page import Banner, Page, Section
from socar_cli.views.words import action_lines

_TITLE = Localized("두고 내린 물건", "Left in the car")
_RIGHT_AFTER = Localized("방금 반납했다면", "Right after the trip")
_NEXT = Localized("다음 고객의 예약이 있다면", "If another customer has the car next")
_LATER = Localized("그래도 없다면", "If it does not turn up")


def lost_item_page(result: LostItemPlan, language: Language) -> Page:
    """Return the screen of `socar lost-item`: both cases, then what comes after."""
    cases = (
        (_RIGHT_AFTER, result.right_after),
        (_NEXT, result.next_customer),
        (_LATER, result.later),
    )
    sections = tuple(
        Section(title.into(language), (action_lines(actions, language, counted=True),))
        for title, actions in cases
    )
    return Page((Banner(_TITLE.into(language)), *sections))
