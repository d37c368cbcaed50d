"""How questions and answers look."""

from socar_cli.domain.faq import AnsweredQuestion, Faq, Listed
from socar_cli.knowledge.model import Contact
from socar_cli.language import Localized, Text, filled, joined
from socar_cli.value import changed
from socar_cli.views.guide import numbers_line
from socar_cli.views.page import (
    Beside,
    Block,
    Column,
    Line,
    Lines,
    NumberRow,
    Page,
    Pair,
    Pairs,
    Section,
    either,
)
from socar_cli.views.words import call_rows

_TITLE = Localized("자주 묻는 질문", "Questions drivers ask")
_COUNTED = Localized(
    "자주 묻는 질문 ({all}개 중 {shown})", "Questions drivers ask ({shown} of {all})"
)
_TOPICS = Localized("주제", "Topics")
_ANSWER, _ALL = Localized("답", "Answer"), Localized("모두", "All")
_WORDS, _OF_TOPIC = Localized("낱말로", "By words"), Localized("주제로", "By topic")
_SOME_WORD = Localized("socar faq 사진", "socar faq photo")
_MOST = 6  # more titles do not fit a telephone's window


def faq_page(result: Faq, *, whole: bool = False) -> Page:
    """Return the screen of `socar faq`: answers, or titles, cut and counted unless `whole`."""
    if result.listed is Listed.ANSWERS:
        sections = tuple(_section(answered) for answered in result.questions)
        return Page((Section(_TITLE), *sections), "faq", result)
    most = _MOST if result.listed is Listed.ALL and not whole else len(result.questions)
    return Page(_titles(result, most, whole=whole), "faq", result)


def _titles(result: Faq, most: int, *, whole: bool) -> tuple[Block, ...]:
    shown = result.questions[:most]
    title = _TITLE
    if len(shown) < len(result.questions):
        title = _COUNTED.format(all=len(result.questions), shown=len(shown))
    titles = Pairs(tuple(map(_title, shown)))
    topics = _topics(result)
    columns = (Column((Section(title, (titles,)),)), *(Column((topic,)) for topic in topics))
    contents = Pairs(tuple(map(_title, result.questions)))
    answers = tuple(map(_section, result.questions))
    return (
        either(
            (Section(title), *topics, titles),
            (Beside(columns, roomy=True),),
            (Section(_TITLE), contents, *answers),
        ),
        Section("", (Pairs(_hints(result, whole=whole), typed=True),)),
        Section("", (numbers_line(result.calls),)),
    )


def _title(entry: AnsweredQuestion) -> Pair:
    asked = entry.question
    return Pair(str(entry.number or ""), asked.question, anchor=asked.id)


def _topics(result: Faq) -> tuple[Block, ...]:
    topics = tuple(
        Line(filled("{name} {count}", name=topic.name, count=topic.count))
        for topic in result.topics
    )
    return (Section(_TOPICS, (Lines(topics, between=", "),)),) if topics else ()


def _hints(result: Faq, *, whole: bool) -> tuple[Pair, ...]:
    number = next((str(entry.number) for entry in result.questions if entry.number), "")
    topic = next((topic.name for topic in result.topics), "")
    hints: tuple[tuple[Text, Text], ...] = (
        (_ANSWER, f"socar faq {number}" if number else ""),
        (_WORDS, _SOME_WORD),
        (_OF_TOPIC, filled("socar faq {topic}", topic=topic) if topic else ""),
        (_ALL, "" if whole else "socar faq --all"),
    )
    return tuple(Pair(name, line) for name, line in hints if line)


def _section(answered: AnsweredQuestion) -> Section:
    answer = Line(
        answered.question.answer,
        numbers=tuple(row for contact in answered.calls for row in _rows(contact)),
        fact=answered.question,
    )
    asked = answered.question
    return Section(asked.question, (Lines((answer,)),), anchor=asked.id)


def _rows(contact: Contact) -> tuple[NumberRow, ...]:
    """Return whom to ask, and when, where that is not at any hour."""
    first, *own = call_rows(contact)
    if contact.hours_words is None:
        return (first, *own)
    caution = (contact.hours_caution,) if contact.hours_caution else ()
    return (changed(first, notes=(joined(", ", (contact.hours_words, *caution)),)), *own)
