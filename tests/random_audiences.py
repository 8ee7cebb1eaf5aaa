"""Outlines with audiences at random, and what each audience has to get, and must not.

The same number gives the same outline. Each text has a word of its own that stands nowhere else, so that
any program can look for it in any file.
"""

from __future__ import annotations

import random
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

import yaml

AUDIENCES = ("council", "desk", "guests", "press")
WORDS = (
    "the",
    "towns",
    "share",
    "costs",
    "by",
    "tonnage",
    "a",
    "deficit",
    "is",
    "likely",
    "first",
    "year",
    "of",
)
LETTERS = "bcdfghjklmnpqrstvwxz"


TAGS = ("views", "figures")
_LISTS = {"actions": ("what", "owner"), "risks": ("risk", "response"), "judgements": ("statement",)}
"""Blocks that are lists of entries, and the texts of an entry."""

_FIXED: dict[str, dict[str, object]] = {
    "actions": {"by": "In May", "status": "on track"},
    "risks": {"likelihood": "low", "impact": "high"},
    "judgements": {"likelihood": "likely", "confidence": "low"},
}


@dataclass
class Made:
    """An outline's text and its notes; by audience, the words it is told and those it is not told."""

    lines: str
    notes: str
    told: dict[str, set[str]]
    dropped: dict[str, set[str]]


@dataclass
class _Part:
    """Who gets a part, by its guards; nested parts are for no more than those who get it."""

    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def keys(self) -> dict[str, object]:
        written = (("for", self.only), ("not_for", self.never), ("tags", self.tags))
        return {key: list(names) for key, names in written if names}

    def admits(self, lineage: Sequence[str], dropped_tags: Set[str]) -> bool:
        is_asked = not self.only or bool(set(self.only) & set(lineage))
        return is_asked and not set(self.never) & set(lineage) and not set(self.tags) & dropped_tags


@dataclass
class _Maker:
    dice: random.Random
    said: list[tuple[str, tuple[_Part, ...], str]] = field(default_factory=list)
    """Each word, the parts that it stands in, and the medium that it is told in."""

    count: int = 0

    def text(self, above: tuple[_Part, ...], *, most: int = 9, medium: str = "") -> str:
        """A text with a word of its own, within these parts."""
        self.count += 1
        number, own = self.count, ""
        for _ in range(9):
            number, digit = divmod(number * 7919 + 13, len(LETTERS))
            own += LETTERS[digit]
        own = own.capitalize()
        self.said.append((own.lower(), above, medium))
        words = self.dice.choices(WORDS, k=self.dice.randint(0, most))
        words.insert(self.dice.randint(0, len(words)), own)
        return " ".join(words)

    def part(self) -> _Part:
        kind = self.dice.randrange(6)
        names = tuple(self.dice.sample(AUDIENCES, self.dice.randint(1, 2)))
        if kind == 2:
            return _Part(tags=(self.dice.choice(TAGS),))
        return _Part(only=names) if kind == 0 else _Part(never=names) if kind == 1 else _Part()

    def points(self, above: tuple[_Part, ...], *, nested: bool = True) -> list[object]:
        points: list[object] = []
        for _ in range(self.dice.randint(1, 4)):
            part = self.part()
            point: dict[str, object] = {"text": self.text((*above, part)), **part.keys()}
            if nested and self.dice.randrange(3) == 0:
                point["points"] = self.points((*above, part), nested=False)
            points.append(point)
        free = {"text": self.text(above)}  # so that no theme is left empty
        return [free, *points]

    def entry(self, above: tuple[_Part, ...], key: str, texts: Sequence[str]) -> dict[str, object]:
        """An entry of a list such as actions, with texts under these keys."""
        part = self.part()
        return {name: self.text((*above, part), most=2) for name in texts} | _FIXED[key] | part.keys()

    def theme(self) -> tuple[dict[str, object], _Part]:
        """A theme. The deck's agenda and kickers name the outermost ones only."""
        part = self.part()
        above = (*self.above, part)
        theme: dict[str, object] = {
            "name": self.text(above, most=1, medium="memo" if self.above else ""),
            "headline": self.text(above, most=5, medium="deck"),
            "points": self.points(above),
            **part.keys(),
        }
        if self.dice.randrange(2):
            own = self.part()
            theme["quote"] = {"text": self.text((*above, own)), "by": self.text((*above, own), most=0)}
            theme["quote"] |= own.keys()
        if self.dice.randrange(3) == 0:
            cells = [[self.text(above, most=2) for _ in range(2)] for _ in range(3)]
            theme["table"] = {"columns": [self.text(above, most=0) for _ in range(2)], "rows": cells}
        for key, texts in _LISTS.items():
            if self.dice.randrange(5) == 0:
                theme[key] = [self.entry(above, key, texts) for _ in range(self.dice.randint(1, 3))]
        if self.dice.randrange(2):
            theme["speaker_notes"] = self.text(above, medium="deck")
        return theme, part

    above: tuple[_Part, ...] = ()


def random_audiences(number: int) -> Made:
    """Outline ``number``."""
    maker = _Maker(random.Random(number))  # noqa: S311 - no secret is drawn here
    dice = maker.dice
    themes: dict[str, dict[str, object]] = {}
    held: dict[str, range] = {}
    """The texts of each theme, by their numbers."""
    for at in range(dice.randint(2, 4)):
        before = len(maker.said)
        theme, part = maker.theme()
        if dice.randrange(3) == 0:
            maker.above = (part,)
            theme["themes"] = {f"part-{at}-inner": maker.theme()[0]}
            maker.above = ()
        themes[f"part-{at}"] = theme
        held[f"part-{at}"] = range(before, len(maker.said))
    outline: dict[str, object] = {"title": maker.text((), most=3), "notes": "notes.md"}
    tagged = [{"text": maker.text((_Part(tags=(tag,)),)), "tags": tag} for tag in TAGS]
    outline["themes"] = {**themes, "open": {"name": "Open", "points": [maker.text(()), *tagged]}}
    deltas: dict[str, dict[str, object]] = {}
    told: dict[str, set[str]] = {}
    for name in AUDIENCES:
        plan = _plan(maker, deltas, list(themes))
        lineage = [name, *_bases(plan, deltas)]
        plans = [plan, *(deltas[base] for base in lineage[1:])]
        gone = {at for each in plans for key in each.get("drop", ()) for at in held[key]}  # type: ignore[attr-defined]
        tags = {tag for each in plans for tag in each.get("drop_tags", ())}  # type: ignore[attr-defined]
        media = next((each["formats"] for each in plans if "formats" in each), ["deck", "memo"])
        told[name] = {
            word
            for at, (word, parts, medium) in enumerate(maker.said)
            if at not in gone and all(part.admits(lineage, tags) for part in parts)
            if not medium or medium in media  # type: ignore[operator]
        }
        deltas[name] = plan
    if dice.randrange(2):
        _reword(maker, deltas, told, held)
    outline["audiences"] = deltas
    every = {word for word, _, _ in maker.said}
    dropped = {name: every - words for name, words in told.items()}
    return Made(yaml.safe_dump(outline, allow_unicode=True, sort_keys=False), "# Notes\n", told, dropped)


def _plan(maker: _Maker, deltas: dict[str, dict[str, object]], themes: list[str]) -> dict[str, object]:
    """What an audience has otherwise."""
    plan: dict[str, object] = {}
    if deltas and maker.dice.randrange(3) == 0:
        plan["extends"] = maker.dice.choice(list(deltas))
    if maker.dice.randrange(2):
        plan["drop"] = [maker.dice.choice(themes)]
    if maker.dice.randrange(3) == 0:
        plan["drop_tags"] = [maker.dice.choice(TAGS)]
    if maker.dice.randrange(3) == 0:
        plan["formats"] = [maker.dice.choice(["deck", "memo"])]
    return plan


def _bases(plan: dict[str, object], deltas: dict[str, dict[str, object]]) -> list[str]:
    """The audiences that one extends, the nearest first."""
    base = plan.get("extends")
    return [str(base), *_bases(deltas[str(base)], deltas)] if base else []


def _reword(
    maker: _Maker, deltas: dict[str, dict[str, object]], told: dict[str, set[str]], held: dict[str, range]
) -> None:
    """Let one audience, which no other extends, have the name of one theme in other words."""
    extended = {plan.get("extends") for plan in deltas.values()}
    for name, key in ((name, key) for name in AUDIENCES for key in held if name not in extended):
        first = maker.said[held[key].start][0]
        if first in told[name]:
            deltas[name]["reword"] = {f"{key}.name": maker.text((), most=1)}
            told[name] = told[name] - {first} | {maker.said[-1][0]}
            return
