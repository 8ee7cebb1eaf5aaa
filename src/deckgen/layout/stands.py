"""Where slides stand on a template's layouts.

In:  the layouts chosen, the width of the marking. Out: a ``Stand`` for each use: the grid that its slides
are laid out on, the styles that its placeholders have, and its placeholders as slots.

Slides are laid out on a page as high as ours, 540 points, and then scaled to the template's: what fills a
wall is as large on a slide of 7.5 inches as on one of 6. Grids and styles are in points of that page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from deckgen.brand.look import Brand
from deckgen.diagnostics import Report, Span
from deckgen.layout.content_stand import content_stand
from deckgen.layout.opening_stand import opening_stand
from deckgen.layout.standing import Stand, footing, slots_of
from deckgen.model.documents import Closing, Cover, Divider, Slide
from deckgen.template.choose import Choice
from deckgen.template.tree import Template
from deckgen.template.uses import Use, use_of
from deckgen.values import dataclass

LEAST_WIDTH, LEAST_HEIGHT = 400.0, 190.0
"""What content needs at least, on a page 540 high."""

_CONTENT: Final = (Use.TWO, Use.COMPARISON, Use.TITLE_ONLY)
_OPENING: Final = (Use.COVER, Use.SECTION, Use.CLOSING)


@dataclass(frozen=True, slots=True, eq=False)
class Stands:
    """The stands of a template by use."""

    by_use: Mapping[Use, Stand]

    @property
    def content(self) -> Stand:
        return self.by_use[Use.CONTENT]

    def of_slide(self, slide: Slide) -> Stand:
        """The stand that a slide is laid out on; all content has one, so that nothing jumps."""
        match slide.body:
            case Cover():
                return self.by_use[Use.COVER]
            case Divider():
                return self.by_use[Use.SECTION]
            case Closing():
                return self.by_use[Use.CLOSING]
            case _:
                return self.content

    def of_sheet(self, key: str) -> Stand:
        """The stand whose layout a sheet of ours takes."""
        return self.by_use[use_of(key)]


def stands_on(
    template: Template, choices: Mapping[Use, Choice], brand: Brand, marking: float, report: Report
) -> Stands:
    """A stand for each use; ``marking`` is how wide the marking is, 0 where there is none.

    Raises ``InputError`` where the body is too small for content.
    """
    content = content_stand(footing(template, choices[Use.CONTENT], brand, marking))
    body, scale = content.grid.body, content.scale
    if body.w < LEAST_WIDTH or body.h < LEAST_HEIGHT:
        place = f"{body.w * scale:.0f} x {body.h * scale:.0f} pt"
        least = f"{LEAST_WIDTH * scale:.0f} x {LEAST_HEIGHT * scale:.0f} pt"
        layout = content.layout.name
        report.add("template-cramped", Span(template.shown), layout=layout, place=place, least=least)
        report.stop_on_errors()
    made = {Use.CONTENT: content}
    for use in _CONTENT:
        choice = choices[use]
        made[use] = replace(content, layout=choice.layout, slots=slots_of(choice))
    for use in _OPENING:
        made[use] = opening_stand(footing(template, choices[use], brand, marking), body.right)
    return Stands(made)
