"""The structure of a document as its layout makes it: nodes counted in reading order."""

from __future__ import annotations

from dataclasses import replace

from deckgen.page import Node, Scope, Tag


class Nodes:
    """Makes structure nodes; a node's serial is its place in the reading order."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._last = 0
        self.root = self.add(Tag.DOCUMENT, 0)

    def add(
        self,
        tag: Tag,
        parent: int,
        *,
        alt: str = "",
        title: str = "",
        scope: Scope | None = None,
        column_span: int = 1,
        row_span: int = 1,
        numbered: bool = False,
        language: str = "",
    ) -> int:
        """A new node below ``parent``; its serial."""
        self._last += 1
        serial = self._last
        self._nodes.append(
            Node(
                serial,
                tag,
                parent,
                alt=alt,
                title=title,
                scope=scope,
                column_span=column_span,
                row_span=row_span,
                numbered=numbered,
                language=language,
            )
        )
        return serial

    def link(self, parent: int) -> int:
        """The node of a link's text."""
        return self.add(Tag.LINK, parent)

    def foreign(self, parent: int, language: str) -> int:
        """The node of a text in another language than the document's."""
        return self.add(Tag.SPAN, parent, language=language)

    def adopt(self, node: Node, parent: int) -> int:
        """A node of another document, with all that it says, below ``parent``; its serial here."""
        self._last += 1
        serial = self._last
        self._nodes.append(replace(node, serial=serial, parent=parent))
        return serial

    @property
    def last(self) -> int:
        """The serial of the latest node."""
        return self._last

    def drop(self, after: int, last: int) -> None:
        """Take back nodes behind serial ``after`` up to ``last``, which own nothing; the rest keep theirs."""
        self._nodes = [node for node in self._nodes if not after < node.serial <= last]

    def all(self) -> tuple[Node, ...]:
        return tuple(self._nodes)
