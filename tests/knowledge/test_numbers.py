"""The numbers of the questions: each once, and never that of a former question."""

from pathlib import Path

import pytest

from socar_cli.errors import KnowledgeError
from socar_cli.knowledge.overlay import lay_over, read_built_in
from socar_cli.knowledge.reader import read_pairs
from tests.knowledge.small import complaints, edited, written
from tests.sealed import load_knowledge

_NUMBERED = edited("  chat:\n    question:", "  chat:\n    number: 3\n    question:")
_ANSWER = """\
    question: {ko: "가", en: "a"}
    answer: {ko: "가", en: "a"}
    sources: [guide]
    verified: 2025
    confidence: low
    review: 1y
"""
_TAKEN = "the number is or was another question's"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "sources:\n  guide:",
            f"  two:\n    number: 3\n{_ANSWER}sources:\n  guide:",
            f"'3': {_TAKEN}",
        ),
        ("sources:\n  guide:", "retired: ['3']\nsources:\n  guide:", f"'3': {_TAKEN}"),
        *(
            ("number: 3", f"number: {word}", f"'{word}': not a ")
            for word in ("0", "-1", "x", "1.5")
        ),
        ("number: 3", "topic: money", "'money': not under faq_topics"),
    ],
)
def test_a_number_is_given_once(tmp_path: Path, old: str, new: str, said: str) -> None:
    """No question has a number of another one, a former one, or what is none from 1."""
    [complaint] = complaints(written(tmp_path, _NUMBERED.replace(old, new)))
    assert complaint.partition(": ")[2].startswith(said)


def test_a_topic_is_one_of_the_declared(tmp_path: Path) -> None:
    """A topic that somebody declared is kept."""
    about = _NUMBERED.replace("number: 3", "topic: money")
    declared = f'{about}faq_topics: {{money: {{name: {{ko: "돈", en: "money"}}}}}}\n'
    knowledge = load_knowledge(written(tmp_path, declared))
    assert knowledge.questions[0].topic == knowledge.faq_topics[0].id == "money"


def test_a_question_of_the_users_own_needs_no_number_and_takes_none(tmp_path: Path) -> None:
    """An own question without a number is kept; those with a taken one or twice one stay out."""
    base, knowledge = read_built_in(str(written(tmp_path, _NUMBERED)))
    numbers = {"taken": 3, "nine": 9, "again": 9}
    named = (f"  {name}:\n    number: {number}\n{_ANSWER}" for name, number in numbers.items())
    own = f"questions:\n  free:\n{_ANSWER}{''.join(named)}"
    pairs = read_pairs(written(tmp_path, own))
    together, faults = lay_over(knowledge, base, pairs)
    assert [question.id for question in together.questions] == ["chat", "free", "nine"]
    assert [fault.what.en for fault in faults] == [f"'3': {_TAKEN}", f"'9': {_TAKEN}"]


def test_synonyms_are_lists_of_names(tmp_path: Path) -> None:
    """The vocabulary of the search is read as it is written, and needs none of its parts."""
    path = written(tmp_path, f"{_NUMBERED}search: {{little: [how], synonyms: [[dog, puppy]]}}\n")
    search = load_knowledge(path).search
    assert (search.little, search.endings, search.synonyms) == (("how",), (), (("dog", "puppy"),))
    with pytest.raises(KnowledgeError):
        load_knowledge(written(tmp_path, f"{_NUMBERED}search: {{synonyms: [dog]}}\n"))
