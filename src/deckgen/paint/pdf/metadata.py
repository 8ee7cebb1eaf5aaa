"""What a file says about itself: information dictionary, XMP metadata, output intent.

In:  the document's properties. Out: references. The dates are the document's own, never the clock's.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Final

from deckgen.page import Properties
from deckgen.paint.pdf.canvas import Canvas
from deckgen.paint.pdf.syntax import text_string

PRODUCER: Final = "deckgen"
UNDATED: Final = "2000-01-01"
"""The date of a document that names none."""

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{claim}<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
{properties}<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>{date}T00:00:00Z</xmp:MetadataDate>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
"""pdfuaid is not among PDF/A's own schemas, so the file carries its description (ISO 19005-2, 6.6.2.3)."""


_ARCHIVAL_CLAIM: Final = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
"""ISO 19005-2, 6.6.4."""


def write_information(canvas: Canvas, properties: Properties) -> bytes:
    """The information dictionary (ISO 32000-1, 14.3.3); what is empty is left out."""
    date = b"(D:%s000000Z)" % (properties.date or UNDATED).replace("-", "").encode("ascii")
    entries = {
        b"Title": properties.title,
        b"Author": properties.author,
        b"Subject": properties.subject,
        b"Keywords": properties.keywords,
        b"Creator": PRODUCER,
        b"Producer": PRODUCER,
    }
    texts = b"".join(b"/%s%s" % (key, text_string(text)) for key, text in entries.items() if text)
    return canvas.add(b"<<%s/CreationDate%s/ModDate%s/Trapped/False>>" % (texts, date, date))


def write_metadata(canvas: Canvas, properties: Properties, *, archival: bool) -> bytes:
    """The XMP stream, in the clear so that any program can find it; ``archival`` claims PDF/A-2a."""
    filled = _XMP.format(
        claim=_ARCHIVAL_CLAIM if archival else "",
        properties=_described(properties),
        producer=PRODUCER,
        date=properties.date or UNDATED,
    )
    return canvas.add_stream(filled.encode("utf-8"), b"/Type/Metadata/Subtype/XML", packed=False)


def _described(properties: Properties) -> str:
    words = (
        ("dc:title", "Alt", ' xml:lang="x-default"', properties.title),
        ("dc:creator", "Seq", "", properties.author),
        ("dc:description", "Alt", ' xml:lang="x-default"', properties.subject),
        ("dc:language", "Bag", "", properties.language),
    )
    lines = [
        f"<{name}><rdf:{group}><rdf:li{mark}>{escape(text)}</rdf:li></rdf:{group}></{name}>\n"
        for name, group, mark, text in words
        if text
    ]
    if properties.keywords:
        lines.append(f"<pdf:Keywords>{escape(properties.keywords)}</pdf:Keywords>\n")
    return "".join(lines)


def write_output_intent(canvas: Canvas) -> bytes:
    """The output intent: all colours are sRGB (ISO 19005-2, 6.2.3)."""
    profile = canvas.add_stream(_srgb_profile(), b"/N 3/Alternate/DeviceRGB")
    return canvas.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %s>>" % profile
    )


@cache
def _srgb_profile() -> bytes:
    """An ICC profile for sRGB, the date of its making blanked (ICC.1, 7.2.8: bytes 24 to 35)."""
    from PIL import ImageCms  # noqa: PLC0415 - only where a PDF is written

    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes(12) + made[36:]
