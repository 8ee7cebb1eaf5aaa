"""The command line. Each command reads its options, calls one function, and prints what came of it.

Results go to stdout, talk to stderr. Exit codes: 0 clean, 1 findings, 2 usage or input error. What a
command needs is imported inside it, so that ``--help`` is quick.
"""

from __future__ import annotations

import click

from deckgen import __version__
from deckgen.cli.build import build
from deckgen.cli.check import check
from deckgen.cli.diff import diff
from deckgen.cli.release import release
from deckgen.cli.show import show
from deckgen.cli.stale import stale
from deckgen.cli.template import templates
from deckgen.cli.trace import trace
from deckgen.cli.translate import translate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", prog_name="deckgen")
def main() -> None:
    """Build briefing decks (PPTX) and memos (PDF) for each audience from one outline."""


for command in (build, check, diff, release, show, stale, templates, trace, translate):
    main.add_command(command)
