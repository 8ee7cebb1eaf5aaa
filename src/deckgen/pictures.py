"""Pictures as files. In: a path. Out: their size in pixels, or why they cannot be read.

PNG and JPEG are read. A PNG's size stands in its first 24 bytes; the rest is decoded once, so that a
broken file is found before anything is laid out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

PIXEL_LIMIT: Final = 50_000_000


def picture_size(path: Path) -> tuple[int, int] | str:
    """Width and height in pixels, or the reason why the picture cannot be read."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - 60 ms, only where there are pictures

    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            if image.width * image.height > PIXEL_LIMIT:
                return f"it has more than {PIXEL_LIMIT // 1_000_000} million pixels"
            image.load()
            return image.width, image.height
    except UnidentifiedImageError:
        return "it is neither PNG nor JPEG"
    except Exception as problem:  # Pillow's decoders raise whatever they come upon in a broken file
        return str(problem) or type(problem).__name__
