"""How a placeholder's text looks, by all that it inherits.

In:  a placeholder's shape and those that it inherits from: the master's placeholder, the master's text
styles, the presentation's (ECMA-376 part 1, 19.3.1.51 to 19.3.1.52). Out: ``Lettering``, anchor, padding.

LibreOffice writes no styles: what no style says is read off the sample text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from deckgen.parts.markup import Element, attribute, find, flag, number
from deckgen.template.colours import colour_of
from deckgen.template.tree import FURNITURE, TITLES, Lettering, Theme

EMU: Final = 12_700
_PADDING: Final = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Insets and what they are where nothing is said, in EMU (21.1.2.1.1)."""
_BOLDEST_SIZE: Final = (4.0, 200.0)


def style_name(kind: str) -> str:
    """The text style of a master that a kind of placeholder takes."""
    if kind in TITLES:
        return "titleStyle"
    return "otherStyle" if kind in FURNITURE else "bodyStyle"


def lettering_of(
    kind: str, shapes: Sequence[Element], master: Element, presentation: Element, theme: Theme
) -> Lettering:
    """How text looks in a placeholder; ``shapes`` are its own, then the master's that it inherits from."""
    styles = [find(shape, "p:txBody/a:lstStyle/a:lvl1pPr") for shape in shapes]
    styles.append(find(master, f"p:txStyles/p:{style_name(kind)}/a:lvl1pPr"))
    styled = _merged(kind, [style for style in styles if style is not None], theme)
    default = find(presentation, "p:defaultTextStyle/a:lvl1pPr")
    sampled = _merged(kind, [*_samples(shapes), *([] if default is None else [default])], theme)
    inherited = "size" in styled and "colour" in styled
    said = sampled | styled
    font = said.get("font", "major" if kind in TITLES else "minor")
    family = {"major": theme.major, "minor": theme.minor}.get(font, font)
    if {"major": theme.major, "minor": theme.minor}.get("major" if kind in TITLES else "minor") == family:
        font = "major" if kind in TITLES else "minor"
    size = float(said.get("size", 18.0))
    return Lettering(
        family,
        font if font in ("major", "minor") else "",
        min(max(size, _BOLDEST_SIZE[0]), _BOLDEST_SIZE[1]),
        said.get("bold") == "1",
        said.get("colour", theme.colours["tx1"]),
        said.get("side", "l"),
        (styled if inherited else said).get("caps") in ("all", "small"),
        inherited,
    )


def _samples(shapes: Iterable[Element]) -> list[Element]:
    """Paragraph and run properties of the first sample paragraph of each shape, as one style each."""
    found = []
    for shape in shapes:
        paragraph = find(shape, "p:txBody/a:p")
        for path in ("a:r/a:rPr", "a:fld/a:rPr", "a:endParaRPr", "a:pPr"):
            properties = find(paragraph, path)
            if properties is not None:
                found.append(properties)
    return found


def _merged(kind: str, styles: Iterable[Element], theme: Theme) -> dict[str, str]:
    """What styles say, the first that says something counting."""
    said: dict[str, str] = {}
    for style in styles:
        run = find(style, "a:defRPr")
        run = style if run is None else run
        for key, value in (
            ("side", attribute(style, "algn")),
            ("size", _size(run)),
            ("bold", "" if run.get("b") is None else f"{flag(run, 'b'):d}"),
            ("caps", attribute(run, "cap")),
            ("colour", colour_of(find(run, "a:solidFill"), theme.colours)),
            ("font", _font(attribute(find(run, "a:latin"), "typeface"))),
        ):
            if value:
                said.setdefault(key, value)
    return said


def _size(run: Element) -> str:
    size = number(attribute(run, "sz"))
    return f"{size / 100}" if size else ""


def _font(typeface: str) -> str:
    return {"+mj-lt": "major", "+mn-lt": "minor"}.get(typeface, typeface)


def body_of(shapes: Sequence[Element]) -> tuple[str, tuple[float, float, float, float], bool]:
    """Anchor, padding in points, and whether the text runs downwards."""
    bodies = [body for shape in shapes if (body := find(shape, "p:txBody/a:bodyPr")) is not None]

    def said(name: str) -> str:
        return next((value for body in bodies if (value := attribute(body, name))), "")

    left, top, right, bottom = (
        (default if (given := number(said(name))) is None else max(given, 0)) / EMU
        for name, default in _PADDING
    )
    return said("anchor") or "t", (left, top, right, bottom), said("vert") not in ("", "horz")
