"""Messages on data, charts and timelines."""

from __future__ import annotations

from typing import Final

from deckgen.messages.form import Message, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

DATA_MESSAGES: Final[dict[str, Message]] = {
    "data-column": Message(_E, "there is no column '{word}' in {file}", "{hint}"),
    "data-number": Message(
        _E,
        "'{word}' in column '{column}' is no number",
        "write it as 1234.5, without unit; leave the cell empty where there is none",
    ),
    "data-date": Message(
        _E, "'{word}' is no date", "write it as 2025-02-17; leave the cell empty where there is none"
    ),
    "data-negative": Message(
        _E, "the value of '{word}' is below nought, and no part of a whole is", "show bars instead"
    ),
    "chart-key": Message(
        _E, "'{key}' means nothing for a chart of kind '{kind}'", "it is for these kinds: {kinds}"
    ),
    "chart-row": Message(
        _E,
        "'{word}' has {found} entries, and {expected} are needed",
        "there is one for each series; leave a place empty ('') where there is no value",
    ),
    "chart-parts": Message(
        _W,
        "{found} parts of a whole are more than can be told apart; they stand side by side",
        "show at most {limit}, the rest in one",
    ),
    "scatter-pair": Message(
        _E, "'{word}' has {found} numbers; a point has two", "write it as 'name: [x, y]'"
    ),
    "series-empty": Message(_E, "there is no value in the series '{word}'", "leave the series out"),
    "pie-series": Message(_E, "a pie shows one series, not {found}", "show stacked columns instead"),
    "pie-nothing": Message(_E, "all slices of this pie are nought", "a pie needs something to part"),
    "line-all": Message(_E, "no series is left to stand as columns", "use 'kind: line'"),
    "axis-short": Message(
        _E, "'{key}' would cut off a value of the chart", "an axis holds every value; widen it"
    ),
    "data-row": Message(_E, "this row has {found} cells; the header has {expected}", "mend the row"),
    "data-rows": Message(_E, "'{file}' has more than {limit} rows", "keep the rows that the documents show"),
    "data-empty": Message(_E, "there is no row with a value in '{file}'", "a chart needs at least one"),
    "data-null": Message(_E, "'{word}' has no value", "{hint}"),
    "row-left-out": Message(
        _W, "the row '{word}' is left out of the chart: it has no value", "give it one, or delete the row"
    ),
    "data-header": Message(
        _E,
        "'{file}' is no table of data: {reason}",
        "give it a header row, each column with a name of its own",
    ),
    "data-workbook": Message(
        _E,
        "'{file}' is no workbook that can be read: {reason}",
        "save it as .xlsx, or the sheet as CSV in UTF-8",
    ),
    "data-sheet": Message(_E, "there is no sheet '{word}' in {file}", "{hint}"),
    "data-sheetless": Message(_E, "'{file}' is no workbook and has no sheets", "leave 'sheet' out"),
    "data-cells": Message(
        _E,
        "'{file}' spreads over more than {limit} cells",
        "delete the empty rows and columns that have a format",
    ),
    "data-formula": Message(
        _E,
        "the formula in this cell has no value",
        "open the workbook in a spreadsheet program and save it again",
    ),
    "data-error": Message(
        _E, "this cell holds the error value {word}", "mend the formula, or empty the cell"
    ),
    "data-format": Message(
        _E, "'{file}' is no CSV table: {reason}", "save the sheet as CSV in UTF-8 with a header row"
    ),
    "highlight-unknown": Message(_E, "there is no bar, point or series '{word}' in this chart", "{hint}"),
    "event-undated": Message(
        _E,
        "'{date}' names no day with its year, and this timeline is spaced by time",
        "write it as '17 February 2025', or add 'day: 2025-02-17' to the event",
    ),
    "event-order": Message(
        _E, "'{date}' stands behind '{before}', which is later", "put the events in the order of their days"
    ),
    "timeline-crowded": Message(
        _N,
        "the events of this timeline stand evenly, not as their days are: {reason}",
        "leave 'spacing: time' out, or show fewer events on this timeline",
    ),
}
