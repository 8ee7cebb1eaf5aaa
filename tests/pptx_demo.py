"""A small deck laid out by hand, for the tests of the deck painter.

Texts are broken greedily with the brand's own fonts; nothing here is how the layout engine does it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckgen.brand.look import Brand, Face, TextStyle
from deckgen.diagnostics import Report, Span
from deckgen.fonts import Fonts, load_fonts
from deckgen.model.charts import Chart, Series
from deckgen.model.figures import NumberFormat
from deckgen.model.inline import Run, Text
from deckgen.page import (
    FURNITURE,
    Anchor,
    Axis,
    CellBox,
    ChartBox,
    Cut,
    Fill,
    Ink,
    Item,
    Kind,
    Label,
    LabelPlace,
    Level,
    Line,
    Marker,
    Page,
    Pages,
    Para,
    PictureBox,
    Piece,
    Place,
    PointLook,
    Properties,
    Rect,
    SeriesLook,
    Shape,
    Sheet,
    Side,
    Slot,
    Stretch,
    Stroke,
    TableBox,
    TextBox,
)

ASSETS = Path(__file__).parent.parent / "assets"
HERE = Span("demo.yaml", 1, 1)

COLOURS = {
    "primary": "#0B3C4D",
    "primary-deep": "#082D3A",
    "primary-tint": "#E4EDF0",
    "accent": "#B8441A",
    "accent-on-dark": "#E8A27F",
    "on-dark": "#C9DCE3",
    "ink": "#16242B",
    "grey-700": "#4F5D66",
    "grey-400": "#87939B",
    "grey-200": "#D3DADE",
    "surface": "#F3F6F7",
    "white": "#FFFFFF",
    "positive": "#1B6B47",
    "positive-tint": "#E6F2EB",
    "negative": "#961E26",
    "negative-tint": "#F2CEC9",
    "chart-1": "#0B3C4D",
    "chart-2": "#B8441A",
    "chart-3": "#4A93B5",
    "chart-4": "#8A3F7D",
    "chart-5": "#E0AE4A",
    "chart-6": "#BFD3CF",
    "bar": "#3F7387",
}

TITLE = Ink("heading", 28, "primary")
POINT = Ink("text", 20, "ink")
SUB = Ink("text", 16, "ink")
KICKER = Ink("text-bold", 12, "accent")
SOURCE = Ink("text", 11, "grey-700")
SMALL = Ink("text", 10, "grey-700")
SMALL_BOLD = Ink("text-bold", 10, "grey-700")
LABEL = Ink("text", 12, "ink")
BODY = Rect(48, 136, 864, 332)

COVER = Sheet(
    "cover",
    "Cover",
    (
        Slot(
            "title", "Title", 0, Fill.TITLE, Rect(48, 156, 642, 92), (Level(Ink("heading", 40, "white"), 46),)
        ),
        Slot(
            "subtitle",
            "Subtitle",
            13,
            Fill.TEXT,
            Rect(48, 264, 568, 60),
            (Level(Ink("text", 20, "on-dark"), 28),),
        ),
    ),
    (
        Shape(Kind.RECTANGLE, Rect(0, 404, 960, 136), FURNITURE, fill="primary-deep", name="Plinth"),
        Shape(Kind.RECTANGLE, Rect(48, 136, 50, 4), FURNITURE, fill="accent-on-dark", name="Segment"),
        PictureBox(Rect(48, 23, 14, 14), Cut(ASSETS / "logo-on-dark.png"), "Logo", "", FURNITURE),
    ),
    "primary",
)

_FRAME = (
    Slot("kicker", "Theme", 14, Fill.TEXT, Rect(48, 22, 600, 16), (Level(KICKER, 16),)),
    Slot("title", "Title", 0, Fill.TITLE, Rect(48, 44, 716, 68), (Level(TITLE, 34),)),
    Slot("source", "Source", 15, Fill.TEXT, Rect(48, 480, 864, 14), (Level(SOURCE, 14),)),
    Slot("date", "Date", 10, Fill.DATE, Rect(566, 508, 124, 16), (Level(SMALL, 16),)),
    Slot("footer", "Short title", 11, Fill.FOOTER, Rect(270, 508, 272, 16), (Level(SMALL, 16),)),
    Slot("number", "Number", 12, Fill.NUMBER, Rect(714, 508, 70, 16), (Level(SMALL_BOLD, 16),)),
)
_LIST = (
    Level(POINT, 26, 15, 18, 18, "•", "primary"),
    Level(SUB, 22, 4, 34, 16, "–", "grey-400"),
)


def sheet(key: str, name: str, body: Slot) -> Sheet:
    hairline = Shape(
        Kind.LINE, Rect(48, 500, 864, 0), FURNITURE, stroke=Stroke(0.75, "grey-200"), name="Hairline"
    )
    logo = PictureBox(Rect(48, 509, 14, 14), Cut(ASSETS / "logo.png"), "Logo", "", FURNITURE)
    unit = TextBox(Rect(68, 508, 180, 16), (plain("European Affairs Unit", SMALL_BOLD, 16, 68, 508),), "Unit")
    return Sheet(key, name, (*_FRAME[:2], body, *_FRAME[2:]), (hairline, logo, unit), "white")


def brand() -> Brand:
    files = {"": "Regular", "-bold": "Bold", "-italic": "Italic", "-bold-italic": "BoldItalic"}
    faces = {
        kind + style: Face(
            kind + style,
            family,
            "bold" in style,
            "italic" in style,
            ASSETS / "fonts" / f"{twin}-{file}.ttf",
            HERE,
        )
        for kind, family, twin in (("text", "Calibri", "Carlito"), ("heading", "Georgia", "Gelasio"))
        for style, file in files.items()
    }
    styles = {"title": TextStyle("title", "heading", 28, 34, "primary")}
    return Brand("Demo", COLOURS, faces, styles, None)


def fonts() -> Fonts:
    report = Report()
    loaded = load_fonts(brand().faces.values())
    report.stop_on_errors()
    return loaded


FONTS = fonts()


def paragraph(
    stretches: tuple[Stretch, ...], leading: float, x: float, y: float, width: float, **more: object
) -> Para:
    """A paragraph whose text starts at x, broken at spaces in ``width``; its first line box at y."""
    size = max((s.ink.size for s in stretches), default=12)
    ink = stretches[0].ink if stretches else LABEL
    words, lines, current = "".join(s.text for s in stretches).split(" "), [], ""
    for word in words:
        trial = f"{current} {word}" if current else word
        if current and FONTS[ink.face].width(trial, ink.size) > width:
            lines.append(current)
            trial = word
        current = trial
    lines.append(current)
    base = y + FONTS[ink.face].baseline(size, leading)
    measured = tuple(
        Line(
            (Piece(text, ink, x, FONTS[ink.face].width(text, ink.size), 1),),
            base + index * leading,
            FONTS[ink.face].width(text, ink.size),
            " ",
        )
        for index, text in enumerate(lines)
    )
    return Para(stretches, measured, "demo", size, leading, 1, **more)  # type: ignore[arg-type]


def plain(
    text: str, ink: Ink, leading: float, x: float, y: float, width: float = 864, **more: object
) -> Para:
    return paragraph((Stretch(text, ink, owner=1),), leading, x, y, width, **more)


def listed(entries: list[tuple[int, str]], rect: Rect, levels: tuple[Level, ...] = _LIST) -> tuple[Para, ...]:
    """Bulleted paragraphs, one below the other."""
    paras: list[Para] = []
    y = rect.y
    for number, (depth, text) in enumerate(entries):
        level = levels[depth]
        before = level.before if number else 0.0
        marker = Marker(level.bullet, Ink(level.ink.face, level.ink.size, level.bullet_colour), rect.x, 5, 1)
        para = plain(
            text,
            level.ink,
            level.leading,
            rect.x + level.indent,
            y + before,
            rect.w - level.indent,
            before=before,
            indent=level.indent,
            hang=level.hang,
            level=depth,
            marker=marker,
        )
        y += before + len(para.lines) * level.leading
        paras.append(para)
    return tuple(paras)


def box(slot: Slot, *paras: Para) -> TextBox:
    return TextBox(slot.rect, paras, slot.name, slot.anchor, slot.name)


def slotted(sheet: Sheet, name: str, text: str) -> TextBox:
    slot = next(s for s in sheet.slots if s.name == name)
    level = slot.levels[0]
    return box(slot, plain(text, level.ink, level.leading, slot.rect.x, slot.rect.y, slot.rect.w))


def marking(y: float) -> TextBox:
    rect = Rect(836, y, 76, 18)
    para = plain("TLP:AMBER", Ink("text-bold", 12, "#FFC000"), 18, rect.x, y, side=Side.CENTRE)
    return TextBox(rect, (para,), "Marking", Anchor.MIDDLE, None, "#000000")


def furniture(sheet: Sheet, kicker: str, number: int, total: int) -> tuple[Item, ...]:
    return (
        slotted(sheet, "kicker", kicker),
        slotted(sheet, "source", "Source: 1 Summit note, Paris, 17 February 2025."),
        slotted(sheet, "date", "20 February 2025"),
        slotted(sheet, "footer", "Paris summit: what it changes"),
        slotted(sheet, "number", f"{number} / {total}"),
        marking(21),
        marking(507),
    )


POINTS_SLOT = Slot("body", "Points", 1, Fill.TEXT, BODY, _LIST)
POINTS = sheet("points", "Points", POINTS_SLOT)
TABLE_SLOT = Slot("body", "Table", 1, Fill.TABLE, BODY, ())
TABLE = sheet("table", "Table", TABLE_SLOT)
CHART_SLOT = Slot("body", "Chart", 1, Fill.CHART, BODY, ())
CHART = sheet("chart", "Bar chart", CHART_SLOT)
LOGO = Cut(ASSETS / "logo.png")
PICTURE_SLOT = Slot("picture", "Picture", 16, Fill.PICTURE, Rect(640, 136, 272, 272), ())
PICTURE = sheet("picture", "Picture and boxes", PICTURE_SLOT)
SHEETS = (COVER, POINTS, TABLE, CHART, PICTURE)

ALLIES = (
    ("Poland", "1.88", "4.12", "+2.24", "+"),
    ("Latvia", "0.94", "3.15", "+2.21", "+"),
    ("Greece", "2.22", "3.08", "+0.86", "+"),
    ("Finland", "1.45", "2.41", "+0.96", "+"),
    ("Germany", "1.19", "2.12", "+0.93", "+"),
    ("France", "1.82", "2.06", "+0.24", "+"),
    ("Italy", "1.14", "1.49", "+0.35", "×"),
    ("Spain", "0.92", "1.28", "+0.36", "×"),
)


def table() -> TableBox:
    columns = (182.0, 140.3, 140.3, 160.7, 240.7)
    heights = (42.0, *(34.0 for _ in ALLIES))
    head, unit = Ink("text-bold", 12, "primary"), Ink("text", 12, "grey-700")
    names = (
        ("Ally", ""),
        ("2014", "% of GDP"),
        ("2024 (est.)", "% of GDP"),
        ("Change", "points"),
        ("Target", ""),
    )
    rows = []
    y = BODY.y
    for number, height in enumerate(heights):
        x, cells = BODY.x, []
        for column, width in enumerate(columns):
            rect = Rect(x, y, width, height)
            side = Side.RIGHT if 0 < column < 4 else Side.LEFT
            if number == 0:
                name, under = names[column]
                paras = [plain(name, head, 15, x + 8, y + 6, side=side)]
                if under:
                    paras.append(plain(under, unit, 15, x + 8, y + 21, side=side))
                bottom, fill = Stroke(1.5, "primary"), None
                padding, anchor = (8.0, 4.0, 8.0, 6.0), Anchor.BOTTOM
            else:
                text = ALLIES[number - 1][column]
                ink = Ink("text-bold" if column == 0 else "text", 16, "ink")
                top = y + (height - 20) / 2
                if column == 4:
                    met = text == "+"
                    sign = Ink("text-bold", 18, "positive" if met else "negative")
                    paras = [
                        plain(
                            "Meets" if met else "Misses",
                            ink,
                            20,
                            x + 28,
                            top,
                            indent=20,
                            hang=20,
                            marker=Marker(text, sign, x + 8, 9, 1, bullet=False),
                        )
                    ]
                else:
                    paras = [plain(text, ink, 20, x + 8, top, side=side)]
                last = number == len(ALLIES)
                bottom = Stroke(0.75, "grey-400" if last else "grey-200")
                fill = "surface" if number % 2 == 0 else None
                padding, anchor = (8.0, 4.0, 8.0, 4.0), Anchor.MIDDLE
            cells.append(CellBox(rect, tuple(paras), 1, padding, anchor, fill, bottom=bottom))
            x += width
        rows.append(tuple(cells))
        y += height
    alt = "Defence spending of eight Allies in 2014 and 2024"
    rect = Rect(BODY.x, BODY.y, sum(columns), sum(heights))
    return TableBox(rect, columns, heights, tuple(rows), 1, True, "Table", alt, 1, "body")


def bars() -> ChartBox:
    names = ("Poland", "Estonia", "United States", "Latvia", "=1+1", "France", "Belgium", "Spain")
    values = (4.12, 3.43, 3.38, 3.15, 2.5, 2.06, 1.3, 1.28)
    alt = "Poland spends most of its output on defence, 4.12 %, and Spain least, 1.28 %"
    chart = Chart(
        Text((Run("Defence spending, 2024"),), HERE),
        names,
        (Series("% of GDP", values),),
        alt,
        HERE,
        number=NumberFormat(2),
        highlight=7,
    )
    plot = Rect(172, 164, 696, 299)
    label = Label(LabelPlace.OUTSIDE_END, LABEL)
    strong = Label(LabelPlace.OUTSIDE_END, Ink("text-bold", 12, "accent"))
    look = SeriesLook("bar", None, label, (PointLook(7, strong, "accent", None),))
    return ChartBox(BODY, chart, plot, Axis(0.0, 4.2, 0.2), (look,), LABEL, (), "Chart", 1, "body", gap=48)


def target() -> tuple[Item, ...]:
    x = 172 + 696 * 2 / 4.2
    return (
        Shape(Kind.LINE, Rect(x, 152, 0, 314), 1, stroke=Stroke(1.5, "ink"), name="Target"),
        TextBox(
            Rect(x + 6, 144, 200, 16),
            (plain("NATO target: 2 %", Ink("text-bold", 12, "ink"), 16, x + 6, 144),),
            "Target label",
        ),
        TextBox(Rect(48, 136, 300, 16), (plain("Defence spending, 2024", LABEL, 16, 48, 136),), "Subtitle"),
    )


def boxes() -> tuple[Item, ...]:
    items: list[Item] = []
    for number, (x, fill, ink) in enumerate(((48, "primary", "white"), (276, "primary-tint", "ink"))):
        rect = Rect(x, 136, 180, 168)
        text = "A filled box whose text takes more than one line"
        para = plain(text, Ink("text", 16, ink), 22, x, 136, 180)
        items.append(TextBox(rect, (para,), f"Box {number + 1}", Anchor.MIDDLE, None, fill))
    items.append(
        Shape(Kind.ELLIPSE, Rect(240, 212, 14, 14), 1, "white", Stroke(2, "primary"), "Node"),
    )
    items.append(Shape(Kind.LINE, Rect(228, 330, 48, 0), 1, stroke=Stroke(1.5, "grey-700")))
    return tuple(items)


def signs(rect: Rect) -> TextBox:
    """A free box with a numbered list, a raised number and links."""
    entries = []
    for number in (1, 2):
        stretches = (
            Stretch("See the ", POINT, owner=1),
            Stretch("slide on spending", POINT, "#spending", owner=1),
            Stretch("1", POINT, "#sources", raised=True, owner=1),
            Stretch(" or the ", POINT, owner=1),
            Stretch("Alliance's page", POINT, "https://www.nato.int/a b?x=1&y=2", owner=1),
        )
        marker = Marker(f"{number}.", Ink("text-bold", 20, "primary"), rect.x, 12, 1, bullet=False)
        para = paragraph(
            stretches,
            26,
            rect.x + 24,
            rect.y,
            rect.w - 24,
            indent=24,
            hang=24,
            marker=marker,
            before=8.0 * (number - 1),
        )
        entries.append(para)
    return TextBox(rect, tuple(entries), "Links")


def deck(texts: tuple[str, ...] = ()) -> Pages:
    """The demo deck; ``texts`` are added as points of its second slide."""
    notes = (
        Text(
            (
                Run("Say this "),
                Run("slowly", bold=True),
                Run(", then "),
                Run("look", link="https://example.org/"),
            ),
            HERE,
        ),
        Text((Run("And this."),), HERE),
    )
    points = [
        (0, "Washington opened direct talks with Moscow and consulted neither NATO nor the EU"),
        (1, "A call between the two presidents set up bilateral talks hosted by Saudi Arabia"),
        (1, "It ended three years of keeping Russia isolated"),
        (
            0,
            "Envoy Keith Kellogg sees no European seat in the first round, although Europeans enforce the "
            "sanctions and send the aid",
        ),
        *((0, text) for text in texts),
    ]
    dense = tuple(
        replace(level, ink=replace(level.ink, size=size), leading=leading, before=before)
        for level, size, leading, before in zip(_LIST, (16, 14), (21, 19), (8, 4), strict=True)
    )
    exclusion = "Talks held without Europe weaken the leverage that Europe itself provides"
    pages = (
        Page(
            "cover",
            1,
            (
                slotted(COVER, "subtitle", "What the summit changes, and what it does not"),
                slotted(COVER, "title", "Paris emergency summit on European security"),
            ),
            "Paris emergency summit on European security",
            "cover",
        ),
        Page(
            "exclusion",
            2,
            (
                *furniture(POINTS, "Exclusion", 2, 6),
                slotted(POINTS, "title", exclusion),
                box(POINTS_SLOT, *listed(points, BODY)),
            ),
            exclusion,
            "points",
            "Exclusion",
            notes,
        ),
        Page(
            "exclusion-2",
            3,
            (
                slotted(POINTS, "title", "The same at a smaller step"),
                *furniture(POINTS, "Exclusion", 3, 6),
                replace(
                    box(POINTS_SLOT, *listed(points[:4], Rect(48, 136, 420, 332), dense)),
                    rect=Rect(48, 136, 420, 332),
                ),
                signs(Rect(520, 136, 392, 200)),
            ),
            "The same at a smaller step",
            "points",
            "Exclusion",
        ),
        Page(
            "spending",
            4,
            (
                slotted(TABLE, "title", "Eight Allies give defence a larger share than in 2014"),
                table(),
                *furniture(TABLE, "Spending", 4, 6),
            ),
            "Eight Allies give defence a larger share than in 2014",
            "table",
            "Spending",
            notes[1:],
        ),
        Page(
            "chart",
            5,
            (
                slotted(CHART, "title", "Spain is furthest from the target"),
                bars(),
                *target(),
                *furniture(CHART, "Spending", 5, 6),
            ),
            "Spain is furthest from the target",
            "chart",
            "Spending",
        ),
        Page(
            "picture",
            6,
            (
                slotted(PICTURE, "title", "A picture and boxes"),
                *boxes(),
                PictureBox(PICTURE_SLOT.rect, LOGO, "Picture", "Two squares", 1, "picture"),
                *furniture(PICTURE, "Rest", 6, 6),
            ),
            "A picture and boxes",
            "picture",
            "",
        ),
    )
    return Pages(
        960,
        540,
        pages,
        (),
        Properties("Paris summit", "European Affairs Unit", "", "summit", "en-GB", "2025-02-20"),
        anchors={"sources": Place(6, 0)},
        sheets=SHEETS,
        phrases={"front": "Overview", "back": "Sources and close"},
    )
