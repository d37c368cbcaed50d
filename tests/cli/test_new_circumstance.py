"""What CONTRIBUTING promises: an option of `accident` is a field, a line and words in the file."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIELD = """\
    rain: Answer | None = _declare(
        9,
        ("비", "Rain"),
        yes=("비 옴", "rain"),
        no=("비 안 옴", "no rain"),
        unsure=("비 모름", "rain unknown"),
    )
"""
OPTION = '    rain: Annotated[Text, circumstance("rain")] = None,\n'
STEP = """\
    slow-in-rain:
      text: {ko: "빗길에서는 더 멀리 세우기", en: "In rain stop further away"}
      phase: safe
      when: [{rain: ["yes"]}]
      sources: [article]
      verified: 2024-01
      confidence: low
      review: 3y
"""
WORDS = """\
  rain:
    rain: "yes"
    words: ["비 오", "비 와", "비 왔", "비 내리", "in the rain"]
  no-rain:
    rain: "no"
    words: ["비 안 오", "no rain"]
"""
# In each file, what is put before which line.
CHANGES = {
    "socar_cli/knowledge/circumstances.py": [(FIELD, "    problem: frozenset[ProblemId]")],
    "socar_cli/cli/commands/accident.py": [(OPTION, "    found_at_pickup: Annotated")],
    "data/knowledge.yaml": [
        (STEP, "    ev-cables:\n"),
        (WORDS, "  # -- 불, 연기 / fire and smoke\n"),
        *(
            (f"    rain: {answer}\n", f"    can_move: {answer}\n    {behind}")
            for answer, behind in (
                ('"yes"', 'words: ["네"'),
                ('"no"', "other: none\n"),
                ("unsure", "where: unsure\n"),
            )
        ),
    ],
}
RUN = """
import json, sys
from dataclasses import astuple
from tests.sealed import run_sealed
outcomes = [run_sealed(*line.split(), "--lang", lang) for lang, line in json.load(sys.stdin)]
print(json.dumps([astuple(outcome) for outcome in outcomes]))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which `--rain` was added."""
    project = tmp_path_factory.mktemp("rain")
    for name in ("socar_cli", "data"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "tests").mkdir()
    for name in ("__init__.py", "sealed.py"):
        shutil.copy(ROOT / "tests" / name, project / "tests")
    for name, changes in CHANGES.items():
        path = project / name
        text = path.read_text(encoding="utf-8")
        for added, before in changes:
            assert text.count(before) == 1, before
            text = text.replace(before, added + before)
        path.write_text(text, encoding="utf-8")
    return project


def _python(project: Path, *words: str, given: str = "", **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=project,
        env={"PATH": os.environ["PATH"], "HOME": str(project), "PYTHONUTF8": "1", **environ},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.nightly
def test_a_new_option_works_everywhere(project: Path) -> None:
    """In every face and language, as a value, an answer and words, and where it is refused."""
    step = {"ko": "빗길에서는 더 멀리 세우기", "en": "In rain stop further away"}
    rains = [
        *(("ko", f"accident --rain {said}") for said in ("yes", "네", "비와요")),
        *(("ko", line) for line in ("사고 --rain 네", "비 오는데 사고났어요")),
        *(("en", line) for line in ("accident --rain yes", "crashed in the rain")),
        *((lang, f"accident --rain yes --{face}") for lang in step for face in ("plain", "html")),
    ]
    dry = [
        ("ko", "accident --rain 아니요"),
        ("en", "accident --rain unsure"),
        ("ko", "비 안 오는데 사고났어요"),
        ("ko", "accident --hurt no"),
    ]
    programs = [
        ("ko", "accident --rain 모름 --json"),
        ("ko", "비 오는데 사고났어요 --json"),
        ("ko", "비 안 오는데 사고났어요 --json"),
    ]
    others = [("ko", "accident --rain 쿠쿠루"), ("en", "accident --help")]
    asked = [*rains, *dry, *programs, *others]
    told = json.loads(_python(project, "-c", RUN, given=json.dumps(asked)))
    outcomes = dict(zip(asked, told, strict=True))

    for lang, line in rains:
        code, out, err = outcomes[lang, line]
        assert (code, err, out.count(step[lang])) == (0, "", 1), line
        assert {"ko": "비 옴", "en": "rain"}[lang] in out, line
    for lang, line in dry:
        code, out, err = outcomes[lang, line]
        assert (code, err, out.count(step[lang])) == (0, "", 0), line
    unsure, wet, not_wet = (json.loads(outcomes[line][1]) for line in programs)
    assert unsure["said"]["rain"] == "unsure"
    assert [said["said"]["rain"] for said in (wet, not_wet)] == ["yes", "no"]
    assert [said["understood"]["rain"] for said in (wet, not_wet)] == ["yes", "no"]
    assert "socar accident --rain yes\n" in outcomes["ko", "비 오는데 사고났어요"][1]
    refused, helped = (outcomes[line] for line in others)
    complaint = "socar: --rain '쿠쿠루': 네, 아니요, 모름 가운데 하나를 적으세요\n"
    assert refused == [2, "", complaint]
    assert "--rain yes|no|unsure" in helped[1]


@pytest.mark.nightly
def test_a_tab_offers_its_values(project: Path) -> None:
    """What is offered behind the option are the words for its values."""
    line = {"COMP_WORDS": "socar accident --rain ", "COMP_CWORD": "3"}
    offered = _python(project, "-m", "socar_cli", _SOCAR_COMPLETE="complete_bash", **line)
    assert offered.split() == ["네", "아니요", "모름"]
