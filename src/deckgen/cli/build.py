"""``deckgen build``. In: outlines. Out: a deck and a memo for each audience, in a folder."""

from __future__ import annotations

import atexit
import gc
import sys
from functools import partial
from pathlib import Path
from typing import Final

import click

from deckgen.cli.records import tell_records
from deckgen.cli.told import clear, outlines_named, progress_bar, refuse, summary, tell

FORMATS: Final = ("deck", "memo", "slides", "handout")


@click.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path), metavar="[OUTLINE]...")
@click.option("-a", "--audience", "audiences", multiple=True, metavar="NAME", help="Only for this audience.")
@click.option(
    "-f", "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Only this format."
)
@click.option(
    "-o", "--out", default=Path("out"), type=click.Path(path_type=Path), show_default=True, metavar="DIR"
)
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE", help="A .pptx or .potx to build on."
)
@click.option("--protect", is_flag=True, help="Protect all PDFs by passwords, which are asked for.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The password that opens PDFs on its first line, the owner's on the second.",
)
@click.option(
    "--password-env", metavar="NAME", help="The variable with that password; NAME_OWNER has the owner's."
)
@click.option(
    "--records",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="One set of documents for each row of a .csv, .yaml or .jsonl file.",
)
@click.option(
    "--names", metavar="PATTERN", help="How files of records are called: '{{country}}-{{audience}}'."
)
@click.option("-q", "--quiet", is_flag=True, help="Only errors and findings.")
@click.option("-v", "--verbose", is_flag=True, help="Notes, too.")
def build(
    outlines: tuple[Path, ...],
    audiences: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    template: Path | None,
    protect: bool,
    password_file: Path | None,
    password_env: str | None,
    records: Path | None,
    names: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write deck and memo for each audience into DIR.

    Without OUTLINE, all of outlines/*.yaml are built.
    """
    if password_file and password_env:
        raise click.UsageError("Passwords come from --password-file or --password-env, not from both.")
    if names and not records:
        raise click.UsageError("--names is for --records.")
    if records and len(outlines) != 1:
        raise click.UsageError("--records takes one outline.")
    atexit.register(gc.freeze)  # not everything is searched for cycles while the process ends
    from deckgen.passwords import PasswordSource  # noqa: PLC0415

    passwords = PasswordSource(password_file, password_env, _ask if sys.stdin.isatty() else None)
    progress = progress_bar(quiet)
    if records:
        from deckgen.bulk import build_records  # noqa: PLC0415

        make = partial(build_records, outlines[0], records, out, names=names or "", audiences=audiences)
        make = partial(make, formats=formats, progress=progress, template=template)
        tell_records(partial(make, protect=protect, passwords=passwords), out, quiet=quiet, verbose=verbose)
    gc.disable()  # one build, then the process ends: a fifth of its time otherwise
    from deckgen.build import build as run  # noqa: PLC0415
    from deckgen.diagnostics import InputError  # noqa: PLC0415

    wanted = outlines_named(outlines)
    try:
        documents, found = run(
            wanted,
            out,
            audiences=audiences,
            formats=formats,
            progress=progress,
            template=template,
            protect=protect,
            passwords=passwords,
        )
    except InputError as error:
        refuse(error.diagnostics)
    clear()
    shown = tell(found, verbose=verbose or not documents)
    if not quiet:
        for document in documents:
            click.echo(summary(document, out))
    sys.exit(1 if shown or not documents else 0)


def _ask(what: str) -> str:
    """A password, typed twice and not shown."""
    clear()
    answer: str = click.prompt(what, hide_input=True, confirmation_prompt=True, err=True)
    return answer
