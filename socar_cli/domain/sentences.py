"""Ready sentences: filled in with what is known, and plain about what is not."""

from collections.abc import Mapping
from datetime import datetime

from socar_cli.domain.actions import Action, actions
from socar_cli.domain.guide import holds, said_facts
from socar_cli.knowledge.model import Blanks, Contact, Knowledge, Sentence, Spoken
from socar_cli.knowledge.situation import Say, Situation
from socar_cli.language import Localized
from socar_cli.value import Value, values_of

_MOMENT = "%m-%d %H:%M"


class Filled(Value):
    """A line without blanks: Korean, how it sounds, what it means."""

    ko: str
    sound: str
    en: str


class ReadySentence(Value):
    """What to say or show, line by line, and who interprets for those who cannot say it."""

    sentence: Sentence
    calls: tuple[Contact, ...]
    lines: tuple[Filled, ...]
    interpreters: tuple[Action, ...]
    only_true: Localized  # what to know before saying it


def ready_sentence(
    knowledge: Knowledge,
    say: Say,
    situation: Situation,
    *,
    own: Mapping[str, str | None],
    now: datetime,
) -> ReadySentence:
    """Return the sentence for `say`; `own` holds what the driver typed for the blanks."""
    sentences = knowledge.sentences
    sentence = next(entry for entry in sentences.ready if entry.id == say)
    facts = said_facts(situation)
    blanks = _blanks(sentences.blanks, own, now=now)
    lines = tuple(
        _filled(part.spoken, blanks)
        for part in sentence.parts
        if not part.when or holds(part.when, facts)
    )
    return ReadySentence(
        sentence=sentence,
        calls=tuple(map(knowledge.contact, sentence.call)),
        lines=lines,
        interpreters=actions(knowledge, sentences.interpreters),
        only_true=sentences.only_true,
    )


def _blanks(blanks: Blanks, own: Mapping[str, str | None], *, now: datetime) -> dict[str, Filled]:
    """Return what fills each blank: the driver's own words as typed, else that it is not known."""
    unknown = dict(values_of(blanks))
    filled = {name: Filled(blank.ko, blank.sound, blank.en) for name, blank in unknown.items()}
    filled |= {name: _verbatim(text) for name, text in own.items() if text and text.strip()}
    return filled | {"now": _verbatim(f"{now:{_MOMENT}}")}


def _verbatim(text: str) -> Filled:
    """Return typed words, the same in every language; what cannot be seen is spelled out."""
    words = " ".join(text.split())
    shown = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in words)
    return Filled(shown, shown, shown)


def _filled(spoken: Spoken, blanks: Mapping[str, Filled]) -> Filled:
    return Filled(
        ko=spoken.ko.format_map({name: blank.ko for name, blank in blanks.items()}),
        sound=spoken.sound.format_map({name: blank.sound for name, blank in blanks.items()}),
        en=spoken.en.format_map({name: blank.en for name, blank in blanks.items()}),
    )
