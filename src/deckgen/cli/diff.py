"""``deckgen diff``. In: two documents. Out: what differs between them, in lines or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from deckgen.cli.told import refuse

if TYPE_CHECKING:
    from deckgen.differences.lines import Line


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="For programs: one JSON document.")
def diff(before: str, after: str, as_json: bool) -> None:
    """Show what differs between A and B, theme by theme.

    A and B are outlines, or audiences of them: OUTLINE@AUDIENCE. '@AUDIENCE' alone is one of the other's
    outline. Exit code 0: no differences; 1: some; 2: trouble.
    """
    from deckgen.comparison.compared import compared  # noqa: PLC0415
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.differences.lines import lines  # noqa: PLC0415
    from deckgen.differences.record import record  # noqa: PLC0415

    report = Report()
    found = compared(before, after, report)
    if report.has_errors:
        refuse(report.diagnostics)
    if as_json:
        click.echo(record(found))
    else:
        for at, each in enumerate(found):
            if at:
                click.echo()
            _show(lines(each))
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
