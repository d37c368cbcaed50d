"""A text in both languages: how it is filled and joined, and that none is shown undecided."""

import pytest

from socar_cli.language import Language, Localized, filled, joined

_DAY = Localized("월", "Mon")


@pytest.mark.parametrize(
    ("text", "korean", "english"),
    [
        (Localized("{day}에 열림", "opens {day}").format(day=_DAY), "월에 열림", "opens Mon"),
        (Localized("{n}곳", "{n} places").format(n=2), "2곳", "2 places"),
        (filled("{day} {clock}", day=_DAY, clock="10:00"), "월 10:00", "Mon 10:00"),
        (joined(", ", (_DAY, "10:00")), "월, 10:00", "Mon, 10:00"),
        (joined(", ", (_DAY, _DAY.format(day="{"))), "월, 월", "Mon, Mon"),
    ],
)
def test_each_language_is_filled_with_its_own(text: Localized, korean: str, english: str) -> None:
    """A text inside another is Korean in the Korean one and English in the English one."""
    assert [text.in_language(language) for language in Language] == [korean, english]


def test_what_is_typed_is_no_pattern() -> None:
    """Braces that a value brings along stay as they are."""
    text = filled("{note}: {day}", note="{day}", day=_DAY)
    assert text == Localized("{day}: 월", "{day}: Mon")


def test_nothing_joined_is_no_text() -> None:
    """Of no parts there is no text, in neither language."""
    assert joined(", ", ()) == ""


def test_no_text_is_shown_before_its_language_is_chosen() -> None:
    """A view that writes one into a plain string is stopped, not heard in the wrong language."""
    with pytest.raises(TypeError, match="월"):
        f"{_DAY} 10:00"


@pytest.mark.parametrize("halves", [("", "Mon"), ("월", " ")])
def test_no_half_is_missing(halves: tuple[str, str]) -> None:
    """A text that one of the two readers could not read is refused."""
    with pytest.raises(ValueError, match=r"월|Mon"):
        Localized(*halves)
