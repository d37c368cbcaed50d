"""`socar accident`: options, ready sentences, sources; nothing is ever asked."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from socar_cli.domain.accident import ready_sentence
from socar_cli.domain.moments import KOREA
from socar_cli.knowledge.circumstances import Answer, Condition, Other, Say, Situation, Where
from socar_cli.knowledge.model import BLANKS
from socar_cli.knowledge.schema import keys_of
from tests.knowledge.small import edited, written
from tests.sealed import SUNDAY_EVENING, Run, built_in_knowledge, data_folder
from tests.situations import situations

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=KOREA)


@pytest.mark.parametrize(
    "option", [*(f"--{name} unsure" for name in ("hurt", "where", "other", "can-move")), "--night"]
)
def test_each_option_implies_the_guide(run: Run, option: str) -> None:
    """Saying that one is not sure shows the list that `--guide` shows, and asks nothing."""
    assert _actions(run, *option.split()) == _actions(run, "--guide") != []


def _actions(run: Run, *options: str, now: datetime = SUNDAY_EVENING) -> list[str]:
    """Return the numbered lines of a list, without what is said below them."""
    screen = run("accident", *options, "--plain", now=now).out
    return [line for line in screen.splitlines() if line[:1].isdigit()]


@pytest.mark.parametrize("option", ["--was-hit", "--ev", "--no-night", "--found-at-pickup"])
def test_each_switch_leads_to_a_list(run: Run, option: str) -> None:
    """A switch alone is enough, and changes the list."""
    outcome = run("accident", option)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out not in {run("accident").out, run("accident", "--guide").out}


def test_the_clock_tells_the_night(run: Run) -> None:
    """Without an option the clock decides, with one the option."""
    by_day = _actions(run, "--guide", now=NOON)
    assert by_day == _actions(run, "--no-night") != _actions(run, "--guide")
    assert _actions(run, "--night", now=NOON) == _actions(run, "--guide")


def test_several_others_are_taken_together(run: Run) -> None:
    """`--other` may be repeated, in any order."""
    car, person = ("--other", "car"), ("--other", "person")
    assert run("accident", *car, *person) == run("accident", *person, *car)


@pytest.mark.parametrize(
    ("line", "said", "first", "warned"),
    [
        ("--water", {"water": True}, "water-leave call-119-water", ""),
        ("--trapped yes", {"trapped": "yes"}, "call-119-trapped trapped-way-out", ""),
        (
            "--trapped yes --water --hurt no",
            {"trapped": "yes", "water": True, "hurt": "no"},
            *("call-119-trapped water-leave", ""),
        ),
        ("--left-scene --hurt no", {"left_scene": True, "hurt": "no"}, "go-back", "left-scene"),
        (
            "--breach drink --breach unregistered --hurt no --where parking",
            {"breach": ["drink", "unregistered"], "hurt": "no", "where": "parking"},
            *("if-fire stop-and-stay", "drunk unregistered"),
        ),
        (
            "--breach signal --breach drank-after --hurt no --where parking",
            {"breach": ["drank-after", "signal"], "hurt": "no", "where": "parking"},
            *("if-fire stop-and-stay", "drank-after gross-offence"),
        ),
        (
            "--other animal --where expressway --hurt no --can-move no",
            {"other": ["animal"], "where": "expressway", "hurt": "no", "can_move": "no"},
            *("engine-off-stays behind-barrier", ""),
        ),
    ],
)
def test_json_has_what_was_said_and_what_comes_first(
    run: Run, line: str, said: dict[str, object], first: str, warned: str
) -> None:
    """A program sees the situation, the first steps, and what a breach means."""
    answer = json.loads(run("accident", *line.split(), "--json").out)
    told = {name: value for name, value in answer["said"].items() if value not in (None, False, [])}
    assert told == said
    ids = [one["step"]["id"] for group in answer["groups"] for one in group["lines"]]
    assert " ".join(ids).startswith(first)
    assert [one["advice"]["id"] for one in answer["breach"]] == warned.split()


def test_each_sentence_is_in_the_knowledge_file() -> None:
    """Everyone one may speak to has a ready sentence, and nobody else has."""
    assert {sentence.id for sentence in built_in_knowledge().sentences.ready} == set(Say)


@pytest.mark.parametrize("say", Say)
def test_the_unknown_is_a_blank(run: Run, say: Say) -> None:
    """With nothing typed a sentence claims nothing: what it needs is a blank to fill in."""
    outcome = run("accident", "--say", say, "--plain")
    assert re.findall(r"\([^)]*\)", outcome.out.split("]\n", 1)[1]) != []
    claims = ("확인 중", "없음", "없습니다", "있습니다", "했습니다", "모릅니다", "불렀습니다")
    said = [line for line in outcome.out.splitlines() if line.startswith("- ")]
    touched = {"- 주차된 차에 접촉했습니다."}  # whoever leaves a note for a parked car says so
    assert [line for line in said if any(claim in line for claim in claims)] == [
        line for line in said if line in touched
    ]


@pytest.mark.parametrize(
    ("said", "blanks"),
    [
        ("", ["다친 사람은 (몇)명입니다.", "불이나 연기가 (납니다 / 안 납니다)."]),
        ("--hurt no", ["불이나 연기가 (납니다 / 안 납니다)."]),
        ("--fire yes", ["다친 사람은 (몇)명입니다."]),
        ("--hurt unsure --fire no", []),
    ],
)
def test_119_hears_of_injuries_and_fire(run: Run, said: str, blanks: list[str]) -> None:
    """What 119 has to know and nobody has said is a blank; what was said is not asked again."""
    lines = run("accident", "--say", "119", *said.split(), "--plain").out.splitlines()
    assert [line[2:] for line in lines if "(몇)" in line or "(납니다" in line] == blanks
    to_police = run("accident", "--say", "112", *said.split(), "--plain").out
    assert ("(몇)명" in to_police) is ("--hurt" not in said)


def test_a_sentence_holds_what_is_known(run: Run) -> None:
    """What was said stands in the sentence to the police, to the letter; no escape does."""
    line = "--say 112 --hurt yes --other hit-and-run --ev --can-move no --plain"
    own = ("--place", "[red]144{x}\x1b[2J\u202e\n뒤", "--plate", "12가 3456", "--phone", "내 전화")
    outcome = run("accident", *line.split(), *own)
    assert outcome.out.splitlines()[3:-1] == [
        "- 교통사고입니다.",
        "- 위치는 [red]144{x}\\u001b[2J\\u202e 뒤입니다.",
        "- 다친 사람이 있습니다.",
        "- 상대 차가 달아났습니다.",
        "- 상대 차 번호는 12가 3456입니다.",
        "- 차가 움직이지 않습니다.",
        "- 전기차입니다.",
        "- 제 번호는 내 전화입니다.",
        "말하기 어려우면 112에 문자로 보내세요. 사실과 다른 말은 빼세요",
    ]


def test_a_sentence_in_english_fits_its_window(run: Run) -> None:
    """With the usual options the call and all sentences stand in a window of 24 lines."""
    line = "--say 112 --where expressway --hurt yes --other car --can-move no --lang en"
    own = ("--place", "Gyeongbu 144.6 km", "--plate", "12가 3456", "--phone", "010-1234-5678")
    screen = run("accident", *line.split(), *own, environ={"COLUMNS": "80"}).out
    assert len(screen.splitlines()) <= 24
    assert screen.index("112") < screen.index("교통사고")


def test_sources_show_the_reasons_and_the_law(run: Run) -> None:
    """When not to do something is never cut; a mere reason and the law come with --sources."""
    line = ("accident", "--where", "expressway", "--hurt", "yes")
    bare, proved = run(*line, "--plain").out, run(*line, "--sources", "--plain").out
    assert "차로에 있으면 들어가지 마세요" in bare
    reason = "그때는 안전한 데서 지켜보며 말을 거세요"
    assert (reason in bare, reason in proved) == (False, True)
    laws = [step.law for step in built_in_knowledge().guide.steps if step.law is not None]
    shown = {f"{law.article.ko} (확인 {law.checked})" for law in laws}
    assert len([law for law in shown if law in proved]) >= 3
    assert [law for law in shown if law in bare] == []


def test_the_three_faces_of_a_sentence_agree() -> None:
    """Korean, sound and meaning have the same blanks; the sound is in Latin letters."""
    ready = built_in_knowledge().sentences.ready
    for spoken in (part.spoken for sentence in ready for part in sentence.parts):
        faces = (spoken.ko, spoken.sound, spoken.en)
        first, *others = ({name for name in BLANKS if f"{{{name}}}" in face} for face in faces)
        assert others == [first, first]
        assert (spoken.sound + spoken.en).isascii()


def test_only_what_was_said_is_told() -> None:
    """The safer branch is for the list: a sentence never claims an injury nobody has seen."""
    known = built_in_knowledge()
    for situation in situations():
        spoken = ready_sentence(known, Say.POLICE, situation, own={}, now=SUNDAY_EVENING)
        said = {line.ko for line in spoken.lines}
        assert {sentence: sentence in said for sentence in CLAIMS} == {
            sentence: told(situation) for sentence, told in CLAIMS.items()
        }


CLAIMS: dict[str, Callable[[Situation], bool]] = {
    "다친 사람이 있습니다.": lambda one: one.hurt is Answer.YES,
    "사람이 차에 부딪쳤습니다.": lambda one: Other.PERSON in one.other,
    "고속도로입니다.": lambda one: one.where is Where.EXPRESSWAY,
    "연기나 불이 납니다.": lambda one: one.fire is Answer.YES,
}


BRANCH = """\
    ev-in-the-car-park:
      text: {ko: "충전기에서 빼기", en: "Unplug it"}
      phase: safe
      when: [{where: [parking], ev: true}]
      sources: [guide]
      verified: 2026
      confidence: low
      review: 3y
"""


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (
            "when: [{weather: [rain]}]",
            f"'weather' is not known here (known: {', '.join(sorted(keys_of(Condition)))})",
        ),
        (
            "when: [{where: [moon]}]",
            "'moon': must be one of road, expressway, motor-road, tunnel, parking, unsure",
        ),
        ("when: [{problem: [engine]}]", "'engine': not under breakdown > problems"),
        (
            "replaces: [ev-in-the-car-park]",
            "only a step of phase evidence replaces others (a duty never disappears)",
        ),
        ("say: mum", "'mum': must be one of 112, 119, tow, operator, other, note"),
    ],
)
def test_a_wrong_condition_is_named_with_its_line(
    run: Run, tmp_path: Path, wrong: str, complaint: str
) -> None:
    """A name nobody knows is one line with the place where it stands."""
    branch = BRANCH.replace("when: [{where: [parking], ev: true}]", wrong)
    text = edited("guide: {steps: {}}\n", f"guide:\n  steps:\n{branch}")
    outcome = run("accident", "--lang", "en", data=written(tmp_path, text).parent)
    first = text[: text.index("    ev-in-the-car-park:")].count("\n") + 2
    said = re.fullmatch(r"socar: knowledge\.yaml:(\d+): (.*)\n", outcome.err)
    assert said is not None
    assert (outcome.code, outcome.out, said[2]) == (65, "", complaint)
    assert first <= int(said[1]) <= first + 3


@pytest.mark.nightly
def test_a_users_file_rewords_a_duty_and_never_moves_it(run: Run, tmp_path: Path) -> None:
    """A condition laid over a duty is one line on stderr, and the duty stays in the list."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "guide:\n  steps:\n    stop-and-help:\n      when: [{where: [road]}]\n"
        '    give-details:\n      text: {ko: "이름부터 알려 주기"}\n',
        encoding="utf-8",
    )
    line = ("accident", "--where", "parking", "--other", "car", "--knowledge", str(own))
    outcome = run(*line, data=data_folder())
    assert outcome.code == 0
    assert outcome.err.startswith("socar: own.yaml:4: 의무인 단계")
    assert "멈춰서 다친 사람 살펴 돕기" in outcome.out
    assert "이름부터 알려 주기" in outcome.out
