"""Outlines with audiences at random: no admitted text is lost, no dropped one is in any byte of any file.

A few of them here; ``tests/conformance/test_random_audiences.py`` has two hundred.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from withheld import assert_kept_apart


@pytest.mark.parametrize("number", range(1, 5))
def test_audiences_are_kept_apart(number: int, tmp_path: Path) -> None:
    assert_kept_apart(number, tmp_path)
