"""``deckgen stale``. In: a folder of outputs. Out: which of them no longer match what they were made from."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from deckgen.cli.told import refuse, tell


@click.command()
@click.argument("folder", default=Path("out"), type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def stale(folder: Path, as_json: bool) -> None:
    """Show which files of DIR no longer match their inputs.

    DIR is out by default, the inputs are notes, outline and brand. For each file, the statements that have
    changed since are told: as they were, and as they are now.
    """
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.provenance.stale import standing_of  # noqa: PLC0415
    from deckgen.provenance.stale_lines import standing_values, told_standing  # noqa: PLC0415

    report = Report()
    found = standing_of(folder, report)
    if found is None:
        refuse(report.diagnostics)
    tell(report.diagnostics, verbose=False)
    if as_json:
        click.echo(json.dumps(standing_values(found), indent=2, ensure_ascii=False))
    else:
        for line in told_standing(found):
            click.echo(line)
    sys.exit(0 if found.is_current else 1)
