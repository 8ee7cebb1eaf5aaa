"""The words for the layouts that show bodies. In: a ``Body``. Out: the word that an outline has for it."""

from __future__ import annotations

from deckgen.model.blocks import Columns, KeyFigures
from deckgen.model.documents import Body, ChartAndPoints, Divider, PictureAndPoints, PointsAndQuote
from deckgen.model.people import People


def layout_of(body: Body) -> str:
    """The word for the layout that shows a body."""
    match body:
        case Divider():
            return "section"
        case KeyFigures():
            return "figures"
        case Columns():
            return "two-columns"
        case PointsAndQuote():
            return "points-and-quote"
        case ChartAndPoints():
            return "chart-and-points"
        case PictureAndPoints():
            return "picture-and-points"
        case People(seated=True):
            return "table-plan"
        case _:
            return type(body).__name__.lower()
