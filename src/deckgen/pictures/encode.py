"""Encoding: what stands on a page of a picture, in the pixels that layout asked for, and nothing else.

In:  pages, whose pictures name a file, a window of it and a number of pixels (``Cut``). Out: the same
pages with the bytes for each cut (``Media``), which painters embed as they are.

Nothing but pixels goes through: what lies outside the window is cut away, and EXIF, GPS, comments, colour
profiles and the file's name stay behind (docs/adr/0009). The same file and cut give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from deckgen.page import Coding, Cut, Media, Pages, PictureBox
from deckgen.pictures.files import is_svg, open_picture, orientation
from deckgen.pictures.png import bare_png

if TYPE_CHECKING:
    from PIL.Image import Image

JPEG_QUALITY: Final = 85
LOGO_WIDTH: Final = 600
"""Pixels across a drawing that layout asks for as it is."""

LINE_ART_COLOURS: Final = 4096
"""A PNG of more colours than this, none of them see-through, is a photograph."""


class Encoder:
    """Encodes the pictures of one run; each cut once, in however many documents it stands."""

    def __init__(self) -> None:
        self._made: dict[Cut, Media] = {}

    def with_media(self, pages: Pages) -> Pages:
        """The pages with the bytes of their pictures. Raises OSError where a file has gone meanwhile."""
        return replace(pages, media={cut: self._media(cut) for cut in dict.fromkeys(_cuts(pages))})

    def _media(self, cut: Cut) -> Media:
        if cut not in self._made:
            self._made[cut] = _encoded(cut)
        return self._made[cut]


def _cuts(pages: Pages) -> Iterator[Cut]:
    for holder in (*(page.items for page in pages.pages), *(sheet.backdrop for sheet in pages.sheets)):
        yield from (item.cut for item in holder if isinstance(item, PictureBox))


def _encoded(cut: Cut) -> Media:
    data = cut.path.read_bytes()
    if is_svg(data):
        return _drawn(data, cut.pixels)
    if cut.window is None and cut.pixels is None and (bare := bare_png(data)):
        return Media(bare, Coding.PNG)
    from PIL import Image  # noqa: PLC0415 - 60 ms, only where a picture is encoded

    with open_picture(data) as opened:
        image = _upright(opened)
        profile = opened.info.get("icc_profile")
        photo = opened.format == "JPEG"
    if window := cut.window:
        image = image.crop((window.x, window.y, window.x + window.width, window.y + window.height))
    image = _in_srgb(_plain(image), profile)
    photo = photo or (image.mode == "RGB" and image.getcolors(LINE_ART_COLOURS) is None)
    if cut.pixels is not None and cut.pixels != image.size:
        image = image.resize(cut.pixels, Image.Resampling.LANCZOS)
    image.info = {}  # Pillow would write comments, profiles and XMP back from here
    buffer = BytesIO()
    if photo:
        image.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling="4:4:4", optimize=True)
        return Media(buffer.getvalue(), Coding.JPEG)
    image.save(buffer, "PNG", optimize=True)
    return Media(buffer.getvalue(), Coding.PNG)


def _drawn(data: bytes, pixels: tuple[int, int] | None) -> Media:
    """A drawing, whole: layout cuts none."""
    from deckgen.pictures.drawing import png_of, read_drawing, svg_of  # noqa: PLC0415 - only for a drawing

    drawing = read_drawing(data)
    if isinstance(drawing, str):
        raise OSError(drawing)
    svg = svg_of(drawing)
    width = pixels[0] if pixels else LOGO_WIDTH
    return Media(png_of(svg, width), Coding.PNG, drawing, svg)


def _upright(image: Image) -> Image:
    """The picture as it is to be seen, whichever way the camera was held."""
    from PIL import Image as Images  # noqa: PLC0415

    turns = Images.Transpose
    turn = {
        2: turns.FLIP_LEFT_RIGHT,
        3: turns.ROTATE_180,
        4: turns.FLIP_TOP_BOTTOM,
        5: turns.TRANSPOSE,
        6: turns.ROTATE_270,
        7: turns.TRANSVERSE,
        8: turns.ROTATE_90,
    }.get(orientation(image))
    return image.copy() if turn is None else image.transpose(turn)


def _plain(image: Image) -> Image:
    """Grey, RGB, RGBA or CMYK of 8 bits, whatever the file holds."""
    if image.mode.startswith("I"):  # 16 bits of grey, which converting would cut off, not scale
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in {"L", "1"}:
        return image.convert("L")
    return image if image.mode == "CMYK" else image.convert("RGB")


def _in_srgb(image: Image, profile: object) -> Image:
    """The picture in sRGB, by its own profile where it has a sound one."""
    if isinstance(profile, bytes) and image.mode in {"RGB", "RGBA", "CMYK"}:
        from PIL import ImageCms  # noqa: PLC0415 - only for pictures with a profile

        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        opaque = image.convert("RGB") if alpha else image
        try:
            source = ImageCms.getOpenProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(opaque, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            made = None  # a profile that is broken, or made for other channels
        if made is not None:
            if alpha:
                made.putalpha(alpha)
            return made
    # ISO 19005-2, 6.2.4.3 refuses CMYK beside an output intent of RGB.
    return image.convert("RGB") if image.mode == "CMYK" else image
