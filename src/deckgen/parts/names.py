"""Names of the Open Packaging Conventions, PresentationML and its extensions.

In:  a name with its usual prefix. Out: the name as lxml knows it.
"""

from __future__ import annotations

from typing import Final

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/"

NAMES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": f"{_OFFICE}relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
"""Namespaces by prefix, as lxml's ``find`` takes them."""

MAIN_PART: Final = f"{_OFFICE}relationships/officeDocument"
STRICT_MAIN_PART: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
CORE_PROPERTIES: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
HYPERLINK: Final = f"{_OFFICE}relationships/hyperlink"
IMAGE: Final = f"{_OFFICE}relationships/image"
NOTES_MASTER: Final = f"{_OFFICE}relationships/notesMaster"
NOTES_SLIDE: Final = f"{_OFFICE}relationships/notesSlide"
SLIDE: Final = f"{_OFFICE}relationships/slide"
SLIDE_LAYOUT: Final = f"{_OFFICE}relationships/slideLayout"
SLIDE_MASTER: Final = f"{_OFFICE}relationships/slideMaster"
THEME: Final = f"{_OFFICE}relationships/theme"
WORKSHEET: Final = f"{_OFFICE}relationships/worksheet"

_PRESENTATION: Final = "application/vnd.openxmlformats-officedocument.presentationml."
_MACROS: Final = "application/vnd.ms-powerpoint."
DECK_TYPES: Final = frozenset(
    [f"{_PRESENTATION}{kind}.main+xml" for kind in ("presentation", "slideshow", "template")]
    + [f"{_MACROS}{kind}.macroEnabled.main+xml" for kind in ("presentation", "slideshow", "template")]
)
"""Content types of the main part of a deck (ECMA-376 part 1, 13.3.6; [MS-OFFMACRO2])."""

SLIDE_TYPE: Final = f"{_PRESENTATION}slide+xml"
LAYOUT_TYPE: Final = f"{_PRESENTATION}slideLayout+xml"
MASTER_TYPE: Final = f"{_PRESENTATION}slideMaster+xml"
NOTES_TYPE: Final = f"{_PRESENTATION}notesSlide+xml"
NOTES_MASTER_TYPE: Final = f"{_PRESENTATION}notesMaster+xml"
CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
"""What the content types of a workbook and its parts begin with."""


def clark(name: str) -> str:
    """A prefixed name in the form '{namespace}name'."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"
