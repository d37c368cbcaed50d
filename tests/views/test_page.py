"""The walk over a page that gives every text its language and makes it fit for a terminal."""

import pytest

from socar_cli.language import Language, Localized
from socar_cli.views.page import (
    Banner,
    Beside,
    Block,
    Column,
    Columns,
    Hint,
    Hints,
    Line,
    Lines,
    NumberRow,
    Page,
    Pairs,
    Row,
    Section,
    typed_with,
    written,
)

_A = Localized("가\x1b", "a\x1b")
_HINT = Hint(Localized("셈", "Sum"), Localized("socar 셈", "socar sum"))


@pytest.mark.parametrize(
    ("language", "text"), [(Language.KO, "가\\u001b"), (Language.EN, "a\\u001b")]
)
def test_every_text_however_deep_is_written(language: Language, text: str) -> None:
    """Titles, cells, notes, pairs and the rows of columns are in one language and escaped."""

    def blocks(word: str | Localized) -> tuple[Block, ...]:
        line = Line(word, (NumberRow(word, word, notes=(word,)),), notes=(word,))
        inner = (Lines((line,)), Columns((word,), (Row((word, "1")),)), Pairs(((word, word),)))
        return (Banner(word, word), Beside((Column((Section(word, inner),)),)))

    assert written(Page(blocks(_A)), language) == Page(blocks(text))


def test_what_needs_nothing_is_not_copied() -> None:
    """A part without a text in two languages is the same object afterwards."""
    page = Page((Lines((Line("119"),)), Pairs((("R-1", "65호4801"),))))
    assert written(page, Language.EN) is page


def test_lines_to_type_carry_the_option() -> None:
    """Every line to type leads on in the language, but the one whose words tell it."""
    own = Hint("Words", "socar scraped", own_words=True)
    page = Page((Section("", (Hints((_HINT, own)),)),))
    shown = typed_with("--lang en", written(page, Language.EN))
    told = Hint("Sum", "socar sum --lang en")
    assert shown == Page((Section("", (Hints((told, own)),)),))
