"""What notes hold for their author's eyes only: comments and front matter.

In:  the text of a Markdown file. Out: the same text with these blanked, every other character at its
place, so that nothing of them reaches a reader and all lines and columns stay true.
"""

from __future__ import annotations

import re

from deckgen.diagnostics import Report
from deckgen.textfile import place_of

_LABEL_COMMENT = re.compile(r"^ {0,3}\[(?://|comment)\]:.*$", re.MULTILINE | re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_CODE = re.compile(
    r"^(?P<fence> {0,3}(?:```+|~~~+))[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)|`[^`\n]+`",
    re.DOTALL | re.MULTILINE,
)


def without_asides(source: str, shown: str, report: Report) -> str:
    """``source`` with HTML comments, ``[//]: #`` comments and YAML front matter blanked.

    In code they are text, as everything in code is. A comment that never ends is an error: what was
    meant to be hidden would otherwise be read out, or the rest of the notes be lost.
    """
    source = _FRONT_MATTER.sub(lambda found: _blank(found[0]), source)
    if "<!--" not in source and "]:" not in source:
        return source
    parts: list[str] = []
    start = 0
    for code in _CODE.finditer(source):
        parts += [_spoken(source[start : code.start()], source, start, shown, report), code[0]]
        start = code.end()
    return "".join((*parts, _spoken(source[start:], source, start, shown, report)))


def _spoken(part: str, source: str, offset: int, shown: str, report: Report) -> str:
    """Text without its comments, found one after the other: a pattern would look for each end anew."""
    kept: list[str] = []
    at = 0
    while (begin := part.find("<!--", at)) >= 0:
        end = part.find("-->", begin + 4)
        if end < 0:
            report.add("comment-open", place_of(source, offset + begin, shown))
            break
        kept += [part[at:begin], _blank(part[begin : end + 3])]
        at = end + 3
    text = "".join((*kept, part[at:]))
    return _LABEL_COMMENT.sub(lambda found: _blank(found[0]), text)


def _blank(text: str) -> str:
    return "".join("\n" if character == "\n" else " " for character in text)
