"""The words of the plans of deck, memo and handout, as data."""

from __future__ import annotations

from deckgen.model.documents import Paper, SlideSize

SIZES = tuple(size.value for size in SlideSize)
"""Words for ``size`` in ``deck:``."""

PAPERS = tuple(paper.value for paper in Paper)
"""Words for ``paper`` in ``memo:`` and ``handout:``."""

HANDOUTS = (1, 2, 3, 6)
"""How many slides may stand on a page of a handout."""

CONTENTS = ("yes", "no", "auto")
"""Words for ``contents`` in ``memo:``."""
