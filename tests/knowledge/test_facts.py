"""The shipped facts: nothing that must not be shown, nobody's number but under phone."""

import re
from collections.abc import Iterator

import pytest

from socar_cli.domain.provenance import all_facts
from socar_cli.knowledge.model import Advice, Question
from socar_cli.language import Language, Localized
from socar_cli.value import Value, values_of
from tests.screens import LANGUAGES, SCREENS
from tests.sealed import Run, built_in_knowledge, data_folder
from tests.widths import PHONE

# What the first source, the article, says; its claims are kept wherever they are shown.
FROM_THE_ARTICLE = {
    *("center", "accident", "chat"),
    *("check-people", "call-police", "call-intake", "upload-photos", "pay-within"),
    *("mandatory", "whatever-fault", "loss-of-use"),
    *("go-first", "open-app", "history", "latest", "left-something", "unlock", "take", "lock"),
    *("key-off", "call-center", "not-my-fault", "accident-or-dispatch"),
}
# A number beside its name, behind a word in the last line, or in the title of what was found.
ROW = re.compile(rf"(?:: |^- (?:[^\d ]+ )*|^\d+\. [^:]* )({PHONE.pattern})(?=: | \[|$)")
SHOWING = {name: line for name, line in SCREENS.items() if not name.startswith("help")}


def texts(part: object, where: str = "") -> Iterator[tuple[str, Localized]]:
    """Yield each text of the knowledge with the place it stands in."""
    if isinstance(part, Localized):
        yield where, part
    elif isinstance(part, tuple):
        for entry in part:
            yield from texts(entry, where)
    elif isinstance(part, Value):
        place = f"{where}/{getattr(part, 'id', '')}"
        for name, value in values_of(part):
            yield from texts(value, f"{place}.{name}")


def test_what_the_conflict_table_bans_is_nowhere() -> None:
    """Dead numbers, abolished distances and limits nobody confirms stand nowhere in the file."""
    known = (data_folder() / "knowledge.yaml").read_text(encoding="utf-8")
    for banned in (
        r"1566-?1004",
        r"1661-?4665",
        r"(?i)triangle[^.\n]*\b[12]00 ?m\b|삼각대[^.\n]*\b[12]00 ?(m|미터)",
        r"20,000,000|2,?000만|(?i:20 million)",
        r"30분 (안|이내|까지)|(?i:(within|for|up to) 30 minutes)",
        r"info@socar\.kr|02-6969-9333",
    ):
        assert re.search(banned, known) is None


def test_no_text_holds_a_telephone_number() -> None:
    """A number that can change stands under phone only, so that one correction is enough."""
    number = re.compile(r"\b(?:0\d{1,2}-)?\d{3,4}-\d{4}\b")
    every = texts(built_in_knowledge())
    assert [where for where, text in every if number.search(f"{text.ko} {text.en}")] == []


def test_every_text_is_there_in_both_languages() -> None:
    """No text is blank, and no English one is left in Korean entirely."""
    every = list(texts(built_in_knowledge()))
    assert len(every) > 300
    assert [where for where, text in every if not (text.ko.strip() and text.en.strip())] == []
    assert [where for where, text in every if not re.search("[A-Za-z0-9]", text.en)] == []


def test_every_text_can_be_written_in_a_korean_windows_console() -> None:
    """Texts use only the signs of code page 949."""
    for _, text in texts(built_in_knowledge()):
        assert (text.ko + text.en).encode("cp949")


def test_every_number_has_a_source_one_can_open() -> None:
    """Each telephone number rests on a source with an address and a known date."""
    opened = {
        source.id
        for source in built_in_knowledge().sources
        if source.address and source.date.first_day()
    }
    called = [contact for contact in built_in_knowledge().contacts if contact.phone]
    assert [contact.id for contact in called if opened.isdisjoint(contact.sources)] == []


@pytest.mark.parametrize("name", SHOWING)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_on_a_screen_leads_to_an_address(run: Run, name: str, lang: str) -> None:
    """The row of a number names footnotes, and one of these has an address and a date."""
    screen = run(*SHOWING[name], "--sources", "--plain", "--lang", lang).out
    title = {"ko": "[출처]", "en": "[Sources]"}[lang]
    answer, _, notes = screen.partition(f"{title}\n")
    opened = set(re.findall(r"(?m)^(\d+)\. .*\n  .*, \d{4}.*\n  https?://", notes))
    phones = {contact.phone for contact in built_in_knowledge().contacts}
    found = ((line, ROW.search(line)) for line in answer.splitlines())
    rows = [line for line, row in found if row is not None and row[1] in phones]
    noted = {row: ",".join(re.findall(r"\[([\d,]+)\]", row)).split(",") for row in rows}
    unproven = [row for row, notes in noted.items() if opened.isdisjoint(notes)]
    assert unproven == []
    assert bool(rows) or not PHONE.search(answer)


def test_whom_a_sentence_sends_one_to_is_never_without_a_way() -> None:
    """Each contact an advice or an answer names has a number or a way to it."""
    knowledge = built_in_knowledge()
    telling = [fact for fact in all_facts(knowledge) if isinstance(fact, Advice | Question)]
    contacts = {knowledge.contact(name) for fact in telling for name in fact.call}
    assert [contact.id for contact in contacts if not (contact.phone or contact.route)] == []


def test_a_number_in_the_words_of_an_action_is_one_it_calls() -> None:
    """Where an action says 119 or 112 it names the contact as well, so that the number dials."""
    knowledge = built_in_knowledge()
    actions = [fact for fact in all_facts(knowledge) if isinstance(fact, Advice)]
    for name in ("fire", "police"):
        said = re.compile(rf"(?<!\w){knowledge.contact(name).phone}")
        telling = [fact for fact in actions if said.search(fact.text.ko)]
        assert [fact.id for fact in telling if name not in fact.call] == []


def test_where_sources_disagree_the_file_says_so() -> None:
    """The conflicts about the numbers and hours that are shown are written down."""
    for name in ("center", "chat", "plan", "accident"):
        assert built_in_knowledge().contact(name).conflict is not None


@pytest.mark.parametrize("lang", Language)
def test_every_fact_of_the_article_is_on_a_screen(run: Run, lang: Language) -> None:
    """What rests on the article the program came from can be read on one of the plain screens."""
    words = ("", "contacts", "accident", "accident --guide", "faq 1", "faq 2")
    whole = ("breakdown --all", "costs --all", "lost-item --all")
    lines = [line.split() for line in (*words, *whole)]
    shown = "".join(run(*line, "--plain", "--lang", lang).out for line in lines)
    facts = [fact for fact in all_facts(built_in_knowledge()) if "article" in fact.sources]
    claims = [fact for fact in facts if fact.id in FROM_THE_ARTICLE]
    said = {
        text.in_language(lang)
        for fact in claims
        for name, text in values_of(fact)
        if name in {"text", "name", "purpose", "question", "answer"}
    }
    assert {sentence for sentence in said if sentence not in shown} == set()
    assert {fact.id for fact in claims} == FROM_THE_ARTICLE


def test_hours_in_words_say_the_hours_that_are_reckoned_with() -> None:
    """The times people read are those of the grammar, in both languages."""
    clock = re.compile(r"\d{2}:\d{2}")
    contacts = built_in_knowledge().contacts
    part_time = [contact for contact in contacts if contact.hours not in {None, "24/7"}]
    assert len(part_time) > 1
    for contact in part_time:
        assert contact.hours_words is not None
        texts = (contact.hours_words.ko, contact.hours_words.en, str(contact.hours))
        assert len({tuple(clock.findall(text)) for text in texts}) == 1


@pytest.mark.parametrize("at", ["2026-11-22 03:00", "2026-11-23 12:00", "2026-09-25 12:00"])
@pytest.mark.parametrize("lang", Language)
def test_whole_hours_are_on_the_screen_at_any_moment(run: Run, at: str, lang: Language) -> None:
    """By night, by day and on a holiday whoever is not always there has their hours shown."""
    screen = run("contacts", "--all", "--at", at, "--plain", "--lang", lang).out
    hours = [contact.hours_words for contact in built_in_knowledge().contacts]
    assert [words for words in hours if words and words.in_language(lang) not in screen] == []


def test_a_law_is_as_old_as_the_text_that_was_read() -> None:
    """Of a step that is law both dates are the one of a source it names, so no check skips it."""
    knowledge = built_in_knowledge()
    dates = {source.id: source.date for source in knowledge.sources}
    steps = (*knowledge.guide.steps, *knowledge.breakdown.steps)
    laws = [(step, step.law) for step in steps if step.law is not None]
    assert len(laws) > 10
    for step, law in laws:
        assert law.checked == step.verified, step.id
        assert step.verified in map(dates.get, step.sources), step.id


def test_no_source_is_without_use() -> None:
    """Every source stands behind a fact."""
    knowledge = built_in_knowledge()
    used = {name for fact in all_facts(knowledge) for name in fact.sources}
    assert [source.id for source in knowledge.sources if source.id not in used] == []
