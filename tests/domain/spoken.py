"""Sentences made of what words do, for tests of what follows from their order."""

from collections.abc import Mapping

from socar_cli.domain.denials import Mention
from socar_cli.domain.vocabulary import Word
from socar_cli.knowledge.circumstances import Answer, Other, Where
from socar_cli.knowledge.model import Role, Topic
from socar_cli.knowledge.scalars import Won

_SAYS: Mapping[str, Mapping[str, object]] = {
    "hurt": {"hurt": Answer.YES},
    "unhurt": {"hurt": Answer.NO},
    "smoke": {"fire": Answer.YES},
    "moves": {"can_move": Answer.YES},
    "tunnel": {"where": Where.TUNNEL},
    "road": {"where": Where.ROAD},
    "car": {"other": Other.CAR},
    "pillar": {"other": Other.OBJECT},
    "rammed": {"was_hit": True},
    "dark": {"night": True},
    "electric": {"ev": True},
    "battery": {"problem": "battery"},
    "puncture": {"problem": "tyre"},
    "insurer": {"contact": "insurer"},
    "rams": {"role": Role.STRIKES, "topic": Topic.ACCIDENT, "was_hit": True},
    "make": {"role": Role.STRUCK, "other": Other.CAR},
    "torn": {"role": Role.DAMAGE, "hurt": Answer.YES, "topic": Topic.ACCIDENT},
    "me-hurt": {"role": Role.SELF, "hurt": Answer.YES},
    **{topic.value: {"topic": topic} for topic in Topic},
    **{role.value: {"role": role} for role in Role},
}


def spoken(sentence: str) -> list[Mention]:
    """Return words in their order: `|` begins a clause, a `?` behind a word asks, `5d` are days.

    `~kind` is called so elsewhere in the knowledge, a number is an amount, all else is unread.
    """
    said: list[Mention] = []
    clause = 0
    for at, text in enumerate(sentence.split()):
        if text == "|":
            clause += 1
        else:
            said.append(_word(text, at, clause))
    return said


def _word(text: str, at: int, clause: int) -> Mention:
    name, word = text.removesuffix("?"), Word()
    word.says = dict(_SAYS.get(name, {}))
    entry = Mention(word, at, clause)
    entry.asked = text != name
    if name.startswith("~"):
        word.weak = {name[1:]: [f"a {name[1:]}"]}
    elif name.isdigit():
        entry.won = Won(int(name))
    elif name[:-1].isdigit():
        entry.days = int(name[:-1])
    else:
        entry.unread = not word.says
    return entry
