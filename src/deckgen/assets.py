"""Where the program's own files lie: the default brand, fonts and fixed words.

In a wheel they are the package's ``assets`` folder; in a checkout, the folder of that name at its top.
"""

from __future__ import annotations

from pathlib import Path


def asset(*parts: str) -> Path:
    """The path of one of the program's own files."""
    package = Path(__file__).parent / "assets"
    folder = package if package.is_dir() else Path(__file__).parents[2] / "assets"
    return folder.joinpath(*parts)
