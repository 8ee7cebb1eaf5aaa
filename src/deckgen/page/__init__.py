"""Pages laid out: what the layout hands to the painters.

Everything is in points, origin at the top left of the page; every text carries its measured lines at
absolute places, and beside them the runs they were broken from. A painter walks these values; it
measures nothing and decides nothing.

Roles: every piece of text and every drawing names the structure node that owns it, or says that it
is ``FURNITURE``. Nodes are numbered as the layout makes them; their order is the reading order.
"""

from deckgen.page.charts import (
    Axis,
    AxisTitle,
    ChartBox,
    Drawn,
    Label,
    LabelPlace,
    PointLook,
    Polyline,
    SeriesLook,
)
from deckgen.page.document import (
    Bookmark,
    Fill,
    Fit,
    Item,
    Level,
    Page,
    Pages,
    Place,
    Properties,
    Sheet,
    Slot,
)
from deckgen.page.items import (
    CellBox,
    Covered,
    Kind,
    PictureBox,
    Rect,
    Shape,
    Stroke,
    TableBox,
    TextBox,
    grid_of,
)
from deckgen.page.moving import (
    moved,
    moved_para,
)
from deckgen.page.pictures import (
    Coding,
    Cut,
    Drawing,
    Filled,
    Media,
    Segment,
)
from deckgen.page.structure import (
    FURNITURE,
    Node,
    Scope,
    Tag,
)
from deckgen.page.text import (
    Adjustments,
    Anchor,
    Ink,
    Line,
    Marker,
    Para,
    Piece,
    Side,
    Stretch,
)

__all__ = [
    "FURNITURE",
    "Adjustments",
    "Anchor",
    "Axis",
    "AxisTitle",
    "Bookmark",
    "CellBox",
    "ChartBox",
    "Coding",
    "Covered",
    "Cut",
    "Drawing",
    "Drawn",
    "Fill",
    "Filled",
    "Fit",
    "Ink",
    "Item",
    "Kind",
    "Label",
    "LabelPlace",
    "Level",
    "Line",
    "Marker",
    "Media",
    "Node",
    "Page",
    "Pages",
    "Para",
    "PictureBox",
    "Piece",
    "Place",
    "PointLook",
    "Polyline",
    "Properties",
    "Rect",
    "Scope",
    "Segment",
    "SeriesLook",
    "Shape",
    "Sheet",
    "Side",
    "Slot",
    "Stretch",
    "Stroke",
    "TableBox",
    "Tag",
    "TextBox",
    "grid_of",
    "moved",
    "moved_para",
]
