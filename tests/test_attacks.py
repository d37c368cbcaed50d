"""The attacks of chance with seeds that stay; others by hand, see tests/attacks.py."""

import random
from pathlib import Path

import pytest

from tests.attacks import ATTACKS

COUNTS = {"lines": 100, "own_files": 20, "records": 60, "encodings": 120}


@pytest.mark.nightly
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_of_chance_ends_in_an_answer(tmp_path: Path, name: str) -> None:
    """No attempt ends in a traceback, hangs, or loses an entry that was acknowledged."""
    figures = ATTACKS[name](random.Random(1), COUNTS[name], tmp_path)  # noqa: S311 - not secret
    assert (figures.attempts, figures.faults) == (COUNTS[name], [])
