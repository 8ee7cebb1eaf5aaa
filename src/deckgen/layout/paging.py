"""Filling pages: slabs in, for each page the slabs that stand on it and where they begin.

Slabs that keep together are a chain, and a chain stands on one page. One that is taller than a page begins
on a new one and breaks where that ends, and this is told. A figure that does not fit, and would leave a
large gap, stands at the top of the next page, behind text of its section that goes before it. The last page
before a new beginning is never nearly empty: it takes some from the page before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from deckgen.layout.flow import Slab, gap, height_of
from deckgen.page import TextBox
from deckgen.values import dataclass

CLOSE: Final = 0.01
"""What rounding may add to a page, in points."""

LARGE_GAP: Final = 1 / 10
"""A figure leaves no more of a page empty than this part, where text can go before it."""

LEAST_LAST: Final = ((1 / 12, 1 / 2), (1 / 6, 3 / 4))
"""A last page that fills less than the first of these parts takes lines from the page before, if that then
fills the second: four lines at any price but half a page, a heading and six lines at a quarter."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A slab at its place on a page; ``repeats`` says that its repeat stands above it."""

    slab: Slab
    y: float
    repeats: bool


Chain = Sequence[Slab]
"""Slabs that stand on one page."""

Told = Callable[[Slab, float, float], None]
"""Told of a chain taller than a page: its first slab, the height it needs, and that of a page."""


def paginate(
    slabs: Sequence[Slab],
    first_top: float,
    top: float,
    bottom: float,
    *,
    first: int = 1,
    right_hand: bool = False,
    told: Told = lambda *_: None,
) -> list[list[Standing]]:
    """Fill pages from ``first_top`` (the first) or ``top`` down to ``bottom``; at least one page.

    ``first`` is the number of the first page. With ``right_hand``, slabs that begin a page begin one with
    an odd number.
    """
    filler = _Filler(first_top, top, bottom, first, told, right_hand=right_hand)
    filler.fill(list(_chains(slabs)))
    return [list(filler.standing(page, at)) for at, page in enumerate(filler.pages)]


def _chains(slabs: Sequence[Slab]) -> Iterator[Chain]:
    """The chains of slabs; a heading keeps with two lines of text, even where they are paragraphs."""
    held: list[Slab] = []
    for at, slab in enumerate(slabs):
        held.append(slab)
        if not slab.keep and not (
            _is_short(held) and at + 1 < len(slabs) and _is_text(slabs[at + 1 : at + 2])
        ):
            yield held
            held = []
    if held:
        yield held


def _is_short(chain: Chain) -> bool:
    """Whether a chain is a heading and one line of text."""
    texts = [slab for slab in chain if not slab.bookmark]
    return bool(chain[0].bookmark) and texts == [chain[-1]] and _is_text(texts)


def _is_text(chain: Chain) -> bool:
    """Whether a chain may stand before a figure that is told earlier."""
    return all(
        not (slab.bookmark or slab.new_page or slab.floats or slab.refers or slab.concludes)
        and all(isinstance(item, TextBox) for item in slab.items)
        for slab in chain
    )


def _parted(chain: Chain) -> tuple[Chain, Chain]:
    """What of a chain leads to a figure, such as a heading, and the figure, if there is one."""
    at = next((at for at, slab in enumerate(chain) if slab.floats), len(chain))
    return (chain[:at], chain[at:]) if all(slab.floats for slab in chain[at:]) else (chain, ())


class _Filler:
    """Fills one page after the other; ``pages`` are the slabs on each."""

    def __init__(
        self, first_top: float, top: float, bottom: float, first: int, told: Told, *, right_hand: bool
    ) -> None:
        self.pages: list[list[Slab]] = [[]]
        self._first_top = first_top
        self._top = top
        self._bottom = bottom
        self._first = first
        self._told = told
        self._right_hand = right_hand
        self._end = first_top
        self._begin = 0

    def fill(self, chains: Sequence[Chain]) -> None:
        """Put all chains on pages; a figure that would leave a gap waits until text stands before it."""
        waiting: Chain = ()
        at = 0
        while at < len(chains):
            chain = chains[at]
            at += 1
            if waiting and not (_is_text(chain) and self._fits(chain)):
                self._place(waiting)
                waiting = ()
            if chain[0].new_page:
                self._begin_page()
            if not self._fits(chain):
                lead, figure = _parted(chain)
                text = chains[at] if at < len(chains) and not waiting else ()
                if figure and text and self._gapes() and _is_text(text) and self._fits([*lead, *text]):
                    self._put([*lead, *text])
                    waiting = figure
                    at += 1
                    continue
            self._place(chain)
        if waiting:
            self._place(waiting)
        self._balance()

    def standing(self, page: Chain, at: int) -> Iterator[Standing]:
        """The slabs of page ``at``, from 0, each at its place."""
        y = self._top_of(at)
        previous: Slab | None = None
        for slab in page:
            if slab.divides and previous is None:
                continue
            y += gap(previous, slab)
            yield Standing(slab, y, previous is None and bool(slab.repeat[0]))
            y += slab.height
            previous = slab

    def _top_of(self, at: int) -> float:
        return self._top if at else self._first_top

    def _end_with(self, chain: Chain) -> float:
        """Where the page would end with this chain on it."""
        y = self._end
        previous = self.pages[-1][-1] if self.pages[-1] else None
        for slab in chain:
            y += gap(previous, slab) + slab.height
            previous = slab
        return y

    def _fits(self, chain: Chain) -> bool:
        return self._end_with(chain) <= self._bottom + CLOSE

    def _gapes(self) -> bool:
        """Whether the page would be left with a large gap."""
        return bool(self.pages[-1]) and self._bottom - self._end > LARGE_GAP * (self._bottom - self._top)

    def _put(self, chain: Chain) -> None:
        self._end = self._end_with(chain)
        self.pages[-1] += chain

    def _turn(self) -> None:
        self.pages.append([])
        self._end = self._top

    def _begin_page(self) -> None:
        """Begin a page for what opens one, with an odd number where that is asked for."""
        if self.pages[-1]:
            self._balance()
            self._turn()
        if self._right_hand and (self._first + len(self.pages) - 1) % 2 == 0:
            self._turn()
        self._begin = len(self.pages) - 1

    def _place(self, chain: Chain) -> None:
        """Put a chain on this page or the next; one taller than a page on several."""
        if self.pages[-1] and not self._fits(chain):
            self._turn()
        if self._fits(chain):
            self._put(chain)
            return
        room = self._bottom - self._top_of(len(self.pages) - 1)
        self._told(chain[0], self._end_with(chain) - self._end, room)
        rest = list(chain)
        while rest:
            count = self._most(rest)
            self._put(rest[:count])
            del rest[:count]
            if rest:
                self._turn()

    def _most(self, chain: Chain) -> int:
        """How many slabs of a chain fit on an empty page, so that none is left alone, nor a heading last."""
        count = 1
        while count < len(chain) and self._fits(chain[: count + 1]):
            count += 1
        if count == len(chain) - 1 and count > 2:
            count -= 1
        while count > 1 and chain[count - 1].bookmark and count < len(chain):
            count -= 1
        return count

    def _balance(self) -> None:
        """Give the last page lines of the one before it, where it has but a few."""
        if len(self.pages) - self._begin < 2:
            return
        for least, left in LEAST_LAST:
            self._even(self.pages[-2], self.pages[-1], least, left)

    def _even(self, before: list[Slab], last: list[Slab], least: float, left: float) -> None:
        """Move chains until ``last`` fills the part ``least`` of a page; ``before`` still fills ``left``."""
        room = self._bottom - self._top
        while height_of(last) < least * room:
            cut = len(before) - 1
            while cut > 0 and before[cut - 1].keep:
                cut -= 1
            if cut < 1 or height_of(before[:cut]) < left * room:
                break
            if height_of([*before[cut:], *last]) > room + CLOSE:
                break
            last[:0] = before[cut:]
            del before[cut:]
