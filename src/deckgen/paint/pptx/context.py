"""What all writers of one deck share.

In:  the brand, the fonts, the package in the making. Out: one value handed from the painter to the
writers of layouts, slides, notes and charts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deckgen.fonts import Fonts
from deckgen.page import Cut, Media
from deckgen.paint.pptx.names import Relation
from deckgen.paint.pptx.package import Bundle, Part
from deckgen.paint.pptx.palette import Palette
from deckgen.paint.pptx.text import Lettering
from deckgen.values import dataclass

_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
    "</a:extLst>"
)
"""Keeps a link in the colour of its run ([MS-ODRAWXML], element hlinkClr); else it takes the theme's."""


@dataclass(frozen=True, slots=True)
class Context:
    """``targets`` holds the slide part of every key that a link may name, ``media`` all pictures."""

    palette: Palette
    fonts: Fonts
    lettering: Lettering
    bundle: Bundle
    targets: Mapping[str, Part]
    media: Mapping[Cut, Media]

    def click(self, part: Part) -> Callable[[str], str]:
        """How links are written in a part: to an address outside, or by '#key' to a slide.

        Raises KeyError on a key that no slide has: the layout promises anchors that exist.
        """

        def write(link: str) -> str:
            if link.startswith("#"):
                target = self.targets[link[1:]]
                identifier = self.bundle.relate(part, Relation.SLIDE, target)
                action = ' action="ppaction://hlinksldjump"'
            else:
                identifier = self.bundle.relate_outside(part, link)
                action = ""
            return f'<a:hlinkClick r:id="{identifier}"{action}>{_OWN_COLOUR}</a:hlinkClick>'

        return write
