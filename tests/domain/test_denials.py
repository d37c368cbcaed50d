"""Who is denied and what is in doubt: only the order of the words tells."""

import pytest

from socar_cli.domain.denials import judge
from tests.domain.spoken import spoken


def judged(sentence: str) -> str:
    """Return a sentence with `-` for each denial and `?` for each doubt behind its words."""
    said = spoken(sentence)
    judge(said)
    return " ".join("-" * entry.denials + "?" * entry.doubts or "." for entry in said)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("hurt denies-last", "- ."),
        ("denies-next hurt", ". -"),
        ("hurt filler denies-last", "- . ."),
        ("denies-next everybody hurt", ". . -"),
        ("hurt everybody denies-last", "- . ."),
        ("smoke hurt denies-last", ". - ."),
        ("denies-next hurt smoke", ". - ."),
    ],
)
def test_a_denial_is_of_what_is_next_to_it(sentence: str, verdict: str) -> None:
    """It denies the nearest meaning on its own side, past words that say nothing."""
    assert judged(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("hurt | denies-last", "? ."),
        ("denies-next | hurt", ". ."),
        ("tunnel | denies-last", "? ."),
        ("tunnel | denies-last road", "? . ."),
        ("tunnel | denies-next blah", ". . ."),
        ("hurt denies-next", "- ."),
        ("hurt denies-next filler", "- . ."),
        ("hurt denies-next aside", "? . ."),
    ],
)
def test_a_denial_stays_in_its_clause(sentence: str, verdict: str) -> None:
    """Beyond it a danger is left open, in front of another anything; at its end it looks back."""
    assert judged(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("hurt blah denies-last", "? . ."),
        ("tunnel blah denies-last", ". . ."),
        ("hurt aside denies-last", "? . ."),
        ("denies-next blah hurt", ". . ?"),
        ("denies-next aside hurt", ". . -"),
        ("hurt smoke blah denies-last", ". ? . ."),
    ],
)
def test_the_unknown_between_leaves_a_danger_open(sentence: str, verdict: str) -> None:
    """What stands between and was not read may be what is denied, so no danger is cleared."""
    assert judged(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("hurt denies-last denies-last", "-- . ."),
        ("hurt denies-last | denies-last", "-? . ."),
        ("denies-next denies-next hurt", ". . --"),
        ("hurt denies-last doubts-last", "-? . ."),
    ],
)
def test_who_denies_a_denial_denies_the_same(sentence: str, verdict: str) -> None:
    """Mention twice it stands at the same word, which reads it as open."""
    assert judged(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("denies-next hurt alternative smoke", ". - . -"),
        ("hurt alternative smoke denies-last", "- . - ."),
        ("denies-next hurt alternative tunnel alternative smoke", ". - . - . -"),
        ("denies-next hurt alternative filler smoke", ". - . . ."),
        ("denies-next hurt alternative", ". - ."),
    ],
)
def test_a_denial_reaches_over_an_or(sentence: str, verdict: str) -> None:
    """Whatever stands behind an `or` is denied as well, as long as the chain goes on."""
    assert judged(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("denies-verb moves", ". -"),
        ("denies-verb hurt", ". ?"),
        ("denies-verb filler moves", ". . ."),
        ("hurt denies-verb filler", "? . ."),
        ("moves denies-verb", ". ."),
        ("hurt | denies-verb", ". ."),
    ],
)
def test_before_a_verb_no_danger_is_cleared(sentence: str, verdict: str) -> None:
    """안 denies the verb behind it, but as it may mean `inside`, a danger is left open."""
    assert judged(sentence) == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("doubts-next hurt", ". ?"),
        ("hurt doubts-last", "? ."),
        ("hurt doubts-next", "? ."),
        ("doubts-last hurt", ". ?"),
        ("hurt doubts-next smoke", ". . ?"),
        ("hurt blah doubts-last", ". . ."),
        ("doubts-next blah hurt", ". . ?"),
        ("hurt | doubts-last", ". ."),
        ("hurt? smoke", "? ."),
        ("filler? smoke", ". ."),
        ("me-hurt doubts-last", "? ."),
    ],
)
def test_a_doubt_is_of_what_is_next_to_it(sentence: str, verdict: str) -> None:
    """On its own side, else on the other, never over a clause; who asks doubts what is asked."""
    assert judged(sentence) == verdict


@pytest.mark.parametrize("sentence", ["", "denies-last", "doubts-next", "denies-verb", "filler |"])
def test_nothing_to_judge(sentence: str) -> None:
    """Without a meaning nothing is denied and nothing doubted."""
    assert set(judged(sentence).split()) <= {"."}
