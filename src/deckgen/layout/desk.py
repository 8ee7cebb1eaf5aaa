"""What every part of the slide layout works with: the setter, the nodes, and a page in the making."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from deckgen.brand.look import TextStyle
from deckgen.diagnostics import Report
from deckgen.layout.furniture import marking_width
from deckgen.layout.grid import SlideGrid
from deckgen.layout.nodes import Nodes
from deckgen.model.documents import Meta, Slide
from deckgen.model.inline import Run, Text
from deckgen.page import (
    FURNITURE,
    Anchor,
    Item,
    Kind,
    Para,
    Rect,
    Shape,
    Side,
    Stroke,
    Tag,
    TextBox,
)
from deckgen.text.setting import Setter, stacked
from deckgen.values import dataclass

if TYPE_CHECKING:
    from deckgen.layout.stands import Stands


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why something does not stand on one slide, or in its layout: what needs how much, and has how much."""

    what: str
    need: str
    room: str


def in_points(length: float) -> str:
    """A length as a person reads it."""
    return f"{length:.1f}".removesuffix(".0") + " pt"


@dataclass(slots=True)
class Leaf:
    """A slide's page in the making: its sheet, its structure nodes, the items of its body.

    ``title_owner`` is made before the body's nodes, since the title is read first. ``shortage`` is what
    parted the body, where that was not the height of its text.
    """

    sheet: str
    section: int
    title_owner: int
    kicker_owner: int
    items: list[Item] = field(default_factory=list)
    full: float = 0.0
    shortage: Shortage | None = None


FOOT_GAP: Final = 12.0


class Desk:
    """Setter, nodes, document data and the grid; makes pages, boxes and rules.

    With ``stands``, grid and styles are those of the template's layout that the slide at hand stands on.
    """

    def __init__(
        self,
        setter: Setter,
        nodes: Nodes,
        meta: Meta,
        report: Report,
        grid: SlideGrid,
        stands: Stands | None = None,
    ) -> None:
        self.setter = setter
        self.nodes = nodes
        self.meta = meta
        self.words = meta.words
        self.report = report
        self.grid = grid
        self.stands = stands
        self._styles: Mapping[str, TextStyle] = setter.brand.styles
        self._titles: TextStyle | None = None
        self._kicked = True

    def turn_to(self, slide: Slide) -> None:
        """Take the grid and the styles of the layout that a slide stands on; whether it has a kicker."""
        self._kicked = slide.kicker is not None
        if self.stands:
            stand = self.stands.of_slide(slide)
            self.grid, self._styles = stand.grid, stand.styles

    def style(self, name: str) -> TextStyle:
        return self._titles if name == "title" and self._titles else self._styles[name]

    def settle_titles(self, style: TextStyle) -> None:
        """From now on, titles begin with this step, so that those of a deck are of one size."""
        self._titles = style

    @property
    def foot(self) -> dict[str, Rect]:
        """Where short title, date and number stand: further left where the marking is a long one.

        On a template's layout they stand where its placeholders are.
        """
        grid = self.grid
        if self.stands:
            return {"footer": grid.footer, "date": grid.date, "number": grid.number}
        return self._own_foot

    @cached_property
    def _own_foot(self) -> dict[str, Rect]:
        """The same on our own sheets, whose grid is one."""
        grid, marking = self.grid, self.meta.marking
        wide = marking_width(self.setter, marking, self.meta.span) if marking else 0.0
        shift = max(0.0, grid.number.right + FOOT_GAP - (grid.marking_right - wide))
        return {
            "footer": replace(grid.footer, w=grid.footer.w - shift),
            "date": grid.date.moved(-shift, 0),
            "number": grid.number.moved(-shift, 0),
        }

    def say(self, phrase: str, **blanks: object) -> Text:
        """A fixed string as text; its place is the document's title."""
        return Text((Run(self.words.say(phrase, **blanks)),), self.meta.span)

    def leaf(self, sheet: str, *, kicker: bool = True) -> Leaf:
        """Begin a page: its section and title are counted before anything of its body."""
        section = self.nodes.add(Tag.SECTION, self.nodes.root)
        title = self.nodes.add(Tag.HEADING_1, section)
        kicker = kicker and self._kicked and self.grid.kicker.h > 0
        above = self.nodes.add(Tag.PARAGRAPH, section) if kicker else FURNITURE
        return Leaf(sheet, section, title, above)

    def paragraph(self, leaf: Leaf) -> int:
        """A paragraph node in the page's section."""
        return self.nodes.add(Tag.PARAGRAPH, leaf.section)

    def entry(self, holder: int) -> Callable[[], int]:
        """An item of the list ``holder``; called, it makes a paragraph node in it."""
        body = self.nodes.add(Tag.ITEM_BODY, self.nodes.add(Tag.ITEM, holder))
        return lambda: self.nodes.add(Tag.PARAGRAPH, body)

    def fitted(
        self,
        text: Text,
        steps: Sequence[TextStyle],
        width: float,
        room: float,
        *,
        what: str = "",
        max_lines: int = 99,
    ) -> TextStyle | None:
        """The first of ``steps`` at which ``text`` fits into ``width`` by ``room`` points.

        None where none does; with ``what`` that is told as an error, and the last step returned.
        """
        need = 0.0
        for step in steps:
            lines = self.setter.lines(text, step, width)
            need = lines * step.leading
            if need <= room + 0.01 and lines <= max_lines:
                return step
        if not what:
            return None
        self.report.add("text-too-long", text.span, what=what, need=need, room=room)
        return steps[-1]

    def box(
        self,
        text: Text,
        style: TextStyle,
        rect: Rect,
        owner: int,
        name: str,
        *,
        slot: str | None = None,
        anchor: Anchor = Anchor.TOP,
        side: Side = Side.LEFT,
        link: str | None = None,
        fill: str | None = None,
    ) -> TextBox:
        """A box with one paragraph."""
        para = self.setter.para(text, style, rect.w, owner, side=side, link=link)
        return self.boxed((para,), rect, name, slot=slot, anchor=anchor, fill=fill)

    def boxed(
        self,
        paras: Sequence[Para],
        rect: Rect,
        name: str,
        *,
        slot: str | None = None,
        anchor: Anchor = Anchor.TOP,
        fill: str | None = None,
    ) -> TextBox:
        """A box with paragraphs already set."""
        return TextBox(rect, stacked(paras, rect, anchor), name, anchor, slot, fill)


def rule(x: float, y: float, width: float, stroke: Stroke, name: str, owner: int = FURNITURE) -> Shape:
    """A horizontal rule, its upper edge at ``y`` as the tokens count it."""
    return Shape(Kind.LINE, Rect(x, y, width, 0), owner, None, stroke, name)


def block(rect: Rect, fill: str, name: str, owner: int = FURNITURE) -> Shape:
    """A filled rectangle without outline."""
    return Shape(Kind.RECTANGLE, rect, owner, fill, None, name)


def steps(style: TextStyle, *sizes: tuple[float, float]) -> tuple[TextStyle, ...]:
    """The style itself, then its smaller steps as (size, leading)."""
    return (style, *(style.stepped(size, leading) for size, leading in sizes))


def parted(text: Text, para: Para, room: float) -> tuple[Text, Text] | None:
    """Part ``text``, set as ``para``, after the lines that fit into ``room`` points.

    None where not one line fits, or all do.
    """
    fit = int((room + 0.01) // para.leading)
    if fit < 1 or fit >= len(para.lines):
        return None
    shown = sum(
        1 for line in para.lines[:fit] for piece in line.pieces for c in piece.text if not c.isspace()
    )
    shown = max(0, shown - len("".join(text.mark.split())))
    head: list[Run] = []
    rest: list[Run] = []
    for run in text.runs:
        cut = 0
        while cut < len(run.text) and shown > 0:
            shown -= not run.text[cut].isspace()
            cut += 1
        if cut:
            head.append(replace(run, text=run.text[:cut]))
        if cut < len(run.text):
            rest.append(replace(run, text=run.text[cut:].lstrip() if not rest else run.text[cut:]))
    if not rest:
        return None
    return text.with_runs(head), text.with_runs(rest)
