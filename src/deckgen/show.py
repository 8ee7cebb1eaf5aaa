"""What an outline holds and how full its slides are, in lines of text.

In:  an outline's path, or pages laid out. Out: its themes, audiences and layouts, or each slide's slots.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from deckgen.compose.compose import compose
from deckgen.diagnostics import Report
from deckgen.notes.read import read_notes
from deckgen.outline.keywords import FIXED_SLIDES, LAYOUTS, SECTIONS
from deckgen.outline.memo_kinds import MEMO_KINDS
from deckgen.outline.purposes import PURPOSES
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.tree import Outline, ThemeEntry
from deckgen.page import Pages
from deckgen.strings import read_words


def describe(path: Path) -> Iterator[str]:
    """The lines of ``deckgen show``. Raises ``InputError`` where the outline cannot be read."""
    report = Report()
    source = read_outline(path, str(path), report, open_values=True)
    report.stop_on_errors()
    outline = source.for_audience(None, report) if source else None
    if source is None or outline is None:
        return
    yield outline.title.plain
    yield f"  notes  {outline.notes.name}"
    yield ""
    yield "themes"
    chosen = _chosen(source, report)
    for theme in outline.themes:
        yield from _theme(theme, chosen, "  ")
    if not outline.themes:
        yield "  all themes of the notes"
        yield from (f"  {key.lstrip('/'):<46} slide: {why}" for key, why in chosen.items())
    yield ""
    yield "audiences"
    for name in source.audiences:
        audience = source.for_audience(name, report)
        if audience:
            yield _audience(audience)
    if outline.params:
        yield ""
        yield "parameters"
        for parameter in outline.params:
            default = "no default" if parameter.default is None else f"'{parameter.default.plain}'"
            yield f"  {parameter.name:<18} {default:<24} {parameter.help}".rstrip()
    yield ""
    yield "layouts"
    yield from (f"  {word:<18} {PURPOSES[word]}" for word in LAYOUTS)
    yield ""
    yield f"slides    {', '.join(FIXED_SLIDES)}"
    yield f"sections  {', '.join(SECTIONS)}"
    yield ""
    yield "kinds of memo"
    for kind in MEMO_KINDS.values():
        yield f"  {kind.name:<18} {kind.purpose}"
        yield f"  {'':<18} {', '.join(kind.names)}"


def fullness(pages: Pages) -> Iterator[str]:
    """How full each slide is, and each of its slots, with the step of type where it is not the first."""
    for page in pages.pages:
        if not page.title:
            continue
        words = f"{page.words} of {page.budget} words" if page.budget else ""
        part = f"  {page.part} of {page.parts}" if page.parts > 1 else ""
        yield f"  {page.number:>3}  {page.full:>5.0%}  {page.sheet:<24} {words:<19} {page.title}{part}"
        if page.why and page.part == 1:
            yield f"         {page.why}"
        for fit in page.fits:
            step = f"{fit.size:g}/{fit.leading:g}" if fit.size else ""
            down = f", down from {fit.largest:g}" if fit.stepped else ""
            yield (
                f"       {fit.share:>5.0%}  {fit.slot:<24} "
                f"{f'{fit.need:.0f} of {fit.room:.0f} pt':<19} {step}{down}"
            ).rstrip()


def _chosen(source: OutlineSource, report: Report) -> dict[str, str]:
    """Which layouts the program chooses and why, by the keys of themes, for the first audience.

    Nothing where what is to be told is not in order; ``deckgen check`` says what is wrong with it.
    """
    outline = source.for_audience(source.audiences[0], report)
    if outline is None or report.has_errors:
        return {}
    trial = Report()
    notes = read_notes(outline.notes, outline.notes.name, trial, outline.ladders)
    if notes is None or trial.has_errors:
        return {}
    composed = compose(outline, notes, read_words(outline.language, outline.span, trial), trial)
    return {slide.key: slide.why for slide in composed.deck.slides if slide.why}


def _theme(theme: ThemeEntry, chosen: Mapping[str, str], indent: str) -> Iterator[str]:
    layout, _, why = chosen.get(theme.key, "by content").partition(": ")
    slide = theme.slide.value if theme.slide else layout
    section = theme.section.value if theme.section else "by content"
    source = f"  from {theme.source.value}" if theme.source else ""
    only = f"  for {', '.join(word.value for word in theme.guard.only)}" if theme.guard.only else ""
    yield f"{indent}{theme.key:<{24 - len(indent)}} slide: {slide:<17} section: {section:<11}{source}{only}"
    if why:
        yield f"{indent}  {why}"
    for inner in theme.themes:
        yield from _theme(inner, chosen, indent + "  ")


def _audience(outline: Outline) -> str:
    name = outline.audience or "(everyone)"
    marking = outline.marking.value if outline.marking else "no marking"
    drops = f"  drops {', '.join(word.value for word in outline.drop)}" if outline.drop else ""
    keeps = f"  keeps {', '.join(word.value for word in outline.keep)}" if outline.keep else ""
    kind = f" ({outline.memo.kind_name})" if outline.memo.kind else ""
    formats = ", ".join(f"{each}{kind}" if each == "memo" else each for each in outline.formats)
    return f"  {name:<16} {marking:<18} {formats}{drops}{keeps}"
