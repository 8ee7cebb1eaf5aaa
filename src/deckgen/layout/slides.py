"""The deck laid out: slides on their sheets, numbered, titled, marked.

In:  a ``Deck``, a ``Brand``, its fonts. Out: ``Pages``. Bodies are laid out first
(they decide how many pages a slide takes), then titles and furniture, which need the count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from deckgen.brand.look import Brand
from deckgen.diagnostics import Report
from deckgen.fonts import Fonts
from deckgen.layout.bodies import lay_body
from deckgen.layout.citations import ranges, source_line
from deckgen.layout.desk import FOOT_GAP, Desk, Leaf, Shortage, in_points, steps
from deckgen.layout.fits import APART, largest_of, with_fits
from deckgen.layout.furniture import (
    marking_box,
    marking_boxes,
    marking_width,
    one_line,
    page_properties,
)
from deckgen.layout.grid import GRIDS
from deckgen.layout.nodes import Nodes
from deckgen.layout.panel import folded
from deckgen.layout.portions import page_marking
from deckgen.layout.sheets import TAKEAWAY, sheets
from deckgen.layout.titles import continued, fit_title, settle_titles, shortened, title_place
from deckgen.model.blocks import Takeaway
from deckgen.model.documents import Agenda, Cover, Deck, Divider, Slide, Sources
from deckgen.model.inline import Run, Text
from deckgen.model.markings import Marking, highest
from deckgen.model.portions import markings_of
from deckgen.page import FURNITURE, Bookmark, Item, Page, Pages, Place, Rect, Sheet, TextBox
from deckgen.text.setting import Setter
from deckgen.values import dataclass

if TYPE_CHECKING:
    from deckgen.layout.stands import Stands
    from deckgen.template.choose import Carrier


@dataclass(slots=True)
class _Laid:
    slide: Slide
    leaves: list[Leaf]


def lay_deck(deck: Deck, brand: Brand, fonts: Fonts, report: Report, carrier: Carrier | None = None) -> Pages:
    """Lay out a deck, on the layouts of a template where there is a ``carrier``."""
    nodes = Nodes()
    setter = Setter(
        brand, fonts, deck.meta.words, report, nodes.link, native=True, foreign_node=nodes.foreign
    )
    stands = _stands(setter, deck, carrier) if carrier else None
    grid = stands.content.grid if stands else GRIDS[deck.size]
    desk = Desk(setter, nodes, deck.meta, report, grid, stands)
    if stands:
        settle_titles(desk, deck.slides)
    laid = _lay_all(desk, deck.slides)
    count = sum(len(each.leaves) for each in laid)
    furniture = _furniture(desk) if stands is None else None
    pages: list[Page] = []
    titles: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for each in laid:
        totals[each.slide.title.plain] += len(each.leaves)
    for each in laid:
        same = each.slide.title.plain
        desk.turn_to(each.slide)
        for index, leaf in enumerate(each.leaves):
            titles[same] += 1
            title = continued(desk, each.slide.title, titles[same], totals[same])
            key = each.slide.key if index == 0 else f"{each.slide.key}.{index + 1}"
            last = leaf is each.leaves[-1]
            shared = furniture or _furniture(desk)
            own = page_marking(leaf.items, _around(each.slide, last=last), deck.meta.marking)
            items = _items(desk, each.slide, leaf, title, len(pages) + 1, count, shared, own, last=last)
            pages.append(
                Page(
                    key,
                    len(pages) + 1,
                    items,
                    title.plain,
                    leaf.sheet,
                    each.slide.theme.plain if each.slide.theme else "",
                    each.slide.notes if index == 0 else (),
                    leaf.full,
                    leaf.section,
                    part=index + 1,
                    parts=len(each.leaves),
                    span=each.slide.title.span,
                    why=each.slide.why,
                    scripted=each.slide.scripted,
                    spoken_sources=each.slide.spoken_sources if index == 0 else (),
                    marking=own,
                    notes_marking=highest((own, *(_spoken(each.slide) if index == 0 else ()))),
                )
            )
    if stands:
        desk.grid = grid
    made = sheets(desk, {page.sheet for page in pages})
    pages = _fitted(desk, pages, made, laid)
    done = Pages(
        desk.grid.width,
        desk.grid.height,
        tuple(pages),
        desk.nodes.all(),
        page_properties(deck.meta),
        folded(_bookmarks(pages, laid)),
        {page.key: Place(page.number, 0.0) for page in pages},
        made,
        {name: desk.words.say(name) for name in ("front", "back")},
    )
    if carrier is None or stands is None:
        return done
    from deckgen.layout.carried import carried  # noqa: PLC0415 - only for templates

    return carried(done, stands, carrier.template)


def _stands(setter: Setter, deck: Deck, carrier: Carrier) -> Stands:
    from deckgen.layout.stands import stands_on  # noqa: PLC0415 - only for templates

    width = _marks_width(setter, deck)
    return stands_on(carrier.template, carrier.choices, setter.brand, width, setter.report)


def _marks_width(setter: Setter, deck: Deck) -> float:
    """The width of the markings at the head of slides: of two, where some are marked lower than the deck."""
    document, place = deck.meta.marking, deck.meta.span
    if document is None:
        return 0.0
    lower = {each for each in markings_of(deck.slides) if each and each != document}
    if not any(slide.marking in lower for slide in deck.slides):
        return marking_width(setter, document, place)
    style = setter.style("furniture")
    return max(
        -marking_boxes(setter, own, document, 0.0, 0.0, style, "marking-slide", place)[-1].rect.x
        for own in lower
    )


def _fitted(desk: Desk, pages: Sequence[Page], made: Sequence[Sheet], laid: Sequence[_Laid]) -> list[Page]:
    """The pages with what is known of their slots; what continues is told."""
    by_key = {sheet.key: sheet for sheet in made}
    leaves = [(each.slide, leaf) for each in laid for leaf in each.leaves]
    done = []
    for page, (slide, leaf) in zip(pages, leaves, strict=True):
        body = desk.grid.over_strip if page.sheet.endswith(TAKEAWAY) else desk.grid.body
        fit = with_fits(page, by_key[page.sheet], by_key[largest_of(page.sheet)], body)
        done.append(fit)
        if fit.part == fit.parts > 1:
            parts = [fit for other in done[-fit.parts :] for fit in other.fits if fit.slot not in APART]
            need, room = sum(part.need for part in parts), max(part.room for part in parts)
            short = leaf.shortage or Shortage("its body", in_points(need), in_points(room))
            words = {"what": short.what, "need": short.need, "room": short.room}
            title = slide.title
            desk.report.add("continued", title.span, title=title.plain, count=fit.parts, **words)
    return done


def _lay_all(desk: Desk, slides: Sequence[Slide]) -> list[_Laid]:
    """All bodies in the deck's order; the list of sources knows the pages of all slides."""
    slides = [part for slide in slides for part in shortened(desk, slide)]
    laid: list[_Laid] = []
    for at, slide in enumerate(slides):
        cited = _cited(desk, laid, slides[at:]) if isinstance(slide.body, Sources) else {}
        laid.append(_Laid(slide, lay_body(desk, slide, cited)))
    return laid


def _cited(desk: Desk, before: Sequence[_Laid], rest: Sequence[Slide]) -> dict[int, str]:
    """On which slides each source is cited, in words. Slides behind the list are laid out on trial."""
    nodes, silent = Nodes(), Report()
    setter = Setter(
        desk.setter.brand,
        desk.setter.fonts,
        desk.words,
        silent,
        nodes.link,
        native=True,
        foreign_node=nodes.foreign,
    )
    trial = Desk(setter, nodes, desk.meta, silent, desk.grid, desk.stands)
    at: dict[int, list[int]] = {}
    number = 0

    def count(slide: Slide, pages: int) -> None:
        nonlocal number
        for source in slide.cites:
            at.setdefault(source, []).extend(range(number + 1, number + pages + 1))
        number += pages

    for each in before:
        count(each.slide, len(each.leaves))
    own, *others = rest
    guess = {source.number: "" for source in own.body.sources} if isinstance(own.body, Sources) else {}
    count(replace(own, cites=()), len(lay_body(trial, own, guess)))
    for slide in others:
        count(slide, len(lay_body(trial, slide, {})) if slide.cites else 1)
    words = desk.words
    return {
        source: words.say(
            "slide-cited" if len(pages) == 1 else "slides-cited", slides=words.listed(ranges(pages))
        )
        for source, pages in at.items()
    }


def _items(
    desk: Desk,
    slide: Slide,
    leaf: Leaf,
    title: Text,
    number: int,
    count: int,
    furniture: _Furniture,
    own: Marking | None,
    *,
    last: bool,
) -> tuple[Item, ...]:
    """All items of a page, the title first."""
    place, name = title_place(desk.grid, slide)
    style = fit_title(desk, title, slide) or desk.style(name)
    para = desk.setter.title(title, style, place.w, leaf.title_owner)
    rect = replace(place, h=max(place.h, len(para.lines) * para.leading))
    items: list[Item] = [desk.boxed((para,), rect, "Title", slot="title")]
    dark = name == "display"
    marks = _marks(desk, leaf, own, number, furniture, dark=dark)
    if slide.kicker and leaf.kicker_owner:
        style = desk.style("kicker-dark" if dark else "kicker")
        options = steps(style, (11, 16), (10, 16))
        above = _beside(desk.grid.kicker, marks)
        kicker, fit = one_line(
            desk.setter, slide.kicker, options, above.w, "theme's name", "line above the title"
        )
        items.append(desk.box(kicker, fit, above, leaf.kicker_owner, "Kicker", slot="kicker"))
    items += leaf.items
    if slide.takeaway and last:
        leaf.sheet += TAKEAWAY
        items += _strip(desk, leaf, slide.takeaway)
    if slide.source_line and not dark:
        items.append(source_line(desk, leaf, slide, slide.source_line))
    if not isinstance(slide.body, Cover):
        items += furniture.lines[dark]
        if desk.foot["number"].h:
            items.append(_number(desk, number, count, dark=dark))
    return (*items, *marks)


def _held(slide: Slide) -> Marking | None:
    """The marking of what bears none itself on a slide, and of the line above its title."""
    if slide.marking is None or slide.kicker is None:
        return slide.marking
    return highest((slide.marking, slide.kicker.marking))


def _around(slide: Slide, *, last: bool) -> Iterator[Marking | None]:
    """The markings of what holds a page's items, and of the takeaway, which stands on the last page."""
    yield _held(slide)
    if last:
        yield from (marking for marking in markings_of(slide.takeaway) if marking)


def _spoken(slide: Slide) -> Iterator[Marking | None]:
    """The markings of what stands on the notes page: where it tells sources, it repeats all of the slide."""
    return markings_of(slide if slide.spoken_sources else slide.notes)


def _marks(
    desk: Desk,
    leaf: Leaf,
    own: Marking | None,
    number: int,
    furniture: _Furniture,
    *,
    dark: bool,
) -> tuple[Item, ...]:
    """The markings of a page: the document's at head and foot, its own beside it where that is another."""
    document, grid = desk.meta.marking, desk.grid
    if document is None or own is None:
        return ()
    if own != document:
        style = desk.style("furniture-dark" if dark else "furniture")
        place, what = desk.meta.span, "marking-slide"
        owner = desk.paragraph(leaf)
        head = marking_boxes(
            desk.setter, own, document, grid.marking_right, grid.marking_top, style, what, place, owner
        )
        return (*head, furniture.markings[1])
    if number == 1:  # it is read out once, where the deck begins
        return (_markings(desk, desk.paragraph(leaf))[0], furniture.markings[1])
    return furniture.markings


def _beside(line: Rect, marks: Sequence[Item]) -> Rect:
    """A line at the head, as long as the markings that stand on it leave it."""
    level = [mark.rect for mark in marks if mark.rect.y < line.bottom and mark.rect.bottom > line.y]
    edge = min((rect.x - FOOT_GAP for rect in level), default=line.right)
    return replace(line, w=min(line.w, edge - line.x))


def _strip(desk: Desk, leaf: Leaf, takeaway: Takeaway) -> list[Item]:
    label = desk.style("strip-label")
    text = desk.style("strip-text")
    place, label_place = desk.grid.strip_text, desk.grid.strip_label
    what = f"the takeaway '{takeaway.text.plain[:40]}…'"
    name = f"the takeaway's label '{takeaway.label.plain[:40]}'"
    options = steps(label, (14, 20), (12, 16))
    label_fit = desk.fitted(takeaway.label, options, label_place.w, label_place.h)
    label_fit = label_fit or desk.fitted(takeaway.label, options, label_place.w, place.h, what=name) or label
    label_height = desk.setter.lines(takeaway.label, label_fit, label_place.w) * label_fit.leading
    label_place = replace(label_place, h=max(label_place.h, label_height))
    fit = desk.fitted(takeaway.text, steps(text, (16, 22), (14, 19)), place.w, place.h + 16, what=what)
    owner = desk.paragraph(leaf)
    head = desk.box(takeaway.label, label_fit, label_place, owner, "Strip label", slot="strip-label")
    said = desk.setter.title(takeaway.text, fit or text, place.w, desk.paragraph(leaf))
    rect = replace(place, h=max(place.h, len(said.lines) * said.leading))
    return [head, desk.boxed((said,), rect, "Strip text", slot="strip-text")]


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What all pages share: short title and date (by whether the ground is dark), the markings."""

    lines: dict[bool, tuple[Item, ...]]
    markings: tuple[Item, ...]


def _furniture(desk: Desk) -> _Furniture:
    return _Furniture({dark: _footer(desk, dark=dark) for dark in (False, True)}, _markings(desk, FURNITURE))


def _markings(desk: Desk, owner: int) -> tuple[Item, ...]:
    """The marking at the top and at the bottom of a page."""
    marking, grid = desk.meta.marking, desk.grid
    if marking is None:
        return ()
    return tuple(
        marking_box(desk.setter, marking, grid.marking_right, top, where, desk.meta.span, owner)
        for top, where in ((grid.marking_top, "top"), (grid.marking_bottom, "bottom"))
    )


def _footer(desk: Desk, *, dark: bool) -> tuple[Item, ...]:
    plain = desk.style("furniture-dark" if dark else "furniture")
    place = desk.foot["footer"]
    what = "short title", "foot of the slides"
    items: list[Item] = []
    if place.h:
        options = steps(plain, (9, 16), (8, 16))
        short, fit = one_line(desk.setter, desk.meta.short_title, options, place.w, *what)
        items.append(desk.box(short, fit, place, FURNITURE, "Footer", slot="footer"))
    if desk.meta.day and desk.foot["date"].h:
        day = Text((Run(desk.meta.day),), desk.meta.span)
        items.append(desk.box(day, plain, desk.foot["date"], FURNITURE, "Date", slot="date"))
    return tuple(items)


def _number(desk: Desk, number: int, count: int, *, dark: bool) -> TextBox:
    strong = desk.style("furniture-dark-bold" if dark else "furniture-strong")
    page = desk.say("slide-of", slide=number, slides=count)
    return desk.box(page, strong, desk.foot["number"], FURNITURE, "Number", slot="number")


def _bookmarks(pages: Sequence[Page], laid: Sequence[_Laid]) -> tuple[Bookmark, ...]:
    """One for each slide, those of a theme below the slide that opens it, or below the theme's name."""
    marks: list[Bookmark] = []
    number = 0
    for theme, group in groupby(laid, key=lambda each: each.slide.theme.plain if each.slide.theme else ""):
        held = list(group)
        count = sum(len(each.leaves) for each in held)
        below = 2 if theme and count > 1 else 1
        opened = held[0].slide.body
        named = pages[number].title == theme or isinstance(opened, Divider | Agenda)
        if below == 2 and not named:
            marks.append(Bookmark(theme, 1, number + 1, 0.0))
        for at in range(count):
            level = 1 if named and at == 0 else below
            marks.append(Bookmark(pages[number].title, level, number + 1, 0.0))
            number += 1
    return tuple(marks)
