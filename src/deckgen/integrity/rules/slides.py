"""Rules on what stands on a slide: identifiers, titles, text alternatives, language, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from deckgen.diagnostics import Message
from deckgen.integrity.deck import Deck, Drawing
from deckgen.integrity.geometry import area_of
from deckgen.integrity.rule import ERROR, WARNING, Found, Rule, found
from deckgen.integrity.shapes import Shape
from deckgen.parts.markup import Element, attribute, find
from deckgen.parts.names import clark

_SLACK: Final = 12700
"""EMU that text may stand beyond an edge: one point, for what renderers round."""

_NEEDS_ALT: Final = frozenset({"pic", "graphicFrame", "cxnSp", "grpSp"})
_RUNS: Final = (clark("a:r"), clark("a:fld"))


def shape_id_twice(deck: Deck) -> Iterator[Found]:
    """Ids are unique on a slide; PowerPoint repairs those that are not (part 1, 20.1.2.2.8)."""
    for drawing in deck.drawings():
        tree = find(drawing.root, "p:cSld/p:spTree/p:nvGrpSpPr/p:cNvPr")
        named = [tree, *(shape.properties for shape in drawing.shapes)]
        counts = Counter(attribute(element, "id") for element in named if element is not None)
        for identifier, count in counts.items():
            if count > 1:
                yield found(drawing.part, drawing.label, identifier=identifier, count=count)


def title_missing(deck: Deck) -> Iterator[Found]:
    for slide in deck.slides:
        titles = _titles(slide)
        if len(titles) != 1:
            yield found(slide.part, slide.label, what=f"it has {len(titles)}")
        elif not titles[0].text:
            yield found(slide.part, slide.label, what="it is empty")


def title_order(deck: Deck) -> Iterator[Found]:
    """The order of the shapes is the order in which they are read."""
    for slide in deck.slides:
        first = next(iter(slide.shapes), None)
        if first and _titles(slide) and not _is_title(first):
            yield found(slide.part, slide.label, first=first.label)


def title_twice(deck: Deck) -> Iterator[Found]:
    """Slides are told apart by their titles, in lists and by ear."""
    seen: dict[str, str] = {}
    for slide in deck.slides:
        for title in _titles(slide)[:1]:
            if title.text:
                earlier = seen.setdefault(title.text.casefold(), slide.label)
                if earlier != slide.label:
                    yield found(slide.part, slide.label, title=title.text, earlier=earlier)


def alt_missing(deck: Deck) -> Iterator[Found]:
    """Non-text content has a text alternative or is marked as decorative (WCAG 2.2, 1.1.1)."""
    for slide, shape in _on_slides(deck):
        if shape.kind in _NEEDS_ALT and not shape.is_decorative and not _alt(shape):
            yield found(slide.part, slide.where(shape))


def alt_decorative(deck: Deck) -> Iterator[Found]:
    for slide, shape in _on_slides(deck):
        if shape.is_decorative and _alt(shape):
            yield found(slide.part, slide.where(shape), alt=_alt(shape))


def text_language(deck: Deck) -> Iterator[Found]:
    """Text without a language is read aloud in the listener's own (WCAG 2.2, 3.1.1)."""
    for drawing in (*deck.slides, *deck.notes):
        for shape in drawing.shapes:
            if shape.kind != "grpSp" and (text := _without_language(shape.element)):
                yield found(drawing.part, drawing.where(shape), text=text)
    for chart in deck.charts:
        if text := _without_language(chart.root):
            yield found(chart.part, text=text)


def placeholder_unknown(deck: Deck) -> Iterator[Found]:
    """A placeholder without one on its layout has neither place nor style."""
    for slide, shape in _on_slides(deck):
        placeholder, layout = shape.placeholder, slide.above
        if placeholder and layout and placeholder.key not in layout.slots:
            kind, index = placeholder.kind, placeholder.index
            yield found(slide.part, slide.where(shape), kind=kind, index=index, layout=layout.part)


def shape_outside(deck: Deck) -> Iterator[Found]:
    """Text, tables and charts stand on the slide; pictures and drawings at least touch it."""
    for slide, shape in _on_slides(deck):
        if shape.kind == "grpSp":
            continue
        area = area_of(shape, slide)
        if area is None:
            continue
        if shape.kind == "graphicFrame" or (shape.kind == "sp" and shape.text):
            inside = area.within(deck.width, deck.height, _SLACK)
        else:
            inside = area.touches(deck.width, deck.height)
        if not inside:
            edges = (area.left, area.top, area.right, area.bottom)
            place = ", ".join(f"{edge / _SLACK:.0f}" for edge in edges)
            yield found(slide.part, slide.where(shape), place=place)


def _on_slides(deck: Deck) -> Iterator[tuple[Drawing, Shape]]:
    for slide in deck.slides:
        for shape in slide.shapes:
            yield slide, shape


def _is_title(shape: Shape) -> bool:
    placeholder = shape.placeholder
    return placeholder is not None and placeholder.is_title


def _titles(slide: Drawing) -> list[Shape]:
    return [shape for shape in slide.shapes if _is_title(shape)]


def _alt(shape: Shape) -> str:
    return attribute(shape.properties, "descr").strip()


def _without_language(element: Element) -> str:
    """The text of the first run that says no language, empty where all do."""
    for run in element.iter(*_RUNS):
        if not attribute(find(run, "a:rPr"), "lang"):
            text = find(run, "a:t")
            if text is not None and text.text:
                return str(text.text)
    return ""


RULES: Final = (
    Rule("shape-id-twice", Message(ERROR, "the shape id {identifier} is used {count} times"), shape_id_twice),
    Rule(
        "title-missing",
        Message(WARNING, "this slide needs one title, and {what}", "fill in one title placeholder"),
        title_missing,
    ),
    Rule("title-order", Message(WARNING, "{first} is read before the title", "put it first"), title_order),
    Rule(
        "title-twice",
        Message(WARNING, "the title '{title}' is that of {earlier}, too", "say what differs"),
        title_twice,
    ),
    Rule(
        "alt-missing",
        Message(WARNING, "this has no text alternative", "give it one, or mark it as decorative"),
        alt_missing,
    ),
    Rule(
        "alt-decorative",
        Message(WARNING, "this is marked as decorative and has the text alternative '{alt}'", "keep one"),
        alt_decorative,
    ),
    Rule("text-language", Message(WARNING, "the text '{text}' says no language"), text_language),
    Rule(
        "placeholder-unknown",
        Message(WARNING, "the layout '{layout}' has no placeholder of type '{kind}' and index {index}"),
        placeholder_unknown,
    ),
    Rule(
        "shape-outside",
        Message(WARNING, "this stands off the slide", "left, top, right and bottom are {place} points"),
        shape_outside,
    ),
)
