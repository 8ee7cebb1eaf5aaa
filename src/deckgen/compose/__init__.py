"""From outline and notes to what one audience is told. Out: ``Deck`` and ``Memo``, sources numbered.

``compose`` selects (``topics``), numbers the sources (``citing``), chooses a body for each theme
(``content``) and puts both media in order (``deck``, ``memo``). Nothing is measured here.
"""
