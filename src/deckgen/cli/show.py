"""``deckgen show``. In: an outline. Out: what it holds, in lines of text."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli.told import refuse


@click.command()
@click.argument("outline", type=click.Path(path_type=Path))
@click.option("-a", "--audience", metavar="NAME", help="With --explain: this audience only.")
@click.option("--explain", is_flag=True, help="Why each part is in or out, and where each value comes from.")
def show(outline: Path, audience: str | None, explain: bool) -> None:
    """Show the themes, audiences and layouts of OUTLINE.

    With --explain, say for each audience which parts it gets, why it does not get the others, and which
    line each value comes from.
    """
    from deckgen.diagnostics import InputError  # noqa: PLC0415

    if audience and not explain:
        raise click.UsageError("-a goes with --explain.")
    if explain:
        from deckgen.explain import explain as told  # noqa: PLC0415

        lines = told(outline, audience)
    else:
        from deckgen.show import describe  # noqa: PLC0415

        lines = describe(outline)
    try:
        for line in lines:
            click.echo(line)
    except InputError as error:
        refuse(error.diagnostics)
