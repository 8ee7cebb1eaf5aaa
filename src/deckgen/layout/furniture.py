"""What stands on every page of both media: the marking, and the document's properties."""

from __future__ import annotations

from typing import Final

from deckgen.diagnostics import Span
from deckgen.model.documents import Marking, Meta
from deckgen.model.inline import Run, Text
from deckgen.page import FURNITURE, Anchor, Properties, Rect, Side, TextBox
from deckgen.text.setting import Setter, stacked

PADDING: Final = 9.0
HEIGHT: Final = 18.0


def marking_box(
    setter: Setter, marking: Marking, right: float, top: float, where: str, place: Span
) -> TextBox:
    """The marking on black, its right edge at ``right`` (reference/tokens.md, section 7).

    Its size never goes under 12 points and no brand recolours it (FIRST, TLP 2.0, 'In documents').
    """
    style = setter.style("marking").coloured(marking.colour)
    text = Text((Run(marking.label),), place)
    width = setter.width(text, style) + 2 * PADDING
    rect = Rect(right - width, top, width, HEIGHT)
    para = setter.para(text, style, width, FURNITURE, side=Side.CENTRE)
    name = f"Marking, {where}"
    return TextBox(rect, stacked((para,), rect), name, Anchor.TOP, None, "#000000")


def page_properties(meta: Meta) -> Properties:
    """The document's properties: title, author, subject, marking as keyword, language, date."""
    return Properties(
        meta.title.plain,
        meta.author.plain if meta.author else "",
        meta.short_title.plain,
        meta.marking.label if meta.marking else "",
        meta.language,
        meta.date.isoformat() if meta.date else "",
    )
