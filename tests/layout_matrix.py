"""Every layout, empty, normal, overfull and hostile: what the fast tests and LibreOffice are both given.

In:  ``CONTENT``, what each layout is filled with, written once for all kinds. Out: for a layout and a kind
     an outline with the words that have to be told; for a kind all layouts in one outline.

A text is asked of ``Texts``, which makes it as long as the kind wants and each of its words unique, so that
a lost one is missed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import yaml

KINDS = ("empty", "normal", "overfull", "hostile")

GREEK = (
    "Η έκτακτη σύνοδος των Παρισίων για την ευρωπαϊκή ασφάλεια και τις σχέσεις με τη Μόσχα έδειξε τι "
    "ενώνει και τι χωρίζει τους ηγέτες της Ευρώπης σήμερα"
)
"""A title of three lines."""

STRANGE = '<b>&"=1+1'
"""What a markup parser, an XML writer and a workbook would each take for something else."""

SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu")

HOSTILE_WORD = 200
"""Letters of a hostile word; it begins with one of its own."""

FILLER = "x"
"""What it is filled with. No other word of ``Texts`` has this letter."""

Value = object


@dataclass(slots=True)
class Texts:
    """Texts of a kind, each word with a number of its own."""

    kind: str
    told: list[str] = field(default_factory=list)
    fillers: int = 0
    _count: itertools.count[int] = field(default_factory=itertools.count)

    def word(self) -> str:
        """A word of six letters and a capital at times; in an empty case, of one letter."""
        if self.kind == "empty":
            return "A"
        number = next(self._count)
        digits = f"{number:04d}"[-4:]
        made = "".join(SYLLABLES[int(digit)] for digit in digits).capitalize()
        self.told.append(made)
        return made

    def words(self, count: int) -> str:
        return " ".join(self.word() for _ in range(1 if self.kind == "empty" else count))

    def label(self, *, long: bool = True) -> str:
        """A name of two words; hostile, a word of 200 letters, or strange signs where not ``long``."""
        if self.kind == "hostile":
            return self.endless() if long else f"{STRANGE} {self.word()}"
        return self.words(2)

    def sentence(self, count: int = 9) -> str:
        """A sentence; overfull of four times the words, hostile with a word of 200 letters."""
        match self.kind:
            case "overfull":
                return self.words(4 * count)
            case "hostile":
                return f"{self.words(2)} {self.endless()} {STRANGE}"
            case _:
                return self.words(count)

    def endless(self) -> str:
        """A word of 200 letters."""
        word = self.word()
        self.fillers += HOSTILE_WORD - len(word)
        return word.ljust(HOSTILE_WORD, FILLER)

    def many(self, least: int, normal: int, most: int) -> range:
        """How many: the least there may be, a usual number, or the most."""
        return range({"empty": least, "normal": normal}.get(self.kind, most))

    def headline(self) -> str:
        return GREEK if self.kind == "hostile" else self.sentence(8)


def _points(t: Texts, most: int = 30) -> Value:
    below = [] if t.kind == "empty" else [t.sentence(6)]
    return [
        {"text": t.sentence(), **({"points": below} if n % 3 == 0 and below else {})}
        for n in t.many(1, 4, most)
    ]


def _statements(t: Texts) -> Value:
    return [t.sentence() for _ in t.many(1, 3, 5)]


def _quote(t: Texts) -> Value:
    return {"text": t.sentence(12), "by": t.words(2), "role": t.words(3)}


def _table(t: Texts) -> Value:
    columns = [t.label() for _ in t.many(1, 4, 4)]
    rows = [
        [t.sentence(2) if at % 2 == 0 else str(10 * row + at) for at in range(len(columns))]
        for row in t.many(1, 6, 40)
    ]
    return {"columns": columns, "rows": rows, "caption": "A table"}


def _chart(t: Texts) -> Value:
    if t.kind == "hostile":
        series = [t.words(2) for _ in range(12)]
        data = {t.label(): [10 * n + 5 for n in range(len(series))] for _ in range(4)}
        return {"kind": "column", "title": t.words(4), "series": series, "data": data}
    return {"title": t.words(4), "data": {t.label(): 10 * n + 5 for n in t.many(1, 8, 30)}, "sort": "none"}


def _columns_chart(t: Texts) -> Value:
    data = {t.label(): [10 * n + 5, 7 - n] for n in t.many(1, 5, 30)}
    return {"kind": "column", "title": t.words(4), "series": ["2014", "2024"], "data": data, "target": 12}


def _matrix(t: Texts) -> Value:
    questions = [t.sentence(3) for _ in t.many(1, 3, 3)]
    cells = lambda: [[("+", "±", "×", "?")[n % 4], t.label(), t.sentence(3)] for n in range(len(questions))]  # noqa: E731
    return {
        "columns": questions,
        "rows": {t.label(): {"note": t.words(2), "cells": cells()} for _ in t.many(1, 4, 12)},
    }


def _timeline(t: Texts) -> Value:
    when = ("past", "now", "ahead")
    return [
        {"date": t.label(long=False), "name": t.label(), "text": t.sentence(6), "when": when[n % 3]}
        for n in t.many(1, 5, 16)
    ]


def _actions(t: Texts) -> Value:
    status = ("on track", "at risk", "late", "not begun", "done")
    return [
        {"what": t.sentence(8), "owner": t.label(), "by": t.label(), "status": status[n % 5]}
        for n in t.many(1, 5, 40)
    ]


def _options(t: Texts) -> Value:
    criteria = [t.label() for _ in t.many(1, 4, 12)]
    choices = {
        t.label(): [[("+", "±", "×")[n % 3], t.label(), t.sentence(3)] for n in range(len(criteria))]
        for _ in t.many(1, 3, 6 if t.kind == "overfull" else 3)
    }
    return {
        "criteria": criteria,
        "choices": choices,
        "recommended": next(iter(choices)),
        "verdict": t.sentence(8),
    }


def _judgements(t: Texts) -> Value:
    likely = ("remote chance", "unlikely", "even chance", "almost certain")
    sure = ("low", "moderate", "high")
    return [
        {"statement": t.sentence(8), "likelihood": likely[n % 4], "confidence": sure[n % 3]}
        for n in t.many(1, 4, 14)
    ]


def _risks(t: Texts) -> Value:
    level = ("high", "medium", "low")
    return [
        {
            "risk": t.sentence(6),
            "likelihood": level[n % 3],
            "impact": level[n // 3 % 3],
            "response": t.sentence(8),
        }
        for n in t.many(1, 4, 20)
    ]


def _figures(t: Texts) -> Value:
    trend = ("up", "down", "flat")
    return [
        {
            "value": t.label() if t.kind == "hostile" else f"{n + 1}4.5%",
            "text": t.sentence(8),
            "trend": trend[n % 3],
        }
        for n in t.many(1, 4, 4)
    ]


def _columns(t: Texts) -> Value:
    return [{"head": t.label(), "points": _points(t, 15)} for _ in range(2)]


def _process(t: Texts) -> Value:
    return [
        {"name": t.label(), "text": t.sentence(6), "when": t.words(2), "who": t.words(2)}
        for _ in t.many(3, 4, 7)
    ]


def _picture(t: Texts) -> Value:
    return {"file": "quay.png", "alt": "The quay", "caption": t.sentence(8), "credit": t.words(3)}


def _people(t: Texts, sides: range) -> Value:
    return {f"{side}. {t.label()}": [_person(t, n) for n in t.many(1, 4, 9)] for side in sides}


def _person(t: Texts, number: int) -> Value:
    photo = {"photo": "quay.png"} if number == 1 else {}
    return {"name": t.label(), "role": t.sentence(2), "of": t.words(2), **photo}


Content = Callable[[Texts], Mapping[str, Value]]


def _theme(key: str, make: Callable[[Texts], Value]) -> Content:
    return lambda t: {key: make(t)}


CONTENT: Mapping[str, Content] = {
    "points": _theme("points", _points),
    "statements": _theme("points", _statements),
    "points-and-quote": lambda t: {"points": _points(t), "quote": _quote(t)},
    "quote": _theme("quote", _quote),
    "table": _theme("table", _table),
    "chart": _theme("chart", _chart),
    "chart-and-points": lambda t: {
        "chart": _columns_chart(t),
        "points": [t.sentence(6) for _ in t.many(1, 3, 30)],
    },
    "matrix": _theme("matrix", _matrix),
    "timeline": _theme("timeline", _timeline),
    "actions": _theme("actions", _actions),
    "picture": _theme("picture", _picture),
    "picture-and-points": lambda t: {"points": _points(t), "picture": _picture(t)},
    "options": _theme("options", _options),
    "judgements": _theme("judgements", _judgements),
    "risks": _theme("risks", _risks),
    "figures": _theme("figures", _figures),
    "two-columns": _theme("columns", _columns),
    "comparison": _theme("columns", _columns),
    "process": _theme("process", _process),
    "people": lambda t: {"people": _people(t, t.many(1, 2, 5))},
    "table-plan": lambda t: {"people": _people(t, range(2))},
    "section": lambda t: {"lead": t.words(1 if t.kind == "empty" else 9), "points": _points(t, 3)},
}
"""What a theme of each layout is filled with."""


def _press_line(t: Texts) -> Value:
    answers = [{"question": t.sentence(5), "answer": t.sentence(12)} for _ in t.many(0, 3, 12)]
    more = {"if_asked": answers} if answers else {}
    unsaid = {"not_to_say": [t.sentence() for _ in range(9)]} if t.kind == "overfull" else {}
    return {"line": t.sentence(14), **more, **unsaid}


WITHOUT_LAYOUT: Mapping[str, Content] = {"press-line": _theme("press_line", _press_line)}
"""What stands on the layouts of other blocks."""


def _cover(t: Texts) -> Mapping[str, Value]:
    return {
        "title": t.headline(),
        "subtitle": t.sentence(8) if t.kind != "overfull" else t.words(18),
        "author": "Harbour Desk",
        "to": t.words(3),
        "for": t.words(1),
        "reference": "HD/2025/12",
    }


def _bottom_line(t: Texts) -> Mapping[str, Value]:
    columns = [{"head": t.label(), "text": t.sentence(12)} for _ in t.many(1, 3, 3)]
    return {"bottom_line": {"headline": t.headline(), "statement": t.sentence(20), "columns": columns}}


def _agenda(t: Texts) -> Mapping[str, Value]:
    themes = {
        f"theme-{n}": {"name": t.label(), "question": t.sentence(7), "minutes": 5, "points": ["A point"]}
        for n in t.many(2, 5, 30)
    }
    return {"agenda": {"headline": t.headline()}, "themes": themes}


def _sources(t: Texts) -> Mapping[str, Value]:
    names = [f"source-{n}" for n in t.many(1, 3, 12)]
    return {
        "sources_headline": t.headline(),
        "sources": {name: {"name": t.label(), "text": t.sentence(14)} for name in names},
        "themes": {"cited": {"name": "Cited", "points": [{"text": "A point", "cite": names}]}},
    }


def _closing(t: Texts) -> Mapping[str, Value]:
    fields = [{"head": t.words(1), "text": t.words(3)} for _ in t.many(1, 3, 3)]
    lead = t.sentence(9) if t.kind != "overfull" else t.words(18)
    return {"closing": {"kicker": t.words(2), "headline": t.headline(), "lead": lead, "fields": fields}}


def _annex(t: Texts) -> Mapping[str, Value]:
    names = [f"reserve-{n}" for n in t.many(1, 2, 9)]
    return {
        "annex": {"headline": t.headline(), "lead": t.sentence(9) if t.kind != "overfull" else t.words(18)},
        "themes": {name: {"name": name.capitalize(), "points": [t.sentence()]} for name in names},
        "deck": {"order": ["cover", "annex", *names]},
    }


FRAMES: Mapping[str, Content] = {
    "cover": _cover,
    "bottom-line": _bottom_line,
    "agenda": _agenda,
    "sources": _sources,
    "closing": _closing,
    "annex": _annex,
}
"""What the outline of each fixed slide holds."""

NOTES = "# Notes\n\n## Costs\n\nThe towns share the costs.\n"


@dataclass(frozen=True, slots=True)
class Filled:
    """An outline that fills layouts, the words that its slides have to show, and how many fillers."""

    outline: Mapping[str, Value]
    told: tuple[str, ...]
    fillers: int

    def yaml(self, size: str) -> str:
        """The outline of a deck of that size."""
        deck = {**self.outline.get("deck", {}), "size": size}  # type: ignore[dict-item]
        outline = {**self.outline, "deck": deck}
        return yaml.safe_dump(outline, allow_unicode=True, sort_keys=False, width=1000)


def filled(layout: str, kind: str) -> Filled:
    """The outline of one layout."""
    texts = Texts(kind)
    return Filled(_outline(_one(layout, texts)), tuple(texts.told), texts.fillers)


def all_filled(kind: str) -> Filled:
    """All layouts in one outline."""
    texts = Texts(kind)
    outline: dict[str, Value] = {}
    themes: dict[str, Value] = {}
    for layout in (*FRAMES, *CONTENT, *WITHOUT_LAYOUT):
        part = dict(_one(layout, texts))
        themes |= part.pop("themes", {})  # type: ignore[operator]
        outline |= part
    behind = outline["deck"]["order"][1:]  # type: ignore[index]
    front = [*(name for name in FRAMES if name != "annex"), *(key for key in themes if key not in behind)]
    outline["deck"] = {"order": [*front, *behind]}
    return Filled(_outline({**outline, "themes": themes}), tuple(texts.told), texts.fillers)


def _one(layout: str, texts: Texts) -> Mapping[str, Value]:
    if layout in FRAMES:
        return FRAMES[layout](texts)
    headline = texts.headline()
    theme = {"name": layout, "headline": headline}
    if layout in WITHOUT_LAYOUT:
        theme |= WITHOUT_LAYOUT[layout](texts)
    else:
        theme |= {"slide": layout, **CONTENT[layout](texts)}
    return {"themes": {f"a-{layout}": theme}}


def _outline(part: Mapping[str, Value]) -> Mapping[str, Value]:
    head = {"title": "The harbour", "notes": "notes.md", "date": "2025-03-04", "marking": "TLP:GREEN"}
    rest = {} if "themes" in part else {"themes": {"one": {"name": "One", "points": ["A point"]}}}
    return {**head, **part, **rest}
