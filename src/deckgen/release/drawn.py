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
    + rb"|<[0-9A-Fa-f\s]*>)|\b(T[dDm]|ET)\b|(T\*)"
    # what TeX and browsers draw for a space, in an array of strings
    + rb"|(-(?:[2-9]\d\d|\d{4,})(?:\.\d*)?)\s*(?=[(<])",
    re.DOTALL,
)
_SHOWS: Final = re.compile(rb"\bT[jJ]\b")
_NAMES: Final = re.compile(rb"\bTf\b")
_INLINE: Final = re.compile(rb"\bBI\s.{0,400}?\bID\s.*?\sEI\b", re.DOTALL)
"""A picture within a stream: bytes of any kind (8.9.7)."""

_GLYPHS: Final = re.compile(rb"(\d{1,3})\b|/([^\s/\[\]]+)")
_MOST_FONTS: Final = 64
_RANGES: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_WIDEST: Final = 65_536  # codes that a block of ranges may have


def drawn_text(data: bytes, maps: Mapping[bytes, Sequence[CodeMap]]) -> str:
    """The text of a content stream (ISO 32000-1, 9.4.3), a line for each place that it moves to.

    Text before any font is named is read by each of the file's: it is in the one of what calls the stream.
    """
    readings = max((len(each) for each in maps.values()), default=0)
    texts = [_read(data, maps, number) for number in range(max(readings, 1))]
    if _names_late(data):
        known = {id(each): each for named in maps.values() for each in named}
        texts += [_read(data, maps, 0, each) for each in islice(known.values(), _MOST_FONTS)]
    if _INLINE.search(data):
        texts.append(drawn_text(_INLINE.sub(b" ", data), maps))
    return "\n".join(texts)


def _names_late(data: bytes) -> bool:
    """Whether a stream draws before it names a font."""
    shows = _SHOWS.search(data)
    named = _NAMES.search(data)
    return shows is not None and (named is None or shows.start() < named.start())


def _read(
    data: bytes, maps: Mapping[bytes, Sequence[CodeMap]], number: int, font: CodeMap | None = None
) -> str:
    text: list[str] = []
    for name, codes, moved, next_line, space in _TOKEN.findall(data):
        if codes:
            shown = string_bytes(codes)
            text.append(font.read(shown) if font else shown.decode("cp1252", "replace"))
        elif name:
            named = maps.get(name, ())
            font = named[min(number, len(named) - 1)] if named else None
        elif moved or next_line:
            text.append("\n")
        elif space:
            text.append(" ")
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


def glyph_map(differences: bytes) -> CodeMap:
    """The map of a simple font that names its glyphs (9.6.6): codes, each followed by names."""
    from fontTools.agl import toUnicode  # noqa: PLC0415 - its list of names is long

    texts: dict[int, str] = {}
    code = 0
    for number, name in _GLYPHS.findall(differences):
        if number:
            code = int(number)
        else:
            texts[code] = toUnicode(name.decode("latin-1"))
            code += 1
    return CodeMap(1, texts)


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
