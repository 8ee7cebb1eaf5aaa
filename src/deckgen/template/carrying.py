"""The parts of a template that a deck carries on.

In:  a package. Out: masters, their layouts and themes, the notes master, and the media and fonts that
those reach. Sample slides, comments, tags, custom XML, printer settings and document properties stay
behind: they are somebody's data. What names a part that stays behind is taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from deckgen.archive import ArchiveError
from deckgen.diagnostics import Report, Span
from deckgen.parts.markup import Element
from deckgen.parts.names import (
    HYPERLINK,
    IMAGE,
    NAMES,
    NOTES_MASTER,
    SLIDE_LAYOUT,
    SLIDE_MASTER,
    THEME,
    clark,
)
from deckgen.parts.package import Package
from deckgen.template.colours import local
from deckgen.template.source import media
from deckgen.template.tree import CarriedPart

_KEPT: Final = frozenset(
    {
        SLIDE_LAYOUT,
        SLIDE_MASTER,
        THEME,
        IMAGE,
        "http://schemas.microsoft.com/office/2007/relationships/hdphoto",
    }
)
_MEDIA: Final = ("image/",)


def carried_parts(
    package: Package, main: str, masters: Sequence[str], path: Path, shown: str, report: Report
) -> dict[str, CarriedPart]:
    """The parts by name; those that cannot be read are left out, and what names them.

    None at all, and an error, where the pictures take too much, unpacked.
    """
    notes = package.related_part(main, NOTES_MASTER)
    queue = [*masters, *([notes] if notes else [])]
    kept: dict[str, list[tuple[str, str, str]]] = {}
    outside = links = 0
    while queue:
        name = queue.pop(0)
        if name in kept:
            continue
        kept[name] = []
        for relation in package.relations.get(name, ()):
            if relation.outside:
                outside += relation.kind != HYPERLINK
                links += relation.kind == HYPERLINK
                continue
            target = package.named(relation.target)
            if relation.kind in _KEPT and target and _is_sound(package, target):
                kept[name].append((relation.identifier, relation.kind, target))
                queue.append(target)
    if outside:
        report.add("template-outside", Span(shown), count=outside)
    if links:
        report.add("template-links", Span(shown), count=links)
    try:
        blobs = media(path, [name for name in kept if name not in package.xml])
    except ArchiveError as problem:
        report.add("template-unreadable", Span(shown), path=shown, reason=problem)
        return {}
    return {
        name: CarriedPart(
            name,
            package.content_type(name),
            _xml(package.xml[name], {identifier for identifier, _, _ in relations})
            if name in package.xml
            else blobs.get(name, b""),
            tuple(relations),
        )
        for name, relations in kept.items()
    }


def _is_sound(package: Package, name: str) -> bool:
    if name in package.xml:
        return True
    return package.content_type(name).startswith(_MEDIA) and name not in package.unreadable


def _xml(root: Element, known: set[str]) -> bytes:
    """A part without what names relationships that stay behind: the smallest element that can go."""
    from lxml import etree  # noqa: PLC0415 - only for templates

    space = NAMES["r"]
    for element in list(root.iter()):
        broken = [
            key
            for key, value in element.attrib.items()
            if key.startswith(f"{{{space}}}") and value and value not in known
        ]
        if broken:
            _remove(element, root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p"])
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


_WHOLES: Final = frozenset(
    {
        *("pic", "graphicFrame", "contentPart", "hlinkClick", "hlinkHover", "custData", "controls", "tags"),
        *("buBlip", "snd", "sldLayoutId", "legacyDrawing", "bg"),
    }
)
"""Elements that may be missing where they stand."""


def _remove(element: Element, root: Element) -> None:
    """Take out the nearest element around it that may be missing; a shape loses its picture fill."""
    while element is not root:
        parent = element.getparent()
        if parent is None:
            return
        if local(element) == "blipFill" and local(parent) == "spPr":
            parent.replace(element, parent.makeelement(clark("a:noFill"), {}))
            return
        if local(element) in _WHOLES:
            parent.remove(element)
            if (
                local(parent) in ("custDataLst", "extLst")
                and not len(parent)
                and (above := parent.getparent()) is not None
            ):
                above.remove(parent)
            return
        element = parent
