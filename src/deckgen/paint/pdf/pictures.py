"""Pictures: PNG and JPEG files in, image objects out, each file once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from deckgen.paint.pdf.canvas import Canvas

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES: Final = {"L": b"DeviceGray", "RGB": b"DeviceRGB"}


class Pictures:
    """The pictures of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._known: dict[Path, tuple[bytes, bytes]] = {}

    def picture(self, path: Path) -> tuple[bytes, bytes]:
        """The name of the picture among a page's resources, and its reference."""
        if path not in self._known:
            self._known[path] = (b"P%d" % (len(self._known) + 1), self._embed(path))
        return self._known[path]

    def _embed(self, path: Path) -> bytes:
        from PIL import Image  # noqa: PLC0415 - most documents have no picture

        data = path.read_bytes()
        with Image.open(path) as image:
            if image.format == "JPEG" and image.mode in _SPACES:
                return self._write(image, data, b"/Filter/DCTDecode", packed=False)
            return self._embed_pixels(image)

    def _embed_pixels(self, image: Image) -> bytes:
        """Grey or RGB, since ISO 19005-2, 6.2.4.3 refuses CMYK here; what is see-through stays so."""
        if image.mode.startswith("I"):  # 16 bits of grey, which converting would cut off, not scale
            image = image.convert("I").point(lambda value: value / 256)
            grey = image.convert("L")
            return self._write(grey, grey.tobytes())
        if image.mode in {"L", "1"} and not image.has_transparency_data:
            grey = image.convert("L")
            return self._write(grey, grey.tobytes())
        if not image.has_transparency_data:
            opaque = image.convert("RGB")
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
