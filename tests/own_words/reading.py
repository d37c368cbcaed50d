"""What the tests of dangers have in common."""

from hypothesis import HealthCheck, settings

from socar_cli.domain.own_words import read_words
from socar_cli.domain.own_words.settle import Reading
from socar_cli.knowledge.model import Topic
from tests.sealed import built_in_vocabulary

MANY = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def read(words: str) -> Reading:
    """Return what is read of `words`."""
    return read_words(built_in_vocabulary(), words)


def is_told(words: str, danger: str) -> bool:
    """Tell whether a danger is read of `words`, and decides the screen."""
    reading = read(words)
    return danger in reading.danger and reading.topic in {Topic.ACCIDENT, Topic.BREAKDOWN}
