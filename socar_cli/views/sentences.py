"""How a ready sentence looks: for a driver who reads it out, or one who shows the screen."""

from socar_cli.domain.accident import Filled, ReadySentence
from socar_cli.domain.guide import Action
from socar_cli.language import Language, Localized
from socar_cli.value import changed
from socar_cli.views.page import Block, Footer, Line, Lines, Numbers, Page, Role, Section
from socar_cli.views.words import action_lines, call_rows

_KOREAN = "그대로 읽거나 보여 주세요"
_LAST = Localized("{note} {true}", "{note} {true}.")


def sentence_page(result: ReadySentence, language: Language) -> Page:
    """Return whom to call, then the sentence; in English how it sounds and what it means, too."""
    calls = tuple(row for contact in result.calls for row in call_rows(contact))
    number: tuple[Block, ...] = (Numbers(calls),) if calls else ()
    if language is Language.EN:
        number = (*number, action_lines(_interpreters(result)))
    first, *rest = (_line(line, language) for line in result.lines)
    # The first carries what the whole sentence rests on.
    said = Lines((changed(first, fact=result.sentence), *rest))
    note, true = result.sentence.note, result.only_true
    title = result.sentence.title
    sections: tuple[Block, ...] = (Section(title, (*number, said), role=Role.CALL),)
    if language is Language.KO:
        sections = (Section(title, number, role=Role.CALL), Section(_KOREAN, (said,)))
    blocks = (
        *sections,
        Footer(_LAST.format(note=note, true=true) if note else true),
    )
    return Page(blocks, "accident-say", result)


def _interpreters(result: ReadySentence) -> tuple[Action, ...]:
    """Return who interprets on this call; where nobody does by themselves, whom to ask."""
    own = tuple(
        action for action in result.interpreters if not set(action.calls).isdisjoint(result.calls)
    )
    return own or result.interpreters[-1:]


def _line(line: Filled, language: Language) -> Line:
    """Return a sentence: alone, or with its sound behind it and its meaning below."""
    if language is Language.KO:
        return Line(line.ko)
    return Line(f"{line.ko} {line.sound}", notes=(line.en,))
