"""How questions and answers look."""

from socar_cli.domain.faq import AnsweredQuestion, Faq
from socar_cli.language import Language, Localized
from socar_cli.views.page import Banner, Line, Lines, Page, Section
from socar_cli.views.words import call_rows

_TITLE = Localized("자주 묻는 질문", "Questions drivers ask")


def faq_page(result: Faq, language: Language) -> Page:
    """Return the screen of `socar faq`."""
    sections = (_section(answered, language) for answered in result.questions)
    return Page((Banner(_TITLE.into(language)), *sections), "faq", result)


def _section(answered: AnsweredQuestion, language: Language) -> Section:
    answer = Line(
        answered.question.answer.into(language),
        numbers=tuple(row for contact in answered.calls for row in call_rows(contact, language)),
        fact=answered.question,
    )
    return Section(answered.question.question.into(language), (Lines((answer,)),))
