"""Charts of every kind, for both media: one specification, laid out once.

In:  a ``Chart``, the styles and measures of its medium, the room. Out: items of a page.
"""

from deckgen.layout.charts.drawn import key_height, lay_chart
from deckgen.layout.charts.parts import natural_height, parted_chart
from deckgen.layout.charts.scale import ChartScale, memo_chart_scale, slide_chart_scale

__all__ = [
    "ChartScale",
    "key_height",
    "lay_chart",
    "memo_chart_scale",
    "natural_height",
    "parted_chart",
    "slide_chart_scale",
]
