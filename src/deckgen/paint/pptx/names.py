"""Names of the Open Packaging Conventions and of PresentationML.

Content types and relationship types as ECMA-376 lists them (part 1, section 15; part 2, annex E).
"""

from __future__ import annotations

from typing import Final

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_PACKAGE: Final = "application/vnd.openxmlformats-package."
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class ContentType:
    """Content types of parts."""

    CHART: Final = f"{_OFFICE}drawingml.chart+xml"
    CORE_PROPERTIES: Final = f"{_PACKAGE}core-properties+xml"
    EXTENDED_PROPERTIES: Final = f"{_OFFICE}extended-properties+xml"
    JPEG: Final = "image/jpeg"
    NOTES_MASTER: Final = f"{_OFFICE}presentationml.notesMaster+xml"
    NOTES_SLIDE: Final = f"{_OFFICE}presentationml.notesSlide+xml"
    PNG: Final = "image/png"
    PRESENTATION: Final = f"{_OFFICE}presentationml.presentation.main+xml"
    PRESENTATION_PROPERTIES: Final = f"{_OFFICE}presentationml.presProps+xml"
    RELATIONSHIPS: Final = f"{_PACKAGE}relationships+xml"
    SHEET: Final = f"{_OFFICE}spreadsheetml.sheet"
    SLIDE: Final = f"{_OFFICE}presentationml.slide+xml"
    SLIDE_LAYOUT: Final = f"{_OFFICE}presentationml.slideLayout+xml"
    SLIDE_MASTER: Final = f"{_OFFICE}presentationml.slideMaster+xml"
    SVG: Final = "image/svg+xml"
    TABLE_STYLES: Final = f"{_OFFICE}presentationml.tableStyles+xml"
    THEME: Final = f"{_OFFICE}theme+xml"
    VIEW_PROPERTIES: Final = f"{_OFFICE}presentationml.viewProps+xml"
    XML: Final = "application/xml"


class Relation:
    """Types of relationships."""

    CHART: Final = f"{_RELATED}chart"
    CORE_PROPERTIES: Final = (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    )
    EXTENDED_PROPERTIES: Final = f"{_RELATED}extended-properties"
    HYPERLINK: Final = f"{_RELATED}hyperlink"
    IMAGE: Final = f"{_RELATED}image"
    NOTES_MASTER: Final = f"{_RELATED}notesMaster"
    NOTES_SLIDE: Final = f"{_RELATED}notesSlide"
    OFFICE_DOCUMENT: Final = f"{_RELATED}officeDocument"
    PACKAGE: Final = f"{_RELATED}package"
    PRESENTATION_PROPERTIES: Final = f"{_RELATED}presProps"
    SLIDE: Final = f"{_RELATED}slide"
    SLIDE_LAYOUT: Final = f"{_RELATED}slideLayout"
    SLIDE_MASTER: Final = f"{_RELATED}slideMaster"
    TABLE_STYLES: Final = f"{_RELATED}tableStyles"
    THEME: Final = f"{_RELATED}theme"
    VIEW_PROPERTIES: Final = f"{_RELATED}viewProps"
