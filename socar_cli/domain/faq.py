"""Questions drivers ask."""

from collections import Counter
from enum import StrEnum

from socar_cli.domain.matching import find_all, folded, nearest
from socar_cli.domain.ranking import Field, Weight, rank
from socar_cli.errors import NothingFoundError
from socar_cli.knowledge.model import Contact, Knowledge, Question, QuestionTopic
from socar_cli.language import Localized
from socar_cli.value import Value

_MOST = 8  # of those that are merely like what was asked


class AnsweredQuestion(Value):
    """A question with its answer, what it is about, and whom the answer sends one to."""

    number: int | None  # a user's own question may have none
    question: Question
    topic: QuestionTopic | None
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
    """The questions that were asked for: topic by topic, or the best first."""

    questions: tuple[AnsweredQuestion, ...]
    topics: tuple[TopicCount, ...]  # of the questions that are listed, not answered
    listed: Listed
    calls: tuple[Contact, ...]  # whom to ask what no question answers


def find_questions(knowledge: Knowledge, words: str = "") -> Faq:
    """Return the question with that id or number, those of a topic or with `words`, or all.

    Raises NothingFoundError with the nearest questions when there is none.
    """
    topics = {topic.id: topic for topic in knowledge.faq_topics}
    places = {name: place for place, name in enumerate(topics)}
    kept = tuple(
        sorted(knowledge.questions, key=lambda asked: places.get(asked.topic or "", len(places)))
    )
    listed, asked = Listed.ALL, words.strip()
    if asked:
        topic = _topic_called(knowledge, asked)
        kept = _named(kept, asked, topic) or _about(knowledge, kept, words)
        listed = Listed.TOPIC if topic else Listed.ANSWERS
    if not kept:
        raise NothingFoundError(words, _nearest(knowledge, words), "socar faq")
    return Faq(
        questions=tuple(
            AnsweredQuestion(
                question.number,
                question,
                topics.get(question.topic or ""),
                tuple(map(knowledge.contact, question.call)),
            )
            for question in kept
        ),
        topics=_topics(knowledge) if listed is Listed.ALL else (),
        listed=listed,
        calls=tuple(map(knowledge.contact, knowledge.home)),
    )


def _topic_called(knowledge: Knowledge, word: str) -> str | None:
    named = ((topic, (topic.id, topic.name.ko, topic.name.en)) for topic in knowledge.faq_topics)
    topics = {folded(name): topic.id for topic, names in named for name in names}
    return topics.get(folded(word))


def _topics(knowledge: Knowledge) -> tuple[TopicCount, ...]:
    counts = Counter(str(question.topic) for question in knowledge.questions)
    return tuple(
        TopicCount(topic.id, topic.name, counts[topic.id])
        for topic in knowledge.faq_topics
        if counts[topic.id]
    )


def _named(questions: tuple[Question, ...], word: str, topic: str | None) -> tuple[Question, ...]:
    """Return the one question of that id or number, or all of the `topic`."""
    one = tuple(asked for asked in questions if word in {asked.id, str(asked.number)})
    return one or tuple(asked for asked in questions if topic and asked.topic == topic)


def _about(
    knowledge: Knowledge, questions: tuple[Question, ...], words: str
) -> tuple[Question, ...]:
    """Return the questions in which every word stands, or else those most like them."""
    fields = {asked.id: _fields(asked) for asked in questions}
    texts = {name: " ".join(field.text for field in fields[name]) for name in fields}
    if found := frozenset(find_all(words, texts)):
        return tuple(asked for asked in questions if asked.id in found)
    by_id = {asked.id: asked for asked in questions}
    ranked = rank(words, fields, knowledge.search)
    return tuple(by_id[hit.key] for hit in ranked[:_MOST])


def _fields(question: Question) -> tuple[Field, ...]:
    """Return everything a search may hit, and how much it says."""
    asked, answer = question.question, question.answer
    names = (Field(name, Weight.NAME) for name in question.aliases)
    heads = (Field(text, Weight.HEAD) for text in (asked.ko, asked.en))
    return (*heads, Field(answer.ko), Field(answer.en), *names)


def _nearest(knowledge: Knowledge, words: str) -> tuple[Localized, ...]:
    names = {question.id: question.aliases for question in knowledge.questions}
    near = set(nearest(words, names))
    return tuple(asked.question for asked in knowledge.questions if asked.id in near)
