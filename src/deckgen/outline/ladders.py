"""The key ``ladder``. In: the root of an outline. Out: the ladders whose labels it may use.

It names one of the program's own ladders or a file, or lists labels from the widest audience to the
narrowest. It is read before the rest, since every marking is held against it; an audience cannot change it.
"""

from __future__ import annotations

from typing import Final

from deckgen.diagnostics import Report
from deckgen.markings import built_in_ladders, ladder_of, read_ladder
from deckgen.model.markings import Ladder, Ladders
from deckgen.outline.decode import Field, Kind, Scope
from deckgen.outline.files import Files
from deckgen.outline.tree import Word
from deckgen.yamltree import Mapping, Node, Sequence, Withheld


class _LadderKind(Kind[None]):
    """A ladder, read by ``find_ladders`` before anything else."""

    expected = "a ladder: its name, its file, or a list of labels"

    def accepts(self, node: Node) -> bool:
        return True

    def decode(self, node: Node, key: str, scope: Scope) -> None:
        return None


LADDER: Final = Field("ladder", _LadderKind(), "the labels of markings, from the widest audience on")


def find_ladders(root: Node, files: Files, report: Report) -> Ladders | None:
    """The ladders of an outline: the program's own, unless ``ladder`` says which.

    None where it cannot be read, which is told; no marking can then be held against it.
    """
    node = root.get(LADDER.name) if isinstance(root, Mapping) else None
    built_in = built_in_ladders()
    if node is None:
        return built_in
    chosen = _named(node, built_in, files, report)
    others = tuple(ladder for ladder in built_in.ladders if ladder is not chosen)
    return Ladders((chosen,), others) if chosen else None


def _named(node: Node, built_in: Ladders, files: Files, report: Report) -> Ladder | None:
    """The ladder that a node names or lists; None, reported, where it is none."""
    if isinstance(node, Sequence | Mapping):
        return ladder_of(node, report)
    if isinstance(node, Withheld):
        return None
    word = Word(node.value.strip(), node.span)
    if node.is_null or not word.value:
        report.add("empty-text", node.span, key=LADDER.name)
        return None
    for ladder in built_in.ladders:
        if ladder.name == word.value:
            return ladder
    if not word.value.endswith((".yml", ".yaml")):
        choices = ", ".join(ladder.name for ladder in built_in.ladders)
        report.add("ladder-unknown", word.span, word=word.value, choices=choices)
        return None
    path = files.note(word, report)
    return read_ladder(path, files.shown_path(word.value), report) if path else None
