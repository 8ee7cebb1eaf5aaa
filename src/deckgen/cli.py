"""The command line. Each command reads its options, calls one function, and prints what came of it.

Results go to stdout, talk to stderr. Exit codes: 0 clean, 1 findings, 2 usage or input error. What a
command needs is imported inside it, so that ``--help`` is quick.
"""

from __future__ import annotations

import atexit
import gc
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from deckgen import __version__

if TYPE_CHECKING:
    from deckgen.build import Document
    from deckgen.diagnostics import Diagnostic

FORMATS: Final = ("deck", "memo", "slides", "handout")
BAR: Final = 24
PATIENCE: Final = 1.0
"""Seconds after which a terminal is told what is being made."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="deckgen")
def main() -> None:
    """Build briefing decks (PPTX) and memos (PDF) for each audience from one outline."""


@main.command()
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
    quiet: bool,
    verbose: bool,
) -> None:
    """Write deck and memo for each audience into DIR.

    Without OUTLINE, all of outlines/*.yaml are built.
    """
    gc.disable()  # one build, then the process ends: a fifth of its time otherwise
    atexit.register(gc.freeze)  # nor is everything searched for cycles while the process ends
    from deckgen.build import build as run  # noqa: PLC0415
    from deckgen.diagnostics import InputError  # noqa: PLC0415
    from deckgen.passwords import PasswordSource  # noqa: PLC0415

    if password_file and password_env:
        raise click.UsageError("Passwords come from --password-file or --password-env, not from both.")
    passwords = PasswordSource(password_file, password_env, _ask if sys.stdin.isatty() else None)
    progress = _progress(quiet)
    wanted = _found(outlines)
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
        _refuse(error.diagnostics)
    _clear()
    shown = _tell(found, verbose=verbose or not documents)
    if not quiet:
        for document in documents:
            click.echo(_summary(document, out))
    sys.exit(1 if shown or not documents else 0)


@main.command()
@click.argument("outlines", nargs=-1, type=click.Path(path_type=Path), metavar="[OUTLINE]...")
@click.option("-a", "--audience", "audiences", multiple=True, metavar="NAME", help="Only for this audience.")
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE", help="A .pptx or .potx to build on."
)
@click.option("-q", "--quiet", is_flag=True, help="Only errors and findings.")
@click.option("-v", "--verbose", is_flag=True, help="How full each slide is, and notes.")
@click.option(
    "--deck", is_flag=True, help="The files named are finished decks (.pptx): check their structure."
)
def check(
    outlines: tuple[Path, ...],
    audiences: tuple[str, ...],
    template: Path | None,
    quiet: bool,
    verbose: bool,
    deck: bool,
) -> None:
    """Read, compose and lay out everything, and write nothing.

    With --deck, hold finished decks against the rules of structure and access.
    """
    if deck:
        if audiences or template or not outlines:
            raise click.UsageError("--deck takes the files to check, and no audience or template.")
        _check_decks(outlines, quiet=quiet)
    from deckgen.build import lay_out  # noqa: PLC0415
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.show import fullness  # noqa: PLC0415

    report = Report()
    progress = _progress(quiet)
    wanted = _found(outlines)
    made = lay_out(wanted, report, audiences=audiences, progress=progress, advise=True, template=template)
    documents = list(made)
    _clear()
    if report.has_errors:
        _refuse(report.diagnostics)
    shown = _tell(report.diagnostics, verbose=verbose)
    if not quiet:
        for document in documents:
            click.echo(_summary(document, None, notes=not verbose))
            if verbose:
                for line in fullness(document.pages):
                    click.echo(line)
    sys.exit(1 if shown else 0)


@main.command()
@click.argument("outline", type=click.Path(path_type=Path))
def show(outline: Path) -> None:
    """Show the themes, audiences and layouts of OUTLINE."""
    from deckgen.diagnostics import InputError  # noqa: PLC0415
    from deckgen.show import describe  # noqa: PLC0415

    try:
        for line in describe(outline):
            click.echo(line)
    except InputError as error:
        _refuse(error.diagnostics)


@main.group("template")
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
        _refuse(error.diagnostics)
    for line in lines:
        click.echo(line)
    sys.exit(1 if _tell(found, verbose=verbose) else 0)


def _check_decks(decks: Sequence[Path], *, quiet: bool) -> NoReturn:
    """Tell what is wrong with finished decks, whoever made them."""
    from deckgen.diagnostics import Report  # noqa: PLC0415
    from deckgen.integrity.check import check_deck  # noqa: PLC0415

    report = Report()
    slides = {path: check_deck(path, str(path), report) for path in decks}
    _tell(report.diagnostics, verbose=False)
    for path, count in slides.items():
        if count is not None and not quiet:
            findings = sum(diagnostic.span.file == str(path) for diagnostic in report.diagnostics)
            click.echo(f"{path}  {_count(count, 'slide')}  {_count(findings, 'finding')}")
    sys.exit(2 if None in slides.values() else 1 if report.diagnostics else 0)


def _found(outlines: Sequence[Path]) -> list[Path]:
    """The outlines named, or those of the folder outlines/."""
    if outlines:
        return list(dict.fromkeys(outlines))
    from deckgen.diagnostics import Report, Span  # noqa: PLC0415

    folder = Path("outlines")
    found = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
    if not found:
        report = Report()
        report.add("no-outlines", Span(str(folder)), path=f"{folder}/")
        _refuse(report.diagnostics)
    return found


def _refuse(diagnostics: Iterable[Diagnostic]) -> NoReturn:
    """Print everything that was found and leave with exit code 2."""
    _clear()
    _tell(diagnostics, verbose=False)
    sys.exit(2)


def _tell(diagnostics: Iterable[Diagnostic], *, verbose: bool) -> int:
    """Print diagnostics to stderr; how many errors and warnings there were."""
    from deckgen.diagnostics import Severity  # noqa: PLC0415

    count = 0
    for diagnostic in diagnostics:
        if diagnostic.severity is Severity.NOTE:
            if verbose:
                click.echo(str(diagnostic), err=True)
            continue
        count += 1
        click.echo(str(diagnostic), err=True)
    return count


def _summary(document: Document, out: Path | None, *, notes: bool = False) -> str:
    """One line: the file, its pages, its findings, what was withheld; how many notes -v would show."""
    pages = len(document.pages.pages)
    unit = "page" if document.format in ("memo", "handout") else "slide"
    name = document.name if out is None else str(out / document.name)
    parts = [name, _count(pages, unit), _count(len(document.findings), "warning")]
    if notes and document.notes:
        parts.append(f"{_count(document.notes, 'note')} (-v shows them)")
    if document.protect:
        parts.append("protected")
    withheld = _withheld(document.withheld)
    if withheld:
        parts.append(f"withheld from {document.outline.audience}: {withheld}")
    return "  ".join(parts)


def _ask(what: str) -> str:
    """A password, typed twice and not shown."""
    _clear()
    answer: str = click.prompt(what, hide_input=True, confirmation_prompt=True, err=True)
    return answer


def _withheld(withheld: Mapping[str, int]) -> str:
    return ", ".join(_count(number, kind) for kind, number in sorted(withheld.items()))


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _progress(quiet: bool) -> Callable[[str, float], None]:
    """A bar for a terminal that looks on, once the work takes long."""
    if quiet or not sys.stderr.isatty():
        return lambda _, __: None
    started = time.monotonic()

    def tell(what: str, share: float) -> None:
        if time.monotonic() - started > PATIENCE:
            bar = "█" * round(share * BAR) + "░" * (BAR - round(share * BAR))
            click.echo(f"\r\x1b[2K{bar} {share:4.0%}  {what}", err=True, nl=False)

    return tell


def _clear() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K", err=True, nl=False)
