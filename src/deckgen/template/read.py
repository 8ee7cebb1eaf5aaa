"""Reading a template.

In:  a .pptx or .potx, from anybody. Out: a ``Template``; what makes it useless is an error, what is left
behind (sample slides, links to files outside) a note.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.parts.markup import Element, attribute, find, find_all, number
from deckgen.parts.names import LAYOUT_TYPE, MASTER_TYPE, NOTES_MASTER, SLIDE, clark
from deckgen.parts.package import Package
from deckgen.shades import contrast
from deckgen.template.carrying import carried_parts
from deckgen.template.colours import Pictured, colour_of, fill_of
from deckgen.template.lettering import EMU
from deckgen.template.pictured import picture_colours
from deckgen.template.shapes import art_of, distinguish, placeholders_of, renumber, shows_master
from deckgen.template.source import open_template
from deckgen.template.theme import read_theme
from deckgen.template.tree import TITLES, Art, Layout, Master, Placeholder, Template, Theme

_SMALLEST, _LARGEST = 144.0, 4032.0
"""Lengths of a slide's sides in points (ECMA-376 part 1, ST_SlideSizeCoordinate allows 1 to 56 inches)."""
_FIRST_ID: Final = 2_147_483_648
"""Ids of masters and layouts are this at least, all distinct (19.7.13)."""

_READABLE: Final = 2.0


def read_template(path: Path, shown: str, report: Report) -> Template | None:
    """The template in a file; None after an error."""
    opened = open_template(path, shown, report)
    if opened is None:
        return None
    package, main = opened
    place = Span(shown)
    presentation = package.xml[main]
    size = find(presentation, "p:sldSz")
    width, height = ((number(attribute(size, name)) or 0) / EMU for name in ("cx", "cy"))
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        report.add("template-unreadable", place, path=shown, reason="its slides have no proper size")
        return None
    names = _masters(package, main, presentation)
    pictured = picture_colours(package, path)
    masters = []
    identifier = _FIRST_ID
    for name in names:
        distinguish(package.xml[name])
        theme = read_theme(package, name)
        drawn = art_of(package.xml[name], theme, partial(pictured, name), (width, height))
        layouts = tuple(
            _layout(package, (part, name), presentation, theme, (width, height), pictured, drawn)
            for part in _layouts(package, name)
        )
        masters.append(Master(name, identifier, theme, layouts))
        identifier = _numbered(package.xml[name], identifier) + 1
    broken = _broken(package)
    if broken:
        report.add("template-xml", Span(shown, part=broken[0]), reason=broken[1])
        return None
    if not any(master.layouts for master in masters):
        report.add("template-empty", place, what="layout")
        return None
    if not any(layout.title for master in masters for layout in master.layouts):
        report.add("template-empty", place, what="layout with a title placeholder")
        return None
    parts = carried_parts(package, main, names, path, shown, report)
    if not parts:
        return None
    notes = package.related_part(main, NOTES_MASTER)
    slides = len(package.related(main, SLIDE))
    if slides:
        report.add("template-slides", place, count=slides)
    return Template(path, shown, width, height, tuple(masters), parts, notes if notes in parts else None)


def _masters(package: Package, main: str, presentation: Element) -> list[str]:
    """The masters' parts in the order of the presentation's list."""
    found = []
    for entry in find_all(presentation, "p:sldMasterIdLst/p:sldMasterId"):
        relation = package.relation(main, str(entry.get(clark("r:id"), "")))
        part = package.named(relation.target) if relation and not relation.outside else None
        if part and part in package.xml and package.content_type(part) == MASTER_TYPE:
            found.append(part)
    return list(dict.fromkeys(found))


def _numbered(master: Element, identifier: int) -> int:
    """Give a master's layouts the ids that follow its own; the last one given."""
    for entry in find_all(master, "p:sldLayoutIdLst/p:sldLayoutId"):
        identifier += 1
        entry.set("id", str(identifier))
    return identifier


def _layouts(package: Package, master: str) -> list[str]:
    found = []
    for entry in find_all(package.xml[master], "p:sldLayoutIdLst/p:sldLayoutId"):
        relation = package.relation(master, str(entry.get(clark("r:id"), "")))
        part = package.named(relation.target) if relation and not relation.outside else None
        if part and part in package.xml and package.content_type(part) == LAYOUT_TYPE:
            found.append(part)
    return list(dict.fromkeys(found))


def _broken(package: Package) -> tuple[str, str] | None:
    """The first part of a master, layout or theme that is no XML, and why."""
    for name, fault in sorted(package.faults.items()):
        if name.startswith("ppt/") and "/slides/" not in name:
            return name, "it has a document type" if fault.doctype else fault.reason
    return None


def _layout(
    package: Package,
    parts: tuple[str, str],
    presentation: Element,
    theme: Theme,
    size: tuple[float, float],
    pictured: Callable[[str, str], str],
    drawn: tuple[Art, ...],
) -> Layout:
    part, master = parts
    pictures = partial(pictured, part), partial(pictured, master)
    root, above = package.xml[part], package.xml[master]
    renumber(root)
    distinguish(root)
    placeholders = placeholders_of(root, above, presentation, theme)
    art = (drawn if shows_master(root) else ()) + art_of(root, theme, pictures[0], size)
    name = attribute(find(root, "p:cSld"), "name") or part.rpartition("/")[2]
    ground = _ground((root, above), theme, pictures) or theme.colours["bg1"]
    texts = [each for each in placeholders if each.kind in ("body", "obj", "subTitle")]
    title = next((each for each in placeholders if each.kind in TITLES), None)
    text = max(texts, key=lambda each: each.rect.w * each.rect.h, default=title)
    below = _readable(_seen(ground, text, art), text)
    return Layout(part, name, attribute(root, "type"), placeholders, art, below, _seen(ground, title, art))


def _ground(roots: tuple[Element, Element], theme: Theme, pictures: tuple[Pictured, Pictured]) -> str:
    """The colour of the background of a layout or else its master, '' where none is given."""
    for root, pictured in zip(roots, pictures, strict=True):
        background = find(root, "p:cSld/p:bg")
        if background is not None:
            reference = find(background, "p:bgRef")
            if reference is not None:
                return colour_of(reference, theme.colours)
            return fill_of(find(background, "p:bgPr"), theme.colours, pictured)
    return ""


def _seen(ground: str, text: Placeholder | None, art: tuple[Art, ...]) -> str:
    """The colour behind a text: of what lies under it last."""
    if text is None:
        return ground
    for drawn in art:
        inside = drawn.rect.x <= text.rect.x + 6 and drawn.rect.y <= text.rect.y + 6
        inside = (
            inside and drawn.rect.right >= text.rect.right - 6 and drawn.rect.bottom >= text.rect.bottom - 6
        )
        if inside and drawn.fill and contrast(text.lettering.colour, drawn.fill) >= _READABLE:
            ground = drawn.fill
    return ground


def _readable(ground: str, text: Placeholder | None) -> str:
    """The ground, unless text that cannot be read on it shows that something else lies there: a picture."""
    if text is None or contrast(text.lettering.colour, ground) >= _READABLE:
        return ground
    return max(("#FFFFFF", "#000000"), key=lambda pole: contrast(text.lettering.colour, pole))
