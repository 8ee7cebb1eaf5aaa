"""Differences as a file: a page for a browser, a PDF, or a record.

In:  ``Differences``, and the file to write, whose ending says as what. Out: the file, whole, or a report that
says why not. The page is marked as the narrower of both sides is, since it holds the words of both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from deckgen.diagnostics import Report, Span
from deckgen.differences.difference import Differences
from deckgen.model.documents import Deck, HandoutSetup, Paper, SlideSize
from deckgen.strings import read_report_words
from deckgen.workshop import Workshop
from deckgen.writing import write_all

Writer = Callable[[Sequence[Differences], Path, Report], bytes | None]


def write_differences(found: Sequence[Differences], file: Path, report: Report) -> None:
    """Write ``file``; nothing where ``report`` then has errors."""
    _check_ladders(found, file, report)
    if report.has_errors:
        return
    data = _WRITERS[file.suffix.lower()](found, file, report)
    if data is not None and not report.has_errors:
        write_all(file.parent, {file.name: data}, report)


def _check_ladders(found: Sequence[Differences], file: Path, report: Report) -> None:
    """Report markings of two ladders: a page bears one, and these have no order."""
    markings = [version.marking for each in found for version in (each.before, each.after)]
    known = {marking.ladder: marking.label for marking in markings if marking}
    if len(known) > 1 and file.suffix.lower() != ".json":
        one, other = list(known.values())[:2]
        report.add("diff-ladders", Span(str(file)), one=one, other=other)


def check_ending(file: Path, report: Report) -> None:
    """Report a file whose ending says nothing of what it is to be."""
    if file.suffix.lower() not in _WRITERS:
        report.add("diff-ending", Span(str(file)), path=file.name, endings=", ".join(_WRITERS))


def _html(found: Sequence[Differences], file: Path, report: Report) -> bytes | None:
    from deckgen.differences.html import differences_page  # noqa: PLC0415 - not needed for lines

    look = Workshop(report).brand(None)
    return differences_page(found, read_report_words(), look[0]).encode() if look else None


def _pdf(found: Sequence[Differences], file: Path, report: Report) -> bytes | None:
    from deckgen.differences.memo import differences_memo  # noqa: PLC0415 - not needed for lines
    from deckgen.layout.headings import headed  # noqa: PLC0415
    from deckgen.layout.memo import lay_memo  # noqa: PLC0415
    from deckgen.paint.pdf.painter import paint_pdf  # noqa: PLC0415
    from deckgen.pictures.encode import Encoder  # noqa: PLC0415

    look = Workshop(report).brand(None)
    if look is None:
        return None
    place = Span(str(file))
    memo = differences_memo(found, read_report_words(), place)
    no_deck = Deck(memo.meta, (), SlideSize.WIDE, HandoutSetup(1, Paper.A4, False, place))
    brand, fonts = headed(*look, no_deck, memo), look[1]
    pages = lay_memo(memo, brand, fonts, report)
    return None if report.has_errors else paint_pdf(Encoder().with_media(pages), brand, fonts)


def _json(found: Sequence[Differences], file: Path, report: Report) -> bytes | None:
    from deckgen.differences.record import record  # noqa: PLC0415 - not needed for pages

    return f"{record(found)}\n".encode()


_WRITERS: Final[Mapping[str, Writer]] = {".html": _html, ".pdf": _pdf, ".json": _json}
"""How a file is made, by its ending."""
