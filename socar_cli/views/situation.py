"""How a situation is said back: short words, the injury always among them."""

from collections.abc import Iterator

from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Answer, Situation
from socar_cli.language import Localized, Text, joined


def said_back(title: Text, said: Situation, *, injury: bool = True) -> Text:
    """Return `title` and what was said; with `injury` an unknown one is named, too."""
    return joined(" · ", (title, *_crumbs(said, injury=injury)))


def _crumbs(said: Situation, *, injury: bool) -> Iterator[Localized]:
    for name, circumstance in sorted(CIRCUMSTANCES.items(), key=lambda one: one[1].place):
        value = getattr(said, name)
        if name == "hurt" and injury:
            value = value or Answer.UNSURE
        values = value if isinstance(value, frozenset) else {value}
        yield from (words for one, words in circumstance.words.items() if one in values)
