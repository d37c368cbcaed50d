"""What somebody said in words of their own, as the commands ask for it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from socar_cli.domain.matching import bare
from socar_cli.domain.moments import is_moment, moments_in, read_moment
from socar_cli.domain.own_words import read_words
from socar_cli.domain.own_words.settle import Reading
from socar_cli.domain.own_words.tokenise import MOST_LETTERS, normal
from socar_cli.domain.own_words.vocabulary import Vocabulary
from socar_cli.knowledge.circumstances import (
    CIRCUMSTANCES,
    Answer,
    Other,
    Situation,
    is_flag,
    kind_of,
)
from socar_cli.knowledge.model import Knowledge, Topic
from socar_cli.language import are_english
from socar_cli.value import Value, changed, values_of

_SEARCH = "search"
_NOTHING: tuple[object, ...] = (None, False, frozenset(), ())
_UNTOLD = (*_NOTHING, (Other.CAR,))  # whoever speaks of another driver need not tell of a blow
_TOLD = frozenset({Topic.LOST_ITEM, Topic.CONTACTS})
# What the screen of the topic answers.
_ANSWERED = ("danger", "hurt", "fire", "trapped", "was_hit", "other", "repair", "days")


class Heard(Value):
    """The words as typed, and what was read in them."""

    typed: tuple[str, ...]
    reading: Reading
    behind: bool = False  # they stood behind the name of a command
    guessed: bool = False  # the answer is the one whose names explain most of the words
    asks: bool = False  # they are a question: 되나요, can I
    neutral: frozenset[str] = frozenset()  # words of no language: ids and values of options

    @property
    def command(self) -> str:
        """The name of the command that answers: what nobody can place is searched for."""
        unplaced = self.reading.topic is Topic.FAQ and self.reading.question is None
        return _SEARCH if unplaced else str(self.reading.topic or _SEARCH)

    @property
    def may_be_answered(self) -> bool:
        """Tell whether an entry that explains more of the words may answer instead of their topic.

        Only of a question, and where it tells of no danger, of no sum, and not of who struck whom;
        own bookings may be noted here.
        """
        told = any(getattr(self.reading, name) not in _UNTOLD for name in _ANSWERED)
        own = self.reading.topic is Topic.RESERVATION
        asked = (self.asks or self.reading.topic is Topic.FAQ) and not (told or own)
        return self.command == _SEARCH or asked

    @property
    def tells(self) -> bool:
        """Tell whether they say that the car stands still, what was lost, or whom to call."""
        return bool(self.reading.can_move) or self.reading.topic in _TOLD

    @property
    def may_mean_more(self) -> bool:
        """Tell whether other answers may fit as well: not every word was read, or it is a guess.

        Not where a command was named or nothing was found, and in a danger nothing else counts.
        """
        placed = not self.behind and self.command != _SEARCH
        unsure = self.guessed or self.reading.not_understood
        return bool(placed and unsure and not self.reading.danger)

    @property
    def may_be_unanswered(self) -> bool:
        """Tell whether they ask something that the answer, a screen or a guess, may leave out."""
        named = self.reading.question is not None and not self.guessed
        shows_whom = self.command in {_SEARCH, Topic.CONTACTS}
        return self.asks and not (named or shows_whom or self.reading.danger)

    @property
    def is_english(self) -> bool:
        """Tell whether every word is English; a number or an id decides nothing."""
        return are_english(word for word in self.text.split() if word not in self.neutral)

    def under(self, said: Situation) -> Situation:
        """Return what was said in words where the options say nothing else."""
        typed = {name: value for name, value in values_of(said) if value not in _NOTHING}
        return changed(self.situation, **typed)

    def without(self, number: str | None, moment: str | None = None) -> "Heard | None":
        """Return the same but for the number of a reservation, None where nothing else is left.

        The words of a `moment` that was read count as understood.
        """
        rest = tuple(word for word in self.text.split() if word != number)
        if not rest:
            return None
        read = {number, *(self._moments if moment == " ".join(self._moments) else ())}
        unread = tuple(one for one in self.reading.not_understood if not {one, bare(one)} & read)
        return changed(self, typed=rest, reading=changed(self.reading, not_understood=unread))

    def ended(self, now: datetime) -> str | None:
        """Return the one moment before `now` that the words name, as typed: 2시간 전, 9시 어제.

        A day and an hour that stand apart are one; of two moments neither is returned.
        """
        moment = " ".join(self._moments)
        over = is_moment(moment, now=now, past=True) and read_moment(moment, now=now, past=True)
        return moment if over and over <= now else None

    @property
    def _moments(self) -> list[str]:
        text = normal(self.text)
        return [text[begin:end] for begin, end in moments_in(text)]

    @property
    def text(self) -> str:
        """The words as one text, as much of them as is read."""
        return " ".join(self.typed)[:MOST_LETTERS]

    @property
    def situation(self) -> Situation:
        """What was said of a situation, and nothing more."""
        said: dict[str, Any] = {}
        for name in CIRCUMSTANCES:
            value = getattr(self.reading, name)
            if value is not None:
                said[name] = frozenset(value) if isinstance(value, tuple) else value
        return Situation(**said)


def names_in(knowledge: Knowledge) -> frozenset[str]:
    """Return the words of no language: values of options, and ids of breakdowns."""
    choices = (kind_of(name) for name in CIRCUMSTANCES if not is_flag(name))
    values = {str(value) for kind in choices if kind is not Answer for value in kind}
    return frozenset(values.union(problem.id for problem in knowledge.breakdown.problems))


def hear(
    knowledge: Knowledge,
    vocabulary: Vocabulary,
    words: Sequence[str],
    command: str | None = None,
) -> Heard:
    """Return what `words` say, typed as one text or as many, alone or behind a `command`."""
    typed = tuple(words)
    if command is None:
        asks = vocabulary.are_asked(" ".join(typed))
        return Heard(typed, read_words(vocabulary, typed), asks=asks)
    reading = read_words(vocabulary, typed, Topic(command))
    return Heard(typed, reading, behind=True, neutral=names_in(knowledge))
