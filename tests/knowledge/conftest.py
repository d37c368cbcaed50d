"""Both parsers: what one refuses, the other has to refuse."""

import pytest

from socar_cli.knowledge import reader
from tests.knowledge.small import PARSERS


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type:
    """Have the file read with libyaml, and then with the parser written in Python."""
    chosen: type = request.param
    monkeypatch.setattr(reader, "_PARSER", chosen)
    return chosen
