"""A template's masters and layouts in the package.

In:  sheets that name layouts of a template, the template's parts. Out: those parts that the deck reaches:
the masters that its slides stand on, all their layouts, themes, media, and the notes master.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from deckgen.page import Sheet
from deckgen.paint.pptx.context import Context
from deckgen.paint.pptx.names import ContentType, Relation
from deckgen.paint.pptx.package import Part
from deckgen.template.tree import Template

_NAMES: Final = {
    ContentType.SLIDE_MASTER: ("master", "/ppt/slideMasters/slideMaster{}.xml"),
    ContentType.SLIDE_LAYOUT: ("layout", "/ppt/slideLayouts/slideLayout{}.xml"),
    ContentType.THEME: ("theme", "/ppt/theme/theme{}.xml"),
    ContentType.NOTES_MASTER: ("notes master", "/ppt/notesMasters/notesMaster{}.xml"),
}


def add_carried(
    sheets: Sequence[Sheet], template: Template, context: Context
) -> tuple[dict[int, Part], dict[str, Part], Part, Part | None]:
    """Masters by id, layouts by the key of their sheet, the first theme, the notes master if there is one."""
    bundle = context.bundle
    used = {sheet.part for sheet in sheets}
    masters = [master for master in template.masters if any(layout.part in used for layout in master.layouts)]
    roots = [master.part for master in masters]
    if template.notes_master:
        roots.append(template.notes_master)
    reached = _reached(template, roots)
    made: dict[str, Part] = {}
    for name in reached:
        part = template.parts[name]
        kind, pattern = _NAMES.get(part.content_type, ("carried", "/ppt/media/carried{}." + _extension(name)))
        made[name] = bundle.add(pattern.format(bundle.count(kind)), part.content_type, part.blob)
    for name in reached:
        for identifier, kind, target in template.parts[name].relations:
            if target in made:
                bundle.relate_as(made[name], identifier, kind, made[target])
    theme = next(
        made[target] for _, kind, target in template.parts[roots[0]].relations if kind == Relation.THEME
    )
    layouts = {sheet.key: made[sheet.part] for sheet in sheets}
    notes = made[template.notes_master] if template.notes_master else None
    return {master.identifier: made[master.part] for master in masters}, layouts, theme, notes


def _reached(template: Template, roots: Sequence[str]) -> list[str]:
    """The parts that some parts reach, themselves first, in the order of their relationships."""
    reached = list(roots)
    for name in reached:
        for _, _, target in template.parts[name].relations:
            if target not in reached and target in template.parts:
                reached.append(target)
    return reached


def _extension(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].lower() or "bin"
