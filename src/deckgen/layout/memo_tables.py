"""What slides draw side by side, as tables of a memo.

In:  key figures, a process, people or a timeline, and the words of the document's language. Out: a ``Table``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from deckgen.diagnostics import Span
from deckgen.layout.figures import ARROWS
from deckgen.model.blocks import Cell, Column, KeyFigures, Process, Table, Timeline, When
from deckgen.model.inline import Run, Text
from deckgen.model.people import People
from deckgen.model.words import Words


def drawn_table(block: KeyFigures | Process | People | Timeline, words: Words) -> Table:
    """What a slide draws, as the memo's table."""
    match block:
        case KeyFigures():
            return _figures_table(block, words)
        case Process():
            return _process_table(block, words)
        case People():
            return _people_table(block, words)
        case Timeline():
            return _timeline_table(block, words)
        case _:
            assert_never(block)


def drawn_caption(block: KeyFigures | Process | People | Timeline, words: Words) -> Text | None:
    """What such a table shows, where its heading does not say it."""
    match block:
        case People():
            return Text((Run(words.say("people-title")),), block.span)
        case Timeline():
            return Text((Run(words.say("timeline-title")),), block.span)
        case KeyFigures() | Process():
            return None
        case _:
            assert_never(block)


def _figures_table(block: KeyFigures, words: Words) -> Table:
    """Each figure and what it counts; its trend by a sign and a word, where one has a trend."""
    trends = any(figure.trend for figure in block.figures)
    names = ("figure-value", "figure-text", *(["figure-trend"] * trends))
    rows = []
    for figure in block.figures:
        row = [Cell(figure.value), Cell(figure.text)]
        if figure.trend:
            word = Text((Run(words.say(f"trend-{figure.trend.value}")),), block.span)
            row.append(Cell(word, sign=ARROWS[figure.trend]))
        elif trends:
            row.append(Cell(Text((), block.span)))
        rows.append(tuple(row))
    return Table(_columns(names, words, block.span), tuple(rows), block.span)


def _process_table(block: Process, words: Words) -> Table:
    """The steps with their numbers; when and by whom, where a step says so."""
    steps, place = block.steps, block.span
    timed = any(step.when for step in steps)
    manned = any(step.who for step in steps)
    names = ("process-number", "process-step", *(["process-when"] * timed), *(["process-who"] * manned))
    now = Text((Run(words.say("process-now")),), place)
    rows = []
    for number, step in enumerate(steps, start=1):
        runs = [Run(run.text, bold=True, link=run.link) for run in step.name.runs]
        if step.text:
            runs += [Run(". "), *step.text.runs]
        row = [
            Cell(Text((Run(str(number)),), place)),
            Cell(step.name.with_runs(runs), now if step.now else None),
        ]
        shown = [*([step.when] if timed else []), *([step.who] if manned else [])]
        rows.append((*row, *(Cell(text or Text((), place)) for text in shown)))
    return Table(_columns(names, words, place), tuple(rows), place)


def _people_table(block: People, words: Words) -> Table:
    """Who takes part, side after side, each name with its side, its office and what that is held in."""
    place = block.span
    everybody = [person for side in block.sides for person in side.people]
    offices = any(person.role for person in everybody)
    homes = any(person.of for person in everybody)
    names = ("people-name", *(["people-role"] * offices), *(["people-of"] * homes), "people-side")
    rows = []
    for side in block.sides:
        for person in side.people:
            shown = [*([person.role] if offices else []), *([person.of] if homes else []), side.head]
            rows.append((Cell(person.name, person.about), *(Cell(text or Text((), place)) for text in shown)))
    return Table(_columns(names, words, place), tuple(rows), place)


def _timeline_table(block: Timeline, words: Words) -> Table:
    """The date of each event, and what happened; what happens now stands out."""
    rows = []
    for event in block.events:
        runs = [replace(run, bold=True) for run in event.name.runs]
        if event.text:
            runs += [Run(". "), *event.text.runs]
        rows.append((Cell(event.date), Cell(event.name.with_runs(runs))))
    columns = _columns(("timeline-date", "timeline-event"), words, block.span)
    now = tuple(at for at, event in enumerate(block.events) if event.when is When.NOW)
    return Table(columns, tuple(rows), block.span, highlighted=now)


def _columns(names: Sequence[str], words: Words, place: Span) -> tuple[Column, ...]:
    return tuple(Column(Text((Run(words.say(name)),), place)) for name in names)
