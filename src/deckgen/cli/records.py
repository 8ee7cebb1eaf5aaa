"""``deckgen build --records``. In: a run over records. Out: what came of it, in lines; the exit code."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from deckgen.cli.told import clear, counted, refuse, tell

if TYPE_CHECKING:
    from deckgen.bulk import Bulk


def tell_records(make: Callable[[], Bulk], out: Path, *, quiet: bool, verbose: bool) -> NoReturn:
    """Build the records and leave: with 0, with 1 where something was found, with 2 where none was built."""
    from deckgen.diagnostics import InputError  # noqa: PLC0415

    try:
        bulk = make()
    except InputError as error:
        refuse(error.diagnostics)
    clear()
    shown = tell(bulk.diagnostics, verbose=verbose)
    if not quiet:
        if verbose:
            for file in bulk.files:
                unit = "page" if file.format in ("memo", "handout") else "slide"
                click.echo(f"{out / file.name}  {counted(file.pages, unit)}")
        kinds = Counter(file.format for file in bulk.files)
        files = ", ".join(counted(number, kind.removesuffix("s")) for kind, number in sorted(kinds.items()))
        click.echo(f"{out}  {counted(bulk.built, 'record')} built: {files}  {bulk.failed} not built")
    sys.exit(1 if shown else 0)
