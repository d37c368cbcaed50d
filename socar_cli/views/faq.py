"""The screens of `socar faq`: titles, or questions with their answers."""

from socar_cli.domain.faq import AnsweredQuestion, Faq, Listed
from socar_cli.language import Localized, filled, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.words import call_rows, numbers_line, present

_TITLE = Localized("자주 묻는 질문", "Questions drivers ask")
_MOST = 6  # more titles do not fit a telephone's window


def faq_page(result: Faq, *, whole: bool = False) -> page.Page:
    """Return the screen of `socar faq`: answers, or titles, cut and counted unless `whole`."""
    answers = tuple(map(_answer, result.questions))
    if result.listed is Listed.ANSWERS:
        return page.Page((page.Section(_TITLE), *answers), "faq", result)
    contents = tuple(
        page.Pair(str(entry.number or ""), entry.question.question, anchor=entry.question.id)
        for entry in result.questions
    )
    shown = contents if whole or result.listed is not Listed.ALL else contents[:_MOST]
    title = _TITLE
    if len(shown) < len(contents):
        title = Localized(
            "자주 묻는 질문 ({all}개 중 {shown})", "Questions drivers ask ({shown} of {all})"
        ).format(all=len(contents), shown=len(shown))
    titles = page.Pairs(shown)
    number = next((entry.number for entry in result.questions if entry.number), None)
    topics = tuple(
        page.Line(filled("{name} {count}", name=topic.name, count=topic.count))
        for topic in result.topics
    )
    named = page.Section(Localized("주제", "Topics"), (page.Lines(topics, between=", "),))
    inside = (named,) if topics else ()
    hints = (
        (Localized("답", "Answer"), number and f"socar faq {number}"),
        (Localized("낱말로", "By words"), Localized("socar faq 사진", "socar faq photo")),
        (
            Localized("주제로", "By topic"),
            filled("socar faq {topic}", topic=result.topics[0].name) if topics else "",
        ),
        (Localized("모두", "All"), "" if whole else "socar faq --all"),
    )
    columns = ((page.Section(title, (titles,)),), *((block,) for block in inside))
    layouts = page.Either(
        (page.Section(title), *inside, titles),
        (page.Beside(columns, roomy=True),),
        (page.Section(_TITLE), page.Pairs(contents), *answers),
    )
    blocks = (layouts, page.typed_next(*hints), page.Section("", (numbers_line(result.calls),)))
    return page.Page(blocks, "faq", result)


def _answer(answered: AnsweredQuestion) -> page.Section:
    """Return an answer with whom to ask, with the hours of those who are not always there."""
    numbers = []
    for contact in answered.calls:
        first, *own = call_rows(contact)
        if contact.hours_words:
            hours = joined(", ", present(contact.hours_words, contact.hours_caution))
            first = changed(first, notes=(hours,))
        numbers += [first, *own]
    asked = answered.question
    line = page.Line(asked.answer, numbers=tuple(numbers), fact=asked)
    return page.Section(asked.question, (page.Lines((line,)),), anchor=asked.id)
