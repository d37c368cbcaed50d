"""Questions by id, number, topic and words."""

from functools import partial
from itertools import count, islice

import pytest

from socar_cli.domain.faq import find_questions, index_of_questions
from socar_cli.errors import NothingFoundError
from tests.sealed import built_in_knowledge

KNOWLEDGE = built_in_knowledge()
INDEX = partial(index_of_questions, KNOWLEDGE)


def _ids(words: str = "") -> list[str]:
    return [answered.question.id for answered in find_questions(KNOWLEDGE, INDEX, words).questions]


def test_a_question_by_id_number_topic_and_words() -> None:
    """A question is found by its id, by its number and, before every other, by its words.

    The name of a topic in either language leads to its questions and no others.
    """
    asked = ("pets", "36", "반려견", "강아지 태워도 되나요")
    assert [_ids(words)[0] for words in asked] == ["pets"] * 4
    assert _ids("electric") == _ids("전기차") == ["ev-charge", "ev-how", "charger-fine", "ev-where"]
    with pytest.raises(NothingFoundError):
        _ids("qqqqqqq")


def test_all_questions_stand_by_topic() -> None:
    """Every question has one of the topics, and those of one topic stand together in its place."""
    declared = [topic.id for topic in KNOWLEDGE.faq_topics]
    shown = [answered.topic for answered in find_questions(KNOWLEDGE, INDEX).questions]
    assert None not in shown
    assert list(dict.fromkeys(topic.id for topic in shown if topic)) == declared
    places = [declared.index(topic.id) for topic in shown if topic]
    assert places == sorted(places)
    assert len(places) == len(KNOWLEDGE.questions)


def test_every_question_has_a_number() -> None:
    """Built-in questions are counted from 1, but for the numbers that one calls."""
    numbers = [question.number for question in KNOWLEDGE.questions]
    called = {str(contact.phone) for contact in KNOWLEDGE.contacts}
    free = (number for number in count(1) if str(number) not in called)
    assert numbers == list(islice(free, len(numbers)))


def test_every_answer_names_somebody_to_ask() -> None:
    """No weak answer leaves one alone: whoever can say more is named under it."""
    weak = [question for question in KNOWLEDGE.questions if question.confidence == "low"]
    assert len(weak) > 10
    assert [question.id for question in weak if not question.call] == []


def test_a_dispute_leads_to_the_consumer_line() -> None:
    """Bills, a refused waiver and collectors name the consumer line first."""
    calls = {question.id: question.call for question in KNOWLEDGE.questions}
    wanted = ("dispute-bill", "waiver-refused", "collectors")
    assert [calls[name][0] for name in wanted] == ["consumer"] * 3
