"""Where an own knowledge file is looked for."""

from pathlib import Path

import pytest

from socar_cli.folders import own_knowledge, own_knowledge_place
from socar_cli.paths import may_have_own


@pytest.mark.parametrize("variable", ["XDG_CONFIG_HOME", None])
def test_the_cheap_question_never_misses_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str | None
) -> None:
    """Where platformdirs finds an own file, the question every call asks says it may be there."""
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv(variable or "HOME", str(tmp_path))
    assert (may_have_own(None, {}), own_knowledge(None, {})) == (False, None)
    place = own_knowledge_place()
    place.parent.mkdir(parents=True)
    place.write_text("{}", encoding="utf-8")
    found = own_knowledge(None, {})
    assert found is not None
    assert (may_have_own(None, {}), found.path) == (True, place)
