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

import pikepdf
from PIL import Image

from planted import Plant, added, edited, pdf_changed, png_with, rewritten, zip_of


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


# --- PDFs ---------------------------------------------------------------------------------------


def stream(head: str, packed: bytes, keyword: bytes = b"stream\n") -> bytes:
    return b"\n9998 0 obj\n" + head.encode() + b"\n" + keyword + packed + b"\nendstream\nendobj\n"


def drawn(secret: str) -> bytes:
    return zlib.compress(f"BT ({secret}) Tj ET".encode())


def predicted(secret: str) -> bytes:
    """Packed after each row was told from the one above."""
    data = f"BT ({secret}) Tj ET".encode().ljust(160)
    rows = [data[at : at + 16] for at in range(0, len(data), 16)]
    told = (
        b"\2" + bytes((now - then) & 0xFF for now, then in zip(row, above, strict=True))
        for row, above in zip(rows, [bytes(16), *rows], strict=False)
    )
    return zlib.compress(b"".join(told))


def _mapped(pdf: pikepdf.Pdf, secret: str) -> tuple[pikepdf.Object, str]:
    """A font of codes of two bytes, and the secret in them."""
    codes = {letter: 0x300 + number for number, letter in enumerate(dict.fromkeys(secret))}
    table = "".join(f"<{code:04X}> <{ord(letter):04X}>\n" for letter, code in codes.items())
    cmap = pikepdf.Stream(pdf, f"{len(codes)} beginbfchar\n{table}endbfchar".encode())
    name = pikepdf.Name
    font = pikepdf.Dictionary(
        Type=name.Font, Subtype=name.Type0, Encoding=name("/Identity-H"), ToUnicode=pdf.make_indirect(cmap)
    )
    return pdf.make_indirect(font), "".join(f"{codes[letter]:04X}" for letter in secret)


def _page_streams(*contents: str) -> Plant:
    """Streams of the first page that share their state, in a font of its own."""

    def change(pdf: pikepdf.Pdf, secret: str) -> None:
        font, codes = _mapped(pdf, secret)
        pdf.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Odd"))
        for content in contents:
            pdf.pages[0].contents_add(pikepdf.Stream(pdf, content.replace("{codes}", codes).encode()))

    return pdf_changed(change)


def _over_streams(pdf: pikepdf.Pdf, secret: str) -> None:
    for at in range(0, len(secret), 9):
        pdf.pages[0].contents_add(pikepdf.Stream(pdf, f"BT ({secret[at : at + 9]}) Tj ET".encode()))


def _by_glyphs(pdf: pikepdf.Pdf, secret: str) -> None:
    """Letters that only the names of their glyphs tell."""
    letters = list(dict.fromkeys(secret))
    names = [pikepdf.Name("/space" if letter == " " else f"/{letter}") for letter in letters]
    name = pikepdf.Name
    encoding = pikepdf.Dictionary(Type=name.Encoding, Differences=pikepdf.Array([1, *names]))
    font = pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Courier, Encoding=encoding)
    pdf.pages[0].add_resource(pdf.make_indirect(font), name.Font, name("/Glyphs"))
    codes = bytes(1 + letters.index(letter) for letter in secret).hex()
    pdf.pages[0].contents_add(pikepdf.Stream(pdf, f"BT /Glyphs 9 Tf <{codes}> Tj ET".encode()))


def _said_to_be_a_font(pdf: pikepdf.Pdf, secret: str) -> None:
    letters = " -20 ".join(f"({letter})" for letter in secret)
    content = pikepdf.Stream(pdf, f"BT [{letters}] TJ ET".encode())
    content.Length1 = 5
    pdf.pages[0].contents_add(content)


def _as_link(pdf: pikepdf.Pdf, secret: str) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/" + quote(secret))
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])


def _as_name(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.Root.Kept = pikepdf.Name(f"/{secret}")


PDF_TRICKS: Mapping[str, Plant] = {
    "filter named elsewhere": lambda data, secret: (
        data + b"\n9997 0 obj /FlateDecode endobj" + stream("<</Filter 9997 0 R>>", drawn(secret))
    ),
    "filter's name escaped": lambda data, s: data + stream("<</F#69lter/#46lateDecode>>", drawn(s)),
    "stream after a return": lambda data, s: data + stream("<</Filter/Fl>>", drawn(s), b"stream\r"),
    "stream after spaces": lambda data, s: data + stream("<</Filter/Fl>>", drawn(s), b"stream  \n"),
    "predicted rows": lambda data, s: (
        data + stream("<</Filter/Fl/DecodeParms<</Predictor 12/Columns 16>>>>", predicted(s))
    ),
    "behind packed bytes": lambda data, s: data + stream("<</Filter/Fl>>", zlib.compress(b"q") + s.encode()),
    "font of an earlier stream": _page_streams("/Odd 9 Tf", "BT <{codes}> Tj ET"),
    "behind a picture's bytes": _page_streams("BI /W 2 ID ((%( EI BT /Odd 9 Tf <{codes}> Tj ET"),
    "parted over streams": pdf_changed(_over_streams),
    "letters known by their glyphs": pdf_changed(_by_glyphs),
    "said to be a font": pdf_changed(_said_to_be_a_font),
    "address": pdf_changed(_as_link),
    "name": pdf_changed(_as_name),
    "archive behind the end": lambda data, s: data + zip_of("a.xml", f"<a>{s}</a>"),
}
"""Places in a PDF, and how the secret gets there."""
