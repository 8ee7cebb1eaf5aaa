"""What the conformance suite builds: the project's outlines, one of two keys, hostile ones, every layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

import letters
from deckgen.document import Document
from deckgen.outline.memo_kinds import KINDS as MEMO_KINDS
from deckgen.outline.plan_words import PAPERS
from layout_matrix import KINDS, all_filled
from layout_matrix import NOTES as LAYOUT_NOTES

ROOT = Path(__file__).resolve().parents[2]
SEEDS = {
    f"seeds/{path.relative_to(ROOT / 'seeds')}": path.read_bytes()
    for path in sorted((ROOT / "seeds").rglob("*"))
    if path.is_file()
}
QUAY = ROOT / "tests" / "fixtures" / "layouts" / "quay.png"


@dataclass(frozen=True, slots=True)
class Case:
    """An outline of the checkout (``outline``), or the files that make one (``files``)."""

    name: str
    outline: Path | None = None
    files: Mapping[str, str | bytes] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """The outline's path; one of our own is written into ``folder`` first."""
        if self.outline:
            return self.outline
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return folder / f"{self.name}.yaml"


@dataclass(frozen=True, slots=True)
class Built:
    """A case built: the files by name, and the same documents as they were laid out."""

    case: Case
    folder: Path
    documents: tuple[Document, ...]

    def files(self, suffix: str) -> list[Path]:
        return sorted(path for path in self.folder.glob(f"*{suffix}") if path.is_file())

    def documents_for(self, *formats: str) -> list[tuple[Document, Path]]:
        """The documents of these formats, each with the file that the command line wrote of it."""
        return [(d, self.folder / d.name) for d in self.documents if d.format in formats]

    def pdfs(self) -> list[tuple[Document, Path]]:
        """The same of all that are PDFs, whatever formats there are."""
        return [(d, self.folder / d.name) for d in self.documents if d.name.endswith(".pdf")]


PLAIN = """\
What the three towns of the estuary agreed on, and what they left open
Introduction
The mayors of Northport, Midport and Southport met on 3 March 2025 in the old customs house.
They talked for nine hours. What follows is the record of the desk, in the order of the agenda.
Costs of the Harbour
The Rule of Tonnage
Each town pays its part of the harbour’s costs by tonnage. The rule holds for ten years.
Mayor Ada North said: “A fair rule is a simple rule.” Southport asked for a year of grace.
Deficits
A deficit of between €1.2 million and €1.6 million is likely in the first year.
Dredging
Who Dredges
Northport has offered its own dredger. Midport would rather call for tenders: the ship is from 1974.
When
The channel has to be clear before the herring season begins. Two dates were named.
Next Steps
The treasuries draw up a budget by 8 March. The council votes on 10 March at noon.
Conclusion
The towns agreed on money and not on mud. The record calls it “a beginning, and not more than that”.
"""

HOSTILE_NOTES = """\
# A record of hard cases

## Long things

Nothing here is easy to set. The words are long, and the lists are longer.

## Wide things

A table of twelve columns stands on no slide by itself.

## Short things

One.
"""

LONG_TITLE = (
    "A headline that says everything at once, about the harbour, its costs, its dredging and its herring, "
    "and that goes on well after a careful author would have stopped to let the reader breathe again"
)
LONG_POINT = (
    "This point is written as a whole paragraph, since its author did not want to choose between the "
    "half-sentences, and it therefore takes more lines than any point on a slide ever should"
)


def _narrow(name: str) -> Case:
    """An outline of the checkout with its files of audiences and languages, its slides in 4:3."""
    outlines, narrow = ROOT / "outlines", f"{name}-narrow"
    outline = (outlines / f"{name}.yaml").read_text("utf-8").replace("../seeds/", "seeds/")
    beside = {
        f"{path.parent.name}/{narrow}{path.name.removeprefix(name)}": path.read_bytes()
        for path in sorted(outlines.glob(f"*/{name}.*.yaml"))
    }
    return Case(narrow, files={f"{narrow}.yaml": f'{outline}\ndeck: {{size: "4:3"}}\n', **beside, **SEEDS})


def _kinds() -> Case:
    """The gallery, whose themes hold every block, as a memo of every kind, on either paper."""
    name = "gallery-kinds"
    gallery = (ROOT / "outlines" / "gallery.yaml").read_text("utf-8").replace("../seeds/", "seeds/")
    audiences: dict[str, dict[str, object]] = {
        kind: {
            "memo": {
                "kind": kind,
                "paper": PAPERS[at % len(PAPERS)],
                "two_sided": ("no", "yes")[at % 3 == 0],
            },
            "formats": "memo",
        }
        for at, kind in enumerate(MEMO_KINDS)
    }
    outline = gallery + yaml.safe_dump({"audiences": audiences}, sort_keys=False)
    return Case(name, files={f"{name}.yaml": outline, **SEEDS})


def _spanning_table() -> dict[str, object]:
    """Headings in groups, 40 rows in regions of many and of few, cells over columns, a total."""
    columns = [
        "Region",
        "Πόλη",
        {"name": "2024", "unit": "EUR", "group": ["Tonnage", "Coal"]},
        {
            "name": "2025",
            "unit": "EUR",
            "group": ["Tonnage", "Coal"],
            "highlight": "negative",
            "signed": True,
        },
        {"name": "2025", "group": ["Tonnage", "Σιτηρά"]},
        "Remark on three lines, since its author did not want to choose",
    ]
    rows: list[list[object]] = []
    for region, towns in enumerate((25, 3, 2, 10)):
        for town in range(towns):
            row: list[object] = [{"text": f"Region {region}", "rows": towns}] if not town else []
            number = f"{town * 1.5:.{town % 3}f}"
            wide: list[object] = [{"text": "δεν αναφέρθηκε", "columns": 2}] if town == 1 else [f"-{town}", ""]
            rows.append([*row, f"Town {town}", number, *wide, {"text": "late", "tone": "negative"}])
    rows.append([{"text": "Total", "columns": 2}, "1", "2", "3", ""])
    return {"columns": columns, "rows": rows, "total": True, "highlight": ["Town 2", "Region 1"]}


def _many_columns() -> dict[str, object]:
    """More columns of long words than any slide holds, and one word that none holds."""
    names: list[object] = ["Court", *({"name": f"Verfassungsgericht {n}", "group": "All"} for n in range(13))]
    rows: list[list[object]] = [
        [f"Row {row}", *(f"Präsidentenwahl {row}.{n}" for n in range(13))] for row in range(9)
    ]
    rows.append(["all", {"text": "x" * 200, "columns": 13}])
    return {"columns": names, "rows": rows}


SERIES = [f"Series number {n}" for n in range(1, 13)]


def _values(series: int, rows: int) -> dict[str, object]:
    return {
        f"Town {row}": [row * n - 3 * row if n > 6 else row * n for n in range(series)] for row in range(rows)
    }


def _chart(headline: str, **chart: object) -> dict[str, object]:
    """A theme of one chart."""
    return {"slide": "chart", "headline": headline, "chart": {"title": "Measure, period, unit", **chart}}


def _charts() -> str:
    """A chart of every kind, and of one value alone."""
    years: dict[str, object] = {"2022": [20, 18, 5.5], "2023": [30, 25, ""], "2024": [44, 20, 7]}
    several: dict[str, object] = {"series": ["Military", "Financial", "=1+1"], "data": years}
    whole: dict[str, object] = {"series": ["Military", "<b>&"], "data": {"2023": [30, 25], "2024": [44, 20]}}
    shares: dict[str, object] = {"Germany": 40, "France": 25, "Poland": 20, "Malta": 2, "Cyprus": 3}
    pairs: dict[str, object] = {"Poland": [20, 4.12], "Estonia": [27, 3.43], "Spain": [30, -1.28]}
    themes = {
        "bar": _chart(
            "Bars", data={"Poland": 4.12, "Spain": 1.28, "Malta": -0.3}, target=2, highlight="Spain"
        ),
        "bars": _chart("Bars side by side", kind="bar", **several),
        "columns": _chart("Columns", kind="column", target={"value": 21, "label": "Target"}, **whole),
        "line-over": _chart("Columns and a line", kind="column", line="=1+1", **several),
        "stack": _chart("A stack", kind="column", stacked="yes", **several),
        "stack-bars": _chart("Stacked bars", kind="bar", stacked="yes", **whole),
        "whole": _chart("A hundred per cent", kind="bar", stacked="100%", **whole),
        "lines": _chart("Lines", kind="line", x_title="Year", **several),
        "line": _chart("A line", kind="line", data={"2023": 1, "2024": 2}, min=0.5, suffix="%"),
        "area": _chart("Areas", kind="area", **whole),
        "whole-area": _chart("Areas of a hundred per cent", kind="area", stacked="100%", **whole),
        "pie": _chart("A pie", kind="pie", data=shares, highlight="France"),
        "doughnut": _chart("A doughnut", kind="doughnut", data=shares, other=5),
        "scatter": _chart("Points", kind="scatter", data=pairs, x_title="Wealth", y_title="Share, %"),
        **{
            f"one-{kind}": _chart(f"One value: {kind}", kind=kind, data={"a": 1})
            for kind in ("bar", "column", "line", "area", "pie", "doughnut")
        },
    }
    outline = {"title": "Charts of every kind", "notes": "hostile.md", "date": "2025-03-04", "themes": themes}
    return yaml.safe_dump(outline, allow_unicode=True, sort_keys=False, width=1000)


def _hostile(size: str) -> str:
    long_table = {
        "columns": ["Town", {"name": "Share", "unit": "per cent", "align": "right"}, "Remark"],
        "rows": [[f"Town {n}", str(n), "grows, " * (n % 4) + "since 2020"] for n in range(1, 41)],
        "caption": "Forty towns",
    }
    wide_table = {
        "columns": [f"Column {n}" for n in range(1, 13)],
        "rows": [[f"cell {row}.{n}" for n in range(1, 13)] for row in range(1, 4)],
        "caption": "Twelve columns",
    }
    themes = {
        "word": {
            "from": "long-things",
            "headline": "One word of two hundred characters",
            "points": ["w" * 200, f"Before {'Donaudampfschiff' * 13} after"],
        },
        "thirty": {
            "headline": LONG_TITLE,
            "points": [f"Point {n}: {LONG_POINT if n % 5 == 0 else 'short and plain'}" for n in range(1, 31)],
        },
        "forty-rows": {"slide": "table", "headline": "Forty rows", "table": long_table},
        "spans": {"slide": "table", "headline": "Regions, towns and a total", "table": _spanning_table()},
        "many-columns": {"slide": "table", "headline": "Too many columns", "table": _many_columns()},
        "twelve-columns": {
            "from": "wide-things",
            "slide": "table",
            "headline": "Twelve columns",
            "table": wide_table,
        },
        "greek": {
            "from": "short-things",
            "headline": "Η Αθήνα προεδρεύει, Київ відповідає",
            "points": ["Μία μόνο παρατήρηση: <b>&amp; \"quoted\" 'text' =SUM(A1)"],
        },
        "chart": {
            "slide": "chart",
            "headline": "One bar is far longer than all others",
            "chart": {
                "kind": "bar",
                "title": "Tonnage",
                "data": "hostile.csv",
                "x": "town",
                "y": "tonnes",
                "alt": "One bar is far longer than all others.",
            },
        },
        "twelve-series": _chart("Twelve series", kind="bar", series=SERIES, data=_values(12, 5)),
        "twelve-lines": _chart("Twelve lines", kind="line", series=SERIES, data=_values(12, 25)),
        "twelve-parts": _chart(
            "Twelve parts", kind="column", stacked="yes", series=SERIES, data=_values(12, 5)
        ),
        "forty-columns": _chart("Forty columns", kind="column", data={f"Town {n}": n * n for n in range(40)}),
        "beside": {
            **_chart("A chart beside too many points", kind="column", data={"=1+1": 2, "<b>&": -1}),
            "slide": "chart-and-points",
            "points": [LONG_POINT] * 6,
        },
        "one": {"headline": LONG_TITLE + ", twice", "points": ["One bullet"]},
    }
    outline = {
        "title": LONG_TITLE,
        "subtitle": LONG_POINT,
        "notes": "hostile.md",
        "date": "2025-03-04",
        "author": "A desk with a name that is longer than the line on which it stands, by some way",
        "marking": "TLP:AMBER",
        "bottom_line": {"headline": LONG_TITLE, "statement": " ".join([LONG_POINT + "."] * 4)},
        "themes": themes,
        "deck": {"size": size},
    }
    return yaml.safe_dump(outline, allow_unicode=True, sort_keys=False, width=1000)


GREEK = "Η Αθήνα προεδρεύει της συνόδου και ζητεί από όλους τους εταίρους να μιλήσουν με μία φωνή " * 2


def _chosen() -> str:
    """Layouts that the program chooses, an agenda that comes again, an annex, and time to scale."""

    def events(*dates: str, text: str = "What came of it") -> dict[str, object]:
        made = [{"date": date, "name": f"Event {at}", "text": text} for at, date in enumerate(dates, 1)]
        return {"slide": "timeline", "timeline": {"spacing": "time", "events": made}}

    themes: dict[str, dict[str, object]] = {
        "one": {"points": ["The towns agree on money and not on mud"]},
        "two": {"points": ["The towns agree on money and not on mud", LONG_POINT]},
        "three": {"points": [f"Town {n} agrees on money and not on mud" for n in range(3)]},
        "heads": {"points": ["Arms: more is made in Europe", "Sanctions: they grow stricter"]},
        "lead": {
            "points": [{"text": LONG_POINT, "points": ["Arms: more is made", f"{'w' * 40}: it goes on"]}]
        },
        "word": {"slide": "statements", "points": ["w" * 200, "A word of two hundred letters stands beside"]},
        "thirty": {"slide": "statements", "points": [f"Statement {n}: {LONG_POINT}" for n in range(30)]},
        "greek": {"headline": GREEK, "slide": "statements", "points": [GREEK.strip()]},
        "numbers": {"points": ["14 of 18: Allies at the target", "4.12%: Poland"]},
        "dates": {"points": ["1 March 2025: talks", "4 March 2025: this briefing", "2025-03-10: the vote"]},
        "week": events("2025-02-12", "2025-02-14", "2025-02-17", "2025-02-18", "2025-03-03"),
        "years": events("2014", "2022-02-24", "7 March 2024", text=LONG_POINT),
        "crowd": events("2024-03-01", "2024-03-02", "2026-01-01"),
        "tall": events("2024-03-01", "2025-03-02", text=" ".join([LONG_POINT] * 4)),
        "wide": events("2024-03-01", "2025-03-02", text="w" * 200),
    }
    for name, theme in themes.items():
        theme.setdefault("headline", f"What {name} shows")
        theme["name"] = name.capitalize()
    outline = {
        "title": "What is chosen",
        "notes": "hostile.md",
        "date": "2025-03-04",
        "agenda": {"repeat": "yes"},
        "annex": LONG_TITLE,
        "themes": themes,
        "deck": ["cover", "agenda", *[name for name in themes if name != "wide"], "sources", "annex", "wide"],
    }
    return yaml.safe_dump(outline, allow_unicode=True, sort_keys=False, width=1000)


CSV = """\
town,tonnes
Northport,1000000
Midport,1
A town whose name is much too long for an axis,2
=SUM(A1),3
"""


def _layouts(kind: str, size: str) -> Case:
    """Every layout in one deck."""
    name = f"layouts-{kind}" + ("-narrow" if size == "4:3" else "")
    return Case(
        name,
        files={
            f"{name}.yaml": all_filled(kind).yaml(size),
            "notes.md": LAYOUT_NOTES,
            "quay.png": QUAY.read_bytes(),
        },
    )


def _handout(slides: int, size: str) -> Case:
    """Slides that link to each other, with notes that are long, linked, Greek, or missing."""
    name = f"handout-{slides}"
    notes = [
        "See [the record of the desk](https://example.org/record), and *mind* **what** `CO~2~` says.",
        *[" ".join([LONG_POINT + "."] * 3)] * 4,
        GREEK,
        "w" * 200,
    ]
    table = {"columns": ["Town", "Share"], "rows": [[f"Town {n}", f"{n}.5"] for n in range(30)]}
    themes = {
        "long": {"headline": LONG_TITLE, "points": ["One", "Two", LONG_POINT], "speaker_notes": notes},
        "rows": {"headline": "Rows go on", "table": table, "speaker_notes": "Said once."},
        "shares": _chart("Shares", kind="pie", data={"Northport": 60, "Midport": 40}),
    }
    outline = {
        "title": "A handout",
        "notes": "hostile.md",
        "author": "The desk",
        "marking": "RESTRICTED",
        "agenda": {"repeat": "yes"},
        "deck": {"size": size},
        "handout": {"slides": slides, "paper": "letter", "lines": "yes" if slides > 1 else "no"},
        "themes": themes,
    }
    text = yaml.safe_dump(outline, allow_unicode=True, sort_keys=False, width=1000)
    return Case(name, files={f"{name}.yaml": text, "hostile.md": HOSTILE_NOTES})


CASES: tuple[Case, ...] = (
    *(Case(path.stem, outline=path) for path in sorted((ROOT / "outlines").glob("*.y*ml"))),
    Case("letters", files={"letters.yaml": letters.outline(), "letters.md": letters.NOTES}),
    Case("plain", files={"plain.yaml": "title: Harbour talks\nnotes: harbour.txt\n", "harbour.txt": PLAIN}),
    Case("chosen", files={"chosen.yaml": _chosen(), "hostile.md": HOSTILE_NOTES}),
    Case("charts", files={"charts.yaml": _charts(), "hostile.md": HOSTILE_NOTES}),
    _narrow("paris-summit"),
    _kinds(),
    *(
        Case(name, files={f"{name}.yaml": _hostile(size), "hostile.md": HOSTILE_NOTES, "hostile.csv": CSV})
        for name, size in (("hostile", "16:9"), ("hostile-narrow", "4:3"))
    ),
    *(_handout(slides, size) for slides, size in ((1, "4:3"), (2, "16:9"), (3, "4:3"), (6, "16:9"))),
    *(_layouts(kind, "16:9") for kind in KINDS),
    *(_layouts(kind, "4:3") for kind in ("normal", "overfull")),
)
