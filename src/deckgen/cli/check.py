"""``deckgen check``. In: outlines, or finished decks. Out: what is wrong with them; nothing is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from deckgen.cli.told import clear, counted, outlines_named, progress_bar, refuse, summary, tell


@click.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path), metavar="[OUTLINE]...")
@click.option("-a", "--audience", "audiences", multiple=True, metavar="NAME", help="Only for this audience.")
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE", help="A .pptx or .potx to build on."
)
@click.option("--style", is_flag=True, help="House style, too, also where the outline does not ask for it.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors and findings.")
@click.option("-v", "--verbose", is_flag=True, help="How full each slide is, and notes.")
@click.option(
    "--deck", is_flag=True, help="The files named are finished decks (.pptx): check their structure."
)
def check(
    outlines: tuple[Path, ...],
    audiences: tuple[str, ...],
    template: Path | None,
    style: bool,
    quiet: bool,
    verbose: bool,
    deck: bool,
) -> None:
    """Read, compose and lay out everything, and write nothing.

    With --deck, hold finished decks against the rules of structure and access.
    """
    if deck:
        if audiences or template or style or not outlines:
            raise click.UsageError("--deck takes the files to check, and no audience, template or style.")
        _check_decks(outlines, quiet=quiet)
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.document import lay_out  # noqa: PLC0415
    from deckgen.show import fullness  # noqa: PLC0415

    report = Report()
    progress = progress_bar(quiet)
    wanted = outlines_named(outlines)
    made = lay_out(
        wanted,
        report,
        audiences=audiences,
        progress=progress,
        advise=True,
        template=template,
        style=style,
    )
    documents = list(made)
    clear()
    if report.has_errors:
        refuse(report.diagnostics)
    shown = tell(report.diagnostics, verbose=verbose)
    if not quiet:
        for document in documents:
            click.echo(summary(document, None, notes=not verbose))
            if verbose:
                for line in fullness(document.pages):
                    click.echo(line)
    sys.exit(1 if shown else 0)


def _check_decks(decks: Sequence[Path], *, quiet: bool) -> NoReturn:
    """Tell what is wrong with finished decks, whoever made them."""
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.integrity.check import check_deck  # noqa: PLC0415

    report = Report()
    slides = {path: check_deck(path, str(path), report) for path in decks}
    tell(report.diagnostics, verbose=False)
    for path, count in slides.items():
        if count is not None and not quiet:
            findings = sum(diagnostic.span.file == str(path) for diagnostic in report.diagnostics)
            click.echo(f"{path}  {counted(count, 'slide')}  {counted(findings, 'finding')}")
    sys.exit(2 if None in slides.values() else 1 if report.diagnostics else 0)
