"""The command line: a module for each command; ``deckgen.cli.group`` holds them together."""
