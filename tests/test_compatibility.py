"""JSON schemas change knowingly: what a reader of the answers would miss needs a new version."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.compatibility import renew, taken

TEXT, NUMBER, NONE = {"type": "string"}, {"type": "integer"}, {"type": "null"}
DAY = {"type": "string", "format": "date"}


def schema(version: int = 1, required: tuple[str, ...] = ("name",), **properties: object) -> Any:  # noqa: ANN401 - JSON
    """Return a small schema; `Car` is a definition that names itself."""
    car = {
        "type": "object",
        "required": ["plate"],
        "properties": {"plate": TEXT, "next": {"$ref": "#/$defs/Car"}},
    }
    return {
        "title": f"socar.small/{version}",
        "type": "object",
        "required": list(required),
        "properties": {"name": TEXT, **properties},
        "$defs": {"Car": car},
    }


CAR = {"$ref": "#/$defs/Car"}
MAYBE = {"anyOf": [NUMBER, NONE]}
RING = schema(cars={"type": "array", "items": CAR})
LESS = json.loads(json.dumps(RING).replace('"plate": {"type": "string"}, ', ""))
LOOSE = json.loads(json.dumps(RING).replace('"required": ["plate"]', '"required": []'))


@pytest.mark.parametrize(
    ("old", "new", "missed"),
    [
        (schema(), schema(more=NUMBER, required=("name", "more")), ""),
        (schema(kind={"enum": ["a"]}), schema(kind={"enum": ["a", "b"]}), ""),
        (schema(kind=TEXT), schema(kind={"enum": ["a"]}), ""),
        (RING, RING, ""),
        (schema(old=TEXT), schema(), ".old is gone"),
        (schema(), schema(required=()), ".name is no longer required"),
        (schema(age=NUMBER), schema(age=TEXT), ".age was integer, is string"),
        (schema(day=DAY), schema(day=TEXT), ".day was string date, is string"),
        (schema(cars=CAR), schema(cars=TEXT), ".cars was object, is string"),
        (schema(age=NUMBER), schema(age=MAYBE), ".age was integer, is any"),
        (schema(age=MAYBE), schema(age={"anyOf": [TEXT, NONE]}), ".age was integer, is string"),
        (RING, LESS, ".cars[].plate is gone"),
        (RING, LOOSE, ".cars[].plate is no longer required"),
        (schema(old=TEXT), schema(2), ""),
        (schema(2, old=TEXT), schema(1), ".old is gone"),
    ],
)
def test_what_a_reader_would_miss(old: Any, new: Any, missed: str) -> None:  # noqa: ANN401 - JSON
    """Additions take nothing; a field gone, of another type or optional does, but for a version."""
    assert taken(old, new) == ([missed] if missed else [])


@pytest.mark.parametrize("accept", [True, False])
def test_accepting_refuses_a_removal(tmp_path: Path, accept: bool) -> None:  # noqa: FBT001
    """With --accept-golden a removal fails and nothing is written; with a new version it is."""
    committed, kept = json.dumps(schema(old=TEXT)), tmp_path / "small.schema.json"
    kept.write_text(committed, encoding="utf-8")
    with pytest.raises(AssertionError, match=r"\.old is gone"):
        renew(kept, json.dumps(schema()), committed, accept=accept)
    assert kept.read_text(encoding="utf-8") == committed
    for text in (json.dumps(schema(2)), json.dumps(schema(old=TEXT, new=TEXT))):
        renew(kept, text, committed, accept=accept)
        assert kept.read_text(encoding="utf-8") == (text if accept else committed)
