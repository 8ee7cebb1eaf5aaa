"""A trace as a person reads it, and as JSON.

In:  a ``Tracing``. Out: lines of text; or values that ``json`` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from deckgen.diagnostics import clip
from deckgen.model.origins import NoteLine
from deckgen.model.told import Role
from deckgen.provenance.trace import Traced, TracedPart
from deckgen.provenance.tracing import Tracing

_MARKS: Final = {Role.POINT: "•", Role.SENTENCE: "¶", Role.QUOTE: "“"}
_SLIDES: Final = frozenset(("deck", "slides"))


def told(tracing: Tracing, *, verbose: bool = False) -> Iterator[str]:
    """The lines of ``deckgen trace``; ``verbose`` shows what frames the statements, too."""
    yield _summary(tracing)
    if tracing.edited:
        yield "  edited since it was built"
    for file in tracing.changed:
        yield f"  {file} has changed since; lines are those of the build"
    unit = "slide" if tracing.recorded.format in _SLIDES else "page"
    for part in tracing.trace.parts:
        shown = [each for each in part.statements if verbose or _counts(each)]
        if shown:
            yield ""
            yield _head(part, unit)
            for each in shown:
                yield from _statement(each)
    if tracing.trace.strangers:
        yield ""
        yield "no longer traceable"
        for page, words in tracing.trace.strangers:
            yield f"  {unit} {page}  '{clip(words)}'"


def _counts(traced: Traced) -> bool:
    """Whether it is shown without being asked for: statements, and whatever is not as it was."""
    return traced.entry.role is not Role.FRAME or not traced.is_whole


def _summary(tracing: Tracing) -> str:
    statements = [each for each in tracing.trace.statements if each.entry.role is not Role.FRAME]
    kinds = {
        "to lines of the notes": sum(bool(each.entry.origin.lines) for each in statements),
        "to other sources": sum(bool(each.entry.origin.sources) for each in statements),
        "assessments": sum(each.entry.origin.assessment for each in statements),
        "without a source": sum(not each.is_sourced for each in statements),
        "not as built": sum(not each.is_whole for each in statements),
        "no longer traceable": len(tracing.trace.strangers),
    }
    counts = [f"{count} {kind}" for kind, count in kinds.items() if count]
    return f"{tracing.path}  {len(statements)} statements: {', '.join(counts)}"


def _head(part: TracedPart, unit: str) -> str:
    page = f"{unit} {part.page}" if part.page is not None else f"no {unit}"
    return f"{page}  {part.part.title}"


def _statement(traced: Traced) -> Iterator[str]:
    entry = traced.entry
    indent = "  " * (entry.level + 1)
    words = " | ".join(entry.words)
    mark = _MARKS.get(entry.role, f"{entry.role.value}:")
    yield f"{indent}{mark} {clip(words)}"
    below = indent + "    "
    if traced.page is None:
        yield f"{below}gone: nothing like it stands in the file"
    elif traced.missing:
        yield f"{below}edited by hand: was '{clip(' | '.join(traced.missing))}'"
        if traced.instead:
            yield f"{below}                now '{clip(traced.instead)}'"
    origin = entry.origin
    for line in origin.lines:
        yield f"{below}{_line(line)}"
    for source in origin.sources:
        yield f"{below}source: {source}"
    if origin.assessment:
        yield f"{below}assessment: the author's own view"
    if not origin.is_sourced and entry.role is not Role.FRAME:
        yield f"{below}{_unsourced(traced)}"


def _line(line: NoteLine) -> str:
    return f"{line.span}  {clip(line.words)}  [{line.name}]"


def _unsourced(traced: Traced) -> str:
    entry = traced.entry
    named = "; ".join(f"'{line.words}' ({line.span.file}:{line.span.line})" for line in entry.origin.headings)
    under = f" under {named}" if named else ""
    if traced.is_sourced:
        return f"sums up what follows{under}" if entry.role is Role.HEADLINE else f"the author's words{under}"
    return f"no line of the notes is named{under}: add 'cite' at {entry.place}"


def as_values(tracing: Tracing) -> dict[str, Any]:
    """The trace for programs."""
    return {
        "file": str(tracing.path),
        "format": tracing.recorded.format,
        "audience": tracing.recorded.audience,
        "edited": tracing.edited,
        "changed": list(tracing.changed),
        "parts": [
            {
                "key": part.part.key,
                "title": part.part.title,
                "page": part.page,
                "statements": [_values(each) for each in part.statements],
            }
            for part in tracing.trace.parts
        ],
        "strangers": [{"page": page, "words": words} for page, words in tracing.trace.strangers],
    }


def _values(traced: Traced) -> dict[str, Any]:
    entry, origin = traced.entry, traced.entry.origin
    return {
        "role": entry.role.value,
        "words": list(entry.words),
        "page": traced.page,
        "missing": list(traced.missing),
        "instead": traced.instead,
        "at": str(entry.place),
        "theme": origin.theme,
        "path": origin.path,
        "lines": [_line_values(line) for line in origin.lines],
        "headings": [_line_values(line) for line in origin.headings],
        "sources": list(origin.sources),
        "assessment": origin.assessment,
        "inherited": origin.inherited,
        "sourced": traced.is_sourced,
    }


def _line_values(line: NoteLine) -> dict[str, Any]:
    return {"name": line.name, "at": str(line.span), "words": line.words}
