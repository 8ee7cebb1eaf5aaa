"""The mean colour of pictures that lie behind text.

In:  a package and its file. Out: a function from a part and a relationship id to '#RRGGBB'. A picture is
read only when it is asked for; one that cannot be read has no colour.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from deckgen.archive import ArchiveError
from deckgen.parts.package import Package
from deckgen.template.source import media

_SAMPLE = 16


def picture_colours(package: Package, path: Path) -> Callable[[str, str], str]:
    """What gives the mean colour of the picture that a part relates to."""
    known: dict[str, str] = {}

    def colour(part: str, identifier: str) -> str:
        relation = package.relation(part, identifier)
        target = package.named(relation.target) if relation and not relation.outside else None
        if target is None or target in package.xml:
            return ""
        if target not in known:
            try:
                known[target] = _mean(media(path, [target]).get(target, b""))
            except ArchiveError:  # too large; told where it is carried
                known[target] = ""
        return known[target]

    return colour


def _mean(data: bytes) -> str:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only for grounds with pictures

    try:
        with Image.open(BytesIO(data)) as picture:
            picture.draft("RGB", (_SAMPLE, _SAMPLE))
            pixel = picture.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ""
    assert isinstance(pixel, tuple)  # noqa: S101 - a pixel of an RGB picture
    return "#" + "".join(f"{int(part):02X}" for part in pixel)
