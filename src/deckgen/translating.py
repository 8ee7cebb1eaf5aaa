"""What is left to translate. In: an outline and an audience. Out: lines for its file of translations.

Only what the audience is told is listed: whoever translates for it need not see the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from deckgen.compose.compose import compose
from deckgen.compose.translated import untranslated_in
from deckgen.diagnostics import Report, Span
from deckgen.outline.read import OutlineSource, read_outline
from deckgen.outline.texts import all_paths, node_at
from deckgen.outline.untranslated import Untranslated
from deckgen.strings import read_words
from deckgen.workshop import Workshop
from deckgen.yamltree import Mapping


def left_to_translate(path: Path, audience: str) -> tuple[str, ...]:
    """Lines of YAML for the texts that ``audience`` is told in another language than its own.

    Each has its words as they stand, and room for the translation; what stands in many places, or has no
    path, is listed by its words. Raises ``InputError`` where the outline cannot be read.
    """
    report = Report()
    source = read_outline(path, str(path), report, open_values=True)
    outline = source.for_audience(audience, report) if source else None
    notes = Workshop(report).notes(outline) if outline else None
    report.stop_on_errors()
    if source is None or outline is None or notes is None:
        return ()
    made = compose(outline, notes, read_words(outline.language, outline.language_place, report), report)
    report.stop_on_errors()
    told = tuple(made.memo if name == "memo" else made.deck for name in outline.formats)
    missing, _ = untranslated_in(outline, told, notes)
    return tuple(_lines(missing, source, outline.language, notes.themes[0].title.span.file))


def _lines(missing: tuple[Untranslated, ...], source: OutlineSource, tag: str, notes: str) -> Iterator[str]:
    paths = _paths(source)
    often = Counter(each.text for each in missing)
    by_path = [each for each in missing if each.span in paths and often[each.text] == 1]
    stated = [each for each in missing if each.span.file == notes]
    if by_path:
        yield "texts:"
    for each in by_path:
        yield f"  {_written(paths[each.span])}:"
        yield f"    {each.language}: {_written(each.text)}"
        yield f"    {tag}:"
    words = dict.fromkeys(each.text for each in missing if each not in by_path and each not in stated)
    if words:
        yield "words:"
    yield from (f"  {_written(text)}:" for text in words)
    for each in stated:
        yield f"# {each.span}: a statement of the notes; say it as a point of the outline to translate it"


def _paths(source: OutlineSource) -> dict[Span, str]:
    """The path of each text: the whole of it, but for a last 'text', which may be left out."""
    root = source.trees[0]
    found: dict[Span, str] = {}
    if isinstance(root, Mapping):
        paths = all_paths(root)
        for path, steps in sorted(paths.items(), key=lambda entry: len(entry[0])):
            node = node_at(root, steps)
            span = node.entries[0][1].span if isinstance(node, Mapping) else node.span
            if found.get(span) != path.removesuffix(".text"):
                found[span] = path
    return found


def _written(text: str) -> str:
    """A text as YAML writes it, on one line."""
    import yaml  # noqa: PLC0415 - nothing else here needs it

    dumped = yaml.safe_dump(text, allow_unicode=True, width=len(text) * 2 + 80, default_flow_style=True)
    return dumped.removesuffix("\n...\n").removesuffix("\n")
