"""`socar breakdown`: the problems by name, and who pays."""

import json

import pytest

from tests.sealed import Run


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("방전", ("battery", "방전", "batery")),
        ("펑크", ("펑크", "flat tire", "ㅍㅋ")),
        ("연료", ("fuel",)),
        ("문 잠김", ("locked-out",)),
        ("경고등", ("경고등",)),
        ("전기차 충전", ("충전", "charging")),
        ("혼유", ("혼유",)),
        ("펑크 · 고속도로", ("펑크 고속도로",)),
    ],
)
def test_a_problem_is_understood_in_both_languages(
    run: Run, title: str, names: tuple[str, ...]
) -> None:
    """A problem's name in either language leads to its list, with the number of the centre."""
    for name in names:
        outcome = run("breakdown", name, "--plain", "--lang", "ko")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.splitlines()[:2] == ["- 119: 다쳤거나 불, 연기", f"고장 · {title}"]
        assert "고객센터·긴급출동: 1661-3315" in outcome.out


@pytest.mark.parametrize("words", [("쿠쿠루",), ("펑크", "쿠쿠루"), ("쿠쿠루", "고속도로")])
def test_a_word_that_is_not_read_is_named(run: Run, words: tuple[str, ...]) -> None:
    """There is an answer all the same; what was not read stands in it, and is no problem."""
    outcome = run("breakdown", *words, "--plain")
    assert (outcome.code, outcome.err) == (0, "")
    assert "이해하지 못한 말: 쿠쿠루\n" in outcome.out


def test_an_id_decides_no_language(run: Run) -> None:
    """Names of problems and values of options are no English; other English words are."""
    titles = [
        run("breakdown", *words.split(), "--plain").out.splitlines()[1]
        for words in ("battery parking", "battery on a highway")
    ]
    assert titles == ["고장 · 방전 · 주차장", "Breakdown · flat battery · expressway"]


def test_options_win_over_words(run: Run) -> None:
    """Where the two say different things, the option counts."""
    out = run("breakdown", "펑크", "터널", "--where", "주차장", "--plain").out
    assert out.splitlines()[1] == "고장 · 펑크 · 주차장"


@pytest.mark.parametrize("words", [("충전",), ("전기차",), ("fuel", "--ev")])
def test_charging_is_done_with_the_charging_card(run: Run, words: tuple[str, ...]) -> None:
    """Whoever says that it is electric is led to the charging card and to whom to ask."""
    out = run("breakdown", *words).out
    assert "충전카드로 충전하기" in out
    assert "충전이 안 되면 고객센터에 묻기" in out
    assert "주유카드" not in out
    assert "주유카드" in run("breakdown", "fuel").out


@pytest.mark.parametrize(
    ("first", "lines"),
    [
        ("고장 1661-3315", ("battery", "battery --where parking", "tyre")),
        ("견인 1588-2504", ("tyre --where expressway", "battery --where expressway")),
    ],
)
def test_the_first_number_is_that_of_the_problem_and_the_place(
    run: Run, first: str, lines: tuple[str, ...]
) -> None:
    """The numbers stand last, and the right one to begin with is the first of them."""
    for line in lines:
        *shown, _ = run("breakdown", *line.split(), "--plain").out.splitlines()
        last = [text for text in shown[-6:] if text.startswith("- ") and text[-3:].isdigit()]
        assert last[0] == f"- {first}"


def test_a_flat_battery_is_spared_what_is_not_for_it(run: Run) -> None:
    """A flat battery lists neither the expressway tow nor the terms of a Plan."""
    screen = run("breakdown", "battery").out
    assert ("1588-2504" in screen, "플랜" in screen) == (False, False)
    assert "내가 방전시킨 배터리" in screen
    assert "내가 방전시킨 배터리" not in run("breakdown", "tyre").out
    everything = run("breakdown", "--all").out
    assert ("1588-2504" in everything, "쏘카플랜" in everything) == (True, True)


@pytest.mark.parametrize(
    ("words", "helps"),
    [
        ("펑크 다쳤어요", ["call-119", "stay-with", "breathing", "bleeding"]),
        ("펑크 다친 것 같아요", ["call-119-if"]),
        ("펑크 안 다쳤어요", ["call-119-if"]),  # perhaps said of one's self alone
        ("펑크 다친 사람 없어요", []),
        ("펑크", []),
    ],
)
def test_an_injury_that_is_named_is_helped(run: Run, words: str, helps: list[str]) -> None:
    """Whoever says beside the failure that somebody is hurt is told how to help, and only they."""
    groups = json.loads(run("breakdown", *words.split(), "--json").out)["groups"]
    steps = [line["step"]["id"] for group in groups for line in group["lines"]]
    wanted = ("call-119", "call-119-if", "stay-with", "breathing", "bleeding")
    assert [step for step in steps if step in wanted] == helps
