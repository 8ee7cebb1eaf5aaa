"""The marks of sources in a memo's text, and where each source is mentioned, for the links back.

In:  the sources that the memo lists, and the numbers that its statements cite. Out: marks, each a link to
its entry in the list, and ``Mention`` values by source.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Final

from deckgen.layout.memo_desk import MemoDesk
from deckgen.page import Stretch, Tag
from deckgen.text.setting import ink_of
from deckgen.values import dataclass

OWN: Final = "–"
"""How the author's own assessment is numbered."""

Cites = Callable[[Sequence[int], int, str], list[Stretch]]
"""The marks of sources for the structure node and the anchor that they are cited from."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that cites a source: a paragraph by its number or another place by its name, and its anchor."""

    label: int | str
    anchor: str


class Mentions:
    """Makes the marks of ``listed`` sources; others are not marked in the text."""

    def __init__(self, desk: MemoDesk, listed: Collection[int]) -> None:
        self._desk = desk
        self._listed = listed
        self._found: dict[int, list[Mention]] = {}

    def of(self, number: int) -> Sequence[Mention]:
        """The places that cite a source, in their order."""
        return self._found.get(number, ())

    def note(self, number: int, label: int | str, anchor: str) -> None:
        """Note that the place called ``label`` cites a source, once for each label."""
        found = self._found.setdefault(number, [])
        if all(mention.label != label for mention in found):
            found.append(Mention(label, anchor))

    def marks(self, cites: Sequence[int], owner: int, anchor: str, label: int | str) -> list[Stretch]:
        """The marks of sources, each a link to its entry; noted for the way back."""
        made: list[Stretch] = []
        style = self._desk.setter.style("memo-cite")
        for number in cites:
            if number not in self._listed:
                continue
            link = self._desk.nodes.link(self._desk.nodes.add(Tag.REFERENCE, owner))
            made.append(Stretch("\u00a0", ink_of(style), owner=owner))
            made.append(Stretch(f"[{number or OWN}]", ink_of(style), f"#source-{number}", owner=link))
            self.note(number, label, anchor)
        return made

    def called(self, label: int | str) -> Cites:
        """The marks of all that is called ``label``."""
        return partial(self.marks, label=label)
