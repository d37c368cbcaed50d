"""`socar accident`: options, ready sentences, sources; nothing is ever asked."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from socar_cli.domain.accident import ready_sentence
from socar_cli.domain.guide import compile_guide
from socar_cli.domain.moments import KOREA
from socar_cli.folders import data_folder
from socar_cli.knowledge.circumstances import Answer, Condition, Other, Say, Where
from socar_cli.knowledge.model import BLANKS, Step
from socar_cli.knowledge.shape import keys_of
from tests.knowledge.small import edited, written
from tests.sealed import SUNDAY_EVENING, Run, built_in_knowledge, load_knowledge
from tests.situations import situations

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=KOREA)


@pytest.mark.parametrize(
    "option",
    [
        ("--hurt", "unsure"),
        ("--where", "unsure"),
        ("--other", "unsure"),
        ("--can-move", "unsure"),
        ("--night",),
        ("--guide",),
    ],
)
def test_each_option_implies_the_guide(run: Run, option: tuple[str, ...]) -> None:
    """Saying that one is not sure shows the list that `--guide` shows, and asks nothing."""
    assert _actions(run, *option) == _actions(run, "--guide") != []


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
    assert by_day == _actions(run, "--no-night")
    assert by_day != _actions(run, "--guide")
    assert _actions(run, "--night", now=NOON) == _actions(run, "--guide")


def test_several_others_are_taken_together(run: Run) -> None:
    """`--other` may be repeated, in any order."""
    car, person = ("--other", "car"), ("--other", "person")
    assert run("accident", *car, *person) == run("accident", *person, *car)


@pytest.mark.parametrize(
    ("option", "value"),
    [("--hurt", "perhaps"), ("--where", "sea"), ("--other", "x"), ("--say", "x")],
)
def test_an_unknown_answer_is_wrong_usage(run: Run, option: str, value: str) -> None:
    """An answer that is none is one line with the way to the help."""
    outcome = run("accident", option, value)
    assert (outcome.code, outcome.out, len(outcome.err.splitlines())) == (2, "", 1)


_ONE_OF = {
    "--trapped": ("네, 아니요, 모름", "yes, no, unsure"),
    "--breach": (
        (
            "음주, 약물, 사고뒤음주, 무면허, 신호위반, 중앙선침범, 과속, 앞지르기, "
            "횡단보도사고, 미등록"
        ),
        (
            "drink, drugs, drank-after, licence, signal, centre-line, speed, overtaking, "
            "crossing, unregistered"
        ),
    ),
    "--other": (
        "다른차, 주차된차, 시설물, 사람, 뺑소니, 동물, 상대없음, 모름",
        "car, parked-car, object, person, hit-and-run, animal, none, unsure",
    ),
}


@pytest.mark.parametrize("option", _ONE_OF)
def test_a_wrong_value_is_told_what_there_is(run: Run, option: str) -> None:
    """The complaint names option, value and all answers, in the language of the screen."""
    for command in ("accident", "breakdown") if option == "--trapped" else ("accident",):
        for lang, words in zip(("ko", "en"), _ONE_OF[option], strict=True):
            outcome = run(command, option, "zzz", "--lang", lang)
            tail = f"{words} 가운데 하나를 적으세요" if lang == "ko" else f"give one of {words}"
            assert (outcome.code, outcome.out) == (2, "")
            assert outcome.err == f"socar: {option} 'zzz': {tail}\n"


@pytest.mark.parametrize(
    ("line", "said", "first", "warned"),
    [
        ("--water", {"water": True}, ["water-leave", "call-119-water"], []),
        ("--trapped yes", {"trapped": "yes"}, ["call-119-trapped", "trapped-way-out"], []),
        (
            "--trapped yes --water --hurt no",
            {"trapped": "yes", "water": True, "hurt": "no"},
            ["call-119-trapped", "water-leave"],
            [],
        ),
        ("--left-scene --hurt no", {"left_scene": True, "hurt": "no"}, ["go-back"], ["left-scene"]),
        (
            "--breach drink --breach unregistered --hurt no --where parking",
            {"breach": ["drink", "unregistered"], "hurt": "no", "where": "parking"},
            ["if-fire", "stop-and-stay"],
            ["drunk", "unregistered"],
        ),
        (
            "--breach signal --breach drank-after --hurt no --where parking",
            {"breach": ["drank-after", "signal"], "hurt": "no", "where": "parking"},
            ["if-fire", "stop-and-stay"],
            ["drank-after", "gross-offence"],
        ),
        (
            "--other animal --where expressway --hurt no --can-move no",
            {"other": ["animal"], "where": "expressway", "hurt": "no", "can_move": "no"},
            ["engine-off-stays", "behind-barrier"],
            [],
        ),
    ],
)
def test_json_has_what_was_said_and_what_comes_first(
    run: Run, line: str, said: dict[str, object], first: list[str], warned: list[str]
) -> None:
    """A program sees the situation, the first steps, and what a breach means."""
    answer = json.loads(run("accident", *line.split(), "--json").out)
    told = {name: value for name, value in answer["said"].items() if value not in (None, False, [])}
    assert told == said
    ids = [one["step"]["id"] for group in answer["groups"] for one in group["lines"]]
    assert ids[: len(first)] == first
    assert [one["advice"]["id"] for one in answer["breach"]] == warned


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
    asked = ("(몇)", "(납니다")
    assert [line[2:] for line in lines if any(word in line for word in asked)] == blanks
    to_police = run("accident", "--say", "112", *said.split(), "--plain").out
    assert ("(몇)명" in to_police) is ("--hurt" not in said)


def test_a_sentence_holds_what_is_known(run: Run) -> None:
    """What was said stands in the sentence to the police, to the letter."""
    line = "--say 112 --where expressway --hurt yes --other hit-and-run --ev --can-move no --plain"
    own = ("--place", "경부선 [red]144{x}", "--plate", "12가 3456", "--phone", "내 전화")
    outcome = run("accident", *line.split(), *own)
    assert outcome.out.splitlines()[:13] == [
        "[112에 말할 문장]",
        "경찰: 112",
        "[그대로 읽거나 보여 주세요]",
        "- 교통사고입니다.",
        "- 고속도로입니다.",
        "- 위치는 경부선 [red]144{x}입니다.",
        "- 다친 사람이 있습니다.",
        "- 상대 차가 달아났습니다.",
        "- 상대 차 번호는 12가 3456입니다.",
        "- 차가 움직이지 않습니다.",
        "- 전기차입니다.",
        "- 제 번호는 내 전화입니다.",
        "말하기 어려우면 112에 문자로 보내세요. 사실과 다른 말은 빼세요",
    ]


def test_what_cannot_be_seen_is_spelled_out(run: Run) -> None:
    """An escape sequence in a place reaches no terminal."""
    outcome = run("accident", "--say", "112", "--place", "\x1b[2J집\u202e\n뒤")
    assert "위치는 \\u001b[2J집\\u202e 뒤입니다." in outcome.out


@pytest.mark.parametrize("say", Say)
def test_in_english_whom_to_call_comes_first(run: Run, say: Say) -> None:
    """In English: the call and who interprets on it, then each sentence with sound and meaning."""
    *_, foot, _ = lines = run("accident", "--say", say, "--lang", "en", "--plain").out.splitlines()
    first = next(place for place, line in enumerate(lines) if re.match("- [가-힣]", line))
    assert any(number in "".join(lines[:first]) for number in ("112", "119", "1588-5644"))
    said = lines[first : lines.index(foot)]
    for korean, meaning in zip(said[::2], said[1::2], strict=True):
        assert re.match("- .*[가-힣].* [A-Z]", korean)
        assert re.match("  [A-Z]", meaning)


def test_a_sentence_in_english_fits_its_window(run: Run) -> None:
    """With the usual options the call and all sentences stand in a window of 24 lines."""
    line = "--say 112 --where expressway --hurt yes --other car --can-move no --lang en"
    own = ("--place", "Gyeongbu 144.6 km", "--plate", "12가 3456", "--phone", "010-1234-5678")
    screen = run("accident", *line.split(), *own, environ={"COLUMNS": "80"}).out
    assert len(screen.splitlines()) <= 24
    assert screen.index("112") < screen.index("교통사고")


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("--where parking --other object", "사고 · 주차장 · 시설물 · 다친 사람 모름"),
        ("--hurt no --ev --no-night", "사고 · 낮 · 전기차 · 다친 사람 없음"),
        ("--was-hit --other car --hurt yes", "사고 · 다른 차 · 받힘 · 다친 사람 있음"),
        ("--guide", "사고 · 다친 사람 모름"),
    ],
)
def test_the_situation_is_said_back(run: Run, line: str, first: str) -> None:
    """The first line says what was said, always also of the injured; the last have the numbers."""
    lines = run("accident", *line.split(), "--plain").out.splitlines()
    assert lines[0] == first
    assert lines[-4:-1] == ["- 119", "- 112", "- 사고 1661-4977"] or "- 견인 1588-2504" in lines


def test_a_list_has_its_limits_and_its_sources_the_reasons(run: Run) -> None:
    """When not to do something is never cut; a mere reason is asked for with --sources."""
    line = ("accident", "--where", "expressway", "--hurt", "yes")
    limit, reason = "차로에 있으면 들어가지 마세요", "그때는 안전한 데서 지켜보며 말을 거세요"
    assert limit in run(*line).out
    assert reason not in run(*line, "--plain").out
    assert reason in run(*line, "--sources", "--plain").out


def test_ready_sentences_are_named_once(run: Run) -> None:
    """Where they are is one line near the end, and each of them can be asked for."""
    screen = run("accident", "--where", "parking", "--other", "object", "--plain").out
    (named,) = (line for line in screen.splitlines() if "--say" in line)
    assert named == "할 말: --say 119, other, 112, operator"


@pytest.mark.parametrize("sentence", built_in_knowledge().sentences.ready, ids=lambda one: one.id)
def test_the_three_faces_of_a_sentence_agree(sentence: object) -> None:
    """Korean, sound and meaning have the same blanks; the sound is in Latin letters."""
    for part in sentence.parts:  # type: ignore[attr-defined]
        spoken = part.spoken
        blanks = {name for name in BLANKS if f"{{{name}}}" in spoken.ko}
        assert blanks == {name for name in BLANKS if f"{{{name}}}" in spoken.sound}
        assert blanks == {name for name in BLANKS if f"{{{name}}}" in spoken.en}
        assert (spoken.sound + spoken.en).isascii()


def test_only_what_was_said_is_told() -> None:
    """The safer branch is for the list: a sentence never claims an injury nobody has seen."""
    for situation in situations():
        spoken = ready_sentence(
            built_in_knowledge(), Say.POLICE, situation, own={}, now=SUNDAY_EVENING
        )
        said = {line.ko for line in spoken.lines}
        hurt = "다친 사람이 있습니다." in said
        person = "사람이 차에 부딪쳤습니다." in said
        road = "고속도로입니다." in said
        assert hurt is (situation.hurt is Answer.YES)
        assert person is (Other.PERSON in situation.other)
        assert road is (situation.where is Where.EXPRESSWAY)
        assert ("연기나 불이 납니다." in said) is (situation.fire is Answer.YES)


LAWFUL = [step for step in built_in_knowledge().guide.steps if step.law is not None]


@pytest.mark.parametrize("step", LAWFUL, ids=lambda step: step.id)
def test_sources_show_the_law_and_its_date(run: Run, step: Step) -> None:
    """A step that is law shows its article and the day it was read, where sources are asked for."""
    guide = built_in_knowledge().guide
    situation, text = next(
        (one, found.text)
        for one in situations(frozenset({"hurt", "where", "other"}))
        for found in compile_guide(guide, one).steps
        if found.id == step.id
    )
    options = (
        *("--hurt", situation.hurt, "--where", situation.where, "--can-move", situation.can_move),
        *(word for other in situation.other for word in ("--other", other)),
        *(("--was-hit",) if situation.was_hit else ()),
        "--night" if situation.night else "--no-night",
        *(("--ev",) if situation.ev else ()),
        *("--fire", situation.fire),
        *(("--left-scene",) if situation.left_scene else ()),
        *(("--water",) if situation.water else ()),
        *(("--trapped", situation.trapped) if situation.trapped else ()),
    )
    assert step.law is not None
    law = f"  {step.law.article.ko} (확인 {step.law.checked})"
    with_sources = run("accident", *options, "--plain", "--sources").out.splitlines()
    (place,) = (at for at, line in enumerate(with_sources) if f". {text.ko} [" in line)
    after = with_sources[place + 1 :]
    assert law in after[: next(at for at, line in enumerate(after) if line[0] in "[0123456789")]
    assert law not in run("accident", *options, "--plain").out.splitlines()


BRANCH = """    ev-in-the-car-park:
      text: {ko: "충전기에서 빼기", en: "Unplug it"}
      phase: safe
      when: [{where: [parking], ev: true}]
      sources: [article]
      verified: 2026
      confidence: low
      review: 3y
"""


@pytest.mark.nightly
def test_a_branch_needs_no_code(run: Run, tmp_path: Path) -> None:
    """An entry in the file is enough for a step that only some situations have."""
    text = (data_folder() / "knowledge.yaml").read_text(encoding="utf-8")
    assert text.count("    get-away:\n") == 1
    longer = text.replace("    get-away:\n", f"{BRANCH}    get-away:\n")
    knowledge = load_knowledge(written(tmp_path, longer))
    lines = ("--where parking --ev", "--where parking", "--where road --ev")
    there, *elsewhere = (run("accident", *line.split(), knowledge=knowledge) for line in lines)
    assert (there.code, "충전기에서 빼기" in there.out) == (0, True)
    assert [outcome.out for outcome in elsewhere if "충전기에서 빼기" in outcome.out] == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (
            "when: [{weather: [rain]}]",
            "'weather' is not known here (known: " + ", ".join(sorted(keys_of(Condition))) + ")",
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
        ("call: [mum]", "'mum': not under contacts"),
    ],
)
def test_a_wrong_condition_is_named_with_its_line(
    run: Run, tmp_path: Path, wrong: str, complaint: str
) -> None:
    """A name nobody knows is one line with the place where it stands."""
    branch = BRANCH.replace("when: [{where: [parking], ev: true}]", wrong)
    steps = f"guide:\n  steps:\n{branch.replace('[article]', '[guide]')}"
    text = edited("guide: {steps: {}}\n", steps)
    outcome = run("accident", "--lang", "en", data=written(tmp_path, text).parent)
    assert (outcome.code, outcome.out) == (65, "")
    file, line, what = outcome.err.removeprefix("socar: ").rstrip("\n").split(":", 2)
    assert (file, what.strip()) == ("knowledge.yaml", complaint)
    first = text[: text.index("    ev-in-the-car-park:")].count("\n") + 2
    assert first <= int(line) <= first + 3


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
