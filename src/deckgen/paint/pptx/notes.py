"""Speaker notes: the notes master and a notes page for each slide that has any.

In:  inline text. Out: notes parts (ECMA-376 part 1, 13.3.4 and 13.3.5) in the size of a portrait page.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.inline import Run, Text
from deckgen.page import Page, Rect
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.markup import GROUP, HEAD, NAMESPACES, transform
from deckgen.paint.pptx.master import COLOUR_MAP
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.paint.pptx.package import Part

NOTES_SIZE: Final = (540.0, 720.0)
"""Width and height of a notes page in points."""

_IMAGE: Final = Rect(54, 56, 432, 243)
"""The room for the slide's image."""

_BODY: Final = Rect(54, 324, 432, 340)
_HEADER: Final = Rect(286, 20, 200, 24)
"""Where the marking stands, at the right as on slides."""


def add_notes_master(context: Context, theme: Part, ratio: float) -> Part:
    """Add the notes master with its two placeholders; ``ratio`` is a slide's width to its height."""
    wide = min(_IMAGE.w, _IMAGE.h * ratio)
    image = Rect(_IMAGE.x + (_IMAGE.w - wide) / 2, _IMAGE.y, wide, wide / ratio)
    part = context.bundle.add("/ppt/notesMasters/notesMaster1.xml", ContentType.NOTES_MASTER)
    context.bundle.relate(part, Relation.THEME, theme)
    lettering = context.lettering
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    prompt = f'<a:p><a:r><a:rPr lang="{lettering.language}"/><a:t>…</a:t></a:r></a:p>'
    header = _header(transform(_HEADER) + geometry, prompt)
    part.blob = (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{context.palette.fill('white')}"
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{_image(transform(image) + geometry)}"
        f"{_body(transform(_BODY) + geometry, prompt)}{header}</p:spTree></p:cSld>{COLOUR_MAP}"
        f"<p:notesStyle>{lettering.default_levels(12)}</p:notesStyle></p:notesMaster>"
    ).encode()
    return part


def add_notes(page: Page, slide: Part, notes_master: Part, context: Context) -> None:
    """Add the notes page of a slide, related both ways."""
    bundle = context.bundle
    name = f"/ppt/notesSlides/notesSlide{bundle.count('notes')}.xml"
    part = bundle.add(name, ContentType.NOTES_SLIDE)
    bundle.relate(part, Relation.NOTES_MASTER, notes_master)
    bundle.relate(part, Relation.SLIDE, slide)
    bundle.relate(slide, Relation.NOTES_SLIDE, part)
    text = context.lettering.plain((*page.notes, *page.spoken_sources), context.click(part))
    header = ""
    if page.notes_marking:
        label = Text((Run(page.notes_marking.label, bold=True),), page.notes[0].span)
        header = _header("", context.lettering.plain((label,), context.click(part)))
    shapes = f"{_image('')}{_body('', text)}{header}"
    part.blob = (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree>"
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def _header(properties: str, text: str) -> str:
    """The placeholder at the head of the page, which bears its marking."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Marking"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="hdr" sz="quarter"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr><p:txBody><a:bodyPr/>"
        f'<a:lstStyle><a:lvl1pPr algn="r"/></a:lstStyle>{text}</p:txBody></p:sp>'
    )


def _image(properties: str) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr></p:sp>"
    )


def _body(properties: str, text: str) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
    )
