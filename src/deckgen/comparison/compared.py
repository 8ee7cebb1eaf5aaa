"""What ``deckgen diff`` is asked for, compared.

In:  two words, each for an outline, one of its audiences, or a revision of them. Out: ``Differences``, one
for each pair of audiences; what cannot be read goes to a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from deckgen.comparison.finished_files import finished_telling, is_finished
from deckgen.comparison.outlines import OutlineSide, read_side
from deckgen.comparison.sides import Side, sides_of
from deckgen.diagnostics import Report, Span
from deckgen.differences.aligning import aligned
from deckgen.differences.compare import differences
from deckgen.differences.difference import Differences
from deckgen.differences.telling import Telling, Version


def compared(before: str, after: str, report: Report) -> tuple[Differences, ...]:
    """Compare what two words name; nothing where ``report`` then has errors.

    A word is OUTLINE or OUTLINE@AUDIENCE, or either behind git:REVISION: as git has it there; '@AUDIENCE'
    alone is one of the other word's outline.
    """
    sides = sides_of(before, after)
    if not any(side.shown for side in sides):
        report.add("diff-fileless", Span(before))
        return ()
    with ExitStack() as stack:
        folders = [Path(stack.enter_context(TemporaryDirectory(prefix="deckgen-"))) for _ in sides]
        tellings = _finished if any(map(is_finished, sides)) else _outlines
        found = [differences(*pair) for pair in tellings(sides, folders, report)]
    return () if report.has_errors else tuple(found)


def _finished(
    sides: Sequence[Side], folders: Sequence[Path], report: Report
) -> Iterator[tuple[Telling, Telling]]:
    """Two finished files, their slides or sections matched."""
    outlines = [side.shown for side in sides if not is_finished(side)]
    if outlines:
        other = next(side.shown for side in sides if is_finished(side))
        report.add("finished-outline", Span(outlines[0]), path=outlines[0], other=other)
        return
    old, new = (finished_telling(side, folder, report) for side, folder in zip(sides, folders, strict=True))
    if old and new:
        yield aligned(old, new)


def _outlines(
    sides: Sequence[Side], folders: Sequence[Path], report: Report
) -> Iterator[tuple[Telling, Telling]]:
    """What audiences of two outlines are told."""
    old, new = (read_side(side, folder, report) for side, folder in zip(sides, folders, strict=True))
    if old and new and not report.has_errors:
        yield from _tellings(old, new, report)


def _tellings(old: OutlineSide, new: OutlineSide, report: Report) -> Iterator[tuple[Telling, Telling]]:
    """The pairs that are compared: the audiences named, or each audience with the one of its name.

    One that an outline lacks is told nothing by it.
    """
    first, second = old.audience, new.audience
    if (first, second) != (None, None) or None in (*old.audiences, *new.audiences):
        one = old.chosen(second if first is None else first, report)
        other = new.chosen(first if second is None else second, report)
        if one and other:
            yield one, other
        return
    for name in dict.fromkeys((*new.audiences, *old.audiences)):
        one = old.telling(name, report) if name in old.audiences else Telling(Version(old.called(name)), {})
        other = new.telling(name, report) if name in new.audiences else Telling(Version(new.called(name)), {})
        if one and other:
            yield one, other
