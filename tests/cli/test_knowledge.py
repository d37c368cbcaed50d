"""A user's own file, and `socar knowledge`: which facts are used, and what is wrong with them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socar_cli.domain.provenance import all_facts
from socar_cli.folders import data_folder, own_knowledge_place
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.overlay import load_all
from socar_cli.knowledge.shape import keys_of
from tests.knowledge.small import SMALL, edited, written
from tests.sealed import Run, built_in_knowledge

OWN_NUMBERS = "contacts:\n  center: {phone: 02-123-4567}\n"
OFFICE = """\
contacts:
  garage:
    name: {ko: "우리 정비소", en: "our garage"}
    purpose: {ko: "회사 차", en: "company car"}
    aliases: [garage]
    phone: 02-765-4321
    sources: [office]
    verified: 2026-11
    confidence: high
    review: 1y
questions:
  badge:
    question: {ko: "출입증은?", en: "Where is the badge?"}
    answer: {ko: "경비실", en: "At the gate"}
    call: [garage]
    sources: [office]
    verified: 2026-11
    confidence: high
    review: 1y
accident:
  steps:
    manager:
      text: {ko: "관리자에게 알리기", en: "Tell the fleet manager"}
      call: [garage]
      sources: [office]
      verified: 2026-11
      confidence: high
      review: 3y
sources:
  office:
    title: {ko: "사무실", en: "the office"}
    kind: other
    date: 2026-11
    address: https://example.org/office
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a folder whose built-in knowledge is the small file."""
    folder = tmp_path / "data"
    folder.mkdir()
    return written(folder, SMALL).parent


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give the place of a user's own file, named my.yaml."""
    return tmp_path / "my.yaml"


def _contact(number: int) -> str:
    phone = "1588-16-88" if number == 4 else f"02-123-456{number}"
    return (
        f"  desk-{number}:\n"
        f'    name: {{ko: "창구 {number}", en: "desk {number}"}}\n'
        f'    purpose: {{ko: "창구", en: "a desk"}}\n'
        f"    aliases: []\n"
        f"    phone: {phone}\n"
        f"    sources: [guide]\n"
        f"    verified: 2026-01\n"
        f"    confidence: high\n"
        f"    review: 1y\n"
    )


def test_one_bad_entry_among_ten_drops_itself_only(run: Run, small: Path, own: Path) -> None:
    """Nine of ten entries are shown, the tenth is one line on stderr, and the exit code is 0."""
    own.write_text("contacts:\n" + "".join(map(_contact, range(10))), "utf-8")
    outcome = run("contacts", "--plain", "--lang", "en", "--knowledge", str(own), data=small)
    assert outcome.code == 0
    assert (
        outcome.err == "socar: my.yaml:42: '1588-16-88': not a telephone number (like 1661-3315)\n"
    )
    assert [line for line in outcome.out.splitlines() if line.startswith("desk")] == [
        f"desk {number}: 02-123-456{number} (your file)" for number in range(10) if number != 4
    ]


def test_an_own_number_stands_beside_the_built_in_one(run: Run, small: Path, own: Path) -> None:
    """On contacts, accident and home both numbers are shown, the user's marked as such."""
    own.write_text(OWN_NUMBERS, "utf-8")
    marked = "customer centre (number in your file): 02-123-4567"
    for screen in (["contacts"], ["accident"], []):
        line = [*screen, "--plain", "--lang", "en", "--knowledge", str(own)]
        outcome = run(*line, data=small)
        assert (outcome.code, outcome.err) == (0, "")
        lines = [
            text.strip()
            for text in outcome.out.splitlines()
            if "02-" in text or "1661-3315" in text
        ]
        assert [text.endswith("1661-3315") for text in lines] == [True, False]
        assert lines[1] == marked


def test_the_same_number_is_not_marked(run: Run, small: Path, own: Path) -> None:
    """A user's file that says what is built in changes no screen."""
    own.write_text("contacts:\n  center: {phone: 1661-3315}\n", "utf-8")
    assert run("contacts", "--knowledge", str(own), data=small) == run("contacts", data=small)


def test_an_own_file_adds_entries(run: Run, small: Path, own: Path) -> None:
    """Contacts, steps, questions and sources of the user's own are shown with the built-in ones."""
    own.write_text(OFFICE, "utf-8")
    known = ("--plain", "--lang", "en", "--knowledge", str(own))
    contacts = run("contacts", "--sources", *known, data=small)
    assert (contacts.code, contacts.err) == (0, "")
    assert contacts.out.splitlines()[10:] == [
        "our garage: 02-765-4321 (your file) [3]",
        "  company car",
        "[Sources]",
        "1. guide",
        "  SOCAR, 2025",
        "  https://example.org/guide",
        "2. law",
        "  state, no date",
        "3. the office",
        "  other, 2026-11",
        "  https://example.org/office",
        "old facts (2025). Oldest fact here: 2024",
    ]
    assert "Tell the fleet manager (your file)" in run("accident", *known, data=small).out
    assert "Where is the badge?" in run("faq", *known, data=small).out


def test_an_own_file_rewords(run: Run, small: Path, own: Path) -> None:
    """A text in one language is replaced and marked, the other language stays as it was."""
    own.write_text('contacts:\n  center:\n    name: {en: "help desk"}\n', "utf-8")
    line = ("contacts", "고객센터", "--plain", "--knowledge", str(own))
    assert run(*line, "--lang", "en", data=small).out.splitlines()[1] == (
        "help desk: 1661-3315 (your file)"
    )
    assert run(*line, "--lang", "ko", data=small).out.splitlines()[1] == (
        "고객센터: 1661-3315 (내 파일)"
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (OWN_NUMBERS + "  - plan\n", "my.yaml:3: not valid YAML (mend this line)"),
        (
            OWN_NUMBERS.replace("{", "&a {"),
            "my.yaml:2: anchors and aliases (&, *) are refused (write it out)",
        ),
        (
            OWN_NUMBERS + "contacts: {}\n",
            "my.yaml:3: 'contacts' stands in line 1 already (remove one)",
        ),
        ("- contacts\n", "my.yaml:1: must be 'name: value' pairs"),
    ],
)
def test_a_fault_of_the_yaml_drops_the_whole_file(
    run: Run, small: Path, own: Path, content: str, complaint: str
) -> None:
    """Where the YAML itself is wrong nothing of the file is used: one line, and the answer."""
    own.write_text(content, "utf-8")
    outcome = run("contacts", "--lang", "en", "--knowledge", str(own), data=small)
    assert (outcome.code, outcome.err) == (0, f"socar: {complaint}\n")
    assert outcome.out == run("contacts", "--lang", "en", data=small).out


def test_a_name_that_is_not_known_drops_its_entry(run: Run, small: Path, own: Path) -> None:
    """A key nobody knows, at any depth, drops what it stands in and hides nothing built in."""
    own.write_text(
        "contact: {}\nlost_item: {later: {}, sooner: {}}\n"
        "contacts:\n  center: {fone: 119, phone: 02-123-4567}\n  plan: {name: {jp: x}}\n",
        "utf-8",
    )
    outcome = run("contacts", "--lang", "en", "--knowledge", str(own), data=small)
    sections = ", ".join(sorted(keys_of(Knowledge)))
    assert outcome.code == 0
    assert outcome.err == (
        f"socar: my.yaml:1: 'contact' is not known here (known: {sections}) (and 3 more)\n"
    )
    assert outcome.out == run("contacts", "--lang", "en", data=small).out


def test_a_section_that_does_not_fit_stays_as_it_is(run: Run, small: Path, tmp_path: Path) -> None:
    """An own value that would break a rule of the whole section never hides an answer."""
    own = tmp_path / "my.yaml"
    own.write_text("costs:\n  estimate:\n    property_limit: nowhere\n", "utf-8")
    outcome = run("contacts", "--lang", "en", "--knowledge", str(own), data=small)
    assert (outcome.code, outcome.err) == (
        0,
        "socar: my.yaml:1: does not fit the built-in section, which stays as it is (mend it)\n",
    )
    assert outcome.out == run("contacts", "--lang", "en", data=small).out


def test_a_file_that_cannot_be_opened_is_one_line(run: Run, small: Path, own: Path) -> None:
    """A missing file is told in one line before the answer, and only `check` ends with 74."""
    sentence = f"socar: {own}: could not be read (No such file or directory)\n"
    outcome = run("contacts", "--lang", "en", "--knowledge", str(own), data=small)
    assert (outcome.code, outcome.err) == (0, sentence)
    assert outcome.out == run("contacts", "--lang", "en", data=small).out
    check = run("knowledge", "check", str(own), "--lang", "en", data=small)
    assert (check.code, check.out, check.err) == (74, "", sentence)


def test_broken_built_in_knowledge_is_65(run: Run, tmp_path: Path) -> None:
    """Without sound built-in knowledge nothing is shown."""
    written(tmp_path, edited("phone: 1661-3315", "phone: 1588-16-88"))
    outcome = run("contacts", "--lang", "en", data=tmp_path)
    assert (outcome.code, outcome.out) == (65, "")
    assert (
        outcome.err
        == "socar: knowledge.yaml:7: '1588-16-88': not a telephone number (like 1661-3315)\n"
    )


def _config_file() -> Path:
    place = own_knowledge_place()
    assert place is not None
    place.parent.mkdir(parents=True)
    return place


def test_the_option_wins_over_variable_and_folder(run: Run, small: Path, tmp_path: Path) -> None:
    """--knowledge comes before SOCAR_KNOWLEDGE, and that before the config folder."""
    for number, place in enumerate((tmp_path / "0.yaml", tmp_path / "1.yaml", _config_file())):
        place.write_text(OWN_NUMBERS.replace("4567", f"000{number}"), "utf-8")
    variable = {"SOCAR_KNOWLEDGE": str(tmp_path / "1.yaml")}
    option = ("--knowledge", str(tmp_path / "0.yaml"))
    by_folder = run("contacts", data=small).out
    by_variable = run("contacts", environ=variable, data=small).out
    by_option = run("contacts", *option, environ=variable, data=small).out
    numbers = [
        [number for number in ("123-0000", "123-0001", "123-0002") if number in screen]
        for screen in (by_option, by_variable, by_folder)
    ]
    assert numbers == [["123-0000"], ["123-0001"], ["123-0002"]]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_path_says_why(run: Run, small: Path, own: Path, lang: str) -> None:
    """`knowledge path` shows each file, why it was chosen, and where one would be."""
    built_in, place = small / "knowledge.yaml", own_knowledge_place()
    assert place is not None
    words = {
        "en": (
            "built in",
            "named by --knowledge",
            "named by SOCAR_KNOWLEDGE",
            "found in the config folder",
        ),
        "ko": ("내장", "--knowledge로 지정", "SOCAR_KNOWLEDGE로 지정", "설정 폴더에 있음"),
    }[lang]
    title = {"en": "Knowledge files in use", "ko": "쓰는 정보 파일"}[lang]
    nowhere = {
        "en": f"Your own would be (not there): {place}",
        "ko": f"내 파일을 찾는 곳 (없음): {place}",
    }[lang]
    line = ("knowledge", "path", "--plain", "--lang", lang)
    head = [f"[{title}]", f"{words[0]}: {built_in}"]
    assert run(*line, data=small).out.splitlines() == [*head, nowhere]
    chosen = run(*line, "--knowledge", str(own), data=small)
    assert chosen.out.splitlines() == [*head, f"{words[1]}: {own}"]
    named = run(*line, environ={"SOCAR_KNOWLEDGE": str(own)}, data=small)
    assert named.out.splitlines() == [*head, f"{words[2]}: {own}"]
    _config_file().symlink_to(place)  # a loop is a file that is there and cannot be read
    found = run(*line, data=small)
    assert found.out.splitlines() == [*head, f"{words[3]}: {place}"]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [40, 48, 72, 80, 120])
def test_a_path_stands_on_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, width: int
) -> None:
    """To be copied it is whole, wherever the window is as wide as it is long."""
    monkeypatch.chdir(tmp_path)
    room = width - 4 if width >= 80 else width  # the rest is for the sides
    for length in (room - 12, room - 1, room):
        path = Path("x" * length)
        path.write_text("# nothing yet\n", encoding="utf-8")
        option = ("--knowledge", str(path), "--lang", lang)
        screen = run("knowledge", "path", *option, environ={"COLUMNS": str(width)}).out
        assert str(path) in screen.split()


def test_check_shows_every_complaint(run: Run, small: Path, own: Path) -> None:
    """`knowledge check FILE` shows all that is wrong with its lines and ends with 65."""
    own.write_text("contacts:\n  center: {phone: 010}\n  plan: {hours: 9:00}\n", "utf-8")
    outcome = run("knowledge", "check", str(own), "--plain", "--lang", "en", data=small)
    assert (outcome.code, outcome.err) == (65, "")
    assert [line for line in outcome.out.splitlines() if "my.yaml:" in line] == [
        "my.yaml: 2 things wrong",
        "- my.yaml:2: '010': not a telephone number (like 1661-3315)",
        "- my.yaml:3: '9:00': not opening hours (like Mo-Fr 10:00-19:00)",
    ]


@pytest.mark.parametrize(
    "faults",
    [
        "".join(f"key-{number}: x\n" for number in range(5_000)),
        pytest.param(
            "accident:\n" + "".join(f"  key-{number}: x\n" for number in range(19_000)),
            marks=pytest.mark.nightly,
        ),
    ],
    ids=["at the top", "in a section"],
)
def test_thousands_of_complaints_end(run: Run, small: Path, own: Path, faults: str) -> None:
    """Of thousands of unknown keys the first hundred are shown, and that there are more."""
    own.write_text(faults, "utf-8")
    outcome = run("knowledge", "check", str(own), "--plain", "--lang", "en", data=small)
    complaints = [line for line in outcome.out.splitlines() if "my.yaml:" in line]
    assert (outcome.code, complaints[0], len(complaints)) == (65, "my.yaml: 101 things wrong", 102)
    assert complaints[-1].endswith("more is wrong (mend what is shown first)")
    shown = run("contacts", "--lang", "en", "--knowledge", str(own), data=small)
    assert (shown.code, len(shown.err.splitlines())) == (0, 1)


def test_check_warns_of_old_facts_and_unused_sources(run: Run, small: Path) -> None:
    """Facts past review and sources nobody uses are shown; only --strict makes them fail."""
    spare = "sources:\n  spare: {title: {ko: a, en: a}, kind: press, date: 2025}\n"
    written(small, SMALL.replace("sources:\n", spare, 1))
    line = ("knowledge", "check", "--plain", "--lang", "en")
    lax, strict = run(*line, data=small), run(*line, "--strict", data=small)
    assert (lax.code, strict.code, lax.err, strict.err) == (0, 1, "", "")
    assert lax.out == strict.out
    assert lax.out.splitlines() == [
        "Knowledge check",
        "knowledge.yaml: nothing wrong, 19 facts",
        "[Past review: numbers and hours]",
        "- plan: 2025 (+1y)",
        "  guide, SOCAR, 2025, https://example.org/guide",
        "[Past review: money]",
        "- p300: 2024-05 (+1y)",
        "  guide, SOCAR, 2025, https://example.org/guide",
        "[Past review: the rest]",
        "- stay: 2022-09-12 (+3y)",
        "  law, state, no date",
        "- chat: 2025 (+1y)",
        "  guide, SOCAR, 2025, https://example.org/guide",
        "  law, state, no date",
        "[Unused sources]",
        "- spare",
    ]


def test_a_sound_and_fresh_file_passes_strictly(run: Run, small: Path) -> None:
    """Where nothing is wrong or due, --strict ends with 0."""
    fresh = SMALL
    for date in ("verified: 2025", "verified: 2022-09-12", "verified: 2024-05"):
        fresh = fresh.replace(date, "verified: 2026-11")
    written(small, fresh)
    outcome = run("knowledge", "check", "--strict", "--plain", "--lang", "en", data=small)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "Knowledge check\nknowledge.yaml: nothing wrong, 19 facts\n"


def test_check_of_a_broken_built_in_file_is_65(run: Run, small: Path, own: Path) -> None:
    """A check of any file tells of a built-in file that is wrong."""
    written(small, edited("phone: 1661-3315", "phone: 010"))
    own.write_text(OWN_NUMBERS, "utf-8")
    for file in ([], [str(own)]):
        outcome = run("knowledge", "check", *file, "--plain", "--lang", "en", data=small)
        assert (outcome.code, outcome.err) == (65, "")
        assert "knowledge.yaml:7: '010': not a telephone number (like 1661-3315)" in outcome.out


def test_sources_are_shown_with_their_use(run: Run, small: Path) -> None:
    """`knowledge sources` shows each source, how many facts rest on it, and its date."""
    outcome = run("knowledge", "sources", "--plain", "--lang", "en", data=small)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "[Sources]",
        "1. law",
        "  state, no date",
        "  facts: 16",
        "2. guide",
        "  SOCAR, 2025",
        "  https://example.org/guide",
        "  facts: 4",
    ]


def test_the_schema_in_the_repository_is_the_models(run: Run) -> None:
    """`knowledge schema` writes, to the letter, what stands in data/knowledge.schema.json."""
    outcome = run("knowledge", "schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (data_folder() / "knowledge.schema.json").read_text("utf-8")
    assert json.loads(outcome.out)["additionalProperties"] is False


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("", "", 0),
        ("phone: 1661-3315", "phone: 1588-16-88", 1),
        ("    hours: 24/7", "    hour: 24/7", 1),
        ("confidence: high", "confidence: sure", 1),
        ("    verified: 2026-01\n", "", 1),
    ],
)
@pytest.mark.nightly
def test_a_published_validator_agrees(tmp_path: Path, old: str, new: str, code: int) -> None:
    """check-jsonschema accepts a sound file and refuses what the loader refuses."""
    validator = Path(sys.executable).with_name("check-jsonschema")
    files = [str(written(tmp_path, edited(old, new)))]
    files += [str(data_folder() / "knowledge.yaml")] if code == 0 else []
    schema = data_folder() / "knowledge.schema.json"
    result = subprocess.run(
        [validator, "--schemafile", schema, *files], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (code, "")


def _accepted(text: str) -> bool:
    """Tell whether the schema accepts a file, as an editor that knows the schema does."""
    schema = json.loads((data_folder() / "knowledge.schema.json").read_text(encoding="utf-8"))
    content = json.dumps(yaml.safe_load(text), default=str)  # dates are texts in a schema
    return bool(Draft202012Validator(schema).is_valid(json.loads(content)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("phone: 1661-3315", 'phone: "1588-16-88"'),
        ("    hours: 24/7", "    hour: 24/7"),
        ("confidence: high", "confidence: sure"),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    """What is wrong is wrong in an editor as well, and nothing else is."""
    assert (_accepted(SMALL), _accepted(edited(old, new))) == (True, False)


@pytest.mark.nightly
def test_a_users_file_of_an_older_program_stays_valid(run: Run, tmp_path: Path) -> None:
    """Hours without words show as written; an entry for what is gone is one line, no fault."""
    own = tmp_path / "own.yaml"
    own.write_text(OLD_FILE, encoding="utf-8")
    checked = run("knowledge", "check", str(own), "--plain", "--lang", "en", data=data_folder())
    assert (checked.code, checked.err) == (0, "")
    count = len(list(all_facts(built_in_knowledge()))) + 2
    assert checked.out.splitlines()[1:4] == [
        f"own.yaml: nothing wrong, {count} facts",
        "[Without effect now]",
        "- own.yaml:3: is no longer there, so this has no effect (it can go)",
    ]
    together = load_all(str(data_folder() / "knowledge.yaml"), own).knowledge
    office = run("contacts", "our-office", "--plain", "--lang", "en", knowledge=together)
    assert office.code == 0
    assert "\n  Mo-Fr 09:00-18:00\n" in office.out
    guided = ("accident", "--where", "expressway", "--plain", "--lang", "en")
    guide = run(*guided, knowledge=together).out
    assert guide.index("Tell the fleet") > guide.index("Report to SOCAR")


@pytest.mark.nightly
def test_whatever_is_gone_may_still_be_named(run: Run, tmp_path: Path) -> None:
    """A file may reword, borrow and stand behind all that former versions had: nothing changes."""
    gone = built_in_knowledge().retired
    steps = [name for name in gone if not name.isdigit()]
    reworded = "".join(f'    {name}: {{text: {{en: "Own words"}}}}\n' for name in steps)
    found = "lost_item:\n  found: {handed_on_days: 7, kept_months: 9}\n"
    borrows = f"breakdown:\n  borrows: [{', '.join(steps)}]\n"
    own = tmp_path / "own.yaml"
    own.write_text(f"guide:\n  steps:\n{reworded}{borrows}{found}", encoding="utf-8")
    checked = run("knowledge", "check", str(own), "--plain", "--lang", "en", data=data_folder())
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.count("this has no effect (it can go)") == len(steps)
    together = load_all(str(data_folder() / "knowledge.yaml"), own).knowledge
    for line in (
        *("accident --where tunnel --other car", "breakdown tyre --where tunnel", "breakdown"),
        "lost-item --ended 2026-05-18T14:00",
    ):
        words = (*line.split(), "--plain")
        assert run(*words, knowledge=together) == run(*words, data=data_folder())


OLD_FILE = """\
guide:
  steps:
    red-light:
      text: {en: "Our red lamp is in the boot"}
    tell-fleet:
      text: {ko: "회사에 알리기", en: "Tell the fleet"}
      phase: after
      when: [{where: [expressway]}]
      moves: [{when: [{hurt: ["yes"]}], phase: tell, after: red-light}]
      sources: [old-terms]
      verified: 2026-01
      confidence: high
      review: 3y
contacts:
  our-office:
    name: {ko: "우리 회사", en: "our office"}
    purpose: {ko: "회사 차", en: "company car"}
    aliases: [our-office]
    phone: 02-765-4321
    hours: Mo-Fr 09:00-18:00
    sources: [old-terms]
    verified: 2026-01
    confidence: high
    review: 1y
"""


def test_a_contact_needs_a_name_and_a_way_to_reach_it(run: Run, own: Path) -> None:
    """The rest has defaults, and name, number and that it is the user's are on every screen."""
    own.write_text("contacts:\n  shop: {name: 우리 정비소, phone: 01012345678}\n", "utf-8")
    together = load_all(str(data_folder() / "knowledge.yaml"), own).knowledge
    for width in ("40", "80", "120"):
        for line in (["contacts"], ["contacts", "shop"], ["contacts", "--plain"]):
            outcome = run(*line, environ={"COLUMNS": width}, knowledge=together)
            assert (outcome.code, outcome.err) == (0, "")
            assert "우리 정비소" in outcome.out
            assert "010-1234-5678" in outcome.out
    told = ("--lang", "en", "--knowledge", str(own))
    shown = run("contacts", "shop", "--plain", "--sources", *told, data=data_folder())
    assert "own entry, undated" in shown.out
    own.write_text("contacts:\n  shop: {name: 정비소}\n", "utf-8")
    said = run("contacts", *told, data=data_folder()).err
    assert said == "socar: my.yaml:2: write a phone or a route\n"


HIDING = [
    "rare: [fire, police, accident, center]",
    "home: []",
    "home: [tow]",
    "card: [tow]",
    "accident: {calls: []}",
    "breakdown: {calls: []}",
    "breakdown: {borrows: []}",
    'retired: ["1"]',
    "retired: []",
    "contacts: {fire: {phone: 02-123-4567}}",
    "contacts: {center: {aliases: []}}",
    "updated: 2199-01-01",
    "contacts: {}",
    "contacts: []",
    "contacts: {fire: {}}",
    "contacts: {fire: []}",
    "home:",
    "{}",
    "home: [fire, nobody]",
]
SCREENS = ("", "contacts", "accident", "breakdown", "card")


@pytest.mark.parametrize("text", HIDING)
@pytest.mark.nightly
def test_no_file_hides_a_number(run: Run, own: Path, text: str) -> None:
    """Whatever a user's file says, each built-in number stays where it is, and check says so."""
    own.write_text(f"{text}\n", "utf-8")
    together = load_all(str(data_folder() / "knowledge.yaml"), own).knowledge
    for screen in SCREENS:
        line = (*screen.split(), "--plain", "--lang", "en")
        without, with_own = run(*line), run(*line, knowledge=together)
        numbers = set(re.findall(r"\b\d{3,4}(?:-\d{4})?\b", without.out))
        assert with_own.code == without.code
        assert numbers <= set(re.findall(r"\b\d{3,4}(?:-\d{4})?\b", with_own.out))
    check = run("knowledge", "check", str(own), "--plain", "--lang", "en")
    lines = [int(found) for found in re.findall(r"yaml:(\d+)", check.out + check.err)]
    assert set(lines) <= {1}
    hides = text in {*HIDING[:2], *HIDING[3:7]}
    assert not hides or (check.code, "nothing may hide" in check.out + check.err) == (65, True)


@pytest.mark.nightly
def test_sections_may_stand_in_any_order(run: Run, own: Path) -> None:
    """Words may name a question that is written below them."""
    own.write_text(
        "own_words:\n  badge: {words: [출입증], question: badge}\n"
        "questions:\n  badge: {question: 출입증은?, answer: 경비실}\n",
        "utf-8",
    )
    outcome = run("knowledge", "check", str(own), "--lang", "en")
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("content", ["", "# mine\n", "\ufeff# mine\r\n\r\n", "---\n", "\n\n"])
@pytest.mark.sampled(5)
def test_a_file_of_remarks_is_silent(run: Run, own: Path, content: str) -> None:
    """A file with nothing in it says nothing and changes nothing."""
    own.write_text(content, "utf-8")
    assert run("contacts", "--knowledge", str(own), data=data_folder()) == run(
        "contacts", data=data_folder()
    )
    assert run("knowledge", "check", str(own), "--plain").code == 0


def test_entries_of_a_section_name_each_other_in_any_order(run: Run, own: Path) -> None:
    """One may name another further down; who names a faulty one is left out with it alone."""
    wave = "wave: {text: {ko: 손 흔들기, en: Wave}, phase: evidence, replaces: [shout]}"
    wait = "wait: {text: {ko: 기다리기, en: Wait}, phase: evidence}"
    shout = "shout: {text: {ko: 외치기, en: Shout}, phase: evidence}"
    check = ("knowledge", "check", str(own), "--plain", "--lang", "en")
    own.write_text(f"guide:\n  steps:\n    {wave}\n    {wait}\n    {shout}\n", "utf-8")
    assert run(*check).code == 0
    own.write_text(f"guide:\n  steps:\n    {wave}\n    {wait}\n    shout: {{text: x}}\n", "utf-8")
    assert run(*check).code == 65
    together = load_all(str(data_folder() / "knowledge.yaml"), own).knowledge
    assert {"wait"} == {step.id for step in together.guide.steps} & {"wave", "wait", "shout"}


@pytest.mark.parametrize(("length", "last"), [(5, ""), (30, "it is not used")])
def test_a_row_of_entries_that_name_the_next_ends(
    run: Run, own: Path, length: int, last: str
) -> None:
    """A fault at its end takes out one after the other; of a very long row the file is not used."""
    steps = [
        f"    s{at}: {{text: x, phase: evidence, replaces: [s{at + 1}]}}\n" for at in range(length)
    ]
    own.write_text(f"guide:\n  steps:\n{''.join(steps)}    s{length}: {{text: x}}\n", "utf-8")
    checked = run("knowledge", "check", str(own), "--plain", "--lang", "en")
    lines = [line for line in checked.out.splitlines() if "my.yaml:" in line]
    assert checked.code == 65
    assert lines[1].endswith("'phase' is missing (write it)")
    assert "not under guide > steps" in lines[2]
    assert lines[-1].endswith(last or "'s1': not under guide > steps")
    line = ("accident", "--guide", "--plain")
    assert run(*line, "--knowledge", str(own), data=data_folder()).out == (
        run(*line, data=data_folder()).out
    )


def test_the_cause_is_said_before_its_effects(run: Run, own: Path) -> None:
    """A source that cannot be read is named first, not the entries that refer to it."""
    sources = OFFICE.replace("https://example.org/office", "C:\\Users\\me")
    own.write_text(sources, "utf-8")
    first = run("contacts", "--lang", "en", "--knowledge", str(own), data=data_folder()).err
    assert re.match(r"socar: my.yaml:\d+: 'C:\\Users\\me': not an address", first)
