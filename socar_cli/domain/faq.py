"""Questions drivers ask."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum

from socar_cli.domain.matching import find_all, folded, nearest
from socar_cli.domain.ranking import BODY, HEAD, NAME, Index, rank
from socar_cli.errors import NoQuestionError
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


def find_questions(knowledge: Knowledge, index: Callable[[], Index[str]], words: str = "") -> Faq:
    """Return the question with that id or number, those of a topic or with `words`, or all.

    The `index_of_questions` is only asked for where words have to be looked up.
    Raises NoQuestionError with the nearest questions when there is none.
    """
    topics = {topic.id: topic for topic in knowledge.faq_topics}
    names = {
        folded(name): topic.id
        for topic in topics.values()
        for name in (topic.id, topic.name.ko, topic.name.en)
    }
    every, asked, listed = _by_topic(knowledge), words.strip(), Listed.ANSWERS
    counts = Counter[str]()
    questions = [one for one in every if asked in (one.id, str(one.number))]
    if not asked:
        listed, questions = Listed.ALL, every
        counts.update(str(one.topic) for one in every)
    elif not questions and (topic := names.get(folded(asked))):
        listed, questions = Listed.TOPIC, [one for one in every if one.topic == topic]
    if not questions:
        questions = _about(knowledge, index(), every, words)
    if not questions:
        near = set(nearest(words, {one.id: one.aliases for one in knowledge.questions}))
        titles = tuple(one.question for one in knowledge.questions if one.id in near)
        raise NoQuestionError(words, titles, "socar faq")
    answered = []
    for one in questions:
        calls = tuple(map(knowledge.contact, one.call))
        answered.append(AnsweredQuestion(one.number, one, topics.get(one.topic or ""), calls))
    return Faq(
        questions=tuple(answered),
        topics=tuple(
            TopicCount(name, topic.name, counts[name])
            for name, topic in topics.items()
            if counts[name]
        ),
        listed=listed,
        calls=tuple(map(knowledge.contact, knowledge.home)),
    )


def index_of_questions(knowledge: Knowledge) -> Index[str]:
    """Return by what texts each question is found."""
    return Index(
        {
            one.id: (
                *((text, HEAD) for text in (one.question.ko, one.question.en)),
                *((text, BODY) for text in (one.answer.ko, one.answer.en)),
                *((name, NAME) for name in one.aliases),
            )
            for one in _by_topic(knowledge)
        }
    )


def _by_topic(knowledge: Knowledge) -> list[Question]:
    places = {topic.id: place for place, topic in enumerate(knowledge.faq_topics)}
    return sorted(knowledge.questions, key=lambda one: places.get(one.topic or "", len(places)))


def _about(
    knowledge: Knowledge, index: Index[str], questions: list[Question], words: str
) -> list[Question]:
    """Return the questions in which every word stands, or else those most like them."""
    if found := set(find_all(words, index.together())):
        return [one for one in questions if one.id in found]
    by_id = {one.id: one for one in questions}
    return [by_id[name] for name in rank(words, index, knowledge.search)][:_MOST]
