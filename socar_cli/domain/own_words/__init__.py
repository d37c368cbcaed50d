"""What somebody who types words of their own says of the situation: no more and no less.

`tokenise` cuts the text into words of the `vocabulary`, each a `mention` at its place; `settle`
makes a `Reading` of them and chooses the screen that answers. It asks in turn what decides on them:
`senses` what a word means where it stands and who was struck, `negation` what is denied or doubted,
`values` what is said of one circumstance or amount, and `dangers` what was told or feared.
"""

from collections.abc import Sequence

from socar_cli.domain.own_words.dangers import may_be_in_danger
from socar_cli.domain.own_words.mention import PEOPLE
from socar_cli.domain.own_words.negation import denies_its_beginning
from socar_cli.domain.own_words.settle import Reading, settle
from socar_cli.domain.own_words.tokenise import Text
from socar_cli.domain.own_words.vocabulary import Vocabulary
from socar_cli.knowledge.circumstances import Answer
from socar_cli.knowledge.model import Danger, Role, Topic
from socar_cli.value import changed


def begins_with_denied(vocabulary: Vocabulary, words: Sequence[str]) -> bool:
    """Tell whether the first of `words` is what they are not about."""
    return denies_its_beginning(list(Text(vocabulary, " ".join(words)).mentions()))


def read_words(
    vocabulary: Vocabulary, words: str | Sequence[str], topic: Topic | None = None
) -> Reading:
    """Return what `words` say; of a very long text only the beginning is looked at.

    Where the `topic` is known already, they are read as about it. If nothing but the topic came of
    them, people and questions that they name are listed as not understood. Where nothing came of
    words that tell of somebody and ask nothing, somebody may be hurt.
    """
    typed = words if isinstance(words, str) else " ".join(words)
    text = Text(vocabulary, typed)
    mentions = list(text.mentions())
    reading = settle(mentions, topic)
    unplaced = topic is None and reading.topic is None
    if unplaced and may_be_in_danger(mentions) and not vocabulary.are_asked(typed):
        danger = (Danger.HURT,)
        reading = changed(reading, topic=Topic.ACCIDENT, hurt=Answer.UNSURE, danger=danger)
    if topic is not None and changed(reading, topic=None, also=None) == Reading():
        on_topic = any("topic" in one.says or one.role is Role.ASIDE for one in mentions)
        for one in mentions:
            one.unread |= not on_topic and ("question" in one.says or one.role in PEOPLE)
    unread = dict.fromkeys(text.typed(mention) for mention in mentions if mention.unread)
    return changed(reading, not_understood=tuple(unread))
