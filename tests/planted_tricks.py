"""Secrets that hide from who only opens the parts of a deck: packed, escaped, torn, behind what is declared.

In:  the bytes of a deck, a secret. Out: the bytes of the same file with the secret in it.
"""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from PIL import Image

from planted import Plant, added, edited, png_with, rewritten, zip_of


def with_entry(data: bytes, info: ZipInfo, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with ZipFile(out, "a", ZIP_DEFLATED) as package:
        package.writestr(info, content)
    return out.getvalue()


def in_local_header(data: bytes, secret: str) -> bytes:
    """An extra field of a local header, which the directory does not have."""
    info = ZipInfo("junk/a.bin")
    info.extra = struct.pack("<HH", 0x9999, len(secret)) + secret.encode()
    raw = with_entry(data, info, b"")
    at = raw.rfind(secret.encode())
    return raw[:at] + bytes(len(secret)) + raw[at + len(secret) :]


def behind_packed_bytes(data: bytes, secret: str) -> bytes:
    """Packed once more behind the packed bytes of an entry, which readers leave where they end."""

    def packed(content: bytes) -> bytes:
        packing = zlib.compressobj(wbits=-15)
        return packing.compress(content) + packing.flush()

    info = ZipInfo("junk/b.xml")
    info.compress_type = ZIP_STORED
    raw = bytearray(with_entry(data, info, packed(b"<a/>") + packed(secret.encode())))
    for mark, method, name in ((b"PK\x03\x04", 8, 30), (b"PK\x01\x02", 10, 46)):
        at = raw.rfind(b"junk/b.xml") if name == 46 else raw.find(b"junk/b.xml")
        head = at - name
        assert raw[head : head + 4] == mark
        struct.pack_into("<H", raw, head + method, ZIP_DEFLATED)
        struct.pack_into("<I", raw, head + method + 6, zlib.crc32(b"<a/>"))
        struct.pack_into("<I", raw, head + method + 14, 4)
    return bytes(raw)


def as_address(data: bytes, secret: str) -> bytes:
    link = '<Relationship Id="rId98" TargetMode="External" Target="https://example.org/{secret}"/></Relationships>'
    return edited("ppt/slides/_rels/slide1.xml.rels", "</Relationships>", link)(data, quote(secret))


def progressive(secret: str) -> bytes:
    """A picture with a comment between its scans."""
    out = io.BytesIO()
    Image.linear_gradient("L").save(out, "JPEG", progressive=True)
    data = out.getvalue()
    at = data.rfind(b"\xff\xda")
    return data[:at] + b"\xff\xfe" + struct.pack(">H", len(secret) + 2) + secret.encode() + data[at:]


def references(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def xmp(secret: str) -> bytes:
    """Metadata whose letters are all references."""
    out = io.BytesIO()
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{references(secret)}</a></x:xmpmeta>'
    Image.new("RGB", (2, 2)).save(out, "JPEG", xmp=packet.encode())
    return out.getvalue()


def international_text(secret: str) -> bytes:
    """A packed text chunk; packed bytes with zeros among them."""
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG")
    png = out.getvalue()
    body = b"iTXtComment\0\1\0en\0\0" + zlib.compress(secret.encode() + bytes(range(256)) * 4)
    return png[:33] + struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)) + png[33:]


def compound(secret: str) -> bytes:
    """An embedded object of the old kind, with a workbook in one of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + zip_of("a.xml", f"<t>{secret}</t>") + bytes(300)


def in_xml(form: str) -> Plant:
    return added("customXml/item7.xml", lambda secret: form.replace("{secret}", secret).encode())


TRICKS: Mapping[str, Plant] = {
    "local header": in_local_header,
    "behind packed bytes": behind_packed_bytes,
    "behind the archive": lambda data, secret: data + secret.encode(),
    "folder": lambda data, secret: rewritten(data, lambda parts: parts.update({f"junk/{secret}/": b""})),
    "content of a folder": lambda data, secret: rewritten(
        data, lambda parts: parts.update({"junk/": secret.encode()})
    ),
    "address": as_address,
    "name of a part, escaped": lambda data, secret: rewritten(
        data, lambda parts: parts.update({f"ppt/media/{quote(secret)}.bin": b""})
    ),
    "comment between scans": added("ppt/media/image9.jpg", progressive),
    "XMP of references": added("ppt/media/image9.jpg", xmp),
    "international text": added("ppt/media/image9.png", international_text),
    "SVG, packed": added("ppt/media/a.svgz", lambda secret: gzip.compress(f"<a>{secret}</a>".encode())),
    "picture within an SVG": added(
        "ppt/media/a.svg",
        lambda s: (
            b'<svg><image href="data:image/png;base64,' + b64encode(png_with(s, packed=True)) + b'"/></svg>'
        ),
    ),
    "workbook in a compound file": added("ppt/embeddings/oleObject2.bin", compound),
    "entity that nothing uses": in_xml('<!DOCTYPE a [<!ENTITY x "{secret}">]><a/>'),
    "references in broken XML": added("customXml/i.xml", lambda s: f"<a>{references(s)}".encode()),
    "runs in broken XML": added(
        "customXml/i.xml", lambda s: ("<a>" + "".join(f"<r>{letter}</r>" for letter in s)).encode()
    ),
    "escapes of Office": added(
        "ppt/embeddings/b.xlsx", lambda s: zip_of("xl/s.xml", f"<t>{s.replace(' ', '_x000D_')}</t>")
    ),
    "escapes of JSON": added(
        "ppt/a.json", lambda s: "".join(f"\\u{ord(letter):04x}" for letter in s).encode()
    ),
}
"""Places in a deck, and how the secret gets there."""
