"""What veraPDF does not see in a tagged PDF. In: a PDF read. Out: what is wrong, by the rule's name.

PDF/UA-1 leaves much to people: whether the order of reading is right, whether words stay words. These
rules hold our own files to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from leading_rules import bookmarks, links
from tagged import Element, Run, Tagged

Rule = Callable[[Tagged], Iterator[str]]

HEADINGS: Final = ("H1", "H2", "H3", "H4", "H5", "H6")
BLOCKS: Final = (*HEADINGS, "P", "LBody", "Lbl", "TH", "TD", "Caption", "BlockQuote")
HOLDERS: Final = ("Document", "Part", "Sect", "Div", "L", "LI", "Table", "TR", "THead", "TBody")
LEVEL: Final = 2.0
"""Points by which baselines on one line may differ."""

RISE: Final = 12.0
"""Points by which a raised or lowered mark may stand off."""

GAP: Final = 0.5
"""Points between two runs on a line that are seen as a space."""

TIGHT: Final = 0.8
"""A word that is wider than this part of its lines may have been broken anywhere."""

MARGIN: Final = 60.0
"""Points at the head and foot of a page of a memo or handout that hold furniture only."""

BELOW: Final = 2
"""Paragraphs below a table or figure that may go with it."""

FOOT: Final = 38.0
"""The same at the foot of a slide."""


def broken_rules(tagged: Tagged) -> Mapping[str, list[str]]:
    """What is wrong, by rule; at most ten places of each."""
    found = {
        name: [at for at, _ in zip(rule(tagged), range(10), strict=False)] for name, rule in RULES.items()
    }
    return {name: [place[:160] for place in places] for name, places in found.items() if places}


def portrait(tagged: Tagged) -> bool:
    """Whether it is a memo or a handout."""
    return all(width < height for width, height in tagged.sizes)


# --- the tree and the pages ---------------------------------------------------------------------


def _tagged(tagged: Tagged) -> Iterator[str]:
    if [element.tag for element in tagged.top] != ["Document"]:
        yield f"the tree's top is {[element.tag for element in tagged.top]}"


def _marked_once(tagged: Tagged) -> Iterator[str]:
    """Identifiers count from 0 on each page, and each belongs to one element."""
    owned = Counter(place for element in tagged.top for place in element.places())
    for page, order in enumerate(tagged.order):
        if order != list(range(len(order))):
            yield f"page {page + 1}: the identifiers stand as {order}"
        yield from (
            f"page {page + 1}: {owned[page, one]} elements own the content {one}"
            for one in order
            if owned[page, one] != 1
        )
    shown = {(page, one) for page, order in enumerate(tagged.order) for one in order}
    yield from (f"{place} is owned and not shown" for place in owned if place not in shown)


def _unmarked(tagged: Tagged) -> Iterator[str]:
    for page, runs in enumerate(tagged.bare):
        yield from (f"page {page + 1}: {run.text!r} is neither content nor artifact" for run in runs)


def _parent_tree(tagged: Tagged) -> Iterator[str]:
    """The parent tree leads from each piece of content and each link back to its element."""
    for element in tagged.walk():
        for kid in element.kids:
            if isinstance(kid, tuple):
                page, identifier = kid
                key = tagged.page_keys[page] if 0 <= page < len(tagged.page_keys) else None
                owners = tagged.parents.get(-1 if key is None else key, [])
                if identifier >= len(owners) or owners[identifier] != element.identity:
                    yield f"page {page + 1}, content {identifier} of {element.tag}"
        for annotation in element.annotations():
            if annotation.key is None or tagged.parents.get(annotation.key) != [element.identity]:
                yield f"a link of {element.tag} {tagged.text(element)!r}"


def _empty(tagged: Tagged) -> Iterator[str]:
    """Nothing is announced that has nothing to say; empty cells are cells, and make empty rows."""
    for element in tagged.walk():
        if element.tag in {"TD", "TH", "TR"}:
            continue
        if element.tag == "Figure":
            if not any(True for _ in element.places()):
                yield "a figure shows nothing"
        elif not tagged.text(element).strip() and not element.inside("Figure"):
            yield f"{element.tag} says nothing"


# --- what is said -------------------------------------------------------------------------------


def _heading_twice(tagged: Tagged) -> Iterator[str]:
    """No heading stands twice in the tree or is doubled within itself."""
    headings = [element for element in tagged.walk() if element.tag in HEADINGS]
    stands = Counter(heading.identity for heading in headings)
    for heading in headings:
        text = _squeezed(tagged.text(heading))
        if stands[heading.identity] > 1:
            yield f"{text!r} comes twice"
        words = text.split()
        half = len(words) // 2
        if half and len(words) % 2 == 0 and words[:half] == words[half:]:
            yield f"{text!r} is doubled"
        if max(Counter(heading.places()).values(), default=0) > 1:
            yield f"{text!r} takes the same content twice"


def _words_apart(tagged: Tagged) -> Iterator[str]:
    """Where a line or a run ends and letters follow elsewhere, a space stands between."""
    for element in tagged.walk():
        if element.tag not in BLOCKS or any(kid.tag in BLOCKS for kid in _below(element)):
            continue
        runs = [run for _, run in tagged.runs_of(element) if run.text]
        right = max((run.end for run in runs), default=0.0)
        for before, after in pairwise(runs):
            if _run_together(before, after, right):
                yield f"{element.tag}: {before.text[-30:]!r} and {after.text[:30]!r}"


def _run_together(before: Run, after: Run, right: float) -> bool:
    """Whether two runs of a block that goes as far as ``right`` are heard as one word, and are not one."""
    drop = abs(before.y - after.y)
    if drop < RISE and abs(after.x - before.end) < GAP:
        return False
    first, then = re.search(r"\w+$", before.text), re.match(r"\w+", after.text)
    if first is None or then is None or _is_ideographic(first[0][-1]) or _is_ideographic(then[0][0]):
        return False
    return drop < LEVEL or _share(before, first[0]) + _share(after, then[0]) < (right - after.x) * TIGHT


def _share(run: Run, part: str) -> float:
    """About how wide a part of a run is."""
    return (run.end - run.x) * len(part) / len(run.text)


def _is_ideographic(character: str) -> bool:
    """Whether words of this script are written without spaces."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def _readable(tagged: Tagged) -> Iterator[str]:
    """Every character is known by its Unicode value."""
    for element in tagged.walk():
        if element.tag in BLOCKS and "\N{REPLACEMENT CHARACTER}" in tagged.text(element):
            yield f"{element.tag} holds characters that nobody can name"


def _furniture(tagged: Tagged) -> Iterator[str]:
    """What stands in the margins, on slides on more than one, is an artifact."""
    tall = portrait(tagged)
    found = []
    for element in tagged.top:
        for page, run in tagged.runs_of(element):
            height = tagged.sizes[page][1]
            head, foot = (MARGIN, MARGIN) if tall else (0.0, FOOT)
            if run.text.strip() and not head <= run.y <= height - foot:
                found.append((page, run.text, re.sub(r"\d+", "#", run.text)))
    pages: dict[str, set[int]] = {}
    for page, _, masked in found:
        pages.setdefault(masked, set()).add(page)
    for page, text, masked in found:
        if tall or len(pages[masked]) > 1:
            yield f"page {page + 1}: {text!r} is read"


# --- the order ----------------------------------------------------------------------------------


def _page_order(tagged: Tagged) -> Iterator[str]:
    """No text begins on an earlier page than the one before it.

    Tables and figures may stand further down than they are told, with a line that explains them and one on
    their source below.
    """
    last, below = 0, BELOW
    for element in _flow(tagged.top):
        page = next((page for page, _ in element.places()), last)
        below = 0 if element.tag in {"TR", "Caption", "Figure"} else below + 1
        if not below or (below <= BELOW and element.tag == "P"):
            continue
        if page < last:
            yield f"page {page + 1}: {tagged.text(element)!r} is read after page {last + 1}"
        last = page


def _reading_order(tagged: Tagged) -> Iterator[str]:
    """On a page of what flows, what is read later does not stand higher; in a row, cells go to the right."""
    if not tagged.flows:
        return
    blocks = list(_flow(tagged.top))
    for one, other in pairwise(blocks):
        first, then = tagged.begins(one), tagged.begins(other)
        if first and then and first[0] == then[0] and then[1] < first[1] - LEVEL:
            yield f"page {then[0] + 1}: {tagged.text(other)!r} stands above {tagged.text(one)!r}"
    for row in (element for element in tagged.walk() if element.tag == "TR"):
        starts = [start for cell in row.kids if isinstance(cell, Element) and (start := _left(tagged, cell))]
        for (page, x), (next_page, next_x) in pairwise(starts):
            if page == next_page and next_x <= x:
                yield f"page {page + 1}: the cells of {tagged.text(row)!r} go to the left"


def _order_within(tagged: Tagged) -> Iterator[str]:
    """The text of a block is read to the right and down; a raised mark stands right of what it marks."""
    for element in tagged.walk():
        if element.tag not in BLOCKS or any(kid.tag in BLOCKS for kid in _below(element)):
            continue
        for (page, run), (next_page, then) in pairwise(tagged.runs_of(element)):
            is_left = then.x < run.end - GAP if then.y < run.y - LEVEL else then.x < run.x - GAP
            is_back = is_left and then.y < run.y + LEVEL
            if next_page < page or (next_page == page and is_back):
                yield f"{element.tag}: {run.text[-30:]!r} is read before {then.text[:30]!r}"


def _left(tagged: Tagged, cell: Element) -> tuple[int, float] | None:
    runs = [(page, run.x) for page, run in tagged.runs_of(cell) if run.text.strip()]
    return min(runs) if runs else None


def _flow(elements: list[Element]) -> Iterator[Element]:
    """The blocks of a memo that stand one below the other: no cells, no labels."""
    for element in elements:
        if element.tag in {*HEADINGS, "P", "LI", "TR", "Caption", "Figure", "BlockQuote"}:
            yield element
        elif element.tag in HOLDERS:
            yield from _flow([kid for kid in element.kids if isinstance(kid, Element)])


# --- lists, tables, figures ----------------------------------------------------------------


def _list_parts(tagged: Tagged) -> Iterator[str]:
    """A list holds items, an item its label and its body."""
    for element in tagged.walk():
        tags = [kid.tag for kid in element.kids if isinstance(kid, Element)]
        if element.tag == "L" and set(tags) - {"LI", "Caption", "L"}:
            yield f"a list holds {tags}"
        if element.tag == "LI" and tags not in (["Lbl", "LBody"], ["LBody"]):
            yield f"an item holds {tags}"


def _list_numbering(tagged: Tagged) -> Iterator[str]:
    """A list says whether its labels are numbers (ISO 32000-1, table 347)."""
    for found in tagged.inside("L"):
        labels = [tagged.text(label).strip(" .()") for item in found.kids for label in _labels(item)]
        wanted = "/Decimal" if any(label.isdecimal() for label in labels) else "/Disc"
        if labels and found.attributes.get("/ListNumbering") != wanted:
            yield f"the list with {labels[0]!r} is numbered as {found.attributes.get('/ListNumbering')}"


def _labels(item: object) -> list[Element]:
    kids = item.kids if isinstance(item, Element) else []
    return [kid for kid in kids if isinstance(kid, Element) and kid.tag == "Lbl"]


def _table_header(tagged: Tagged) -> Iterator[str]:
    """A table has header cells, each with its scope, and as many columns in each row."""
    for table in (element for element in tagged.walk() if element.tag == "Table"):
        headers = table.inside("TH")
        if not headers:
            yield f"the table {tagged.text(table)[:60]!r} has no header"
        yield from (
            f"{tagged.text(cell)!r} has no scope" for cell in headers if "/Scope" not in cell.attributes
        )
        for row in table.inside("TR"):
            says = [cell.tag == "TH" for cell in row.inside("TH", "TD") if tagged.text(cell).strip()]
            wrong = "/Row" if all(says) and len(says) > 1 else "/Column" if not all(says) else ""
            if wrong in {str(cell.attributes.get("/Scope")) for cell in row.inside("TH")}:
                yield f"the headers of {tagged.text(row)[:60]!r} stand for the other direction"


def _figure_box(tagged: Tagged) -> Iterator[str]:
    """A figure has an alternative and a box on its page."""
    for figure in (element for element in tagged.walk() if element.tag == "Figure"):
        if not figure.alt.strip():
            yield "a figure has no alternative"
        box = figure.attributes.get("/BBox")
        page = next((page for page, _ in figure.places()), 0)
        edges = box if isinstance(box, list) else []
        width, height = tagged.sizes[page]
        if len(edges) != 4 or not (0 <= edges[0] < edges[2] <= width and 0 <= edges[1] < edges[3] <= height):
            yield f"the figure {figure.alt!r} has the box {edges}"


def _below(element: Element) -> Iterator[Element]:
    return (inner for kid in element.kids if isinstance(kid, Element) for inner in kid.walk())


def _squeezed(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


RULES: Final[Mapping[str, Rule]] = {
    "tagged": _tagged,
    "marked-once": _marked_once,
    "unmarked": _unmarked,
    "parent-tree": _parent_tree,
    "empty": _empty,
    "heading-twice": _heading_twice,
    "words-apart": _words_apart,
    "readable": _readable,
    "furniture": _furniture,
    "page-order": _page_order,
    "reading-order": _reading_order,
    "order-within": _order_within,
    "list-parts": _list_parts,
    "table-header": _table_header,
    "figure-box": _figure_box,
    "list-numbering": _list_numbering,
    "links": links,
    "bookmarks": bookmarks,
}
