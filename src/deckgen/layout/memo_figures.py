"""Tables and figures in a memo: captioned, numbered, their sources below.

In:  the blocks that show data. Out: slabs in a ``Flow``; tables part between rows, their header
repeated, figures stand whole. reference/tokens.md, section 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Final, assert_never

from deckgen.diagnostics import Span
from deckgen.layout.bands import parted_bands
from deckgen.layout.charts import (
    key_height,
    lay_chart,
    memo_chart_scale,
    natural_height,
    parted_chart,
)
from deckgen.layout.columnar import column_parts, shown_rows, table_grid
from deckgen.layout.decided import options_caption, options_grid
from deckgen.layout.flow import Slab
from deckgen.layout.judged import MEMO_GAUGE, judgements_grid, likelihood_key
from deckgen.layout.memo_bands import add_bands
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_mentions import Mentions
from deckgen.layout.memo_tables import drawn_caption, drawn_table
from deckgen.layout.pictures import placed
from deckgen.layout.registers import memo_risks_grid
from deckgen.layout.tabled import actions_grid, matrix_grid, memo_scale
from deckgen.layout.tables import Grid, add_table, row_heights
from deckgen.model.blocks import (
    Actions,
    KeyFigures,
    Matrix,
    Options,
    Process,
    Table,
    Timeline,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.documents import Section
from deckgen.model.inline import Run, Text
from deckgen.model.markings import Marking, highest
from deckgen.model.people import People
from deckgen.model.pictures import Fit, Picture
from deckgen.model.portions import borne
from deckgen.model.words import Words
from deckgen.page import Para, PictureBox, Rect, Tag
from deckgen.text.setting import height

EN_SPACE: Final = "\u2002"
WHOLE_TABLE: Final = 1 / 3
"""A table of no more than this part of a page is kept whole."""

HEADINGS_ROOM: Final = 60.0
"""What a page keeps free of a row or a figure, for two headings above it."""

CAPTION_GAP: Final = 4.0


class Figures:
    """Puts tables and figures into a flow; numbers them as they come."""

    def __init__(self, desk: MemoDesk, mentions: Mentions) -> None:
        self._desk = desk
        self.setter = desk.setter
        self.nodes = desk.nodes
        self.flow = desk.flow
        self.frame = desk.frame
        self.words = desk.meta.words
        self._mentions = mentions
        self._tables = 0
        self._figures = 0
        self._marking: Marking | None = None

    def add(
        self,
        block: Table
        | Matrix
        | Actions
        | Timeline
        | Chart
        | Picture
        | Options
        | Judgements
        | Risks
        | KeyFigures
        | Process
        | People,
        holder: int,
        section: Section,
    ) -> None:
        """Add a block of ``section`` under the structure node ``holder``."""
        self._marking = (
            borne(block) if isinstance(block, Table | Matrix | Options | Timeline | Picture) else None
        )
        setter, words, width = self.setter, self.words, self.frame.measure
        scale = memo_scale(setter)
        match block:
            case Table():
                parts = column_parts(setter, block, scale, width, words)
                grids = [table_grid(setter, part, scale, width, words)[0] for part in parts]
                self._tables_of(grids, holder, block.span, block.caption, section, shown_rows(block, words))
            case Matrix():
                made, _ = matrix_grid(setter, block, scale, width, words)
                self._table(made, holder, block.span, block.caption, section, _key(block, words))
            case Actions():
                made, _ = actions_grid(setter, block.actions, scale, width, words)
                caption = Text((Run(words.say("actions-title")),), block.span)
                self._table(made, holder, block.span, caption, section)
            case KeyFigures() | Process() | People() | Timeline():
                made, _ = table_grid(setter, drawn_table(block, words), scale, width, words)
                self._table(made, holder, block.span, drawn_caption(block, words), section)
            case Chart():
                self._chart(block, holder, section)
            case Options():
                made, _ = options_grid(setter, block, scale, width, words)
                caption = block.caption or options_caption(block, words)
                self._table(made, holder, block.span, caption, section)
            case Judgements():
                made, _ = judgements_grid(setter, block, scale, MEMO_GAUGE, words)
                caption = Text((Run(words.say("judgements-title")),), block.span)
                self._table(made, holder, block.span, caption, section, likelihood_key(block, words))
            case Risks():
                made, _ = memo_risks_grid(setter, block.risks, scale, width, words)
                caption = Text((Run(words.say("risks-title")),), block.span)
                self._table(made, holder, block.span, caption, section)
            case Picture():
                self._picture(block, holder, section)
            case _:
                assert_never(block)

    def _caption(self, label: str, text: Text | None, owner: int, section: Section, place: Span) -> Para:
        """The caption above a table or figure; where it has no ``text`` of its own, its section's heading.

        A figure may stand at the top of the page behind its heading: a number alone would not say what it is.
        """
        style = self.setter.style("memo-caption")
        first = Text((Run(label),), place)
        stretches = list(self.setter.stretches(first, style, owner))
        rest = self.setter.style("memo-caption-text")
        stretches += self.setter.stretches(Text((Run(EN_SPACE),), place), rest, owner)
        said = text or section.heading
        if text is None or not text.mark:
            said = said.marked(self._marking)
        stretches += self.setter.stretches(said, rest, owner)
        return self.setter.para_of(stretches, style, self.frame.measure, owner, text=first)

    def _add_caption(self, para: Para, label: str, before: float, section: Section) -> None:
        """Add a caption, where links back from the sources of its table or figure lead."""
        anchor = f"caption-{para.owner}"
        for number in section.cites:
            self._mentions.note(number, label, anchor)
        self.flow.add_para(
            para,
            self.frame.left,
            before=before,
            after=CAPTION_GAP,
            keep=True,
            whole=True,
            anchors=(anchor,),
        )

    def _room(self, caption: Para, *below: Text | None) -> float:
        """The height that a page has for what stands between a caption and the lines ``below``."""
        style = self.setter.style("memo-source")
        lines = sum(self.setter.lines(line, style, self.frame.measure) for line in below if line)
        used = height((caption,)) + CAPTION_GAP + lines * style.leading
        return self.frame.tall - HEADINGS_ROOM - min(used, self.frame.tall / 2)

    def _table(
        self,
        made: Grid,
        holder: int,
        place: Span,
        caption: Text | None,
        section: Section,
        key: Text | None = None,
    ) -> None:
        self._tables_of([made], holder, place, caption, section, key)

    def _tables_of(
        self,
        grids: Sequence[Grid],
        holder: int,
        place: Span,
        caption: Text | None,
        section: Section,
        key: Text | None = None,
    ) -> None:
        """A table under its number; one that goes on by columns has a caption over each part."""
        self._tables += 1
        title = self.words.say("table", number=self._tables)
        for number, made in enumerate(grids, start=1):
            label = title
            if number > 1:
                label = self.words.say("continued", title=title, page=number, count=len(grids))
            self._part(made, label, holder, place, caption, section, key)

    def _part(
        self,
        made: Grid,
        label: str,
        holder: int,
        place: Span,
        caption: Text | None,
        section: Section,
        key: Text | None,
    ) -> None:
        table = add_table(self.nodes, holder, made)
        above = self._caption(label, caption, self.nodes.add(Tag.CAPTION, table), section, place)
        source_line = section.source_line
        below = key or source_line
        setter = self.setter
        head = sum(row_heights(setter, made.headers, made.widths))
        room = self._room(above, key, source_line) - head
        bands = parted_bands(setter, made, room)
        heights = row_heights(setter, made.rows, made.widths)
        tallest = max(heights, default=0.0)
        if tallest > room:
            setter.report.add("row-parted", place, need=tallest, room=room)
        whole = head + sum(heights) <= self.frame.tall * WHOLE_TABLE
        with self.flow.floating() if whole else nullcontext():
            self._add_caption(above, label, 4, section)
            add_bands(self._desk, made, table, bands, room, below=below is not None, whole=whole)
            self.add_source_line(key, holder, keep=source_line is not None)
            self.add_source_line(source_line, holder)

    def _chart(self, chart: Chart, holder: int, section: Section) -> None:
        setter, width = self.setter, self.frame.measure
        source_line = section.source_line
        scale = memo_chart_scale(setter)
        self._figures += 1
        title = label = self.words.say("figure", number=self._figures)
        target = scale.target.leading + 2 if chart.target else 0.0
        room = self._room(self._caption(label, chart.title, 0, section, chart.span), source_line) - target
        parts = parted_chart(setter, chart, scale, width, room - key_height(setter, chart, scale, width))
        for number, part in enumerate(parts, start=1):
            if number > 1:
                label = self.words.say("continued", title=title, page=number, count=len(parts))
            figure = self.nodes.add(Tag.FIGURE, holder, alt=chart.alt)
            above = self.nodes.add(Tag.CAPTION, figure)
            caption = self._caption(label, chart.title, above, section, chart.span)
            head = key_height(setter, part, scale, width) + target
            frame = Rect(self.frame.left, 0, width, natural_height(setter, part, scale) + head)
            items = lay_chart(setter, part, scale, frame, figure, chart, None)
            with self.flow.floating():
                self._add_caption(caption, label, 8, section)
                self.flow.add(
                    Slab(frame.h, tuple(items), keep=source_line is not None), after=3 if source_line else 12
                )
                self.add_source_line(source_line, holder)

    def _picture(self, picture: Picture, holder: int, section: Section) -> None:
        """A picture as the author cut it, whatever the slide makes of it; one that adorns stays there."""
        if not picture.alt:
            return
        source_line = section.source_line
        self._figures += 1
        label = self.words.say("figure", number=self._figures)
        figure = self.nodes.add(Tag.FIGURE, holder, alt=picture.alt)
        above = self.nodes.add(Tag.CAPTION, figure)
        caption = self._caption(label, picture.caption, above, section, picture.span)
        room = Rect(self.frame.left, 0, self.frame.measure, self._room(caption, picture.credit, source_line))
        rect, cut = placed(replace(picture, fit=Fit.CONTAIN), room)
        item = PictureBox(rect, cut, "Picture", picture.alt, figure)
        below = picture.credit or source_line
        with self.flow.floating():
            self._add_caption(caption, label, 8, section)
            self.flow.add(Slab(rect.h, (item,), keep=below is not None), after=3 if below else 12)
            self.add_source_line(picture.credit, holder, keep=source_line is not None)
            self.add_source_line(source_line, holder)

    def add_source_line(self, line: Text | None, holder: int, *, keep: bool = False) -> None:
        """A line in small type under a table or figure; ``keep`` holds it with another one."""
        if line is None:
            return
        owner = self.nodes.add(Tag.PARAGRAPH, holder)
        para = self.setter.para(line, self.setter.style("memo-source"), self.frame.measure, owner)
        self.flow.add_para(para, self.frame.left, after=0 if keep else 12, keep=keep, whole=True)


def _key(matrix: Matrix, words: Words) -> Text | None:
    """What the signs of a matrix mean, in one line."""
    if not matrix.key:
        return None
    runs = [Run(words.say("key"))]
    for sign, _, meaning in matrix.key:
        runs += [Run("   "), Run(f"{sign}\u00a0", bold=True), *meaning.runs]
    return Text(tuple(runs), matrix.span, highest(meaning.marking for _, _, meaning in matrix.key))
