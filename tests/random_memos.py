"""Memos at random. In: a number. Out: the files of an outline, always the same ones for a number.

Where tests/random_outlines.py shrinks an outline to its smallest fault, this one makes much of everything
at once: nested emphasis, links over lines, tables over pages, pictures, charts of every kind, five scripts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

import ideographs
from deckgen.outline.memo_kinds import KINDS
from deckgen.outline.plan_words import PAPERS

QUAY: Final = Path(__file__).parent / "fixtures" / "layouts" / "quay.png"
DRAWING: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path fill="#3F7387" d="M2 2h36v26h-36z"/>'
    '<circle cx="20" cy="15" r="9" fill="#FFFFFF" stroke="#16242B"/></svg>'
)

_LATIN: Final = """
the towns share costs by tonnage and a deficit is likely harbour dredger council treasury herring
Zwölf Boxkämpfer über großen Straßen façade naïve cœur Noël zażółć gęślą jaźń Árvíztűrő škoda
čtvrtek state-of-the-art 1,234.5 4.12% €1.2 2025–2027 co-operation so-called
"""
_GREEK: Final = "Η Αθήνα προεδρεύει της συνόδου και ζητεί από όλους τους εταίρους να μιλήσουν"
_CYRILLIC: Final = "Київ відповідає що мир без гарантій не тримається ґанок щастя України"
_SONG: Final = ("欧洲领导人在巴黎会晤。", "他们讨论了乌克兰", "「のテストデータ」", "漢字")
_STRANGE: Final = ('<b>&amp;"', "=SUM(A1)", "a\\b", "$x_y$", "%%EOF", "(]")
_KINDS: Final = ("bar", "column", "line", "area", "pie", "doughnut", "scatter")
_LANGUAGES: Final = ("en", "en-GB", "de", "fr", "el", "uk")
_MARKINGS: Final = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER+STRICT", "CONFIDENTIAL", None)


@dataclass(slots=True)
class _Author:
    """Writes texts and blocks, drawing on one source of chance."""

    chance: random.Random
    ideographic: bool

    def one_in(self, count: int) -> bool:
        return self.chance.randrange(count) == 0

    def word(self) -> str:
        return self.chance.choice(_LATIN.split())

    def words(self, least: int, most: int) -> str:
        """Words of one script or of several; one text in twelve has a word that no line holds."""
        count = self.chance.randint(least, most)
        script = self.chance.choice((_LATIN, _LATIN, _LATIN, _GREEK, _CYRILLIC)).split()
        said = [self.chance.choice(script) for _ in range(count)]
        if self.one_in(5):
            said[-1] = self.chance.choice(_STRANGE)
        if self.ideographic and self.one_in(2):
            said.append(self.chance.choice(_SONG))
        if count > 3 and self.one_in(12):
            said[1] = "".join(self.chance.choice("abcdemno") for _ in range(self.chance.randint(60, 150)))
        return "A " + " ".join(said)

    def name(self) -> str:
        return " ".join(
            self.chance.choice(_LATIN.split()[:12]) for _ in range(self.chance.randint(1, 3))
        ).capitalize()

    def names(self, count: int) -> list[str]:
        """Names of which no two are the same."""
        return [f"{self.name()} {number}" for number in range(1, count + 1)]

    def text(self, most: int = 30) -> str:
        """A text with marks: emphasis within emphasis, code, raised and lowered letters, long links."""
        parts = [self.words(1, most)]
        for _ in range(self.chance.randint(0, 3)):
            inner = self.words(1, 8).replace("*", "")
            parts.append(
                self.chance.choice(
                    (
                        f"*{inner}*",
                        f"**{inner}**",
                        f"*the **{self.word()} of *all* the** {self.word()}s*",
                        f"`{self.word()} {self.word()}`",
                        "the 3^rd^ and CO~2~",
                        f"[the {self.words(6, 14).replace('[', '').replace(']', '')}](https://example.org/{self.chance.random()})",
                        "[https://example.org/a/long/address/of/many/parts/that/breaks](https://example.org)",
                        f"“{self.word()} ‘{self.word()}’ {self.word()}”",
                    )
                )
            )
            parts.append(self.words(1, 6))
        return " ".join(parts)

    # --- blocks -----------------------------------------------------------------------------------

    def points(self) -> list[object]:
        made: list[object] = []
        for _ in range(self.chance.randint(1, 9)):
            below = [self.text(12) for _ in range(self.chance.randint(0, 3))]
            made.append({"text": self.text(), "points": below} if below else self.text())
        return made

    def prose(self) -> list[object]:
        return [self.text(self.chance.choice((5, 30, 90, 240))) for _ in range(self.chance.randint(1, 6))]

    def quote(self) -> object:
        return {"text": self.text(40), "by": self.name(), "role": self.name()}

    def table(self) -> object:
        """Some over several pages, some with headings in groups and cells over rows and columns."""
        width = self.chance.randint(2, 5)
        columns: list[object] = [*self.names(width)]
        length = self.chance.choice((1, 4, 9, 40, 90))
        rows: list[list[object]] = [
            [self.words(1, 4), *(self._cell() for _ in range(width - 1))] for _ in range(length)
        ]
        if width > 2 and self.one_in(2):
            group = self.name()
            columns[1:] = [{"name": name, "group": group} for name in columns[1:]]
            rows[length // 2][1:] = [{"text": self.words(1, 6), "columns": width - 1}]
        if length > 3 and self.one_in(2):
            rows[0][0] = {"text": self.words(1, 3), "rows": 3}
            del rows[1][0], rows[2][0]
        return {"columns": columns, "rows": rows, "caption": self.words(1, 8)}

    def _cell(self) -> object:
        number = self.chance.uniform(-999, 9999)
        return self.chance.choice((f"{number:.1f}", f"{number:.0f}", self.words(1, 9), ""))

    def chart(self) -> object:
        kind = self.chance.choice(_KINDS)
        made: dict[str, object] = {"kind": kind, "title": self.words(1, 6)}
        count = self.chance.randint(1, 12)
        least = 0.1 if kind in {"pie", "doughnut", "area"} else -20.0
        series = 1 if kind in {"pie", "doughnut"} else self.chance.randint(1, 5)

        def value() -> float:
            return round(self.chance.uniform(least, 90), 1)

        if kind == "scatter":
            made |= {"x_title": self.name(), "y_title": self.name()}
            made["data"] = {name: [value(), value()] for name in self.names(count)}
        elif series == 1:
            made["data"] = {name: value() for name in self.names(count)}
        else:
            made["series"] = self.names(series)
            made["data"] = {name: [value() for _ in range(series)] for name in self.names(count)}
        return made

    def matrix(self) -> object:
        questions = self.names(self.chance.randint(1, 4))
        return {
            "columns": questions,
            "rows": {
                party: [[self.chance.choice("+×±?"), self.name(), self.words(1, 4)] for _ in questions]
                for party in self.names(self.chance.randint(1, 9))
            },
        }

    def timeline(self) -> object:
        return [
            {"date": f"{day} March 2025", "name": self.name(), "text": self.text(10)}
            for day in range(1, self.chance.randint(2, 9))
        ]

    def actions(self) -> object:
        return [
            {
                "what": self.text(12),
                "owner": self.name(),
                "by": "8 March",
                "status": self.chance.choice(("late", "at risk")),
            }
            for _ in range(self.chance.randint(1, 14))
        ]

    def options(self) -> object:
        criteria = self.names(self.chance.randint(1, 5))
        choices = {
            name: [[self.chance.choice("+×±?"), self.name(), self.words(1, 5)] for _ in criteria]
            for name in self.names(self.chance.randint(2, 4))
        }
        return {
            "criteria": criteria,
            "choices": choices,
            "recommended": self.chance.choice(list(choices)),
            "verdict": self.words(2, 14),
        }

    def judgements(self) -> object:
        return [
            {
                "statement": self.words(3, 20),
                "likelihood": self.chance.choice(("highly likely", "unlikely")),
                "confidence": self.chance.choice(("low", "moderate", "high")),
            }
            for _ in range(self.chance.randint(1, 7))
        ]

    def risks(self) -> object:
        levels = ("low", "medium", "high")
        return [
            {
                "risk": self.words(2, 14),
                "likelihood": self.chance.choice(levels),
                "impact": self.chance.choice(levels),
                "response": self.words(1, 14),
            }
            for _ in range(self.chance.randint(1, 11))
        ]

    def figures(self) -> object:
        return [{"value": "4.12%", "text": self.words(1, 9)} for _ in range(self.chance.randint(1, 4))]

    def columns(self) -> object:
        return [{"head": name, "points": self.points()} for name in self.names(2)]

    def process(self) -> object:
        return [{"name": name, "text": self.words(1, 9)} for name in self.names(self.chance.randint(3, 7))]

    def people(self) -> object:
        return {
            head: [{"name": name, "role": self.words(1, 4)} for name in self.names(self.chance.randint(1, 4))]
            for head in self.names(2)
        }

    def picture(self) -> object:
        return {
            "file": self.chance.choice(("quay.png", "drawing.svg")),
            "alt": self.words(3, 9),
            "caption": self.words(1, 9),
        }

    def press_line(self) -> object:
        asked = [
            {"question": self.words(2, 9), "answer": self.text(15)} for _ in range(self.chance.randint(0, 3))
        ]
        return {"line": self.words(3, 20), **({"if_asked": asked} if asked else {})}

    def theme(self) -> dict[str, object]:
        blocks: dict[str, Callable[[], object]] = {
            name: getattr(self, name)
            for name in (
                *("points", "prose", "quote", "table", "chart", "matrix", "timeline", "actions", "options"),
                *("judgements", "risks", "figures", "columns", "process", "people", "picture", "press_line"),
            )
        }
        made: dict[str, object] = {"name": self.name(), "headline": self.words(2, 12)}
        for name in self.chance.sample(sorted(blocks), self.chance.randint(1, 3)):
            made[name] = blocks[name]()
        if self.one_in(2):
            made["prose"] = self.prose()
        if self.one_in(3):
            made["section"] = self.chance.choice(("prose", "list"))
        if self.one_in(3):
            made["cite"] = "paper"
        if self.one_in(3):
            made["takeaway"] = {"label": self.name(), "text": self.words(2, 12)}
        return made

    def notes(self) -> str:
        """Notes in Markdown: headings, lists in lists, a quotation, a table, code."""
        parts = ["# Notes"]
        for _ in range(self.chance.randint(1, 3)):
            parts += [f"## Facts {len(parts)}", self.text(60) + "."]
            parts.append("\n".join(f"- {self.text(9)}\n  - {self.text(5)}" for _ in range(3)))
            parts += [
                f"> {self.words(3, 20)}.\n>\n> — {self.name()}, {self.name()}",
                "| A | B |\n|---|---|\n| c | 1 |",
            ]
        return "\n\n".join(parts) + "\n"


def random_memo(number: int) -> Mapping[str, str | bytes]:
    """The files of the memo of this number; the outline is ``memo-<number>.yaml``."""
    chance = random.Random(number)  # noqa: S311 - chance that can be had again
    author = _Author(chance, ideographic=chance.randrange(5) == 0)
    themes = {f"t{at}": author.theme() for at in range(chance.randint(1, 5))}
    outline: dict[str, object] = {
        "title": author.words(2, 12),
        "notes": "notes.md",
        "language": chance.choice(_LANGUAGES),
        "sources": {"paper": {"name": author.name(), "text": author.words(3, 20)}},
        "themes": {**themes, "taken": {"from": "facts-1", "name": "Taken from the notes"}},
        "formats": "memo",
        "memo": {
            "kind": chance.choice(KINDS),
            "numbered": chance.choice(("yes", "no")),
            "paper": chance.choice(PAPERS),
            "two_sided": chance.choice(("yes", "no")),
        },
    }
    marking = chance.choice(_MARKINGS)
    for key, value in (
        ("marking", marking),
        ("date", "2025-03-04"),
        ("author", author.name()),
        ("reference", "HD/2025/12"),
        ("to", author.words(1, 9)),
        ("from", author.name()),
        ("through", author.name()),
        ("copy", author.words(1, 20)),
        ("for", "Decision"),
        ("deadline", "5 March 2025"),
        ("bottom_line", {"statement": author.text(30)}),
    ):
        if value is not None and chance.randrange(3):
            outline[key] = value
    files: dict[str, str | bytes] = {
        "notes.md": author.notes(),
        "quay.png": QUAY.read_bytes(),
        "drawing.svg": DRAWING,
    }
    if author.ideographic:
        outline["brand"] = "brand.yml"
        files |= {"brand.yml": ideographs.BRAND, "song.ttf": ideographs.song()}
    files[f"memo-{number}.yaml"] = yaml.safe_dump(outline, allow_unicode=True, sort_keys=False, width=1000)
    return files
