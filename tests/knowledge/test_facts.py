"""The shipped facts: nothing that must not be shown, nobody's number but under phone."""

import re
from collections.abc import Iterator

import pytest

from socar_cli.domain.provenance import all_facts
from socar_cli.folders import data_folder
from socar_cli.knowledge.model import Advice, Contact, Fact, Question
from socar_cli.language import Language, Localized
from socar_cli.value import Value, values_of
from tests.screens import LANGUAGES, SCREENS
from tests.sealed import Run, built_in_knowledge
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


@pytest.mark.parametrize(
    "banned",
    [
        r"1566-?1004",
        r"1661-?4665",
        r"(?i)triangle[^.\n]*\b[12]00 ?m\b|삼각대[^.\n]*\b[12]00 ?(m|미터)",
        r"20,000,000|2,?000만|(?i:20 million)",
        r"30분 (안|이내|까지)|(?i:(within|for|up to) 30 minutes)",
        r"info@socar\.kr|02-6969-9333",
    ],
)
def test_what_the_conflict_table_bans_is_nowhere(banned: str) -> None:
    """Dead numbers, abolished distances and limits nobody confirms stand nowhere in the file."""
    known = (data_folder() / "knowledge.yaml").read_text(encoding="utf-8")
    assert [match.group() for match in re.finditer(banned, known)] == []


def test_no_text_holds_a_telephone_number() -> None:
    """A number that can change stands under phone only, so that one correction is enough."""
    number = re.compile(r"\b(?:0\d{1,2}-)?\d{3,4}-\d{4}\b")
    found = [
        (where, text)
        for where, text in texts(built_in_knowledge())
        if number.search(text.ko) or number.search(text.en)
    ]
    assert found == []


def test_every_text_is_there_in_both_languages() -> None:
    """No text is blank, and no English one is left in Korean entirely."""
    every = list(texts(built_in_knowledge()))
    assert len(every) > 300
    assert [where for where, text in every if not (text.ko.strip() and text.en.strip())] == []
    assert [where for where, text in every if not re.search("[A-Za-z0-9]", text.en)] == []


def test_every_text_can_be_written_in_a_korean_windows_console() -> None:
    """Texts use only the signs of code page 949."""
    strange = {
        sign
        for _, text in texts(built_in_knowledge())
        for sign in text.ko + text.en
        if not sign.encode("cp949", "ignore")
    }
    assert strange == set()


def test_the_first_article_stands_behind_what_it_says() -> None:
    """Each claim of the article still names it among its sources."""
    resting = {fact.id for fact in all_facts(built_in_knowledge()) if "article" in fact.sources}
    assert FROM_THE_ARTICLE - resting == set()


@pytest.mark.parametrize(
    "contact",
    [contact for contact in built_in_knowledge().contacts if contact.phone],
    ids=lambda contact: contact.id,
)
def test_every_number_has_a_source_one_can_open(contact: Contact) -> None:
    """Each telephone number rests on a source with an address and a known date."""
    by_id = {source.id: source for source in built_in_knowledge().sources}
    sources = [by_id[name] for name in contact.sources]
    assert [source.id for source in sources if source.address and source.date.first_day()] != []


@pytest.mark.parametrize("name", SHOWING)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_on_a_screen_leads_to_an_address(run: Run, name: str, lang: str) -> None:
    """The row of a number names footnotes, and one of these has an address and a date."""
    screen = run(*SHOWING[name], "--sources", "--plain", "--lang", lang).out
    title = {"ko": "[출처]", "en": "[Sources]"}[lang]
    answer, _, notes = screen.partition(f"{title}\n")
    opened = {
        int(note[1]) for note in re.finditer(r"(?m)^(\d+)\. .*\n  .*, \d{4}.*\n  https?://", notes)
    }
    phones = {contact.phone for contact in built_in_knowledge().contacts if contact.phone}
    rows = [
        line
        for line in answer.splitlines()
        if (row := ROW.search(line)) is not None and row[1] in phones
    ]
    unproven = [
        row
        for row in rows
        if not opened
        & {int(ref) for refs in re.findall(r"\[([\d,]+)\]", row) for ref in refs.split(",")}
    ]
    assert unproven == []
    assert bool(rows) or not PHONE.search(answer)


def test_whom_a_sentence_sends_one_to_is_never_without_a_way() -> None:
    """Each contact an advice or an answer names has a number or a way to it."""
    knowledge = built_in_knowledge()
    named = {
        name
        for fact in all_facts(knowledge)
        if isinstance(fact, Advice | Question)
        for name in fact.call
    }
    contacts = [knowledge.contact(name) for name in named]
    assert [contact.id for contact in contacts if not (contact.phone or contact.route)] == []


def test_a_number_in_the_words_of_an_action_is_one_it_calls() -> None:
    """Where an action says 119 or 112 it names the contact as well, so that the number dials."""
    knowledge = built_in_knowledge()
    numbers = {knowledge.contact(name).phone: name for name in ("fire", "police")}
    silent = [
        fact.id
        for fact in all_facts(knowledge)
        if isinstance(fact, Advice)
        for number, name in numbers.items()
        if re.search(rf"(?<!\w){number}", fact.text.ko) and name not in fact.call
    ]
    assert silent == []


def test_where_sources_disagree_the_file_says_so() -> None:
    """The conflicts about the numbers and hours that are shown are written down."""
    facts: dict[str, Fact] = {contact.id: contact for contact in built_in_knowledge().contacts}
    wanted = ("center", "chat", "plan", "accident")
    assert [name for name in wanted if facts[name].conflict is None] == []


@pytest.mark.parametrize("lang", Language)
def test_every_fact_of_the_article_is_on_a_screen(run: Run, lang: Language) -> None:
    """What rests on the article the program came from can be read on one of the plain screens."""
    words = ("", "contacts", "accident", "accident --guide", "faq 1", "faq 2")
    whole = ("breakdown --all", "costs --all", "lost-item --all")
    lines = [line.split() for line in (*words, *whole)]
    shown = "".join(run(*line, "--plain", "--lang", lang).out for line in lines)
    claims = [
        fact
        for fact in all_facts(built_in_knowledge())
        if fact.id in FROM_THE_ARTICLE and "article" in fact.sources
    ]
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
    part_time = [
        contact for contact in built_in_knowledge().contacts if contact.hours not in {None, "24/7"}
    ]
    assert len(part_time) > 1
    for contact in part_time:
        words = contact.hours_words
        assert words is not None
        times = clock.findall(str(contact.hours))
        assert clock.findall(words.ko) == clock.findall(words.en) == times


@pytest.mark.parametrize("at", ["2026-11-22 03:00", "2026-11-23 12:00", "2026-09-25 12:00"])
@pytest.mark.parametrize("lang", Language)
def test_whole_hours_are_on_the_screen_at_any_moment(run: Run, at: str, lang: Language) -> None:
    """By night, by day and on a holiday whoever is not always there has their hours shown."""
    screen = run("contacts", "--all", "--at", at, "--plain", "--lang", lang).out
    wanted = [
        contact.hours_words.in_language(lang)
        for contact in built_in_knowledge().contacts
        if contact.hours_words
    ]
    assert [words for words in wanted if words not in screen] == []


def test_a_law_is_as_old_as_the_text_that_was_read() -> None:
    """Of a step that is law both dates are the one of a source it names, so no check skips it."""
    knowledge = built_in_knowledge()
    dates = {source.id: source.date for source in knowledge.sources}
    steps = (*knowledge.guide.steps, *knowledge.breakdown.steps)
    lawful = [step for step in steps if step.law is not None]
    wrong = [
        step.id
        for step in lawful
        if step.law is not None
        and (step.law.checked != step.verified or step.verified not in map(dates.get, step.sources))
    ]
    assert len(lawful) > 10
    assert wrong == []


def test_no_source_is_without_use() -> None:
    """Every source stands behind a fact."""
    knowledge = built_in_knowledge()
    used = {name for fact in all_facts(knowledge) for name in fact.sources}
    assert [source.id for source in knowledge.sources if source.id not in used] == []
