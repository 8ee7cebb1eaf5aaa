"""The file under the painter's brush: everything that is asked of reportlab.

In:  the bodies of objects, streams, texts in a face. Out: references to them and, in the end, the
bytes of the file.

reportlab counts objects, subsets and embeds TrueType faces, and writes the cross-reference table.
Its canvas and its own page, catalogue and information objects are left aside: they have no place for
structure. The names used here are those of ``reportlab.pdfbase`` without an underscore; another
release may move them, so the release is pinned.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from hashlib import md5
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFObjectReference, PDFStream

from deckgen.fonts import Font
from deckgen.page import Adjustments
from deckgen.paint.pdf.syntax import literal

PDF_VERSION: Final = (1, 7)

_NO_GLYPH: Final = 0
"""The code that reportlab writes for a character that the face lacks."""


class Canvas:
    """A PDF file in the making; nothing in it depends on the clock or on chance."""

    def __init__(self) -> None:
        self._document: Any = PDFDocument(compression=1, invariant=1, pdfVersion=PDF_VERSION)
        # reportlab begins the file's identifier with a time, which SOURCE_DATE_EPOCH changes.
        self._document.signature = md5(usedforsecurity=False)
        self._faces: dict[str, Any] = {}
        self.fonts: bytes = PDFObjectReference(BasicFonts).format(self._document)

    # --- objects --------------------------------------------------------------------------------

    def reserve(self) -> bytes:
        """A reference to an object that is written later."""
        name = f"{self._document.objectcounter + 1} 0 R"
        self._document.Reference(b"", name)
        return name.encode("ascii")

    def write(self, reference: bytes, body: bytes) -> None:
        """Fill the object that was reserved."""
        self._document.idToObject[reference.decode("ascii")] = body
        self._document.updateSignature(body)

    def add(self, body: bytes) -> bytes:
        """Write an object and return its reference."""
        reference = self.reserve()
        self.write(reference, body)
        return reference

    def add_stream(self, data: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
        """Write a stream with ``entries`` in its dictionary, compressed when ``packed``."""
        if packed:
            data = zlib.compress(data)
            entries += b"/Filter/FlateDecode"
        # The line end before 'endstream' is no part of the length (ISO 19005-2, 6.1.7.1).
        return self.add(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data))

    # --- text -----------------------------------------------------------------------------------

    def shown(self, font: Font, text: str, adjustments: Adjustments = ()) -> list[tuple[bytes, bytes]]:
        """``text`` as pieces of a content stream: the name of the font resource, the operators.

        A character without a glyph raises ``ValueError``: whoever set the text should have refused it.
        """
        face = self._faces.get(font.name) or self._open(font)
        document = self._document
        shown = []
        start = 0
        for subset, codes in face.splitString(text, document):
            if _NO_GLYPH in codes:
                missing = next((c for c in text if c != "\u00a0" and not font.has(c)), "a control character")
                raise ValueError(f"no glyph for {missing!r} in {font.name}")
            end = start + len(codes)  # one code a letter
            moves = tuple((at - start, move) for at, move in adjustments if start <= at < end)
            name = face.getSubsetInternalName(subset, document).encode("ascii")
            shown.append((name, _adjusted(codes, moves) if moves else literal(codes) + b" Tj"))
            start = end
        return shown

    def _open(self, font: Font) -> Any:
        """The face as reportlab holds it; fonts that share a file share the embedded face.

        reportlab names the parts of an embedded face by the name inside its file, and refuses to write
        two of one name: a second file of that name, or the same with other digits, gets a number.
        """
        face = self._faces[font.name] = font.opened
        same = [other for other in self._faces.values() if other.face.name == face.face.name]
        face.face.subfontNameX = b"-%d" % len(same) if len(same) > 1 else b""
        return face

    # --- the end --------------------------------------------------------------------------------

    def save(self, catalogue: bytes, information: bytes) -> bytes:
        """The finished file; the arguments are references."""
        document = self._document
        for face in document.delayedFonts:
            face.addObjects(document)
        for name, thing in document.idToObject.items():
            if isinstance(thing, PDFStream):  # of an embedded face: reportlab sets no line end here
                document.idToObject[name] = (
                    thing.format(document).removesuffix(b"endstream\n") + b"\nendstream\n"
                )
        document.Catalog = PDFObjectReference(catalogue.decode("ascii"))
        document.info = PDFObjectReference(information.decode("ascii"))
        file: bytes = document.format()
        return file


def _adjusted(codes: bytes, adjustments: Adjustments) -> bytes:
    """The operator that shows letters with these moves between them; what it subtracts is written."""
    parts = []
    start = 0
    for at, move in adjustments:
        if at > start:
            parts.append(literal(codes[start:at]))
        parts.append(_number(-move))
        start = at
    return b"[%s%s] TJ" % (b"".join(parts), literal(codes[start:]))


@lru_cache(maxsize=4096)
def _number(value: float) -> bytes:
    return b"%g" % round(value, 1)
