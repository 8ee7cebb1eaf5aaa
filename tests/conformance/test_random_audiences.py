"""Two hundred outlines with audiences at random: nothing admitted is lost, nothing dropped is in any byte.

    pytest tests/conformance/test_random_audiences.py                            outlines 1 to 200
    DECKGEN_AUDIENCES=201-900 pytest tests/conformance/test_random_audiences.py  others

The same number gives the same outline.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from withheld import assert_kept_apart

FIRST, LAST = map(int, os.environ.get("DECKGEN_AUDIENCES", "1-200").split("-"))


@pytest.mark.parametrize("number", range(FIRST, LAST + 1))
def test_audiences_are_kept_apart(number: int, tmp_path: Path) -> None:
    assert_kept_apart(number, tmp_path)
