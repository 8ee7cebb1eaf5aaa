"""Finished decks as sides of a comparison, whoever made or edited them.

In:  the bytes of a .pptx. Out: a ``Telling`` with a part for each slide: everything on it in reading order,
its speaker notes and comments, what its pictures are said to show; first what the file says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from deckgen.diagnostics import Span
from deckgen.differences.portions import BAR, STATEMENT
from deckgen.differences.telling import DOCUMENT, UNKNOWN, Medium, Part, Portion, Telling, Version
from deckgen.integrity.deck import Deck, Drawing, read_deck
from deckgen.integrity.shapes import Shape
from deckgen.markings import OWN, WHITE, built_in_ladders
from deckgen.model.markings import Ladders, Marking
from deckgen.parts.markup import Element, attribute, find, find_all, text_of
from deckgen.parts.names import CORE_PROPERTIES, NOTES_SLIDE, clark

_KINDS: Final = {
    "Bottom line": "conclusion",
    "Caption": "caption",
    "Kicker": "line above the title",
    "Key": "key",
    "Quote": "quotation",
    "Source": "source line",
    "Strip label": "label of the takeaway",
    "Strip text": "takeaway",
    "Subtitle": "subtitle",
    "Verdict": "verdict",
}
"""What our own shapes are called, and what they tell; the words of any other shape are statements."""

_FURNITURE: Final = {"ftr": "foot of the slides", "dt": "date on the slides", "hdr": "head of the pages"}
_NOT_SPOKEN: Final = frozenset({"sldImg", "sldNum", *_FURNITURE})
_UNTOLD: Final = frozenset({"created", "modified", "revision", "lastPrinted"})
"""Properties that change whenever a file is saved."""


def deck_telling(data: bytes, name: str) -> Telling:
    """What a deck tells. Raises ``NoDeckError`` where it is none."""
    deck = read_deck(BytesIO(data))
    ladders = built_in_ladders()
    slides = [_Slide(deck, slide, number, name, ladders) for number, slide in enumerate(deck.slides, start=1)]
    front = dict.fromkeys((*_properties(deck, name), *(each for slide in slides for each in slide.feet())))
    markings = [slide.document_marking for slide in slides]
    marking = max(filter(None, markings), key=markings.count, default=None)
    parts = (Part(DOCUMENT, "Document", "", tuple(front)), *(slide.part() for slide in slides))
    language = next((each.text for each in front if each.kind == "property language"), UNKNOWN)
    return Telling(Version(name, language, marking), {Medium.DECK: parts})


class _Slide:
    """A slide under the eye; ``number`` counts from 1."""

    def __init__(self, deck: Deck, drawing: Drawing, number: int, name: str, ladders: Ladders) -> None:
        self._deck = deck
        self._drawing = drawing
        self._number = number
        self._place = Span(name, part=f"slide {number}")
        self.document_marking = self._marking(ladders, "Marking, top")
        self._own_marking = self._marking(ladders, "Marking, own")

    def _marking(self, ladders: Ladders, name: str) -> Marking | None:
        """The label in the box of that name; one that no ladder of ours has is somebody's own."""
        label = next((shape.text for shape in self._drawing.shapes if _called(shape) == name), "")
        return ladders.find(label) or Marking(label, WHITE, "", OWN, 0, label) if label else None

    def part(self) -> Part:
        """The slide as a part: known by its creation id ([MS-PPTX]), or by number and title."""
        root, layout = self._drawing.root, self._drawing.above
        known = attribute(find(root, "p:cSld/p:extLst/p:ext/p14:creationId"), "val")
        title = next((shape.text for shape in self._drawing.shapes if _is_title(shape)), "")
        form = attribute(find(layout.root, "p:cSld"), "name") if layout else ""
        hidden = ", hidden" if attribute(root, "show") in ("0", "false") else ""
        told = (*self._shown(), *self._spoken(), *self._comments())
        portions = tuple(portion for portion in told if portion.text)
        label = self._own_marking.label if self._own_marking else ""
        key = known or f"{self._number} {title}"
        return Part(key, title or f"Slide {self._number}", form + hidden, portions, label)

    def feet(self) -> Iterator[Portion]:
        """What stands at the foot of every slide, but for its number."""
        for shape in self._drawing.shapes:
            if shape.placeholder and shape.placeholder.kind in _FURNITURE and shape.text:
                yield Portion(_FURNITURE[shape.placeholder.kind], shape.text, Span(self._place.file))

    def _shown(self) -> Iterator[Portion]:
        for shape in self._drawing.shapes:
            if shape.placeholder and shape.placeholder.kind in _NOT_SPOKEN:
                continue
            if not _called(shape).startswith("Marking, "):
                yield from self._shape(shape)

    def _shape(self, shape: Shape) -> Iterator[Portion]:
        if _is_title(shape):
            yield self._said("headline", shape.text)
        elif shape.kind == "sp":
            kind = _KINDS.get(_called(shape), STATEMENT)
            yield from (self._said(kind, text_of(each)) for each in shape.element.iter(clark("a:p")))
        elif shape.kind == "graphicFrame":
            yield from self._rows(shape.element)
            yield from self._figures(shape.element)
        if not shape.is_decorative and (described := attribute(shape.properties, "descr")):
            kind = "description of the picture" if shape.kind == "pic" else "description"
            yield self._said(kind, described, _called(shape))

    def _said(self, kind: str, text: str, at: str = "") -> Portion:
        return Portion(kind, _safe(text), self._place, _safe(at))

    def _rows(self, frame: Element) -> Iterator[Portion]:
        for row in frame.iter(clark("a:tr")):
            cells = [text_of(cell) for cell in row.iter(clark("a:tc"))]
            head = next((cell for cell in cells if cell and not cell.isdecimal()), "")
            yield self._said("row", BAR.join(filter(None, cells)), head)

    def _figures(self, frame: Element) -> Iterator[Portion]:
        """A chart's values, category by category."""
        for place in frame.iter(clark("c:chart")):
            relation = self._deck.package.relation(self._drawing.part, attribute(place, clark("r:id")))
            part = self._deck.package.named(relation.target) if relation and not relation.outside else None
            series = find_all(self._deck.package.xml.get(part or ""), ".//c:ser")
            if len(series) > 1:
                yield self._said("series", BAR.join(_cached(each, "c:tx").get("0", "") for each in series))
            rows: dict[str, list[str]] = {}
            for each in series:
                names = _cached(each, "c:cat") or _cached(each, "c:xVal")
                for at, value in (_cached(each, "c:val") or _cached(each, "c:yVal")).items():
                    rows.setdefault(names.get(at, at), []).append(_figure(value))
            yield from (self._said("figure", BAR.join((name, *row)), name) for name, row in rows.items())

    def _spoken(self) -> Iterator[Portion]:
        part = self._deck.package.related_part(self._drawing.part, NOTES_SLIDE)
        for notes in (each for each in self._deck.notes if each.part == part):
            for shape in notes.shapes:
                if shape.placeholder is None or shape.placeholder.kind not in _NOT_SPOKEN:
                    for paragraph in shape.element.iter(clark("a:p")):
                        yield self._said("speaker note", text_of(paragraph))

    def _comments(self) -> Iterator[Portion]:
        """Comments, those of older files, too (ECMA-376 part 1, 13.3.2)."""
        for relation in self._deck.package.relations.get(self._drawing.part, ()):
            if relation.kind.endswith("/comments") and not relation.outside:
                root = self._deck.package.xml.get(self._deck.package.named(relation.target) or "")
                for comment in find_all(root, "p:cm/p:text"):
                    yield self._said("comment", comment.text or "")
                yield self._said("comment", text_of(root))


def _is_title(shape: Shape) -> bool:
    return shape.placeholder is not None and shape.placeholder.is_title


def _called(shape: Shape) -> str:
    """A shape's name without the number that tells it from others of that name."""
    return attribute(shape.properties, "name").rstrip("0123456789").rstrip()


def _cached(series: Element, path: str) -> dict[str, str]:
    """What a chart keeps of its workbook, by index."""
    points = find_all(series, f"{path}//c:pt")
    return {attribute(point, "idx"): (point.findtext(clark("c:v")) or "") for point in points}


def _properties(deck: Deck, name: str) -> Iterator[Portion]:
    """What the file says of itself (ECMA-376 part 2, 8.3)."""
    part = deck.package.related_part("", CORE_PROPERTIES)
    root = deck.package.xml.get(part or "")
    for element in () if root is None else root:
        key = element.tag.rpartition("}")[2]
        if key not in _UNTOLD and (element.text or "").strip():
            yield Portion(f"property {key}", _safe(element.text), Span(name))


def _figure(value: str) -> str:
    """A figure in one form: programs write 1 and 1.0 for the same."""
    try:
        return f"{float(value):.15g}"
    except ValueError:
        return value


def _safe(text: str) -> str:
    """One line without signs that a terminal would take for commands."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
