"""What every part of the memo's layout works with: setter, nodes, flow, frame, the document's data."""

from __future__ import annotations

from deckgen.layout.flow import Flow
from deckgen.layout.memo_frame import MemoFrame
from deckgen.layout.nodes import Nodes
from deckgen.model.documents import Meta
from deckgen.model.inline import Run, Text
from deckgen.text.setting import Setter
from deckgen.values import dataclass


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
