"""A structural checker of finished decks.

In:  a .pptx, from anybody. Out: diagnostics, each with its part and place.

It takes nothing from the painter whose work it checks. ``deckgen.archive`` opens the zip file and bounds
what is unpacked, ``deckgen.parts`` parses XML and knows parts and relationships; ``deck`` slides and
layouts, ``shapes`` and ``geometry`` what stands on them, ``workbook`` the numbers behind charts;
``rules`` are data, one function each, and ``check`` runs them. docs/integrity.md lists the codes.
"""
