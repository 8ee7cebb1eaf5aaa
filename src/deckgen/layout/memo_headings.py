"""The headings of a memo's sections: in the flow, in the bookmarks, kept with what follows."""

from __future__ import annotations

from deckgen.layout.memo_desk import MemoDesk
from deckgen.model.inline import Text
from deckgen.page import Tag


def add_heading(desk: MemoDesk, text: Text, level: int, holder: int, key: str) -> None:
    """Add a heading under the structure node ``holder``; links lead to the section by its ``key``."""
    tag, style, before, after = (
        (Tag.HEADING_2, "memo-heading", 16, 5) if level == 1 else (Tag.HEADING_3, "memo-heading-2", 10, 3)
    )
    owner = desk.nodes.add(tag, holder)
    para = desk.setter.title(text, desk.setter.style(style), desk.frame.measure, owner)
    desk.flow.add_para(
        para,
        desk.frame.left,
        before=before,
        after=after,
        keep=True,
        whole=True,
        anchors=(f"section-{key}",),
        bookmark=(text.plain, level + 1),
    )
