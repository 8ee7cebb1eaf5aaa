"""What all commands tell in the same way: findings, summaries, progress; and what they are given alike.

In:  diagnostics, documents, paths from the command line. Out: lines on stdout and stderr, exit codes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

if TYPE_CHECKING:
    from deckgen.diagnostics import Diagnostic
    from deckgen.document import Document

BAR: Final = 24
PATIENCE: Final = 1.0
"""Seconds after which a terminal is told what is being made."""


def outlines_named(outlines: Sequence[Path]) -> list[Path]:
    """The outlines named, or those of the folder outlines/."""
    if outlines:
        return list(dict.fromkeys(outlines))
    from deckgen.diagnostics import Report, Span  # noqa: PLC0415

    folder = Path("outlines")
    found = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))
    if not found:
        report = Report()
        report.add("no-outlines", Span(str(folder)), path=f"{folder}/")
        refuse(report.diagnostics)
    return found


def refuse(diagnostics: Iterable[Diagnostic]) -> NoReturn:
    """Print everything that was found and leave with exit code 2."""
    clear()
    tell(diagnostics, verbose=False)
    sys.exit(2)


def tell(diagnostics: Iterable[Diagnostic], *, verbose: bool) -> int:
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


def summary(document: Document, out: Path | None, *, notes: bool = False) -> str:
    """One line: the file, its pages, its findings, what was withheld; how many notes -v would show."""
    pages = len(document.pages.pages)
    unit = "page" if document.format in ("memo", "handout") else "slide"
    name = document.name if out is None else str(out / document.name)
    parts = [name, counted(pages, unit), counted(len(document.findings), "warning")]
    if notes and document.notes:
        parts.append(f"{counted(document.notes, 'note')} (-v shows them)")
    if document.protect:
        parts.append("protected")
    withheld = _withheld(document.withheld)
    if withheld:
        parts.append(f"withheld from {document.outline.audience}: {withheld}")
    return "  ".join(parts)


def _withheld(withheld: Mapping[str, int]) -> str:
    return ", ".join(_counted_kind(number, kind) for kind, number in sorted(withheld.items()))


def _counted_kind(number: int, kind: str) -> str:
    """Parts of a kind counted; the name of some, such as points, is that of many."""
    if kind.endswith("ss"):
        return f"{number} {kind}{'' if number == 1 else 'es'}"
    if kind.endswith("s") or kind == "people":
        return f"{number} {'list' if number == 1 else 'lists'} of {kind}"
    return counted(number, kind)


def counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def progress_bar(quiet: bool) -> Callable[[str, float], None]:
    """A bar for a terminal that looks on, once the work takes long."""
    if quiet or not sys.stderr.isatty():
        return lambda _, __: None
    started = time.monotonic()

    def tell(what: str, share: float) -> None:
        if time.monotonic() - started > PATIENCE:
            bar = "█" * round(share * BAR) + "░" * (BAR - round(share * BAR))
            click.echo(f"\r\x1b[2K{bar} {share:4.0%}  {what}", err=True, nl=False)

    return tell


def clear() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K", err=True, nl=False)
