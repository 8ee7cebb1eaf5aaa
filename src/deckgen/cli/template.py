"""``deckgen template``. In: an organisation's template. Out: what each of its layouts will serve for."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckgen.cli.told import refuse, tell


@click.group("template")
def templates() -> None:
    """Look at an organisation's own PowerPoint template."""


@templates.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write a mapping file.")
@click.option("-v", "--verbose", is_flag=True, help="Notes, too.")
def audit(file: Path, out: Path | None, verbose: bool) -> None:
    """Show what each layout of FILE (.pptx or .potx) will serve for."""
    from deckgen.audit import audit as run  # noqa: PLC0415
    from deckgen.diagnostics import InputError  # noqa: PLC0415

    try:
        lines, found = run(file, out)
    except InputError as error:
        refuse(error.diagnostics)
    for line in lines:
        click.echo(line)
    sys.exit(1 if tell(found, verbose=verbose) else 0)
