"""Secrets planted in finished files, each in a place of its own: what the release gate has to find.

In:  the bytes of a deck or a PDF, a secret. Out: the bytes of the same file with the secret in it; what a
gate finds there.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pikepdf
from PIL import Image, PngImagePlugin

from deckgen.diagnostics import Diagnostic, Report
from deckgen.gate import Gate

Plant = Callable[[bytes, str], bytes]


def findings(gate: Gate, data: bytes) -> tuple[Diagnostic, ...]:
    """What a gate finds in a file."""
    report = Report()
    gate.check(data, "file", report)
    return report.diagnostics


# --- packages -----------------------------------------------------------------------------------


def rewritten(data: bytes, change: Callable[[dict[str, bytes]], None], *, comment: bytes = b"") -> bytes:
    """A package with its parts changed."""
    with ZipFile(io.BytesIO(data)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    change(parts)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, blob in parts.items():
            package.writestr(name, blob)
        package.comment = comment
    return out.getvalue()


def edited(part: str, old: str, new: str) -> Plant:
    """Plants by replacing the first ``old`` of a part; ``{secret}`` in ``new`` is the secret."""

    def plant(data: bytes, secret: str) -> bytes:
        def change(parts: dict[str, bytes]) -> None:
            text = parts[part].decode()
            assert old in text, part
            parts[part] = text.replace(old, new.replace("{secret}", escape(secret)), 1).encode()

        return rewritten(data, change)

    return plant


def added(name: str, content: Callable[[str], bytes]) -> Plant:
    """Plants a part that nothing refers to, and no content type tells of."""

    def plant(data: bytes, secret: str) -> bytes:
        return rewritten(data, lambda parts: parts.__setitem__(name, content(secret)))

    return plant


def _slide_shape(text: str, *, attributes: str = "", x: int = 0) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="900" name="Box" {attributes}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:p>{text}</a:p></p:txBody></p:sp></p:spTree>"
    )


def _runs(secret: str) -> str:
    """The secret in runs of three letters each."""
    pieces = [secret[at : at + 3] for at in range(0, len(secret), 3)]
    return "".join(f"<a:r><a:rPr b='1'/><a:t>{escape(piece)}</a:t></a:r>" for piece in pieces)


def in_shape(attributes: str = "", x: int = 0, *, runs: bool = False) -> Plant:
    def plant(data: bytes, secret: str) -> bytes:
        text = _runs(secret) if runs else f"<a:r><a:t>{escape(secret)}</a:t></a:r>"
        given = attributes.replace("{secret}", quoteattr(secret))
        shape = _slide_shape("" if given != attributes else text, attributes=given, x=x)
        return edited("ppt/slides/slide1.xml", "</p:spTree>", shape.replace("{secret}", ""))(data, secret)

    return plant


def in_part(name: str, content: str) -> Plant:
    return added(name, lambda secret: content.replace("{secret}", escape(secret)).encode())


def zip_of(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr(name, text)
    return out.getvalue()


def png_with(secret: str, *, packed: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", secret, zip=packed)
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def jpeg_with(secret: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = secret  # ImageDescription
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def in_comment_of_archive(data: bytes, secret: str) -> bytes:
    return rewritten(data, lambda _: None, comment=secret.encode())


def in_comment_of_entry(data: bytes, secret: str) -> bytes:
    out = io.BytesIO(data)
    with ZipFile(out, "a") as package:
        info = ZipInfo("ppt/media/empty.bin")
        info.comment = secret.encode("utf-16-le")
        package.writestr(info, b"")
    return out.getvalue()


def outside_of_entries(data: bytes, secret: str) -> bytes:
    """An entry that the directory does not list: its local header and data alone, before all others."""
    stray = zip_of("stray.txt", secret)
    local = stray[: stray.index(b"PK\x01\x02")]
    return local + data


def twice(data: bytes, secret: str) -> bytes:
    """Two entries of one name, of which readers take the last."""
    out = io.BytesIO()
    with (
        warnings.catch_warnings(),
        ZipFile(io.BytesIO(data)) as package,
        ZipFile(out, "w", ZIP_DEFLATED) as copy,
    ):
        for info in package.infolist():
            if info.filename == "docProps/app.xml":
                copy.writestr(info.filename, f"<x>{escape(secret)}</x>")
                warnings.simplefilter("ignore", UserWarning)  # zipfile warns of what is meant here
            copy.writestr(info.filename, package.read(info))
    return out.getvalue()


def in_name_of_part(data: bytes, secret: str) -> bytes:
    return rewritten(data, lambda parts: parts.__setitem__(f"ppt/media/{secret}.bin", b""))


def in_utf16_part(data: bytes, secret: str) -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><x>{escape(secret)}</x>'.encode("utf-16")
    return rewritten(data, lambda parts: parts.__setitem__("customXml/item9.xml", xml))


def in_binary(data: bytes, secret: str) -> bytes:
    blob = bytes(range(256)) * 4 + secret.encode("utf-16-le") + bytes(range(256))
    return rewritten(data, lambda parts: parts.__setitem__("ppt/embeddings/oleObject1.bin", blob))


_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CUSTOM = (
    '<Properties xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property name="Note"><vt:lpwstr>{secret}</vt:lpwstr></property></Properties>'
)

DECK_PLANTS: Mapping[str, Plant] = {
    "text of a slide": in_shape(),
    "text split over runs": in_shape(runs=True),
    "hidden shape": in_shape('hidden="1"'),
    "off the slide": in_shape(x=-99_999_999),
    "alternative text": in_shape("descr={secret}"),
    "title of a shape": in_shape("title={secret}"),
    "name of a shape": edited("ppt/slides/slide1.xml", 'name="', 'name="{secret} '),
    "comment in the XML": edited("ppt/slides/slide1.xml", "</p:spTree>", "<!-- {secret} --></p:spTree>"),
    "sample text of a layout": edited("ppt/slideLayouts/slideLayout2.xml", "<a:t>", "<a:t>{secret} "),
    "master": edited("ppt/slideMasters/slideMaster1.xml", "<a:t>", "<a:t>{secret} "),
    "speaker notes": edited("ppt/notesSlides/notesSlide1.xml", "<a:t>", "<a:t>{secret} "),
    "section": edited("ppt/presentation.xml", "</p:presentation>", "<x>{secret}</x></p:presentation>"),
    "comment": in_part("ppt/comments/comment1.xml", "<cm><text>{secret}</text></cm>"),
    "document property": edited("docProps/core.xml", "<dc:title>", "<dc:title>{secret} "),
    "custom property": in_part("docProps/custom.xml", _CUSTOM),
    "custom XML": in_part("customXml/item1.xml", "<facts><fact>{secret}</fact></facts>"),
    "custom XML in UTF-16": in_utf16_part,
    "chart's cache": in_part("ppt/charts/chart9.xml", f'<c:v xmlns:c="{_C}">{{secret}}</c:v>'),
    "chart's workbook": added(
        "ppt/embeddings/book.xlsx",
        lambda secret: zip_of("xl/sharedStrings.xml", f"<sst><si><t>{escape(secret)}</t></si></sst>"),
    ),
    "workbook in a workbook": added(
        "ppt/embeddings/book.xlsx",
        lambda secret: zip_of("xl/embeddings/b.xlsx", zip_of("a.txt", secret)),  # type: ignore[arg-type]
    ),
    "embedded object": in_binary,
    "PNG text": added("ppt/media/image9.png", png_with),
    "PNG text, packed": added("ppt/media/image9.png", lambda secret: png_with(secret, packed=True)),
    "EXIF": added("ppt/media/image9.jpg", jpeg_with),
    "behind a picture's end": added("ppt/media/image9.png", lambda s: png_with("-") + s.encode()),
    "SVG": in_part("ppt/media/image9.svg", "<svg><desc>{secret}</desc></svg>"),
    "target of a relationship": edited(
        "ppt/slides/_rels/slide1.xml.rels",
        "</Relationships>",
        '<Relationship Id="rId99" TargetMode="External" Target="https://example.org/{secret}"/></Relationships>',
    ),
    "name of a part": in_name_of_part,
    "entry that nothing declares": in_part("junk/notes.txt", "{secret}"),
    "comment of the archive": in_comment_of_archive,
    "comment of an entry": in_comment_of_entry,
    "outside of all entries": outside_of_entries,
    "entry of a name given twice": twice,
    "XML that is broken": in_part("customXml/item8.xml", "<a><b>{secret}</a>"),
}
"""Places in a deck, and how the secret gets there."""


# --- PDFs ---------------------------------------------------------------------------------------


def pdf_changed(change: Callable[[pikepdf.Pdf, str], None]) -> Plant:
    def plant(data: bytes, secret: str) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf, secret)
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False)
        return out.getvalue()

    return plant


def _on_page(operators: str) -> Plant:
    """The secret drawn on the first page in a standard font, by these operators."""

    def change(pdf: pikepdf.Pdf, secret: str) -> None:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/Secret0"))
        shown = secret.replace("(", "\\(").encode("latin-1")
        content = operators.encode().replace(b"{secret}", shown)
        page.contents_add(pikepdf.Stream(pdf, b"q BT /Secret0 9 Tf " + content + b" ET Q"))

    return pdf_changed(change)


def _in_form(pdf: pikepdf.Pdf, secret: str) -> None:
    """The secret drawn by a form, in a font of its own with codes of two bytes, its letters as digits."""
    codes = {letter: 0x300 + number for number, letter in enumerate(dict.fromkeys(secret))}
    table = "".join(f"<{code:04X}> <{ord(letter):04X}>\n" for letter, code in codes.items())
    cmap = f"{len(codes)} beginbfchar\n{table}endbfchar"
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        Encoding=pikepdf.Name("/Identity-H"),
        ToUnicode=pikepdf.Stream(pdf, cmap.encode()),
    )
    shown = "".join(f"{codes[letter]:04X}" for letter in secret)
    form = pikepdf.Stream(pdf, f"BT /Odd 9 Tf [<{shown[:40]}> -20 <{shown[40:]}>] TJ ET".encode())
    form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
    procedures = [pikepdf.Name.PDF, pikepdf.Name.Text, pikepdf.Name.ImageC]
    form.Resources = pikepdf.Dictionary(
        ProcSet=procedures, Font=pikepdf.Dictionary(Odd=pdf.make_indirect(font))
    )
    pdf.pages[0].add_resource(form, pikepdf.Name.XObject, pikepdf.Name.Secret1)
    pdf.pages[0].contents_add(pikepdf.Stream(pdf, b"/Secret1 Do"))


def _in_letters(data: bytes, secret: str) -> bytes:
    """The secret drawn letter by letter, each at its place."""
    letters = " ".join(f"1 0 0 1 {at * 5} 9 Tm ({letter}) Tj" for at, letter in enumerate(secret))
    return _on_page(letters)(data, secret)


def _in_structure(key: str) -> Plant:
    def change(pdf: pikepdf.Pdf, secret: str) -> None:
        first = pdf.Root.StructTreeRoot.K[0]
        first[key] = pikepdf.String(secret)

    return pdf_changed(change)


def _in_information(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.docinfo["/Keywords"] = secret


def _in_metadata(pdf: pikepdf.Pdf, secret: str) -> None:
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>{escape(secret)}</note></x:xmpmeta>'
    pdf.Root.Metadata = pikepdf.Stream(pdf, xmp.encode("utf-16"))


def _as_bookmark(pdf: pikepdf.Pdf, secret: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(secret, 0))


def _as_annotation(pdf: pikepdf.Pdf, secret: str) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=secret
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def _as_attachment(content: Callable[[str], bytes]) -> Plant:
    def change(pdf: pikepdf.Pdf, secret: str) -> None:
        pdf.attachments["notes"] = pikepdf.AttachedFileSpec(pdf, content(secret), filename="notes")

    return pdf_changed(change)


def _as_field(pdf: pikepdf.Pdf, secret: str) -> None:
    field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="name", V=secret)
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)])


def in_earlier_revision(data: bytes, secret: str) -> bytes:
    """An incremental update whose object is replaced by a further one."""
    first = f"\n9999 0 obj\n({secret})\nendobj\nxref\n0 0\ntrailer<</Size 1>>\nstartxref\n0\n%%EOF\n"
    last = "\n9999 0 obj\n()\nendobj\nxref\n0 0\ntrailer<</Size 1>>\nstartxref\n0\n%%EOF\n"
    return data + first.encode() + last.encode()


def in_unreferenced_stream(data: bytes, secret: str) -> bytes:
    packed = zlib.compress(f"BT ({secret}) Tj ET".encode())
    body = b"9998 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        len(packed),
        packed,
    )
    return data + b"\n" + body


def in_comment_of_pdf(data: bytes, secret: str) -> bytes:
    return data + b"\n% " + secret.encode()


PDF_PLANTS: Mapping[str, Plant] = {
    "text of a page": _on_page("({secret}) Tj"),
    "text nobody sees": _on_page("3 Tr ({secret}) Tj"),
    "text beside the page": _on_page("1 0 0 1 -9999 -9999 Tm ({secret}) Tj"),
    "text letter by letter": _in_letters,
    "text of a form": pdf_changed(_in_form),
    "what is read in place of the text": _on_page("/Span <</ActualText ({secret})>> BDC (-) Tj EMC"),
    "alternative text": _in_structure("/Alt"),
    "actual text": _in_structure("/ActualText"),
    "expansion": _in_structure("/E"),
    "title of an element": _in_structure("/T"),
    "information": pdf_changed(_in_information),
    "metadata": pdf_changed(_in_metadata),
    "bookmark": pdf_changed(_as_bookmark),
    "annotation": pdf_changed(_as_annotation),
    "attachment": _as_attachment(str.encode),
    "workbook attached": _as_attachment(lambda secret: zip_of("a.xml", f"<a>{escape(secret)}</a>")),
    "form field": pdf_changed(_as_field),
    "earlier revision": in_earlier_revision,
    "stream that nothing refers to": in_unreferenced_stream,
    "comment": in_comment_of_pdf,
}
"""Places in a PDF, and how the secret gets there."""
