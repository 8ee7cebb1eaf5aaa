"""What is in finished files, read by other programs than the release gate: zipfile, lxml, pypdf.

In:  decks and PDFs. Out: all that they hold, as text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    StreamObject,
    TextStringObject,
)


def _parts(data: bytes) -> Iterator[bytes]:
    """The parts of a package, those of packages inside it, and all their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield package.comment
        for info in package.infolist():
            yield info.filename.encode()
            yield info.comment + info.extra
            part = package.read(info)
            if part.startswith(b"PK\x03\x04"):
                yield from _parts(part)
            else:
                yield part


def deck_texts(data: bytes) -> Iterator[str]:
    """Every part as it stands, and the running text of those that are XML."""
    for part in _parts(data):
        yield part.decode("utf-8", "ignore")
        if part.lstrip().startswith(b"<"):
            root = etree.fromstring(part)
            yield "".join(root.itertext())


def pdf_texts(data: bytes) -> Iterator[str]:
    """Page by page what can be read, then every string of every object, bookmarks and alternatives too."""
    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        yield page.extract_text()
    for number in range(1, int(reader.trailer["/Size"])):
        yield from _strings(reader.get_object(number))
    yield from _strings(reader.trailer)
    if reader.xmp_metadata:
        yield reader.xmp_metadata.stream.get_data().decode()


def _strings(value: object) -> Iterator[str]:
    match value:
        case TextStringObject():
            yield str(value)
        case ByteStringObject():
            yield value.decode("utf-16-be" if value.startswith(b"\xfe\xff") else "latin-1", "ignore")
        case ArrayObject():
            for inner in value:
                yield from _strings(inner)
        case StreamObject() | DictionaryObject():
            for inner in value.values():
                yield from _strings(inner)
        case _:
            return


def file_texts(folder: Path, pattern: str) -> dict[str, str]:
    """The text of each file by its name."""
    texts = {}
    for path in sorted(folder.glob(pattern)):
        read = deck_texts if path.suffix == ".pptx" else pdf_texts
        texts[path.name] = "\n".join(read(path.read_bytes()))
    return texts
