"""The compiled knowledge: it says what its YAML says, and counts for that very file alone."""

import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from socar_cli.domain.search import PRECOMPUTED
from socar_cli.knowledge.compiled import FOLDER, CompiledKnowledge, dumped
from socar_cli.knowledge.model import Knowledge
from socar_cli.knowledge.overlay import load_all
from socar_cli.knowledge.schema import keys_of
from socar_cli.value import Value, values_of
from tests.knowledge.small import SMALL, edited
from tests.knowledge.small import written as yaml_in
from tests.sealed import built_in_knowledge, load_knowledge, run_sealed, shipped_text

ROOT = Path(__file__).parents[2]
SHIPPED = shipped_text()


def compiled(yaml: Path, knowledge: Knowledge) -> dict[str, object]:
    """Put the compiled copy beside a knowledge file, and return what was worked out for it."""
    worked_out = {name: work_out(knowledge) for name, work_out in PRECOMPUTED.items()}
    yaml.with_name(FOLDER).mkdir()
    for name, content in dumped(str(yaml), knowledge, worked_out).items():
        (yaml.parent / name).write_bytes(content)
    return worked_out


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """Return the shipped file with its compiled copy beside it, and what was worked out for it."""
    yaml = yaml_in(tmp_path_factory.mktemp("shipped"), SHIPPED)
    return yaml, compiled(yaml, built_in_knowledge())


def unread() -> Knowledge:
    """Fail: a sound copy is enough."""
    raise AssertionError


def spelt_out(value: object) -> object:
    """Return a value with the kind of each of its parts, which equality alone does not compare."""
    if isinstance(value, Value):
        return type(value), {name: spelt_out(part) for name, part in values_of(value)}
    if isinstance(value, tuple):
        return [spelt_out(part) for part in value]
    return type(value), value


@pytest.mark.nightly
def test_the_copy_says_the_same(shipped: tuple[Path, object]) -> None:
    """Read from the copy or from the YAML, every value is equal and of the same kind."""
    copy = CompiledKnowledge(str(shipped[0]), unread)
    read = {name: spelt_out(section) for name, section in values_of(copy)}
    assert read == {name: spelt_out(section) for name, section in values_of(built_in_knowledge())}


OWN = """
contacts:
  garage: {name: 정비소, phone: 02-123-4567}
  center: {phone: 02-765-4321, hours: nonsense}
own_words:
  flat: {words: ["주저앉았"], problem: tyre}
questions:
  mine: {question: {ko: 내 물음, en: my question}, answer: 내 답, call: [garage, nobody]}
"""


@pytest.mark.nightly
def test_a_file_of_ones_own_is_laid_over_the_copy_as_over_the_yaml(
    shipped: tuple[Path, object], tmp_path: Path
) -> None:
    """What is known together, and what is wrong in that file, are the same either way."""
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    over_yaml = load_all(str(yaml_in(tmp_path, SHIPPED)), own)
    over_copy = load_all(str(shipped[0]), own)
    assert spelt_out(over_copy.knowledge) == spelt_out(over_yaml.knowledge)
    assert str(over_copy.problem) == str(over_yaml.problem)
    assert over_copy.problem is not None


@pytest.mark.nightly
def test_a_copy_counts_for_its_own_file_alone(shipped: tuple[Path, object], tmp_path: Path) -> None:
    """Once the YAML has changed, by a single digit, it is read itself."""
    shutil.copytree(shipped[0].with_name(FOLDER), tmp_path / FOLDER)
    yaml = yaml_in(tmp_path, SHIPPED.replace("1661-4977", "1661-4978"))
    with pytest.raises(AssertionError):
        _ = CompiledKnowledge(str(yaml), unread).contacts
    screen = run_sealed("contacts", "accident", data=tmp_path)
    assert (screen.code, screen.err) == (0, "")
    assert "1661-4978" in screen.out


def test_what_is_damaged_in_a_copy_is_read_from_the_yaml(tmp_path: Path) -> None:
    """Whatever byte of a part is wrong or missing, the same is known, without a word."""
    yaml = yaml_in(tmp_path, SMALL)
    knowledge = load_knowledge(yaml)
    compiled(yaml, knowledge)
    path = tmp_path / FOLDER / "sources"
    sound = path.read_bytes()
    places = range(0, len(sound), 7)
    flipped = (
        sound[:place] + bytes([sound[place] ^ 1 << place % 8]) + sound[place + 1 :]
        for place in places
    )
    cut = (sound[:end] for end in (*range(8), len(sound) // 2, len(sound) - 1))
    read = Mock(return_value=knowledge)
    for content in (*flipped, *cut, bytes(4), b"{}\n", b"no pickle at all", bytes(len(sound))):
        path.write_bytes(content)
        copy = CompiledKnowledge(str(yaml), read)
        assert (copy.sources, copy.contacts) == (knowledge.sources, knowledge.contacts)
    assert read.call_count > len(places)
    screen = run_sealed("contacts", "--plain", data=tmp_path)
    assert (screen.code, screen.err) == (0, "")
    assert "고객센터: 1661-3315\n" in screen.out


def test_without_a_copy_the_yaml_is_read(tmp_path: Path) -> None:
    """A copy that is not there is no reason to complain, and the YAML is read once."""
    yaml = yaml_in(tmp_path, SMALL)
    known = load_knowledge(yaml)
    read = Mock(return_value=known)
    assert dict(values_of(CompiledKnowledge(str(yaml), read))) == dict(values_of(known))
    assert read.call_count == 1
    yaml_in(tmp_path, SHIPPED)
    assert run_sealed("faq", data=tmp_path) == run_sealed("faq")


@pytest.mark.nightly
def test_a_build_ends_at_a_complaint_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """One complaint about the knowledge file, and there is no wheel; it is named with its line."""
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("socar_cli", "data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", str(tmp_path)]
    yaml_in(tmp_path / "data", edited("phone: 1661-3315", "phone: 1588-16-88"))
    failed = subprocess.run(build, check=False, capture_output=True, text=True)
    assert failed.returncode != 0
    assert "knowledge.yaml:7: '1588-16-88'" in failed.stdout + failed.stderr
    assert list((tmp_path / "dist").glob("*")) == []


def test_what_was_precomputed_is_what_would_be_worked_out(
    shipped: tuple[Path, dict[str, object]],
) -> None:
    """What a build worked out of the knowledge equals what a call works out without it."""
    yaml, worked_out = shipped
    copy = CompiledKnowledge(str(yaml), unread)
    assert {name: copy.part(name, lambda _: None) for name in PRECOMPUTED} == worked_out
    assert not PRECOMPUTED.keys() & keys_of(Knowledge).keys()
