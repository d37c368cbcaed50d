"""What people would type, written by somebody who had not seen the vocabulary."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from socar_cli.domain.own_words import read_words
from socar_cli.domain.own_words.settle import Reading
from socar_cli.knowledge.circumstances import CIRCUMSTANCES, Answer, is_repeatable
from tests.sealed import built_in_vocabulary, read_yaml

PHRASES = tuple(Path(__file__).with_name(name) for name in ("phrases.yaml", "fresh.yaml"))
Phrase = dict[str, Any]

# Kinds of breakdown that the knowledge has no list of its own for.
UNLISTED = {"stranded", "other"}
FIELDS = (
    *(name for name in CIRCUMSTANCES if not is_repeatable(name)),
    *("repair", "deductible", "days"),
)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Read all phrases, those that may be read in more than one way among them."""
    return tuple(phrase for path in PHRASES for phrase in read_yaml(path))


def wanted(phrase: Phrase) -> dict[str, object]:
    """Return what a phrase says, in the words of a reading."""
    topic, problem = phrase["topic"], phrase.get("problem")
    return {
        "topic": None if topic in {"search", "none"} else topic,
        "other": set(phrase.get("other", ())),
        "problem": None if problem in UNLISTED else problem,
        "question": phrase.get("question"),
        **{name: phrase.get(name) for name in FIELDS},
    }


def read(reading: Reading) -> dict[str, object]:
    """Return a reading in the words of a phrase."""
    return {
        "topic": reading.topic,
        "other": set(reading.other),
        "problem": reading.problem,
        "question": reading.question,
        **{name: getattr(reading, name) for name in FIELDS},
    }


@cache
def misread() -> dict[str, dict[str, tuple[object, object]]]:
    """Return what was read of every phrase that was misread, and what it says, by field."""
    found = {}
    for phrase in phrases():
        got, want = read(read_words(built_in_vocabulary(), phrase["words"])), wanted(phrase)
        if phrase["topic"] == "faq" and "question" not in phrase:
            got["question"] = None  # written before there were questions to name
        differs = {name: (got[name], want[name]) for name in want if got[name] != want[name]}
        if differs:
            found[phrase["words"]] = differs
    return found


def test_95_of_100_phrases_are_read_right() -> None:
    """Of the phrases that have one meaning at most one in twenty is misread in any field."""
    judged = [phrase for phrase in phrases() if not phrase.get("doubtful")]
    assert len(judged) >= 640
    assert sum(phrase["words"] in misread() for phrase in judged) <= len(judged) * 0.05


def test_no_danger_is_dropped_and_none_asserted_that_was_denied() -> None:
    """Whatever is misread: who is hurt and what burns stays so, and what was denied stays so."""
    dropped, asserted = set(), set()
    for words, fields in misread().items():
        for name in ("hurt", "fire"):
            got, want = fields.get(name, (None, None))
            if want in {Answer.YES, Answer.UNSURE} and got in {None, Answer.NO}:
                dropped.add(words)
            if want == Answer.NO and got == Answer.YES:
                asserted.add(words)
        got_where, want_where = fields.get("where", (None, None))
        if got_where in {"expressway", "tunnel", "motor-road"} and want_where != got_where:
            asserted.add(words)
    assert (dropped, asserted) == (set(), set())


@pytest.mark.parametrize(
    ("words", "unread"),
    [
        ("주차장에서 기둥 긁었어요 scheiße", ("scheiße",)),
        ("ちょっと 앞차 박았어요", ("ちょっと",)),
        ("i ran into a wall, no other cars, autsch kaputt", ("autsch", "kaputt")),
        ("Ich habe den Pfeiler gestreift", ("Ich", "habe", "den", "Pfeiler", "gestreift")),
        ("펑크 고속도로", ()),
    ],
)
def test_words_not_read_are_named_as_typed(words: str, unread: tuple[str, ...]) -> None:
    """Foreign words come back as they were typed, in their order."""
    assert read_words(built_in_vocabulary(), words).not_understood == unread
