"""`contacts --vcf`: the numbers in the address book, read back by a published parser."""

import pytest
import vobject

from socar_cli.faces.vcard import vcard_text
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Language
from socar_cli.value import changed
from tests.cli.test_html import SHOWN, hostile_knowledge
from tests.screens import LANGUAGES
from tests.sealed import Run, built_in_knowledge

CARRIED = ["fire", "police", "accident", "center", "tow", "interpreter"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_one_carries_are_read_back(run: Run, lang: str) -> None:
    """Six cards: names, numbers and dates as the knowledge file has them, ids that stay."""
    outcome = run("contacts", "--vcf", "--lang", lang)
    assert (outcome.code, outcome.err) == (0, "")
    cards = list(vobject.readComponents(outcome.out))
    known = [built_in_knowledge().contact(name) for name in CARRIED]
    helper = {"ko": "쏘카 도우미", "en": "SOCAR helper"}[lang]
    assert [card.uid.value for card in cards] == [f"socar-{name}" for name in CARRIED]
    assert [card.tel.value for card in cards] == [contact.phone for contact in known]
    assert [card.fn.value for card in cards] == [
        f"{getattr(contact.name, lang)} ({helper})" for contact in known
    ]
    assert [card.version.value for card in cards] == ["3.0"] * len(CARRIED)
    checked = {"ko": "비공식, {} 확인. 바뀔 수 있으니 확인하세요.", "en": "checked {}. "}[lang]
    for card, contact in zip(cards, known, strict=True):
        assert checked.format(contact.verified) in card.note.value


def test_lines_are_folded_between_signs(run: Run) -> None:
    """Each line ends with CR LF and has at most 75 bytes, and no sign is cut."""
    lines = run("contacts", "--vcf").out.encode().split(b"\r\n")
    assert (max(map(len, lines)) <= 75, lines[-1]) == (True, b"")
    assert [line for line in lines if b"\n" in line or b"\xef\xbf\xbd" in line] == []
    assert [line.decode()[:6] for line in lines if line.startswith(b"BEGIN")] == ["BEGIN:"] * 6


def test_a_number_of_ones_own_stands_beside() -> None:
    """Where the user's file has another number, its card has both, the built-in one first."""
    known = built_in_knowledge()
    contacts = (changed(one, own_phone=Phone("02-123-4567")) for one in known.contacts)
    text = vcard_text(contacts, Language.KO)
    first = next(iter(vobject.readComponents(text)))
    assert [tel.value for tel in first.tel_list] == ["119", "02-123-4567"]


def test_hostile_names_end_no_field(run: Run) -> None:
    """Line breaks, separators and escapes in a name are read back as the text one is shown."""
    cards = list(
        vobject.readComponents(run("contacts", "--vcf", knowledge=hostile_knowledge()).out)
    )
    assert [card.fn.value for card in cards] == [f"{SHOWN} (쏘카 도우미)"] * len(CARRIED)
    fields = {"version", "uid", "fn", "n", "org", "tel", "note"}
    assert {name for card in cards for name in card.contents} == fields
