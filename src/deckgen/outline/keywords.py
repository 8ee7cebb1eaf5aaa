"""The words that an outline chooses among: its formats, layouts, sections, and what it calls fixed parts."""

from __future__ import annotations

FORMATS = ("deck", "memo", "slides", "handout")
"""The output formats: native deck, memo PDF, slides PDF, handout PDF."""

MEDIA = ("deck", "memo")
"""What an outline is composed for; the handout shows the deck."""

DECK_FORMATS = ("deck", "slides", "handout")
"""Those that show the slides of the deck."""

DEFAULT_FORMATS = ("deck", "memo")

LAYOUTS = (
    "points",
    "statements",
    "points-and-quote",
    "quote",
    "table",
    "chart",
    "chart-and-points",
    "matrix",
    "timeline",
    "actions",
    "picture",
    "picture-and-points",
    "options",
    "judgements",
    "risks",
    "figures",
    "two-columns",
    "comparison",
    "process",
    "people",
    "table-plan",
    "section",
    "none",
)
"""Words for ``slide:``. 'section' makes a section divider; 'none' keeps a theme out of the deck."""

FIXED_SLIDES = ("cover", "bottom-line", "agenda", "sources", "closing", "annex")
"""Names in ``deck:`` that are no themes. What stands behind 'annex' is kept in reserve."""

SECTIONS = (
    "prose",
    "list",
    "notes",
    "table",
    "chart",
    "matrix",
    "timeline",
    "actions",
    "options",
    "judgements",
    "risks",
    "figures",
    "columns",
    "process",
    "people",
    "press-line",
    "quote",
    "none",
)
"""Words for ``section:``. 'notes' sets the notes' own statements; 'none' keeps a theme out of the memo."""

DISTRIBUTION = "distribution"
"""What ``drop`` calls the list of who gets which copy."""

FIXED_SECTIONS = ("bottom-line", "sources", "annex")
