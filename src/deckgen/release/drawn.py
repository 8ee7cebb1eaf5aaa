"""Text that content streams draw. In: a stream, the fonts' maps to Unicode. Out: the text in drawing order.

Where a name stands for several fonts of the file, the text is read by each of them: what is right is
among it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from deckgen.release.strings import COMMENT, LITERAL, string_bytes
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class CodeMap:
    """Codes of a font, of ``width`` bytes, and the text that each stands for (ISO 32000-1, 9.10.3)."""

    width: int
    texts: Mapping[int, str]

    def read(self, codes: bytes) -> str:
        if self.width == 1:
            return codes.decode("latin-1").translate(self.texts)
        numbers = (int.from_bytes(codes[at : at + self.width]) for at in range(0, len(codes), self.width))
        return "".join([self.texts.get(number, "") for number in numbers])


_TOKEN: Final = re.compile(
    COMMENT
    + rb"|/([^\s/<>\[\]()%]+)\s+[-+.\d]+\s+Tf\b|("
    + LITERAL
    + rb"|<[0-9A-Fa-f\s]*>)|\b(T[dDm]|ET)\b|(T\*)",
    re.DOTALL,
)
_RANGES: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_WIDEST: Final = 65_536  # codes that a block of ranges may have


def drawn_text(data: bytes, maps: Mapping[bytes, Sequence[CodeMap]]) -> str:
    """The text of a content stream (ISO 32000-1, 9.4.3), a line for each place that it moves to."""
    readings = max((len(each) for each in maps.values()), default=0)
    return "\n".join(_read(data, maps, number) for number in range(max(readings, 1)))


def _read(data: bytes, maps: Mapping[bytes, Sequence[CodeMap]], number: int) -> str:
    text: list[str] = []
    font: CodeMap | None = None
    for name, codes, moved, next_line in _TOKEN.findall(data):
        if codes:
            shown = string_bytes(codes)
            text.append(font.read(shown) if font else shown.decode("cp1252", "replace"))
        elif name:
            named = maps.get(name, ())
            font = named[min(number, len(named) - 1)] if named else None
        elif moved or next_line:
            text.append("\n")
    return "".join(text)


def read_map(data: bytes) -> CodeMap:
    """The map that a stream holds."""
    width = 1
    texts: dict[int, str] = {}
    for found in _RANGES.finditer(data):
        items = [each[0] if each[1] is None else string_bytes(each[0]) for each in _HEX.finditer(found[2])]
        pairs = zip(items[::2], items[1::2], strict=False) if found[1] == b"char" else _pairs(items)
        for code, text in islice(pairs, _WIDEST):
            width = max(width, len(code))
            texts[int.from_bytes(code)] = text.decode("utf-16-be", "replace")
    return CodeMap(width, texts)


def _pairs(items: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The codes of ranges, one by one, with what each stands for."""
    at = 0
    while at + 2 < len(items):
        first, last, target = items[at : at + 3]
        start = int.from_bytes(first)
        count = max(0, min(int.from_bytes(last) - start + 1, _WIDEST))
        at += 3
        if target == b"[":
            targets = list(items[at : at + count])
            at += count + 1
        else:
            base = int.from_bytes(target)
            targets = [(base + step).to_bytes(len(target) + 1)[1:] for step in range(count)]
        for step, text in enumerate(targets):
            yield (start + step).to_bytes(len(first) + 1)[1:], text
