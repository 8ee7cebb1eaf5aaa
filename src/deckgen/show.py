"""What an outline holds and how full its slides are, in lines of text.

In:  an outline's path, or pages laid out. Out: its themes, audiences and layouts, or each slide's slots.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckgen.diagnostics import Report
from deckgen.outline.read import read_outline
from deckgen.outline.tree import FIXED_SLIDES, LAYOUTS, SECTIONS, Outline, ThemeEntry
from deckgen.page import Pages


def describe(path: Path) -> Iterator[str]:
    """The lines of ``deckgen show``. Raises ``InputError`` where the outline cannot be read."""
    report = Report()
    source = read_outline(path, str(path), report)
    report.stop_on_errors()
    outline = source.for_audience(None, report) if source else None
    if source is None or outline is None:
        return
    yield outline.title.plain
    yield f"  notes  {outline.notes.name}"
    yield ""
    yield "themes"
    for theme in outline.themes:
        yield from _theme(theme, "  ")
    if not outline.themes:
        yield "  all themes of the notes"
    yield ""
    yield "audiences"
    for name in source.audiences:
        audience = source.for_audience(name, report)
        if audience:
            yield _audience(audience)
    yield ""
    yield f"layouts   {', '.join(LAYOUTS)}"
    yield f"slides    {', '.join(FIXED_SLIDES)}"
    yield f"sections  {', '.join(SECTIONS)}"


def fullness(pages: Pages) -> Iterator[str]:
    """How full each slide is, and each of its slots, with the step of type where it is not the first."""
    for page in pages.pages:
        if not page.title:
            continue
        words = f"{page.words} of {page.budget} words" if page.budget else ""
        part = f"  {page.part} of {page.parts}" if page.parts > 1 else ""
        yield f"  {page.number:>3}  {page.full:>5.0%}  {page.sheet:<24} {words:<19} {page.title}{part}"
        for fit in page.fits:
            step = f"{fit.size:g}/{fit.leading:g}" if fit.size else ""
            down = f", down from {fit.largest:g}" if fit.stepped else ""
            yield (
                f"       {fit.share:>5.0%}  {fit.slot:<24} "
                f"{f'{fit.need:.0f} of {fit.room:.0f} pt':<19} {step}{down}"
            ).rstrip()


def _theme(theme: ThemeEntry, indent: str) -> Iterator[str]:
    slide = theme.slide.value if theme.slide else "by content"
    section = theme.section.value if theme.section else "by content"
    source = f"  from {theme.source.value}" if theme.source else ""
    only = f"  for {', '.join(word.value for word in theme.guard.only)}" if theme.guard.only else ""
    yield f"{indent}{theme.key:<{24 - len(indent)}} slide: {slide:<17} section: {section:<11}{source}{only}"
    for inner in theme.themes:
        yield from _theme(inner, indent + "  ")


def _audience(outline: Outline) -> str:
    name = outline.audience or "(everyone)"
    marking = outline.marking.value if outline.marking else "no marking"
    drops = f"  drops {', '.join(word.value for word in outline.drop)}" if outline.drop else ""
    keeps = f"  keeps {', '.join(word.value for word in outline.keep)}" if outline.keep else ""
    return f"  {name:<16} {marking:<18} {', '.join(outline.formats)}{drops}{keeps}"
