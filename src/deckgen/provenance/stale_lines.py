"""How outputs stand to what they were made from, for people and for programs.

In:  a ``Folder``. Out: lines of text; or values that ``json`` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from deckgen.diagnostics import clip
from deckgen.model.origins import NoteLine
from deckgen.provenance.changes import Change, LineChange
from deckgen.provenance.record import Entry
from deckgen.provenance.stale import Folder, Standing, State


def told_standing(folder: Folder) -> Iterator[str]:
    """The lines of ``deckgen stale``: the lines of the notes that changed, then each document."""
    if folder.built_by:
        yield f"built by deckgen {folder.built_by}, which is not this one"
    lines = dict.fromkeys(
        line for each in folder.standings for change in each.changes or () for line in change.lines
    )
    for line in lines:
        yield from _line(line)
    for each in folder.standings:
        yield _head(folder, each)
        for part, run in groupby(each.changes or (), key=lambda change: change.part):
            yield f"  {clip(part)}"
            for change in run:
                yield from _change(change)
        if each.untold:
            yield f"  its statements are not compared: {each.untold}"
        elif each.state is State.STALE and not each.changes:
            yield "  every statement is as it was"


def _head(folder: Folder, each: Standing) -> str:
    words = [each.state.value]
    if each.edited:
        words.append("edited since it was built")
    head = f"{folder.path / each.file}  {', '.join(words)}"
    return f"{head}: {', '.join(each.inputs)}" if each.inputs else head


def _line(change: LineChange) -> Iterator[str]:
    named = change.now or change.was
    if named is None:
        return
    if change.was and change.now:
        yield f"{named.span}  the notes say otherwise  [{named.name}]"
    else:
        yield f"{named.span}  {'cited now' if change.now else 'cited no more'}  [{named.name}]"
    if change.was:
        yield f"  was  {clip(change.was.words)}"
    if change.now:
        yield f"  now  {clip(change.now.words)}"


def _change(change: Change) -> Iterator[str]:
    match change:
        case Change(_, None, Entry() as now):
            yield f"    new {now.role.value}  {_words(now)}  ({now.place})"
        case Change(_, Entry() as was, None):
            yield f"    gone {was.role.value}  {_words(was)}"
        case Change(_, Entry() as was, Entry() as now, lines):
            names = ", ".join(dict.fromkeys(each.name for line in lines if (each := line.now or line.was)))
            if _words(was) == _words(now):
                yield f"    {now.role.value} on [{names}]  {_words(now)}"
                return
            yield f"    {now.role.value}{f' on [{names}]' if names else ''}  ({now.place})"
            yield f"      was  {_words(was)}"
            yield f"      now  {_words(now)}"
        case _:
            return


def _words(entry: Entry) -> str:
    figures = ", ".join(f"{value:g}" for value in entry.figures)
    return f"'{clip(' | '.join(entry.words))}'" + (f" of {figures}" if figures else "")


def standing_values(folder: Folder) -> dict[str, Any]:
    """How the documents stand, for programs."""
    return {
        "folder": str(folder.path),
        "built_by": folder.built_by,
        "outputs": [
            {
                "file": each.file,
                "state": each.state.value,
                "edited": each.edited,
                "inputs": list(each.inputs),
                "changes": None if each.changes is None else [_change_values(one) for one in each.changes],
                "untold": each.untold,
            }
            for each in folder.standings
        ],
    }


def _change_values(change: Change) -> dict[str, Any]:
    return {
        "part": change.part,
        "was": _entry_values(change.was),
        "now": _entry_values(change.now),
        "lines": [{"was": _line_values(one.was), "now": _line_values(one.now)} for one in change.lines],
    }


def _entry_values(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "role": entry.role.value,
        "words": list(entry.words),
        "figures": list(entry.figures),
        "at": str(entry.place),
    }


def _line_values(line: NoteLine | None) -> dict[str, Any] | None:
    return {"name": line.name, "at": str(line.span), "words": line.words} if line else None
