"""How questions and answers look."""

from socar_cli.domain.faq import AnsweredQuestion, Faq, Listed
from socar_cli.language import Localized, filled, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.words import call_rows, numbers_line, present

_TITLE = Localized("자주 묻는 질문", "Questions drivers ask")
_COUNTED = Localized(
    "자주 묻는 질문 ({all}개 중 {shown})", "Questions drivers ask ({shown} of {all})"
)
_TOPICS = Localized("주제", "Topics")
_ANSWER, _ALL = Localized("답", "Answer"), Localized("모두", "All")
_WORDS, _OF_TOPIC = Localized("낱말로", "By words"), Localized("주제로", "By topic")
_SOME_WORD = Localized("socar faq 사진", "socar faq photo")
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
        title = _COUNTED.format(all=len(contents), shown=len(shown))
    topics = tuple(
        page.Line(filled("{name} {count}", name=topic.name, count=topic.count))
        for topic in result.topics
    )
    inside: tuple[page.Block, ...] = ()
    if topics:
        inside = (page.Section(_TOPICS, (page.Lines(topics, between=", "),)),)
    titles = page.Pairs(shown)
    number = next((entry.number for entry in result.questions if entry.number), None)
    hints = (
        (_ANSWER, number and f"socar faq {number}"),
        (_WORDS, _SOME_WORD),
        (_OF_TOPIC, filled("socar faq {topic}", topic=result.topics[0].name) if topics else ""),
        (_ALL, "" if whole else "socar faq --all"),
    )
    lines = page.Pairs(tuple(page.Pair(name, line) for name, line in hints if line), typed=True)
    layouts = page.Either(
        (page.Section(title), *inside, titles),
        (
            page.Beside(
                ((page.Section(title, (titles,)),), *((block,) for block in inside)), roomy=True
            ),
        ),
        (page.Section(_TITLE), page.Pairs(contents), *answers),
    )
    blocks = (layouts, page.Section("", (lines,)), page.Section("", (numbers_line(result.calls),)))
    return page.Page(blocks, "faq", result)


def _answer(answered: AnsweredQuestion) -> page.Section:
    """Return an answer with whom to ask, and when, where that is not at any hour."""
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
