"""How a ready sentence looks: for a driver who reads it out, or one who shows the screen."""

from socar_cli.domain.sentences import ReadySentence
from socar_cli.language import Language, Localized
from socar_cli.views.page import Banner, Block, Footer, Line, Lines, Numbers, Page, Section
from socar_cli.views.words import action_lines, call_rows

_INTERPRETERS = Localized("통역", "If you speak no Korean")
_KOREAN = Localized("그대로 읽거나 보여 주세요", "Korean: show this screen")
_SOUND = Localized("소리", "Read it aloud like this")
_MEANING = Localized("뜻", "What it means")
_ONLY_TRUE = Localized("사실과 다른 말은 빼세요", "Leave out what is not so")


def sentence_page(result: ReadySentence, language: Language) -> Page:
    """Return the sentence; in English the interpreters come first, and all three faces of it."""
    title = Banner(result.sentence.title.into(language))
    calls = tuple(row for contact in result.calls for row in call_rows(contact, language))
    number = (Numbers(calls),) if calls else ()
    note = result.sentence.note
    last = (Footer(note.into(language)),) if note else ()
    true = Footer(_ONLY_TRUE.into(language))
    korean = Section(_KOREAN.into(language), _said(tuple(line.ko for line in result.lines), result))
    if language is Language.KO:
        return Page((title, *number, korean, *last, true), "accident-say", result)
    interpreters = action_lines(result.interpreters, language)
    faces = (
        (_SOUND, tuple(line.sound for line in result.lines)),
        (_MEANING, tuple(line.en for line in result.lines)),
    )
    sections = tuple(
        Section(face.into(language), (Lines(tuple(map(Line, texts))),)) for face, texts in faces
    )
    first = Section(_INTERPRETERS.into(language), (interpreters,))
    blocks = (title, first, *number, korean, *sections, *last, true)
    return Page(blocks, "accident-say", result)


def _said(texts: tuple[str, ...], result: ReadySentence) -> tuple[Block, ...]:
    """Return the lines; the first carries what the whole sentence rests on."""
    first, *rest = texts
    lines = (Line(first, fact=result.sentence), *map(Line, rest))
    return (Lines(lines),)
