"""What is worked out of the whole knowledge, once when it is compiled or else at each call."""

from collections.abc import Callable, Mapping

from socar_cli.domain.faq import index_of_questions
from socar_cli.domain.own_words.vocabulary import spellings_of
from socar_cli.domain.provenance import counted_uses
from socar_cli.domain.search import entries_of
from socar_cli.knowledge.model import Knowledge

# By names that no section has.
PRECOMPUTED: Mapping[str, Callable[[Knowledge], object]] = {
    "entries": entries_of,
    "index_of_questions": index_of_questions,
    "spellings": spellings_of,
    "uses": counted_uses,
}
