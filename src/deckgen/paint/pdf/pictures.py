"""Pictures: encoded pictures in, image objects out, each once."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final, assert_never

from deckgen.page import Coding, Cut, Media
from deckgen.paint.pdf.canvas import Canvas
from deckgen.paint.pdf.drawings import drawn_form

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES: Final = {"L": b"DeviceGray", "RGB": b"DeviceRGB"}


class Pictures:
    """The pictures of one document."""

    def __init__(self, canvas: Canvas, media: Mapping[Cut, Media]) -> None:
        self._canvas = canvas
        self._media = media
        self._known: dict[Media, tuple[bytes, bytes]] = {}

    def picture(self, cut: Cut) -> tuple[bytes, bytes]:
        """The name of the picture among a page's resources, and its reference."""
        media = self._media[cut]
        if media not in self._known:
            self._known[media] = (b"P%d" % (len(self._known) + 1), self._embed(media))
        return self._known[media]

    def _embed(self, media: Media) -> bytes:
        if media.drawing:
            return self._canvas.add_stream(*drawn_form(media.drawing))
        # By the coding at hand: Image.open would load the readers of all others first.
        match media.coding:
            case Coding.JPEG:
                from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415 - only where one is embedded

                with JpegImageFile(BytesIO(media.data)) as image:
                    return self._write(image, media.data, b"/Filter/DCTDecode", packed=False)
            case Coding.PNG:
                from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415 - only where one is embedded

                with PngImageFile(BytesIO(media.data)) as image:
                    return self._embed_pixels(image)
            case _:
                assert_never(media.coding)

    def _embed_pixels(self, image: Image) -> bytes:
        """Grey or RGB; what is see-through stays so."""
        if not image.has_transparency_data:
            opaque = image if image.mode in _SPACES else image.convert("RGB")
            return self._write(opaque, opaque.tobytes())
        layered = image.convert("RGBA")
        alpha = layered.getchannel("A")
        mask = self._write(alpha, alpha.tobytes())
        opaque = layered.convert("RGB")
        return self._write(opaque, opaque.tobytes(), b"/SMask " + mask)

    def _write(self, image: Image, data: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
        head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s%s" % (
            image.width,
            image.height,
            _SPACES[image.mode],
            entries,
        )
        return self._canvas.add_stream(data, head, packed=packed)
