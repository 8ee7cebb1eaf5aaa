"""Structure: what a screen reader walks, as ISO 32000-1, 14.7 and 14.8 have it."""

from __future__ import annotations

from enum import Enum
from typing import Final

from deckgen.values import dataclass


class Tag(Enum):
    """Structure types, as ISO 32000-1, 14.8.4 names them."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    ITEM_BODY = "LBody"
    QUOTE = "BlockQuote"
    TABLE = "Table"
    ROW = "TR"
    HEADER = "TH"
    DATA = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    LINK = "Link"
    REFERENCE = "Reference"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    SPAN = "Span"


class Scope(Enum):
    """Which cells a header cell heads (ISO 32000-1, table 349)."""

    COLUMN = "Column"
    ROW = "Row"


FURNITURE: Final = 0
"""The owner of what is repeated on each page and belongs to no content: an artifact."""


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element. ``parent`` is the serial of the node that holds it; the root's is 0.

    Serials rise in reading order, from 1. ``alt`` is the text alternative of a figure; ``scope`` and
    ``column_span`` belong to table cells; ``numbered`` says that a list's labels are numbers.
    """

    serial: int
    tag: Tag
    parent: int
    alt: str = ""
    title: str = ""
    scope: Scope | None = None
    column_span: int = 1
    row_span: int = 1
    numbered: bool = False
    language: str = ""
