"""Pages as text that a person reads and a diff compares: the third painter of the design.

In:  ``Pages``. Out: a text that names every item, paragraph and measured line in the order of the
pages, then sheets, structure, bookmarks and anchors. It walks the pages and decides nothing. Lengths
are in points with one decimal; places count from the page's top left corner.

A rectangle reads 'x,y wxh'. A line of text reads 'x baseline width text' and ends in '·' where a space
was broken, in '⏎' otherwise; '⍽' is a no-break space. A stretch in another ink than its paragraph's,
or with a link, stands in '⟨ink → link: …⟩'. Serials and machine paths are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, assert_never

from deckgen.model.charts import Chart, Series, Stacking
from deckgen.page import (
    FURNITURE,
    Anchor,
    CellBox,
    ChartBox,
    Cut,
    Ink,
    Item,
    Label,
    Line,
    Node,
    Page,
    Pages,
    Para,
    PictureBox,
    Piece,
    PointLook,
    Polyline,
    Properties,
    Rect,
    SeriesLook,
    Shape,
    Sheet,
    Side,
    Stroke,
    TableBox,
    TextBox,
)

_STEP: Final = "  "
_NO_BREAK: Final = "\N{SHOULDERED OPEN BOX}"

Paths = Mapping[int, str]
"""The tags from the document down to a node, by its serial."""


def dump(pages: Pages) -> str:
    """The pages as text, its last line ended."""
    paths = _paths(pages.nodes)
    lines = [f"pages {len(pages.pages)} of {_number(pages.width)}x{_number(pages.height)}"]
    lines += _properties(pages.properties)
    for page in pages.pages:
        lines += ["", *_page(page, paths)]
    for sheet in pages.sheets:
        lines += ["", *_sheet(sheet, paths)]
    lines += ["", "structure", *(_STEP + line for line in _structure(pages.nodes))]
    lines += ["", "bookmarks"]
    for mark in pages.bookmarks:
        lines.append(f"{_STEP * mark.level}{mark.title!r} page {mark.page} y {_number(mark.y)}")
    lines += ["", "anchors"]
    for key, place in sorted(pages.anchors.items()):
        lines.append(f"{_STEP}{key} page {place.page} y {_number(place.y)}")
    return "\n".join(lines) + "\n"


def _properties(properties: Properties) -> Iterator[str]:
    for name in ("title", "author", "subject", "keywords", "language", "date"):
        value = getattr(properties, name)
        if value:
            yield f"{_STEP}{name} {value!r}"


def _page(page: Page, paths: Paths) -> Iterator[str]:
    head = [f"page {page.number} '{page.key}'", f"full {page.full:.2f}", _role(page.node, paths)]
    if page.sheet:
        head.insert(1, f"sheet {page.sheet}")
    yield "  ".join(head)
    if page.title:
        yield f"{_STEP}title {page.title!r}"
    if page.theme:
        yield f"{_STEP}theme {page.theme!r}"
    for note in (*page.notes, *page.spoken_sources):
        yield f"{_STEP}note {note.plain!r}"
    yield from _indented(_items(page.items, paths))


def _sheet(sheet: Sheet, paths: Paths) -> Iterator[str]:
    yield f"sheet {sheet.key} '{sheet.name}' on {sheet.ground}"
    for slot in sheet.slots:
        parts = [f"slot {slot.index} {slot.name} '{slot.label}'", slot.fill.value, _rect(slot.rect)]
        yield _STEP + "  ".join((*parts, *_standing(slot.anchor, slot.side)))
        for level in slot.levels:
            size = f"{_ink(level.ink)}/{_number(level.leading)}"
            bullet = f"bullet {level.bullet} {level.bullet_colour}" if level.bullet else ""
            yield _STEP * 2 + _joined(size, _insets(level.before, level.indent, level.hang), bullet)
    yield from _indented(_items(sheet.backdrop, paths))


# --- items ------------------------------------------------------------------------------------


def _items(items: Iterable[Item | Polyline], paths: Paths) -> Iterator[str]:
    for item in items:
        match item:
            case TextBox():
                yield from _text(item, paths)
            case TableBox():
                yield from _table(item, paths)
            case ChartBox():
                yield from _chart(item, paths)
            case PictureBox():
                alt = f"alt {item.alt!r}" if item.alt else ""
                yield _joined(_head("picture", item), _cut(item.cut), alt, _role(item.owner, paths))
            case Shape():
                fill = f"fill {item.fill}" if item.fill else ""
                stroke = f"stroke {_stroke(item.stroke)}" if item.stroke else ""
                alt = f"alt {item.alt!r}" if item.alt else ""
                joins = f"joins {item.joins[0]!r} and {item.joins[1]!r}" if item.joins else ""
                arrow = "arrow" if item.arrow else ""
                role = _role(item.owner, paths)
                yield _joined(_head(item.kind.value, item), fill, stroke, arrow, joins, alt, role)
            case Polyline():
                fill = f"fill {item.fill}" if item.fill else ""
                stroke = f"stroke {_stroke(item.stroke)}" if item.stroke else ""
                count = f"{len(item.points)} points"
                yield _joined(_head("polyline", item), count, fill, stroke, _role(item.owner, paths))
            case _:
                assert_never(item)


def _head(kind: str, item: Item | Polyline) -> str:
    """Kind, name, slot and rectangle of an item."""
    slot = None if isinstance(item, Shape | Polyline) else item.slot
    return _joined(f"{kind} '{item.name}'", f"in {slot}" if slot else "", _rect(item.rect))


def _text(box: TextBox, paths: Paths) -> Iterator[str]:
    fill = f"fill {box.fill}" if box.fill else ""
    padding = f"padding {' '.join(map(_number, box.padding))}" if any(box.padding) else ""
    yield _joined(_head("text", box), *_standing(box.anchor), fill, padding)
    yield from _indented(_paras(box.paras, paths))


def _table(table: TableBox, paths: Paths) -> Iterator[str]:
    columns = " ".join(map(_number, table.columns))
    flags = f"header rows {table.header_rows}" + (", first column" if table.first_column else "")
    yield _joined(_head("table", table), f"columns {columns}", flags, _role(table.owner, paths))
    yield f"{_STEP}alt {table.alt!r}"
    for height, row in zip(table.heights, table.rows, strict=True):
        yield f"{_STEP}row {_number(height)}"
        for cell in row:
            yield from _indented(_cell(cell, paths), 2)


def _cell(cell: CellBox, paths: Paths) -> Iterator[str]:
    rules = (("top", cell.top), ("bottom", cell.bottom), ("left", cell.left))
    yield _joined(
        f"cell {_rect(cell.rect)}",
        "padding " + " ".join(map(_number, cell.padding)),
        *_standing(cell.anchor),
        f"columns {cell.columns}" if cell.columns > 1 else "",
        f"rows {cell.rows}" if cell.rows > 1 else "",
        f"fill {cell.fill}" if cell.fill else "",
        *(f"{side} rule {_stroke(stroke)}" for side, stroke in rules if stroke),
        _role(cell.owner, paths),
    )
    yield from _indented(_paras(cell.paras, paths))


def _chart(box: ChartBox, paths: Paths) -> Iterator[str]:
    chart = box.chart
    yield _joined(_head("chart", box), _role(box.owner, paths))
    stacked = "" if chart.stacking is Stacking.NONE else f"stacked {chart.stacking.value}"
    kind = _joined(f"{chart.kind.value}", stacked, f"format {chart.number.code!r}")
    yield f"{_STEP}{kind}  title {chart.title.plain!r}  alt {chart.alt!r}"
    yield _STEP + _joined(
        f"plot {_rect(box.plot)}",
        f"axis {box.axis.least:g} to {box.axis.most:g}",
        f"x axis {box.x_axis.least:g} to {box.x_axis.most:g}" if box.x_axis else "",
        f"gap {box.gap}  overlap {box.overlap}" if box.gap else "",
        f"every {box.every}" if box.every > 1 else "",
        f"label {_ink(box.label)}",
    )
    for title in box.titles:
        yield f"{_STEP}axis title {title.text!r} at {_number(title.x)} {_number(title.y)}"
    if chart.target:
        yield f"{_STEP}target {chart.target.value:g} {chart.target.label.plain!r}"
    for series, look in zip(chart.series, box.looks, strict=True):
        yield from _indented(_series(chart, series, look))
    yield from _indented(_items(box.drawing, paths))


def _series(chart: Chart, series: Series, look: SeriesLook) -> Iterator[str]:
    yield _joined(f"series {series.name!r}", "line" if series.line else "", _looks(look))
    points = {point.index: point for point in look.points}
    for at, value in enumerate(series.values):
        shown = "-" if value is None else chart.number.text(value)
        place = f"{chart.xs[at]:g} " if chart.xs else ""
        differs = _looks(points[at]) if at in points else ""
        yield _STEP + _joined(f"{chart.categories[at]!r} {place}{shown}", differs)


def _looks(look: SeriesLook | PointLook) -> str:
    return _joined(
        f"fill {look.fill}" if look.fill else "",
        f"stroke {_stroke(look.stroke)}" if look.stroke else "",
        f"marker {_number(look.marker)}" if look.marker else "",
        _label(look.label) if look.label else "no label",
    )


def _label(label: Label) -> str:
    said = " ".join(name for name in ("value", "series", "category") if getattr(label, name))
    moved = f"by {_number(label.dx)} {_number(label.dy)}" if label.dx or label.dy else ""
    ground = f"on {label.fill}" if label.fill else ""
    where = f"label {label.place.name.lower().replace('_', ' ')}"
    return _joined(where, repr(label.text) if label.text else said, _ink(label.ink), moved, ground)


# --- text -------------------------------------------------------------------------------------


def _paras(paras: Iterable[Para], paths: Paths) -> Iterator[str]:
    for para in paras:
        ink = para.stretches[0].ink if para.stretches else None
        first = f"{ink.face} {ink.colour}" if ink else "no text"
        size = f"{_number(para.size)}/{_number(para.leading)}"
        insets = _insets(para.before, para.indent, para.hang)
        level = f"level {para.level}" if para.level else ""
        side = "" if para.side is Side.LEFT else para.side.value
        yield _joined(f"para {para.style} {size} {first}", insets, level, side, _role(para.owner, paths))
        if para.marker:
            mark = para.marker
            kind = "bullet" if mark.bullet else "sign"
            shown = f"{kind} '{mark.text}' {_ink(mark.ink)}"
            yield f"{_STEP}{shown}  x {_number(mark.x)}  {_role(mark.owner, paths)}"
        for line in para.lines:
            yield _STEP + _line(line, ink)


def _line(line: Line, ink: Ink | None) -> str:
    x = line.pieces[0].x if line.pieces else 0.0
    text = "".join(_piece(piece, ink) for piece in line.pieces)
    end = "·" if line.joint == " " else "⏎"
    return f"{_number(x):>6} {_number(line.baseline):>6} {_number(line.width):>6}  {text}{end}"


def _piece(piece: Piece, ink: Ink | None) -> str:
    inked = "" if piece.ink == ink else _ink(piece.ink)
    risen = f"rise {_number(piece.rise)}" if piece.rise else ""
    link = f"→ {piece.link}" if piece.link else ""
    marks = " ".join(filter(None, (inked, risen, link)))
    text = piece.text.replace("\u00a0", _NO_BREAK)
    return f"⟨{marks}: {text}⟩" if marks else text


# --- structure --------------------------------------------------------------------------------


def _paths(nodes: Sequence[Node]) -> Paths:
    """Tags from below the document down to each node; parents come before their children."""
    paths: dict[int, str] = {}
    tops = {node.serial for node in nodes if not node.parent}
    for node in nodes:
        below = node.parent and node.parent not in tops
        paths[node.serial] = f"{paths[node.parent]}/{node.tag.value}" if below else node.tag.value
    return paths


def _structure(nodes: Iterable[Node]) -> Iterator[str]:
    """A line for each child of the document: 'Sect(H1 P L(LI(Lbl LBody)×3))'."""
    children: dict[int, list[Node]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node)

    def shown(node: Node) -> str:
        below = [shown(child) for child in children.get(node.serial, ())]
        counted = ((text, len(list(same))) for text, same in groupby(below))
        inner = " ".join(text if count == 1 else f"{text}×{count}" for text, count in counted)
        return _tag(node) + (f"({inner})" if inner else "")

    for root in children.get(0, ()):
        yield _tag(root)
        for child in children.get(root.serial, ()):
            yield _STEP + shown(child)


def _tag(node: Node) -> str:
    """A node's tag with its attributes: 'TH:Row', 'L:numbered', 'TD:2x1'."""
    marks = [node.scope.value] if node.scope else []
    if node.numbered:
        marks.append("numbered")
    if (node.column_span, node.row_span) != (1, 1):
        marks.append(f"{node.column_span}x{node.row_span}")
    if node.language:
        marks.append(node.language)
    texts = [f" {text!r}" for text in (node.title, node.alt) if text]
    return "".join((node.tag.value, *(f":{mark}" for mark in marks), *texts))


def _role(owner: int, paths: Paths) -> str:
    if owner == FURNITURE:
        return "furniture"
    return paths.get(owner, f"no node {owner}")


# --- values -----------------------------------------------------------------------------------


def _number(value: float) -> str:
    """One decimal; a negative zero is a zero."""
    text = f"{value:.1f}"
    return "0.0" if text == "-0.0" else text


def _rect(rect: Rect) -> str:
    return f"{_number(rect.x)},{_number(rect.y)} {_number(rect.w)}x{_number(rect.h)}"


def _cut(cut: Cut) -> str:
    window, pixels = cut.window, cut.pixels
    seen = f"window {window.x},{window.y} {window.width}x{window.height}" if window else ""
    return _joined(cut.path.name, seen, f"pixels {pixels[0]}x{pixels[1]}" if pixels else "")


def _ink(ink: Ink) -> str:
    return f"{ink.face} {_number(ink.size)} {ink.colour}"


def _stroke(stroke: Stroke) -> str:
    return f"{stroke.width:g} {stroke.colour}"


def _insets(before: float, indent: float, hang: float) -> str:
    named = (("before", before), ("indent", indent), ("hang", hang))
    return "  ".join(f"{name} {_number(value)}" for name, value in named if value)


def _standing(anchor: Anchor, side: Side = Side.LEFT) -> tuple[str, ...]:
    """Anchor and side, each only where it is not the usual one."""
    usual = (anchor is Anchor.TOP, side is Side.LEFT)
    return tuple(part.value for part, plain in zip((anchor, side), usual, strict=True) if not plain)


def _joined(*parts: str) -> str:
    return "  ".join(part for part in parts if part)


def _indented(lines: Iterable[str], depth: int = 1) -> Iterator[str]:
    return (_STEP * depth + line for line in lines)
