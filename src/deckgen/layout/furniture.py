"""What stands on every page of both media: the marking, and the document's properties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.diagnostics import Span
from deckgen.model.documents import Meta
from deckgen.model.inline import Run, Text
from deckgen.model.markings import Marking
from deckgen.page import FURNITURE, Anchor, Properties, Rect, Side, TextBox
from deckgen.text.setting import Setter, stacked

FURNITURE_RULE: Final = "Furniture rule"
MARKING: Final = "Marking"
"""What the names of the boxes of markings begin with."""

PADDING: Final = 9.0
LABEL_GAP: Final = 6.0
"""Between what a marking is said of and its box, in points."""

SLACK: Final = 4.0
"""What a short text in a box of its own has to spare, since renderers round widths."""

APART: Final = 8.0
"""Between the marking of a page and what stands for the document's."""


def marking_box(
    setter: Setter,
    marking: Marking,
    right: float,
    top: float,
    where: str,
    place: Span,
    owner: int = FURNITURE,
) -> TextBox:
    """The marking on black, its right edge at ``right`` (reference/tokens.md, section 7).

    Its size never goes under 12 points and no brand recolours it (FIRST, TLP 2.0, 'In documents').
    """
    style = setter.style("marking").coloured(marking.colour)
    text = Text((Run(marking.label),), place)
    width = marking_width(setter, marking, place)
    rect = Rect(right - width, top, width, style.leading)
    para = setter.para(text, style, width, owner, side=Side.CENTRE)
    name = f"{MARKING}, {where}"
    return TextBox(rect, stacked((para,), rect), name, Anchor.TOP, None, "#000000")


def marking_boxes(
    setter: Setter,
    own: Marking,
    document: Marking,
    right: float,
    top: float,
    style: TextStyle,
    what: str,
    place: Span,
    owner: int = FURNITURE,
) -> tuple[TextBox, ...]:
    """At the head of a page its own marking and its document's, each behind what it is said of, in ``style``.

    Where both are one, it stands alone. The document's is at the right, in the place that it has by itself.
    ``what`` names the phrase for the page, ``owner`` owns its marking.
    """
    box = marking_box(setter, document, right, top, "top", place)
    if own == document:
        return (box,)
    fonts, mark = setter.fonts, setter.style("marking")
    marked = fonts[mark.face].baseline(mark.size, mark.leading)
    down = top + marked - fonts[style.face].baseline(style.size, style.leading)

    def said(phrase: str, edge: float) -> TextBox:
        text = Text((Run(setter.words.say(phrase)),), place)
        width = setter.width(text, style) + SLACK
        rect = Rect(edge - width, down, width, style.leading)
        para = setter.para(text, style, width, FURNITURE, side=Side.RIGHT)
        return TextBox(rect, stacked((para,), rect), f"{MARKING}, whose")

    whole = said("marking-document", box.rect.x - LABEL_GAP)
    mine = marking_box(setter, own, whole.rect.x - APART, top, "own", place, owner)
    return (box, whole, mine, said(what, mine.rect.x - LABEL_GAP))


def marking_width(setter: Setter, marking: Marking, place: Span) -> float:
    """The width of a marking's box, in points."""
    return setter.width(Text((Run(marking.label),), place), setter.style("marking")) + 2 * PADDING


def one_line(
    setter: Setter, text: Text, styles: Sequence[TextStyle], width: float, what: str, where: str
) -> tuple[Text, TextStyle]:
    """A name at the first of ``styles`` at which it fits on one line.

    One that fits at none is cut with an ellipsis, and told: furniture repeats what stands whole
    elsewhere in the document.
    """
    for style in styles:
        if setter.width(text, style) <= width:
            return text, style
    plain = text.plain
    short = text
    need = setter.width(text, styles[-1])
    while len(plain) > 1:
        plain = plain[: min(len(plain) - 1, int(len(plain) * 0.95))].rstrip(" ,;:–—-")
        short = text.with_runs((Run(plain + "…"),))
        if setter.width(short, styles[-1]) <= width:
            break
    setter.report.add("furniture-cut", text.span, what=what, where=where, need=need, room=width)
    return short, styles[-1]


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
