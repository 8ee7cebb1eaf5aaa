"""``deckgen show``. In: an outline. Out: what it holds, in lines of text."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli.told import refuse


@click.command()
@click.argument("outline", type=click.Path(path_type=Path))
def show(outline: Path) -> None:
    """Show the themes, audiences and layouts of OUTLINE."""
    from deckgen.diagnostics import InputError  # noqa: PLC0415
    from deckgen.show import describe  # noqa: PLC0415

    try:
        for line in describe(outline):
            click.echo(line)
    except InputError as error:
        refuse(error.diagnostics)
