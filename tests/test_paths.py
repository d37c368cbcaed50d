"""Where an own knowledge file and the record are looked for."""

import pwd
from pathlib import Path
from types import SimpleNamespace

import pytest

from socar_cli.files import own_knowledge, own_knowledge_place, record_folder
from socar_cli.paths import RECORD, may_have_own, may_have_record
from tests.sealed import run_sealed

ADD = ("reservation", "add", "--start", "2026-11-22 14:00", "--end", "2026-11-22 18:00")
NO_FOLDER = "No folder for the record is known (set SOCAR_HOME to an absolute path)"


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take every home away, as in a container with a bare uid; return the current folder."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "SOCAR_HOME"):
        monkeypatch.delenv(name, raising=False)

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("variable", "value"),
    [("", ""), ("HOME", ""), ("HOME", "here"), ("HOME", "~"), ("SOCAR_HOME", "here")],
)
def test_without_a_home(
    homeless: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    """Where nobody knows a home, help is shown, an entry is shown in full, and nothing is made."""
    environ = {"LANG": "en"}
    if variable:
        monkeypatch.setenv(variable, value)
        environ[variable] = value
    asked = run_sealed("lost-item", "--reservation", "R-1", environ=environ)
    assert (asked.code, asked.err) == (74, f"socar: {NO_FOLDER}\n")
    assert asked.out == run_sealed("lost-item", environ=environ).out
    added = run_sealed(*ADD, "--note", "우산", environ=environ)
    assert (added.code, added.out) == (74, "")
    assert added.err == (
        f'socar: {NO_FOLDER}. Not saved, keep this: {{"version": 1, "reservations": [{{"start": '
        '"2026-11-22 14:00:00", "end": "2026-11-22 18:00:00", "note": "우산"}]}\n'
    )
    listed = run_sealed("reservation", "list", environ=environ)
    assert (listed.code, listed.out, listed.err) == (74, "", f"socar: {NO_FOLDER}\n")
    for line in (("contacts",), ("knowledge", "path"), ("knowledge", "path", "--json")):
        outcome = run_sealed(*line, environ=environ)
        assert (outcome.code, outcome.err) == (0, "")
    assert list(homeless.iterdir()) == []


@pytest.mark.parametrize("home", [None, "", "here"])
def test_a_home_that_only_the_system_knows(
    homeless: Path, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    """Without HOME a knowledge file of one's own and a record lie where the system says it is."""
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_dir=str(homeless / "me")))
    if home is not None:
        monkeypatch.setenv("HOME", home)
    assert run_sealed(*ADD).code == 0
    assert may_have_record({}) is True
    assert "R-1" in run_sealed("lost-item").out
    assert find_own_file().is_relative_to(homeless / "me")


def find_own_file() -> Path:
    """Make a knowledge file of one's own, of which both questions say that it is there."""
    place = own_knowledge_place()
    assert place is not None
    place.parent.mkdir(parents=True)
    place.write_text("{}", encoding="utf-8")
    found = own_knowledge(None, {})
    assert found is not None
    assert (may_have_own(None, {}), found.path) == (True, place)
    return place


def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    """A record lies in a folder of any name, also of bytes that are no UTF-8."""
    environ = {"SOCAR_HOME": str(tmp_path / "\udcff%2f?#"), "LANG": "en"}
    assert run_sealed(*ADD, environ=environ).code == 0
    assert "R-1" in run_sealed("reservation", "list", environ=environ).out
    assert [path.name for path in tmp_path.iterdir()] == ["\udcff%2f?#"]


@pytest.mark.parametrize("variable", ["XDG_CONFIG_HOME", None])
def test_the_cheap_question_never_misses_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str | None
) -> None:
    """Where platformdirs finds an own file, the question every call asks says it may be there."""
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv(variable or "HOME", str(tmp_path))
    assert (may_have_own(None, {}), own_knowledge(None, {})) == (False, None)
    assert find_own_file().is_relative_to(tmp_path)


@pytest.mark.parametrize("variable", ["XDG_DATA_HOME", "HOME", "SOCAR_HOME"])
def test_the_cheap_question_never_misses_the_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str
) -> None:
    """Where a record lies in its folder, the question that bare lines ask says it may be there."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    environ = {variable: str(tmp_path)}
    assert may_have_record(environ) is False
    folder = record_folder(environ)
    assert folder is not None
    assert folder.is_relative_to(tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RECORD).write_bytes(b"")
    assert may_have_record(environ) is True
    (folder / RECORD).unlink()
    (folder / RECORD).symlink_to(tmp_path / "nowhere")
    assert may_have_record(environ) is True
