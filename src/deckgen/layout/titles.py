"""Titles of slides: the step of type at which they stand, and what happens to those too long.

The ladder: 28/34, 26/32 and 24/30 points on two lines, 24/28 on three, which leaves 8 points above the
body. A longer title is shortened at a word; the whole of it then leads the slide's body, so that
nothing is lost. reference/tokens.md, section 2, 'title'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import TextStyle
from deckgen.layout.desk import Desk, steps
from deckgen.layout.grid import SlideGrid
from deckgen.model.blocks import Point, Points
from deckgen.model.documents import (
    ChartAndPoints,
    Closing,
    Cover,
    Divider,
    PictureAndPoints,
    PointsAndQuote,
    Slide,
    Statements,
)
from deckgen.model.inline import Run, Text
from deckgen.page import Rect

STEPS: Final = ((26, 32), (24, 30))
THREE_LINES: Final = (24, 28)
DISPLAY_STEPS: Final = ((34, 40), (28, 32), (24, 30))
SUBTITLE_STEPS: Final = ((18, 24), (16, 21), (14, 19), (14, 17))
LOW_SIZES: Final = (24, 22, 20, 18)
"""The last sizes for the titles of templates, whose places are often low."""
ELLIPSIS: Final = "…"
_WORST_COUNT: Final = 99


def title_place(grid: SlideGrid, slide: Slide) -> tuple[Rect, str]:
    """Where a slide's title stands, and in which style."""
    match slide.body:
        case Cover() | Divider():
            return grid.display, "display"
        case Closing():
            return grid.closing_display, "display"
        case _:
            return grid.title, "title"


def fit_subtitle(desk: Desk, text: Text) -> TextStyle | None:
    """The step at which a subtitle fits its place, or None."""
    options = steps(desk.style("subtitle"), *SUBTITLE_STEPS)
    place = desk.grid.subtitle
    return desk.fitted(text, options, place.w, place.h + 8)


def fit_title(desk: Desk, text: Text, slide: Slide) -> TextStyle | None:
    """The step at which a title fits its place, or None."""
    place, name = title_place(desk.grid, slide)
    options = title_steps(desk, slide)
    if name == "display":
        return desk.fitted(text, options, place.w, place.h)
    two = desk.fitted(text, options, place.w, place.h, max_lines=2)
    if two:
        return two
    three = options[-1] if desk.stands else options[-1].stepped(*THREE_LINES)
    return desk.fitted(text, (three,), place.w, desk.grid.title_room)


def title_steps(desk: Desk, slide: Slide) -> tuple[TextStyle, ...]:
    """The steps that a slide's title may take; from a template's own size they go down evenly."""
    _, name = title_place(desk.grid, slide)
    style = desk.style(name)
    if not desk.stands:
        return steps(style, *(DISPLAY_STEPS if name == "display" else STEPS))
    ratio = style.leading / style.size
    sizes = [style.size * share for share in (1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55)]
    sizes = [size for size in (*sizes, *LOW_SIZES) if size <= style.size]
    rounded = sorted({round(max(size, LOW_SIZES[-1])) for size in sizes if size < style.size}, reverse=True)
    return steps(style, *((size, round(size * ratio, 2)) for size in rounded))


def settle_titles(desk: Desk, slides: Sequence[Slide]) -> None:
    """Let a template's titles begin with the size at which three quarters of the deck's fit."""
    found = []
    for slide in slides:
        desk.turn_to(slide)
        if title_place(desk.grid, slide)[1] == "title" and (fit := fit_title(desk, slide.title, slide)):
            found.append(fit)
    if found:
        by_size = sorted(found, key=lambda style: style.size)
        desk.settle_titles(by_size[len(by_size) // 4])


def continued(desk: Desk, title: Text, page: int, count: int) -> Text:
    """The title of page ``page`` of ``count``; the first page has the plain title."""
    if page == 1:
        return title
    mark = desk.words.say("continued", title="", page=page, count=count)
    return title.with_runs((*title.runs, Run(mark)))


def shortened(desk: Desk, slide: Slide) -> tuple[Slide, ...]:
    """The slide with a title that fits, continued or not.

    A title that does not fit leads the slide's body as a whole: as its first point or its subtitle, or
    on a slide of its own before it.
    """
    desk.turn_to(slide)
    worst = continued(desk, slide.title, _WORST_COUNT, _WORST_COUNT)
    if fit_title(desk, worst, slide):
        return (slide,)
    place, _ = title_place(desk.grid, slide)
    lines = desk.setter.lines(slide.title, title_steps(desk, slide)[-1], place.w)
    desk.report.add("title-too-long", slide.title.span, need=lines, room=3)
    short = _cut(desk, slide)
    whole = Point(slide.title)
    match slide.body:
        case Points() as points:
            return (replace(slide, title=short, body=replace(points, points=(whole, *points.points))),)
        case Statements(_, Points() as points):
            return (replace(slide, title=short, body=replace(points, points=(whole, *points.points))),)
        case PointsAndQuote() | ChartAndPoints() | PictureAndPoints() as both:
            points = replace(both.points, points=(whole, *both.points.points))
            return (replace(slide, title=short, body=replace(both, points=points)),)
        case Cover() | Closing() | Divider() as opener:
            runs = slide.title.runs
            if opener.subtitle:
                runs = (*runs, Run(". "), *opener.subtitle.runs)
            both_in_one = slide.title.with_runs(runs)
            if fit_subtitle(desk, both_in_one):
                return (replace(slide, title=short, body=replace(opener, subtitle=both_in_one)),)
            after = replace(slide, title=short, key=f"{slide.key}.title", body=Points((whole,)))
            if not fit_title(desk, continued(desk, short, _WORST_COUNT, _WORST_COUNT), after):
                after = replace(after, title=_cut(desk, after))
            return replace(slide, title=short), after
        case _:
            first = replace(slide, title=short, body=Points((whole,)), takeaway=None)
            return first, replace(slide, title=short, key=f"{slide.key}.body")


def _cut(desk: Desk, slide: Slide) -> Text:
    """The title's words that fit, and an ellipsis."""
    plain = slide.title.plain
    cut = len(plain)
    short = slide.title
    while cut > 1:
        space = plain.rfind(" ", 0, cut)
        cut = space if space > 0 else cut - max(1, cut // 10)
        short = slide.title.with_runs((Run(plain[:cut].rstrip(" ,;:–—-") + ELLIPSIS),))
        if fit_title(desk, continued(desk, short, _WORST_COUNT, _WORST_COUNT), slide):
            break
    return short
