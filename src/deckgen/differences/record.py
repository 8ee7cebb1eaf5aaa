"""Differences for programs. In: ``Differences``. Out: JSON, the same bytes for the same differences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from deckgen.diagnostics import Span
from deckgen.differences.difference import Change, Differences, Kind, ThemeChanges
from deckgen.differences.telling import Version

FORM = 1
"""Raised when a key changes its meaning or goes."""


def record(found: Sequence[Differences]) -> str:
    """All comparisons as one JSON document, indented by two."""
    comparisons = [_comparison(each) for each in found]
    return json.dumps({"form": FORM, "comparisons": comparisons}, ensure_ascii=False, indent=2)


def _comparison(found: Differences) -> dict[str, Any]:
    return {
        "before": _version(found.before),
        "after": _version(found.after),
        "counts": {kind.value: number for kind, number in found.counts.items()},
        "themes": [_theme(theme) for theme in found.themes],
    }


def _version(version: Version) -> dict[str, Any]:
    marking = {"marking": version.label} if version.marking else {}
    return {"name": version.name, "language": version.language, **marking}


def _theme(theme: ThemeChanges) -> dict[str, Any]:
    whole = {"whole": theme.whole.value} if theme.whole else {}
    changes = [_change(change) for change in theme.changes]
    return {"theme": theme.key, "name": theme.name, **whole, "changes": changes}


def _change(change: Change) -> dict[str, Any]:
    """A change with the keys that it has something for."""
    made: dict[str, Any] = {"change": change.kind.value, "what": change.what}
    words = {"at": change.at, "before": change.before, "after": change.after}
    made |= {key: value for key, value in words.items() if value}
    if change.was or change.now:
        made |= {"was": change.was, "now": change.now}
    if change.kind is Kind.REWORDED:
        made["words"] = [[each.fate.value, each.text] for each in change.stretches]
    if change.media:
        made["media"] = [medium.value for medium in change.media]
    if change.still:
        made["still"] = change.still.value
    places = {"place_before": change.place_before, "place_after": change.place_after}
    return made | {key: _place(span) for key, span in places.items() if span}


def _place(span: Span) -> str:
    return str(span)
