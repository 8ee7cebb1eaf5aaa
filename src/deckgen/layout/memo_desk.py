"""What every part of the memo's layout works with: setter, nodes, flow, frame, the document's data."""

from __future__ import annotations

from typing import Final

from deckgen.layout.flow import Flow
from deckgen.layout.memo_frame import MemoFrame
from deckgen.layout.nodes import Nodes
from deckgen.model.documents import Meta
from deckgen.model.inline import Run, Text
from deckgen.page import Item, Para, Tag, moved
from deckgen.text.setting import Setter
from deckgen.values import dataclass

LABEL_GAP: Final = 8.0
"""Between a label and the text that it stands beside, in points."""


@dataclass(frozen=True, slots=True)
class MemoDesk:
    """Parts put their slabs into ``flow``, their structure into ``nodes``, within ``frame``."""

    setter: Setter
    nodes: Nodes
    flow: Flow
    frame: MemoFrame
    meta: Meta

    def say(self, phrase: str, **blanks: object) -> Text:
        """A fixed string as text; its place is the document's title."""
        return Text((Run(self.meta.words.say(phrase, **blanks)),), self.meta.span)

    def beside(self, para: Para) -> tuple[Item, ...]:
        """A paragraph in the column of labels, its first line to stand beside that of a text."""
        flow = Flow()
        flow.add_para(para, self.frame.left)
        y, made = 0.0, list[Item]()
        for slab in flow.slabs:
            made += [moved(item, 0, y) for item in slab.items]
            y += slab.height
        return tuple(made)

    def label(self, text: Text, holder: int) -> tuple[Item, ...]:
        """A text in the column of labels, a paragraph below the structure node ``holder``."""
        owner = self.nodes.add(Tag.PARAGRAPH, holder)
        width = self.frame.text_x - self.frame.left - LABEL_GAP
        return self.beside(self.setter.para(text, self.setter.style("memo-label"), width, owner))
