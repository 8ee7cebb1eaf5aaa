"""``deckgen translate``. In: an outline and an audience. Out: what is left to translate for it, as YAML."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckgen.cli.told import refuse


@click.command()
@click.argument("outline", type=click.Path(path_type=Path))
@click.option("-a", "--audience", required=True, metavar="NAME", help="Who is told it, in its language.")
def translate(outline: Path, audience: str) -> None:
    """Print what is left to translate of OUTLINE for an audience.

    The lines go into its file of translations, such as languages/OUTLINE.de.yaml. Exit code 0: nothing is
    left; 1: something is.
    """
    from deckgen.diagnostics import InputError  # noqa: PLC0415
    from deckgen.translating import left_to_translate  # noqa: PLC0415

    try:
        lines = left_to_translate(outline, audience)
    except InputError as error:
        refuse(error.diagnostics)
    for line in lines:
        click.echo(line)
    sys.exit(1 if lines else 0)
