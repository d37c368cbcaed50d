"""A user's own file, and `socar knowledge`: which facts are used, and what is wrong with them."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socar_cli.domain.provenance import all_facts
from socar_cli.files import own_knowledge_place
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.overlay import load_all
from socar_cli.knowledge.schema import keys_of
from tests.knowledge.small import LIBYAML, SMALL, edited, written
from tests.sealed import Outcome, Run, built_in_knowledge, data_folder

SECTIONS = ", ".join(sorted(keys_of(Knowledge)))
NUMBER = re.compile(r"\b\d{3,4}(?:-\d{4})?\b")
UNKNOWN = """\
contact: {}
lost_item: {later: {}, sooner: {}}
contacts:
  center: {fone: 119, phone: 02-123-4567}
  plan: {name: {jp: x}}
"""
OWN_NUMBERS = "contacts:\n  center: {phone: 02-123-4567}\n"
PROVED = "sources: [office], verified: 2026-11, confidence: high, review: 3y"
OFFICE = f"""\
contacts:
  garage:
    {{name: {{ko: 우리 정비소, en: our garage}}, purpose: {{ko: 회사 차, en: company car}},
    aliases: [garage], phone: 02-765-4321, {PROVED}}}
questions:
  badge:
    {{question: {{ko: "출입증은?", en: "Where is the badge?"}},
    answer: {{ko: 경비실, en: At the gate}}, call: [garage], {PROVED}}}
accident:
  steps:
    manager:
      {{text: {{ko: 관리자에게 알리기, en: Tell the fleet manager}}, call: [garage], {PROVED}}}
sources:
  office:
    title: {{ko: "사무실", en: "the office"}}
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


@pytest.fixture
def lay(run: Run, small: Path, own: Path) -> Run:
    """Lay a file of the user's own over the small one, and run a line in English."""

    def shown(text: str, *line: str) -> Outcome:
        own.write_text(text, "utf-8")
        return run("--lang", "en", *line, "--knowledge", str(own), data=small)

    return shown


@pytest.fixture
def check(run: Run, own: Path) -> Run:
    """Check a file of the user's own beside what is shipped, or beside the data of `data`."""

    def checked(text: str, data: Path | None = None) -> Outcome:
        own.write_text(text, "utf-8")
        return run("knowledge", "check", str(own), "--plain", "--lang", "en", data=data)

    return checked


def over_the_shipped_file(own: Path | None) -> Knowledge:
    """Return what is shipped with a file of the user's own laid over it."""
    return load_all(str(data_folder() / "knowledge.yaml"), own).knowledge


def _desk(number: int) -> str:
    phone = "1588-16-88" if number == 4 else f"02-123-456{number}"
    return (
        f"  desk-{number}:\n    {{name: {{ko: 창구, en: desk {number}}}, phone: {phone},"
        " purpose: 창구, sources: [guide], verified: 2026-01, confidence: high, review: 1y}\n"
    )


def test_one_bad_entry_among_ten_drops_itself_only(lay: Run) -> None:
    """Nine of ten entries are shown, the tenth is one line on stderr, and the exit code is 0."""
    outcome = lay("contacts:\n" + "".join(map(_desk, range(10))), "contacts", "--plain")
    complaint = "my.yaml:11: '1588-16-88': not a telephone number (like 1661-3315)"
    assert (outcome.code, outcome.err) == (0, f"socar: {complaint}\n")
    assert [line for line in outcome.out.splitlines() if line.startswith("desk")] == [
        f"desk {number}: 02-123-456{number} (your file)" for number in range(10) if number != 4
    ]


@pytest.mark.parametrize("screen", ["contacts", "accident", ""])
def test_an_own_number_stands_beside_the_built_in_one(lay: Run, screen: str) -> None:
    """On contacts, accident and home both numbers are shown, the user's marked as such."""
    outcome = lay(OWN_NUMBERS, *screen.split(), "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    first, second = (
        line for line in outcome.out.splitlines() if "02-" in line or "1661-3315" in line
    )
    assert first.endswith("1661-3315")
    assert second.strip() == "customer centre (number in your file): 02-123-4567"


def test_the_same_number_is_not_marked(run: Run, small: Path, lay: Run) -> None:
    """A user's file that says what is built in changes no screen."""
    same = lay("contacts:\n  center: {phone: 1661-3315}\n", "contacts")
    assert same == run("contacts", "--lang", "en", data=small)


def test_an_own_file_adds_entries(lay: Run) -> None:
    """Contacts, steps, questions and sources of the user's own are shown with the built-in ones."""
    contacts = lay(OFFICE, "contacts", "--sources", "--plain")
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
    assert "Tell the fleet manager (your file)" in lay(OFFICE, "accident", "--plain").out
    assert "Where is the badge?" in lay(OFFICE, "faq", "--plain").out


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("en", "help desk: 1661-3315 (your file)"), ("ko", "고객센터: 1661-3315 (내 파일)")],
)
def test_an_own_file_rewords(lay: Run, lang: str, shown: str) -> None:
    """A text in one language is replaced and marked, the other language stays as it was."""
    text = 'contacts:\n  center:\n    name: {en: "help desk"}\n'
    assert lay(text, "contacts", "고객센터", "--plain", "--lang", lang).out.splitlines()[1] == shown


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        # Where the YAML itself is wrong nothing of the file is used.
        (OWN_NUMBERS + "  - plan\n", "3: not valid YAML (mend this line)"),
        (
            OWN_NUMBERS.replace("{", "&a {"),
            "2: anchors and aliases (&, *) are refused (write it out)",
        ),
        (OWN_NUMBERS + "contacts: {}\n", "3: 'contacts' stands in line 1 already (remove one)"),
        ("- contacts\n", "1: must be 'name: value' pairs"),
        # A key nobody knows, at any depth, drops what it stands in.
        (UNKNOWN, f"1: 'contact' is not known here (known: {SECTIONS}) (and 3 more)"),
        (
            "costs:\n  estimate:\n    property_limit: nowhere\n",
            "1: does not fit the built-in section, which stays as it is (mend it)",
        ),
    ],
)
def test_what_is_wrong_in_a_file_hides_nothing(
    run: Run, small: Path, lay: Run, text: str, complaint: str
) -> None:
    """It is one line above the answer, which is the one without the file."""
    outcome = lay(text, "contacts")
    assert (outcome.code, outcome.err) == (0, f"socar: my.yaml:{complaint}\n")
    assert outcome.out == run("contacts", "--lang", "en", data=small).out


def test_a_file_that_cannot_be_opened_is_one_line(run: Run, small: Path, own: Path) -> None:
    """A missing file is told in one line before the answer, and only `check` ends with 74."""
    sentence = f"socar: {own}: could not be read (No such file or directory)\n"
    outcome = run("contacts", "--lang", "en", "--knowledge", str(own), data=small)
    assert (outcome.code, outcome.err) == (0, sentence)
    assert outcome.out == run("contacts", "--lang", "en", data=small).out
    check = run("knowledge", "check", str(own), "--lang", "en", data=small)
    assert (check.code, check.out, check.err) == (74, "", sentence)


def test_broken_built_in_knowledge_is_65(run: Run, small: Path, own: Path) -> None:
    """Without sound built-in knowledge nothing is shown, and a check of any file tells of it."""
    written(small, edited("phone: 1661-3315", "phone: 1588-16-88"))
    own.write_text(OWN_NUMBERS, "utf-8")
    complaint = "knowledge.yaml:7: '1588-16-88': not a telephone number (like 1661-3315)"
    outcome = run("contacts", "--lang", "en", data=small)
    assert (outcome.code, outcome.out, outcome.err) == (65, "", f"socar: {complaint}\n")
    for file in ([], [str(own)]):
        outcome = run("knowledge", "check", *file, "--plain", "--lang", "en", data=small)
        assert (outcome.code, outcome.err, complaint in outcome.out) == (65, "", True)


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
    screens = (
        run("contacts", *option, environ=variable, data=small).out,
        run("contacts", environ=variable, data=small).out,
        run("contacts", data=small).out,
    )
    assert [re.findall("123-000.", screen) for screen in screens] == [
        [f"123-000{number}"] for number in range(3)
    ]


PATHS = {
    "en": (
        *("[Knowledge files in use]\nbuilt in: {}\n", "named by --knowledge: {}\n"),
        *("named by SOCAR_KNOWLEDGE: {}\n", "found in the config folder: {}\n"),
        "Your own would be (not there): {}\n",
    ),
    "ko": (
        *("[쓰는 정보 파일]\n내장: {}\n", "--knowledge로 지정: {}\n"),
        *("SOCAR_KNOWLEDGE로 지정: {}\n", "설정 폴더에 있음: {}\n"),
        "내 파일을 찾는 곳 (없음): {}\n",
    ),
}


@pytest.mark.parametrize("lang", PATHS)
def test_path_says_why(run: Run, small: Path, own: Path, lang: str) -> None:
    """`knowledge path` shows each file, why it was chosen, and where one would be."""
    built_in, option, variable, found, nowhere = PATHS[lang]
    place, head = own_knowledge_place(), built_in.format(small / "knowledge.yaml")
    line = ("knowledge", "path", "--plain", "--lang", lang)
    assert run(*line, data=small).out == head + nowhere.format(place)
    assert run(*line, "--knowledge", str(own), data=small).out == head + option.format(own)
    named = run(*line, environ={"SOCAR_KNOWLEDGE": str(own)}, data=small)
    assert named.out == head + variable.format(own)
    _config_file().symlink_to(str(place))  # a loop is a file that is there and cannot be read
    assert run(*line, data=small).out == head + found.format(place)


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


def test_check_shows_every_complaint(check: Run, small: Path) -> None:
    """`knowledge check FILE` shows all that is wrong with its lines and ends with 65."""
    outcome = check("contacts:\n  center: {phone: 010}\n  plan: {hours: 9:00}\n", small)
    assert (outcome.code, outcome.err) == (65, "")
    assert [line for line in outcome.out.splitlines() if "my.yaml:" in line] == [
        "my.yaml: 2 things wrong",
        "- my.yaml:2: '010': not a telephone number (like 1661-3315)",
        "- my.yaml:3: '9:00': not opening hours (like Mo-Fr 10:00-19:00)",
    ]


def test_check_warns_of_old_facts_and_unused_sources(run: Run, small: Path) -> None:
    """Facts past review and sources nobody uses are shown; only --strict makes them fail."""
    spare = "sources:\n  spare: {title: {ko: a, en: a}, kind: press, date: 2025}\n"
    written(small, SMALL.replace("sources:\n", spare, 1))
    line = ("knowledge", "check", "--plain", "--lang", "en")
    lax, strict = run(*line, data=small), run(*line, "--strict", data=small)
    sound = "Knowledge check\nknowledge.yaml: nothing wrong, 19 facts\n"
    guide = "  guide, SOCAR, 2025, https://example.org/guide\n"
    warnings = (
        f"[Past review: numbers and hours]\n- plan: 2025 (+1y)\n{guide}"
        f"[Past review: money]\n- p300: 2024-05 (+1y)\n{guide}"
        "[Past review: the rest]\n- stay: 2022-09-12 (+3y)\n  law, state, no date\n"
        f"- chat: 2025 (+1y)\n{guide}  law, state, no date\n"
        "[Unused sources]\n- spare\n"
    )
    assert (lax, strict) == (Outcome(0, sound + warnings, ""), Outcome(1, sound + warnings, ""))
    fresh = re.sub("verified: (?:2025|2022-09-12|2024-05)", "verified: 2026-11", SMALL)
    written(small, fresh)
    assert run(*line, "--strict", data=small) == Outcome(0, sound, "")


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
    ("old", "new"),
    [
        ("phone: 1661-3315", 'phone: "1588-16-88"'),
        ("    hours: 24/7", "    hour: 24/7"),
        ("confidence: high", "confidence: sure"),
        ("    verified: 2026-01\n", ""),
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    """What is wrong is wrong in an editor as well, and nothing else is."""
    assert (_accepted(SMALL), _accepted(edited(old, new))) == (True, False)


@pytest.mark.nightly
def test_the_schema_accepts_the_shipped_file() -> None:
    """An editor complains of nothing in it."""
    assert _accepted((data_folder() / "knowledge.yaml").read_text(encoding="utf-8"))


def _accepted(text: str) -> bool:
    """Tell whether the schema accepts a file, as an editor that knows the schema does."""
    schema = json.loads((data_folder() / "knowledge.schema.json").read_text(encoding="utf-8"))
    content = yaml.load(text, LIBYAML)  # noqa: S506 - a safe one
    dated = json.loads(json.dumps(content, default=str))  # dates are texts in a schema
    return bool(Draft202012Validator(schema).is_valid(dated))


@pytest.mark.nightly
def test_a_users_file_of_an_older_program_stays_valid(run: Run, own: Path, check: Run) -> None:
    """Hours without words show as written; an entry for what is gone is one line, no fault."""
    checked = check(OLD_FILE, data_folder())
    assert (checked.code, checked.err) == (0, "")
    count = len(list(all_facts(built_in_knowledge()))) + 2
    assert checked.out.splitlines()[1:4] == [
        f"my.yaml: nothing wrong, {count} facts",
        "[Without effect now]",
        "- my.yaml:3: is no longer there, so this has no effect (it can go)",
    ]
    together = over_the_shipped_file(own)
    office = run("contacts", "our-office", "--plain", knowledge=together)
    assert (office.code, "\n  Mo-Fr 09:00-18:00\n" in office.out) == (0, True)
    guided = ("accident", "--where", "expressway", "--plain", "--lang", "en")
    guide = run(*guided, knowledge=together).out
    assert guide.index("Tell the fleet") > guide.index("Report to SOCAR")


@pytest.mark.nightly
def test_whatever_is_gone_may_still_be_named(run: Run, own: Path, check: Run) -> None:
    """A file may reword, borrow and stand behind all that former versions had: nothing changes."""
    steps = [name for name in built_in_knowledge().retired if not name.isdigit()]
    reworded = "".join(f'    {name}: {{text: {{en: "Own words"}}}}\n' for name in steps)
    found = "lost_item:\n  found: {handed_on_days: 7, kept_months: 9}\n"
    borrows = f"breakdown:\n  borrows: [{', '.join(steps)}]\n"
    checked = check(f"guide:\n  steps:\n{reworded}{borrows}{found}", data_folder())
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.count("this has no effect (it can go)") == len(steps)
    together, shipped = map(over_the_shipped_file, (own, None))
    for line in (
        *("accident --where tunnel --other car", "breakdown tyre --where tunnel", "breakdown"),
        "lost-item --ended 2026-05-18T14:00",
    ):
        words = (*line.split(), "--plain")
        assert run(*words, knowledge=together) == run(*words, knowledge=shipped)


OLD_FILE = """\
guide:
  steps:
    red-light:
      text: {en: "Our red lamp is in the boot"}
    tell-fleet:
      {text: {ko: 회사에 알리기, en: Tell the fleet}, phase: after, when: [{where: [expressway]}],
      moves: [{when: [{hurt: ["yes"]}], phase: tell, after: red-light}],
      sources: [old-terms], verified: 2026-01, confidence: high, review: 3y}
contacts:
  our-office:
    {name: {ko: 우리 회사, en: our office}, purpose: {ko: 회사 차, en: company car},
    aliases: [our-office], phone: 02-765-4321, hours: Mo-Fr 09:00-18:00,
    sources: [old-terms], verified: 2026-01, confidence: high, review: 1y}
"""


def test_a_contact_needs_a_name_and_a_way_to_reach_it(run: Run, own: Path) -> None:
    """The rest has defaults, and name, number and that it is the user's are on every screen."""
    own.write_text("contacts:\n  shop: {name: 우리 정비소, phone: 01012345678}\n", "utf-8")
    together = over_the_shipped_file(own)
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


HIDING = (  # what is refused, and what cannot hide anything
    *("rare: [fire, police, accident, center]", "home: []", "card: [tow]", "accident: {calls: []}"),
    *("breakdown: {calls: []}", "breakdown: {borrows: []}"),
)
HARMLESS = (
    *("home: [tow]", 'retired: ["1"]', "retired: []", "contacts: {fire: {phone: 02-123-4567}}"),
    *("contacts: {center: {aliases: []}}", "updated: 2199-01-01", "contacts: {}", "contacts: []"),
    *("contacts: {fire: {}}", "contacts: {fire: []}", "home:", "{}", "home: [fire, nobody]"),
)
SCREENS = ("", "contacts", "accident", "breakdown", "card")


@pytest.mark.parametrize("text", [*HIDING, *HARMLESS])
@pytest.mark.nightly
def test_no_file_hides_a_number(run: Run, own: Path, check: Run, text: str) -> None:
    """Whatever a user's file says, each built-in number stays where it is, and check says so."""
    checked = check(f"{text}\n")
    together = over_the_shipped_file(own)
    for screen in SCREENS:
        line = (*screen.split(), "--plain", "--lang", "en")
        without, with_own = run(*line), run(*line, knowledge=together)
        assert with_own.code == without.code
        assert {*NUMBER.findall(without.out)} <= {*NUMBER.findall(with_own.out)}
    told = checked.out + checked.err
    assert {*re.findall(r"yaml:(\d+)", told)} <= {"1"}
    if text in HIDING:
        assert (checked.code, "nothing may hide" in told) == (65, True)


@pytest.mark.parametrize("text", ["", "\ufeff# mine\r\n\r\n", "---\n"])
def test_a_file_of_remarks_is_silent(run: Run, own: Path, text: str) -> None:
    """A file with nothing in it says nothing and changes nothing."""
    own.write_text(text, "utf-8")
    told = ("--knowledge", str(own))
    assert run("contacts", *told, data=data_folder()) == run("contacts", data=data_folder())
    assert run("knowledge", "check", str(own), "--plain").code == 0


def test_entries_name_each_other_in_any_order(own: Path, check: Run) -> None:
    """One may name another further down; who names a faulty one is left out with it alone."""
    words = "own_words:\n  badge: {words: [출입증], question: badge}\n"
    badge = "questions:\n  badge: {question: 출입증은?, answer: 경비실}\n"
    wave = "wave: {text: {ko: 손 흔들기, en: Wave}, phase: evidence, replaces: [shout]}"
    wait = "wait: {text: {ko: 기다리기, en: Wait}, phase: evidence}"
    shout = "shout: {text: {ko: 외치기, en: Shout}, phase: evidence}"
    steps = f"guide:\n  steps:\n    {wave}\n    {wait}\n    "
    assert check(f"{words}{badge}{steps}{shout}\n").code == 0
    assert check(steps + "shout: {text: x}\n").code == 65
    ids = {step.id for step in over_the_shipped_file(own).guide.steps}
    assert ids & {"wave", "wait", "shout"} == {"wait"}


@pytest.mark.parametrize(("length", "last"), [(5, ""), (30, "it is not used")])
def test_a_row_of_entries_that_name_the_next_ends(
    run: Run, own: Path, check: Run, length: int, last: str
) -> None:
    """A fault at its end takes out one after the other; of a very long row the file is not used."""
    steps = [
        f"    s{at}: {{text: x, phase: evidence, replaces: [s{at + 1}]}}\n" for at in range(length)
    ]
    checked = check(f"guide:\n  steps:\n{''.join(steps)}    s{length}: {{text: x}}\n")
    lines = [line for line in checked.out.splitlines() if "my.yaml:" in line]
    assert checked.code == 65
    assert lines[1].endswith("'phase' is missing (write it)")
    assert "not under guide > steps" in lines[2]
    assert lines[-1].endswith(last or "'s1': not under guide > steps")
    line = ("accident", "--guide", "--plain")
    laid = run(*line, "--knowledge", str(own), data=data_folder())
    assert laid.out == run(*line, data=data_folder()).out


def test_the_cause_is_said_before_its_effects(lay: Run) -> None:
    """A source that cannot be read is named first, not the entries that refer to it."""
    first = lay(OFFICE.replace("https://example.org/office", "C:\\Users\\me"), "contacts").err
    assert re.match(r"socar: my.yaml:\d+: 'C:\\Users\\me': not an address", first)
