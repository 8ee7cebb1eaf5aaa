"""Blocks as they stand in a memo: prose, lists, quotations, tables, figures, in the flow.

In:  model blocks in their order. Out: slabs in a ``Flow``, each with its structure nodes; and where
each source was cited, for the links back. reference/tokens.md, section 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, assert_never

from deckgen.brand.look import TextStyle
from deckgen.diagnostics import Span
from deckgen.layout.charts import (
    bars_for,
    lay_chart,
    memo_chart_scale,
    natural_height,
    parted_chart,
)
from deckgen.layout.flow import Flow, Slab
from deckgen.layout.nodes import Nodes
from deckgen.layout.tabled import actions_grid, matrix_grid, memo_scale, table_grid
from deckgen.layout.tables import Grid, add_table, part_row, place_rows, row_height
from deckgen.model.blocks import (
    Actions,
    Block,
    Cell,
    Chart,
    Column,
    Matrix,
    Paragraph,
    Picture,
    Point,
    Points,
    Quote,
    Table,
    Timeline,
)
from deckgen.model.documents import Meta, Section
from deckgen.model.inline import Run, Text
from deckgen.model.words import Words
from deckgen.page import Item, PictureBox, Rect, Stretch, Tag
from deckgen.text.setting import Setter, ink_of

LEFT: Final = 71.0
WIDTH: Final = 453.0
TEXT_X: Final = 167.0
TEXT_WIDTH: Final = 357.0
TOP: Final = 68.0
BOTTOM: Final = 772.0
FRAME: Final = BOTTOM - TOP
EN_SPACE: Final = "\u2002"
WHOLE_TABLE: Final = 1 / 3
"""A table of no more than this part of a page is kept whole."""

OWN: Final = "–"
"""How the author's own assessment is numbered."""


class MemoBlocks:
    """Puts blocks into a flow; numbers paragraphs, tables and figures as they come."""

    def __init__(self, setter: Setter, nodes: Nodes, flow: Flow, meta: Meta, *, numbered: bool) -> None:
        self.setter = setter
        self.nodes = nodes
        self.flow = flow
        self.words = meta.words
        self.numbered = numbered
        self.cited: dict[int, list[tuple[str, str]]] = {}
        self._paragraphs = 0
        self._tables = 0
        self._figures = 0

    def style(self, name: str) -> TextStyle:
        return self.setter.style(name)

    def add(self, block: Block, holder: int, section: Section) -> None:
        """Add a block of ``section`` under the structure node ``holder``."""
        setter, words = self.setter, self.words
        match block:
            case Paragraph():
                self._paragraph(block, holder)
            case Points():
                self._points(block, holder)
            case Quote():
                self._quote(block, holder)
            case Table():
                made, _ = table_grid(setter, block, memo_scale(setter), WIDTH, words)
                self._table(made, holder, block.span, block.caption, section)
            case Matrix():
                made, _ = matrix_grid(setter, block, memo_scale(setter), WIDTH, words)
                self._table(made, holder, block.span, block.caption, section, _key(block, words))
            case Actions():
                made, _ = actions_grid(setter, block.actions, memo_scale(setter), WIDTH, words)
                caption = Text((Run(words.say("actions-title")),), block.span)
                self._table(made, holder, block.span, caption, section)
            case Timeline():
                table = _timeline_table(block, words.say("timeline-date"), words.say("timeline-event"))
                made, _ = table_grid(setter, table, memo_scale(setter), WIDTH, words)
                self._table(made, holder, block.span, None, section)
            case Chart():
                self._chart(block, holder, section)
            case Picture():
                self._picture(block, holder, section)
            case _:
                assert_never(block)

    # --- text ---------------------------------------------------------------------------------

    def _paragraph(self, block: Paragraph, section: int) -> None:
        owner = self.nodes.add(Tag.PARAGRAPH, section)
        self._paragraphs += 1
        anchor = f"paragraph-{self._paragraphs}"
        beside: list[Item] = []
        place = block.statements[0].text
        if self.numbered:
            number = place.with_runs((Run(str(self._paragraphs)),))
            label = self.nodes.add(Tag.SPAN, owner)
            style = self.style("memo-number")
            para = self.setter.para(number, style, TEXT_X - LEFT, label)
            line = Flow()
            line.add_para(para, LEFT)
            beside = list(line.slabs[0].items)
        style = self.style("memo-text")
        stretches: list[Stretch] = []
        statements = block.statements
        for at, point in enumerate(statements):
            if at:
                stretches.append(Stretch(" ", ink_of(style), owner=owner))
            stretches += self.setter.stretches(point.text, style, owner)
            if at == len(statements) - 1 or statements[at + 1].cites != point.cites:
                stretches += self._cites(point.cites, owner, anchor, str(self._paragraphs))
        para = self.setter.para_of(stretches, style, TEXT_WIDTH, owner, text=place)
        self.flow.add_para(para, TEXT_X, after=7, anchors=(anchor,), beside=beside)

    def _cites(self, cites: Sequence[int], owner: int, anchor: str, label: str) -> list[Stretch]:
        """The marks of sources, each a link to its entry; noted for the way back."""
        made: list[Stretch] = []
        style = self.style("memo-cite")
        for number in cites:
            reference = self.nodes.add(Tag.REFERENCE, owner)
            link = self.nodes.link(reference)
            made.append(Stretch("\u00a0", ink_of(style), owner=owner))
            shown = f"[{number or OWN}]"
            made.append(Stretch(shown, ink_of(style), f"#source-{number}", owner=link))
            self._note(number, label, anchor)
        return made

    def _note(self, number: int, label: str, anchor: str) -> None:
        """Note that the place called ``label`` cites a source, once for each label."""
        places = self.cited.setdefault(number, [])
        if all(known != label for known, _ in places):
            places.append((label, anchor))

    @property
    def _latest(self) -> str:
        """How lists and quotations are called on the way back: by the paragraph before them."""
        return str(max(self._paragraphs, 1))

    def _points(self, block: Points, section: int) -> None:
        holder = self.nodes.add(Tag.LIST, section, numbered=block.ordered)
        for number, point in enumerate(block.points, start=block.start):
            last = point is block.points[-1]
            label = f"{number}." if block.ordered else "•"
            self._point(point, holder, label, 0, last=last)

    def _point(self, point: Point, holder: int, label: str, level: int, *, last: bool) -> None:
        item = self.nodes.add(Tag.ITEM, holder)
        mark = self.nodes.add(Tag.LABEL, item)
        body = self.nodes.add(Tag.ITEM_BODY, item)
        style = self.style("memo-text")
        anchor = f"item-{body}"
        step = 16.0
        para = self.setter.para(
            point.text,
            style,
            TEXT_WIDTH,
            body,
            indent=step * (level + 1),
            hang=step,
            marker=label,
            marker_style=style.coloured("primary" if level == 0 else "grey-700"),
            marker_owner=mark,
            level=level,
            tail=self._cites(point.cites, body, anchor, self._latest),
        )
        final = last and not point.points
        self.flow.add_para(para, TEXT_X, after=7 if final else 3, anchors=(anchor,))
        if point.points:
            inner = self.nodes.add(Tag.LIST, body)
            for at, child in enumerate(point.points, start=1):
                self._point(child, inner, "–", level + 1, last=last and at == len(point.points))

    def _quote(self, block: Quote, section: int) -> None:
        holder = self.nodes.add(Tag.QUOTE, section)
        owner = self.nodes.add(Tag.PARAGRAPH, holder)
        anchor = f"quote-{owner}"
        marks = (Run(self.words.say("quote-open")), Run(self.words.say("quote-close")))
        text = block.text.with_runs((marks[0], *block.text.runs, marks[1]))
        tail = self._cites(block.cites, owner, anchor, self._latest)
        para = self.setter.para(text, self.style("memo-quote"), TEXT_WIDTH, owner, tail=tail)
        self.flow.add_para(
            para,
            TEXT_X,
            before=4,
            after=2 if block.by else 10,
            keep=bool(block.by),
            whole=True,
            anchors=(anchor,),
        )
        if block.by:
            runs = [*block.by.runs]
            if block.role:
                runs += [Run(", "), *block.role.runs]
            said = self.nodes.add(Tag.PARAGRAPH, section)
            line = self.setter.para(block.by.with_runs(runs), self.style("memo-quote-by"), TEXT_WIDTH, said)
            self.flow.add_para(line, TEXT_X, after=10, whole=True)

    # --- tables and figures -------------------------------------------------------------------

    def _caption(
        self, label: str, text: Text | None, owner: int, place: Span, before: float, section: Section
    ) -> None:
        """The caption above a table or figure, where links back from its sources lead."""
        anchor = f"caption-{owner}"
        for number in section.cites:
            self._note(number, label, anchor)
        style = self.style("memo-caption")
        first = Text((Run(label),), place)
        stretches = list(self.setter.stretches(first, style, owner))
        if text:
            rest = self.style("memo-caption-text")
            stretches.append(Stretch(EN_SPACE, ink_of(rest), owner=owner))
            stretches += self.setter.stretches(text, rest, owner)
        para = self.setter.para_of(stretches, style, WIDTH, owner, text=first)
        self.flow.add_para(para, LEFT, before=before, after=4, keep=True, whole=True, anchors=(anchor,))

    def _table(
        self,
        made: Grid,
        holder: int,
        place: Span,
        caption: Text | None,
        section: Section,
        key: Text | None = None,
    ) -> None:
        self._tables += 1
        label = self.words.say("table", number=self._tables)
        table = add_table(self.nodes, holder, made)
        above = self.nodes.add(Tag.CAPTION, table)
        self._caption(label, caption, above, place, 4, section)
        source_line = section.source_line
        below = key or source_line
        setter = self.setter
        head = row_height(setter, made.header, made.widths)
        rows = []
        todo = list(made.rows)
        while todo:
            row = todo.pop(0)
            room = FRAME - head - 40
            halves = (
                part_row(setter, row, made.widths, room)
                if row_height(setter, row, made.widths) > room
                else None
            )
            rows.append(halves[0] if halves else row)
            if halves:
                todo.insert(0, halves[1])
        repeated = place_rows(
            setter, self.nodes, table, made, (), LEFT, -head, header=True, repeated=True, closes=False
        )
        tall = head + sum(row_height(setter, row, made.widths) for row in rows)
        whole = tall <= FRAME * WHOLE_TABLE
        for at, row in enumerate(rows):
            last = at == len(rows) - 1
            box = place_rows(
                setter, self.nodes, table, made, (row,), LEFT, 0, header=at == 0, repeated=False, closes=last
            )
            together = (at == 0 or at == len(rows) - 2 or whole) and not last
            self.flow.add(
                Slab(
                    box.rect.h,
                    (box,),
                    keep=together or (last and below is not None),
                    repeat=((repeated,), head) if at else ((), 0.0),
                ),
                after=(12 if below is None else 3) if last else 0.0,
            )
        self._source_line(key, holder, keep=source_line is not None)
        self._source_line(source_line, holder)

    def _chart(self, chart: Chart, holder: int, section: Section) -> None:
        setter = self.setter
        source_line = section.source_line
        scale = memo_chart_scale(setter)
        self._figures += 1
        label = self.words.say("figure", number=self._figures)
        parts = parted_chart(chart, bars_for(setter, chart, scale, FRAME - 120))
        for number, part in enumerate(parts, start=1):
            if number > 1:
                title = self.words.say("figure", number=self._figures)
                label = self.words.say("continued", title=title, page=number, count=len(parts))
            figure = self.nodes.add(Tag.FIGURE, holder, alt=chart.alt)
            caption = self.nodes.add(Tag.CAPTION, figure)
            self._caption(label, chart.title, caption, chart.span, 8, section)
            head = scale.target.leading + 2 if chart.target else 0.0
            frame = Rect(LEFT, 0, WIDTH, natural_height(setter, part, scale) + head)
            items = lay_chart(setter, part, scale, frame, figure, chart, None)
            self.flow.add(
                Slab(frame.h, tuple(items), keep=source_line is not None), after=3 if source_line else 12
            )
            self._source_line(source_line, holder)

    def _picture(self, picture: Picture, holder: int, section: Section) -> None:
        source_line = section.source_line
        self._figures += 1
        label = self.words.say("figure", number=self._figures)
        figure = self.nodes.add(Tag.FIGURE, holder, alt=picture.alt)
        caption = self.nodes.add(Tag.CAPTION, figure)
        self._caption(label, picture.caption, caption, picture.span, 8, section)
        factor = min(WIDTH / picture.width, (FRAME - 120) / picture.height)
        rect = Rect(LEFT, 0, picture.width * factor, picture.height * factor)
        item = PictureBox(rect, picture.path, "Picture", picture.alt, figure)
        self.flow.add(Slab(rect.h, (item,), keep=source_line is not None), after=3 if source_line else 12)
        self._source_line(source_line, holder)

    def _source_line(self, line: Text | None, holder: int, *, keep: bool = False) -> None:
        """A line in small type under a table or figure; ``keep`` holds it with another one."""
        if line is None:
            return
        owner = self.nodes.add(Tag.PARAGRAPH, holder)
        para = self.setter.para(line, self.style("memo-source"), WIDTH, owner)
        self.flow.add_para(para, LEFT, after=0 if keep else 12, keep=keep, whole=True)


def _key(matrix: Matrix, words: Words) -> Text | None:
    """What the signs of a matrix mean, in one line."""
    if not matrix.key:
        return None
    runs = [Run(words.say("key"))]
    for sign, _, meaning in matrix.key:
        runs += [Run("   "), Run(f"{sign}\u00a0", bold=True), *meaning.runs]
    return Text(tuple(runs), matrix.span)


def _timeline_table(timeline: Timeline, date: str, event: str) -> Table:
    """A timeline as a real table: date, and what happened."""
    place = timeline.span
    rows = []
    for each in timeline.events:
        runs = [replace(run, bold=True) for run in each.name.runs]
        if each.text:
            runs += [Run(". "), *each.text.runs]
        rows.append((Cell(each.date), Cell(each.name.with_runs(runs))))
    columns = (Column(Text((Run(date),), place)), Column(Text((Run(event),), place)))
    return Table(columns, tuple(rows), place)
