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
from deckgen.layout.desk import Desk, Leaf, Shortage, in_points, steps
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
from deckgen.layout.processes import lay_process, process_as_points, process_shortage
from deckgen.layout.risks import lay_risks
from deckgen.layout.seats import lay_seats, plan_shortage
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
            points = _as_points(bottom_line)
            return [leaf] if leaf else _as_instead(desk, slide, "bottom-line", points, desk.grid.body)
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
            return [page] if page else _as_instead(desk, slide, "statements", statements.points, room)
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
            if not fitted:
                _instead(desk, slide, "chart-and-points", _TOO_LONG, "a chart, then points")
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
            points = figures_as_points(figures)
            return lay_figures(desk, figures, room) or _as_instead(desk, slide, "figures", points, room)
        case Columns() as columns:
            points = columns_as_points(columns)
            return lay_columns(desk, columns, room) or _as_instead(desk, slide, "two-columns", points, room)
        case Process() as process:
            return _process(desk, process, slide, room)
        case People() as people:
            return _people(desk, people, slide, room)
        case Sources(sources):
            return lay_sources(desk, sources, cited, room)
        case Closing() as closing:
            return [lay_closing(desk, closing)]
        case _:
            assert_never(slide.body)


_TOO_LONG: Final = "a text of it is too long even at the smallest size"


def _instead(desk: Desk, slide: Slide, layout: str, reason: Shortage | str, instead: str) -> None:
    """Tell that a slide stands otherwise than its layout says, and why."""
    if isinstance(reason, Shortage):
        reason = f"{reason.what} needs {reason.need} and has {reason.room}"
    title = slide.title
    words = {"layout": layout, "reason": reason, "instead": instead}
    desk.report.add("layout-instead", title.span, title=title.plain, **words)


def _as_instead(desk: Desk, slide: Slide, layout: str, points: Points, room: Rect) -> list[Leaf]:
    """Points instead of a layout in which some text is too long."""
    _instead(desk, slide, layout, _TOO_LONG, "points")
    return _points(desk, points, room)


def _process(desk: Desk, process: Process, slide: Slide, room: Rect) -> list[Leaf]:
    leaves = lay_process(desk, process, room)
    if not leaves:
        _instead(desk, slide, "process", process_shortage(desk, process, 1, room), "points")
    return leaves or _points(desk, process_as_points(process), room)


def _people(desk: Desk, people: People, slide: Slide, room: Rect) -> list[Leaf]:
    """The table plan where one is asked for and fits, else people side by side, else points."""
    plan = lay_seats(desk, people, room) if people.seated else []
    cards = plan or lay_people(desk, people, room)
    if people.seated and not plan:
        instead = "people" if cards else "points"
        _instead(desk, slide, "table-plan", plan_shortage(desk, people, room), instead)
    elif not cards:
        _instead(desk, slide, "people", _TOO_LONG, "points")
    return cards or _points(desk, people_as_points(people), room)


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
    reason = _quote_shortage(desk, both.quote, beside.quote)
    if len(parts) > 1:
        reason = "its points go on over further slides"
    if slide.takeaway:
        reason = _TAKEAWAY
    if reason:
        _instead(desk, slide, "points-and-quote", reason, "points, the quotation the last of them")
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
    reason = _TAKEAWAY if slide.takeaway else _quote_shortage(desk, quote, places.quote)
    if reason:
        _instead(desk, slide, "quote", reason, "a point")
        return _points(desk, Points((_quoted_point(desk, quote),)), room)
    leaf = desk.leaf("quote")
    _quote(desk, leaf, quote, places)
    return [leaf]


def _quoted(desk: Desk, quote: Quote) -> Text:
    """The words in the quotation marks of the document's language."""
    return in_marks(quote.text, desk.words.marks)


_TAKEAWAY: Final = "what follows from it takes the place of the speaker"


def _quote_shortage(desk: Desk, quote: Quote, rect: Rect) -> Shortage | str | None:
    """What keeps a quotation, its speaker or their office from their places; None where all fit."""
    for text, name, most in ((quote.by, "by", 1), (quote.role, "role", 2)):
        lines = desk.setter.lines(text, desk.style(f"quote-{name}"), rect.w) if text else 0
        if lines > most:
            return Shortage(f"'{name}'", f"{lines} lines", f"{most}")
    made = steps(desk.style("quote"), *QUOTE_STEPS)
    if desk.fitted(_quoted(desk, quote), made, rect.w, rect.h):
        return None
    need = desk.setter.lines(_quoted(desk, quote), made[-1], rect.w) * made[-1].leading
    return Shortage("its text", in_points(need), in_points(rect.h))


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
    return quoted_point(quote, desk.words.marks)


def _as_points(body: BottomLine) -> Points:
    """A bottom line that is too long for its slots, as points."""
    columns = tuple(Point(head, (Point(text),)) for head, text in body.columns)
    return Points((Point(body.statement), *columns))
