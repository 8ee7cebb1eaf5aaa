"""Bytes of any kind. In: bytes that are no text of a format that is known. Out: the text in them.

Plain letters are found in any encoding that writes them as one byte each, with or without zero bytes
between them: ASCII, UTF-8, UTF-16 and UTF-32 of either order, and all that build on ASCII.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from deckgen.release.exclusions import WINDOW

_LETTERS: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BETWEEN: Final = bytes(byte for byte in (0, *range(9, 14), *range(0x20, 0x7F)) if byte not in _LETTERS)
"""What may stand between the letters of a text: white space, punctuation, the zero bytes of UTF-16."""

_TABLE: Final = bytes(byte if byte in _LETTERS else 0x0A for byte in range(256))
_RUN: Final = re.compile(rb"[^\n]{%d,}" % WINDOW)


def runs_of(data: bytes) -> str:
    """The longer runs of plain letters in bytes, a line each."""
    return b"\n".join(_RUN.findall(data.translate(_TABLE, _BETWEEN))).decode("ascii")


_SAID: Final = rb"[0-9A-Za-z ,.'-]"
_FORMS: Final = (
    (rb"(?:%b|[\xc3-\xdf][\x80-\xbf])" % _SAID, "utf-8"),
    (rb"(?:%b\0|[\xc0-\xff]\0|[\x80-\xff][\x03\x04])" % _SAID, "utf-16-le"),
    (rb"(?:\0%b|\0[\xc0-\xff]|[\x03\x04][\x80-\xff])" % _SAID, "utf-16-be"),
)
_FEW: Final = 2**16
_WORDS: Final = {
    least: tuple((re.compile(form + b"{%d,}" % least, re.DOTALL), encoding) for form, encoding in _FORMS)
    for least in (6, 12)
}
"""Letters that stand in a row by chance in none of some, or of many bytes."""


@lru_cache(64)
def words_in(data: bytes) -> str:
    """What may be words in bytes, a line each; for texts too short to be told by their letters alone.

    It is kept for a while: files of one run have pictures in common.
    """
    forms = _WORDS[6 if len(data) < _FEW else 12]
    return "\n".join(run.decode(encoding, "ignore") for form, encoding in forms for run in form.findall(data))


def text_in(data: bytes) -> str:
    """The text that bytes are, by their own mark or because they can be nothing else; '' for others."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" not in data[:_SAMPLE]:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return ""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) * 4 > min(len(data), _SAMPLE):
        return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    return ""


_SAMPLE: Final = 4096
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
