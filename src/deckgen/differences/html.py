"""Differences as a page for a browser: one file without scripts, pictures or anything that is fetched.

In:  ``Differences``, the words of reports, the colours of a brand. Out: HTML. What goes and what comes is
told by elements (``del``, ``ins``), by words and signs, and by colours. User text is escaped everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from deckgen.brand.look import Brand
from deckgen.differences.difference import Differences, Kind, ThemeChanges
from deckgen.differences.memo import highest_marking, page_title
from deckgen.differences.rows import Row, rows, short_names, told_sides
from deckgen.differences.rows import Words as Stretches
from deckgen.differences.saying import PAGE_SIGNS, summary, theme_label
from deckgen.differences.telling import Version
from deckgen.differences.wording import Fate, Stretch
from deckgen.model.markings import Marking
from deckgen.model.words import Words

_TINTS: Final = {
    Kind.ADDED: "positive",
    Kind.DROPPED: "negative",
    Kind.REWORDED: "caution",
    Kind.REMARKED: "caution",
    Kind.MOVED: "primary",
    Kind.RELAID: "primary",
    Kind.RECITED: "primary",
}
"""The colour of a change's sign; its ground is the tint of the same name."""

_ROLES: Final = (
    "primary",
    "primary-tint",
    "on-dark",
    "accent",
    "ink",
    "grey-700",
    "grey-400",
    "grey-200",
    "surface",
    "white",
    "positive",
    "positive-tint",
    "negative",
    "negative-tint",
    "caution",
    "caution-tint",
)

_STYLE: Final = """
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--white);font:16px/1.45 Calibri,Carlito,'Segoe UI',sans-serif}
header{background:var(--primary);color:var(--white);padding:28px 0 24px}
header>div,main,footer{width:min(1120px,calc(100% - 64px));margin:0 auto}
h1,h2,h3{font-family:Georgia,Gelasio,serif;font-weight:400;line-height:1.25;text-wrap:balance}
h1{font-size:32px;margin:0 0 12px}
h2{font-size:22px;color:var(--primary);margin:40px 0 8px}
h3{font-size:18px;color:var(--primary);margin:32px 0 8px}
header dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}
header dt{color:var(--on-dark)}
header dd{margin:0;overflow-wrap:anywhere}
.mark{float:right;background:#000;font-weight:700;font-size:14px;padding:3px 12px;margin-left:24px}
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:0 40px;padding:0;margin:28px 0 8px}
.counts b{display:block;font-size:34px;line-height:1.1;color:var(--primary)}
table{width:100%;table-layout:fixed;border-collapse:collapse;margin:0 0 8px}
table{border-bottom:1.5px solid var(--grey-400)}
caption{text-align:left;color:var(--grey-700);font-size:14px;padding:16px 0 4px}
th,td{text-align:left;vertical-align:top;padding:7px 14px 7px 0;border-top:1px solid var(--grey-200)}
thead th{color:var(--primary);border-top:0;border-bottom:2px solid var(--primary);font-size:14px}
tbody th{font-weight:400;font-size:14px;color:var(--grey-700)}
thead th:first-child{width:220px}
td{overflow-wrap:anywhere}
.glance td,.glance thead th+th{text-align:right;width:110px;font-variant-numeric:tabular-nums}
.glance thead th:first-child{width:auto}
.glance tbody th{font-size:16px}
.glance tbody th a{color:var(--primary)}
.sign{display:inline-block;width:22px;text-align:center;font-weight:700;border-radius:3px;margin-right:8px}
ins{background:var(--positive-tint);color:var(--positive);text-decoration:underline;text-underline-offset:2px}
del{background:var(--negative-tint);color:var(--negative);text-decoration:line-through}
.none{color:var(--grey-700)}
.said,del::before,del::after,ins::before,ins::after{position:absolute;width:1px;height:1px;overflow:hidden}
.said,del::before,del::after,ins::before,ins::after{clip-path:inset(50%);white-space:nowrap}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
footer{color:var(--grey-700);font-size:14px;padding:24px 0 32px;overflow:auto}
@media (max-width:720px){header>div,main,footer{width:calc(100% - 32px)}thead th:first-child{width:110px}}
@media print{body{font-size:10pt}header{background:none;color:inherit;padding:0}header dt{color:inherit}
.mark,ins,del,.sign{print-color-adjust:exact;-webkit-print-color-adjust:exact}
main,footer,header>div{width:100%}tr{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}}
"""


def differences_page(found: Sequence[Differences], words: Words, brand: Brand) -> str:
    """All comparisons as one page."""
    return "".join(f"{line}\n" for line in _page(found, words, brand))


def _page(found: Sequence[Differences], words: Words, brand: Brand) -> Iterator[str]:
    title = escape(page_title(found, words))
    marking = highest_marking(found)
    yield f'<!DOCTYPE html>\n<html lang="{escape(words.tag)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n:root{{{_colours(brand)}}}{_STYLE}"
    yield f"{_tints()}{_said(words)}</style>"
    yield "</head>\n<body>"
    yield f"<header><div>{_mark(marking)}<h1>{title}</h1>"
    if len(found) == 1:
        yield f"<dl>{_version(words.say('differences-before'), found[0].before)}"
        yield f"{_version(words.say('differences-after'), found[0].after)}</dl>"
    yield "</div></header>\n<main>"
    for number, each in enumerate(found, start=1):
        yield from _comparison(each, number, words, single=len(found) == 1)
    yield f"</main>\n<footer>{_mark(marking)}{title}</footer>\n</body>\n</html>"


def _colours(brand: Brand) -> str:
    return ";".join(f"--{role}:{brand.colour(role)}" for role in _ROLES)


def _tints() -> str:
    return "".join(
        f".{_word(kind)} .sign{{color:var(--{tint});background:var(--{tint}-tint)}}\n"
        for kind, tint in _TINTS.items()
    )


def _said(words: Words) -> str:
    """What a screen reader says around words that go or come, which it does not tell by their elements."""
    marks = {"del": "differences-gone", "ins": "differences-new"}
    return "".join(
        f'{tag}::before{{content:" [{_quoted(words.say(phrase))}: "}}{tag}::after{{content:"] "}}\n'
        for tag, phrase in marks.items()
    )


def _quoted(text: str) -> str:
    """A text for a string of CSS inside an element of HTML."""
    return "".join(sign for sign in text if sign.isalnum() or sign == " ")


def _word(kind: Kind) -> str:
    return kind.name.lower()


def _mark(marking: Marking | None) -> str:
    """The handling label on black, as its standard has it."""
    if marking is None:
        return ""
    return f'<span class="mark" style="color:{marking.colour}">{escape(marking.label)}</span>'


def _version(label: str, version: Version) -> str:
    marking = f" ({escape(version.label)})" if version.marking else ""
    return f"<dt>{escape(label)}</dt><dd>{escape(version.name)}{marking}</dd>"


def _comparison(found: Differences, number: int, words: Words, *, single: bool) -> Iterator[str]:
    """One comparison; where there are several, below a heading of its own."""
    level = 2 if single else 3
    if not single:
        yield f"<h2>{escape(found.before.name)} → {escape(found.after.name)}</h2>"
    if not found.themes:
        yield f"<p>{escape(words.say('differences-none'))}</p>"
        return
    yield f'<ul class="counts" aria-label="{escape(summary(found))}">'
    for kind, count in found.counts.items():
        yield f'<li class="{_word(kind)}"><b>{count}</b>{_sign(kind)}{escape(kind.value)}</li>'
    yield "</ul>"
    if len(found.themes) > 1:
        yield from _glance(found, number, words)
    for at, theme in enumerate(found.themes, start=1):
        name = f"theme-{number}-{at}"
        yield f'<h{level} id="{name}">{escape(theme_label(theme))}</h{level}>'
        yield from _table(found, theme, name, words)


def _glance(found: Differences, number: int, words: Words) -> Iterator[str]:
    """The themes by the kinds of changes; each name leads to its table."""
    kinds = list(found.counts)
    yield f'<table class="glance"><caption>{escape(words.say("differences-counts"))}</caption>'
    heads = (words.say("differences-theme"), *(kind.value for kind in kinds))
    yield f"<thead><tr>{''.join(map(_head, heads))}</tr></thead><tbody>"
    for at, theme in enumerate(found.themes, start=1):
        cells = "".join(f"<td>{theme.counts.get(kind, '')}</td>" for kind in kinds)
        name = f'<a href="#theme-{number}-{at}">{escape(theme_label(theme))}</a>'
        yield f'<tr><th scope="row">{name}</th>{cells}</tr>'
    yield "</tbody></table>"


def _head(text: str) -> str:
    return f'<th scope="col">{escape(text)}</th>'


def _table(found: Differences, theme: ThemeChanges, name: str, words: Words) -> Iterator[str]:
    """The changes of a theme, below the heading ``name``."""
    made = rows(theme)
    sides = told_sides(made)
    names, versions = short_names(found), (found.before, found.after)
    heads = (words.say("differences-change"), *(names[side] for side in sides))
    yield f'<table aria-labelledby="{name}"><thead><tr>{"".join(map(_head, heads))}</tr></thead><tbody>'
    for row in made:
        cells = "".join(_cell(row.sides[side], row, versions[side], words) for side in sides)
        label = f"{_sign(row.kind)}{escape(row.label)}"
        yield f'<tr class="{_word(row.kind)}"><th scope="row">{label}</th>{cells}</tr>'
    yield "</tbody></table>"


def _sign(kind: Kind) -> str:
    return f'<span class="sign" aria-hidden="true">{escape(PAGE_SIGNS[kind])}</span>'


def _cell(stretches: Stretches, row: Row, version: Version, words: Words) -> str:
    """One side of a change, in the language of its version; words that go or come are marked up."""
    if not stretches:
        nothing = escape(words.say("differences-nothing"))
        return f'<td class="none"><span aria-hidden="true">–</span><span class="said">{nothing}</span></td>'
    marked = row.kind is Kind.REWORDED
    shown = "".join(_stretch(each) if marked else escape(each.text) for each in stretches)
    return f'<td lang="{escape(version.language)}">{shown}</td>'


def _stretch(stretch: Stretch) -> str:
    """Words that go or come in the element that says so, the spaces around them outside."""
    tag = {Fate.GONE: "del", Fate.NEW: "ins"}.get(stretch.fate)
    text = stretch.text
    if tag is None or not text.strip():
        return escape(text)
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}<{tag}>{escape(text.strip())}</{tag}>{text[len(text.rstrip()) :]}"
