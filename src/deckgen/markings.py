"""Handling labels. In: a label as written. Out: ``Marking``, or None where the label is unknown.

The five labels of FIRST's Traffic Light Protocol, version 2.0 (first.org/tlp): exact spelling, their
text colours on black, ordered from the widest audience to the narrowest. Other labels are the
organisation's own: upper case, in white, unordered.
"""

from __future__ import annotations

import re
from typing import Final

from deckgen.model.documents import Marking

TLP: Final[tuple[Marking, ...]] = (
    Marking("TLP:CLEAR", "#FFFFFF", "Disclosure is not limited."),
    Marking("TLP:GREEN", "#33FF00", "Share within your community, not on public channels."),
    Marking(
        "TLP:AMBER",
        "#FFC000",
        "Share on a need-to-know basis within your organisation and its clients only.",
    ),
    Marking("TLP:AMBER+STRICT", "#FFC000", "Share on a need-to-know basis within your organisation only."),
    Marking("TLP:RED", "#FF2B2B", "For individual recipients only; no further disclosure."),
)

_OWN = re.compile(r"[A-Z0-9][A-Z0-9 /+:.\-]{1,40}")


def labels() -> tuple[str, ...]:
    """The labels with an order, from the widest audience to the narrowest."""
    return tuple(marking.label for marking in TLP)


def find_marking(label: str) -> Marking | None:
    """The marking that ``label`` spells. 'TLP:' labels must be spelt as the standard has them."""
    for marking in TLP:
        if marking.label == label:
            return marking
    if label.upper().startswith("TLP") or not _OWN.fullmatch(label):
        return None
    return Marking(label, "#FFFFFF", "")


def is_above(portion: Marking, document: Marking | None) -> bool:
    """Whether a portion's marking is narrower than the document's. Own labels have no order."""
    order = labels()
    if portion.label not in order:
        return document is None or portion.label != document.label
    if document is None or document.label not in order:
        return portion.label != order[0]
    return order.index(portion.label) > order.index(document.label)
