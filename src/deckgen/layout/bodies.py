"""The body of each slide by its kind: one function that names every layout.

In:  a slide and the room for its body. Out: the pages it takes, in the making.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from deckgen.layout.agendas import lay_agenda
from deckgen.layout.chart_slides import lay_chart_and_points, lay_chart_slides
from deckgen.layout.columns import columns_as_points, lay_columns
from deckgen.layout.decisions import lay_judgements, lay_options
from deckgen.layout.desk import Desk, Leaf, steps
from deckgen.layout.figures import figures_as_points, lay_figures
from deckgen.layout.openers import lay_bottom_line, lay_closing, lay_cover, lay_divider
from deckgen.layout.people import lay_people, people_as_points
from deckgen.layout.pictures import lay_picture, put_picture
from deckgen.layout.places import (
    BESIDE_SHEETS,
    QuotePlaces,
    lone_quote_places,
    picture_beside,
    points_beside,
    points_place,
    quote_places,
)
from deckgen.layout.points import fit_points, points_box
from deckgen.layout.processes import lay_process, process_as_points
from deckgen.layout.risks import lay_risks
from deckgen.layout.seats import lay_seats
from deckgen.layout.slide_tables import lay_actions, lay_matrix, lay_sources, lay_table
from deckgen.layout.statements import lay_statements
from deckgen.layout.timelines import lay_timeline
from deckgen.model.blocks import (
    Actions,
    Columns,
    KeyFigures,
    Matrix,
    Options,
    Point,
    Points,
    Process,
    Quote,
    Table,
    Timeline,
    quoted_point,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.documents import (
    Agenda,
    BottomLine,
    ChartAndPoints,
    Closing,
    Cover,
    Divider,
    PictureAndPoints,
    PointsAndQuote,
    Slide,
    Sources,
    Statements,
)
from deckgen.model.inline import Text
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.quotations import in_marks
from deckgen.page import Rect, Tag

QUOTE_STEPS: Final = ((24, 32), (20, 27), (18, 24))


def lay_body(desk: Desk, slide: Slide, cited: dict[int, str]) -> list[Leaf]:  # noqa: C901 - one arm a kind
    """The pages of a slide's body, at least one. ``cited`` says where each source is cited."""
    desk.turn_to(slide)
    room = desk.grid.over_strip if slide.takeaway else desk.grid.body
    match slide.body:
        case Cover() as cover:
            return [lay_cover(desk, cover)]
        case BottomLine() as bottom_line:
            leaf = lay_bottom_line(desk, bottom_line)
            return [leaf] if leaf else _points(desk, _as_points(bottom_line), desk.grid.body)
        case Agenda() as agenda:
            return lay_agenda(desk, agenda, room)
        case Divider() as divider:
            return [lay_divider(desk, divider)]
        case Points() as points:
            return _points(desk, points, room)
        case PointsAndQuote() as both:
            return _points_and_quote(desk, both, slide, room)
        case Statements() as statements:
            page = lay_statements(desk, statements, room)
            return [page] if page else _points(desk, statements.points, room)
        case PictureAndPoints() as beside:
            return _picture_and_points(desk, beside, room)
        case Quote() as quote:
            return _lone_quote(desk, quote, slide, room)
        case Table() as table:
            return lay_table(desk, table, room)
        case Chart() as chart:
            return lay_chart_slides(desk, chart, room)
        case ChartAndPoints(chart, points) as both:
            fitted = lay_chart_and_points(desk, both, room)
            return fitted or [*lay_chart_slides(desk, chart, room), *_points(desk, points, room)]
        case Matrix() as matrix:
            return lay_matrix(desk, matrix, room)
        case Timeline() as timeline:
            return lay_timeline(desk, timeline, room)
        case Actions() as actions:
            return lay_actions(desk, actions, room)
        case Picture() as picture:
            return lay_picture(desk, picture, room)
        case Options() as options:
            return lay_options(desk, options, room)
        case Judgements() as judgements:
            return lay_judgements(desk, judgements, room)
        case Risks() as risks:
            return lay_risks(desk, risks, room)
        case KeyFigures() as figures:
            return lay_figures(desk, figures, room) or _points(desk, figures_as_points(figures), room)
        case Columns() as columns:
            return lay_columns(desk, columns, room) or _points(desk, columns_as_points(columns), room)
        case Process() as process:
            return lay_process(desk, process, room) or _points(desk, process_as_points(process), room)
        case People() as people:
            plan = lay_seats(desk, people, room) if people.seated else []
            cards = plan or lay_people(desk, people, room)
            return cards or _points(desk, people_as_points(people), room)
        case Sources(sources):
            return lay_sources(desk, sources, cited, room)
        case Closing() as closing:
            return [lay_closing(desk, closing)]
        case _:
            assert_never(slide.body)


def _points(desk: Desk, points: Points, room: Rect) -> list[Leaf]:
    leaves = []
    place = replace(points_place(desk.grid), h=room.h)
    for step, part in fit_points(desk, points, place):
        leaf = desk.leaf(f"points{step.key}")
        leaf.items.append(points_box(desk, leaf, part, step, place))
        leaves.append(leaf)
    return leaves


def _points_and_quote(desk: Desk, both: PointsAndQuote, slide: Slide, room: Rect) -> list[Leaf]:
    """Points beside a quotation; where either is too long, the quotation becomes the last point."""
    place, beside = replace(points_beside(desk.grid), h=room.h), quote_places(desk.grid)
    parts = fit_points(desk, both.points, place)
    fits = _quote_step(desk, both.quote, beside.quote) is not None
    if slide.takeaway or len(parts) > 1 or not fits:
        last = _quoted_point(desk, both.quote)
        return _points(desk, replace(both.points, points=(*both.points.points, last)), room)
    ((step, part),) = parts
    leaf = desk.leaf(f"points-and-quote{step.key}")
    leaf.items.append(points_box(desk, leaf, part, step, place))
    _quote(desk, leaf, both.quote, beside)
    return [leaf]


def _picture_and_points(desk: Desk, beside: PictureAndPoints, room: Rect) -> list[Leaf]:
    """Points beside a picture; those that do not fit beside it go on over further slides, full width."""
    picture, points = beside.picture, beside.points
    place, frame = picture_beside(desk.grid, room, picture.beside)
    (step, first), *others = fit_points(desk, points, place)
    leaf = desk.leaf(f"{BESIDE_SHEETS[picture.beside]}{step.key}")
    leaf.items.append(points_box(desk, leaf, first, step, place))
    put_picture(desk, leaf, picture, frame, "picture")
    rest = tuple(point for _, part in others for point in part.points)
    if not rest:
        return [leaf]
    return [leaf, *_points(desk, replace(points, points=rest, start=points.start + len(first.points)), room)]


def _lone_quote(desk: Desk, quote: Quote, slide: Slide, room: Rect) -> list[Leaf]:
    """A quotation alone; one that is too long, or has something following from it, stands as a point."""
    places = lone_quote_places(desk.grid)
    if slide.takeaway or _quote_step(desk, quote, places.quote) is None:
        return _points(desk, Points((_quoted_point(desk, quote),)), room)
    leaf = desk.leaf("quote")
    _quote(desk, leaf, quote, places)
    return [leaf]


def _quoted(desk: Desk, quote: Quote) -> Text:
    """The words in the quotation marks of the document's language."""
    return in_marks(quote.text, desk.words.say("quote-open"), desk.words.say("quote-close"))


def _quote_step(desk: Desk, quote: Quote, rect: Rect) -> object | None:
    style = desk.style("quote")
    by = quote.by is None or desk.setter.lines(quote.by, desk.style("quote-by"), rect.w) == 1
    role = quote.role is None or desk.setter.lines(quote.role, desk.style("quote-role"), rect.w) <= 2
    if not (by and role):
        return None
    return desk.fitted(_quoted(desk, quote), steps(style, *QUOTE_STEPS), rect.w, rect.h)


def _quote(desk: Desk, leaf: Leaf, quote: Quote, places: QuotePlaces) -> None:
    rect, role = places.quote, places.role
    style = desk.style("quote")
    fit = desk.fitted(_quoted(desk, quote), steps(style, *QUOTE_STEPS), rect.w, rect.h) or style
    holder = desk.nodes.add(Tag.QUOTE, leaf.section)
    owner = desk.nodes.add(Tag.PARAGRAPH, holder)
    leaf.items.append(desk.box(_quoted(desk, quote), fit, rect, owner, "Quote", slot="quote"))
    if quote.by:
        style = desk.style("quote-by")
        leaf.items.append(
            desk.box(quote.by, style, places.by, desk.paragraph(leaf), "Speaker", slot="quote-by")
        )
    if quote.role:
        style = desk.style("quote-role")
        lines = desk.setter.lines(quote.role, style, role.w)
        rect = Rect(role.x, role.y, role.w, max(role.h, lines * style.leading))
        leaf.items.append(
            desk.box(quote.role, style, rect, desk.paragraph(leaf), "Office", slot="quote-role")
        )


def _quoted_point(desk: Desk, quote: Quote) -> Point:
    return quoted_point(quote, desk.words.say("quote-open"), desk.words.say("quote-close"))


def _as_points(body: BottomLine) -> Points:
    """A bottom line that is too long for its slots, as points."""
    columns = tuple(Point(head, (Point(text),)) for head, text in body.columns)
    return Points((Point(body.statement), *columns))
