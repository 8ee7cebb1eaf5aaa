"""``deckgen trace``. In: a finished deck or PDF. Out: which statement comes from which line of the notes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from deckgen.cli.told import refuse


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What the build wrote of it, if it lies elsewhere than in trace/ beside it.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("-v", "--verbose", is_flag=True, help="What frames the statements, too.")
def trace(file: Path, record: Path | None, as_json: bool, verbose: bool) -> None:
    """Show where each statement of FILE comes from.

    FILE may have been edited: what is not as it was built, and what nobody can trace, is told.
    """
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.provenance.lines import as_values, told  # noqa: PLC0415
    from deckgen.provenance.trace import findings  # noqa: PLC0415
    from deckgen.provenance.tracing import trace_document  # noqa: PLC0415

    report = Report()
    tracing = trace_document(file, record, report)
    if tracing is None:
        refuse(report.diagnostics)
    if as_json:
        click.echo(json.dumps(as_values(tracing), indent=2, ensure_ascii=False))
    else:
        for line in told(tracing, verbose=verbose):
            click.echo(line)
    sys.exit(1 if tracing.trace.strangers or any(findings(tracing.trace)) else 0)
