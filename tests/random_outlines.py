"""Outlines at random, as an author might write them, with every text that their audience has to get."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from hypothesis import strategies as st

from deckgen.outline.memo_kinds import ANNEX, KINDS, PARTS

LETTERS = "aàbcdeéß’mnoiWlt1"
"""What both text and heading face draw, and no markup."""


@st.composite
def texts(draw: st.DrawFn, least: int, most: int, *, long: bool = False) -> str:
    """So many words, the first with a capital; one ``long`` text in ten has a word of many letters."""
    words = draw(st.lists(_WORD, min_size=least, max_size=most))
    if long and draw(st.integers(0, 9)) == 9:
        words[draw(st.integers(0, len(words) - 1))] = draw(_LONG_WORD)
    return " ".join(("S" + words[0], *words[1:]))


_WORD = st.text(st.sampled_from(LETTERS), min_size=1, max_size=12)
_LONG_WORD = st.text(st.sampled_from("abcmnil"), min_size=40, max_size=90)
SHORT = texts(1, 3)
SENTENCE = texts(2, 24, long=True)
NAME = st.text(st.sampled_from("abcdeimn"), min_size=2, max_size=9).map(str.capitalize)


@st.composite
def _points(draw: st.DrawFn) -> list[object]:
    entries: list[object] = []
    for text in draw(st.lists(SENTENCE, min_size=1, max_size=12)):
        below = draw(st.lists(texts(1, 12), max_size=3))
        entries.append({"text": text, "points": below} if below else text)
    return entries


@st.composite
def _table(draw: st.DrawFn) -> dict[str, object]:
    """Some with headings in groups, and cells over several columns or rows."""
    columns: list[object] = [*draw(st.lists(SHORT, min_size=1, max_size=6))]
    cell = st.one_of(SHORT, st.integers(-999, 9999).map(str), texts(1, 12))
    row = st.lists(cell, min_size=len(columns), max_size=len(columns))
    rows: list[list[object]] = [[*cells] for cells in draw(st.lists(row, min_size=1, max_size=14))]
    if len(columns) > 2 and draw(st.booleans()):
        group = draw(SHORT)
        columns[1:] = [{"name": name, "group": group} for name in columns[1:]]
        wide = draw(st.integers(0, len(rows) - 1))
        rows[wide][1:] = [{"text": rows[wide][1], "columns": len(columns) - 1}]
        tall = draw(st.integers(1, min(3, len(rows))))
        rows[0][0] = {"text": rows[0][0], "rows": tall}
        for covered in rows[1:tall]:
            del covered[0]
    return {"columns": columns, "rows": rows, "caption": draw(SHORT)}


@st.composite
def _matrix(draw: st.DrawFn) -> dict[str, object]:
    questions = draw(st.lists(SHORT, min_size=1, max_size=4))
    answer = st.tuples(st.sampled_from("+×±?"), NAME, SHORT).map(list)
    answers = st.lists(answer, min_size=len(questions), max_size=len(questions))
    return {"columns": questions, "rows": draw(st.dictionaries(NAME, answers, min_size=1, max_size=6))}


_EVENT = st.fixed_dictionaries({"date": NAME, "name": SHORT, "text": texts(1, 8)})
_ACTION = st.fixed_dictionaries(
    {
        "what": texts(2, 24),
        "owner": SHORT,
        "by": NAME,
        "status": st.sampled_from(["on track", "at risk", "late"]),
    }
)
_QUOTE = st.fixed_dictionaries({"text": SENTENCE, "by": NAME, "role": NAME})
_FIGURE = st.fixed_dictionaries({"value": SHORT, "text": texts(1, 14, long=True)})
_STEP = st.fixed_dictionaries(
    {"name": SHORT}, optional={"text": texts(1, 14, long=True), "when": NAME, "who": SHORT}
)


@st.composite
def _columns(draw: st.DrawFn) -> list[object]:
    return [{"head": draw(SHORT), "points": draw(_points())} for _ in range(2)]


_CHART = st.fixed_dictionaries(
    {
        "title": SHORT,
        "data": st.dictionaries(NAME, st.integers(0, 5000).map(lambda n: n / 10), min_size=1, max_size=30),
    }
)
_JUDGEMENT = st.fixed_dictionaries(
    {
        "statement": texts(2, 24, long=True),
        "likelihood": st.sampled_from(["remote chance", "even chance", "highly likely", "almost certain"]),
        "confidence": st.sampled_from(["low", "moderate", "high"]),
    }
)
_LEVEL = st.sampled_from(["low", "medium", "high"])
_RISK = st.fixed_dictionaries(
    {"risk": texts(2, 24), "likelihood": _LEVEL, "impact": _LEVEL, "response": texts(1, 24, long=True)}
)


_REPLY = st.fixed_dictionaries({"question": texts(2, 12), "answer": SENTENCE})
_PRESS_LINE = st.fixed_dictionaries(
    {"line": texts(2, 40)},
    optional={
        "if_asked": st.lists(_REPLY, min_size=1, max_size=6),
        "not_to_say": st.lists(SENTENCE, min_size=1, max_size=3),
    },
)


@st.composite
def _options(draw: st.DrawFn) -> dict[str, object]:
    criteria = draw(st.lists(SHORT, min_size=1, max_size=6))
    cell = st.tuples(st.sampled_from("+×±?"), NAME, SHORT).map(list)
    cells = st.lists(cell, min_size=len(criteria), max_size=len(criteria))
    choices = draw(st.dictionaries(NAME, cells, min_size=1, max_size=6))
    options = {"criteria": criteria, "choices": choices, "verdict": draw(texts(1, 24))}
    if draw(st.booleans()):
        options["recommended"] = draw(st.sampled_from(sorted(choices)))
    return options


_BLOCKS: dict[str, st.SearchStrategy[object]] = {
    "points": _points(),
    "quote": _QUOTE,
    "table": _table(),
    "matrix": _matrix(),
    "timeline": st.lists(_EVENT, min_size=1, max_size=8),
    "actions": st.lists(_ACTION, min_size=1, max_size=8),
    "chart": _CHART,
    "options": _options(),
    "judgements": st.lists(_JUDGEMENT, min_size=1, max_size=8),
    "risks": st.lists(_RISK, min_size=1, max_size=14),
    "figures": st.lists(_FIGURE, min_size=1, max_size=4),
    "columns": _columns(),
    "process": st.lists(_STEP, min_size=3, max_size=7),
    "press_line": _PRESS_LINE,
}


@st.composite
def _theme(draw: st.DrawFn) -> dict[str, object]:
    kinds = draw(st.sets(st.sampled_from(sorted(_BLOCKS)), min_size=1, max_size=2))
    theme = {kind: draw(_BLOCKS[kind]) for kind in sorted(kinds)}
    theme |= {"name": draw(NAME), "headline": draw(texts(1, 12, long=True))}
    if draw(st.booleans()):
        theme["takeaway"] = {"label": draw(NAME), "text": draw(texts(1, 10))}
    return theme


_READ = (
    *("date", "name", "what", "owner", "head", "value", "text", "when", "who"),
    *("by", "role", "columns", "rows", "points", "statement", "risk", "response"),
    *("line", "if_asked", "question", "answer", "not_to_say"),
)
_JUDGED = ("likelihood", "confidence", "impact", "status", "caption")
"""The keys of blocks in the order in which their texts are read; other keys are names themselves."""


@dataclass(frozen=True)
class Random:
    """An outline's lines below title and notes, its notes, and what both media must hold.

    ``told`` has the texts of each block in their order.
    """

    lines: str
    notes: str
    told: tuple[tuple[str, ...], ...]


@st.composite
def outlines(draw: st.DrawFn) -> Random:
    """Themes with blocks of their own, and a last one that takes all it says from the notes."""
    themes: dict[str, dict[str, object]] = {}
    for number, theme in enumerate(draw(st.lists(_theme(), min_size=1, max_size=4))):
        themes[f"t{number}"] = theme
    told = [tuple(_texts(part)) for theme in themes.values() for part in _parts(theme)]
    statements = draw(st.lists(SENTENCE, min_size=1, max_size=10))
    themes["taken"] = {"from": "facts", "name": "Facts"}
    outline: dict[str, object] = {"themes": themes}
    if draw(st.booleans()):
        outline |= {"date": "2025-03-04", "author": draw(NAME), "marking": "TLP:AMBER+STRICT"}
    if draw(st.booleans()):
        line = draw(texts(1, 40))
        outline["bottom_line"] = {"statement": line, "columns": {draw(NAME): draw(texts(1, 12))}}
        told.append((line,))
    if draw(st.booleans()):
        outline["memo"] = {"kind": draw(st.sampled_from(KINDS))}
        for theme in themes.values():
            if draw(st.booleans()):
                theme["part"] = draw(st.sampled_from((*PARTS, ANNEX)))
    if draw(st.booleans()):
        outline["deck"] = {"size": "4:3"}
    notes = "# Notes\n\n## Facts\n\n" + "".join(f"- {statement}\n" for statement in statements)
    return Random(
        yaml.safe_dump(outline, allow_unicode=True, sort_keys=False), notes, (*told, tuple(statements))
    )


def _parts(theme: dict[str, object]) -> Iterator[object]:
    """What a theme shows, block by block; a chart's bars and a table's cells stand for themselves."""
    for key in sorted(_BLOCKS.keys() & theme.keys()):
        if key == "chart":
            yield from theme[key]["data"]  # type: ignore[index]
        elif key == "table":
            yield from _each_cell(theme[key])  # type: ignore[arg-type]
        elif key == "options":
            yield _row_by_row(theme[key])  # type: ignore[arg-type]
        else:
            yield theme[key]
    if "takeaway" in theme:
        yield theme["takeaway"]["text"]  # type: ignore[index]


def _each_cell(table: dict[str, object]) -> Iterator[object]:
    """The texts of a table; one that goes on by columns is not read row by row, so each stands for itself."""
    for entry in (*table["columns"], *(cell for row in table["rows"] for cell in row)):  # type: ignore[attr-defined, misc]
        texts = (
            [entry[key] for key in ("name", "group", "text") if key in entry]
            if isinstance(entry, dict)
            else [entry]
        )
        yield from texts


def _row_by_row(options: dict[str, object]) -> list[object]:
    """The texts of options as a table is read: the choices, then each criterion with its cells."""
    choices: dict[str, list[object]] = options["choices"]  # type: ignore[assignment]
    rows = [
        [criterion, *(cells[at] for cells in choices.values())]
        for at, criterion in enumerate(options["criteria"])  # type: ignore[arg-type]
    ]
    return [*choices, *rows, options["verdict"]]


def _texts(part: object) -> Iterator[str]:
    """The texts of a block in the order in which they are read."""
    match part:
        case str():
            yield part
        case [("+" | "×" | "±" | "?"), *rest]:
            yield from _texts(rest)
        case dict():
            parties = [key for key in part if key not in (*_READ, *_JUDGED)]
            for key in (*parties, *(key for key in _READ if key in part)):
                if key in parties:
                    yield key
                yield from _texts(part[key])
        case list():
            for inner in part:
                yield from _texts(inner)
