"""The theme behind a master.

In:  a package and a master's part. Out: a ``Theme``: the colours by the names that the master's colour
map gives them, the typefaces of headings and text (ECMA-376 part 1, 20.1.6 and 19.3.1.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from deckgen.parts.markup import Element, attribute, find
from deckgen.parts.names import THEME
from deckgen.parts.package import Package
from deckgen.template.colours import colour_of, local
from deckgen.template.tree import Theme

SLOTS: Final = (
    *("dk1", "lt1", "dk2", "lt2"),
    *("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
_MAPPED: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
"""What the names of a colour map stand for where there is none."""


def read_theme(package: Package, master: str) -> Theme:
    """The theme of a master; what it lacks is black on white in Calibri."""
    part = package.related_part(master, THEME)
    root = package.xml.get(part or "")
    scheme = find(root, "a:themeElements/a:clrScheme")
    slots = {
        local(slot): colour for slot in ([] if scheme is None else scheme) if (colour := colour_of(slot, {}))
    }
    stand_ins = {slot: "#FFFFFF" if slot.startswith("lt") else "#000000" for slot in SLOTS}
    fonts = find(root, "a:themeElements/a:fontScheme")
    return Theme(
        mapped(stand_ins | slots, find(package.xml[master], "p:clrMap")),
        attribute(find(fonts, "a:majorFont/a:latin"), "typeface") or "Calibri",
        attribute(find(fonts, "a:minorFont/a:latin"), "typeface") or "Calibri",
    )


def mapped(slots: Mapping[str, str], colour_map: Element | None) -> dict[str, str]:
    """The slots of a colour scheme, and the names that a colour map gives some of them."""
    names = (
        _MAPPED if colour_map is None else {str(key): str(value) for key, value in colour_map.attrib.items()}
    )
    return dict(slots) | {name: slots[slot] for name, slot in names.items() if slot in slots}
