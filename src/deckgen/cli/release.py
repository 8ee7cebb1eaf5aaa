"""``deckgen release``. In: finished files, an audience. Out: what they hold that it is not told."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from deckgen.cli.told import counted, refuse, tell


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--for", "audience", required=True, metavar="AUDIENCE", help="Who is to get the files.")
@click.option("--outline", required=True, type=click.Path(path_type=Path), help="What they were made from.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The passwords of protected PDFs, as 'build' takes them.",
)
@click.option("-q", "--quiet", is_flag=True, help="Only what is found.")
def release(
    files: tuple[Path, ...], audience: str, outline: Path, password_file: Path | None, quiet: bool
) -> None:
    """Search finished decks and PDFs for what AUDIENCE is not told.

    Everything in a FILE (.pptx or .pdf) is searched, whoever made or edited it: what is seen and what is
    not, notes, properties, comments, embedded files, earlier revisions.
    """
    from deckgen.diagnostics import InputError, Report  # noqa: PLC0415
    from deckgen.passwords import PasswordSource  # noqa: PLC0415
    from deckgen.releasing import release as run  # noqa: PLC0415

    report = Report()
    passwords = PasswordSource(password_file) if password_file else None
    try:
        proofs = run(files, outline, audience, report, passwords)
    except InputError as error:
        refuse(error.diagnostics)
    tell(report.diagnostics, verbose=False)
    for path, proof in proofs.items():
        if proof is not None and not quiet:
            click.echo(f"{path}  {proof.summary()}  {counted(proof.found, 'finding')}")
    sys.exit(2 if None in proofs.values() else 1 if report.diagnostics else 0)
