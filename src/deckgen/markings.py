"""Ladders of handling labels, read. In: the program's own, a file, or nodes of an outline. Out: ``Ladder``s.

A ladder lists its labels from the widest audience to the narrowest: as a list, or as a mapping of labels to
what is known of them (``colour``, ``handling``, ``mark``). The program's own are assets/markings: the Traffic
Light Protocol as FIRST publishes it (first.org/tlp), and a neutral one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from deckgen.assets import asset
from deckgen.diagnostics import Report, did_you_mean
from deckgen.model.markings import Ladder, Ladders, Marking
from deckgen.shades import contrast
from deckgen.yamltree import Mapping, Node, Scalar, Sequence, describe, read_yaml

BUILT_IN: Final = ("tlp", "restricted")
"""The ladders that the program brings."""

TLP: Final = "TLP:"
"""What the labels of the Traffic Light Protocol begin with."""

OWN: Final = "own"
"""The name of a ladder that an outline lists itself."""

GROUND: Final = "#000000"
WHITE: Final = "#FFFFFF"
LEAST_CONTRAST: Final = 4.5
"""Of a label's colour on its ground (WCAG 2.2, 1.4.3)."""

LONGEST: Final = 48
_LABEL: Final = re.compile(r"[^\W_](?:[^\W_]|[/+:.\-–]| (?! |$))*")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_KEYS: Final = ("name", "title", "labels")
_LABEL_KEYS: Final = ("colour", "handling", "mark")


def built_in_ladders() -> Ladders:
    """The program's own ladders."""
    report = Report()
    files = [(asset("markings", f"{name}.yml"), name) for name in BUILT_IN]
    made = [_file(path, path.name, name, report) for path, name in files]
    report.stop_on_errors()
    return Ladders(tuple(ladder for ladder in made if ladder))


def read_ladder(path: Path, shown: str, report: Report) -> Ladder | None:
    """The ladder of a file; None, reported, where it is none."""
    return _file(path, shown, path.stem, report)


def ladder_of(node: Sequence | Mapping, report: Report) -> Ladder | None:
    """The ladder whose labels an outline itself lists; None, reported, where they are none."""
    markings = _labels(node, OWN, report)
    return Ladder(OWN, "", markings) if markings else None


def _file(path: Path, shown: str, stem: str, report: Report) -> Ladder | None:
    root = read_yaml(path, shown, report)
    if root is None:
        return None
    if not isinstance(root, Mapping):
        _wrong(root, shown, "a mapping", report)
        return None
    for key, _ in root.entries:
        if key.value not in _KEYS:
            hint = did_you_mean(key.value, _KEYS)
            report.add("unknown-key", key.span, key=key.value, where="in a ladder", hint=hint)
    name, title, labels = (root.get(key) for key in _KEYS)
    for node, word in ((name, "name"), (title, "title")):
        if node is not None and not isinstance(node, Scalar):
            _wrong(node, word, "a text", report)
    if labels is None:
        hint = "its labels, from the widest audience to the narrowest"
        report.add("missing-key", root.span, where="a ladder", key="labels", hint=hint)
        return None
    called = name.value if isinstance(name, Scalar) else stem
    markings = _labels(labels, called, report)
    return Ladder(called, title.value if isinstance(title, Scalar) else "", markings) if markings else None


def _labels(node: Node, ladder: str, report: Report) -> tuple[Marking, ...]:
    """The markings that a list or a mapping of labels names, in its order; none where some of it is wrong."""
    match node:
        case Mapping():
            entries = node.entries
        case Sequence():
            entries = tuple((each, Mapping((), each.span)) for each in node.items if isinstance(each, Scalar))
            for each in node.items:
                if not isinstance(each, Scalar):
                    _wrong(each, "labels", "a label", report)
        case _:
            _wrong(node, "labels", "a list or a mapping of labels", report)
            return ()
    made: list[Marking] = []
    for rank, (key, below) in enumerate(entries):
        marking = _marking(key, below, ladder, rank, report)
        if marking and any(marking.label == other.label for other in made):
            report.add("marking-twice", key.span, word=marking.label)
        elif marking:
            made.append(marking)
    if not entries:
        report.add("empty-list", node.span, key="labels")
    return tuple(made) if len(made) == len(entries) else ()


def _marking(key: Scalar, below: Node, ladder: str, rank: int, report: Report) -> Marking | None:
    label = key.value.strip()
    if not _LABEL.fullmatch(label) or not 1 < len(label) <= LONGEST:
        report.add("label-form", key.span, word=label, limit=LONGEST)
        return None
    if label.upper().startswith(TLP) and ladder != BUILT_IN[0]:
        report.add("label-tlp", key.span, word=label)
        return None
    if isinstance(below, Scalar) and below.is_null:
        below = Mapping((), key.span)
    if not isinstance(below, Mapping):
        _wrong(below, label, "a mapping of colour, handling and mark", report)
        return None
    found: dict[str, str] = {}
    for name, value in below.entries:
        if name.value not in _LABEL_KEYS:
            hint = did_you_mean(name.value, _LABEL_KEYS)
            report.add("unknown-key", name.span, key=name.value, where="in a label", hint=hint)
            return None
        if not isinstance(value, Scalar) or value.is_null:
            _wrong(value, name.value, "a text", report)
            return None
        found[name.value] = value.value.strip()
    colour = found.get("colour", WHITE)
    if not _COLOUR.fullmatch(colour) or contrast(colour, GROUND) < LEAST_CONTRAST:
        place = below.get("colour")
        report.add("label-colour", place.span if place else key.span, word=colour, least=LEAST_CONTRAST)
        return None
    mark = found.get("mark", f"({label})")
    return Marking(label, colour.upper(), found.get("handling", ""), ladder, rank, mark)


def _wrong(node: Node, key: str, expected: str, report: Report) -> None:
    report.add("wrong-type", node.span, key=key, expected=expected, found=describe(node), hint="")
