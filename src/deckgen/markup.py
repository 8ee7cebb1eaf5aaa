"""Inline Markdown: emphasis, strong, code and links within one text.

In:  a string as a person wrote it, with its place. Out: ``Text``. Block syntax is not read here, raw
HTML stays text, pictures become their text alternative; a link to anything but http, https or mailto
loses its address and is reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from deckgen.diagnostics import Report, Span
from deckgen.model.inline import Run, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS = frozenset("*_`[]<\\&")
_SCHEMES = ("http://", "https://", "mailto:")


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, without raw HTML: the one reader of Markdown in the program."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 50 ms of import, not needed for plain texts

    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.validateLink = lambda url: True  # type: ignore[method-assign] # addresses are judged below, and told
    return made


def inline_text(markdown: str, span: Span, report: Report) -> Text:
    """Read one text. White space at its ends is dropped, line ends become spaces."""
    flat = " ".join(markdown.split())
    if _MARKS.isdisjoint(flat):
        return Text((Run(flat),) if flat else (), span)
    tokens = parser().parseInline(flat)
    runs = runs_of(tokens[0].children or () if tokens else (), span, report)
    return Text((), span).with_runs(runs)


def runs_of(tokens: Iterable[Token], span: Span, report: Report) -> list[Run]:
    """The runs of inline tokens; soft and hard breaks become a space."""
    runs: list[Run] = []
    now = Run("")
    for token in tokens:
        match token.type:
            case "text" | "html_inline":
                runs.append(replace(now, text=token.content))
            case "softbreak" | "hardbreak":
                runs.append(replace(now, text=" "))
            case "code_inline":
                runs.append(replace(now, text=token.content, code=True))
            case "image":
                runs.append(replace(now, text=token.content))
            case "strong_open" | "strong_close":
                now = replace(now, bold=token.nesting > 0)
            case "em_open" | "em_close":
                now = replace(now, italic=token.nesting > 0)
            case "link_open":
                now = replace(now, link=_address(str(token.attrGet("href") or ""), span, report))
            case "link_close":
                now = replace(now, link=None)
            case _:
                runs.append(replace(now, text=token.content))
    return runs


def _address(url: str, span: Span, report: Report) -> str | None:
    if url.lower().startswith(_SCHEMES):
        return url
    report.add("link-refused", span, url=url)
    return None
