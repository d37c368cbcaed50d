"""`socar faq`: titles that are cut and counted, and answers by number, id and words."""

import pytest

from tests.sealed import Run


def test_a_number_answers_its_question(run: Run) -> None:
    """The number in front of a title leads to its answer, as its id does."""
    outcome = run("faq", "3")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome == run("faq", "damage-at-pickup")


@pytest.mark.parametrize(("number", "words"), [("119", "119"), ("0", "0"), ("112", "경찰")])
def test_a_number_that_is_no_question_is_a_word(run: Run, number: str, words: str) -> None:
    """119 is looked for, not counted to."""
    outcome = run("faq", number)
    assert (outcome.code, outcome.err) == (0, "")
    assert number in outcome.out or words in outcome.out


def test_whom_to_ask_stands_with_their_hours(run: Run) -> None:
    """Who does not answer round the clock says when, as on the screen of the contacts."""
    lines = run("faq", "dispute-bill", "--plain").out.splitlines()
    at = next(place for place, line in enumerate(lines) if ": 1372" in line)
    assert lines[at + 1] == "    평일 09:00-18:00, 점심시간 확인"
    assert lines[at + 2] == "  고객센터·긴급출동: 1661-3315"
