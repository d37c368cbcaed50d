"""The walk over a page that gives every text its language and makes it fit for a terminal."""

import pytest

from socar_cli.language import Language, Localized
from socar_cli.views.page import (
    Beside,
    Block,
    Either,
    Line,
    Lines,
    NumberRow,
    Page,
    Pair,
    Pairs,
    Row,
    Section,
    Table,
    in_ascii,
    localize,
    typed_with,
)
from tests.sealed import built_in_knowledge

_A = Localized("가\x1b", "a\x1b")
_HINT = Pair(Localized("셈", "Sum"), Localized("socar 셈", "socar sum"))


@pytest.mark.parametrize(
    ("language", "text"), [(Language.KO, "가\\u001b"), (Language.EN, "a\\u001b")]
)
def test_every_text_however_deep_is_written(language: Language, text: str) -> None:
    """Titles, cells, notes, pairs and the rows of columns are in one language and escaped."""

    def blocks(word: str | Localized) -> tuple[Block, ...]:
        line = Line(word, (NumberRow(word, word, notes=(word,)),), notes=(word,))
        table = Table((word,), (Row((word, "1")),))
        inner = (Lines((line,)), Either((table,), (table,)), Pairs((Pair(word, word),)))
        return (Section(word, hint=word), Beside(((Section(word, inner),),)))

    assert localize(Page(blocks(_A)), language) == Page(blocks(text))


def test_what_needs_nothing_is_not_copied() -> None:
    """A part without a text in two languages is the same afterwards."""
    page = Page((Lines((Line("119"),)), Pairs((Pair("R-1", "65호4801"),))))
    assert localize(page, Language.EN) == page


def test_lines_to_type_carry_the_option() -> None:
    """Every line to type leads on in the language, but the one whose words tell it."""
    own = Pair("Words", "socar scraped", own_words=True)
    name = Pairs((Pair("Name", "no line"),))
    page = Page((Section("", (Pairs((_HINT, own), typed=True), name)),))
    shown = typed_with("--lang en", localize(page, Language.EN))
    told = Pair("Sum", "socar sum --lang en")
    assert shown == Page((Section("", (Pairs((told, own), typed=True), name)),))


def test_signs_that_may_be_too_wide_become_ascii() -> None:
    """However deep they stand, and in both layouts; nothing else is changed."""
    before, after = Pair("119 · 112", "a → b…"), Pair("119 / 112", "a -> b...")

    def page(pair: Pair) -> Page:
        return Page((Either((Pairs((pair,)),), (Section("가", (Pairs((pair,)),)),)),))

    assert in_ascii(page(before)) == page(after)


def test_facts_of_two_layouts_are_counted_once() -> None:
    """What stands in a narrow and in a wide layout rests on the same facts."""
    fact = built_in_knowledge().contact("fire")
    line = Lines((Line("119", fact=fact),))
    assert Page((Either((line,), (line,)),)).facts() == (fact,)
