"""What a slide or a section is marked as a whole: by its theme, and by the blocks that it shows.

In:  a theme's marking and what shows it. Out: the marking of whatever bears none of its own there, and that
which is shown above a slide. Texts carry their markings to the pages that they come to stand on; of
pictures and charts, what is drawn has none, so that they mark all that shows them.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.model.blocks import Block, Matrix, Options, Table, Timeline
from deckgen.model.charts import Chart
from deckgen.model.documents import Body, ChartAndPoints, PictureAndPoints
from deckgen.model.markings import Marking, highest
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.portions import borne, markings_of

_DRAWN = (Chart, ChartAndPoints, Picture, PictureAndPoints, People)
_WHOLE = (Table, Matrix, Options, Timeline, Picture)
"""Blocks that may be marked as a whole, and have no text on a slide that says so."""


def held(theme: Marking | None, shown: Iterable[Body | Block]) -> Marking | None:
    """The marking of what bears none itself where a theme shows these; None is the document's."""
    if theme is None:
        return None
    return highest((theme, *(each for one in shown if isinstance(one, _DRAWN) for each in markings_of(one))))


def above(theme: Marking | None, body: Body) -> Marking | None:
    """The marking that is shown above a slide: its theme's, or that of the block which it shows."""
    return highest((theme, borne(body) if isinstance(body, _WHOLE) else None))
