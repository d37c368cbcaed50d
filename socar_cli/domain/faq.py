"""Questions drivers ask."""

from socar_cli.domain.matching import find_all, nearest
from socar_cli.errors import NothingFoundError
from socar_cli.knowledge.model import Contact, Knowledge, Question
from socar_cli.value import Value


class AnsweredQuestion(Value):
    """A question with its answer, and whom the answer sends one to."""

    question: Question
    calls: tuple[Contact, ...]


class Faq(Value):
    """The questions that were asked for, in the order of the knowledge file."""

    questions: tuple[AnsweredQuestion, ...]


def find_questions(knowledge: Knowledge, words: str = "") -> Faq:
    """Return the question with the id `words`, those in which every one stands, or all of them.

    Raises NothingFoundError with the nearest questions when there is none.
    """
    kept = knowledge.questions
    if words.strip():
        texts = {question.id: _text(question) for question in kept}
        found = (words,) if words in texts else find_all(words, texts)
        if not found:
            names = {question.id: question.aliases for question in kept}
            near = set(nearest(words, names))
            topics = tuple(question.question for question in kept if question.id in near)
            raise NothingFoundError(words, topics, "socar faq")
        kept = tuple(question for question in kept if question.id in found)
    answered = tuple(
        AnsweredQuestion(question, tuple(map(knowledge.contact, question.call)))
        for question in kept
    )
    return Faq(answered)


def _text(question: Question) -> str:
    """Return everything a search may hit."""
    words = (question.question, question.answer)
    return " ".join((*(text for pair in words for text in (pair.ko, pair.en)), *question.aliases))
