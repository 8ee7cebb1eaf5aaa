"""The handout laid out: the deck's pages, smaller, with speaker notes and lines to write on.

In:  a ``Deck`` and its pages, the brand, its fonts. Out: ``Pages`` of paper. Slides are pictures of text:
every item of a page at its place, scaled, with the structure that it has in the deck; the notes are read
after the slide that they belong to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import Brand
from deckgen.brand.styles import text_styles
from deckgen.diagnostics import Report
from deckgen.fonts import Fonts
from deckgen.layout.fits import APART
from deckgen.layout.flow import Flow
from deckgen.layout.furniture import page_properties
from deckgen.layout.handout_bays import Bay, bays
from deckgen.layout.memo_frame import MemoFrame, memo_frame
from deckgen.layout.memo_running import RunningLines
from deckgen.layout.nodes import Nodes
from deckgen.layout.paging import Standing, paginate
from deckgen.layout.portions import page_marking
from deckgen.model.documents import Deck, PageSetup
from deckgen.model.inline import Run, Text
from deckgen.model.markings import Marking
from deckgen.page import (
    FURNITURE,
    Item,
    Kind,
    Node,
    Page,
    Pages,
    Place,
    Rect,
    Shape,
    Stroke,
    Tag,
    TextBox,
    moved,
)
from deckgen.page.scaling import owned, scaled
from deckgen.text.setting import Setter, stacked

LINE: Final = 24.0
"""From one line to write on to the next, and from the notes to the first of them."""

FIRST_LINE: Final = 20.0
"""From a slide to the first line at least."""

SMALLEST: Final = 6.0
"""Text of a slide's body below this size, in points, is told: on paper it is hard to read."""

_ROUNDED: Final = 0.05
"""A size as it is told has one decimal."""

_BODY: Final = 30.0
"""The height of a slide over the size at which the text of its body begins: 540 over 18."""


def lay_handout(deck: Deck, slides: Pages, brand: Brand, fonts: Fonts, report: Report) -> Pages:
    """Lay out the handout of a deck whose pages are ``slides``."""
    # A template of another height changes the size of the marking, which on paper is that of the memo.
    paper = replace(brand, styles={**brand.styles, "marking": text_styles()["marking"]})
    frame = memo_frame(PageSetup(deck.handout.paper))
    made = _Handout(deck, slides, frame, paper, fonts, report)
    for page in slides.pages:
        made.add(page)
    made.tell()
    return made.pages()


class _Handout:
    """Puts one slide after the other into the bays of pages."""

    def __init__(
        self, deck: Deck, slides: Pages, frame: MemoFrame, brand: Brand, fonts: Fonts, report: Report
    ) -> None:
        self._deck = deck
        self._slides = slides
        self._frame = frame
        self._report = report
        self._nodes = Nodes()
        self._setter = Setter(
            brand,
            fonts,
            deck.meta.words,
            report,
            self._nodes.link,
            kerned=True,
            foreign_node=self._nodes.foreign,
        )
        self._bays = bays(deck.handout.slides, frame, slides.width / slides.height)
        self._held = _held(slides.nodes)
        self._taken = 0
        self._items: defaultdict[int, list[Item]] = defaultdict(list)
        self._marked: defaultdict[int, list[Marking | None]] = defaultdict(list)
        self._places: dict[int, Place] = {}
        self._told: tuple[Text, ...] = ()
        self._without: list[Text] = []

    def add(self, page: Page) -> None:
        """Add a slide with its notes, which go on in further bays where they are long."""
        number, bay = self._next_bay()
        self._places[page.number] = Place(number, bay.slide.y)
        section = self._nodes.add(Tag.SECTION, self._nodes.root)
        self._items[number] += self._picture(page, bay.slide, section)
        self._marked[number].append(page.marking)
        notes = page.notes if page.scripted and page.notes != self._told else ()
        self._told = page.notes or self._told
        lines = self._deck.handout.lines
        first = bay.lines.y + FIRST_LINE
        if bay.column is None:
            self._without += notes
        elif notes:
            number, bay, end = self._add_notes(notes, section, page, number, bay, bay.column)
            first = end + LINE
        elif lines:
            self._items[number].append(self._label(FURNITURE, bay.below))
            first = bay.below + LINE
        if lines:
            self._items[number] += _ruled(bay.lines, first)

    def _next_bay(self) -> tuple[int, Bay]:
        """The next bay and the number of the page that it is on, from 1."""
        page, at = divmod(self._taken, len(self._bays))
        self._taken += 1
        return page + 1, self._bays[at]

    # --- a slide ------------------------------------------------------------------------------

    def _picture(self, page: Page, place: Rect, section: int) -> Iterator[Item]:
        """All that the slide shows, in its frame."""
        owners = {page.node: section}
        for node in self._held[page.node]:
            owners[node.serial] = self._nodes.adopt(node, owners[node.parent])
        sheet = self._slides.sheet(page.sheet)
        factor = place.w / self._slides.width
        yield Shape(Kind.RECTANGLE, place, FURNITURE, sheet.ground, None, "Slide ground")
        for item in (*sheet.backdrop, *page.items):
            yield moved(scaled(owned(item, owners), factor, exact=True), place.x, place.y)
        yield Shape(Kind.RECTANGLE, place, FURNITURE, None, Stroke(0.75, "grey-400"), "Slide frame")

    # --- its notes ----------------------------------------------------------------------------

    def _add_notes(
        self, notes: Sequence[Text], section: int, slide: Page, number: int, bay: Bay, column: Rect
    ) -> tuple[int, Bay, float]:
        """Add notes below the slide of ``bay`` and where they go on.

        Returned are the page and the bay where they end, and their lower edge.
        """
        filled = paginate(self._flow(notes, section).slabs, bay.below - column.y, 0.0, column.h)
        top = column.y
        self._items[number] += _standing(filled[0], top)
        for standings in filled[1:]:
            number, bay = self._next_bay()
            self._marked[number].append(slide.marking)  # unmarked notes are those of their slide
            top = bay.slide.y  # slides stand at the upper edge of their bays
            self._items[number] += (self._label(FURNITURE, top), self._continued(slide.number, top))
            self._items[number] += _standing(standings, top)
        last = filled[-1][-1]
        return number, bay, top + last.y + last.slab.height

    def _flow(self, notes: Sequence[Text], section: int) -> Flow:
        """The notes, set within the measure of the text, their heading beside the first line."""
        flow = Flow()
        beside: list[Item] = [self._label(self._nodes.add(Tag.HEADING_2, section), 0.0)]
        style = self._setter.style("memo-text")
        for note in notes:
            owner = self._nodes.add(Tag.PARAGRAPH, section)
            para = self._setter.para(note, style, self._frame.text_width, owner)
            flow.add_para(para, self._frame.text_x, after=7, beside=beside)
            beside = []
        return flow

    def _label(self, owner: int, top: float) -> TextBox:
        """'Notes' in the margin, on the baseline of the first line of a text whose upper edge is ``top``."""
        fonts, text = self._setter.fonts, self._setter.style("memo-text")
        label = self._setter.style("memo-heading")
        down = fonts[text.face].baseline(text.size, text.leading)
        rise = fonts[label.face].baseline(label.size, label.leading) - down
        return self._margin("handout-notes", "memo-heading", owner, top - rise)

    def _continued(self, slide: int, top: float) -> TextBox:
        """Which slide notes that go on here belong to, below 'Notes'."""
        return self._margin("handout-continued", "memo-foot", FURNITURE, top + 18, slide=slide)

    def _margin(self, phrase: str, style: str, owner: int, top: float, **blanks: object) -> TextBox:
        """A fixed text in the margin, its upper edge at ``top``."""
        said = Text((Run(self._setter.words.say(phrase, **blanks)),), self._deck.meta.span)
        width = self._frame.text_x - self._frame.left - 8
        para = self._setter.para(said, self._setter.style(style), width, owner)
        rect = Rect(self._frame.left, top, width, len(para.lines) * para.leading)
        return TextBox(rect, stacked((para,), rect), "Notes")

    # --- the end ------------------------------------------------------------------------------

    def tell(self) -> None:
        """Tell of text that is hard to read at this size, and of notes for which there is no room."""
        setup = self._deck.handout
        factor = self._bays[0].slide.w / self._slides.width
        sizes = [size * factor for size in map(self._body_size, self._slides.pages) if size]
        small = [size for size in sizes if size < SMALLEST - _ROUNDED]
        if small:
            told = {"count": len(small), "size": min(small), "slides": setup.slides, "least": SMALLEST}
            self._report.add("handout-small", setup.span, **told)
        if self._without:
            self._report.add("handout-notes", setup.span, slides=setup.slides)

    def _body_size(self, page: Page) -> float:
        """The smallest size of the text that a slide's body is made of; 0 where it has none."""
        body = self._slides.height / _BODY
        found = (fit.size for fit in page.fits if fit.largest >= body and fit.slot not in APART)
        return min(found, default=0.0)

    def pages(self) -> Pages:
        """The pages, with their running lines."""
        count = max(self._items)
        meta = self._deck.meta
        running = RunningLines(self._setter, self._frame, meta, handout=True)
        pages = []
        for number in range(1, count + 1):
            own = page_marking(self._items[number], self._marked[number], meta.marking)
            items = (*self._items[number], *running.items(number, count, own))
            pages.append(Page(f"page-{number}", number, items, marking=own))
        places = self._places
        return Pages(
            self._frame.width,
            self._frame.height,
            tuple(pages),
            self._nodes.all(),
            page_properties(meta),
            tuple(
                replace(mark, page=places[mark.page].page, y=places[mark.page].y)
                for mark in self._slides.bookmarks
            ),
            {key: places[place.page] for key, place in self._slides.anchors.items()},
        )


def _held(nodes: Sequence[Node]) -> Mapping[int, list[Node]]:
    """The nodes below each child of the root, in reading order."""
    above: dict[int, int] = {}
    held: defaultdict[int, list[Node]] = defaultdict(list)
    root = nodes[0].serial
    for node in nodes:
        if node.parent == root:
            above[node.serial] = node.serial
        elif node.parent:
            above[node.serial] = above[node.parent]
            held[above[node.serial]].append(node)
    return held


def _standing(standings: Sequence[Standing], top: float) -> Iterator[Item]:
    """The items of slabs, at their places below ``top``."""
    for standing in standings:
        yield from (moved(item, 0, top + standing.y) for item in standing.slab.items)


def _ruled(room: Rect, first: float) -> Iterator[Item]:
    """Lines to write on, from the lower edge of ``room`` upwards, none above ``first``."""
    y = room.bottom
    while y >= first:
        rect = Rect(room.x, y, room.w, 0)
        yield Shape(Kind.LINE, rect, FURNITURE, None, Stroke(0.75, "grey-200"), "Writing line")
        y -= LINE
