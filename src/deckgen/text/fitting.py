"""Breaking a paragraph as a whole: of all ways to part it into lines, the one that reads best.

In:  the measured boxes of a paragraph, what may end a line behind each, a measure in points.
Out: after which boxes the lines end. Pure numbers; nothing here knows of fonts.

The model is that of Donald Knuth and Michael Plass ('Breaking Paragraphs into Lines', Software:
Practice and Experience 11, 1981): boxes, glue between them, penalties for ends that hurt; each line has
a badness by how far its glue is from its natural width, and a fitness class; the sum of demerits is the
least. Other than theirs, a paragraph takes as few lines as it can: no good rag is worth a line. So the
active breakpoints of a line lie between the first from which the rest still fits, and the last that
can be reached.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from operator import add, sub
from typing import Final, NamedTuple

from deckgen.values import dataclass

TOLERANCE: Final = 0.001
"""Sums of floats may exceed the measure by this much, in points, and still fit."""

MOST_HYPHENS: Final = 2
"""How many lines in a row may end in a hyphen."""

_LINE: Final = 10.0
"""What a line costs by itself, as badness."""

_NO_GLUE: Final = 6.0
"""The least ratio of a justified line that has no glue, or far too little: it stays ragged."""

_UNEVEN: Final = 10_000.0
"""Demerits for neighbouring lines more than one fitness class apart."""

_IN_A_ROW: Final = 10_000.0
"""Demerits for a hyphen below a hyphen."""

_TOO_MANY: Final = 1e9
"""Demerits for a third hyphen: it comes only where no other end is possible."""

_BEFORE_LAST: Final = 1_000_000.0
"""Demerits for a hyphen on the last line but one: a part of a word on the last."""

_PART_ALONE: Final = 100_000_000.0
"""Demerits for the end of a parted word alone on the last line: spaces three times as wide are better."""

_LONE: Final = 1_500_000.0
"""Demerits for a last line of one word of no length, as many as for a line that is a quarter too short."""

_REST: Final = 200_000.0
"""Demerits for a last line of no length, of several words. Both are the fewer, the longer the line is."""

_LONG_WORD: Final = 0.33
"""A last word that takes this part of the measure may stand alone."""

_SHORT_LINE: Final = 0.2
"""A last line of less than this part of the measure looks like a left-over."""


class End(NamedTuple):
    """What it means to end a line behind a box, where that is not simply a space.

    ``penalty`` squared is added to the demerits; ``width`` is added to the line, for a hyphen, less the
    kerning with what would have followed. ``hyphen`` says that the line shows one at its end.
    """

    penalty: float
    width: float = 0.0
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """A paragraph measured: box after box its width and the glue behind it, in points.

    ``ends`` tells of those boxes behind which a line ends otherwise than at a space.
    """

    widths: Sequence[float]
    glues: Sequence[float]
    ends: Mapping[int, End]


@dataclass(frozen=True, slots=True)
class Form:
    """How lines may differ from the measure.

    Justified lines stretch their glue by ``stretch`` times its width, and shrink it by ``shrink``
    times, at a badness of 100. Ragged lines (both 0) have it when ``rag`` of the measure stays free; a
    justified line that cannot be stretched so far is the worse, the more of the measure stays free.
    """

    rag: float
    stretch: float = 0.0
    shrink: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Behind how many boxes each line ends, the sum of demerits, and how far the worst line is off.

    ``worst`` counts 1 where badness is 100; the last line does not count.
    """

    ends: tuple[int, ...]
    demerits: float
    worst: float


class _Node(NamedTuple):
    """A breakpoint reached on the best way to it that ends in this state."""

    total: float
    end: int
    fitness: int
    hyphens: int
    ratio: float
    before: _Node | None


_START: Final = _Node(0.0, 0, 1, 0, 0.0, None)


def fit(boxes: Boxes, measure: float, form: Form, *, lines: int = 0) -> Fit:
    """The best lines, none wider than ``measure`` unless it is a single box.

    They are as few as can be, or ``lines`` where that is more and there are so many boxes.
    """
    ruler = Ruler(boxes, measure, form)
    count = min(max(lines, ruler.fewest), ruler.count)
    while not (found := ruler.fit(count, math.inf)):
        count += 1  # hyphens took the room
    return found


def better(boxes: Boxes, measure: float, form: Form, than: Fit) -> Fit | None:
    """The best lines of less demerits than those of ``than``, as few as can be or as many as it has.

    None where there are no such lines: to look for them costs less than to find what is best.
    """
    ruler = Ruler(boxes, measure, form)
    best, most = None, than.demerits
    for count in range(ruler.fewest, len(than.ends) + 1):
        found = ruler.fit(count, most)
        if found and found.demerits < most:
            best, most = found, found.demerits
    return best


def _total(node: _Node) -> float:
    return node.total


def _reach(
    best: dict[int, _Node],
    group: Sequence[_Node],
    end: int,
    cost: tuple[float, float],
    hyphen: bool,
    most: float,
) -> None:
    """Note the best ways to ``end`` that lead over a node of ``group``, one for each state."""
    own, ratio = cost
    fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
    for node in group:
        total = node.total + own
        if abs(node.fitness - fitness) > 1:
            total += _UNEVEN
        hyphens = 0
        if hyphen:
            hyphens = min(node.hyphens + 1, MOST_HYPHENS)
            if node.hyphens:
                total += _TOO_MANY if node.hyphens == MOST_HYPHENS else _IN_A_ROW
        state = fitness * (MOST_HYPHENS + 1) + hyphens
        if total <= most and (state not in best or total < best[state].total):
            best[state] = _Node(total, end, fitness, hyphens, ratio, node)


class Ruler:
    """Answers what lies between two breakpoints; sums are made once for all of them."""

    def __init__(self, boxes: Boxes, measure: float, form: Form) -> None:
        widths, glues = boxes.widths, boxes.glues
        self.ends = boxes.ends
        self.count = len(widths)
        self._measure = measure
        self._form = form
        self.left: list[float] = list(accumulate(map(add, widths, glues), initial=0.0))
        self.right: list[float] = [0.0, *map(sub, self.left[1:], glues)]
        self._glue_left: list[float] = list(accumulate(glues, initial=0.0))
        self._glue_right: list[float] = [0.0, *map(sub, self._glue_left[1:], glues)]
        shrink = form.shrink
        self._tight = [w - shrink * g for w, g in zip(self.right, self._glue_right, strict=True)]
        for index, end in boxes.ends.items():
            self.right[index + 1] += end.width
        self._start = [w - shrink * g for w, g in zip(self.left, self._glue_left, strict=True)]
        self._forward, self._backward = self._reached(), self._begun()

    @property
    def fewest(self) -> int:
        """The fewest lines that the boxes can take, hyphens left aside."""
        return len(self._forward) - 1

    def fit(self, count: int, most: float) -> Fit | None:
        """The best way through ``count`` lines; None where none has no more demerits than ``most``."""
        if count == self.fewest:
            known = self.demerits(self._forward[1:]), self.demerits(self._backward[-2::-1])
            most = min(most, *known)
        nodes = self._nodes(count, most)
        if not nodes:
            return None
        best = min(nodes, key=_total)
        ends: list[int] = []
        worst = 0.0
        node: _Node | None = best
        while node is not None and node.before is not None:
            if ends:
                worst = max(worst, node.ratio)
            ends.append(node.end)
            node = node.before
        return Fit(tuple(reversed(ends)), best.total, worst)

    def _nodes(self, count: int, most: float) -> list[_Node]:
        """The ends of all best ways through ``count`` lines with no more demerits than ``most``.

        None where no way has just so many lines.
        """
        last, reach, back = self.count, self._forward, self._backward
        layer: list[tuple[int, list[_Node]]] = [(0, [_START])]
        most *= 1 + 1e-9
        for line in range(1, count + 1):
            rest = count - line
            first = max(back[rest] if rest < len(back) else 0, line)
            farthest = min(reach[line] if line < len(reach) else last, last - rest)
            following: list[tuple[int, list[_Node]]] = []
            for end in range(first, farthest + 1):
                best: dict[int, _Node] = {}
                at_end = self.ends.get(end - 1)
                for start, group in layer:
                    if start >= end:
                        break
                    cost = self.cost(start, end)
                    if cost is None:
                        continue
                    if cost[0] <= most:
                        _reach(best, group, end, cost, at_end is not None and at_end.hyphen, most)
                    elif cost[1] > 0:
                        break  # lines from later starts are shorter still
                if best:
                    following.append((end, list(best.values())))
            layer = following
        return layer[0][1] if layer else []

    def _reached(self) -> list[int]:
        """How many boxes the first lines can hold at most: none of them, those of the first line, of two …"""
        reached = [0]
        while (at := reached[-1]) < self.count:
            limit = self._start[at] + self._measure + TOLERANCE
            reached.append(max(bisect_right(self._tight, limit, lo=at + 1) - 1, at + 1))
        return reached

    def _begun(self) -> list[int]:
        """Behind how many boxes the last lines may begin: all of them, those before the last line …"""
        begun = [self.count]
        while (at := begun[-1]) > 0:
            limit = self._tight[at] - self._measure - TOLERANCE
            begun.append(min(bisect_left(self._start, limit, hi=at), at - 1))
        return begun

    def demerits(self, ends: Sequence[int]) -> float:
        """The demerits of lines that end behind so many boxes each; infinite where one does not fit."""
        node = _START
        for start, end in pairwise((0, *ends)):
            cost = self.cost(start, end)
            if not cost:
                return math.inf
            at_end = self.ends.get(end - 1)
            best: dict[int, _Node] = {}
            _reach(best, (node,), end, cost, at_end is not None and at_end.hyphen, math.inf)
            (node,) = best.values()
        return node.total

    def cost(self, start: int, end: int) -> tuple[float, float] | None:
        """The demerits of a line by itself, and its ratio; None where it does not fit."""
        ratio = self._ratio(start, end)
        return None if ratio is None else (self._own(start, end, ratio), ratio)

    def _ratio(self, start: int, end: int) -> float | None:
        """How far a line's glue is from its width, 1 at a badness of 100; None where it does not fit."""
        slack = self._measure - self.right[end] + self.left[start]
        if slack < -TOLERANCE:
            glue = self._form.shrink * (self._glue_right[end] - self._glue_left[start])
            if glue and -slack <= glue + TOLERANCE:
                return max(slack / glue, -1.0)
            return 0.0 if end == start + 1 else None
        if end == self.count:
            return 0.0
        free = slack / (self._form.rag * self._measure)
        if not self._form.stretch:
            return free
        glue = self._form.stretch * (self._glue_right[end] - self._glue_left[start])
        if slack <= TOLERANCE:
            return 0.0
        return slack / glue if slack < _NO_GLUE * glue else _NO_GLUE + free

    def _own(self, start: int, end: int, ratio: float) -> float:
        """The demerits of a line by itself."""
        bad = _LINE + 100.0 * abs(ratio) ** 3
        cost = bad * bad
        if end < self.count:
            at_end = self.ends.get(end - 1)
            return cost + at_end.penalty * at_end.penalty if at_end else cost
        if start:
            before = self.ends.get(start - 1)
            if before and before.hyphen:
                cost += _BEFORE_LAST
            part = (self.right[end] - self.left[start]) / self._measure
            if self._glue_right[end] - self._glue_left[start] < TOLERANCE:  # no space: a single word
                cost += _LONE * max(1 - part / _LONG_WORD, 0.0)
                cost += _PART_ALONE if before and before.hyphen else 0.0
            elif part < _SHORT_LINE:
                cost += _REST * (1 - part / _SHORT_LINE)
        return cost
