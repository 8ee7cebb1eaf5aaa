"""Native charts and the workbooks behind them.

In:  a chart laid out. Out: a chart part (ECMA-376 part 1, 21.2) that a person can restyle and edit,
with its numbers in an embedded workbook that opens in Excel.

The elements are ours rather than python-pptx's chart writer's: of its own only the series' references
would remain once axis ids, layout, labels and colours were mended. Sheets and ranges are laid out as
its ``replace_data`` writes them.
"""

from deckgen.paint.pptx.charts.part import add_chart

__all__ = ["add_chart"]
