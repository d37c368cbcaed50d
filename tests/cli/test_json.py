"""The JSON face: valid by its schema, and the same answer as on the other faces."""

import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from socar_cli.cli.app import main
from socar_cli.cli.context import App
from socar_cli.domain.moments import KOREA
from socar_cli.faces.json import json_fields
from tests.compatibility import committed, renew
from tests.screens import EVERYTHING, LANGUAGES, RECORDED_SCREENS
from tests.sealed import SUNDAY_EVENING, Run, built_in_knowledge, data_folder
from tests.shapes import FACES, schema_files
from tests.widths import CLOCK, PHONE, WON

SCHEMAS = data_folder() / "schemas"
# Screens that are nobody's script: what else there is to type.
OTHERS: dict[str, tuple[str, ...]] = {
    "sources": ("knowledge", "sources"),
    "path": ("knowledge", "path"),
    "check": ("knowledge", "check"),
    "copy": ("contacts", "accident", "--copy"),
    "nobody-open": ("contacts", "plan", "--open"),
    "with-sources": ("contacts", "accident", "--sources"),
}
SENTENCE = re.compile(r"^ *(?:- |\d+\. )(.+?)(?: \[[\d,]+\])?(?: \([^()]*\))?$", re.MULTILINE)
# What the screens say of their own: when to stop, amounts as one says them, the last numbers.
OF_THE_SCREEN = re.compile(
    r"위험하면 여기서|If it is not safe here|\d만 | won|^11[29]$|^[^\d ]+ 1\d{3}-\d{4}$"
    r"|^[^\d]+ \d{1,2}$"  # a topic and how many questions it has
)
EXAMPLE = "14:00"  # of what to type
SHORT = 4  # words this short stand in any sentence

every_language = pytest.mark.parametrize("lang", LANGUAGES)
every_screen = pytest.mark.parametrize(
    "name", [name for name in (*EVERYTHING, *RECORDED_SCREENS) if not name.startswith("help")]
)
# Screens that fit their window select; with this option they show all that their JSON holds.
CUT = {"breakdown", "costs", "lost-item", "faq"}


@pytest.fixture
def face(run: Run, show: Run) -> Run:
    """Show any screen in any face."""
    return lambda name, *options: (
        show(name, *options) if name in RECORDED_SCREENS else run(*EVERYTHING[name], *options)
    )


@cache
def validator(name: str) -> Any:  # noqa: ANN401 - the library has no types
    """Return what checks JSON by the shipped schema called `name`."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def read(text: str) -> Any:  # noqa: ANN401 - JSON
    """Return JSON that its own schema accepts."""
    value = json.loads(text)
    validator(value["schema"].removeprefix("socar.").partition("/")[0]).validate(value)
    return value


def sentences(plain: str) -> list[str]:
    """Return the sentences of a plain face that are not of the screen itself."""
    return [line for line in SENTENCE.findall(plain) if not OF_THE_SCREEN.search(line)]


def leaves(value: object, key: str = "", *, without: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Yield every value that holds no others with its key, but nothing under `without`."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in without:
                yield from leaves(part, name, without=without)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, key, without=without)
    else:
        yield key, value


# The parts of a result that its screen has no room for, by the name of its schema.
NOT_SHOWN = {
    "costs-estimate/2": {"costs"},
    "costs/1": {"loss_of_use", "estimate", "calls"},
    "lost-item/1": {"deductible", "brief"},
    "reservations/1": {"deductible", "brief"},
    "search/1": {"calls"},
    "faq/1": {"calls", "answer"},
}


def not_on_screen(data: Any, lang: str) -> frozenset[str]:  # noqa: ANN401 - JSON
    """Return the parts of a result that its screen has no room for."""
    whole = {"conflict", "limits", "limit", "why", "passages", "interpreters"}
    korean = {"interpreters", "no_korean", "sound", "en"} if lang == "ko" else set()
    whole |= NOT_SHOWN.get(data["schema"].removeprefix("socar."), korean)
    if data["schema"] == "socar.costs/1" and data["breach"]:  # of what is waived all is unsure
        whole |= {"rule", "products", "limits", "uncovered", "penalties"}
    return frozenset(whole)


def test_schemas_are_in_step_with_the_results(accept: bool) -> None:  # noqa: FBT001 - a fixture
    """Each shipped schema is sound and what the results say, and none is left over."""
    made = dict(schema_files())
    for name, text in made.items():
        renew(SCHEMAS / name, text, committed(SCHEMAS / name), accept=accept)
    shipped = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    assert shipped == made
    for text in shipped.values():
        Draft202012Validator.check_schema(json.loads(text))


def test_no_field_of_a_result_hides_one_of_the_face() -> None:
    """What every face begins with is no field of a result."""
    own = {"schema", "language", "oldest", "sources"}
    assert {name for name, kind in FACES.items() if own & set(json_fields(kind))} == set()


@every_screen
@every_language
def test_every_screen_is_valid_and_says_the_same(face: Run, name: str, lang: str) -> None:
    """JSON has every number, amount, time and sentence of the plain face, and the other way."""
    everything = ("--all",) if name == "contacts" else ()
    plain = face(name, *everything, "--plain", "--lang", lang).out
    outcome = face(name, "--json", "--lang", lang)
    assert (outcome.code, outcome.err) == (0, "")
    data = read(outcome.out)
    values = [value for _, value in leaves(data, without=frozenset())]
    texts = [value for value in values if isinstance(value, str)]
    amounts = {f"{value:,}" for value in values if isinstance(value, int)}
    whole = "\n".join(texts)
    assert data["language"] == lang
    assert set(PHONE.findall(plain)) <= set(PHONE.findall(whole))
    assert set(WON.findall(plain)) <= amounts | set(WON.findall(whole))
    assert {clock for clock in CLOCK.findall(plain) if clock not in whole} <= {EXAMPLE}
    long = [text for text in texts if len(text) >= SHORT]
    unsaid = [line for line in sentences(plain) if line not in whole]
    assert [line for line in unsaid if not any(text in line for text in long)] == []

    foot = face(name, "--plain", "--sources", "--lang", lang).out.splitlines()[-1]
    assert data["oldest"] is None or data["oldest"] in foot
    if name in CUT:
        plain = face(name, "--all", "--plain", "--lang", lang).out
    shown = list(leaves(data, without=not_on_screen(data, lang)))
    words = {"text", "question", "answer", "ko", "sound", "en", "phone", "number", "read_on"}
    said = [value for key, value in shown if key in words and isinstance(value, str)]
    assert [text for text in said if text not in plain] == []
    won = {
        f"{value:,}" for key, value in shown if key in {"deductible", "amount", "inside"} and value
    }
    assert {amount for amount in won if amount not in plain} == set()


def test_the_comparison_would_see_a_difference(face: Run) -> None:
    """The faces that are compared hold something to compare, and schemas tell them apart."""
    data = read(face("accident-guide", "--json").out)
    texts = [value for key, value in leaves(data, without=frozenset()) if key == "text"]
    numbers = [value for key, value in leaves(data, without=frozenset()) if key == "phone"]
    assert len(texts) == len(sentences(face("accident-guide", "--plain").out)) > 20
    assert {"119", "112", "1661-4977"} <= {*numbers}
    other = json.loads(face("contacts", "--json").out)
    assert not validator("accident-guide").is_valid(other)


@every_language
def test_a_guide_has_its_ids_phases_and_calls_in_order(run: Run, lang: str) -> None:
    """Steps come with their place, id, phase and calls, in the order of the screen."""
    argv = ("accident", "--where", "expressway", "--hurt", "yes", "--lang", lang)
    data = read(run(*argv, "--json").out)
    lines = [line for group in data["groups"] for line in group["lines"]]
    first = len(data["memory"]) + 1
    assert [line["number"] for line in lines] == [*range(first, first + len(lines))]
    said = sentences(run(*argv, "--plain").out)
    assert [line["step"]["text"] for line in lines] == said[first - 1 :]
    steps = {step.id: step for step in built_in_knowledge().guide.steps}
    assert {line["step"]["id"] for line in lines} <= set(steps)
    assert (data["groups"][0]["phase"], data["groups"][-1]["phase"]) == ("safe", "after")
    called = {call["id"]: call["phone"] for line in lines for call in line["calls"]}
    assert (called["fire"], called["accident"]) == ("119", "1661-4977")


@pytest.mark.parametrize("name", OTHERS)
def test_the_rest_is_valid(run: Run, name: str) -> None:
    """What is typed more seldom is valid as well."""
    read(run(*OTHERS[name], "--json").out)


def test_reservations_one_after_the_other(run: Run) -> None:
    """A script records, changes, lists and removes, and reads each answer.

    Controls and signs that turn text around are escapes in the JSON, and no byte of it.
    """
    assert read(run("reservation", "--json").out)["reservations"] == []
    hostile = "B2\x1b[31m\u202e\x9b"
    add = ("reservation", "add", "--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")
    out = run(*add, "--deductible", "30만", "--note", hostile, "--json").out
    assert [sign for sign in out if not sign.isprintable() and sign != "\n"] == []
    saved = read(out)
    assert (saved["start"], saved["deductible"]) == ("2026-11-22T14:00:00+09:00", 300_000)
    name = saved["id"]
    edited = read(run("reservation", "edit", name, "--zone", "B2", "--json").out)
    assert (edited["note"], edited["zone"]) == (hostile, "B2")
    assert read(run("reservation", "returned", name, "--json").out)["returned"] is not None
    assert read(run("reservation", "show", name, "--json").out)["id"] == name
    assert len(read(run("reservation", "list", "--json").out)["reservations"]) == 1
    removed = read(run("reservation", "remove", name, "--yes", "--json").out)
    assert removed["schema"] == "socar.reservation-removed/1"
    file = str(data_folder() / "reservations.example.csv")
    assert read(run("reservation", "import", file, "--json").out)["added"] > 0


def test_doubts_are_those_of_the_screen(run: Run) -> None:
    """In later years as many contacts are to be checked as the plain face says."""
    later = datetime(2031, 11, 22, 20, 40, tzinfo=KOREA)
    plain = run("contacts", "--all", "--plain", "--lang", "en", now=later).out
    lines = read(run("contacts", "--json", now=later).out)["lines"]
    doubts = [line["contact"]["doubt"] for line in lines]
    assert doubts.count("old") == plain.count("(old fact ") > 0
    assert doubts.count("unsure") == plain.count("(unsure)")


@pytest.mark.parametrize("line", ["contacts accident", "costs", "accident --guide", "lost-item"])
def test_sources_are_those_that_are_named(run: Run, line: str) -> None:
    """With --sources each source that a fact names can be looked up, in the order of the facts."""
    data = read(run(*line.split(), "--json", "--sources").out)

    def named(part: object) -> Iterator[str]:
        if isinstance(part, dict):
            for name, held in part.items():
                yield from held if name == "sources" else named(held)
        elif isinstance(part, list):
            for held in part:
                yield from named(held)

    sources = data.pop("sources")
    order = dict.fromkeys(named(data))
    assert [source["id"] for source in sources if source["id"] in order] == list(order)
    assert all(source["title"] and source["kind"] for source in sources)


@pytest.mark.parametrize(
    ("line", "code", "part"),
    [
        ("contcts --json", 2, "socar contacts"),
        ("--json contcts", 2, "socar contacts"),
        ("accident --gide --json", 2, "socar accident --guide"),
        ("card a --json", 2, "socar card"),
        ("costs --json --repair abc", 2, "--repair"),
        ("search qqqqqqq --json", 1, "qqqqqqq"),
        ("reservation show R-9 --json", 1, "R-9"),
        ("reservation import none.csv --json", 74, "none.csv"),
        ("knowledge check none.yaml --json", 74, "none.yaml"),
    ],
)
@every_language
def test_errors_are_one_line_of_json(run: Run, line: str, code: int, part: str, lang: str) -> None:
    """Whatever goes wrong is one line on stderr that its schema accepts, and nothing on stdout."""
    outcome = run(*line.split(), environ={"SOCAR_LANG": lang})
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (code, "", 1)
    error = read(outcome.err)
    assert (error["schema"], error["exit_code"]) == ("socar.error/1", code)
    assert part in error["message"]


def test_a_warning_goes_with_an_answer(run: Run) -> None:
    """What is wrong although there is an answer has the code of the call: 0, or that of a number.

    Whoever asked for a reservation that is not there gets the help that always holds, and 1.
    """
    outcome = run("lost-item", "--reservation", "R-9", "--json")
    assert (outcome.code, read(outcome.err)["exit_code"]) == (1, 1)
    assert read(outcome.out)["answer"] is None
    outcome = run("lost-item", "--ended", "2026-11-23 10:00", "--json")
    assert (outcome.code, read(outcome.err)["exit_code"]) == (0, 0)


@pytest.mark.parametrize(
    "faces",
    [
        *("--plain --json", "--json --plain", "--plain --json --plain"),
        *("--plain --json --html", "--html --json", "--html --plain"),
    ],
)
def test_the_later_face_wins(run: Run, faces: str) -> None:
    """Of the faces the last counts, before and after the command, for errors as well."""
    first, *others = faces.split()
    expected = run("contacts", others[-1])
    assert run("contacts", first, *others) == expected
    assert run(first, *others, "contacts") == expected
    assert run(first, "contacts", *others) == expected
    begin = {"--json": "{", "--html": "<!doctype html>", "--plain": "[24시간]"}
    assert expected.out.startswith(begin[others[-1]])
    error = run("contcts", first, *others).err
    assert error.startswith("{") is (others[-1] == "--json")


def test_accessible_is_plain_until_json_is_asked_for(run: Run) -> None:
    """ACCESSIBLE=1 chooses the plain face, and the flag wins; a word behind -- is no flag."""
    environ = {"ACCESSIBLE": "1"}
    assert run("contacts", environ=environ) == run("contacts", "--plain")
    assert run("contacts", "--json", environ=environ) == run("contacts", "--json")
    assert run("contacts", environ={"ACCESSIBLE": "0"}) == run("contacts")
    assert run("search", "--lang", "en", "--", "--html").err.startswith("socar: ")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp949", "utf-8"])
def test_json_stays_json_in_every_encoding(encoding: str) -> None:
    """What an encoding lacks is written as JSON escapes it, never as Python does."""
    raw, err = io.BytesIO(), io.BytesIO()
    out, told = (
        io.TextIOWrapper(stream, encoding=encoding, errors="backslashreplace")
        for stream in (raw, err)
    )
    app = App(environ={}, stdout=out, stderr=told, clock=lambda: SUNDAY_EVENING)
    app.knowledge = built_in_knowledge()
    assert main(["lost-item", "--reservation", "없음", "--json"], app) == 1
    assert read(raw.getvalue().decode(encoding))["language"] == "ko"
    assert "없음" in read(err.getvalue().decode(encoding))["message"]


@pytest.mark.nightly
def test_a_check_says_of_own_files_what_the_screen_says(run: Run, tmp_path: Path) -> None:
    """A broken file of one's own is complained about in the report, and nowhere else."""
    own = tmp_path / "own.yaml"
    own.write_text("contacts: [a\n", encoding="utf-8")
    check = ("knowledge", "check", "--knowledge", str(own))
    plain, outcome = run(*check, "--plain"), run(*check, "--json")
    assert (plain.code, plain.err) == (outcome.code, outcome.err) == (65, "")
    reports = read(outcome.out)["reports"]
    [fault] = [fault for report in reports for fault in report["complaints"]]
    assert (fault["line"], fault["what"] in plain.out) == (1, True)
