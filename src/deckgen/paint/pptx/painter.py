"""The painter of decks.

In:  pages with their sheets, the brand, its fonts. Out: the bytes of a .pptx file in which titles,
lists, tables and charts are PowerPoint's own, in placeholders of named layouts. It measures nothing and
decides nothing; the same pages give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.brand.look import Brand
from deckgen.fonts import Fonts
from deckgen.page import Pages
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.document import add_properties, add_settings, write_presentation
from deckgen.paint.pptx.master import MASTER_ID, add_master
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.paint.pptx.notes import add_notes, add_notes_master
from deckgen.paint.pptx.package import Bundle, Part
from deckgen.paint.pptx.palette import Palette
from deckgen.paint.pptx.slide import write_slide
from deckgen.paint.pptx.text import Lettering
from deckgen.paint.pptx.theme import theme_xml

if TYPE_CHECKING:
    from deckgen.template.tree import Template


def paint_pptx(pages: Pages, brand: Brand, fonts: Fonts, template: Template | None = None) -> bytes:
    """The deck as a PowerPoint file, on the masters of a ``template`` where the pages stand on one.

    ``pages`` are slides: each names one of ``pages.sheets``. Raises KeyError when a
    link names a key that no page or anchor has, or a picture was not encoded.
    """
    bundle, palette = Bundle(), Palette(brand)
    presentation = bundle.add("/ppt/presentation.xml", ContentType.PRESENTATION)
    bundle.relate(None, Relation.OFFICE_DOCUMENT, presentation)
    slides = [
        bundle.add(f"/ppt/slides/slide{number}.xml", ContentType.SLIDE)
        for number in range(1, len(pages.pages) + 1)
    ]
    targets = {key: slides[place.page - 1] for key, place in pages.anchors.items()}
    targets |= {page.key: slide for page, slide in zip(pages.pages, slides, strict=True)}
    lettering = Lettering(brand, palette, pages.properties.language)
    context = Context(palette, fonts, lettering, bundle, targets, pages.media)

    if template:
        from deckgen.paint.pptx.carried import add_carried  # noqa: PLC0415 - only for templates

        masters, layouts, theme, notes_master = add_carried(pages.sheets, template, context)
    else:
        theme = _theme(brand, context)
        master, layouts = add_master(pages.sheets, context, theme)
        masters, notes_master = {MASTER_ID: master}, None
    ratio = pages.width / pages.height
    notes_master = notes_master or add_notes_master(context, _theme(brand, context), ratio)
    sheets = {sheet.key: sheet for sheet in pages.sheets}
    for page, slide in zip(pages.pages, slides, strict=True):
        write_slide(page, sheets[page.sheet], slide, layouts[page.sheet], context)
        if page.notes:
            add_notes(page, slide, notes_master, context)
    write_presentation(pages, presentation, slides, masters, notes_master, context)
    bundle.relate(presentation, Relation.THEME, theme)
    add_settings(presentation, brand, context)
    add_properties(pages, brand, context)
    return bundle.to_bytes()


def _theme(brand: Brand, context: Context) -> Part:
    """A theme part of the brand; masters of slides and of notes have one each."""
    name = f"/ppt/theme/theme{context.bundle.count('theme')}.xml"
    return context.bundle.add(name, ContentType.THEME, theme_xml(brand, context.palette))
