"""What holds for the deck as a whole: the presentation part, its settings and its properties.

In:  pages and the parts made for them. Out: presentation, settings and document property parts
(ECMA-376 part 1, 13.3.6 to 13.3.13 and 15.2.12).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Final

from deckgen.brand.look import Brand
from deckgen.page import Page, Pages
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import HEAD, NAMESPACES, emu, escape, guid
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.paint.pptx.notes import NOTES_SIZE
from deckgen.paint.pptx.package import Part
from deckgen.paint.pptx.theme import table_styles_xml

_FIRST_SLIDE_ID: Final = 256
_NAMED_SIZES: Final[Mapping[tuple[float, float], str]] = MappingProxyType({(720, 540): "screen4x3"})
"""Sizes that PowerPoint's menu has a name for (ECMA-376 part 1, 19.7.9); 13.33 by 7.5 inches has none."""

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMATS: Final[Mapping[tuple[float, float], str]] = MappingProxyType(
    {(960, 540): "Widescreen", (720, 540): "On-screen Show (4:3)"}
)
"""What PowerPoint calls the sizes in a deck's properties."""

_NO_DATE: Final = "2000-01-01"


def write_presentation(
    pages: Pages,
    part: Part,
    slides: Sequence[Part],
    masters: Mapping[int, Part],
    notes_master: Part,
    context: Context,
) -> None:
    """Write the presentation part: masters by their ids, slides in their order, sizes, sections."""
    bundle = context.bundle
    listed_masters = "".join(
        f'<p:sldMasterId id="{number}" r:id="{bundle.relate(part, Relation.SLIDE_MASTER, master)}"/>'
        for number, master in masters.items()
    )
    notes_id = bundle.relate(part, Relation.NOTES_MASTER, notes_master)
    listed = "".join(
        f'<p:sldId id="{number}" r:id="{bundle.relate(part, Relation.SLIDE, slide)}"/>'
        for number, slide in enumerate(slides, _FIRST_SLIDE_ID)
    )
    width, height = (emu(length) for length in NOTES_SIZE)
    named = _NAMED_SIZES.get((pages.width, pages.height))
    size = f'cx="{emu(pages.width)}" cy="{emu(pages.height)}"' + (f' type="{named}"' if named else "")
    part.blob = (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f"{listed_masters}</p:sldMasterIdLst><p:notesMasterIdLst>"
        f'<p:notesMasterId r:id="{notes_id}"/></p:notesMasterIdLst><p:sldIdLst>{listed}</p:sldIdLst>'
        f'<p:sldSz {size}/><p:notesSz cx="{width}" cy="{height}"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{context.lettering.language}"/></a:defPPr>'
        f"{context.lettering.default_levels(18)}</p:defaultTextStyle>{_sections(pages)}</p:presentation>"
    ).encode()


def _sections(pages: Pages) -> str:
    """Slides grouped by theme, as PowerPoint's list of slides shows them ([MS-PPTX], element sectionLst)."""

    def theme(numbered: tuple[int, Page]) -> str:
        return numbered[1].theme

    if not any(page.theme for page in pages.pages):
        return ""
    sections = []
    runs = groupby(enumerate(pages.pages, _FIRST_SLIDE_ID), key=theme)
    for number, (name, members) in enumerate(runs, 1):
        shown = name or pages.phrases["front" if number == 1 else "back"]
        listed = "".join(f'<p14:sldId id="{identifier}"/>' for identifier, _ in members)
        sections.append(
            f'<p14:section name="{escape(shown)}" id="{guid(f"section {number} {shown}")}">'
            f"<p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>"
        )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{''.join(sections)}</p14:sectionLst></p:ext></p:extLst>"
    )


def add_settings(part: Part, brand: Brand, context: Context) -> None:
    """Add presentation and view properties and the table styles."""
    bundle = context.bundle
    for name, content_type, kind, xml in (
        (
            "presProps",
            ContentType.PRESENTATION_PROPERTIES,
            Relation.PRESENTATION_PROPERTIES,
            f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        ),
        (
            "viewProps",
            ContentType.VIEW_PROPERTIES,
            Relation.VIEW_PROPERTIES,
            f"{HEAD}<p:viewPr {NAMESPACES}/>",
        ),
        (
            "tableStyles",
            ContentType.TABLE_STYLES,
            Relation.TABLE_STYLES,
            table_styles_xml(brand, context.palette),
        ),
    ):
        bundle.relate(part, kind, bundle.add(f"/ppt/{name}.xml", content_type, xml))


def _titles_of_parts(pages: Pages, brand: Brand) -> str:
    """The theme's name and the slides' titles, as file managers show them (part 1, 22.2.2.11 and .26)."""

    def vector(kind: str, entries: Sequence[str]) -> str:
        return f'<vt:vector size="{len(entries)}" baseType="{kind}">{"".join(entries)}</vt:vector>'

    counts = (("Theme", 1), ("Slide Titles", len(pages.pages)))
    pairs = [
        f"<vt:variant>{value}</vt:variant>"
        for name, count in counts
        for value in (f"<vt:lpstr>{name}</vt:lpstr>", f"<vt:i4>{count}</vt:i4>")
    ]
    names = [f"<vt:lpstr>{escape(name)}</vt:lpstr>" for name in (brand.name, *(p.title for p in pages.pages))]
    return (
        f"<HeadingPairs>{vector('variant', pairs)}</HeadingPairs>"
        f"<TitlesOfParts>{vector('lpstr', names)}</TitlesOfParts>"
    )


def add_properties(pages: Pages, brand: Brand, context: Context) -> None:
    """Add the document's properties; what has no date is dated 1 January 2000, never today."""
    said = pages.properties
    moment = f"{escape(said.date) or _NO_DATE}T00:00:00Z"
    core = (
        f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(said.title)}</dc:title><dc:subject>{escape(said.subject)}</dc:subject>"
        f"<dc:creator>{escape(said.author)}</dc:creator><cp:keywords>{escape(said.keywords)}</cp:keywords>"
        f"<dc:language>{escape(said.language)}</dc:language>"
        f"<cp:lastModifiedBy>{escape(said.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )
    noted = sum(bool(page.notes) for page in pages.pages)
    size = pages.width, pages.height
    app = (
        f'{HEAD}<Properties xmlns="{_OFFICE}/extended-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"<Application>deckgen</Application><PresentationFormat>{_FORMATS.get(size, 'Custom')}"
        f"</PresentationFormat><Slides>{len(pages.pages)}</Slides><Notes>{noted}</Notes>"
        f"<HiddenSlides>0</HiddenSlides>{_titles_of_parts(pages, brand)}"
        f"<Company>{escape(said.author)}</Company><AppVersion>16.0000</AppVersion></Properties>"
    )
    bundle = context.bundle
    for name, content_type, kind, xml in (
        ("core", ContentType.CORE_PROPERTIES, Relation.CORE_PROPERTIES, core),
        ("app", ContentType.EXTENDED_PROPERTIES, Relation.EXTENDED_PROPERTIES, app),
    ):
        bundle.relate(None, kind, bundle.add(f"/docProps/{name}.xml", content_type, xml))
