"""Access for all: what a person who listens to a deck, or reads it enlarged, would stumble over.

In:  a deck's pages, and the titles that its slides were given. Out: diagnostics. What lies in the words
of an author is told here and in ``markup`` (links); what the program itself sees to, such as the title
first in reading order, is held by ``integrity`` and the tests.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from deckgen.diagnostics import Report
from deckgen.model.inline import Text
from deckgen.page import FURNITURE, Pages, Para, PictureBox, TableBox, TextBox

_SCRIPTS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "GREEK": frozenset({"el", "grc"}),
        "CYRILLIC": frozenset({"be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"}),
        "CJK": frozenset({"ja", "ko", "yue", "zh"}),
    }
)
"""Scripts that tell a language, and the languages that are written in them (BCP 47)."""

_ANY_PICTURE: Final = frozenset(
    {"picture", "image", "photo", "figure", "chart", "logo", "bild", "foto", "imagen"}
)

MOST_LETTERS: Final = 0.5
"""A document with more than this part of its letters in a script is written in one of its languages."""


def check_access(pages: Pages, titles: Sequence[Text], report: Report) -> None:
    """Tell titles that are shared or empty, columns without a head, and a language that cannot be right."""
    _check_titles(titles, report)
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, PictureBox) and page.span and item.owner != FURNITURE:
                if _says_nothing(item.alt, item.cut.path):
                    report.add("alt-weak", page.span, alt=item.alt)
            elif isinstance(item, TableBox) and page.span and page.part == 1:
                heads = [cell for row in item.rows[: item.header_rows] for cell in row]
                blank = sum(not any(para.plain.strip() for para in cell.paras) for cell in heads[1:])
                if blank:
                    report.add("header-empty", page.span, count=blank)
    place = next((page.span for page in pages.pages if page.span), None)
    language = pages.properties.language.partition("-")[0].lower()
    script = _script(pages)
    if place and script and language not in _SCRIPTS[script]:
        choices = ", ".join(sorted(_SCRIPTS[script]))
        name = script if script == "CJK" else script.capitalize()
        report.add(
            "language-doubtful", place, language=pages.properties.language, script=name, choices=choices
        )


def _check_titles(titles: Sequence[Text], report: Report) -> None:
    counts: Counter[str] = Counter()
    for title in titles:
        shown = "".join(c for c in title.plain if unicodedata.category(c) not in ("Cf", "Zs"))
        counts[shown.casefold()] += 1
        if not shown:
            report.add("title-blank", title.span)
        elif counts[shown.casefold()] == 2:
            report.add("title-shared", title.span, title=title.plain)


def _says_nothing(alt: str, path: Path) -> bool:
    """Whether a text alternative is a file's name, or a word for any picture."""
    plain = alt.strip(" .").casefold()
    return plain in _ANY_PICTURE or plain in (path.name.casefold(), path.stem.casefold())


def _script(pages: Pages) -> str:
    """The script of most letters in the text, where it is one that tells the language."""
    letters = Counter(
        unicodedata.name(character, "").partition(" ")[0]
        for para in _paras(pages)
        for character in para.plain
        if character.isalpha()
    )
    total = sum(letters.values())
    return next((s for s in _SCRIPTS if letters[s] > MOST_LETTERS * total), "")


def _paras(pages: Pages) -> Iterator[Para]:
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextBox):
                yield from (para for para in item.paras if para.owner != FURNITURE)
