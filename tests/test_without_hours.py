"""A machine for which the opening-hours library has no wheel, as a telephone is."""

import io
import shutil
import subprocess
import sys
from importlib.util import find_spec
from itertools import product
from pathlib import Path

import pytest

from socar_cli.prerendered.lookup import NAME, prerendered_answer
from socar_cli.prerendered.prerender import prerender
from tests.screens import EVERYTHING, LANGUAGES
from tests.sealed import SUNDAY_EVENING, Run, built_in_knowledge, data_folder

FACES = ("--color=always", "--plain", "--json", "--html")
_BLOCKED = """
import sys
sys.modules["opening_hours"] = None
from socar_cli.cli.app import main
sys.exit(main(sys.argv[1:]))
"""
without_library = pytest.mark.skipif(
    find_spec("opening_hours") is not None, reason="the library is here; .ci/run takes it away"
)


@pytest.mark.nightly
def test_hours_are_words_without_a_state() -> None:
    """Where the library cannot be imported the hours stand in words, and no state is claimed."""
    line = [sys.executable, "-c", _BLOCKED, "contacts", "plan", "--plain", "--at", "12:00"]
    result = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert "  평일 10:00-19:00, 공휴일 확인\n" in result.stdout
    assert "이 기기에서는 지금 열렸는지 계산할 수 없어 시간만 보입니다\n" in result.stdout
    assert [word for word in ("닫힘", "열림", "까지\n") if word in result.stdout] == []


@without_library
def test_every_screen_shows_without_the_library(run: Run) -> None:
    """Each screen has its answer, in every face and language, and nothing to complain of."""
    wrong = []
    lines = (*EVERYTHING.values(), ("knowledge", "check"))
    for words, lang, face in product(lines, LANGUAGES, FACES):
        outcome = run(*words, "--lang", lang, face)
        if outcome.code or outcome.err or not outcome.out:
            wrong.append((words, lang, face, outcome))
    assert wrong == []


@without_library
def test_answers_are_prerendered_without_the_library(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel that is built there looks its answers up as well, hours in words."""
    drawn = run("contacts").out
    yaml = data_folder() / "knowledge.yaml"
    now = SUNDAY_EVENING.timestamp()
    shutil.copy(yaml, tmp_path)
    (tmp_path / NAME).write_bytes(prerender(built_in_knowledge(), str(yaml), now))
    here = str(tmp_path / "knowledge.yaml")
    monkeypatch.setattr("socar_cli.prerendered.lookup.built_in_knowledge", lambda: here)
    page = prerendered_answer(["contacts"], {}, io.StringIO(), now)
    assert page == drawn
    assert "쏘카플랜 계약 문의, 공휴일   평일 10:00-19:00" in drawn
