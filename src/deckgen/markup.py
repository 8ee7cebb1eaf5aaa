"""Inline Markdown: emphasis, strong, code, links, raised and lowered text, other languages in one text.

In:  a string as a person wrote it, with its place. Out: ``Text``. Block syntax is not read here, raw
HTML stays text, pictures become their text alternative; a link to anything but http, https or mailto
loses its address and is reported.

What parameters filled in is text, whatever it looks like: holders stand for it while the markup is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from deckgen.diagnostics import Report, Span
from deckgen.model.inline import Run, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARKS = frozenset("*_`[]<\\&^~")
_SPOKEN = re.compile(r"\{lang=\"?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\"?\}")
"""What says that the words in brackets before it are in another language, as pandoc has it."""

_SHIFTED = re.compile(r"\^([^\s^\\]{1,40})\^|~([^\s~\\]{1,40})~(?!~)")
"""``^a^`` and ``~2~`` as pandoc has them: no space inside."""


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in listed.split(","))


_VAGUE = _phrases(
    "here, click here, see here, this, this link, more, read more, see more, learn more, hier,"
    "klicken sie hier, mehr, weiterlesen, ici, cliquez ici, lien, en savoir plus, plus, aquí, haga clic aquí,"
    "enlace, más, qui, clicca qui, klik hier, lees meer, aqui, clique aqui, tutaj, kliknij tutaj, zde, tu,"
    "εδώ, тут"
)
"""Link texts that say nothing without their sentence (WCAG 2.2, 2.4.4)."""

_SCHEMES = ("http://", "https://", "mailto:")

_EDGE: Final = "\ufffe"
_HOLDER: Final = re.compile(f"{_EDGE}([0-9]+){_EDGE}")
_HOLDER_IN_ADDRESS: Final = re.compile("%EF%BF%BE([0-9]+)%EF%BF%BE")
_OF_ADDRESSES: Final = ":/?#[]@!$&'()*+,;=%"
"""What may stand in an address beside letters and digits (RFC 3986, section 2.2)."""


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, without raw HTML: the one reader of Markdown in the program."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 50 ms of import, not needed for plain texts

    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.validateLink = lambda url: True  # type: ignore[method-assign] # addresses are judged below, and told
    made.inline.ruler.before("emphasis", "shifted", _shifted)
    made.inline.ruler.before("link", "spoken", _spoken)
    return made


def _shifted(state: StateInline, silent: bool) -> bool:
    """Raised and lowered text as one token of markdown-it."""
    found = _SHIFTED.match(state.src, state.pos, state.posMax)
    if not found or state.src[state.pos - 1 : state.pos] == "~":
        return False
    if not silent:
        token = state.push("raised" if found[1] else "lowered", "", 0)
        token.markup, token.content = found[0][0], found[1] or found[2]
    state.pos = found.end()
    return True


def _spoken(state: StateInline, silent: bool) -> bool:
    """``[words]{lang=fr}`` as tokens of markdown-it, whatever the words hold between them."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    found = _SPOKEN.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not found:
        return False
    if not silent:
        last = state.posMax
        state.push("spoken_open", "", 1).info = found[1]
        state.pos, state.posMax = state.pos + 1, end
        state.md.inline.tokenize(state)
        state.push("spoken_close", "", -1)
        state.posMax = last
    state.pos = found.end()
    return True


def inline_text(markdown: str, span: Span, report: Report, plain: Sequence[str] = ()) -> Text:
    """Read one text. White space at its ends is dropped, line ends become spaces.

    ``plain`` are the texts that the holders in ``markdown`` stand for (``with_holders``).
    """
    flat = " ".join(markdown.split())
    if _MARKS.isdisjoint(flat):
        flat = _put_back(flat, plain)
        return Text((Run(flat),) if flat else (), span)
    tokens = parser().parseInline(flat)
    found = tokens[0].children or [] if tokens else []
    if plain:
        for token in found:
            token.content = _put_back(token.content, plain)
            if token.type == "link_open":
                token.attrSet("href", _address_put_back(str(token.attrGet("href") or ""), plain))
    return Text((), span).with_runs(runs_of(found, span, report))


def with_holders(value: str, stretches: Iterable[tuple[int, int]]) -> tuple[str, tuple[str, ...]]:
    """A text with a holder in the place of each stretch, and what these stretches hold.

    A holder is made of a character that no input has (``textfile.CONTROL``); Markdown takes it for a letter.
    """
    pieces: list[str] = []
    plain: list[str] = []
    end = 0
    for start, stop in stretches:
        pieces += [value[end:start], f"{_EDGE}{len(plain)}{_EDGE}"]
        plain.append(value[start:stop])
        end = stop
    return "".join((*pieces, value[end:])), tuple(plain)


def _put_back(text: str, plain: Sequence[str]) -> str:
    return _HOLDER.sub(lambda found: plain[int(found[1])], text) if plain else text


def _address_put_back(url: str, plain: Sequence[str]) -> str:
    """An address with its holders filled: the whole of it as it is, a part of it as a part."""
    from urllib.parse import quote  # noqa: PLC0415 - hardly ever needed

    return _HOLDER_IN_ADDRESS.sub(
        lambda found: quote(plain[int(found[1])], safe="" if found.start() else _OF_ADDRESSES), url
    )


def runs_of(tokens: Iterable[Token], span: Span, report: Report) -> list[Run]:
    """The runs of inline tokens; soft and hard breaks become a space."""
    runs: list[Run] = []
    now = Run("")
    languages = [""]
    opened = 0
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                runs.append(replace(now, text=" "))
            case "strong_open" | "strong_close":
                now = replace(now, bold=token.nesting > 0)
            case "em_open" | "em_close":
                now = replace(now, italic=token.nesting > 0)
            case "spoken_open":
                languages.append(token.info)
                now = replace(now, language=token.info)
            case "spoken_close":
                languages.pop()
                now = replace(now, language=languages[-1])
            case "link_open":
                now = replace(now, link=_address(str(token.attrGet("href") or ""), span, report))
                opened = len(runs)
            case "link_close":
                if now.link:
                    check_link("".join(run.text for run in runs[opened:]), now.link, span, report)
                now = replace(now, link=None)
            case _:
                kind = token.type
                looks = replace(
                    now, code=kind == "code_inline", raised=kind == "raised", lowered=kind == "lowered"
                )
                runs.append(replace(looks, text=token.content))
    return runs


def check_link(text: str, url: str, span: Span, report: Report) -> None:
    """Tell a link whose text does not say where it leads: 'here', or an address."""
    shown = " ".join(text.split())
    if shown.strip(" .…→›»>").casefold() in _VAGUE:
        report.add("link-vague", span, text=shown)
    elif shown.casefold().startswith((*_SCHEMES, "www.")):
        report.add("link-bare", span, text=shown, url=url)


def _address(url: str, span: Span, report: Report) -> str | None:
    if url.lower().startswith(_SCHEMES):
        return url
    report.add("link-refused", span, url=url)
    return None
