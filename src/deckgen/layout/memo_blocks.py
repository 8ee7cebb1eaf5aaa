"""Blocks as they stand in a memo: prose, lists and quotations here, tables and figures beside.

In:  model blocks in their order. Out: slabs in a ``Flow``, each with its structure nodes.
reference/tokens.md, section 9.
"""

from __future__ import annotations

from functools import partial
from typing import assert_never

from deckgen.brand.look import TextStyle
from deckgen.layout.decided import verdict_text
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_figures import Figures
from deckgen.layout.memo_mentions import Mentions
from deckgen.layout.memo_pairs import add_pairs
from deckgen.layout.memo_people import add_people
from deckgen.layout.memo_press import add_press_line
from deckgen.layout.memo_spoken import add_spoken
from deckgen.model.blocks import (
    Actions,
    Block,
    Columns,
    KeyFigures,
    Matrix,
    Options,
    Paragraph,
    Point,
    Points,
    Process,
    Quote,
    Table,
    Timeline,
)
from deckgen.model.charts import Chart
from deckgen.model.decisions import Judgements, Risks
from deckgen.model.documents import Section
from deckgen.model.inline import Run, plain_text
from deckgen.model.memos import Form
from deckgen.model.people import People
from deckgen.model.pictures import Picture
from deckgen.model.press import PressLine
from deckgen.model.quotations import in_marks
from deckgen.page import Item, Stretch, Tag
from deckgen.text.setting import ink_of, joined, read_apart


class MemoBlocks:
    """Puts blocks into a flow; numbers paragraphs, tables and figures as they come."""

    def __init__(self, desk: MemoDesk, mentions: Mentions, *, numbered: bool) -> None:
        self._mentions = mentions
        self._desk = desk
        self.setter = desk.setter
        self.nodes = desk.nodes
        self.flow = desk.flow
        self.frame = desk.frame
        self.words = desk.meta.words
        self.numbered = numbered
        self._paragraphs = 0
        self._numbered_in = ""
        self._figures = Figures(desk, mentions)

    def style(self, name: str) -> TextStyle:
        return self.setter.style(name)

    def add(self, block: Block, holder: int, section: Section) -> None:
        """Add a block of ``section`` under the structure node ``holder``."""
        if self._add_formed(block, holder, section):
            return
        match block:
            case Paragraph():
                self._paragraph(block, holder, section)
            case Points():
                self._points(block, holder, section)
            case Quote():
                self._quote(block, holder, section)
            case Columns():
                self._columns(block, holder, section)
            case PressLine():
                cites = self._mentions.called(self.words.say("press-line"))
                add_press_line(self._desk, block, holder, cites)
            case Table() | Matrix() | Actions() | Timeline() | Chart() | Picture():
                self._figures.add(block, holder, section)
            case KeyFigures() | Process() | People() | Judgements() | Risks():
                self._figures.add(block, holder, section)
            case Options():
                self._figures.add(block, holder, section)
                if verdict := verdict_text(block, self.words):
                    said = Point(verdict, cites=section.cites)
                    self._paragraph(Paragraph((said,), concludes=True), holder, section)
            case _:
                assert_never(block)

    def _add_formed(self, block: Block, holder: int, section: Section) -> bool:
        """Add a block that the section's form sets in a way of its own; False where it does not."""
        form = section.form
        match block:
            case Points() if form.spoken:
                add_spoken(self._desk, block, form, holder, self._mentions.called(self._near(section)))
            case People() if form in (Form.ATTENDEES, Form.BIOGRAPHIES):
                add_people(self._desk, block, holder, full=form is Form.BIOGRAPHIES)
                self._add_sources(section, holder)
            case Table() if form is Form.PAIRS:
                kept = section.source_line is not None
                add_pairs(self._desk, block, holder, kept=kept)
                self._add_sources(section, holder)
            case _:
                return False
        return True

    def _add_sources(self, section: Section, holder: int) -> None:
        """The source line under what has no caption; links back lead to its heading."""
        self._figures.add_source_line(section.source_line, holder)
        for number in section.cites:
            self._mentions.note(number, section.heading.plain, f"section-{section.key}")

    def _paragraph(self, block: Paragraph, holder: int, section: Section) -> None:
        """A paragraph, beside its number; without one in a numbered memo, it is called by its heading."""
        owner = self.nodes.add(Tag.PARAGRAPH, holder)
        numbered = self.numbered and section.numbered
        called: int | str = section.heading.plain
        anchor = f"unnumbered-{owner}"
        if numbered or not self.numbered:
            self._paragraphs += 1
            called, anchor = self._paragraphs, f"paragraph-{self._paragraphs}"
            self._numbered_in = section.key
        beside: tuple[Item, ...] = ()
        place = block.statements[0].text
        if numbered:
            number = plain_text(str(called), place.span)
            label = self.nodes.add(Tag.SPAN, owner)
            style = self.style("memo-number")
            para = self.setter.para(number, style, self.frame.text_x - self.frame.left, label)
            beside = self._desk.beside(read_apart(para))
        style = self.style("memo-box-text" if section.form is Form.STATEMENT else "memo-text")
        rows: list[list[Stretch]] = [[]]
        statements = block.statements
        for at, point in enumerate(statements):
            if at and (_is_code(point) or _is_code(statements[at - 1])):
                rows.append([])
            elif at:
                rows[-1].append(Stretch(" ", ink_of(style), owner=owner))
            rows[-1] += self.setter.stretches(point.text, style, owner)
            if at == len(statements) - 1 or statements[at + 1].cites != point.cites:
                rows[-1] += self._mentions.marks(point.cites, owner, anchor, called)
        width = self.frame.text_width
        para = joined([self.setter.para_of(row, style, width, owner, text=place) for row in rows])
        self.flow.add_para(
            para,
            self.frame.text_x,
            after=7,
            anchors=(anchor,),
            beside=beside,
            concludes=block.concludes,
        )

    def _near(self, section: Section) -> int | str:
        """How lists and quotations are called on the way back: by the paragraph before them in their section.

        Without one, by its heading. Where no paragraph bears a number, the first mention is shown for all.
        """
        if self.numbered and self._numbered_in != section.key:
            return section.heading.plain
        return max(self._paragraphs, 1)

    def _columns(self, block: Columns, holder: int, section: Section) -> None:
        """One list after the other, each under its head."""
        for column in block.columns:
            owner = self.nodes.add(Tag.PARAGRAPH, holder)
            head = self.setter.para(column.head, self.style("memo-heading-2"), self.frame.text_width, owner)
            self.flow.add_para(head, self.frame.text_x, before=4, after=3, keep=True, whole=True)
            self._points(column.points, holder, section)

    def _points(self, block: Points, holder: int, section: Section) -> None:
        entries = self.nodes.add(Tag.LIST, holder, numbered=block.ordered)
        called = self._near(section)
        for number, point in enumerate(block.points, start=block.start):
            last = point is block.points[-1]
            label = f"{number}." if block.ordered else "•"
            self._point(point, entries, label, 0, called, last=last)

    def _point(
        self, point: Point, holder: int, label: str, level: int, called: int | str, *, last: bool
    ) -> None:
        item = self.nodes.add(Tag.ITEM, holder)
        mark = self.nodes.add(Tag.LABEL, item)
        body = self.nodes.add(Tag.ITEM_BODY, item)
        style = self.style("memo-text")
        anchor = f"item-{body}"
        step = 16.0
        para = self.setter.para(
            point.text,
            style,
            self.frame.text_width,
            body,
            indent=step * (level + 1),
            hang=step,
            marker=label,
            marker_style=style.coloured("primary" if level == 0 else "grey-700"),
            marker_owner=mark,
            level=level,
            tail=partial(self._mentions.marks, point.cites, body, anchor, called),
        )
        final = last and not point.points
        self.flow.add_para(para, self.frame.text_x, after=7 if final else 3, anchors=(anchor,))
        if point.points:
            inner = self.nodes.add(Tag.LIST, body)
            for at, child in enumerate(point.points, start=1):
                self._point(child, inner, "–", level + 1, called, last=last and at == len(point.points))

    def _quote(self, block: Quote, holder: int, section: Section) -> None:
        quoted = self.nodes.add(Tag.QUOTE, holder)
        owner = self.nodes.add(Tag.PARAGRAPH, quoted)
        anchor = f"quote-{owner}"
        text = in_marks(block.text, self.words.marks)
        tail = partial(self._mentions.marks, block.cites, owner, anchor, self._near(section))
        para = self.setter.para(text, self.style("memo-quote"), self.frame.text_width, owner, tail=tail)
        self.flow.add_para(
            para,
            self.frame.text_x,
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
            said = self.nodes.add(Tag.PARAGRAPH, holder)
            line = self.setter.para(
                block.by.with_runs(runs), self.style("memo-quote-by"), self.frame.text_width, said
            )
            self.flow.add_para(line, self.frame.text_x, after=10, whole=True)


def _is_code(point: Point) -> bool:
    """Whether a statement is a line of code, which stays a line."""
    return all(run.code for run in point.text.runs)
