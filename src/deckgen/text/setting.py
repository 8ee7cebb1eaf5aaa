"""Setting text: from inline text in a style to a measured paragraph.

In:  ``Text``, a ``TextStyle``, a width. Out: ``page.Para`` with its lines measured from its own top
left corner; ``stacked`` puts paragraphs into a box. A character that the face lacks is an error at
the text's place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from deckgen.brand.look import Brand, Setting, TextStyle
from deckgen.capitals import capitalised
from deckgen.diagnostics import Report
from deckgen.fonts import Fonts
from deckgen.model.inline import Run, Text
from deckgen.model.scripts import spoken
from deckgen.model.words import Words
from deckgen.page import Anchor, Ink, Line, Marker, Para, Rect, Side, Stretch, moved_para
from deckgen.text.breaking import NATIVE_SLACK, Broken, break_lines
from deckgen.text.coverage import FALLBACK, Coverage, variant
from deckgen.text.ideographs import language_of
from deckgen.text.paragraphs import set_lines
from deckgen.text.titles import MOST_BOUND, ends_well, with_end_bound, with_names_bound
from deckgen.text.typography import NO_BREAK, bind, kept_spaces
from deckgen.text.words import natural_width, widest_word


def ink_of(style: TextStyle) -> Ink:
    """How a style's plain text looks."""
    return Ink(style.face, style.size, style.colour, style.capitals, style.tabular)


MARK_SHARE = 0.7
MARK_SIZE = 12.0
PRINTED_MARK_SIZE = 9.0
"""The size of a portion's mark as a part of its text's, and the least on a slide and on paper, unless the
text is smaller."""

Tail = Callable[[], Sequence[Stretch]]
"""Makes what follows a paragraph's text."""


class Setter:
    """Sets text in a brand's styles with its fonts; one for a document."""

    def __init__(
        self,
        brand: Brand,
        fonts: Fonts,
        words: Words,
        report: Report,
        link_node: Callable[[int], int],
        *,
        native: bool = False,
        kerned: bool = False,
        foreign_node: Callable[[int, str], int] = lambda owner, _: owner,
    ) -> None:
        """``link_node`` makes the structure node of a link below a given one, ``foreign_node`` that of a
        text in another language.

        ``native``: the text is written for a program that breaks it again, as that of a deck is.
        ``kerned``: its pairs of letters are kerned, as those of a memo are; that program kerns by itself.
        """
        self._link_node = link_node
        self._foreign_node = foreign_node
        self.brand = brand
        self.fonts = fonts.kerned() if kerned else fonts
        self.words = words
        self.report = report
        self.native = native
        self._fill = 1 - NATIVE_SLACK if native else 1.0
        self._coverage = Coverage(brand, fonts, report)
        self._counts: dict[tuple[object, ...], int] = {}
        self._widths: dict[tuple[object, ...], float] = {}
        self._word_widths: dict[tuple[object, ...], float] = {}

    def style(self, name: str) -> TextStyle:
        return self.brand.style(name)

    def stretches(
        self, text: Text, style: TextStyle, owner: int, *, link: str | None = None
    ) -> tuple[Stretch, ...]:
        """The runs of ``text`` in ``style``.

        ``link`` overrides the links of the runs; ``owner`` is then the link's own node.
        """
        made = [*self._mark(text, style, owner, link)]
        for run in text.runs:
            face = variant(style.face, bold=run.bold, italic=run.italic, root="code" if run.code else "")
            bound = kept_spaces(run.text) if run.code else bind(run.text, self.words, run.language)
            holder = self._link_node(owner) if owner and run.link and not link else owner
            for key, part, language in self._parts(run, bound, face, text, style):
                ink = Ink(key, style.size, style.colour, style.capitals, style.tabular)
                reader = holder
                if holder and language not in ("", self.words.tag):
                    reader = self._foreign_node(holder, language)
                made.append(
                    Stretch(
                        part,
                        ink,
                        link or run.link,
                        run.raised,
                        reader,
                        run.lowered,
                        language,
                        text.marking,
                    )
                )
        return tuple(made)

    def _parts(
        self, run: Run, bound: str, face: str, place: Text, style: TextStyle
    ) -> Iterator[tuple[str, str, str]]:
        """The parts of a run, each with the face that draws it, and its language where it has its own."""
        soft = self._is_whole(style)
        if style.capitals:
            capitals = capitalised(bound, run.language or self.words.tag)
            bound = capitals if all(map(self.fonts[face].has, set(capitals) - set(bound))) else bound
        said = ((bound, run.language),) if run.language else spoken(bound, self.words.tag)
        for stretch, language in said:
            for key, part in self._coverage.parts(stretch, face, place, soft_hyphens=soft):
                eastern = language_of(part, self.words.tag) if key.startswith(FALLBACK) else ""
                yield key, part, run.language or eastern or language

    def _mark(self, text: Text, style: TextStyle, owner: int, link: str | None) -> Iterator[Stretch]:
        """A portion's mark, in the face of text and never large, and the space that keeps it with its text.

        The space is the text's own: one of the mark's size would leave them touching.
        """
        if not text.mark:
            return
        least = MARK_SIZE if self.native else PRINTED_MARK_SIZE
        size = min(style.size, max(least, round(style.size * MARK_SHARE, 1)))
        ink = Ink(variant("text", bold=True, italic=False), size, style.colour)
        for key, part in self._coverage.parts(text.mark, ink.face, text):
            yield Stretch(part, replace(ink, face=key), link, owner=owner, marking=text.marking)
        yield Stretch(NO_BREAK, ink_of(style), link, owner=owner, marking=text.marking)

    def para(
        self,
        text: Text,
        style: TextStyle,
        width: float,
        owner: int,
        *,
        before: float = 0.0,
        indent: float = 0.0,
        hang: float = 0.0,
        level: int = 0,
        side: Side = Side.LEFT,
        marker: str = "",
        marker_style: TextStyle | None = None,
        marker_owner: int = 0,
        bullet: bool = True,
        link: str | None = None,
        tail: Tail = tuple,
    ) -> Para:
        """Set one paragraph within ``width`` points, its top left corner at 0, 0.

        ``tail`` makes what follows the text, such as the mark of a source: after the nodes of the text's
        own links, for nodes are read in the order in which they are made. ``marker`` hangs ``hang`` points
        before ``indent``.
        """
        stretches = (*self.stretches(text, style, owner, link=link), *tail())
        set_para = self.para_of(
            stretches,
            style,
            width,
            owner,
            before=before,
            indent=indent,
            hang=hang,
            level=level,
            side=side,
            text=text,
            behind_sign=bool(marker) and not bullet,
        )
        if not marker:
            return set_para
        ink = ink_of(marker_style or style)
        shown, font = self._coverage.drawable(marker, ink.face, text), self.fonts.of(ink)
        wide, moves = font.width(shown, ink.size), font.adjustments(shown)
        return replace(set_para, marker=Marker(shown, ink, indent - hang, wide, marker_owner, bullet, moves))

    def para_of(
        self,
        stretches: Sequence[Stretch],
        style: TextStyle,
        width: float,
        owner: int,
        *,
        before: float = 0.0,
        indent: float = 0.0,
        hang: float = 0.0,
        level: int = 0,
        side: Side = Side.LEFT,
        text: Text | None = None,
        behind_sign: bool = False,
    ) -> Para:
        """Set a paragraph of stretches that are made already."""
        broken = self._broken(stretches, style, width - indent, behind_sign=behind_sign)
        if text is not None:
            for word, need in broken.broken:
                shown = word[:40] + ("…" if len(word) > 40 else "")
                self.report.add(
                    "word-broken", text.span, word=shown, need=need, what=style.name, room=width - indent
                )
        baseline = self.fonts[style.face].baseline(style.size, style.leading)
        lines = []
        for number, line in enumerate(broken.lines):
            shift = indent
            if side is Side.RIGHT:
                shift = width - line.width
            elif side is Side.CENTRE:
                shift = indent + (width - indent - line.width) / 2
            pieces = line.pieces
            if shift:
                pieces = tuple(replace(piece, x=piece.x + shift) for piece in pieces)
            lines.append(Line(pieces, baseline + number * style.leading, line.width, line.joint))
        if self.native and broken.broken:
            stretches = _links_by_line(stretches, lines)
        return Para(
            tuple(stretches),
            tuple(lines),
            style.name,
            style.size,
            style.leading,
            owner,
            before,
            indent,
            hang,
            level,
            side,
            face=style.face,
        )

    def title(self, text: Text, style: TextStyle, width: float, owner: int) -> Para:
        """Set a title: as ``para``, but its last line is no lone or short word, and names do not part.

        No-break spaces do it, so that the native text breaks alike and stays one paragraph. Where they
        would cost a line, the greedy lines stay.
        """
        lines = self._broken(self.stretches(text, style, 0), style, width).lines
        text, lines = self._kept(text, lines, with_names_bound(text, lines, self.words.tag[:2]), style, width)
        for count in range(2, MOST_BOUND + 1):
            if ends_well(lines, width):
                break
            text, lines = self._kept(text, lines, with_end_bound(text, count), style, width)
        return self.para(text, style, width, owner)

    def _kept(
        self, text: Text, lines: tuple[Line, ...], bound: Text, style: TextStyle, width: float
    ) -> tuple[Text, tuple[Line, ...]]:
        """``bound`` and its lines where it costs no line, else ``text`` and ``lines``."""
        if bound == text:
            return text, lines
        again = self._broken(self.stretches(bound, style, 0), style, width)
        return (text, lines) if again.broken or len(again.lines) != len(lines) else (bound, again.lines)

    def _broken(
        self, stretches: Sequence[Stretch], style: TextStyle, width: float, *, behind_sign: bool = False
    ) -> Broken:
        if self._is_whole(style):
            justified = style.setting is Setting.JUSTIFIED
            return set_lines(stretches, width, self.fonts, self.words.tag, justified=justified)
        return break_lines(stretches, width, self.fonts, native=self.native, behind_sign=behind_sign)

    def _is_whole(self, style: TextStyle) -> bool:
        """Whether paragraphs of a style are broken as a whole; a deck's never are."""
        return not self.native and style.setting is not Setting.LINE_BY_LINE

    def lines(self, text: Text, style: TextStyle, width: float, *, behind_sign: bool = False) -> int:
        """How many lines ``text`` takes; for trying steps before setting.

        ``behind_sign``: with a sign or a number, which is no bullet, before the first one.
        """
        if self.width(text, style) <= width:
            return 1
        key = (text.shown, style, width, behind_sign)
        count = self._counts.get(key)
        if count is None:
            stretches = self.stretches(text, style, 0)
            count = len(self._broken(stretches, style, width, behind_sign=behind_sign).lines)
            self._counts[key] = count
        return count

    def width(self, text: Text, style: TextStyle) -> float:
        """The width that ``text`` needs to stand on one line, in points."""
        return self.drawn_width(text, style) / self._fill

    def drawn_width(self, text: Text, style: TextStyle) -> float:
        """The width that ``text`` covers on one line, in points."""
        key = (text.shown, style)
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = natural_width(self.stretches(text, style, 0), self.fonts)
        return width

    def word_width(self, text: Text, style: TextStyle) -> float:
        """The width that the widest unbreakable part of ``text`` needs, in points."""
        key = (text.shown, style)
        width = self._word_widths.get(key)
        if width is None:
            width = widest_word(self.stretches(text, style, 0), self.fonts) / self._fill
            self._word_widths[key] = width
        return width


def _links_by_line(stretches: Sequence[Stretch], lines: Sequence[Line]) -> list[Stretch]:
    """The stretches, those with a link parted where a line ends.

    LibreOffice makes a text field of each linked run, and takes one whose word it has to cut to be as
    high as a single line. A field for each line stands where it was measured.
    """
    ends = set(accumulate(sum(len(_shown(piece.text)) for piece in line.pieces) for line in lines[:-1]))
    made: list[Stretch] = []
    at = 0
    for stretch in stretches:
        start = 0
        for index, letter in enumerate(stretch.text):
            if letter == " ":
                continue
            if stretch.link and index > start and at in ends:
                made.append(replace(stretch, text=stretch.text[start:index]))
                start = index
            at += 1
        made.append(replace(stretch, text=stretch.text[start:]))
    return made


def _shown(text: str) -> str:
    """A text without its spaces, of which a line's end may have taken some."""
    return text.replace(" ", "")


def joined(paras: Sequence[Para]) -> Para:
    """Paragraphs of one style as one, whose lines end where each of them ends."""
    lines: list[Line] = []
    for para in paras:
        if lines:  # read apart
            lines[-1] = replace(lines[-1], joint=" ")
        down = len(lines) * para.leading
        lines += [replace(line, baseline=line.baseline + down) for line in para.lines]
    stretches = tuple(stretch for para in paras for stretch in para.stretches)
    return replace(paras[0], stretches=stretches, lines=tuple(lines))


def height(paras: Iterable[Para]) -> float:
    """The height of paragraphs set one below the other, in points; the first one's gap is not counted."""
    total = 0.0
    for number, para in enumerate(paras):
        total += (para.before if number else 0.0) + len(para.lines) * para.leading
    return total


def stacked(paras: Sequence[Para], rect: Rect, anchor: Anchor = Anchor.TOP) -> tuple[Para, ...]:
    """The paragraphs one below the other in ``rect``, at their places on the page."""
    spare = rect.h - height(paras)
    y = rect.y + {Anchor.TOP: 0.0, Anchor.MIDDLE: spare / 2, Anchor.BOTTOM: spare}[anchor]
    placed = []
    for number, para in enumerate(paras):
        y += para.before if number else 0.0
        placed.append(moved_para(para, rect.x, y))
        y += len(para.lines) * para.leading
    return tuple(placed)


def read_apart(para: Para) -> Para:
    """The paragraph with a space at its end, for one that others follow within an element of structure.

    Labels and numbers stand off by their place; who hears the text needs a space.
    """
    *lines, last = para.lines
    return replace(para, lines=(*lines, replace(last, joint=" ")))
