"""The text styles of deck and memo: face, size and leading in points, colour role, tabular figures.

One table for the whole house; a brand changes faces and colours, not this discipline.
"""

from __future__ import annotations

from typing import Final

from deckgen.brand.look import Setting, TextStyle

_TABLE: Final = """
# the deck
display             heading    40    46  white
subtitle            text       20    28  on-dark
field-label         text       12    16  on-dark
field-value         text-bold  16    22  white
handling            text       10    16  on-dark
unit-dark           text-bold  12    16  white
kicker              text-bold  12    16  accent
kicker-dark         text-bold  12    16  on-dark
title               heading    28    34  primary
statement           heading    24    32  primary
statement-alone     heading    34    44  primary
column-head         text-bold  20    26  primary
column-text         text       20    27  ink
point               text       18    24  ink
subpoint            text       16    21  ink
quote               heading    28    37  primary
quote-by            text-bold  16    22  ink
quote-role          text       16    22  grey-700
strip-label         text-bold  16    25  primary
strip-text          text       18    25  ink
table-head          text-bold  12    15  primary
table-unit          text       12    15  grey-700
matrix-head         text-bold  14    18  primary
cell                text       16    20  ink
cell-strong         text-bold  16    20  ink
cell-sign           text-bold  18    20  ink
cell-detail         text       13    17  ink
cell-note           text       13    17  grey-700
caption             text       12    16  grey-700
chart-label         text       12    14  ink
chart-strong        text-bold  12    14  accent
target              text-bold  12    16  ink
timeline-date       text-bold  20    28  primary
timeline-name       text-bold  18    24  ink
timeline-text       text       16    22  ink
figure-value        text-bold  48    60  primary
figure-text         text       18    25  ink
side-head           text-bold  20    28  primary
side-head-accent    text-bold  20    28  accent
process-number      text-bold  16    24  primary
process-name        text-bold  20    28  primary
process-text        text       16    22  ink
process-when        text-bold  16    22  primary
process-who         text       16    22  grey-700
person-name         text-bold  18    24  ink
person-office       text       16    21  ink
person-of           text       16    21  grey-700
seat-head           text-bold  16    24  primary
agenda-number       text-bold  24    30  primary
agenda-theme        text-bold  20    26  primary
agenda-question     text       18    24  ink
agenda-minutes      text       16    22  grey-700
source-number       text-bold  18    24  primary
source-name         text-bold  18    24  ink
source-text         text       16    22  ink
source-where        text       14    22  grey-700
progress            text       14    20  on-dark
progress-now        text-bold  14    20  white
source              text       11    14  grey-700
furniture           text       10    16  grey-700
furniture-strong    text-bold  10    16  grey-700
furniture-dark      text       10    16  on-dark
furniture-dark-bold text-bold  10    16  on-dark
marking             text-bold  12    18  white
# the memo
memo-name           heading    24    30  primary
memo-title          heading    34    42  white
memo-subtitle       text       16    24  on-dark
memo-unit-dark      text-bold  12    16  white
memo-label          text       10    15  grey-700
memo-value          text       11    15  ink
memo-strong         text-bold  11    15  ink
memo-box-label      text-bold  10    14  accent
memo-box-text       heading    13    19  primary
memo-heading        heading    15    20  primary
memo-heading-2      text-bold  11    15  primary
memo-heading-3      text-bold  11    15  ink
memo-contents       text-bold  11    15  ink
memo-contents-2     text       11    15  ink
memo-contents-page  text       11    15  ink
memo-leader         text        9    15  grey-400
memo-text           text       11    15  ink
memo-talking        text       14    20  ink
memo-talking-number text-bold  14    20  primary
memo-raise          text       12    17  ink
memo-number         text       11    15  grey-700
memo-cite           text        9    15  primary
memo-quote          heading    12    17  primary
memo-quote-by       text       10    14  grey-700
memo-caption        text-bold   9.5  13  primary
memo-caption-text   text        9.5  13  grey-700
memo-table-head     text-bold   9.5  13  primary  tabular
memo-table-unit     text        9.5  13  grey-700  tabular
memo-cell           text       10    13  ink  tabular
memo-cell-strong    text-bold  10    13  ink  tabular
memo-cell-sign      text-bold  11    13  ink
memo-cell-note      text        9    12  grey-700  tabular
memo-chart          text        9    10.2  ink  tabular
memo-chart-strong   text-bold   9    10.2  accent  tabular
memo-target         text-bold   9    11  ink
memo-source         text        9    13  grey-700
memo-entry-number   text-bold  10    13  primary
memo-entry          text       10    13  ink
memo-back           text        9    13  grey-700
memo-unit           text-bold  10    16  grey-700
memo-running        text        9    16  grey-700
memo-foot           text        9    14  grey-700
memo-page           text-bold   9    14  ink
"""


_BODY: Final = frozenset({"memo-text"})
"""Styles of running text, which a brand may have justified."""

_SPOKEN: Final = frozenset({"memo-talking", "memo-raise"})
"""Styles of what is said aloud."""

_PROSE: Final = _BODY | _SPOKEN | {"memo-box-text", "memo-quote", "memo-caption", "memo-source", "memo-entry"}
"""Styles whose paragraphs are broken as a whole."""


def text_styles(*, justified: bool = False) -> dict[str, TextStyle]:
    """All styles by name; running text is ``justified``, or ragged."""
    body = Setting.JUSTIFIED if justified else Setting.RAGGED
    styles = {}
    for row in _TABLE.strip().splitlines():
        if not row.startswith("#"):
            name, face, size, leading, colour, *more = row.split()
            setting = body if name in _BODY else Setting.RAGGED if name in _PROSE else Setting.LINE_BY_LINE
            tabular = more == ["tabular"]
            styles[name] = TextStyle(
                name, face, float(size), float(leading), colour, tabular=tabular, setting=setting
            )
    return styles
