"""Text as PowerPoint keeps it: paragraphs with their properties, runs, list styles.

In:  paragraphs of a page and the placeholder they stand in. Out: ``a:p`` and ``a:lvlNpPr`` elements
(ECMA-376 part 1, 21.1.2).

In a placeholder only what differs from its level is written, so that 'Reset slide' and a change of
theme do what people expect; elsewhere everything is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from deckgen.brand.look import Brand, Face
from deckgen.model.inline import Run, Text
from deckgen.model.scripts import is_ideographic, spoken
from deckgen.page import Anchor, Fill, Ink, Level, Marker, Para, Side, Slot, Stretch
from deckgen.paint.pptx.markup import emu, escape, guid, hundredths
from deckgen.paint.pptx.palette import Palette

LEVELS: Final = 9
"""How many levels a list style has (ECMA-376 part 1, 21.1.2.4)."""

Click = Callable[[str], str]
"""Gives the ``a:hlinkClick`` of an address or of '#key', in the part that is being written."""

ANCHORED: Final = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}
_ALIGNED: Final = {Side.LEFT: "l", Side.RIGHT: "r", Side.CENTRE: "ctr"}
_NUMBER_FIELD: Final = guid("deckgen slide number")
_LEADING_DIGITS: Final = re.compile(r"[0-9]+")
_WORD_ENDS: Final = re.compile(r"(?<= )(?=[^ ])|(?<=[^\W\d_]-)(?=[^\W\d_])")
"""Where a line may end: behind spaces, and behind a hyphen between letters."""


class Lettering:
    """Writes text in the faces and colours of a brand, every run marked with its language."""

    def __init__(self, brand: Brand, palette: Palette, language: str) -> None:
        self.language = escape(language)
        self._brand = brand
        self._palette = palette
        self._made: dict[tuple[Ink, Ink | None, str, bool, str], tuple[str, str]] = {}

    # --- paragraphs -------------------------------------------------------------------------------

    def paragraphs(self, paras: Sequence[Para], click: Click, slot: Slot | None = None) -> str:
        """The paragraphs of a text; ``slot`` is the placeholder whose levels they inherit."""
        if not paras:
            return f'<a:p><a:endParaRPr lang="{self.language}"/></a:p>'
        return "".join(self._paragraph(para, index == 0, click, slot) for index, para in enumerate(paras))

    def _paragraph(self, para: Para, first: bool, click: Click, slot: Slot | None) -> str:
        level = slot.levels[para.level] if slot and para.level < len(slot.levels) else None
        capitals = slot is not None and slot.capitals
        base = level.ink if level else None
        properties = self._paragraph_properties(para, first, slot, level)
        parts = ["<a:p>", properties]
        marker = para.marker
        if marker and not marker.bullet:
            parts.append(self._run(Stretch(marker.text, marker.ink), base, click, capitals, tail="\t"))
        stretches = para.stretches
        if slot and slot.fill is Fill.NUMBER and stretches:
            field, stretches = self._number_field(stretches, base, capitals)
            parts.append(field)
        parts.extend(self._run(stretch, base, click, capitals) for stretch in stretches)
        if not para.stretches:
            size = "" if base and base.size == para.size else f' sz="{hundredths(para.size)}"'
            parts.append(f'<a:endParaRPr lang="{self.language}"{size}/>')
        parts.append("</a:p>")
        return "".join(parts)

    def _paragraph_properties(self, para: Para, first: bool, slot: Slot | None, level: Level | None) -> str:
        marker = para.marker
        bullet = marker is not None and marker.bullet
        indent = (emu(para.indent), -emu(para.hang) if marker else 0)
        before = 0.0 if first else para.before
        attributes = f' lvl="{para.level}"' if para.level else ""
        if level is None or indent != _indent(level):
            attributes += f' marL="{indent[0]}" indent="{indent[1]}"'
        if slot is None or para.side is not slot.side or (slot.kind and level is None):
            attributes += f' algn="{_ALIGNED[para.side]}"'
        children = ""
        if level is None or para.leading != level.leading:
            children += _spacing("lnSpc", para.leading)
        if level is None or before != level.before:
            children += _spacing("spcBef", before)
        if slot and slot.kind:
            children += _spacing("spcAft", 0)
        if marker and bullet:
            own = self._bullet(marker.text, marker.ink)
            size = _bullet_size(para, marker)
            if level is None or not level.bullet or own != self._bullet(level.bullet, _bullet_ink(level)):
                children += self._bullet(marker.text, marker.ink, size)
            else:
                children += size
        elif slot and (level is None or level.bullet):
            children += "<a:buNone/>"
        if not children:
            return f"<a:pPr{attributes}/>" if attributes else ""
        return f"<a:pPr{attributes}>{children}</a:pPr>"

    def _bullet(self, character: str, ink: Ink, size: str = "") -> str:
        """A bullet in its own font: without one, LibreOffice takes it from a symbol font."""
        typeface = self.typeface(self._brand.faces[ink.face])
        return (
            f'<a:buClr>{self._palette.colour(ink.colour)}</a:buClr>{size}<a:buFont typeface="{typeface}"/>'
            f'<a:buChar char="{escape(character)}"/>'
        )

    # --- runs -------------------------------------------------------------------------------------

    def _run(
        self, stretch: Stretch, base: Ink | None, click: Click, capitals: bool, *, tail: str = ""
    ) -> str:
        """A run; ``capitals`` says that its placeholder draws texts in them."""
        attributes, children = self._run_properties(
            stretch.ink, base, _baseline(stretch), capitals, stretch.language
        )
        if stretch.link:
            children += click(stretch.link)
        properties = f"<a:rPr{attributes}>{children}</a:rPr>" if children else f"<a:rPr{attributes}/>"
        texts = [escape(text) for text in (_words(stretch) if stretch.link else (stretch.text,))]
        texts[-1] += tail
        return "".join(f"<a:r>{properties}<a:t>{text}</a:t></a:r>" for text in texts)

    def _number_field(
        self, stretches: tuple[Stretch, ...], base: Ink | None, capitals: bool
    ) -> tuple[str, tuple[Stretch, ...]]:
        """The slide's number ('5' of '5 / 20') as a field, and the stretches after it."""
        head, *rest = stretches
        found = _LEADING_DIGITS.match(head.text)
        if not found:
            return "", stretches
        attributes, children = self._run_properties(head.ink, base, _baseline(head), capitals)
        tail = head.text[found.end() :]
        after = [Stretch(tail, head.ink, head.link, head.raised)] if tail else []
        return (
            f'<a:fld id="{_NUMBER_FIELD}" type="slidenum"><a:rPr{attributes}>{children}</a:rPr>'
            f"<a:t>{found.group()}</a:t></a:fld>"
        ), (*after, *rest)

    def _run_properties(
        self, ink: Ink, base: Ink | None, baseline: str, capitals: bool, language: str = ""
    ) -> tuple[str, str]:
        """Attributes and children of ``a:rPr``: what ``base``, the ink of the level, does not say."""
        key = (ink, base, baseline, capitals, language)
        made = self._made.get(key)
        if made is None:
            attributes = f' lang="{escape(language) or self.language}"'
            children = ""
            face = self._brand.faces[ink.face]
            under = self._brand.faces[base.face] if base else None
            if base is None or ink.size != base.size:
                attributes += f' sz="{hundredths(ink.size)}"'
            if under is None or face.bold != under.bold:
                attributes += f' b="{face.bold:d}"'
            if face.italic != (under.italic if under else False):
                attributes += f' i="{face.italic:d}"'
            if ink.capitals != capitals:
                attributes += f' cap="{"all" if ink.capitals else "none"}"'
            attributes += baseline
            if base is None or ink.colour != base.colour:
                children += self._palette.fill(ink.colour)
            if under is None or self.typeface(face) != self.typeface(under):
                children += self._latin(face)
            made = self._made[key] = attributes, children
        return made

    def _latin(self, face: Face) -> str:
        """The typeface of a run; that of ideographs is named for East Asian text, too."""
        typeface = self.typeface(face)
        east = f'<a:ea typeface="{typeface}"/>' if face.key.startswith("fallback") else ""
        return f'<a:latin typeface="{typeface}"/>{east}'

    def typeface(self, face: Face) -> str:
        """The theme's heading or text font where the face is one of them, else the family."""
        kind = face.key.partition("-")[0]
        theme_font = {"heading": "+mj-lt", "text": "+mn-lt"}.get(kind)
        borrowed = self._brand.borrowed
        if borrowed:
            family = {"heading": borrowed.major, "text": borrowed.minor}.get(kind)
        else:
            family = self._brand.faces[kind].family if theme_font else None
        if theme_font and family == face.family:
            return theme_font
        return escape(face.family)

    # --- styles -----------------------------------------------------------------------------------

    def list_style(self, levels: Iterable[Level], side: Side) -> str:
        """``a:lvlNpPr`` elements of a placeholder's levels."""
        return "".join(self._level(number, level, side) for number, level in enumerate(levels, 1))

    def _level(self, number: int, level: Level, side: Side) -> str:
        left, first = _indent(level)
        bullet = self._bullet(level.bullet, _bullet_ink(level)) if level.bullet else "<a:buNone/>"
        return (
            f'<a:lvl{number}pPr marL="{left}" indent="{first}" algn="{_ALIGNED[side]}" rtl="0">'
            f"{_spacing('lnSpc', level.leading)}{_spacing('spcBef', level.before)}{_spacing('spcAft', 0)}"
            f"{bullet}{self.default_run(level.ink)}</a:lvl{number}pPr>"
        )

    def default_levels(self, size: float) -> str:
        """The levels of text that stands in no placeholder of ours, in the text face at ``size``."""
        run = self.default_run(Ink("text", size, "ink"))
        return "".join(
            f'<a:lvl{number}pPr marL="{emu(36 * (number - 1))}" algn="l" rtl="0">{run}</a:lvl{number}pPr>'
            for number in range(1, LEVELS + 1)
        )

    def default_run(self, ink: Ink) -> str:
        """``a:defRPr`` of an ink; pairs are not kerned, as they were not when measured."""
        return self._whole_run("a:defRPr", ink)

    def own_run(self, ink: Ink) -> str:
        """``a:rPr`` of an ink that inherits nothing."""
        return self._whole_run("a:rPr", ink)

    def _whole_run(self, tag: str, ink: Ink) -> str:
        face = self._brand.faces[ink.face]
        return (
            f'<{tag} lang="{self.language}" sz="{hundredths(ink.size)}" b="{face.bold:d}" '
            f'i="{face.italic:d}" kern="0">{self._palette.fill(ink.colour)}'
            f'<a:latin typeface="{self.typeface(face)}"/></{tag}>'
        )

    def prompt(self, slot: Slot) -> str:
        """What a placeholder says on its layout: its label, or the slide number as a field."""
        properties = f'<a:rPr lang="{self.language}"/>'
        if slot.fill is Fill.NUMBER:
            return (
                f'<a:p><a:fld id="{_NUMBER_FIELD}" type="slidenum">{properties}<a:t>‹#›</a:t></a:fld></a:p>'
            )
        return f"<a:p><a:r>{properties}<a:t>{escape(slot.label)}</a:t></a:r></a:p>"

    # --- notes ------------------------------------------------------------------------------------

    def plain(self, texts: Iterable[Text], click: Click) -> str:
        """Inline text in the styles of the page it stands on, a paragraph for each."""
        paragraphs = []
        for text in texts:
            runs = []
            for run in text.shown:
                attributes = ' b="1"' if run.bold else ""
                attributes += ' i="1"' if run.italic else ""
                attributes += _baseline(run)
                children = self._latin(self._brand.faces["code"]) if run.code else ""
                children += click(run.link) if run.link else ""
                said = ((run.text, run.language),) if run.language else spoken(run.text, self.language)
                runs += [
                    f'<a:r><a:rPr lang="{escape(language) or self.language}"{attributes}>{children}</a:rPr>'
                    f"<a:t>{escape(part)}</a:t></a:r>"
                    for part, language in said
                ]
            paragraphs.append(f"<a:p>{''.join(runs)}</a:p>")
        return "".join(paragraphs)


def _words(stretch: Stretch) -> list[str]:
    """Linked text in runs of one word, each with the space behind it; ideographs one by one.

    LibreOffice makes a field of every linked run and breaks it inside words where it is longer than the
    rest of a line.
    """
    return list(stretch.text) if is_ideographic(stretch.language) else _WORD_ENDS.split(stretch.text)


def _baseline(run: Run | Stretch) -> str:
    """The attribute of raised or lowered text (ECMA-376 part 1, 21.1.2.3.9)."""
    return ' baseline="30000"' if run.raised else ' baseline="-25000"' if run.lowered else ""


def _indent(level: Level) -> tuple[int, int]:
    """A level's left margin and first-line indent in EMU."""
    return emu(level.indent), -emu(level.hang) if level.bullet else 0


def _bullet_ink(level: Level) -> Ink:
    return replace(level.ink, colour=level.bullet_colour or level.ink.colour)


def _bullet_size(para: Para, marker: Marker) -> str:
    """The size of a bullet whose paragraph begins smaller, with a portion's mark: a part of its first run's
    (ECMA-376 part 1, 21.1.2.4.9). LibreOffice takes a size in points for that of all the text.
    """
    first = para.stretches[0].ink.size if para.stretches else marker.ink.size
    return "" if first == marker.ink.size else f'<a:buSzPct val="{marker.ink.size / first * 100_000:.0f}"/>'


def _spacing(tag: str, points: float) -> str:
    return f'<a:{tag}><a:spcPts val="{hundredths(points)}"/></a:{tag}>'
