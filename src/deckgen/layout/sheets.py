"""The sheets of the deck: every slide layout as slots on the grid, with what it draws behind.

In:  the desk (brand styles, document data). Out: ``Sheet`` values, the painter's named layouts. One
index for one role on all sheets, so that switching a layout in PowerPoint keeps each text in place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from deckgen.layout.columns import COLUMN_STEPS, column_places
from deckgen.layout.desk import Desk, block, rule, steps
from deckgen.layout.figures import MOST, figure_places, figures_sheet
from deckgen.layout.furniture import FURNITURE_RULE, one_line
from deckgen.layout.places import (
    BESIDE_SHEETS,
    PicturePlaces,
    QuotePlaces,
    bottom_line_column,
    caption_place,
    chart_beside,
    lone_quote_places,
    options_places,
    picture_beside,
    picture_places,
    points_beside,
    points_by_chart,
    points_place,
    quote_places,
    register_place,
    statement_place,
)
from deckgen.layout.points import (
    STEPS,
    PointStep,
)
from deckgen.layout.slots import INDEX, level, points_slot, slot_for, text_slot
from deckgen.layout.statements import LEAD_SHEET, lead_places, statement_places, statements_sheet
from deckgen.layout.statements import MOST as MOST_STATEMENTS
from deckgen.model.pictures import Beside
from deckgen.page import (
    FURNITURE,
    Anchor,
    Cut,
    Fill,
    Item,
    PictureBox,
    Rect,
    Sheet,
    Slot,
    Stroke,
)

TAKEAWAY: Final = "+takeaway"
"""What the key of a sheet with a takeaway ends in."""


STATEMENTS: Final = ((1, False), (2, False), (3, False), (2, True), (3, True))
"""How many statements stand side by side, and whether under heads."""


def sheets(desk: Desk, used: Collection[str]) -> tuple[Sheet, ...]:
    """All sheets, in the order of PowerPoint's menu.

    A sheet with a takeaway stands behind its plain one where the deck has ``used`` it.
    """
    grid = desk.grid
    beside, alone = quote_places(grid), lone_quote_places(grid)
    made = [
        _dark(desk, "cover", "Cover", grid.display, cover=True),
        _light(desk, "bottom-line", "Bottom line", _bottom_line(desk), _bottom_line_rules(desk)),
        _light(desk, "agenda", "Agenda", _framed(desk, "agenda", Fill.TABLE)),
        _dark(desk, "section", "Section", grid.display),
    ]
    for step in STEPS:
        points = points_slot(desk, step, points_place(grid))
        made.append(_light(desk, f"points{step.key}", f"Points{step.label}", (points,)))
    made += [_statements(desk, count, headed=headed) for count, headed in STATEMENTS]
    made.append(
        _light(desk, LEAD_SHEET, "Statement and columns", _lead(desk), _bottom_line_rules(desk, "primary"))
    )
    for step in STEPS:
        slots = (points_slot(desk, step, points_beside(grid)), *_quote(desk, beside))
        name = f"Points and quote{step.label}"
        made.append(_light(desk, f"points-and-quote{step.key}", name, slots, _quote_rules(beside)))
    made += [
        _light(desk, "quote", "Quote", _quote(desk, alone), _quote_rules(alone)),
        _light(desk, "table", "Table", _framed(desk, "prompt-table", Fill.TABLE)),
        _light(desk, "chart", "Chart", _framed(desk, "prompt-chart", Fill.CHART, caption=True)),
        *(_chart_and_points(desk, step) for step in STEPS),
        _light(desk, "matrix", "Matrix", _framed(desk, "prompt-matrix", Fill.TABLE)),
        _light(desk, "timeline", "Timeline", ()),
        _light(desk, "actions", "Actions", _framed(desk, "prompt-actions", Fill.TABLE)),
        _light(desk, "picture", "Picture", _picture(desk, picture_places(grid.body))),
        *_picture_and_points(desk, used),
        _light(desk, "options", "Options", _options(desk)),
        _light(desk, "judgements", "Judgements", _framed(desk, "prompt-judgements", Fill.TABLE)),
        _light(desk, "risks", "Risks", (_register(desk),)),
        *(_figures(desk, count) for count in range(MOST, 0, -1)),
        *(_columns(desk, step, compared=False) for step in COLUMN_STEPS),
        *(_columns(desk, step, compared=True) for step in COLUMN_STEPS),
        _light(desk, "process", "Process", ()),
        _light(desk, "people", "People", ()),
        _light(desk, "table-plan", "Table plan", ()),
        _light(desk, "sources", "Sources", _framed(desk, "sources", Fill.TABLE)),
        _dark(desk, "closing", "Closing", grid.closing_display),
        _dark(desk, "annex", "Annex", grid.display),
    ]
    full = []
    for sheet in made:
        full.append(sheet)
        if f"{sheet.key}{TAKEAWAY}" in used:
            full.append(_with_takeaway(desk, sheet))
    return tuple(full)


def _with_takeaway(desk: Desk, sheet: Sheet) -> Sheet:
    """The sheet with a takeaway below its body, which is shorter by that."""
    grid = desk.grid
    room = grid.over_strip
    feet = [slot for slot in sheet.slots if room.bottom <= slot.rect.y < grid.body.bottom]
    rise = grid.body.bottom - room.bottom
    slots = []
    for slot in sheet.slots:
        rect = slot.rect
        if slot in feet:
            rect = rect.moved(0, -rise)
        elif room.y <= rect.y < room.bottom < rect.bottom:
            rect = replace(rect, h=rect.h - rise if feet else room.bottom - rect.y)
        slots.append(replace(slot, rect=rect))
    slots += [
        text_slot(desk, "strip-label", "in-short", grid.strip_label, "strip-label"),
        text_slot(desk, "strip-text", "prompt-takeaway", grid.strip_text, "strip-text"),
    ]
    hairline = rule(grid.left, grid.strip_rule, grid.measure, Stroke(0.75, "grey-200"), "Strip rule")
    return replace(
        sheet,
        key=f"{sheet.key}{TAKEAWAY}",
        name=f"{sheet.name}, with takeaway",
        slots=tuple(slots),
        backdrop=(*sheet.backdrop, hairline),
    )


def _chart_and_points(desk: Desk, step: PointStep) -> Sheet:
    """A chart below its caption, and points at its right."""
    grid, caption = desk.grid, caption_place(desk.grid)
    room = chart_beside(grid, grid.body)
    slots = (
        text_slot(desk, "caption", "prompt-measure", replace(room, h=caption.h), "caption"),
        slot_for(desk, "body", "prompt-chart", Fill.CHART, room.inset(0, caption.h, 0, 0), "cell"),
        points_slot(desk, step, points_by_chart(grid, grid.body), "points"),
    )
    return _light(desk, f"chart-and-points{step.key}", f"Chart and points{step.label}", slots)


def _options(desk: Desk) -> tuple[Slot, ...]:
    """A table of options, and the line below it."""
    style = desk.style("cell").stepped(16, 24)
    place, below = options_places(desk.grid)
    table = slot_for(desk, "body", "part-options", Fill.TABLE, place, "cell")
    line = Slot(
        "verdict", desk.words.say("prompt-verdict"), INDEX["verdict"], Fill.TEXT, below, (level(style),)
    )
    return table, line


def _register(desk: Desk) -> Slot:
    """The table of risks beside their grid."""
    place = register_place(desk.grid, desk.grid.body)
    return slot_for(desk, "body", "prompt-register", Fill.TABLE, place, "cell")


def _framed(desk: Desk, phrase: str, fill: Fill, *, caption: bool = False) -> tuple[Slot, ...]:
    """The body as one frame, for a chart below a line that says what is measured."""
    body, line = desk.grid.body, caption_place(desk.grid)
    if not caption:
        return (slot_for(desk, "body", phrase, fill, body, "cell"),)
    frame = replace(body, y=line.bottom, h=body.bottom - line.bottom)
    above = text_slot(desk, "caption", "prompt-measure", line, "caption")
    return above, slot_for(desk, "body", phrase, fill, frame, "cell")


def _picture(desk: Desk, places: PicturePlaces, name: str = "body") -> tuple[Slot, ...]:
    """A picture, its caption and its credit below it."""
    return (
        slot_for(desk, name, "prompt-picture", Fill.PICTURE, places.picture, "cell"),
        text_slot(desk, "caption", "prompt-caption", places.caption, "caption"),
        text_slot(desk, "credit", "prompt-credit", places.credit, "source"),
    )


def _picture_and_points(desk: Desk, used: Collection[str]) -> list[Sheet]:
    """Points beside a picture at the right; with one at the left, where the deck has ``used`` that."""
    made = []
    for side, key in BESIDE_SHEETS.items():
        if side is Beside.LEFT and not any(name.startswith(key) for name in used):
            continue
        place, frame = picture_beside(desk.grid, desk.grid.body, side)
        name = "Picture and points" if side is Beside.RIGHT else "Picture at left, points"
        for step in STEPS:
            slots = (points_slot(desk, step, place), *_picture(desk, picture_places(frame), "picture"))
            made.append(_light(desk, f"{key}{step.key}", f"{name}{step.label}", slots))
    return made


def _quote(desk: Desk, places: QuotePlaces) -> tuple[Slot, ...]:
    return (
        text_slot(desk, "quote", "prompt-quote", places.quote, "quote"),
        text_slot(desk, "quote-by", "prompt-speaker", places.by, "quote-by"),
        text_slot(desk, "quote-role", "people-role", places.role, "quote-role"),
    )


def _quote_rules(places: QuotePlaces) -> tuple[Item, ...]:
    place = places.rule
    return (
        rule(place.x, place.y, place.w, Stroke(2, "primary"), "Quote rule"),
        rule(place.x, place.bottom, place.w, Stroke(0.75, "grey-200"), "Speaker rule"),
    )


def _figures(desk: Desk, count: int) -> Sheet:
    """So many key figures, each under a rule."""
    slots: list[Slot] = []
    rules: list[Item] = []
    for number, (value, text) in enumerate(figure_places(desk.grid, count), start=1):
        slots.append(text_slot(desk, f"head-{number}", "figure-value", value, "figure-value", Anchor.BOTTOM))
        slots.append(text_slot(desk, f"text-{number}", "figure-text", text, "figure-text"))
        rules.append(rule(value.x, desk.grid.head_rule, value.w, Stroke(2, "primary"), f"Rule {number}"))
    name = "Key figures" if count == MOST else f"Key figures, {count}"
    return _light(desk, figures_sheet(count), name, slots, rules)


def _columns(desk: Desk, step: PointStep, *, compared: bool) -> Sheet:
    """Two columns of points under their heads; of two that are compared, the second in the accent."""
    slots: list[Slot] = []
    rules: list[Item] = []
    for number in range(2):
        head, text = column_places(desk.grid, number)
        accent = compared and number == 1
        style = "side-head-accent" if accent else "side-head"
        slots.append(text_slot(desk, f"head-{number + 1}", "prompt-head", head, style))
        slots.append(points_slot(desk, step, text, f"text-{number + 1}"))
        stroke = Stroke(2, "accent" if accent else "primary")
        rules.append(rule(head.x, desk.grid.head_rule, head.w, stroke, f"Rule {number + 1}"))
    key, name = ("comparison", "Comparison") if compared else ("two-columns", "Two columns")
    return _light(desk, f"{key}{step.key}", f"{name}{step.label}", slots, rules)


def _bottom_line(desk: Desk) -> tuple[Slot, ...]:
    slots = [
        text_slot(desk, "body", "prompt-bottom-line", statement_place(desk.grid), "statement", Anchor.MIDDLE)
    ]
    for number in range(3):
        head, text = bottom_line_column(desk.grid, number)
        slots.append(text_slot(desk, f"head-{number + 1}", "prompt-head", head, "column-head"))
        slots.append(text_slot(desk, f"text-{number + 1}", "prompt-text", text, "column-text"))
    return tuple(slots)


def _statements(desk: Desk, count: int, *, headed: bool) -> Sheet:
    """So many statements, each under a rule, with heads or without."""
    slots: list[Slot] = []
    rules: list[Item] = []
    for number, (head, text) in enumerate(statement_places(desk.grid, count, headed=headed), start=1):
        if headed:
            slots.append(text_slot(desk, f"head-{number}", "prompt-head", head, "side-head"))
            slots.append(text_slot(desk, f"text-{number}", "prompt-text", text, "column-text"))
        elif count == 1:
            slots.append(text_slot(desk, "body", "prompt-statement", text, "statement-alone"))
        else:
            slots.append(text_slot(desk, f"text-{number}", "prompt-statement", text, "statement"))
        width = desk.grid.measure if count == 1 else head.w
        rules.append(rule(head.x, desk.grid.head_rule, width, Stroke(2, "primary"), f"Rule {number}"))
    name = "Statement" if count == 1 else f"Statements, {count}"
    label = f"{name} with heads" if headed else name
    return _light(desk, statements_sheet(count, headed=headed), label, slots, rules)


def _lead(desk: Desk) -> tuple[Slot, ...]:
    """A statement over three columns, each under its head."""
    slots = [text_slot(desk, "body", "prompt-common", statement_place(desk.grid), "statement", Anchor.MIDDLE)]
    for number, (head, text) in enumerate(lead_places(desk.grid, MOST_STATEMENTS), start=1):
        slots.append(text_slot(desk, f"head-{number}", "prompt-head", head, "column-head", Anchor.BOTTOM))
        slots.append(text_slot(desk, f"text-{number}", "prompt-text", text, "column-text"))
    return tuple(slots)


def _bottom_line_rules(desk: Desk, colour: str = "accent") -> tuple[Item, ...]:
    place = statement_place(desk.grid)
    return (
        rule(place.x, desk.grid.head_rule, place.w, Stroke(2, colour), "Bottom line rule"),
        rule(place.x, place.bottom, place.w, Stroke(0.75, "grey-400"), "Columns rule"),
    )


def _light(desk: Desk, key: str, name: str, slots: Sequence[Slot], backdrop: Sequence[Item] = ()) -> Sheet:
    """A sheet on white, with the kicker, the title, the source line and the furniture."""
    grid = desk.grid
    title = slot_for(desk, "title", "prompt-title", Fill.TITLE, grid.title, "title")
    kicker = text_slot(desk, "kicker", "agenda-theme", grid.kicker, "kicker")
    source = text_slot(desk, "source", "prompt-source", grid.source, "source")
    hairline = rule(grid.left, grid.furniture_rule, grid.measure, Stroke(0.75, "grey-200"), FURNITURE_RULE)
    items = (*backdrop, hairline, *_unit(desk, dark=False))
    return Sheet(key, name, (title, kicker, *slots, source, *_furniture(desk, dark=False)), items, "white")


def _dark(desk: Desk, key: str, name: str, display: Rect, *, cover: bool = False) -> Sheet:
    """A sheet on the primary colour, with a plinth; the cover has no furniture."""
    grid = desk.grid
    slots = [
        slot_for(desk, "title", "prompt-name", Fill.TITLE, display, "display"),
        text_slot(desk, "subtitle", "prompt-subtitle", grid.subtitle, "subtitle"),
    ]
    items: list[Item] = [
        block(grid.plinth, "primary-deep", "Plinth"),
        block(grid.segment, "accent-on-dark", "Segment"),
    ]
    if cover:
        items += _mark(desk, grid.cover_logo, grid.cover_unit, "unit-dark", dark=True)
    else:
        slots.append(text_slot(desk, "kicker", "agenda-theme", grid.kicker, "kicker-dark"))
        slots += _furniture(desk, dark=True)
        hairline = Stroke(0.75, "hairline-on-dark")
        items.append(rule(grid.left, grid.furniture_rule, grid.measure, hairline, FURNITURE_RULE))
        items += _unit(desk, dark=True)
    return Sheet(key, name, tuple(slots), tuple(items), "primary")


def _furniture(desk: Desk, *, dark: bool) -> tuple[Slot, ...]:
    plain = "furniture-dark" if dark else "furniture"
    strong = "furniture-dark-bold" if dark else "furniture-strong"
    return (
        slot_for(desk, "footer", "prompt-short-title", Fill.FOOTER, desk.foot["footer"], plain),
        slot_for(desk, "date", "date", Fill.DATE, desk.foot["date"], plain),
        slot_for(desk, "number", "slide-of", Fill.NUMBER, desk.foot["number"], strong),
    )


def _unit(desk: Desk, *, dark: bool) -> list[Item]:
    style = "furniture-dark-bold" if dark else "furniture-strong"
    return _mark(desk, desk.grid.logo, desk.grid.unit, style, dark=dark)


def _mark(desk: Desk, place: Rect, unit: Rect, style: str, *, dark: bool) -> list[Item]:
    """The logo and the author's name beside it."""
    items: list[Item] = []
    logo = desk.setter.brand.logo
    x = place.x
    if logo:
        width = min(20.0, place.h * logo.ratio)
        rect = Rect(place.x, place.y + (place.h - width / logo.ratio) / 2, width, width / logo.ratio)
        items.append(PictureBox(rect, Cut(logo.dark if dark else logo.light), "Logo", "", FURNITURE))
        x = rect.right + (unit.x - place.right)
    if desk.meta.author:
        name = desk.style(style)
        rect = Rect(x, unit.y, unit.right - x, unit.h)
        what = "author", "foot of the slides"
        author, fit = one_line(desk.setter, desk.meta.author, steps(name, (9, 16), (8, 16)), rect.w, *what)
        items.append(desk.box(author, fit, rect, FURNITURE, "Author"))
    return items
