"""A memo's pages put together: every slab at its place, the running lines, and what points at pages.

In:  slabs on their pages. Out: ``Pages``. What was not known while setting is filled in here: 'Page x of
y', the numbers in the contents, the chapter in the running head.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from deckgen.layout.furniture import page_properties
from deckgen.layout.memo_contents import Contents
from deckgen.layout.memo_desk import MemoDesk
from deckgen.layout.memo_running import RunningLines
from deckgen.layout.paging import Standing
from deckgen.layout.panel import folded
from deckgen.layout.portions import page_marking
from deckgen.model.markings import Marking
from deckgen.page import Bookmark, Item, Page, Pages, Place, moved


def put_together(
    desk: MemoDesk,
    filled: Sequence[Sequence[Standing]],
    contents: Contents,
    *,
    panel: Sequence[Item] = (),
    chapters: Collection[str] = (),
) -> Pages:
    """The pages; ``panel`` stands on the first one, below its text.

    ``chapters`` are the anchors of headings that running heads name on the pages on which they go on.
    """
    frame = desk.frame
    running = RunningLines(desk.setter, frame, desk.meta)
    anchors: dict[str, Place] = {}
    bookmarks = [Bookmark(desk.meta.title.plain, 1, 1, 0.0)] if panel else []
    begins: dict[int, tuple[str, Marking | None]] = {}
    for number, standings in enumerate(filled, start=1):
        for standing in standings:
            slab = standing.slab
            anchors |= {anchor: Place(number, standing.y) for anchor in slab.anchors}
            if slab.bookmark:
                title, level = slab.bookmark
                bookmarks.append(Bookmark(title, level, number, standing.y))
                if any(anchor in chapters for anchor in slab.anchors):
                    begins[number] = title, slab.marking
    pages = []
    chapter, holding = "", None
    for number, standings in enumerate(filled, start=1):
        items: list[Item] = list(panel) if number == 1 else []
        shift = frame.shift(number)
        for standing in standings:
            slab = standing.slab
            made = [*slab.repeat[0], *slab.items] if standing.repeats else [*slab.items]
            if slab.refers:
                made.append(contents.page_number(slab, anchors[slab.refers].page))
            items += [moved(item, shift, standing.y) for item in made]
        around = [*([None] if panel and number == 1 else []), *(each.slab.marking for each in standings)]
        named = "" if number in begins else chapter
        if named:
            around.append(holding)
        own = page_marking(items, around, desk.meta.marking)
        items += running.items(number, len(filled), own, named, titled=bool(panel))
        chapter, holding = begins.get(number, (chapter, holding))
        used = standings[-1].y + standings[-1].slab.height if standings else 0.0
        pages.append(Page(f"page-{number}", number, tuple(items), full=used / frame.bottom, marking=own))
    return Pages(
        frame.width,
        frame.height,
        tuple(pages),
        desk.nodes.all(),
        page_properties(desk.meta),
        folded(bookmarks),
        anchors,
    )
