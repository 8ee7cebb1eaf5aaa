"""Picture files. In: a path. Out: their size as they are seen, or why they cannot be read.

PNG, JPEG and SVG are read. The whole picture is decoded once, so that a broken file is found before anything
is laid out. A camera that was held sideways says so in EXIF: width and height are those of the picture
turned upright.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

PIXEL_LIMIT: Final = 50_000_000
DRAWING_SIDE: Final = 10_000
_FORMATS: Final = ("PNG", "JPEG")
_ORIENTATION: Final = 0x0112
_SIDEWAYS: Final = frozenset((5, 6, 7, 8))


def picture_size(path: Path) -> tuple[int, int] | str:
    """Width and height in pixels, or the reason why the picture cannot be read.

    A drawing has no pixels: its longer side counts ``DRAWING_SIDE``, more than any place asks for.
    """
    from PIL import UnidentifiedImageError  # noqa: PLC0415 - 60 ms, only where there are pictures

    try:
        data = path.read_bytes()
        if is_svg(data):
            return _drawing_size(data)
        with open_picture(data) as image:
            if image.width * image.height > PIXEL_LIMIT:
                return f"it has more than {PIXEL_LIMIT // 1_000_000} million pixels"
            image.load()
            turned = orientation(image) in _SIDEWAYS
            return (image.height, image.width) if turned else (image.width, image.height)
    except UnidentifiedImageError:
        return "it is neither PNG nor JPEG nor SVG"
    except Exception as problem:  # Pillow's decoders raise whatever they come upon in a broken file
        return str(problem) or type(problem).__name__


def is_svg(data: bytes) -> bool:
    """Whether a file is to be read as SVG: it is text that begins with a tag."""
    return data[:256].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def is_drawing(path: Path) -> bool:
    """Whether a picture that was read is a vector drawing."""
    return is_svg(path.read_bytes())


def _drawing_size(data: bytes) -> tuple[int, int] | str:
    from deckgen.pictures.drawing import read_drawing  # noqa: PLC0415 - only for a drawing

    drawing = read_drawing(data)
    if isinstance(drawing, str):
        return drawing
    scale = DRAWING_SIDE / max(drawing.width, drawing.height)
    return round(drawing.width * scale), round(drawing.height * scale)


@contextmanager
def open_picture(data: bytes) -> Iterator[Image]:
    """The picture in a file's bytes; what Pillow warns of is no news to whoever runs the program."""
    from PIL import Image as Images  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Images.open(BytesIO(data), formats=_FORMATS) as image:
            yield image


def orientation(image: Image) -> int:
    """How the camera was held (EXIF 2.32, tag 274), 1 where nothing sound says so."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # whatever Pillow comes upon in broken EXIF; the picture itself is sound
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
