"""Questions drivers ask."""

from collections import Counter
from enum import StrEnum

from socar_cli.domain.matching import find_all, nearest
from socar_cli.errors import NothingFoundError
from socar_cli.knowledge.model import Contact, Knowledge, Question
from socar_cli.language import Localized
from socar_cli.value import Value


class AnsweredQuestion(Value):
    """A question with its number, its answer, and whom the answer sends one to."""

    number: int | None  # a user's own question may have none
    question: Question
    calls: tuple[Contact, ...]


class TopicCount(Value):
    """What several questions are about, and how many they are."""

    id: str
    name: Localized
    count: int


class Listed(StrEnum):
    """What was asked for."""

    ALL = "all"  # nothing was typed: the titles
    TOPIC = "topic"  # the titles of one topic
    ANSWERS = "answers"


class Faq(Value, kw_only=True):
    """The questions that were asked for, in the order of the knowledge file."""

    questions: tuple[AnsweredQuestion, ...]
    topics: tuple[TopicCount, ...]  # of the questions that are listed, not answered
    listed: Listed
    calls: tuple[Contact, ...]  # whom to ask what no question answers


def find_questions(knowledge: Knowledge, words: str = "") -> Faq:
    """Return the question of a number or an id, those of a topic, those with all the words, or all.

    Raises NothingFoundError with the nearest questions when there is none.
    """
    numbered, asked = _numbered(knowledge), words.strip()
    of_topic = _of_topic(knowledge, asked)
    listed, kept = Listed.ALL, tuple(numbered)
    if of_topic:
        listed, kept = Listed.TOPIC, of_topic
    elif asked:
        listed, kept = Listed.ANSWERS, _found(knowledge, asked, numbered)
    return Faq(
        questions=tuple(
            AnsweredQuestion(
                numbered[question.id], question, tuple(map(knowledge.contact, question.call))
            )
            for question in knowledge.questions
            if question.id in kept
        ),
        topics=_topics(knowledge) if listed is Listed.ALL else (),
        listed=listed,
        calls=tuple(map(knowledge.contact, knowledge.home)),
    )


def _numbered(knowledge: Knowledge) -> dict[str, int | None]:
    """Return the number of each question; where the file has none at all, its place."""
    numbers = {question.id: getattr(question, "number", None) for question in knowledge.questions}
    if any(numbers.values()):
        return numbers
    return {name: place for place, name in enumerate(numbers, 1)}


def _topics(knowledge: Knowledge) -> tuple[TopicCount, ...]:
    counts = Counter(getattr(question, "topic", None) for question in knowledge.questions)
    listed: tuple[TopicCount, ...] = getattr(knowledge, "faq_topics", ())
    return tuple(
        TopicCount(topic.id, topic.name, counts[topic.id]) for topic in listed if counts[topic.id]
    )


def _of_topic(knowledge: Knowledge, words: str) -> tuple[str, ...]:
    """Return the ids of the questions of the topic that is called so, whole."""
    called = words.casefold()
    names = {
        topic.id: {topic.id, topic.name.ko.casefold(), topic.name.en.casefold()}
        for topic in _topics(knowledge)
    }
    found = {topic for topic, known in names.items() if called in known}
    return tuple(
        question.id for question in knowledge.questions if getattr(question, "topic", None) in found
    )


def _found(knowledge: Knowledge, words: str, numbered: dict[str, int | None]) -> tuple[str, ...]:
    by_number = {str(number): name for name, number in numbered.items() if number}
    if words in by_number:
        return (by_number[words],)
    texts = {question.id: _text(question) for question in knowledge.questions}
    found = (words,) if words in texts else find_all(words, texts)
    if not found:
        names = {question.id: question.aliases for question in knowledge.questions}
        near = set(nearest(words, names))
        titles = tuple(entry.question for entry in knowledge.questions if entry.id in near)
        raise NothingFoundError(words, titles, "socar faq")
    return found


def _text(question: Question) -> str:
    """Return everything a search may hit."""
    words = (question.question, question.answer)
    return " ".join((*(text for pair in words for text in (pair.ko, pair.en)), *question.aliases))
