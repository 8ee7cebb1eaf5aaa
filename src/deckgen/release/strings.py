"""Strings of PDF objects. In: PDF syntax. Out: what its strings say (ISO 32000-1, 7.3.4, 7.9.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_PLAIN: Final = rb"[^()\\]++|\\."
_END: Final = rb"(?:\)|\Z)"
LITERAL: Final = rb"\((?:%b|\((?:%b|\((?:%b)*+%b)*+%b)*+%b" % (_PLAIN, _PLAIN, _PLAIN, _END, _END, _END)
"""A literal string, with parentheses within it up to three deep; one that never ends goes on to the end."""

COMMENT: Final = rb"%[^\r\n]*+"
_STRING: Final = re.compile(COMMENT + rb"|(?:/(\w+)\s*+)?(" + LITERAL + rb"|<[0-9A-Fa-f\s]++>)", re.DOTALL)
_BARE: Final = re.compile(COMMENT + b"|" + LITERAL + rb"|<[0-9A-Fa-f\s]++>", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def strings_in(data: bytes) -> Iterator[tuple[str, str]]:
    """Every string in PDF syntax: the key of its dictionary, if it stands at one, and its text."""
    for key, written in _STRING.findall(data):
        if not written:
            continue  # a comment
        yield key.decode("ascii", "replace"), text_string(string_bytes(written))


def without_strings(data: bytes) -> bytes:
    """PDF syntax with nothing in place of its strings: names, operators, comments."""
    return _BARE.sub(lambda found: found[0] if found[0].startswith(b"%") else b"\xff", data)


def string_bytes(written: bytes) -> bytes:
    """The bytes that a string stands for, in parentheses or as digits."""
    if written.startswith(b"<"):
        digits = b"".join(written[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inner = written[1:].removesuffix(b")")
    return _ESCAPE.sub(_escaped, inner) if b"\\" in inner else inner


def _escaped(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes((int(found[1], 8) & 0xFF,))
    return b"" if found[2] else _ESCAPED.get(found[3], found[3])


def text_string(data: bytes) -> str:
    """The text of a string: UTF-16 or UTF-8 by its mark, else one byte a letter."""
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("cp1252", "replace")
