"""``deckgen diff``. In: two documents. Out: what differs between them, in lines, as JSON or as a page."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli.told import refuse, tell

if TYPE_CHECKING:
    from deckgen.differences.lines import Line


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="For programs: one JSON document.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write a page: .html, .pdf or .json."
)
@click.option("-q", "--quiet", is_flag=True, help="Only the exit code, and errors.")
def diff(before: str, after: str, as_json: bool, out: Path | None, quiet: bool) -> None:
    """Show what differs between A and B, theme by theme.

    A and B are outlines, or audiences of them: OUTLINE@AUDIENCE. '@AUDIENCE' alone is one of the other's
    outline; git:REVISION:OUTLINE is an outline as git holds it. Exit code 0: no differences; 1: some; 2:
    trouble.
    """
    from deckgen.comparison.compared import compared  # noqa: PLC0415
    from deckgen.comparison.written import check_ending, write_differences  # noqa: PLC0415
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.differences.lines import headline, lines  # noqa: PLC0415
    from deckgen.differences.record import record  # noqa: PLC0415

    report = Report()
    if out:
        check_ending(out, report)
    found = () if report.has_errors else compared(before, after, report)
    if out and not report.has_errors:
        written = Report()
        write_differences(found, out, written)
        tell(written.diagnostics, verbose=False)
        report.extend(written.diagnostics)
    if report.has_errors:
        refuse(report.diagnostics)
    if as_json:
        click.echo(record(found))
    elif not quiet:
        for at, each in enumerate(found):
            if at:
                click.echo()
            _show(headline(each) if out else lines(each))
    sys.exit(1 if any(each.themes for each in found) else 0)


def _show(shown: Iterable[Line]) -> None:
    """Print lines; a terminal has them in colour, anything else without."""
    from deckgen.differences.wording import Fate  # noqa: PLC0415

    colours = {Fate.KEPT: None, Fate.GONE: "red", Fate.NEW: "green"}
    for line in shown:
        click.echo(
            "".join(
                click.style(piece.text, fg=colours[piece.fate], bold=piece.strong or None) for piece in line
            )
        )
