"""``python -m deckgen``: the same as the command ``deckgen``."""

from deckgen.cli.group import main

main()
